"""The bank: everything read, and every question one may ask of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import TypeVar

from ..model.cards import (
    STALE_AFTER,
    USED,
    Card,
    Case,
    Glossary,
    Method,
    Programme,
    Stage,
    StageGuide,
    Theme,
    Use,
)
from ..model.indexes import index_by
from ..places.register import Municipality, Region, Register
from ..swedish import swedish

C = TypeVar("C", bound=Card)


class Maturity(Enum):
    """How well tried a method is, counted from its stories and never typed."""

    NEW = "Ny"
    TRIED = "Prövad"
    PROVEN = "Beprövad"


@dataclass(frozen=True, kw_only=True)
class Bank:
    """What readers meet, in alphabetical order; `archived_*` only at their own addresses.

    `today` decides what is stale.
    """

    register: Register
    themes: tuple[Theme, ...]
    programmes: tuple[Programme, ...]
    methods: tuple[Method, ...]
    cases: tuple[Case, ...]
    archived_methods: tuple[Method, ...]
    archived_cases: tuple[Case, ...]
    stage_guides: tuple[StageGuide, ...]
    glossary: Glossary | None
    # Paths in the repository of the pictures beside the cards, shown or not.
    pictures: tuple[str, ...]
    today: date
    # The day on which each card came to the bank, by its path; none where that is not known.
    added: Mapping[str, date] = field(default_factory=dict)

    @cached_property
    def _cases_by_method(self) -> dict[Method, list[Case]]:
        return index_by(self.cases, lambda case: case.methods)

    @cached_property
    def _cases_by_municipality(self) -> dict[Municipality, list[Case]]:
        return index_by(self.cases, lambda case: case.municipalities)

    @cached_property
    def _cases_by_region(self) -> dict[Region, list[Case]]:
        return index_by(self.cases, lambda case: case.regions)

    @cached_property
    def _cases_by_theme(self) -> dict[Theme, list[Case]]:
        return index_by(self.cases, lambda case: case.themes)

    @cached_property
    def _methods_by_theme(self) -> dict[Theme, list[Method]]:
        return index_by(self.methods, lambda method: method.themes)

    @cached_property
    def _methods_by_slug(self) -> dict[str, Method]:
        return {method.slug: method for method in self.methods}

    @cached_property
    def _cases_by_slug(self) -> dict[str, Case]:
        return {case.slug: case for case in self.cases}

    @cached_property
    def _cases_near_method(self) -> dict[Method, list[Case]]:
        return index_by(self.cases, lambda case: [use.method for use in case.uses if use.role != USED])

    def cases_using(self, method: Method) -> list[Case]:
        """Stories in which the method was used."""
        return self._cases_by_method.get(method, [])

    def cases_near(self, method: Method) -> list[Case]:
        """Stories that looked into the method, or did what is like it; they do not count."""
        return self._cases_near_method.get(method, [])

    def cases_in(self, municipality: Municipality) -> list[Case]:
        return self._cases_by_municipality.get(municipality, [])

    def cases_in_region(self, region: Region) -> list[Case]:
        return self._cases_by_region.get(region, [])

    def cases_on(self, theme: Theme, region: Region | None = None) -> list[Case]:
        """Stories on a theme, everywhere or in one region."""
        cases = self._cases_by_theme.get(theme, [])
        return [case for case in cases if region in case.regions] if region else cases

    def cases_at(self, stage: Stage) -> list[Case]:
        """Stories in which a method of that stage was used."""
        methods = {*self.methods_at(stage)}
        return [case for case in self.cases if methods.intersection(case.methods)]

    def themes_told_in(self, place: Region | Municipality) -> list[Theme]:
        """Themes that some story from the region or municipality is about."""
        cases = self.cases_in_region(place) if isinstance(place, Region) else self.cases_in(place)
        with_stories = {theme for case in cases for theme in case.themes}
        return [theme for theme in self.themes if theme in with_stories]

    def themes_silent_in(self, region: Region) -> list[Theme]:
        with_stories = self.themes_told_in(region)
        return [theme for theme in self.themes if theme not in with_stories]

    def cases_of(self, programme: Programme) -> list[Case]:
        return [case for case in self.cases if programme in case.programmes]

    def methods_on(self, theme: Theme) -> list[Method]:
        return self._methods_by_theme.get(theme, [])

    def methods_at(self, stage: Stage) -> list[Method]:
        return [method for method in self.methods if stage in method.stages]

    def methods_of(self, case: Case) -> list[Method]:
        """The case's methods that readers can meet."""
        return [method for method in case.methods if method.slug in self._methods_by_slug]

    def other_uses_of(self, case: Case) -> list[Use]:
        """The methods that the case did not use, but has something to do with."""
        return [use for use in case.uses if use.role != USED and use.method.slug in self._methods_by_slug]

    def stages_of(self, card: Card) -> list[Stage]:
        """The steps of the work that the method belongs to, or the methods of the case."""
        methods = self.methods_of(card) if isinstance(card, Case) else [card] if isinstance(card, Method) else []
        reached = {stage for method in methods for stage in method.stages}
        return [stage for stage in Stage if stage in reached]

    def methods_tried_in(self, region: Region) -> list[Method]:
        """Methods used in a story from the region."""
        tried = {method for case in self.cases_in_region(region) for method in self.methods_of(case)}
        return self._in_order(tried)

    def programmes_with(self, municipality: Municipality) -> list[Programme]:
        """Programmes the municipality takes part in, by the programme's own list or by a story."""
        by_story = {programme for case in self.cases_in(municipality) for programme in case.programmes}
        return [one for one in self.programmes if municipality in one.municipalities or one in by_story]

    def programmes_in(self, region: Region) -> list[Programme]:
        """Programmes with a municipality or a story in the region."""
        by_story = {programme for case in self.cases_in_region(region) for programme in case.programmes}
        by_place = {one for one in self.programmes if any(place.region is region for place in one.municipalities)}
        return [one for one in self.programmes if one in by_story | by_place]

    def municipalities_using(self, method: Method) -> list[Municipality]:
        """Municipalities that used the method by name; not each of a region's, where all of it did."""
        told = [case for case in self.cases_using(method) if not case.is_region_wide]
        places = {place for case in told for place in case.municipalities}
        return sorted(places, key=lambda place: swedish(place.name))

    def regions_using(self, method: Method) -> list[Region]:
        regions = {region for case in self.cases_using(method) for region in case.regions}
        return sorted(regions, key=lambda region: swedish(region.name))

    def regions_of(self, card: Card) -> Sequence[Region]:
        """Where the story is from, or the method tried."""
        return card.regions if isinstance(card, Case) else self.regions_using(card) if isinstance(card, Method) else []

    def maturity(self, method: Method) -> Maturity:
        """How well tried the method is: new without stories, proven with three in two regions, otherwise tried."""
        cases = self.cases_using(method)
        if not cases:
            return Maturity.NEW
        return Maturity.PROVEN if len(cases) >= 3 and len(self.regions_using(method)) >= 2 else Maturity.TRIED

    def methods_before(self, method: Method) -> list[Method]:
        """Methods to do first, whichever of the two cards says so."""
        said_here = [self._methods_by_slug[slug] for slug in method.before if slug in self._methods_by_slug]
        return self._in_order({*said_here, *(one for one in self.methods if method.slug in one.after)} - {method})

    def methods_after(self, method: Method) -> list[Method]:
        """Methods that usually follow, whichever of the two cards says so."""
        said_here = [self._methods_by_slug[slug] for slug in method.after if slug in self._methods_by_slug]
        return self._in_order({*said_here, *(one for one in self.methods if method.slug in one.before)} - {method})

    def related_methods(self, method: Method) -> list[Method]:
        return self._related(method, self._methods_by_slug)

    def related_cases(self, case: Case) -> list[Case]:
        return self._related(case, self._cases_by_slug)

    def successor(self, card: Card) -> Card | None:
        """The card to read instead of an archived one."""
        cards: dict[str, Card] = {**(self._methods_by_slug if isinstance(card, Method) else self._cases_by_slug)}
        return cards.get(card.successor or "")

    def dated(self, card: Card) -> date | None:
        """The day on which somebody tried the card against its sources, or else it came; None for neither."""
        return card.tried or self.added.get(card.path)

    def is_stale(self, card: Card) -> bool:
        """True when nobody has checked the card for 24 months."""
        day = self.stale_from(card)
        return day is not None and self.today >= day

    def stale_from(self, card: Card) -> date | None:
        """The first day on which nobody has checked the card for 24 months; None where its day is not known."""
        day = self.dated(card)
        if day is None:
            return None
        return date.fromordinal(min(day.toordinal() + STALE_AFTER.days + 1, date.max.toordinal()))

    def stage_guide(self, stage: Stage) -> StageGuide | None:
        return next((guide for guide in self.stage_guides if guide.stage is stage), None)

    @property
    def cards(self) -> list[Card]:
        """Methods and stories together."""
        return [*self.methods, *self.cases]

    @property
    def municipalities_with_cases(self) -> list[Municipality]:
        return [place for place in self.register.municipalities if self.cases_in(place)]

    def newest_cases(self, most: int) -> list[Case]:
        """The stories that are new or most lately checked; among those of one day, in alphabetical order."""
        return sorted(self.cases, key=lambda case: self.dated(case) or date.min, reverse=True)[:most]

    @staticmethod
    def _related(card: C, by_slug: dict[str, C]) -> list[C]:
        """Cards that name this one or are named by it."""
        named = {by_slug[slug] for slug in card.related if slug in by_slug}
        naming = {one for one in by_slug.values() if card.slug in one.related}
        return sorted((named | naming) - {card}, key=lambda one: swedish(one.title))

    @staticmethod
    def _in_order(methods: Iterable[Method]) -> list[Method]:
        return sorted(methods, key=lambda method: swedish(method.title))
