"""What the bank's editors should look at, the cards that most pages lead to first, and where a story is missed most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from ..model.cards import Card, Case, Method, Theme
from ..model.facts import is_among
from ..places.register import Region
from ..swedish import swedish
from .bank import Bank

_C = TypeVar("_C", bound=Card)


@dataclass(frozen=True, slots=True)
class Missed:
    """A place or a theme of which much is untold: how many cells are white, and of how many inhabitants."""

    thing: Region | Theme
    white: int
    inhabitants: int


@dataclass(frozen=True)
class Upkeep:
    """The lists of one bank, each sorted by use."""

    bank: Bank

    def use_of(self, card: Card) -> int:
        """How many pages lead to the card: themes, steps, places, programmes, and cards that name it."""
        own = len(card.themes) + self._namings[card.slug, type(card)]
        if isinstance(card, Case):
            return own + len(card.uses) + len(card.programmes) + len(card.municipalities) + len(card.regions)
        return own + (len(card.stages) if isinstance(card, Method) else 0)

    @cached_property
    def _namings(self) -> Counter[tuple[str, type[Card]]]:
        """How many cards name each other, by what they are named and of which type."""
        named: Counter[tuple[str, type[Card]]] = Counter()
        for card in self.bank.cards:
            named.update((slug, type(card)) for slug in card.related)
            if isinstance(card, Method):
                named.update((slug, Method) for slug in (*card.before, *card.after))
            elif isinstance(card, Case):
                named.update((use.method.slug, Method) for use in card.uses)
        return named

    def _by_use(self, cards: Iterable[_C], is_meant: Callable[[_C], object]) -> list[_C]:
        meant = [card for card in cards if is_meant(card)]
        return sorted(meant, key=lambda card: (-self.use_of(card), swedish(card.title)))

    @property
    def untried(self) -> list[Card]:
        """Cards that nobody has tried against their sources."""
        return self._by_use(self.bank.cards, lambda card: not card.tried)

    @property
    def stale(self) -> list[Card]:
        """Cards that nobody has tried for two years."""
        return self._by_use(self.bank.cards, self.bank.is_stale)

    @property
    def contacts_that_are_sources(self) -> list[Card]:
        """Cards of which the contact's page is one of the sources."""
        return self._by_use(self.bank.cards, lambda card: any(is_among(one.web, card.sources) for one in card.contacts))

    @property
    def without_contact(self) -> list[Card]:
        """Cards that the editors answer for."""
        return self._by_use(self.bank.cards, lambda card: not card.contacts)

    @property
    def without_result(self) -> list[Case]:
        """Stories that tell no result."""
        return self._by_use(self.bank.cases, lambda card: not card.results)

    @property
    def without_year(self) -> list[Case]:
        """Stories that do not say when it was."""
        return self._by_use(self.bank.cases, lambda card: not card.period)

    @property
    def methods_without_story(self) -> list[Method]:
        """Methods that no story used."""
        return self._by_use(self.bank.methods, lambda card: not self.bank.cases_using(card))

    @property
    def methods_without_grounds(self) -> list[Method]:
        """Methods that do not say what their steps rest on."""
        return self._by_use(self.bank.methods, lambda card: not card.grounds)

    @property
    def thin_themes(self) -> list[Theme]:
        """Themes with one card at most."""
        bank = self.bank
        return [theme for theme in bank.themes if len(bank.cases_on(theme)) + len(bank.methods_on(theme)) <= 1]

    @property
    def missed_regions(self) -> list[Missed]:
        """Regions with themes that nobody there has told of, those first where most readers find least."""
        found = (
            Missed(region, len(self.bank.themes_silent_in(region)), self._inhabitants[region])
            for region in self.bank.register.regions
        )
        return _most_missed(found)

    @property
    def missed_themes(self) -> list[Missed]:
        """Themes that few regions have told of, with the inhabitants of those that have not."""
        return _most_missed(self._missed(theme) for theme in self.bank.themes)

    def _missed(self, theme: Theme) -> Missed:
        told = {region for case in self.bank.cases_on(theme) for region in case.regions}
        silent = [region for region in self.bank.register.regions if region not in told]
        return Missed(theme, len(silent), sum(self._inhabitants[region] for region in silent))

    @cached_property
    def _inhabitants(self) -> Counter[Region]:
        number: Counter[Region] = Counter()
        for place in self.bank.register.municipalities:
            number[place.region] += place.population
        return number


def _most_missed(found: Iterable[Missed], most: int = 6) -> list[Missed]:
    white = [one for one in found if one.white]
    return sorted(white, key=lambda one: -one.white * one.inhabitants)[:most]
