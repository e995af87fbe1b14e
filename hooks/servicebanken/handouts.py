"""Each card's sheets as scripts, which the kit loads when it prints: one by one, so that a large bank stays light."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from .bank import Bank
from .drawing import TEMPLATES
from .edition import Edition
from .keys import card_key
from .model import Card, Method
from .pages import WORKSHOP_PAGE, Drawer, page_of
from .scripts import entry_of
from .settings import Live
from .targets import PICTURE_SUFFIXES

_NOWHERE = re.compile(r'<a href=""[^>]*>(.*?)</a>', re.DOTALL)

PAPER = TEMPLATES / "papper.css"


@dataclass(frozen=True, slots=True)
class Sheets:
    """A card's sheets as HTML: what is handed out, and what is for the leader (empty when the card says nothing)."""

    hand_out: str
    leader: str


def sheet_drawer(drawer: Drawer, page: str = WORKSHOP_PAGE) -> Callable[[Card], Sheets]:
    """What draws a card's sheets, to be shown on the page of that name."""
    macros = drawer.macros("_blad.jinja", page)

    def draw(card: Card) -> Sheets:
        hand_out = macros.method_sheet if isinstance(card, Method) else macros.case_sheet
        return Sheets(_packed(hand_out(card)), _packed(macros.leader_sheet(card)))

    return draw


class PaperDrawer(Drawer):
    """Draws cards to be set on pages here: a link leads to a card of the bank, by its key, else to the living site.

    Pictures are where they lie in the repository. What leads nowhere has an empty address.
    """

    def __init__(self, bank: Bank, live: Live, edition: Edition | None = None) -> None:
        super().__init__(bank, {}, True, live, edition)
        self._keys = {page_of(card): card_key(card) for card in bank.cards}

    def _url(self, here: str, thing: Any) -> Markup:
        page = page_of(thing)
        if page in self._keys:
            return Markup(quote(f"#{self._keys[page]}", safe="#"))
        if page.endswith(tuple(PICTURE_SUFFIXES)):
            return Markup(quote(page))
        return Markup(self.address_of(page))

    def _target(self, here: str, path: str, written: str) -> str | None:
        return super()._target(here, path, written.partition("#")[0]) or None


def without_dead_links(html: str) -> str:
    """What a PaperDrawer has drawn, with links that lead nowhere made into their words."""
    return _NOWHERE.sub(r"\1", html)


def sheet_files(
    bank: Bank, *, directory_urls: bool = True, live: Live, edition: Edition | None = None
) -> Iterator[tuple[str, str]]:
    """The style of paper, and each card's sheets as a script, by address; their links lead from the kit's page."""
    yield "assets/papper.css", PAPER.read_text(encoding="utf-8")
    draw = sheet_drawer(Drawer(bank, {}, directory_urls, live, edition))
    for card in bank.cards:
        sheets = draw(card)
        value = {"html": sheets.hand_out, "leader": sheets.leader}
        yield f"assets/blad/{card_key(card)}.js", entry_of("sheets", card_key(card), value)


def _packed(html: str) -> str:
    return re.sub(r"\n{2,}", "\n", html).strip()
