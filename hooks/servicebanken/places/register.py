"""The register: 21 regions, 290 municipalities, their neighbours, and every name readers know them by."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from ..swedish import swedish


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Region:
    """One of the 21 regions; `code` is SCB's code of its county (län), `web` the address of its own site."""

    code: str
    slug: str
    name: str
    organisation: str
    county: str
    letter: str
    web: str
    aliases: frozenset[str]

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Municipality:
    """One of the 290 municipalities; `code` is SCB's, `group` is SKR's kommungrupp, `point` is (lon, lat) in WGS 84.

    `web` is the address of its own site.
    """

    code: str
    slug: str
    name: str
    official_name: str
    region: Region
    group: str
    population: int
    population_date: date
    point: tuple[float, float]
    web: str
    aliases: frozenset[str]

    def __str__(self) -> str:
        return self.name


DATA = Path(__file__).parent / "data"

P = TypeVar("P", Region, Municipality)


@dataclass(frozen=True, kw_only=True)
class Register:
    """Every municipality and region in Sweden, in alphabetical order, and which municipalities share a border."""

    regions: tuple[Region, ...]
    municipalities: tuple[Municipality, ...]
    neighbours: dict[str, frozenset[str]]

    def region(self, name: str) -> Region | None:
        """The region readers mean by "Jämtland", "Region Jämtland Härjedalen", "Jämtlands län" or "Z"."""
        return self._regions_by_name.get(name)

    def municipality(self, name: str) -> Municipality | None:
        """The municipality readers mean by "Åre" or "Åre kommun"."""
        return self._municipalities_by_name.get(name)

    @cached_property
    def _regions_by_name(self) -> dict[str, Region]:
        return _by_name(self.regions)

    @cached_property
    def _municipalities_by_name(self) -> dict[str, Municipality]:
        return _by_name(self.municipalities)

    def in_region(self, region: Region) -> tuple[Municipality, ...]:
        """The region's municipalities, in alphabetical order."""
        return tuple(place for place in self.municipalities if place.region == region)

    def are_neighbours(self, one: Municipality, other: Municipality) -> bool:
        """True when the two share a border, over land or water."""
        return other.code in self.neighbours.get(one.code, frozenset())


def other_names(place: Region | Municipality) -> list[str]:
    """Its other names, in order; but for "X kommun", which is said of every municipality and needs no saying."""
    return sorted(place.aliases - {place.name, f"{place.name} kommun"}, key=swedish)


def _by_name(places: Iterable[P]) -> dict[str, P]:
    """Each place under its name and every other name readers know it by."""
    others = {alias: place for place in places for alias in place.aliases}
    return others | {place.name: place for place in places}


@cache
def load_register() -> Register:
    """The register as it stands in `data/`; see `data/README.md` for source, date and licence."""
    regions = {row["code"]: _region(row) for row in _rows("regioner.csv")}
    municipalities = [_municipality(row, regions) for row in _rows("kommuner.csv")]
    neighbours: dict[str, set[str]] = defaultdict(set)
    for row in _rows("grannar.csv"):
        neighbours[row["code_a"]].add(row["code_b"])
        neighbours[row["code_b"]].add(row["code_a"])
    return Register(
        regions=tuple(sorted(regions.values(), key=lambda region: swedish(region.name))),
        municipalities=tuple(sorted(municipalities, key=lambda place: swedish(place.name))),
        neighbours={code: frozenset(codes) for code, codes in neighbours.items()},
    )


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _region(row: dict[str, str]) -> Region:
    return Region(
        code=row["code"],
        slug=row["slug"],
        name=row["name"],
        organisation=row["organisation"],
        county=row["county"],
        letter=row["letter"],
        web=row["web"],
        aliases=frozenset(row["aliases"].split(";")),
    )


def _municipality(row: dict[str, str], regions: dict[str, Region]) -> Municipality:
    return Municipality(
        code=row["code"],
        slug=row["slug"],
        name=row["name"],
        official_name=row["official_name"],
        region=regions[row["region"]],
        group=row["group"],
        population=int(row["population"]),
        population_date=date.fromisoformat(row["population_date"]),
        point=(float(row["lon"]), float(row["lat"])),
        web=row["web"],
        aliases=frozenset(row["aliases"].split(";")),
    )
