"""Links written as in the repository, so that they work on the forge, made into links between the site's pages.

A link to a page the site does not have (a draft, a card that is not in this bank) becomes plain text.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container
from urllib.parse import unquote

_LINK = re.compile(r"(?<!!)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\((?P<target>[^)\s]+)(?P<rest>(?:\s+[^)]*)?)\)")


def repository_path(target: str, path: str) -> str | None:
    """The file in the repository that a relative link in `path` leads to; None for any other link."""
    target = unquote(target.split("#")[0].split("?")[0])
    if not target or target.startswith("/") or re.match(r"[a-zA-Z][a-zA-Z0-9+.-]*:", target):
        return None
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), target))


def source_uri(path: str) -> str:
    """The engine's name of a page: pages in docs/ without that folder, all others as in the repository."""
    return path.removeprefix("docs/")


def site_links(markdown: str, path: str, pages: Container[str]) -> str:
    """The text of the file at `path` with its links leading from page to page; `pages` holds the names of all pages."""

    def replaced(found: re.Match[str]) -> str:
        target = repository_path(found["target"], path)
        if target is None or not target.endswith(".md"):
            return found[0]
        page = source_uri(target)
        if page not in pages and target.startswith(("methods/", "cases/")):
            return found["text"]
        fragment = "".join(found["target"].partition("#")[1:])
        relative = posixpath.relpath(page, posixpath.dirname(source_uri(path)) or ".")
        return f"[{found['text']}]({relative}{fragment}{found['rest']})"

    return _LINK.sub(replaced, markdown)
