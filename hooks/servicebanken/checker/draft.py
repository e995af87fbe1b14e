"""A card as far as it has been read, for the rules to judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..model.kinds import CardType
from ..problems import Spot
from ..text.header import CardText
from .values.keys import Values


@dataclass(frozen=True, slots=True)
class Draft:
    """A card read but not yet made: its attributes, and where each of them stands in the file."""

    type: CardType
    slug: str
    path: str
    document: CardText
    read: Values
    today: date

    @property
    def values(self) -> Mapping[str, Any]:
        return self.read.by_attribute

    @property
    def written(self) -> set[str]:
        """Keys that stand in the card with something to say, readable or not."""
        entries = self.document.fields.entries
        return {entry.key.text for entry in entries if not entry.value.is_empty} | self.read.unread

    def at(self, *keys: str) -> Spot:
        """Where the first of these keys stands; the file itself when none does."""
        spots = {entry.key.text: entry.key.at for entry in self.document.fields.entries}
        return next((spots[key] for key in keys if key in spots), Spot(self.path))
