"""What a card needs on paper and not on the screen: its links as a numbered list, its address, a code to scan."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import segno
from markupsafe import Markup

from .model import Card
from .rendering import Target, addresses_in, as_hand_out, as_leaders, as_page, numbered, rendered


@dataclass(frozen=True, slots=True)
class Reference:
    """An address that the card leads to, by the number it has on paper; `title` when the card names it."""

    number: int
    address: str
    title: str | None = None

    @property
    def written(self) -> str:
        """The address as one types it."""
        return self.address.partition("://")[2].removesuffix("/")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A card's text for its page and for paper, as HTML; `address` and `code` are empty where the bank has none."""

    page: Markup
    hand_out: Markup
    leader: Markup
    references: tuple[Reference, ...]
    address: str
    code: Markup

    def number(self, address: str) -> int:
        return next(one.number for one in self.references if one.address == address)


def sheet_of(card: Card, target: Target, address: str) -> Sheet:
    """The card, its links leading where `target` says; `address` is its page on the living site, or empty."""
    html = rendered(card.body, target)
    references = tuple(_references(card, html))
    html = numbered(html, {one.address: one.number for one in references})
    return Sheet(
        page=Markup(as_page(html)),
        hand_out=Markup(as_hand_out(html)),
        leader=Markup(as_leaders(html)),
        references=references,
        address=address.partition("://")[2],
        code=Markup(code_of(address)) if address else Markup(),
    )


def _references(card: Card, html: str) -> list[Reference]:
    """Sources first, then whom to ask, then what the text links to; each address once."""
    named: dict[str, str | None] = {source.address: source.title for source in card.sources}
    others = [*(contact.web for contact in card.contacts), *addresses_in(html)]
    named |= {address: None for address in others if address not in named}
    return [Reference(number, address, title) for number, (address, title) in enumerate(named.items(), 1)]


@lru_cache(maxsize=4096)
def code_of(address: str) -> str:
    """A QR code as SVG, to scan from paper; of a size that a telephone reads at arm's length."""
    told = f"Kod att skanna, till {address.partition('://')[2]}"
    drawn: str = segno.make(address, error="m", micro=False).svg_inline(
        border=0, omitsize=True, svgclass=None, lineclass=None, title=told
    )
    return drawn.replace("<svg ", '<svg class="sb-code" aria-hidden="true" ', 1)
