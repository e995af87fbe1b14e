"""HTML set on pages by WeasyPrint, which a bank that prints nothing need not have: it comes with the extra `pdf`."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import unquote, urlsplit
from urllib.request import url2pathname

from ..problems import Refusal
from ..text.files import PICTURE_SUFFIXES, is_file_inside

# Widths that the measures of the sheets rest on: a line set in Arial or in Liberation Sans is as wide, in any other
# typeface it is not. In points, at 10 points.
_SAMPLE = "Sphinx of black quartz, judge my vow 0123456789"
_SAMPLE_WIDTH = 223.5
_TYPEFACE = 'Arial, "Liberation Sans", Arimo, sans-serif'


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as it was set: the page it stands on, from 0, and its words."""

    page: int
    text: str


class Typeset:
    """A document set on pages."""

    def __init__(self, document: Any) -> None:
        self._document = document

    @property
    def pages(self) -> int:
        """How many pages there are."""
        return len(self._document.pages)

    def lines(self) -> Iterator[SetLine]:
        """Every line in reading order, column by column."""
        for number, page in enumerate(self._document.pages):
            # Where each line stands is known to the pages alone; no other way to ask is offered.
            for box in page._page_box.descendants():
                if type(box).__name__ == "LineBox" and (text := _text_of(box)):
                    yield SetLine(number, text)

    def followed_by(self, others: Iterable[Typeset]) -> Typeset:
        """One document of the pages of all, named and described as this one; links may lead between them."""
        pages = [page for one in (self, *others) for page in one._document.pages]
        return Typeset(self._document.copy(pages))

    def write(self, file: BinaryIO) -> None:
        """As a tagged PDF (PDF/UA-1) with bookmarks; the same pages give the same bytes."""
        self._document.write_pdf(file, pdf_variant="pdf/ua-1")


class Typesetter:
    """What sets documents in the style of paper; pictures are read from below `root`, nothing from anywhere else.

    Raises Refusal.
    """

    def __init__(self, style: str, root: Path) -> None:
        self._weasyprint = _weasyprint()
        self._fonts = self._weasyprint.text.fonts.FontConfiguration()
        self._fetcher = _fetcher(self._weasyprint, root)
        self._base = f"{root.as_uri()}/"
        self._style = self._sheet(style)

    def set(self, html: str, first_page: int = 1) -> Typeset:
        """The document on pages, the first of which has that number."""
        # How many pages there are in all is not known to a part.
        number = "@page { @bottom-right { content: counter(page) } }"
        start = self._sheet(f"{number} @page :first {{ counter-reset: page {first_page} }}")
        document = self._weasyprint.HTML(string=html, base_url=self._base, url_fetcher=self._fetcher)
        return Typeset(document.render(stylesheets=[self._style, start], font_config=self._fonts))

    def _sheet(self, style: str) -> Any:
        return self._weasyprint.CSS(string=style, url_fetcher=self._fetcher, font_config=self._fonts)


def what_is_missing() -> str:
    """What this machine lacks for paper and how to get it; empty when nothing does."""
    try:
        _weasyprint()
    except Refusal as missing:
        return str(missing)
    return ""


def has_the_typeface() -> bool:
    """True when this machine has a typeface of the measures that sheets are set in."""
    width = _width(f"<p style='font: 10pt {_TYPEFACE}; white-space: nowrap; display: inline-block'>{_SAMPLE}</p>")
    return abs(width - _SAMPLE_WIDTH) < 1


def _width(html: str) -> float:
    document = _weasyprint().HTML(string=html).render()
    boxes = document.pages[0]._page_box.descendants()
    return max(float(box.width) for box in boxes if type(box).__name__ == "TextBox") * 0.75  # px → points


def _text_of(box: Any) -> str:
    parts = (part.text for part in box.descendants() if type(part).__name__ == "TextBox")
    return " ".join("".join(parts).split())


def _weasyprint() -> Any:
    try:
        import weasyprint
    except ImportError:
        message = "utskriften behöver WeasyPrint. Installera tillägget pdf:  pip install 'servicebanken[pdf]'"
        raise Refusal(message) from None
    except OSError:
        message = "utskriften behöver biblioteket Pango, som inte finns på datorn. I Debian och Ubuntu:"
        raise Refusal(f"{message}  apt-get install libpango-1.0-0 libpangoft2-1.0-0 fonts-liberation") from None
    # What it says of style sheets is for those who write them; what it cannot do ends in an exception.
    logging.getLogger("weasyprint").setLevel(logging.CRITICAL)
    return weasyprint


def _fetcher(weasyprint: Any, root: Path) -> Any:
    class Fetcher(weasyprint.urls.URLFetcher):  # type: ignore[misc]
        """Reads the bank's own pictures; whatever else a card names is not there."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            parts = urlsplit(url)
            path = Path(url2pathname(unquote(parts.path)))
            if parts.scheme != "file" or path.suffix.lower() not in PICTURE_SUFFIXES or not is_file_inside(root, path):
                raise ValueError(f"not a picture of the bank: {url}")
            return super().fetch(url, headers)

    return Fetcher(allowed_protocols={"file"})
