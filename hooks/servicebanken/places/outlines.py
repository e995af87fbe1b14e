"""The outlines of municipalities and regions as SVG paths, drawn from the borders they share.

`data/karta.json` holds each stretch of border, an arc, once: a point and the steps from it. A municipality is rings of
arcs, where `~n` is arc n walked backwards. What lies on both sides of an arc walks it in opposite directions, so a
region, or the country, is bounded by the arcs that its municipalities walk in one direction only. A step is 100 m in
SWEREF 99 TM; y points down, as in SVG.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from math import dist
from typing import Literal

from .register import DATA

Point = tuple[int, int]
Box = tuple[int, int, int, int]
Line = tuple[Point, ...]
Detail = Literal["full", "low"]

# Around Stockholm the municipalities are too small to be seen or touched on a map of the country.
STOCKHOLM_INSET: tuple[str, ...] = (
    *("0114", "0123", "0125", "0126", "0127", "0128", "0138", "0160"),
    *("0162", "0163", "0180", "0182", "0183", "0184", "0186", "0187"),
)

# In low detail an outline strays at most this part of its own length or height, less than a pixel in a locator.
_STRAYING = 1 / 250
_MARGIN = 1 / 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlines:
    """What is needed to draw Sweden, its 21 regions and its 290 municipalities on one grid."""

    credit: str
    arcs: tuple[Line, ...]
    rings: dict[str, tuple[tuple[int, ...], ...]]
    labels: dict[str, Point]

    def municipality_path(self, code: str) -> str:
        """Path data of a municipality, islands and all; neighbours share every point of their border."""
        return _path_data(self._walk(ring) for ring in self.rings[code])

    def region_path(self, code: str, detail: Detail = "full") -> str:
        """Path data of a region, by the code of its county: the exact union of its municipalities.

        Low detail is for a locator, where the region is drawn alone; neighbours in low detail do not meet exactly.
        """
        return self._outline(code, detail)

    def country_path(self, detail: Detail = "full") -> str:
        """Path data of the whole country; the great lakes are left open."""
        return self._outline("", detail)

    def box(self, codes: Iterable[str]) -> Box:
        """The part of the map (x, y, width, height) that shows some municipalities with a small margin."""
        points = [point for code in codes for ring in self.rings[code] for point in self._walk(ring)]
        return _box_around(points)

    @property
    def country_box(self) -> Box:
        """The part of the map that shows all of Sweden."""
        return self.box(self.rings)

    def region_box(self, code: str) -> Box:
        """The part of the map that shows a region, by the code of its county."""
        return self.box(self._inside(code))

    def label(self, code: str) -> Point:
        """A point well inside the largest part of a municipality, or of a region by the code of its county."""
        return self.labels[code]

    def _inside(self, prefix: str) -> list[str]:
        """Municipalities whose code begins with that of their county, or with nothing at all: the whole country."""
        codes = [code for code in self.rings if code.startswith(prefix)]
        if not codes:
            raise KeyError(prefix)
        return codes

    def _outline(self, prefix: str, detail: Detail) -> str:
        walked = dict.fromkeys(arc for code in self._inside(prefix) for ring in self.rings[code] for arc in ring)
        lines = [self._walk([arc]) for arc in walked if ~arc not in walked]
        rings = list(_chain(lines))
        if detail == "low":
            width, height = (max(values) - min(values) for values in zip(*sum(rings, ()), strict=True))
            rings = [_coarse(ring, max(width, height) * _STRAYING) for ring in rings]
        return _path_data(rings)

    def _walk(self, ring: Sequence[int]) -> Line:
        """Points along some arcs that follow on each other."""
        lines = [self.arcs[arc] if arc >= 0 else self.arcs[~arc][::-1] for arc in ring]
        return (lines[0][0], *(point for line in lines for point in line[1:]))


@cache
def load_outlines() -> Outlines:
    """The map as it stands in `data/karta.json`; made by `tools/making/make_map.py`."""
    data = json.loads((DATA / "karta.json").read_text(encoding="utf-8"))
    return Outlines(
        credit=data["credit"],
        arcs=tuple(_line(numbers) for numbers in data["arcs"]),
        rings={code: tuple(map(tuple, rings)) for code, rings in data["rings"].items()},
        labels={code: (x, y) for code, (x, y) in data["labels"].items()},
    )


def _line(numbers: Sequence[int]) -> Line:
    return tuple(zip(accumulate(numbers[::2]), accumulate(numbers[1::2]), strict=True))


def _box_around(points: Sequence[Point]) -> Box:
    left, top, right, bottom = (edge(axis) for edge in (min, max) for axis in zip(*points, strict=True))
    margin = round(max(right - left, bottom - top) * _MARGIN)
    return left - margin, top - margin, right - left + 2 * margin, bottom - top + 2 * margin


def _chain(lines: Iterable[Line]) -> Iterator[Line]:
    """Closed rings, from lines that each begin where another ends."""
    onward: dict[Point, list[Line]] = defaultdict(list)
    for line in lines:
        onward[line[0]].append(line)
    for start in onward:
        while onward[start]:
            ring = onward[start].pop()
            while ring[-1] != start:
                ring += onward[ring[-1]].pop()[1:]
            yield ring


def _coarse(ring: Line, straying: float) -> Line:
    """The ring with fewer corners, or none when it is too small to be seen."""
    half = max(range(len(ring)), key=lambda index: dist(ring[0], ring[index]))
    corners = (*_thin(ring[: half + 1], straying), *_thin(ring[half:], straying)[1:])
    return corners if len(corners) > 3 else ()


def _thin(line: Line, straying: float) -> Line:
    """Douglas and Peucker's way: keep the corner farthest from the straight line, and so on for each half."""
    strays = [_distance(point, line[0], line[-1]) for point in line]
    if max(strays) <= straying:
        return line[0], line[-1]
    corner = strays.index(max(strays))
    return (*_thin(line[: corner + 1], straying), *_thin(line[corner:], straying)[1:])


def _distance(point: Point, start: Point, end: Point) -> float:
    """How far the point is from the straight line between two others."""
    along, down = end[0] - start[0], end[1] - start[1]
    if not (length := along**2 + down**2):
        return dist(point, start)
    share = ((point[0] - start[0]) * along + (point[1] - start[1]) * down) / length
    share = min(1.0, max(0.0, share))
    return dist(point, (start[0] + share * along, start[1] + share * down))


def _path_data(rings: Iterable[Line]) -> str:
    """Relative path data; a new ring starts from where the last one did."""
    x, y = 0, 0
    parts = []
    for ring in rings:
        if not ring:
            continue
        steps = [(ring[0][0] - x, ring[0][1] - y)]
        steps += [(to[0] - at[0], to[1] - at[1]) for at, to in pairwise(ring[:-1])]
        parts.append("m" + " ".join(f"{right} {down}" for right, down in steps).replace(" -", "-") + "z")
        x, y = ring[0]
    return "".join(parts)
