"""The folder as a value: every file in it listed once, opened once at most, and known by its sum."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path

from ..problems import Judged, Problem, judged
from .decoding import LARGEST_FILE, decoded, too_large
from .files import Listed, files_below, is_file_inside, refusal, unopened
from .paths import as_seen


class Shelf:
    """The files below some folders of `root`, as they are when they are first asked about.

    Rules ask the shelf and not the disk. Paths are those of the repository, with slashes: `cases/torpa.md`.
    """

    def __init__(self, root: Path, folders: Sequence[str]) -> None:
        self.root = root
        self._folders = folders
        # A file that is gone or changed while it is judged is judged as it was.
        self.is_file = cache(self._is_file)
        self.raw = cache(self._raw)
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

    def size(self, path: str) -> int:
        """Bytes in the file; raises OSError where it cannot be told."""
        return (self.root / path).stat().st_size

    def sum(self, path: str) -> str | None:
        """What tells the file's content from any other (SHA-256, in hex); None for one that is not read."""
        raw = self.raw(path)
        return hashlib.sha256(raw).hexdigest() if isinstance(raw, bytes) else None

    def _is_file(self, path: str) -> bool:
        return is_file_inside(self.root, self.root / path)

    def _raw(self, path: str) -> bytes | Problem:
        """What is in the file, at most as much as a card or a picture may hold; else why it is not opened."""
        if found := refusal(self.root, path):
            return found
        try:
            with (self.root / path).open("rb") as file:
                return file.read(LARGEST_FILE + 1)
        except OSError as error:
            return unopened(path, error)

    def _text(self, path: str) -> Judged[str | None]:
        """The text of the file, as `decoded` makes it; None when it cannot be judged any further."""
        raw = self.raw(path)
        if isinstance(raw, bytes) and len(raw) > LARGEST_FILE:
            raw = too_large(path, self.size(path))
        if isinstance(raw, Problem):
            return Judged(None, (raw,))
        return judged(decoded(raw, path))
