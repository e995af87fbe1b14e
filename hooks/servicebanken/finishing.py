"""What is done to a page once it is HTML: words of the glossary explained, wide tables put in frames of their own."""

from __future__ import annotations

import re

from .glossary import with_words_explained
from .model import Glossary

# A table too wide for a phone scrolls in its frame, which the keyboard must reach. Only tables written in Markdown lack
# attributes; those drawn by a template have their own frame.
_TABLE = re.compile(r"<table>\n<thead>.*?</table>", re.DOTALL)
_FRAME = '<div class="sb-scroll" role="group" aria-label="Tabell" tabindex="0">{}</div>'


def finished(html: str, glossary: Glossary | None, glossary_address: str) -> str:
    """The page as readers get it; `glossary_address` is the address of the glossary's page from this one."""
    html = with_words_explained(html, glossary, glossary_address)
    return _TABLE.sub(lambda found: _FRAME.format(found[0]), html)
