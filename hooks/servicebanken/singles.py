"""One node → one value of a kind that is not made of others, with what is wrong with it and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from .kinds import (
    AddressKind,
    ChoiceKind,
    DateKind,
    Kind,
    PartialDateKind,
    PlaceKind,
    ReferenceKind,
    SlugKind,
    TextKind,
    WholeKind,
)  # fmt: skip
from .nodes import Entry, Fields, Items, Node, Text
from .reading import Fault, Reading, Words
from .references import read_place, read_reference
from .scalars import read_address, read_choice, read_date, read_partial_date, read_slug, read_text, read_whole
from .swedish import joined

_READERS: dict[type, Callable[..., Any]] = {
    TextKind: read_text,
    DateKind: read_date,
    PartialDateKind: read_partial_date,
    WholeKind: read_whole,
    ChoiceKind: read_choice,
    AddressKind: read_address,
    SlugKind: read_slug,
}
_LOOKED_UP: dict[type, Callable[..., Any]] = {PlaceKind: read_place, ReferenceKind: read_reference}

_SPACES = re.compile(r"[ \t]+")

Read = tuple[Any, list[Fault]]


def read_single(kind: Kind, node: Node, key: str, reading: Reading) -> Read:
    """The value, or None, and what is wrong with it."""
    return read_words(kind, node.text, key, reading) if isinstance(node, Text) else _misread(kind, node, key, reading)


def read_words(kind: Kind, text: str, key: str, reading: Reading) -> Read:
    """The value of words as written."""
    text = text.strip()
    words = Words(_SPACES.sub(" ", text) if "  " in text or "\t" in text else text, key)
    if reader := _READERS.get(type(kind)):
        return reader(kind, words), words.faults
    return _LOOKED_UP[type(kind)](kind, words, reading), words.faults


def words_of(node: Node) -> list[str]:
    """All the words in a node, whatever lists and keys they stand in."""
    if isinstance(node, Text):
        return [node.text]
    if isinstance(node, Items):
        return [word for item in node.items for word in words_of(item)]
    return [_pair(entry) for entry in node.entries]


def _pair(entry: Entry) -> str:
    return ": ".join(word for word in (entry.key.text, ", ".join(words_of(entry.value))) if word)


def _misread(kind: Kind, node: Items | Fields, key: str, reading: Reading) -> Read:
    """A list or keys where a single value should stand."""
    text = ", ".join(words_of(node))
    if isinstance(node, Fields) and not node.is_flow and len(node.entries) == 1:
        told = f"värdet för ”{key}” innehåller kolon och måste då stå inom citattecken."
        return None, [Fault("kolon-i-text", told, mended=(text,))]
    found = "en lista" if isinstance(node, Items) else "flera uppgifter"
    _, faults = read_words(kind, text, key, reading)
    mended = () if faults else (text,)
    help = ""
    if isinstance(kind, ChoiceKind) and not mended:
        help = f"Skriv bara ett av orden {joined(kind.options, 'eller')}."
    return None, [Fault("inte-text-varde", f"”{key}” ska vara en text, inte {found}.", mended=mended, help=help)]
