"""What the workshop's pages know of the cards: a list of all of them, and for the comparison the facts of each."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import shorten
from typing import Any

from ...bank.bank import Bank
from ...model.cards import Card, Method
from ...model.fields import CASE, METHOD, card_key
from ..addresses import COMPARISON_PAGE, public_path, public_url, source_uri
from ..pages.drawer import Drawer
from ..scripts import entry_of, script_of

# A reminder of what the card is about; with whole summaries the list of a big bank would be heavy.
_SIGNS_OF_SUMMARY = 100


def kit_files(drawer: Drawer) -> Iterator[tuple[str, str]]:
    """The list, and a script for each card, by address on the site: a comparison loads the four it shows."""
    yield "assets/workshop-cards.js", script_of("cards", kit_data(drawer.bank, drawer.directory_urls))
    draw = drawer.macros("_jamfor.jinja", COMPARISON_PAGE)
    for card in drawer.bank.cards:
        facts = draw.method(card) if isinstance(card, Method) else draw.case(card)
        yield f"assets/jamfor/{card_key(card)}.js", entry_of("compared", card_key(card), " ".join(facts.split()))


def kit_data(bank: Bank, directory_urls: bool) -> dict[str, Any]:
    """Every card by kind and slug; where its page lies is the kind's folder, the slug and the ending."""
    folders = {kind.name: public_path(source_uri(kind.folder)) for kind in (METHOD, CASE)}
    return {
        "folders": folders,
        "ending": public_url("x.md", directory_urls).removeprefix("x"),
        METHOD.name: {method.slug: _method(method) for method in bank.methods},
        CASE.name: {case.slug: _begun(case) for case in bank.cases},
    }


def _method(method: Method) -> list[Any]:
    """As a case, then minutes of a sitting, fewest and most who can take part, and what to bring; no empty ends."""
    sitting = method.duration.sitting if method.duration else None
    range_ = method.participants
    row = [*_begun(method), sitting, range_ and range_.fewest, range_ and range_.most, method.materials]
    while not row[-1]:
        row.pop()
    return row


def _begun(card: Card) -> list[Any]:
    return [card.title, shorten(card.summary, _SIGNS_OF_SUMMARY, placeholder=" …")]
