"""The words of a page and of a sheet, without how they are set."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path


def text_of(path: Path) -> str:
    """The page's words, without markup."""
    body = path.read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def words(text: str) -> str:
    """Text without what setting does to it: line breaks and spaces."""
    return re.sub(r"\s+", "", text)
