"""Files as they lie in the folder: which of them may be read, under which names, and why not the others."""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..problems import Problem, Spot, problem

# A text under another name than a card's is meant as one; its writer is told where to put it.
TEXT_SUFFIXES = frozenset({"", ".markdown", ".md", ".text", ".txt"})

LARGEST_PICTURE = 500_000
PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})
PICTURES_IN_WORDS = "jpg, png eller webp"


@dataclass(frozen=True, slots=True)
class Listed:
    """Something that lies in a folder, by its path in the repository: a file, or a folder that is not to be entered."""

    path: str
    is_file: bool = True


def files_below(root: Path, folder: str) -> Iterator[Listed]:
    """Files, links to folders, and folders that the system does not let us open.

    What is hidden is listed only when the engine would follow it.
    """
    if (root / folder).is_symlink():
        yield Listed(folder, is_file=False)
        return
    closed: list[OSError] = []
    for below, folders, names in os.walk(root / folder, onerror=closed.append):
        here = Path(below).relative_to(root)
        links = [name for name in folders if (root / here / name).is_symlink()]
        shown = [] if _is_hidden(here) else [name for name in names if not name.startswith(".")]
        folders.sort()
        names = sorted([*links, *shown])
        yield from (Listed((here / name).as_posix(), is_file=name not in links) for name in names)
    for error in closed:
        path = Path(error.filename).relative_to(root)
        if not isinstance(error, FileNotFoundError) and not _is_hidden(path):
            yield Listed(path.as_posix(), is_file=False)


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


# Names that no file can have in Windows, with any ending.
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
# Names that Windows keeps for itself, whatever follows a dot.
RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:[ .]|$)", re.IGNORECASE)


def fits_everywhere(name: str) -> bool:
    """True for the name of a file or a folder that every computer can unpack."""
    return not (RESERVED.match(name) or _NOT_ON_WINDOWS.search(name))


def is_inside(root: Path, path: Path) -> bool:
    """True when the path, links followed, stays below the root."""
    if _is_straight(os.fspath(root), os.fspath(path)):
        return True
    try:
        real, base = os.path.realpath(path), os.path.realpath(root)
        return os.path.commonpath([real, base]) == base
    except ValueError:  # a name that no file can have
        return False


def is_file_inside(root: Path, path: Path) -> bool:
    """True for a file below the root that is no link, whatever its name."""
    try:
        is_plain = _is_straight(os.fspath(root), os.fspath(path)) or (not path.is_symlink() and is_inside(root, path))
        return is_plain and path.is_file()
    except OSError:  # a name too long for any file
        return False


def _is_straight(root: str, path: str) -> bool:
    """True when no step from the root down to the path is a link or leads upwards, so that nothing need be followed."""
    if "\0" in path or not path.startswith(f"{root}{os.sep}"):
        return False
    end = len(root)
    while end >= 0:
        end, start = path.find(os.sep, end + 1), end + 1
        step = path if end < 0 else path[:end]
        # Asked once for every link of every card, and so as plainly as can be.
        if step[start:] == ".." or os.path.islink(step):  # noqa: PTH114
            return False
    return True


def refusal(root: Path, path: str) -> Problem | None:
    """Why the file at `path` below `root` is not opened: a link, or no plain file; None when it may be."""
    file = root / path
    try:
        if not is_inside(root, file) or file.is_symlink():
            message = "mappen är en länk" if file.is_dir() else "filen är en länk till en annan fil"
            return problem("lank-till-annan-fil", Spot(path), f"{message} och läses inte.")
        status = file.lstat()
    except OSError as error:
        return unopened(path, error)
    if not stat.S_ISREG(status.st_mode):
        message = "mappen går inte att öppna" if stat.S_ISDIR(status.st_mode) else "filen är inte en vanlig fil"
        return problem("oppnas-inte", Spot(path), f"{message} och läses inte.")
    return None


def unopened(path: str, error: OSError) -> Problem:
    """A file that the system does not let us read."""
    return problem("oppnas-inte", Spot(path), f"filen går inte att öppna ({error.strerror}).")
