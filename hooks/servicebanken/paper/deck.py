"""The bank as one PDF to print or send: a front, contents with page numbers, every card on its sheet."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup

from ..bank.bank import Bank
from ..model.cards import Card
from ..model.fields import card_key
from ..swedish import counted
from ..web.edition import Edition
from ..web.pages.cardtext import code_of
from ..web.settings import Settings
from ..web.workshop.sheets import PAPER
from .drawer import PaperDrawer, without_dead_links
from .typesetting import Typeset, Typesetter

# Where the advice to leaders begins, beside the keys of the cards.
_ADVICE = "till-den-som-leder"


@dataclass(frozen=True, slots=True)
class Deck:
    """The parts of the deck as HTML documents, in order; the front asks on which page each of them begins."""

    front: Callable[[Mapping[str, int]], str]
    parts: Mapping[str, Callable[[], str]]


def set_deck(
    bank: Bank,
    root: Path,
    settings: Settings,
    edition: Edition | None = None,
    tell: Callable[[int, int], None] = lambda done, parts: None,
) -> Typeset:
    """All cards of the bank as one document; `tell` hears how many parts are set, of how many.

    Each part is set on its own, so that a large bank takes time in proportion. Raises Refusal.
    """
    deck = draw_deck(bank, settings, edition or Edition(whole=bank, editors=settings.editors))
    typesetter = Typesetter(PAPER.read_text(encoding="utf-8"), root)
    # As wide as page numbers get, so that the contents take the room they will need.
    start = typesetter.set(deck.front(dict.fromkeys(deck.parts, 1000))).pages + 1
    numbers: dict[str, int] = {}
    parts = []
    for done, (key, draw) in enumerate(deck.parts.items(), 1):
        numbers[key] = start
        parts.append(typesetter.set(draw(), start))
        start += parts[-1].pages
        tell(done, len(deck.parts))
    return typesetter.set(deck.front(numbers)).followed_by(parts)


def draw_deck(bank: Bank, settings: Settings, edition: Edition) -> Deck:
    """The parts, whose links lead from one to another, or to the living site where there is one."""
    drawer = PaperDrawer(bank, settings.live, edition)
    drawer.environment.globals.update(advice=_ADVICE, settings=settings)
    macros = drawer.macros("_bunt.jinja", "deck")
    sheets = {card: drawer.sheet("deck", card) for card in bank.cards}
    advised = [method for method in bank.methods if sheets[method].leader]
    contents = counted(len(bank.methods), "metod", "metoder") + " och "
    contents += counted(len(bank.cases), "berättelse", "berättelser") + " om service på landsbygden."
    words = edition.copy.words if edition.copy else ""
    title = words[:1].upper() + words[1:] or "Metoder och berättelser"
    address = settings.live.of("")
    shown = (address.partition("://")[2].removesuffix("/"), Markup(code_of(address)) if address else "")

    def part(card: Card) -> Callable[[], str]:
        return lambda: without_dead_links(macros.card(card))

    parts = {card_key(card): part(card) for card in bank.cards}
    if advised:
        parts[_ADVICE] = lambda: without_dead_links(macros.advice_on(advised))
    return Deck(lambda numbers: str(macros.front(title, contents, numbers, *shown)), parts)
