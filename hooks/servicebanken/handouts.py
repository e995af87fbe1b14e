"""Each card's sheets as scripts, which the kit loads when it prints: one by one, so that a large bank stays light."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bank import Bank
from .drawing import TEMPLATES
from .fields import CASE, METHOD
from .model import Card, Method
from .pages import WORKSHOP_PAGE, Drawer
from .paper import Live
from .scripts import entry_of


def key_of(card: Card) -> str:
    """The card as addresses and scripts of the workshop name it: metod.serviceforum."""
    return f"{(METHOD if isinstance(card, Method) else CASE).name}.{card.slug}"


PAPER = TEMPLATES / "papper.css"


def sheet_files(bank: Bank, *, directory_urls: bool = True, live: Live) -> Iterator[tuple[str, str]]:
    """The style of paper, and each card's sheets as a script, by address; their links lead from the kit's page."""
    yield "assets/papper.css", PAPER.read_text(encoding="utf-8")
    macros = Drawer(bank, {}, directory_urls, live).macros("_blad.jinja", WORKSHOP_PAGE)
    for card in bank.cards:
        draw = macros.method_sheet if isinstance(card, Method) else macros.case_sheet
        sheets = {"html": _packed(draw(card)), "leader": _packed(macros.leader_sheet(card))}
        yield f"assets/blad/{key_of(card)}.js", entry_of("sheets", key_of(card), sheets)


def _packed(html: str) -> str:
    return re.sub(r"\n{2,}", "\n", html).strip()
