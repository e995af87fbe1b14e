"""What the bank is made of: frozen values, complete when made, that refer one way.

A case refers to its methods, themes, programmes and places; nothing refers back. Whoever needs the reverse asks the
bank. Cards of the same kind name each other by slug, since two cards may name one another. What has a slug is itself
and no other: such values are compared by identity, which also keeps them quick to look up.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from ..places.register import Municipality, Region
from .facts import (
    Condition,
    Contact,
    Cost,
    Duration,
    Figure,
    Grant,
    Participants,
    Period,
    Picture,
    Population,
    Result,
    Source,
    Term,
    are_copies,
)


class Status(Enum):
    """Whether readers meet the card: drafts only in preview, archived cards only at their own address."""

    DRAFT = "utkast"
    PUBLISHED = "publicerad"
    ARCHIVED = "arkiverad"


class Stage(Enum):
    """The steps of service work, as in Tillväxtverket's guide, with carrying out and following up added."""

    NEEDS = "behov"
    ANCHOR = "forankra"
    COOPERATE = "samverka"
    PLAN = "planera"
    CARRY_OUT = "genomfora"
    FOLLOW_UP = "folja-upp"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Theme:
    """A page in docs/teman/: the page is the vocabulary."""

    slug: str
    title: str
    definition: str
    group: str
    icon: str | None = None
    synonyms: tuple[str, ...] = ()
    body: str = ""
    path: str = ""


def _tried(reviewed: date | None, sources: tuple[Source, ...]) -> date | None:
    """The day on which somebody tried what is said against its sources: none as long as they are only copies."""
    return None if are_copies(sources) else reviewed


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Programme:
    """A project, programme or network that stories belong to: a page in docs/program/."""

    slug: str
    title: str
    summary: str
    form: str
    sources: tuple[Source, ...]
    reviewed: date | None = None
    period: Period | None = None
    owner: str | None = None
    municipalities: tuple[Municipality, ...] = ()
    body: str = ""
    path: str = ""

    @property
    def tried(self) -> date | None:
        """The day on which somebody tried it against its sources."""
        return _tried(self.reviewed, self.sources)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Card:
    """What a method and a case have in common.

    `contacts` is empty when the editors answer for the card. `reviewed` is the day that the card gives.
    """

    slug: str
    path: str
    body: str
    title: str
    summary: str
    themes: tuple[Theme, ...]
    sources: tuple[Source, ...]
    reviewed: date | None = None
    contacts: tuple[Contact, ...] = ()
    status: Status = Status.PUBLISHED
    successor: str | None = None
    also_called: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    picture: Picture | None = None
    former_slugs: tuple[str, ...] = ()

    @property
    def tried(self) -> date | None:
        """The day on which somebody tried the card against its sources."""
        return _tried(self.reviewed, self.sources)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Method(Card):
    """One way of working, short enough to print on one sheet. `before` and `after` are slugs of methods.

    `grounds` is what its steps rest on: a source (kalla), the craft (praxis) or both (blandat).
    """

    stages: tuple[Stage, ...]
    levels: tuple[str, ...]
    duration: Duration | None = None
    participants: Participants | None = None
    difficulty: str | None = None
    forms: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    grounds: str | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


# A method that a story only resembles or looked into is shown, and says nothing of how well tried it is.
USED = "anvand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """A method with what a story has to do with it: used (anvand), looked into (undersokt) or like it (liknar)."""

    method: Method
    role: str = USED


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case(Card):
    """A story of what somebody did. `own_regions` are those it names; `regions` also those of its municipalities.

    `touched` are municipalities that it concerns, but where it did not happen.
    """

    municipalities: tuple[Municipality, ...] = ()
    own_regions: tuple[Region, ...] = ()
    is_region_wide: bool = False
    touched: tuple[Municipality, ...] = ()
    places: tuple[str, ...] = ()
    uses: tuple[Use, ...] = ()
    programmes: tuple[Programme, ...] = ()
    owner: str | None = None
    period: Period | None = None
    populations: tuple[Population, ...] = ()
    cost: Cost | None = None
    grants: tuple[Grant, ...] = ()
    conditions: tuple[Condition, ...] = ()
    figures: tuple[Figure, ...] = ()
    results: tuple[Result, ...] = ()
    lessons: tuple[str, ...] = ()

    @property
    def methods(self) -> tuple[Method, ...]:
        """The methods that were used."""
        return tuple(use.method for use in self.uses if use.role == USED)

    @property
    def regions(self) -> tuple[Region, ...]:
        return tuple(dict.fromkeys([*(place.region for place in self.municipalities), *self.own_regions]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Glossary:
    """The words explained in docs/ordlista.md."""

    slug: str = "ordlista"
    title: str = "Ordlista"
    terms: tuple[Term, ...] = ()
    body: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StageGuide:
    """The text in docs/arbetet/ on one step of the work; the slug is the step's."""

    slug: str
    title: str
    summary: str
    body: str = ""
    path: str = ""

    @property
    def stage(self) -> Stage:
        return Stage(self.slug)


STALE_AFTER = timedelta(days=730)
