"""The templates' own language: text is escaped wherever it is written out, and the filters are Swedish.

Words from cards become character references, which are words to Markdown and to HTML alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import groupby
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ... import swedish
from ...codes import CODES
from ...model.cards import Stage, Status
from ...model.choices import (
    DIFFICULTIES,
    EVIDENCE,
    LEVELS,
    MEETINGS,
    PROGRAMME_FORMS,
    SOURCE_KINDS,
    STAGES,
    THEME_GROUPS,
)
from ...model.fields import CARD_TYPES, card_key
from ...model.kinds import limits, parts
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
    "difficulty_name": DIFFICULTIES.said,
    "evidence_name": EVIDENCE.said,
    "group_colours": _GROUP_COLOURS,
    "level_name": LEVELS.said,
    "locator": locator,
    "meeting_name": MEETINGS.said,
    "method_facets": method_facets,
    "municipality_facets": municipality_facets,
    "programme_form_name": PROGRAMME_FORMS.said,
    "shades": SHADES,
    "source_kind_name": SOURCE_KINDS.said,
    "Stage": Stage,
    "Status": Status,
    "usual_stage_name": STAGES.said,
}
