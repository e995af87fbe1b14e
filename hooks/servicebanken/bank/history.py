"""When each file of the bank came and when it was last changed: one question to git, and no date that is not sure."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from ..model.fields import FOLDERS
from .day import swedish_day

# Of each commit, newest first, its time and its changes, each word ended by a NUL, so that no name is ever quoted.
_LOG = ("log", "--format=%x01%ct", "--name-status", "--find-renames", "--relative", "-z")

# In a clone that was cut off, git takes the oldest commit it has for the first: all that is older seems added there.
_IS_CUT = ("rev-parse", "--is-shallow-repository")

_SECONDS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Dates:
    """The days, in Sweden, of the commits in which a file was added and last changed."""

    added: date
    changed: date


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What is known of when files came, by their paths in the bank; nothing at all where the clone `is_cut` off."""

    dates: Mapping[str, Dates] = field(default_factory=dict)
    is_cut: bool = False

    def changed(self, path: str | None) -> date | None:
        """The day the file was last changed; None for no file, and for one whose day is not known."""
        dates = self.dates.get(path or "")
        return dates.changed if dates else None


def read_history(root: Path) -> History:
    """The history of the files below `root`; empty where there is no git, or no history."""
    is_cut = _git(root, *_IS_CUT)
    if is_cut is None or is_cut.strip() == "true":
        return History(is_cut=is_cut is not None)
    return History(dates=_dates(_changes(_git(root, *_LOG, "--", *FOLDERS) or "")))


def _git(root: Path, *arguments: str) -> str | None:
    """What git answers; None where it cannot."""
    command = ["git", "-C", str(root), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=_SECONDS, stdin=subprocess.DEVNULL)
    except (OSError, subprocess.SubprocessError):
        return None
    return done.stdout.decode("utf-8", "surrogateescape")


# (day, letter for what was done, the file's name before, its name after)
Change = tuple[date, str, str, str]


def _changes(log: str) -> Iterator[Change]:
    """Every change of a file, newest first."""
    for commit in log.split("\x01")[1:]:
        seconds, *rest = commit.strip("\0\n").split("\0")
        day = swedish_day(int(seconds))
        words = iter(word.lstrip("\n") for word in rest)
        for letter in filter(None, words):
            before = next(words)
            yield day, letter[0], before, next(words) if letter[0] in "RC" else before


def _dates(changes: Iterable[Change]) -> dict[str, Dates]:
    """Each file that is there now, under the name it has now, with the days that its whole story begins and ends."""
    changed: dict[str, date] = {}
    added: dict[str, date] = {}
    # What a file was called further back → what it is called now; None for one that is no longer there.
    now: dict[str, str | None] = {}
    for day, letter, before, after in changes:
        name = now.get(after, after)
        if letter == "D":
            now.setdefault(before, None)
        elif name is not None and name not in added:
            changed.setdefault(name, day)
            if letter in "AC":
                added[name] = day
            elif letter == "R":
                now[before] = name
    return {name: Dates(added=added[name], changed=changed[name]) for name in added}
