"""Draws the table of rooms in the README from their faces: `python tools/making/rooms.py`."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
CORE = ROOT / "hooks" / "servicebanken"

_HEAD = "| Room | What it is | Stands on |\n|---|---|---|\n"
_TABLE = re.compile(re.escape(_HEAD) + r"(?:\|.*\n)+")


def rows() -> list[str]:
    """A row for each leaf and room, from the ground up: each after all that it stands on."""
    leaves = {path.stem: _face(path) for path in CORE.glob("[a-z]*.py")}
    faces = leaves | {face.parent.name: _face(face) for face in CORE.glob("*/__init__.py")}

    def floor(name: str) -> int:
        return 1 + max((floor(one) for one in faces[name][1].split(", ") if one in faces), default=0)

    names = {name: name if name in leaves else f"{name}/" for name in sorted(faces, key=lambda one: (floor(one), one))}
    return [f"| `{shown}` | {faces[name][0]} | {faces[name][1]} |" for name, shown in names.items()]


def _face(path: Path) -> tuple[str, str]:
    """(what it is, on what it stands), as it says itself."""
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    (stands_on,) = re.findall(r"^Stands on: (.+)\.$", docstring, re.MULTILINE)
    return docstring.splitlines()[0].removesuffix("."), stands_on


def drawn(readme: str) -> str:
    """The README with its table drawn anew."""
    table = _HEAD + "".join(f"{row}\n" for row in rows())
    return _TABLE.sub(lambda _: table, readme)


if __name__ == "__main__":
    README.write_text(drawn(README.read_text(encoding="utf-8")), encoding="utf-8")
