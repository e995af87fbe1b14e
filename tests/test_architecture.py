"""The core stands alone, and its imports run one way."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from conftest import ROOT

CORE = ROOT / "hooks" / "servicebanken"

# A module may import those above it, never those below: the order of the arrows in the package's docstring.
LAYERS = (
    ("swedish", "facts", "settings", "replacing", "conversion", "policy"),
    ("model", "kinds"),
    ("fields",),
    ("places", "problems", "glossary", "scripts"),
    ("source", "nodes", "inline", "fences", "layout", "privacy", "template", "likeness", "keys"),
    ("placing", "ending", "progress"),
    ("archive",),
    ("yamlfaults", "reading", "links", "body"),
    ("outcome", "frontmatter", "headings", "scalars", "references", "bounds"),
    ("singles", "targets", "sheets"),
    ("folders",),
    ("lists",),
    ("values",),
    ("cards",),
    ("bank", "blank", "outlines"),
    ("selection",),
    ("wishes", "building", "typesetting"),
    ("loading", "nearness", "facets", "maps", "finishing", "schema", "beginning"),
    ("rendering",),
    ("paper",),
    ("drawing",),
    ("edition",),
    ("pages", "dates", "formats", "usage", "form", "faultpage"),
    ("handouts", "kit"),
    ("fitting", "deck"),
    ("search.packing", "search.documents"),
    ("search.index",),
    ("search",),
    ("export",),
    ("cli",),
    ("__main__", "__init__"),
)
MODULES = sorted(CORE.rglob("*.py"))


def name_of(path: Path) -> str:
    """A module as the layers name it; a package by its own name."""
    name = ".".join(path.relative_to(CORE).with_suffix("").parts)
    return name.removesuffix(".__init__")


def imports_of(path: Path) -> set[str]:
    """Names of modules imported, those of the core with a leading dot."""
    package = ".".join(path.relative_to(CORE).parts[:-1])
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            names = [alias.name for alias in node.names] if node.level and not node.module else [node.module or ""]
            # One dot is the folder the module lies in, two the core itself.
            below = f"{package}." if package and node.level == 1 else ""
            found |= {f".{below}{name}" if node.level else name for name in names}
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
    return found


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_the_core_knows_nothing_of_its_engine(path: Path) -> None:
    """The bank must outlive MkDocs: no module of the core imports it or its theme."""
    engines = {"mkdocs", "material", "properdocs"}
    assert not {name.split(".")[0] for name in imports_of(path)} & engines


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_run_one_way(path: Path) -> None:
    """A module imports only from layers above its own."""
    rank = {name: place for place, layer in enumerate(LAYERS) for name in layer}
    own = {name.removeprefix(".") for name in imports_of(path) if name.startswith(".")}
    assert name_of(path) in rank, "a new module has its place in LAYERS"
    assert all(rank[name] < rank[name_of(path)] for name in own)


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_modules_are_read_in_one_sitting(path: Path) -> None:
    """No module of the core grows beyond some 250 lines."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 265


def test_nothing_names_a_registry_or_this_machine() -> None:
    """The project can be built anywhere: no pinned file names a package registry, and no file a path of one machine."""
    pinned = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    assert "http" not in pinned and "index" not in pinned
