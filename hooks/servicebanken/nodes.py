"""A header as the text the writer wrote, each value with its line and column."""

from __future__ import annotations

from dataclasses import dataclass

from .problems import Spot


@dataclass(frozen=True, slots=True)
class Text:
    """A single value as written; `is_plain` when no quotation marks stood around it."""

    text: str
    at: Spot
    is_plain: bool = True


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    at: Spot


@dataclass(frozen=True, slots=True)
class Entry:
    """A key and its value."""

    key: Text
    value: Node


@dataclass(frozen=True, slots=True)
class Fields:
    """Keys with values, each key once."""

    entries: tuple[Entry, ...]
    at: Spot


Node = Text | Items | Fields
