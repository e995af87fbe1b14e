"""Runs MkDocs as on another machine, where folders are listed in no order, and writes down every file it touches.

Called as: python othermachine.py LIST ARGUMENTS…; LIST is the file to write, the rest is for MkDocs.
"""

from __future__ import annotations

import atexit
import os
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TOLD = ("open", "os.scandir", "os.listdir", "os.rename", "os.remove", "os.mkdir", "os.link", "os.symlink")


def main() -> None:
    """Nothing is changed but the order in which the system tells what lies in a folder."""
    touched: set[str] = set()
    list_of_files, *sys.argv[1:] = sys.argv[1:]

    def told(event: str, arguments: tuple[Any, ...]) -> None:
        if event in TOLD and isinstance(arguments[0], (str, bytes, os.PathLike)):
            # Links are not to be followed here either.
            touched.add(os.path.abspath(os.fsdecode(arguments[0])))  # noqa: PTH100
        elif event == "socket.connect":
            touched.add("/network")

    _shuffle()
    sys.addaudithook(told)
    atexit.register(lambda: Path(list_of_files).write_text("\n".join(sorted(touched)), encoding="utf-8"))
    from mkdocs.__main__ import cli

    cli(prog_name="mkdocs")


class _Scanned:
    """What `os.scandir` gives, in another order."""

    def __init__(self, entries: list[os.DirEntry[Any]]) -> None:
        self._entries = iter(entries)

    def __iter__(self) -> Iterator[os.DirEntry[Any]]:
        return self._entries

    def __next__(self) -> os.DirEntry[Any]:
        return next(self._entries)

    def __enter__(self) -> _Scanned:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """All has been read already."""


def _shuffle() -> None:
    order = random.Random(2026)
    scandir, listdir = os.scandir, os.listdir

    def scanned(path: Any = ".") -> _Scanned:
        with scandir(path) as entries:
            return _Scanned(order.sample(found := [*entries], len(found)))

    def listed(path: Any = ".") -> list[Any]:
        return order.sample(found := listdir(path), len(found))

    os.scandir, os.listdir = scanned, listed  # type: ignore[assignment]


if __name__ == "__main__":
    main()
