"""The map: outlines that fit together, and are light enough to put on every page."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import pairwise

import pytest

from servicebanken.places.outlines import STOCKHOLM_INSET, load_outlines
from servicebanken.places.register import DATA, load_register

OUTLINES = load_outlines()
REGISTER = load_register()
CODES = [place.code for place in REGISTER.municipalities]
REGIONS = [region.code for region in REGISTER.regions]

# Neighbours over land that the drawing, made for small maps, does not show as such. A short border has shrunk to a
# point where four municipalities meet, or been swallowed by the municipalities on either side of it.
SHRUNK_TO_A_POINT = {
    *(("0163", "0183"), ("0760", "0860"), ("0767", "1273"), ("1263", "1264"), ("1273", "1290"), ("1382", "1463")),
    *(("1438", "1765"), ("1447", "1862"), ("1460", "1785"), ("1462", "1487"), ("1463", "1481"), ("2029", "2081")),
    *(("2262", "2283"), ("2560", "2580")),
}
SWALLOWED = {("1462", "1489"), ("1760", "1862"), ("2061", "2081"), ("2132", "2161")}
# Between Stenungsund and Orust the drawing has the open water of the strait.
OPEN_WATER = {("1415", "1421")}

Point = tuple[int, int]


def corners(path: str) -> Iterator[list[Point]]:
    """The closed rings that a browser draws from path data."""
    x, y = 0, 0
    for ring in re.findall(r"m([^mz]+)z", path):
        numbers = [int(number) for number in re.findall(r"-?\d+", ring)]
        points = []
        for right, down in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + right, y + down
            points.append((x, y))
        yield [*points, points[0]]
        x, y = points[0]


def sides(path: str) -> set[tuple[Point, Point]]:
    """Every straight line of the path, in the direction it is drawn."""
    return {side for ring in corners(path) for side in pairwise(ring)}


def doubled_area(path: str) -> int:
    """Twice the area in steps of the grid, lakes taken off: a whole number, so that sums are exact."""
    return sum(x * next_y - next_x * y for ring in corners(path) for (x, y), (next_x, next_y) in pairwise(ring))


def encloses(path: str, point: Point) -> bool:
    """True when the point is inside the path: a line to the right of it crosses the path an odd number of times."""
    crossings = 0
    for (x, y), (next_x, next_y) in sides(path):
        if (y > point[1]) != (next_y > point[1]):
            crossings += point[0] < x + (point[1] - y) * (next_x - x) / (next_y - y)
    return crossings % 2 == 1


SIDES = {code: sides(OUTLINES.municipality_path(code)) for code in CODES}


def test_the_map_has_every_place_and_its_credit() -> None:
    """All 290 municipalities of the register can be drawn, and readers are told where the borders are from."""
    assert set(OUTLINES.rings) == set(CODES)
    assert set(OUTLINES.labels) == {*CODES, *REGIONS}
    assert OUTLINES.credit == "Bearbetning av gränser från SCB (CC0)"


def test_the_map_is_light() -> None:
    """The file is at most 90 kB, and all municipalities together at most 110 kB on a page."""
    assert (DATA / "karta.json").stat().st_size <= 90_000
    assert sum(len(OUTLINES.municipality_path(code)) for code in CODES) <= 110_000


@pytest.mark.parametrize("region", REGIONS)
def test_a_locator_is_light(region: str) -> None:
    """A region in low detail with any of its municipalities takes at most 6 kB of a page."""
    outline = len(OUTLINES.region_path(region, detail="low"))
    inside = (code for code in CODES if code.startswith(region))
    assert all(outline + len(OUTLINES.municipality_path(code)) <= 6_000 for code in inside)


def test_paths_are_whole_numbers_from_point_to_point() -> None:
    """Path data is relative, in whole steps, and says nothing else."""
    paths = [OUTLINES.municipality_path(code) for code in CODES]
    paths += [OUTLINES.region_path(code, detail=detail) for code in REGIONS for detail in ("full", "low")]
    paths += [OUTLINES.country_path(), OUTLINES.country_path(detail="low")]
    assert all(re.fullmatch(r"(m-?\d+[ -]\d+( -?\d+[ -]\d+|-\d+[ -]\d+){2,}z)+", path) for path in paths)


def test_neighbours_share_every_point_of_their_border() -> None:
    """An arc used by two municipalities is drawn through the same points by both, once in each direction."""
    users: dict[int, list[str]] = defaultdict(list)
    for code, rings in OUTLINES.rings.items():
        for ring in rings:
            for arc in ring:
                users[max(arc, ~arc)].append(code)
    assert set(users) == set(range(len(OUTLINES.arcs)))
    for arc, codes in users.items():
        line = set(pairwise(OUTLINES.arcs[arc]))
        back = {(to, at) for at, to in line}
        directions = sorted((line <= SIDES[code], back <= SIDES[code]) for code in codes)
        assert directions in ([(True, False)], [(False, True), (True, False)])


def test_nothing_is_drawn_twice() -> None:
    """No two municipalities lie on the same side of a line, and each region is the exact sum of its municipalities."""
    assert sum(map(len, SIDES.values())) == len(set[tuple[Point, Point]]().union(*SIDES.values()))
    areas = {code: doubled_area(OUTLINES.municipality_path(code)) for code in CODES}
    assert all(area > 0 for area in areas.values())
    for region in REGIONS:
        inside = sum(area for code, area in areas.items() if code.startswith(region))
        assert doubled_area(OUTLINES.region_path(region)) == inside
    assert doubled_area(OUTLINES.country_path()) == sum(areas.values())


def test_a_region_is_bounded_by_its_municipalities() -> None:
    """Every line of a region's outline is a line of one of its municipalities, none of them between two of them."""
    for region in REGIONS:
        inside = set[tuple[Point, Point]]().union(*(SIDES[code] for code in CODES if code.startswith(region)))
        assert sides(OUTLINES.region_path(region)) == {(at, to) for at, to in inside if (to, at) not in inside}


