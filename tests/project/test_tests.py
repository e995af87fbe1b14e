"""The tests are a house too: a room for each of the code's, and what several share in one place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.sites import ROOT

TESTS = sorted((ROOT / "tests").rglob("*.py"))


def imported(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "."


@pytest.mark.parametrize("path", TESTS, ids=lambda path: path.stem)
def test_no_test_stands_on_another(path: Path) -> None:
    """A test can be moved, changed and taken away by itself: what it shares lies in support/."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert [name for name in imported(tree) if name.split(".")[-1].startswith(("test_", "conftest"))] == []
    calls = (ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call))
    assert [call for call in calls if call.startswith("sys.path.")] == []


def test_each_room_is_tried_in_its_own() -> None:
    """What is tried of a room is found where its name says."""
    rooms = {face.parent.name for face in (ROOT / "hooks/servicebanken").glob("*/__init__.py")}
    tried = {path.parent.name for path in (ROOT / "tests").glob("*/test_*.py")}
    assert sorted(rooms - tried) == ["model"], "model is a table of values, tried by all who use it"
