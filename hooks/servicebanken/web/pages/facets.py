"""What a list can be narrowed by: the facets of each index page, and what each of its items says of itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from ...bank.bank import Bank
from ...model.cards import Card, Case, Method, Stage
from ...places.register import Municipality
from ...swedish import swedish

# A value of a facet: the word in the address, and the label readers choose.
Value = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """One way to narrow a list: its key in the address, its label, and the values an item has."""

    key: str
    label: str
    any: str
    values_of: Callable[[Any], Iterable[Value]]
    in_order: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Facets:
    """The facets of one list. Only values that some item has can be chosen."""

    facets: tuple[Facet, ...]
    items: tuple[Any, ...]

    @property
    def described(self) -> list[dict[str, Any]]:
        """What the script needs: each facet with its values, alphabetically or in the order that is given."""
        return [
            {"key": facet.key, "label": facet.label, "any": facet.any, "values": self._values(facet)}
            for facet in self.facets
        ]

    def item(self, thing: Any) -> Markup:
        """The attributes that tell which values the item has."""
        attributes = [("item", "")]
        attributes += [(facet.key, " ".join(value for value, _ in facet.values_of(thing))) for facet in self.facets]
        return Markup("").join(Markup(' data-{}="{}"').format(key, value) for key, value in attributes)

    def _values(self, facet: Facet) -> list[Value]:
        found = {value for item in self.items for value in facet.values_of(item)}
        if facet.in_order:
            return sorted(found, key=lambda value: facet.in_order.index(value[0]))
        return sorted(found, key=lambda value: swedish(value[1]))


def _named(things: Iterable[Any]) -> list[Value]:
    return [(thing.slug, getattr(thing, "title", None) or thing.name) for thing in things]


def method_facets(bank: Bank, stage_names: Callable[[Stage], str]) -> Facets:
    """Methods by theme, stage and the regions where they were tried."""

    def stages(method: Method) -> list[Value]:
        return [(stage.value, str(stage_names(stage))) for stage in method.stages]

    return Facets(
        (
            Facet(key="tema", label="Tema", any="Alla teman", values_of=lambda method: _named(method.themes)),
            _stage_facet(stages),
            _region_facet(lambda method: _named(bank.regions_using(method)), "Prövad i"),
        ),
        bank.methods,
    )


def case_facets(bank: Bank, stage_names: Callable[[Stage], str]) -> Facets:
    """Stories by theme, region, the stage of their methods, and programme."""

    def stages(case: Case) -> list[Value]:
        return [(stage.value, str(stage_names(stage))) for stage in bank.stages_of(case)]

    return Facets(
        (
            Facet(key="tema", label="Tema", any="Alla teman", values_of=lambda case: _named(case.themes)),
            _region_facet(lambda case: _named(case.regions), "Region"),
            _stage_facet(stages),
            Facet(key="program", label="Program", any="Alla program", values_of=lambda case: _named(case.programmes)),
        ),
        bank.cases,
    )


def card_facets(bank: Bank, stage_names: Callable[[Stage], str]) -> Facets:
    """Methods and stories together, by what both have."""

    def kinds(card: Card) -> list[Value]:
        return [("metod", "Metoder")] if isinstance(card, Method) else [("berattelse", "Berättelser")]

    def regions(card: Card) -> list[Value]:
        return _named(bank.regions_of(card))

    def stages(card: Card) -> list[Value]:
        return [(stage.value, str(stage_names(stage))) for stage in bank.stages_of(card)]

    def programmes(card: Card) -> list[Value]:
        return _named(card.programmes) if isinstance(card, Case) else []

    return Facets(
        (
            Facet(key="typ", label="Sort", any="Metoder och berättelser", values_of=kinds),
            Facet(key="tema", label="Tema", any="Alla teman", values_of=lambda card: _named(card.themes)),
            _region_facet(regions, "Region"),
            _stage_facet(stages),
            Facet(key="program", label="Program", any="Alla program", values_of=programmes),
        ),
        tuple(bank.cards),
    )


def municipality_facets(bank: Bank) -> Facets:
    """Municipalities by region, theme told of, programme, and whether anybody has told anything."""

    def with_or_without(place: Municipality) -> list[Value]:
        return [("har", "Med berättelse")] if bank.cases_in(place) else [("saknar", "Utan berättelse")]

    def themes(place: Municipality) -> list[Value]:
        return _named(dict.fromkeys(theme for case in bank.cases_in(place) for theme in case.themes))

    def programmes(place: Municipality) -> list[Value]:
        return _named(bank.programmes_with(place))

    return Facets(
        (
            _region_facet(lambda place: _named([place.region]), "Region"),
            Facet(key="tema", label="Berättat om", any="Vad som helst", values_of=themes),
            Facet(key="program", label="Program", any="Alla program", values_of=programmes),
            Facet(key="berattelser", label="Berättelser", any="Med eller utan", values_of=with_or_without),
        ),
        bank.register.municipalities,
    )


def _region_facet(values_of: Callable[[Any], Iterable[Value]], label: str) -> Facet:
    return Facet(key="region", label=label, any="Alla regioner", values_of=values_of)


def _stage_facet(values_of: Callable[[Any], Iterable[Value]]) -> Facet:
    return Facet(
        key="skede", label="Skede", any="Alla skeden", values_of=values_of, in_order=tuple(one.value for one in Stage)
    )
