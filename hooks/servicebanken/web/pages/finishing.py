"""What is done to a page once it is HTML: words of the glossary explained, wide tables framed, styles made classes."""

from __future__ import annotations

import re

from ...model.cards import Glossary
from .glossary import with_words_explained

# A table too wide for a phone scrolls in its frame, which the keyboard must reach. Only tables written in Markdown lack
# attributes; those drawn by a template have their own frame.
_TABLE = re.compile(r"<table>\n<thead>.*?</table>", re.DOTALL)
_FRAME = '<div class="sb-scroll" role="group" aria-label="Tabell" tabindex="0">{}</div>'

# Markdown writes how a column stands as a style in each cell, which a strict policy for the site's content would stop.
_ASIDE = re.compile(r'(<t[hd]) style="text-align: (left|right|center);"')


def finished(html: str, glossary: Glossary | None, glossary_address: str) -> str:
    """The page as readers get it; `glossary_address` is the address of the glossary's page from this one."""
    html = with_words_explained(html, glossary, glossary_address)
    html = _ASIDE.sub(r'\1 class="sb-\2"', html)
    return _TABLE.sub(lambda found: _FRAME.format(found[0]), html)
