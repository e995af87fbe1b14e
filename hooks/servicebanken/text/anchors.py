"""Headings as one links to them: each by the name that the forge gives it, and by the one that it has on its page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from unicodedata import normalize
from urllib.parse import unquote

_NOT_ON_THE_FORGE = re.compile(r"[^\w\- ]")
_NOT_IN_A_NAME = re.compile(r"[^\w\s-]")
_GAP = re.compile(r"[-\s]+")
_NUMBERED = re.compile(r"(.*)_([0-9]+)\Z")


@dataclass(frozen=True, slots=True)
class Anchor:
    """A heading that a link can lead to: its words, and its names on the forge and on the page."""

    title: str
    on_forge: str
    on_page: str


@dataclass(frozen=True)
class Anchors:
    """The headings of a page, in order."""

    anchors: Sequence[Anchor]

    @cached_property
    def _by_name(self) -> dict[str, Anchor]:
        by_name: dict[str, Anchor] = {}
        for names in ([one.on_forge for one in self.anchors], [one.on_page for one in self.anchors]):
            for name, anchor in zip(names, self.anchors, strict=True):
                by_name.setdefault(name, anchor)
        return by_name

    def named(self, fragment: str) -> Anchor | None:
        """The heading that what stands after # leads to; a name on the forge, where it is written, goes first."""
        return self._by_name.get(normalize("NFC", unquote(fragment)))


def anchors_of(titles: Sequence[str], on_page: Iterable[str]) -> Anchors:
    """The headings with these words, which have these names on their page."""
    names = zip(titles, forge_names(titles), on_page, strict=True)
    return Anchors(tuple(Anchor(*one) for one in names))


def forge_names(titles: Iterable[str]) -> Iterator[str]:
    """By the rules of the forge: in lower case, hyphens for spaces and no other signs; the second of a name is -1."""
    met = Counter[str]()
    for title in titles:
        name = _NOT_ON_THE_FORGE.sub("", title.lower()).replace(" ", "-")
        yield f"{name}-{met[name]}" if met[name] else name
        met[name] += 1


def engine_names(titles: Iterable[str]) -> Iterator[str]:
    """By the rules of what draws pages written by hand: no accents, one hyphen a gap; the second of a name is _1."""
    used: set[str] = set()
    for title in titles:
        plain = normalize("NFKD", title).encode("ascii", "ignore").decode()
        name = _GAP.sub("-", _NOT_IN_A_NAME.sub("", plain).strip().lower())
        if name in used or not name:
            match = _NUMBERED.match(name)
            base, number = (match[1], int(match[2])) if match else (name, 0)
            number += 1
            while f"{base}_{number}" in used:
                number += 1
            name = f"{base}_{number}"
        used.add(name)
        yield name
