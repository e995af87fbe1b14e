"""What a site is made of, whichever engine writes it: pages, files, pictures and former addresses."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of words. `src_uri` names it as links between pages do: a path from docs/, ending in .md."""

    src_uri: str
    title: str
    # One or two sentences without markup; empty when the page says nothing of itself.
    summary: str = ""
    # What the page says, as HTML; or a page written by hand, in Markdown with its header, for the engine to draw.
    html: str = ""
    markdown: str = ""
    # Files that only this page loads.
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    # The file in the repository that readers may edit; None for a page that is made of others.
    path: str | None = None
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Asset:
    """A file to load or fetch: its address from the top of the site, and its content, or where that lies."""

    address: str
    content: str | bytes | Path


@dataclass(frozen=True, slots=True)
class CardPicture:
    """A picture beside the cards, by its path in the repository; its address follows that of the card."""

    path: str


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that a card used to have, and where it leads; both named as pages are."""

    src_uri: str
    target: str


Made = Page | Asset | CardPicture | Redirect
