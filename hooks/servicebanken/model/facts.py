"""The small facts that cards are made of: frozen values without a page of their own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

# How a source was read of which nobody has opened the page.
COPY = "kopia"


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
    """A source of what the card says: its name, and its address or else what kind of source it is.

    `extent` is how it was read: opened whole (hel) or its beginning (borjan), or only a stored copy (kopia); None
    claims nothing.
    """

    title: str
    address: str | None = None
    kind: str | None = None
    dated: PartialDate | None = None
    extent: str | None = None

    @property
    def is_copy(self) -> bool:
        """True when nobody has opened the page itself."""
        return self.extent == COPY


def is_same_page(one: str, other: str) -> bool:
    """True for two addresses of one page, however they are written."""
    return _as_typed(one) == _as_typed(other)


def _as_typed(address: str) -> str:
    """What the addresses of one page have in common."""
    address = address.partition("#")[0].partition("://")[2]
    return address.removeprefix("www.").rstrip("/").casefold()


def is_among(page: str | None, sources: Iterable[Source]) -> bool:
    """True for the address of a page that is one of the sources."""
    return page is not None and any(is_same_page(page, one.address) for one in sources if one.address)


def are_copies(sources: Iterable[Source]) -> bool:
    """True when of all the pages that are sources nobody has opened any; without pages nothing is claimed."""
    pages = [source for source in sources if source.address]
    return bool(pages) and all(source.is_copy for source in pages)


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
    """How many lived in a place, and when where that is known; `is_rough` where the number is not exact."""

    place: str
    number: int
    is_rough: bool = False
    dated: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """An amount in kronor, and what it paid for where that is known."""

    amount: int
    covers: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Grant:
    """Who paid, an amount in kronor and when, as far as it is known."""

    giver: str
    amount: int | None = None
    dated: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A share or a count in words, and when it was counted where that is known."""

    text: str
    dated: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What is paid for a service, in kronor a `unit`, and what is asked for it; of both at least one is known."""

    kind: str
    amount: int | None = None
    unit: str | None = None
    demand: str | None = None
    dated: PartialDate | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What came of it, and whether it was measured (matt), experienced (upplevt) or only expected (vantat).

    `source` is the number of a source of the card, from 1; `is_independent` when others than those who did it say so.
    """

    text: str
    kind: str
    source: int | None = None
    is_independent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word of the glossary."""

    term: str
    explanation: str
    also_called: tuple[str, ...] = ()
    source: str | None = None
