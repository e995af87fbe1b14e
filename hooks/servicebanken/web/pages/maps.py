"""Maps as inline SVG: a country or region whose municipalities are links, and the small locator of a place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from typing import Any

from markupsafe import Markup

from ...bank.bank import Bank
from ...model.cards import Case
from ...places.outlines import STOCKHOLM_INSET, Box, load_outlines
from ...places.register import Municipality, Region
from ...swedish import counted

# How many stories each shade stands for: none, one, two, three or more.
SHADES = (("0", "ingen berättelse"), ("1", "1 berättelse"), ("2", "2 berättelser"), ("3", "3 eller fler"))


@dataclass(frozen=True, slots=True)
class Maps:
    """The maps that one page can show; `url` knows from where their links lead."""

    bank: Bank
    url: Callable[[Any], Markup]

    @property
    def credit(self) -> str:
        """Whose the borders are, as the licence wants it said."""
        return load_outlines().credit

    def country(self) -> Markup:
        """All of Sweden, with what is small around Stockholm drawn again beside it."""
        outlines = load_outlines()
        near_stockholm = [place for place in self.bank.register.municipalities if place.code in STOCKHOLM_INSET]
        whole = self._map(self.bank.register.municipalities, outlines.country_box, "Karta över Sveriges kommuner", 60)
        inset = self._map(near_stockholm, outlines.box(STOCKHOLM_INSET), "Karta över kommunerna runt Stockholm", 6)
        return Markup(
            '<div class="sb-map">{}<div class="sb-map__inset">{}<p aria-hidden="true">Runt Stockholm</p></div></div>'
        ).format(whole, inset)

    def region(self, region: Region) -> Markup:
        """One region with its municipalities."""
        places = self.bank.register.in_region(region)
        box = load_outlines().region_box(region.code)
        drawn = self._map(places, box, f"Karta över kommunerna i {region.name}", max(box[2:]) / 90)
        return Markup('<div class="sb-map sb-map--region">{}</div>').format(drawn)

    def _map(self, places: Iterable[Municipality], box: Box, name: str, dot: float) -> Markup:
        links = Markup("").join(self._link(place, dot, is_first=not order) for order, place in enumerate(places))
        frame = Markup('<svg data-map role="group" aria-label="{}" viewBox="{} {} {} {}">{}</svg>')
        return frame.format(name, *box, links)

    def _link(self, place: Municipality, dot: float, *, is_first: bool) -> Markup:
        """Colour is never alone: a municipality with stories has a dot too, and its name tells how many."""
        outlines = load_outlines()
        number = len(self.bank.cases_in(place))
        x, y = outlines.label(place.code)
        stories = counted(number, "berättelse", "berättelser") if number else "ingen berättelse"
        mark = Markup('<circle cx="{}" cy="{}" r="{:.0f}"/>').format(x, y, dot) if number else ""
        return Markup(
            '<a href="{}"{} data-at="{},{}" aria-label="{}, {}"><path class="n{}" d="{}"/>{}</a>'
        ).format(
            self.url(place), "" if is_first else Markup(' tabindex="-1"'), x, y, place.name, stories, min(number, 3),
            outlines.municipality_path(place.code), mark,
        )  # fmt: skip


def locator(thing: Case | Municipality) -> Markup:
    """Where a story or a municipality lies: its region, or the country, with the place filled."""
    if isinstance(thing, Municipality):
        return _locator((thing.region.code,), (thing.code,))
    regions = tuple(region.code for region in thing.regions)
    filled = () if thing.is_region_wide else tuple(place.code for place in thing.municipalities)
    return _locator(regions, filled)


@cache
def _locator(regions: tuple[str, ...], municipalities: tuple[str, ...]) -> Markup:
    around = regions[0] if len(regions) == 1 else _COUNTRY
    outlines = load_outlines()
    here = [Markup('<path class="here" d="{}"/>').format(outlines.municipality_path(code)) for code in municipalities]
    here = here or [Markup('<use class="here" href="#karta.{}"/>').format(code) for code in regions]
    frame = Markup('<svg class="sb-locator" aria-hidden="true" viewBox="{} {} {} {}"><use href="#karta.{}"/>{}</svg>')
    return frame.format(*_outline(around).box, around, Markup("").join(here))


# Locators of one page use the same few outlines, which stand there once: no heading's anchor has a full stop in it.
_COUNTRY = "sverige"
_USED = re.compile(r'<use (?:class="here" )?href="#karta\.(\w+)"/>')


@dataclass(frozen=True, slots=True)
class _Outline:
    """The outline of a region, or of the country: the part of the map that shows it, and its path."""

    box: Box
    path: str


@cache
def _outline(code: str) -> _Outline:
    outlines = load_outlines()
    if code == _COUNTRY:
        return _Outline(outlines.country_box, outlines.country_path("low"))
    return _Outline(outlines.region_box(code), outlines.region_path(code, "low"))


def with_outlines(html: str) -> str:
    """The text of a page, and last in it each outline that its locators use."""
    used = sorted({*_USED.findall(html)})
    paths = "".join(f'<path id="karta.{code}" d="{_outline(code).path}"/>' for code in used)
    return f'{html}<svg class="sb-outlines" aria-hidden="true">{paths}</svg>\n' if used else html
