"""Each card's sheets as scripts, which the kit loads when it prints: one by one, so that a large bank stays light."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from ...model.cards import Card, Method
from ...model.fields import card_key
from ..addresses import WORKSHOP_PAGE
from ..pages.drawer import Drawer
from ..pages.language import TEMPLATES
from ..scripts import entry_of

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


def sheet_files(drawer: Drawer) -> Iterator[tuple[str, str]]:
    """The style of paper, and each card's sheets as a script, by address; their links lead from the kit's page."""
    yield "assets/papper.css", PAPER.read_text(encoding="utf-8")
    draw = sheet_drawer(drawer)
    for card in drawer.bank.cards:
        sheets = draw(card)
        value = {"html": sheets.hand_out, "leader": sheets.leader}
        yield f"assets/blad/{card_key(card)}.js", entry_of("sheets", card_key(card), value)


def _packed(html: str) -> str:
    return re.sub(r"\n{2,}", "\n", html).strip()
