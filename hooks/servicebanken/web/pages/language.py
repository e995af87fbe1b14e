"""The templates' own language: text is escaped wherever it is written out, and the filters are Swedish.

Words from cards become character references, which are words to Markdown and to HTML alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ... import swedish
from ...bank.upkeep import Upkeep
from ...codes import CODES
from ...model.cards import Card, Case, Method, Stage, Status
from ...model.choices import (
    CONDITIONS,
    DIFFICULTIES,
    EVIDENCE,
    EXTENTS,
    LEVELS,
    MEETINGS,
    PROGRAMME_FORMS,
    ROLES,
    SOURCE_KINDS,
    STAGES,
    THEME_GROUPS,
    UNITS,
)
from ...model.facts import Result, are_copies
from ...model.fields import CARD_TYPES, card_key
from ...model.kinds import limits, parts
from ...places.register import Municipality, Region
from ...text.allowed import SCHEMES, scheme_of
from .facets import card_facets, case_facets, method_facets, municipality_facets
from .maps import SHADES, locator

TEMPLATES = Path(__file__).parent / "templates"

# The colour of each group of themes, as the style sheet calls it.
_GROUP_COLOURS = dict(zip(THEME_GROUPS.options, ("falu", "lake", "spruce"), strict=True))

# Characters that mean something to Markdown or HTML wherever they stand, and those that do so first on a line. Words
# stand in attributes too, so quotation marks are among them.
_ANYWHERE = re.compile(r"""[\\`*_\[\]{}<>&|~^"']""")
_FIRST = re.compile(r"^(\s*)([#+\-=:!]|\d+(?=[.)]))")


def template_environment() -> Environment:
    """The templates with their filters, and what every page may show."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        finalize=escaped,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    environment.filters.update(_FILTERS)
    environment.globals.update(_GLOBALS)
    return environment


def plain_environment() -> Environment:
    """The templates of texts that are not pages: words stand there as they are."""
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    environment.filters.update(counted=swedish.counted, long_date=swedish.long_date)
    return environment


def _by_letter(things: Iterable[Any]) -> list[tuple[str, list[Any]]]:
    """Things in alphabetical order under their first letter, å ä ö apart; each has a name or is a term."""

    def named(thing: Any) -> str:
        return str(getattr(thing, "name", None) or thing.term)

    ordered = sorted(things, key=lambda thing: swedish.swedish(named(thing)))
    return [(letter, list(group)) for letter, group in groupby(ordered, key=lambda thing: named(thing)[0].upper())]


def escaped(text: object) -> Markup:
    """Words as words: nothing in them is Markdown or HTML. Line breaks become spaces."""
    if isinstance(text, Markup):
        return text
    line = " ".join(str(text).split("\n"))
    line = _ANYWHERE.sub(lambda match: f"&#{ord(match[0])};", line)
    return Markup(_FIRST.sub(_escaped_first, line))


def _escaped_first(match: re.Match[str]) -> str:
    first = match[2]
    return match[1] + (f"&#{ord(first)};" if not first.isdigit() else "".join(f"&#{ord(digit)};" for digit in first))


def address(url: str) -> Markup:
    """A web address as the target of a link, in Markdown or in HTML; nowhere when a browser would run it."""
    if scheme_of(url) not in SCHEMES:
        return Markup("#")
    quoted = re.sub(r"[()\[\]<>\"'`*|\\\s]", lambda match: f"%{ord(match[0]):02X}", url)
    return Markup(quoted.replace("&", "&amp;"))


# What results of each kind are called, one and several.
_RESULTS = {"matt": ("mätt", "mätta"), "upplevt": ("upplevt", "upplevda"), "vantat": ("väntat", "väntade")}


def sum_of_results(results: Iterable[Result]) -> str:
    """How many results were measured, experienced and expected, and how many others than those who did it tell of."""
    results = list(results)
    numbers = {kind: sum(one.kind == kind for one in results) for kind in _RESULTS}
    counts = [swedish.counted(number, *_RESULTS[kind]) for kind, number in numbers.items() if number]
    independent = sum(one.is_independent for one in results)
    told = swedish.counted(independent, "oberoende utvärderat", "oberoende utvärderade")
    return f"{', '.join(counts)}, {told if independent else 'ingen oberoende utvärdering'}"


def role_of(case: Case, method: Method) -> str:
    """What a story has to do with a method that it did not use, in words."""
    said = {"liknar": "det som gjordes liknar metoden", "undersokt": "metoden undersöktes"}
    return next(said[use.role] for use in case.uses if use.method is method)


def name_of_authority(place: Municipality | Region) -> str:
    """What the municipality or the region itself is called."""
    return place.organisation if isinstance(place, Region) else place.official_name


# More places than these to ask are none to begin with.
_FEW = 3


def places_to_ask(card: Card) -> Sequence[Municipality | Region]:
    """Whose own sites lead on from a card that names no contact: its municipalities where they are few, or regions."""
    if not isinstance(card, Case):
        return ()
    if card.municipalities and not card.is_region_wide and len(card.municipalities) <= _FEW:
        return card.municipalities
    return card.regions if len(card.regions) <= _FEW else ()


_FILTERS: dict[str, Callable[..., Any]] = {
    "address": address,
    "counted": swedish.counted,
    "grouped": swedish.grouped,
    "in_words": swedish.in_words,
    "joined": swedish.joined,
    "long_date": swedish.long_date,
    "megabytes": swedish.megabytes,
    "span": lambda period: swedish.span(period.start, period.end, is_ongoing=period.is_ongoing),
    "slugify": swedish.slugify,
    "capitalize_first": lambda text: text[:1].upper() + text[1:],
    "by_letter": _by_letter,
    "map_with": lambda things, function: [function(thing) for thing in things],
    "limits": limits,
    "parts": parts,
}

# What every template may ask for by name.
_GLOBALS: dict[str, Any] = {
    "card_facets": card_facets,
    "card_key": card_key,
    "card_types": CARD_TYPES,
    "case_facets": case_facets,
    "codes": CODES,
    "are_copies": are_copies,
    "condition_name": CONDITIONS.said,
    "difficulty_name": DIFFICULTIES.said,
    "evidence_name": EVIDENCE.said,
    "extent_name": EXTENTS.said,
    "group_colours": _GROUP_COLOURS,
    "level_name": LEVELS.said,
    "locator": locator,
    "meeting_name": MEETINGS.said,
    "method_facets": method_facets,
    "municipality_facets": municipality_facets,
    "programme_form_name": PROGRAMME_FORMS.said,
    "name_of_authority": name_of_authority,
    "places_to_ask": places_to_ask,
    "role_name": ROLES.said,
    "role_of": role_of,
    "shades": SHADES,
    "source_kind_name": SOURCE_KINDS.said,
    "Stage": Stage,
    "Status": Status,
    "sum_of_results": sum_of_results,
    "unit_name": UNITS.said,
    "Upkeep": Upkeep,
    "usual_stage_name": STAGES.said,
}
