"""Links written as in the repository, so that they work on the forge, made into links between the site's pages.

A link to a page the site does not have (a draft, a card that is not in this bank) becomes plain text.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterator
from urllib.parse import unquote

from .inline import Span, spans_of

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.-]*:")

Edit = tuple[int, int, str]


def repository_path(target: str, path: str) -> str | None:
    """The file in the repository that a relative link in `path` leads to; None for any other link."""
    target = unquote(target.split("#")[0].split("?")[0])
    if not target or target.startswith("/") or _SCHEME.match(target):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def source_uri(path: str) -> str:
    """The engine's name of a page: pages in docs/ without that folder, all others as in the repository."""
    return path.removeprefix("docs/")


def site_links(markdown: str, path: str, pages: Container[str]) -> str:
    """The text of the file at `path` with its links leading from page to page; `pages` holds the names of all pages."""
    parts, kept = [], 0
    for start, end, text in sorted(edit for span in spans_of(markdown) for edit in _edits(span, path, pages)):
        parts += [markdown[kept:start], text]
        kept = end
    return "".join([*parts, markdown[kept:]])


def _edits(span: Span, path: str, pages: Container[str]) -> Iterator[Edit]:
    """What to write in the link's place: another target, or nothing but its text."""
    target = repository_path(span.target, path)
    if span.is_image or target is None or not target.endswith(".md"):
        return
    page = source_uri(target)
    if page not in pages and target.startswith(("methods/", "cases/")):
        yield span.start, span.start + 1, ""
        yield span.text_end, span.end, ""
        return
    fragment = "".join(span.target.partition("#")[1:])
    relative = posixpath.relpath(page, posixpath.dirname(source_uri(path)) or ".")
    yield span.target_start, span.target_start + len(span.target), relative + fragment