def test_neighbours_over_land_meet_on_the_map() -> None:
    """Who shares a border on land shares a line on the map, but for the pairs listed above with the reason."""
    with (DATA / "grannar.csv").open(encoding="utf-8", newline="") as file:
        pairs = {(row["code_a"], row["code_b"]) for row in csv.DictReader(file) if row["kind"] == "land"}
    apart = {(one, other) for one, other in pairs if not SIDES[one] & {(to, at) for at, to in SIDES[other]}}
    assert apart == SHRUNK_TO_A_POINT | SWALLOWED | OPEN_WATER

    points = {code: {point for side in SIDES[code] for point in side} for code in CODES}
    assert {(one, other) for one, other in apart if points[one] & points[other]} == SHRUNK_TO_A_POINT


def test_a_label_is_inside_what_it_names() -> None:
    """The label of a municipality or region is on its own land, and so inside its box."""
    for code in CODES:
        assert encloses(OUTLINES.municipality_path(code), OUTLINES.label(code))
        assert _holds(OUTLINES.box([code]), OUTLINES.label(code))
    for code in REGIONS:
        assert encloses(OUTLINES.region_path(code), OUTLINES.label(code))
        assert _holds(OUTLINES.region_box(code), OUTLINES.label(code))


def test_a_box_holds_all_it_shows() -> None:
    """Nothing is cut off at the edge: not a municipality, a region in either detail, or the country."""
    for code in CODES:
        box = OUTLINES.box([code])
        assert all(_holds(box, point) for side in SIDES[code] for point in side)
    for code in REGIONS:
        box = OUTLINES.region_box(code)
        lines = sides(OUTLINES.region_path(code)) | sides(OUTLINES.region_path(code, detail="low"))
        assert all(_holds(box, point) for side in lines for point in side)
    box = OUTLINES.country_box
    assert all(_holds(box, point) for side in sides(OUTLINES.country_path()) for point in side)


def test_low_detail_keeps_the_shape() -> None:
    """A region in low detail has fewer corners and the same size, to within three per cent."""
    for code in REGIONS:
        full, low = OUTLINES.region_path(code), OUTLINES.region_path(code, detail="low")
        assert len(low) < len(full)
        assert doubled_area(low) == pytest.approx(doubled_area(full), rel=0.03)


def test_islands_are_part_of_their_municipality() -> None:
    """Värmdö is one path with a ring for each of its eight parts; Gotland is one ring, and its own region."""
    assert OUTLINES.municipality_path("0120").count("z") == 8
    assert sides(OUTLINES.region_path("09")) == SIDES["0980"]


def test_the_inset_makes_the_smallest_large_enough_to_see() -> None:
    """Sundbyberg, 3 pixels wide on a map of the country, is at least five times as large in the inset."""
    assert {code[:2] for code in STOCKHOLM_INSET} == {"01"}
    width, height = OUTLINES.box(STOCKHOLM_INSET)[2:]
    assert 5 * max(width, height) < max(OUTLINES.country_box)
    assert set(STOCKHOLM_INSET) <= set(CODES)


def test_an_unknown_place_is_not_drawn_as_nothing() -> None:
    """A code that does not exist is a fault, not an empty map."""
    for draw in (OUTLINES.municipality_path, OUTLINES.region_path, OUTLINES.label, OUTLINES.region_box):
        with pytest.raises(KeyError):
            draw("99")


def _holds(box: tuple[int, int, int, int], point: Point) -> bool:
    x, y, width, height = box
    return x <= point[0] <= x + width and y <= point[1] <= y + height
