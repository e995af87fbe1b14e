"""Each card's sheets as scripts, which the kit loads when it prints: one by one, so that a large bank stays light."""

from __future__ import annotations

import re
from collections.abc import Iterator

from .bank import Bank
from .drawing import TEMPLATES
from .keys import card_key
from .model import Method
from .pages import WORKSHOP_PAGE, Drawer
from .paper import Live
from .scripts import entry_of

PAPER = TEMPLATES / "papper.css"


def sheet_files(bank: Bank, *, directory_urls: bool = True, live: Live) -> Iterator[tuple[str, str]]:
    """The style of paper, and each card's sheets as a script, by address; their links lead from the kit's page."""
    yield "assets/papper.css", PAPER.read_text(encoding="utf-8")
    macros = Drawer(bank, {}, directory_urls, live).macros("_blad.jinja", WORKSHOP_PAGE)
    for card in bank.cards:
        draw = macros.method_sheet if isinstance(card, Method) else macros.case_sheet
        sheets = {"html": _packed(draw(card)), "leader": _packed(macros.leader_sheet(card))}
        yield f"assets/blad/{card_key(card)}.js", entry_of("sheets", card_key(card), sheets)


def _packed(html: str) -> str:
    return re.sub(r"\n{2,}", "\n", html).strip()
