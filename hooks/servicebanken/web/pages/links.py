"""Links written as in the repository, so that they work on the forge, made into links between the site's pages.

A link to a page the site does not have (a draft, a card that is not in this bank) becomes plain text. One to a heading
leads there by the name that the heading has on its page, whichever of its names it was written with.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from ...bank.headings import Headings
from ...model.fields import is_card_path
from ...text.inline import DEFINED, Span, spans_of
from ...text.paths import as_seen, repository_path
from ..addresses import source_uri

# A link whose target stands elsewhere in the text, by its own words or by another name; not the line that says where.
_NAMED = re.compile(r"(?<!!)\[([^\[\]]+)\](?:\[([^\[\]]*)\])?(?![(:\[])")

Edit = tuple[int, int, str]

# Where a link's target, as it is written in a file of the repository, leads on the site; None where it has no page.
Lead = Callable[[str], str | None]


@dataclass(frozen=True)
class Ways:
    """What links need to know of the site: its pages and pictures by their names as seen, and headings by any name."""

    names: Iterable[str]
    headings: Headings

    @cached_property
    def by_sight(self) -> dict[str, str]:
        return {as_seen(name): name for name in self.names}

    def end(self, target: str, file: str) -> str:
        """What stands last in an address, as it is to stand on a link to the page of the file: # and a heading."""
        _, sign, fragment = target.partition("#")
        anchors = self.headings.at(file) if fragment else None
        anchor = anchors.named(fragment) if anchors else None
        return f"{sign}{anchor.on_page if anchor else fragment}"

    def from_page(self, path: str, target: str) -> str | None:
        """Where the target in a page written by hand leads, as its engine names pages; None where there is no page."""
        if target.startswith("#"):
            return self.end(target, as_seen(path))
        file = repository_path(target, path)
        if file is None or not file.endswith(".md"):
            return target
        page = self.by_sight.get(source_uri(file))
        if page is None and is_card_path(file):
            return None
        way = posixpath.relpath(page or source_uri(file), posixpath.dirname(source_uri(path)) or ".")
        return quote(way) + self.end(target, file)


def site_links(markdown: str, lead: Lead) -> str:
    """A text with its links leading from page to page."""
    edits = [edit for span in spans_of(markdown) for edit in _edits(span, lead)]
    gone = set()
    for match in DEFINED.finditer(markdown):
        target = lead(match["target"])
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


def _edits(span: Span, lead: Lead) -> Iterator[Edit]:
    """What to write in the link's place: another target, or nothing but its text."""
    target = span.target if span.is_image else lead(span.target)
    if target is None:
        yield span.start, span.start + 1, ""
        yield span.text_end, span.end, ""
    elif target != span.target:
        yield span.target_start, span.target_start + len(span.target), target


def _without_names(markdown: str, gone: Container[str]) -> str:
    """The text with links by these names turned into their words."""
    return _NAMED.sub(lambda match: match[1] if _name(match[2] or match[1]) in gone else match[0], markdown)


def _name(words: str) -> str:
    return " ".join(words.casefold().split())
