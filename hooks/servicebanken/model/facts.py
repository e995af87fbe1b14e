"""The small facts that cards are made of: frozen values without a page of their own."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A role in an organisation, with its public page where it has one; never a person."""

    role: str
    organisation: str
    web: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An image beside the cards, with what must be known to show it; `path` is relative to the repository."""

    path: str
    alt: str
    licence: str
    photographer: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDate:
    """A date as exact as the source is: a year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04d}"] + [f"{part:02d}" for part in (self.month, self.day) if part]
        return "-".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source of what the card says: its name, and its address or else what kind of source it is."""

    title: str
    address: str | None = None
    kind: str | None = None
    dated: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From `start` to `end`; `is_ongoing` when it has not ended."""

    start: PartialDate
    end: PartialDate | None = None
    is_ongoing: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Duration:
    """How long a method takes, in words; `sitting` is the length of one sitting in whole minutes."""

    preparation: str | None = None
    work: str | None = None
    follow_up: str | None = None
    sitting: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """How few and how many can take part."""

    fewest: int | None = None
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Population:
    """How many lived in a place on a day; never a bare number."""

    place: str
    number: int
    counted: PartialDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """An amount in kronor and what it paid for."""

    amount: int
    covers: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of it, and whether it was measured (matt), experienced (upplevt) or only expected (vantat)."""

    text: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the glossary."""

    term: str
    explanation: str
    also_called: tuple[str, ...] = ()
    source: str | None = None
