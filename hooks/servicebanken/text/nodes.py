"""A header as the text the writer wrote, each value with its line and column."""

from __future__ import annotations

from dataclasses import dataclass

from ..problems import Spot


@dataclass(frozen=True, slots=True)
class Text:
    """A single value as written; `is_plain` when no quotation marks stood around it."""

    text: str
    at: Spot
    is_plain: bool = True

    @property
    def is_empty(self) -> bool:
        return not self.text.strip()


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
    """Keys with values, each key once; `is_flow` when they stand within braces."""

    entries: tuple[Entry, ...]
    at: Spot
    is_flow: bool = False
    is_empty = False


Node = Text | Items | Fields
