"""Links written as in the repository, so that they work on the forge, made into links between the site's pages.

A link to a page the site does not have (a draft, a card that is not in this bank) becomes plain text.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Container, Iterable, Iterator

from ...model.fields import is_card_path
from ...text.inline import DEFINED, Span, spans_of
from ...text.paths import repository_path
from ..addresses import source_uri

# A link whose target stands elsewhere in the text, by its own words or by another name; not the line that says where.
_NAMED = re.compile(r"(?<!!)\[([^\[\]]+)\](?:\[([^\[\]]*)\])?(?![(:\[])")

Edit = tuple[int, int, str]


def site_links(markdown: str, path: str, pages: Container[str]) -> str:
    """The text of the file at `path` with its links leading from page to page; `pages` holds the names of all pages."""
    edits = [edit for span in spans_of(markdown) for edit in _edits(span, path, pages)]
    gone = set()
    for match in DEFINED.finditer(markdown):
        target = _site_target(match["target"], path, pages)
        if target is None:
            gone.add(_name(match["text"]))
        edits.append((*match.span("target"), target or "#"))
    return _without_names(_edited(markdown, edits), gone)


def _edited(markdown: str, edits: Iterable[Edit]) -> str:
    parts, kept = [], 0
    for start, end, text in sorted(edits):
        parts += [markdown[kept:start], text]
        kept = end
    return "".join([*parts, markdown[kept:]])


def _edits(span: Span, path: str, pages: Container[str]) -> Iterator[Edit]:
    """What to write in the link's place: another target, or nothing but its text."""
    target = span.target if span.is_image else _site_target(span.target, path, pages)
    if target is None:
        yield span.start, span.start + 1, ""
        yield span.text_end, span.end, ""
    elif target != span.target:
        yield span.target_start, span.target_start + len(span.target), target


def _site_target(target: str, path: str, pages: Container[str]) -> str | None:
    """What the link's target is on the site; None when the site does not have the page."""
    leads_to = repository_path(target, path)
    if leads_to is None or not leads_to.endswith(".md"):
        return target
    page = source_uri(leads_to)
    if page not in pages and is_card_path(leads_to):
        return None
    return posixpath.relpath(page, posixpath.dirname(source_uri(path)) or ".") + "".join(target.partition("#")[1:])


def _without_names(markdown: str, gone: Container[str]) -> str:
    """The text with links by these names turned into their words."""
    return _NAMED.sub(lambda match: match[1] if _name(match[2] or match[1]) in gone else match[0], markdown)


def _name(words: str) -> str:
    return " ".join(words.casefold().split())
