"""What is done to a page once it is HTML: words of the glossary explained, wide tables framed, styles made classes."""

from __future__ import annotations

import re
from collections.abc import Callable

from ...model.cards import Glossary
from .glossary import with_words_explained

# A table too wide for a phone scrolls in its frame, which the keyboard must reach. Only tables written in Markdown lack
# attributes; those drawn by a template have their own frame.
_TABLE = re.compile(r"<table>\n<thead>.*?</table>", re.DOTALL)
_FRAME = '<div class="sb-scroll" role="group" aria-label="Tabell" tabindex="0">{}</div>'

# Markdown writes how a column stands as a style in each cell, which a strict policy for the site's content would stop.
_ASIDE = re.compile(r'(<t[hd]) style="text-align: (left|right|center);"')


# An icon has its name from the template, and its drawing from the set that the engine's theme brings.
_ICON = re.compile(r'(<span class="sb-icon" data-icon="([a-z0-9-]+)">)</span>')


def finished(html: str, glossary: Glossary | None, glossary_address: str, icon: Callable[[str], str]) -> str:
    """The page as readers get it.

    `glossary_address` is the address of the glossary's page from this one; `icon` gives the drawing of that name as
    SVG, or nothing where there is none.
    """
    html = with_words_explained(html, glossary, glossary_address)
    html = _ASIDE.sub(r'\1 class="sb-\2"', html)
    html = _TABLE.sub(lambda match: _FRAME.format(match[0]), html)
    return _ICON.sub(lambda match: f"{match[1]}{icon(match[2])}</span>", html)
