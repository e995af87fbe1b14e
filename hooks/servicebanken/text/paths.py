"""Links between files of the repository, as they are written in a text, and the files that they lead to."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from .allowed import SCHEME


def repository_path(target: str, path: str) -> str | None:
    """The file in the repository that a relative link in `path` leads to; None for any other link."""
    target = unquote(target.split("#")[0].split("?")[0])
    if not target or target.startswith("/") or SCHEME.match(target):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def beside(path: str, name: str) -> str:
    """The path in the repository of a file named in the card at `path`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))
