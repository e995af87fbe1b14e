"""Addresses: what the sources call a page, what readers call it, and where former addresses lead."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any

from ..bank.bank import Bank
from ..model.cards import Card, Stage
from ..model.fields import CASE, METHOD
from ..places.register import Municipality, Region
from .made import Redirect


def source_uri(path: str) -> str:
    """The engine's name of a page: pages in docs/ without that folder, all others as in the repository."""
    return path.removeprefix("docs/")


# Readers get Swedish addresses; sources keep the folders of the repository, so that links work on the forge too.
PUBLIC_FOLDERS = {METHOD.folder: "metoder", CASE.folder: "berattelser"}

SEARCH_PAGE = "hitta.md"
FORM_PAGE = "bidra/skriv.md"
WORKSHOP_PAGE = "workshop/index.md"
COMPARISON_PAGE = "workshop/jamfor.md"


def public_path(src_uri: str) -> str:
    """The page's name as readers see it in its address: methods/x.md → metoder/x.md."""
    folder, slash, rest = src_uri.partition("/")
    return f"{PUBLIC_FOLDERS.get(folder, folder)}{slash}{rest}"


def public_url(src_uri: str, directory_urls: bool) -> str:
    """The page's address from the top of the site: metoder/x/ or metoder/x.html; other files keep their names."""
    path = public_path(src_uri)
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"


def page_of(thing: Any) -> str:
    """The name of the page that shows a card, a theme, a place …"""
    match thing:
        case Municipality():
            return f"kommuner/{thing.slug}.md"
        case Region():
            return f"regioner/{thing.slug}.md"
        case Stage():
            return f"arbetet/{thing.value}.md"
        case str():
            return thing
        case _:
            return source_uri(thing.path)


def redirects(bank: Bank) -> Iterator[Redirect]:
    """Every former address and where it leads."""
    cards: list[Card] = [*bank.methods, *bank.archived_methods, *bank.cases, *bank.archived_cases]
    for card in cards:
        folder = posixpath.dirname(card.path)
        for slug in card.former_slugs:
            yield Redirect(f"{folder}/{slug}.md", page_of(card))
