"""What a card is called where methods and stories stand together: metod.serviceforum, berattelse.torpa."""

from __future__ import annotations

from .fields import type_of
from .model import Card


def card_key(card: Card) -> str:
    """The card's name in the address of a workshop, and in the files made of it alone."""
    return f"{type_of(card).name}.{card.slug}"
