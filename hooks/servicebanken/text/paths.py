"""Links between files of the repository, as they are written in a text, and the files that they lead to."""

from __future__ import annotations

import posixpath
import re
from unicodedata import normalize
from urllib.parse import unquote

from .allowed import SCHEME

# What no target may hold in a link but between angle brackets.
_NEEDS_ANGLES = re.compile(r"[\s()]")


def as_seen(path: str) -> str:
    """The name as people see it: a letter is the same in one part or in two."""
    return normalize("NFC", path)


def repository_path(target: str, path: str) -> str | None:
    """The file in the repository, as seen, that a relative link in `path` leads to; None for any other link."""
    target = unquote(target.split("#")[0].split("?")[0])
    if not target or target.startswith("/") or SCHEME.match(target):
        return None
    return as_seen(posixpath.normpath(posixpath.join(posixpath.dirname(path), target)))


def beside(path: str, name: str) -> str:
    """The path in the repository of a file named in the card at `path`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def as_target(target: str) -> str:
    """The target as one writes it in a link."""
    return f"<{target}>" if _NEEDS_ANGLES.search(target) else target
