"""The core stands alone, and is a house: each room says on which it stands, and stands on those before it alone."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

from rooms import README, drawn, rows
from support.sites import ROOT

CORE = ROOT / "hooks" / "servicebanken"

# A room stands only on rooms before it; those on one floor do not know each other.
FLOORS = (
    *(("swedish", "codes"), ("problems",), ("text", "places"), ("model",), ("checker",), ("bank",)),
    *(("web",), ("paper",), ("export",), ("cli",), ("__main__",)),
)
CHAIN = [room for floor in FLOORS for room in floor]

# What each of the two first floors that follow the leaves needs is said once more: nothing there may come to need more.
NARROW = {
    "text": {"problems"},
    "model": {"places"},
    "places": {"swedish"},
    "problems": {"swedish", "codes"},
    "codes": set(),
    "swedish": set(),
}

MODULES = sorted(CORE.rglob("*.py"))
FACES = sorted(path for path in MODULES if path.name == "__init__.py")
Place = tuple[str, ...]


def place_of(path: Path) -> Place:
    """The module's name from the core: ("web", "pages", "maps"); a room's face has the room's own."""
    parts = path.relative_to(CORE).with_suffix("").parts
    return parts[:-1] if parts[-1] == "__init__" else parts


PLACES = {place_of(path): path for path in MODULES}


def name_of(path: Path) -> str:
    return ".".join(place_of(path)) or "servicebanken"


def imported(path: Path) -> Iterator[tuple[Place, list[str]]]:
    """The modules of the core that a module imports, inside functions too, and the names it takes from each."""
    here = path.relative_to(CORE).parts[:-1]
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = (*here[: len(here) - node.level + 1], *(node.module.split(".") if node.module else ()))
            names = [alias.name for alias in node.names]
            modules = [(*base, name) for name in names if (*base, name) in PLACES]
            yield from ((module, []) for module in modules)
            if own := [name for name in names if (*base, name) not in PLACES]:
                yield base, own


def rooms_of(folder: Place) -> set[str]:
    """The rooms and leaves that lie side by side in a folder."""
    inside = {place[len(folder)] for place in PLACES if place[: len(folder)] == folder and len(place) > len(folder)}
    return inside if not folder else {name for name in inside if (CORE.joinpath(*folder, name)).is_dir()}


def stands_on(room: Place) -> set[str]:
    """The neighbours that a room in truth imports from."""
    *folder, name = room
    found = set()
    for place, path in PLACES.items():
        if place[: len(room)] == room:
            known = [to for to, _ in imported(path) if [*to[: len(folder)]] == folder and len(to) > len(folder)]
            found |= {to[len(folder)] for to in known}
    return found & rooms_of(tuple(folder)) - {name}


def said_by(face: Path) -> list[str]:
    """What the face says that the room stands on, in the order in which it says it."""
    docstring = ast.get_docstring(ast.parse(face.read_text(encoding="utf-8"))) or ""
    (line,) = re.findall(r"^Stands on: (.+)\.$", docstring, re.MULTILINE)
    return [] if line == "nothing" else str(line).split(", ")


# The checker's two cupboards are of one room.
CUPBOARDS = {("checker", "rules"), ("checker", "values")}
LEAVES = [CORE / f"{name}.py" for name in ("swedish", "codes", "problems")]
ROOMS = [*LEAVES, *(face for face in FACES if place_of(face) and place_of(face) not in CUPBOARDS)]


@pytest.mark.parametrize("face", FACES, ids=name_of)
def test_a_face_is_a_sentence(face: Path) -> None:
    """A room's face says what it is and does nothing, so that whoever enters one room does not load them all."""
    module = ast.parse(face.read_text(encoding="utf-8"))
    assert len(module.body) == 1 and (ast.get_docstring(module) or "")[:1].isupper()


@pytest.mark.parametrize("face", ROOMS, ids=name_of)
def test_a_face_says_what_the_room_stands_on(face: Path) -> None:
    """Exactly the rooms that are imported, neither more nor fewer, in the order of the house."""
    said = said_by(face)
    assert set(said) == stands_on(place_of(face))
    if len(place_of(face)) == 1:
        assert said == sorted(said, key=CHAIN.index)


def test_rooms_stand_on_those_before_them() -> None:
    """No import goes up the chain, and none across a floor."""
    floor = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
    assert rooms_of(()) == {*CHAIN}, "a new room has its place in the chain"
    wrong = {(room, on) for room in CHAIN for on in stands_on((room,)) if floor[on] >= floor[room]}
    wrong |= {(room, on) for room, most in NARROW.items() for on in stands_on((room,)) - most}
    assert wrong == set()


def test_no_room_has_a_circle() -> None:
    """Whoever reads a module has read all that it builds on before they come back to it, in the whole core."""
    graph = {place: {to for to, _ in imported(path)} - {place} for place, path in PLACES.items()}
    assert len([*TopologicalSorter(graph).static_order()]) == len(PLACES)


def bound_by(node: ast.stmt) -> list[str]:
    """The names that a statement at the top of a module gives to something."""
    if isinstance(node, ast.FunctionDef | ast.ClassDef):
        return [node.name]
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name)]


def test_public_names_are_alone() -> None:
    """A name that other modules may use means one thing in all of the core."""
    owners = defaultdict(set)
    for place, path in PLACES.items():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            for name in bound_by(node):
                owners[name].add(".".join(place))
    assert {name: where for name, where in owners.items() if len(where) > 1 and not name.startswith("_")} == {}


def test_what_is_private_stays_where_it_is() -> None:
    """No module takes a name from another that begins with an underscore."""
    taken = {(name_of(path), name) for path in MODULES for _, names in imported(path) for name in names}
    assert {(module, name) for module, name in taken if name.startswith("_")} == set()


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_a_module_can_be_imported_alone(path: Path) -> None:
    """In a fresh interpreter, whichever other modules have been imported or not."""
    name = ".".join(("servicebanken", *place_of(path)))
    # Run as a program this one is the command, which needs to be told what to do.
    code = f"import sys; sys.argv = ['servicebanken', '--help']; import {name}"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT / "hooks", capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("path", [path for path in MODULES if "export" not in place_of(path)], ids=name_of)
def test_the_core_knows_nothing_of_its_engine(path: Path) -> None:
    """The bank must outlive its engine: outside export/ no module imports it or its theme, nor speaks of them."""
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"mkdocs|properdocs|(?:from|import) material\b", text, re.IGNORECASE)


@pytest.mark.parametrize("path", [*MODULES, ROOT / "hooks/events.py"], ids=lambda path: path.name)
def test_modules_are_read_in_one_sitting(path: Path) -> None:
    """No module grows beyond 250 lines, the door to the engine not beyond 120, and no function beyond 30."""
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= (120 if path.name == "events.py" else 250)
    long = [node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)
            and (node.end_lineno or 0) - node.lineno + 1 > 30]  # fmt: skip
    assert set(long) <= IN_FULL_VIEW


# Longer than 30 lines, and better read in one piece.
IN_FULL_VIEW = frozenset[str]()


def test_the_readme_shows_the_house() -> None:
    """The table of rooms in the README says what the faces say."""
    readme = README.read_text(encoding="utf-8")
    table = rows()
    assert len(table) == len(rooms_of(()) - {"__main__"}) and all(f"{row}\n" in readme for row in table)
    assert drawn(readme) == readme


def test_nothing_names_a_registry_or_this_machine() -> None:
    """The project can be built anywhere: no pinned file names a package registry, and no file a path of one machine."""
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "http" not in pinned and "index" not in pinned
