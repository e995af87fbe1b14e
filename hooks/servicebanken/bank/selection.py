"""A part of the bank: what was asked for, what that leads to, and nothing else."""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import TypeVar

from ..model.cards import Card, Case, Method, Programme, Theme
from ..places.register import Municipality, Region
from ..text.body import Body
from ..text.paths import as_seen, repository_path
from .bank import Bank

Slugged = TypeVar("Slugged", bound=Theme | Programme | Card)


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What is asked for, by slug: one of each kind, any of those given. Nothing asked for is the whole bank."""

    themes: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    methods: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self != WHOLE

    def as_text(self) -> str:
        """One line, to hand over to another program."""
        return json.dumps(asdict(self))


WHOLE = Selection()


def read_selection(text: str) -> Selection:
    """The selection that `as_text` wrote."""
    return Selection(**{kind: tuple(slugs) for kind, slugs in json.loads(text).items()})


def chosen(bank: Bank, selection: Selection) -> list[Card]:
    """The methods and stories asked for.

    A story is asked for when it meets every kind given. A method has themes of its own; places and programmes reach it
    through a story that is asked for, in which it was used.
    """
    methods = [method for method in bank.methods if _is_chosen_method(bank, selection, method)]
    cases = [case for case in bank.cases if _is_chosen_case(selection, case)]
    return [*methods, *cases]


def narrowed(bank: Bank, selection: Selection) -> Bank:
    """The bank with what is chosen, what those cards refer to, and the themes and programmes of them all."""
    if not selection:
        return bank
    every = {card.path: card for card in _every_card(bank)}
    paths = {path for card in chosen(bank, selection) for path in (card.path, *_references(card))}
    # Whoever comes to an archived card is told what to read instead.
    successors = {path for path in paths & every.keys() for path in _successor(every[path])}
    cards = {every[path] for path in (paths | successors) & every.keys()}
    themes = {theme for card in cards for theme in card.themes}
    programmes = {programme for card in cards if isinstance(card, Case) for programme in card.programmes}
    return replace(
        bank,
        themes=_kept(bank.themes, themes),
        programmes=_kept(bank.programmes, programmes),
        methods=_kept(bank.methods, cards),
        cases=_kept(bank.cases, cards),
        archived_methods=_kept(bank.archived_methods, cards),
        archived_cases=_kept(bank.archived_cases, cards),
    )


def left_out(whole: Bank, bank: Bank) -> set[str]:
    """Paths of the pages written by hand that a narrowed bank does without."""
    return _paths([*whole.themes, *whole.programmes]) - _paths([*bank.themes, *bank.programmes])


def pictures_of(bank: Bank) -> set[str]:
    """Paths of the pictures that the cards show."""
    cards = list(_every_card(bank))
    shown = {as_seen(card.picture.path) for card in cards if card.picture}
    shown |= {path for card in cards for path in _linked(card, images=True)}
    return {path for path in bank.pictures if as_seen(path) in shown}


def _is_chosen_case(selection: Selection, case: Case) -> bool:
    return (
        _meets(selection.themes, case.themes)
        and _meets(selection.regions, case.regions)
        and _meets(selection.municipalities, case.municipalities)
        and _meets(selection.methods, case.methods)
        and _meets(selection.programmes, case.programmes)
    )


def _is_chosen_method(bank: Bank, selection: Selection, method: Method) -> bool:
    is_meant = _meets(selection.themes, method.themes) and _meets(selection.methods, [method])
    if not (selection.regions or selection.municipalities or selection.programmes):
        return is_meant
    return is_meant and any(_is_chosen_case(selection, case) for case in bank.cases_using(method))


def _meets(wanted: tuple[str, ...], things: Iterable[Theme | Region | Municipality | Method | Programme]) -> bool:
    """True when one of the wanted is among the things, or when none is wanted."""
    return not wanted or any(thing.slug in wanted for thing in things)


def _references(card: Card) -> Iterator[str]:
    """Paths of the cards that the card itself names, in its header or by a link."""
    slugs = [*card.related, *(card.before + card.after if isinstance(card, Method) else ())]
    yield from (_beside(card, slug) for slug in slugs)
    yield from (use.method.path for use in (card.uses if isinstance(card, Case) else ()))
    yield from _linked(card, images=False)


def _successor(card: Card) -> list[str]:
    return [_beside(card, card.successor)] if card.successor else []


def _beside(card: Card, slug: str) -> str:
    return f"{posixpath.dirname(card.path)}/{slug}.md"


def _linked(card: Card, *, images: bool) -> Iterator[str]:
    for link in Body(card.body).links:
        if link.is_image == images and (path := repository_path(link.target, card.path)):
            yield path


def _every_card(bank: Bank) -> Iterator[Card]:
    yield from (*bank.cards, *bank.archived_methods, *bank.archived_cases)


def _kept(things: tuple[Slugged, ...], kept: Iterable[Theme | Programme | Card]) -> tuple[Slugged, ...]:
    among = {*kept}
    return tuple(thing for thing in things if thing in among)


def _paths(things: Iterable[Theme | Programme]) -> set[str]:
    return {thing.path for thing in things}
