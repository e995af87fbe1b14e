"""What a card is called where methods and stories stand together: metod.serviceforum, berattelse.torpa."""

from __future__ import annotations

from .fields import CASE, METHOD
from .model import Card, Method


def card_key(card: Card) -> str:
    """The card's name in the address of a workshop, and in the files made of it alone."""
    card_type = METHOD if isinstance(card, Method) else CASE
    return f"{card_type.name}.{card.slug}"
