"""A card as far as it has been read, for the rules to judge."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from ..model.cards import Status
from ..model.facts import Contact, Participants, Period, Picture, Result, Source
from ..model.fields import WORD_ALL, WORD_EDITORS
from ..model.kinds import CardType
from ..places.register import Municipality, Region
from ..problems import Spot
from ..text.header import CardText
from ..text.nodes import Items
from .values.keys import Values


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What a header says and the rules judge together; empty where nothing is said, or nothing could be read.

    `is_region_wide`: the word "alla" stands where municipalities would. Other cards are named by slug.
    """

    municipalities: tuple[Municipality, ...] = ()
    is_region_wide: bool = False
    own_regions: tuple[Region, ...] = ()
    period: Period | None = None
    participants: Participants | None = None
    picture: Picture | None = None
    touched: tuple[Municipality, ...] = ()
    contacts: tuple[Contact, ...] = ()
    sources: tuple[Source, ...] = ()
    results: tuple[Result, ...] = ()
    reviewed: date | None = None
    status: Status | None = None
    successor: str | None = None
    related: tuple[str, ...] = ()
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    former_slugs: tuple[str, ...] = ()


_JUDGED = frozenset(field.name for field in fields(Said))


def said_in(values: Mapping[str, Any]) -> Said:
    """The values, by attribute, that are judged together."""
    judged = {name: value for name, value in values.items() if name in _JUDGED}
    if judged.get("municipalities") == WORD_ALL:
        judged |= {"municipalities": (), "is_region_wide": True}
    if judged.get("contacts") == WORD_EDITORS:
        judged |= {"contacts": ()}
    return Said(**judged)


@dataclass(frozen=True, slots=True)
class Draft:
    """A card read but not yet made: what its header says, and where each key stands in the file."""

    type: CardType
    slug: str
    path: str
    document: CardText
    read: Values
    said: Said
    today: date

    @property
    def written(self) -> set[str]:
        """Keys that stand in the card with something to say, readable or not."""
        entries = self.document.fields.entries
        return {entry.key.text for entry in entries if not entry.value.is_empty} | self.read.unread

    def at_item(self, key: str, place: int) -> Spot:
        """Where an item of the key's list stands, counted among those that say something; else the key."""
        for entry in self.document.fields.entries:
            if entry.key.text == key and isinstance(entry.value, Items):
                filled = [item for item in entry.value.items if not item.is_empty]
                return filled[place].at if place < len(filled) else entry.key.at
        return self.at(key)

    def at(self, *keys: str) -> Spot:
        """Where the first of these keys stands; the file itself when none does."""
        spots = {entry.key.text: entry.key.at for entry in self.document.fields.entries}
        return next((spots[key] for key in keys if key in spots), Spot(self.path))
