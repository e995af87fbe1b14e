"""A folder made anew beside the one it replaces, and put in its place when whole: no one ever meets half of one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

if sys.platform != "win32":
    import fcntl

# From linux/fcntl.h and linux/fs.h: names as seen from the folder we stand in, and both of them change.
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


# What a computer leaves in any folder that somebody has looked into.
_LITTER = frozenset({".DS_Store", ".directory", ".localized"})


def can_be_replaced(folder: Path) -> bool:
    """False for a folder that must stay itself: a mounted disk, one in a place we may not write, one with hidden files.

    Engines leave hidden files alone when they empty a folder; a checkout of its own may have its history there.
    """
    real = folder.resolve()
    above = next(parent for parent in real.parents if parent.exists())
    if not os.access(above, os.W_OK) or real.is_mount():
        return False
    if not real.is_dir():
        return True
    hidden = {child.name for child in real.iterdir() if child.name.startswith(".") and child.name[:2] != "._"}
    return hidden <= _LITTER


class Replacement:
    """A folder in the making: write to `fresh`, then `finish`, or `abandon` it.

    A second one for the same folder waits until the first is done. What a killed one left behind, the next one mends.
    """

    def __init__(self, folder: Path, waits: Callable[[], object] = lambda: None) -> None:
        self.folder = folder.resolve()
        self._work = self.folder.with_name(f".{self.folder.name}-new")
        self._lock = _held(self._work, waits)
        self.fresh = self._work / "fresh"
        self._last = self._work / "last"
        self._restore()
        for left in self._work.iterdir():
            shutil.rmtree(left) if left.is_dir() and not left.is_symlink() else left.unlink()
        self.fresh.mkdir()
        self._is_done = False

    def finish(self) -> None:
        """Put the fresh folder in its place. At no moment is there half a folder there."""
        if not self.folder.exists():
            self.fresh.rename(self.folder)
        elif not _exchanged(self.fresh, self.folder):
            self._in_two_steps()
        self.abandon()

    def abandon(self) -> None:
        """Leave the place as it is, and let others have it; to do so twice is to do so once."""
        if self._is_done:
            return
        self._is_done = True
        shutil.rmtree(self._work, ignore_errors=True)
        if self._lock is not None:
            os.close(self._lock)

    def _in_two_steps(self) -> None:
        """Where names cannot be exchanged: whoever is killed in between leaves the last folder to be restored."""
        self.folder.rename(self._last)
        self.fresh.rename(self.folder)
        # Under this name it would be restored, whole or half, if the folder itself were taken away.
        self._last.rename(self.fresh)

    def _restore(self) -> None:
        if self._last.exists() and not self.folder.exists():
            self._last.rename(self.folder)


def _held(work: Path, waits: Callable[[], object]) -> int | None:
    """The folder to work in, locked for as long as this process lives; None where no folder can be locked."""
    while True:
        work.mkdir(parents=True, exist_ok=True)
        if sys.platform == "win32":
            return None
        try:
            # Never through a link: all that lies in this folder is thrown away.
            lock = os.open(work, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
        except FileNotFoundError:
            continue
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(lock, fcntl.LOCK_EX)
        # Whoever was first has taken the folder away when done, and what we hold may be that one.
        if work.is_dir() and os.path.samestat(os.fstat(lock), work.stat()):
            return lock
        os.close(lock)


def _exchanged(one: Path, other: Path) -> bool:
    """Let two folders change names in one step; False where the system or the disk cannot."""
    if sys.platform != "linux":
        return False
    rename = getattr(ctypes.CDLL(None), "renameat2", None)
    if rename is None:
        return False
    return bool(rename(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE) == 0)
