"""Classic scripts, which a page can load from disk too: those of the pages, joined, and values."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import Any

_HERE = Path(__file__).parent

# The file on the site that a wing's scripts are joined into, and those of them that go into another: the workshop is
# on every page's mind, the engine with all that it stands on is fetched only when somebody searches, and a former
# address loads nothing but what leads on from it.
_FILE_OF_WING = {"pages": "servicebanken", "search": "servicebanken", "workshop": "workshop", "form": "form"}
_ENGINE = (
    "compounds", "documents", "engine", "language", "naming", "question",
    "scoring", "slips", "unpacking", "vocabulary", "weights",
)  # fmt: skip
_FILE_OF_SCRIPT = {
    "kit": "servicebanken",
    "carry": "servicebanken",
    "moved": "moved",
    **dict.fromkeys(_ENGINE, "search-engine"),
}

# Each script says which others it uses.
_STANDS_ON = re.compile(r"^/\* Stands on: (.+)\. \*/$", re.MULTILINE)


def script_files() -> Iterator[tuple[str, str]]:
    """The scripts of the pages, each below those it stands on, joined into a few files, by address on the site."""
    files: dict[str, dict[str, str]] = {}
    for wing, usual in _FILE_OF_WING.items():
        for path in (_HERE / wing / "scripts").glob("*.js"):
            file = files.setdefault(_FILE_OF_SCRIPT.get(path.stem, usual), {})
            file[path.stem] = path.read_text(encoding="utf-8")
    for name, scripts in sorted(files.items()):
        yield f"assets/{name}.js", "\n".join(scripts[script] for script in _in_order(scripts))


def stands_on(script: str) -> set[str]:
    """The other scripts that one says it uses."""
    match = _STANDS_ON.search(script)
    return set(match[1].split(", ")) - {"nothing"} if match else set()


def script_of(name: str, value: Any) -> str:
    """A script that holds a value; nothing in it can end the script or be read as markup."""
    return f"(self.servicebanken=self.servicebanken||{{}}).{name}={_literal(value)};\n"


def entry_of(name: str, key: str, value: Any) -> str:
    """A script that adds a value under a key to those of that name, for what is loaded one by one."""
    held = f"(self.servicebanken=self.servicebanken||{{}}).{name}"
    return f"({held}=self.servicebanken.{name}||{{}})[{_literal(key)}]={_literal(value)};\n"


def _in_order(scripts: dict[str, str]) -> Iterator[str]:
    # What stands in another file is loaded before, or fetched by whoever uses it.
    sorter = TopologicalSorter({name: stands_on(text) & scripts.keys() for name, text in scripts.items()})
    sorter.prepare()
    while sorter.is_active():
        ready = sorted(sorter.get_ready())
        yield from ready
        sorter.done(*ready)


def _literal(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return text
