"""A header as the text the writer wrote, each value with its line and column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..problems import Problem, Spot, problem

# What means nothing in YAML, and what stands for the writer's own words in the help that is given.
NOTHING = frozenset({"", "~", "null", "Null", "NULL", "…"})


@dataclass(frozen=True, slots=True)
class Text:
    """A single value as written; `is_plain` when no quotation marks stood around it."""

    text: str
    at: Spot
    is_plain: bool = True

    @property
    def is_empty(self) -> bool:
        text = self.text.strip()
        return not text or (self.is_plain and text in NOTHING)


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `is_flow` when it stands within brackets."""

    items: tuple[Node, ...]
    at: Spot
    is_flow: bool = False
    is_empty = False


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Text
    value: Node


@dataclass(frozen=True, slots=True)
class Fields:
    """Keys with values, each key once; `is_flow` when they stand within braces.

    `doubled` are entries whose keys stand among `entries` already.
    """

    entries: tuple[Entry, ...]
    at: Spot
    is_flow: bool = False
    doubled: tuple[Entry, ...] = ()
    is_empty = False


Node = Text | Items | Fields


def each_key_once(entries: Iterable[Entry], at: Spot, is_flow: bool = False) -> Fields:
    """The first entry of each key, and those that are doubled."""
    first: dict[str, Entry] = {}
    doubled = [entry for entry in entries if first.setdefault(entry.key.text, entry) is not entry]
    return Fields(tuple(first.values()), at, is_flow, tuple(doubled))


def doubled_keys(node: Node) -> Iterator[Problem]:
    """Keys that stand twice in one place, however far in."""
    if isinstance(node, Items):
        for item in node.items:
            yield from doubled_keys(item)
    elif isinstance(node, Fields):
        for entry in node.doubled:
            name = entry.key.text
            line = next(one.key.at.line for one in node.entries if one.key.text == name)
            message = f"nyckeln ”{name}” står redan på rad {line}. Slå ihop dem till en."
            yield problem("dubbel-nyckel", entry.key.at, message)
        for entry in (*node.entries, *node.doubled):
            yield from doubled_keys(entry.value)
