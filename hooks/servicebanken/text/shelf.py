"""The folder as a value: every file in it listed once, opened once at most, and known by its sum."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from ..problems import Judged, Problem, judged
from .decoding import LARGEST_FILE, decoded, too_large
from .files import Listed, files_below, is_file_inside, refusal, unopened
from .paths import as_seen


@dataclass(frozen=True, slots=True)
class Opened:
    """A file when it was opened: what is in it, at most as much as a card or a picture may hold, and its whole size."""

    raw: bytes
    size: int


class Shelf:
    """The files below some folders of `root`, as they are when they are first asked about.

    Rules ask the shelf and not the disk. Paths are those of the repository, with slashes: `cases/torpa.md`.
    """

    def __init__(self, root: Path, folders: Sequence[str]) -> None:
        self.root = root
        self._folders = folders
        # A file that is gone or changed while it is judged is judged as it was.
        self.is_file = cache(self._is_file)
        self.opened = cache(self._opened)
        self.text = cache(self._text)

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """All that lies in the folders, folder by folder, each in alphabetical order from the top down."""
        return tuple(one for folder in self._folders for one in files_below(self.root, folder))

    def files(self, folder: str) -> list[str]:
        """Paths of the files in a folder and below it."""
        return [one.path for one in self.listed if one.is_file and one.path.startswith(f"{folder}/")]

    def found(self, path: str) -> str | None:
        """The file that people mean by a path, by its own name; None where there is none."""
        name = self._by_sight.get(as_seen(path))
        if name is None and not self.in_other_case(path):
            name = path
        return name if name and self.is_file(name) else None

    def in_other_case(self, path: str) -> str | None:
        """The file whose name is another in upper and lower case alone; some disks take it for the one asked about."""
        other = self._by_folded.get(as_seen(path).casefold())
        return None if other is None or as_seen(other) == as_seen(path) else other

    @cached_property
    def _by_sight(self) -> dict[str, str]:
        return {as_seen(one.path): one.path for one in self.listed}

    @cached_property
    def _by_folded(self) -> dict[str, str]:
        return {path.casefold(): name for path, name in self._by_sight.items()}

    def sum(self, path: str) -> str | None:
        """What tells the file's content from any other (SHA-256, in hex); None for one that is not read."""
        opened = self.opened(path)
        return hashlib.sha256(opened.raw).hexdigest() if isinstance(opened, Opened) else None

    def _is_file(self, path: str) -> bool:
        return is_file_inside(self.root, self.root / path)

    def _opened(self, path: str) -> Opened | Problem:
        """The file as it is now, or why it is not opened."""
        if found := refusal(self.root, path):
            return found
        try:
            with (self.root / path).open("rb") as file:
                raw = file.read(LARGEST_FILE + 1)
                # Asked of the open file, since it may lie there no longer. And it may have grown since it was read.
                return Opened(raw, max(len(raw), os.fstat(file.fileno()).st_size))
        except OSError as error:
            return unopened(path, error)

    def _text(self, path: str) -> Judged[str | None]:
        """The text of the file, as `decoded` makes it; None when it cannot be judged any further."""
        opened = self.opened(path)
        if isinstance(opened, Problem):
            return Judged(None, (opened,))
        if opened.size > LARGEST_FILE:
            return Judged(None, (too_large(path, opened.size),))
        return judged(decoded(opened.raw, path))
