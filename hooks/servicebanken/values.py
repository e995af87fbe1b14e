"""Nodes of a header → typed values, each kind read by one function; what cannot be read is told and becomes None."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from .facts import Period
from .fields import WORD_ONGOING
from .kinds import (
    AddressKind,
    ChoiceKind,
    DateKind,
    FieldSpec,
    Kind,
    ListKind,
    PartialDateKind,
    PlaceKind,
    RecordKind,
    ReferenceKind,
    SlugKind,
    TextKind,
    WholeKind,
)  # fmt: skip
from .nodes import Fields, Items, Node, Text
from .reading import Reading, written
from .references import read_place, read_reference
from .scalars import read_address, read_choice, read_date, read_partial_date, read_slug, read_text_value, read_whole
from .swedish import fold, joined, nearest


def read_fields(
    specs: Iterable[FieldSpec], fields: Fields, reading: Reading, unreadable: frozenset[str]
) -> dict[str, Any]:
    """Attributes read from keys. Unknown and missing keys are told; a key in `unreadable` has been told of already."""
    by_key = {spec.key: spec for spec in specs}
    values: dict[str, Any] = {}
    for entry in fields.entries:
        spec = by_key.get(entry.key.text)
        if spec is None:
            _tell_unknown_key(entry.key, by_key, reading)
            unreadable |= {key for key in by_key if fold(entry.key.text) == key}
        elif not _is_empty(entry.value):
            value = read_value(spec.kind, entry.value, spec.key, reading)
            unreadable |= {spec.key} if value is None else set()
            if value is not None:
                values[spec.attribute] = value
    for spec in by_key.values():
        if spec.required and spec.attribute not in values and spec.key not in unreadable:
            reading.tell(
                "saknad-nyckel",
                fields.at,
                f"uppgiften ”{spec.key}” saknas. {spec.help}",
                written(spec.key, spec.example),
            )
    return values


def _is_empty(node: Node) -> bool:
    return isinstance(node, Text) and not node.text.strip()


def _tell_unknown_key(key: Text, by_key: Mapping[str, FieldSpec], reading: Reading) -> None:
    near = nearest(key.text, by_key)
    if near and fold(key.text) == near:
        message = f"nyckeln ”{key.text}” skrivs ”{near}”, med små bokstäver och utan å, ä och ö."
        reading.tell("felstavad-nyckel", key.at, message, f"Skriv så här:  {near}:")
    elif near:
        reading.tell(
            "okand-nyckel", key.at, f"nyckeln ”{key.text}” finns inte. Menade du ”{near}”?", f"Skriv så här:  {near}:"
        )
    else:
        keys = joined(by_key)
        reading.tell("okand-nyckel", key.at, f"nyckeln ”{key.text}” finns inte. De nycklar som finns är {keys}.")


def read_value(kind: Kind, node: Node, key: str, reading: Reading) -> Any:
    """The node as a value of its kind; None when it cannot be, and then the reason has been told."""
    return _READERS[type(kind)](kind, node, key, reading)


def read_list(kind: ListKind, node: Node, key: str, reading: Reading) -> tuple[Any, ...] | str | None:
    if isinstance(node, Text) and kind.word and node.text.strip() == kind.word:
        return kind.word
    if not isinstance(node, Items):
        _tell_list(kind, node, key, reading)
        return None
    values = [read_value(kind.item, item, key, reading) for item in node.items if not _is_empty(item)]
    for place, value in enumerate(values):
        if value is not None and value in values[:place]:
            shown = getattr(value, "slug", value) if not isinstance(kind.item, RecordKind) else "uppgiften"
            reading.tell("dubbelt-varde", node.items[place].at, f"”{shown}” står redan i listan ”{key}”.")
    if len(values) < kind.fewest:
        reading.tell("for-kort", node.at, f"listan ”{key}” är tom.")
        return None
    if len(values) > kind.most:
        reading.tell("for-lang", node.at, f"listan ”{key}” har {len(values)} värden, högst {kind.most} får stå.")
    return tuple(dict.fromkeys(value for value in values if value is not None)) or None


def _tell_list(kind: ListKind, node: Node, key: str, reading: Reading) -> None:
    word = f", eller ordet {kind.word}" if kind.word else ""
    if isinstance(kind.item, RecordKind):
        lines = [f"    {spec.key}: {spec.example}" for spec in kind.item.fields if spec.required]
        help = f"Skriv så här:  {key}:\n" + "\n".join(lines).replace("    ", "  - ", 1)
    else:
        parts = re.split(r"\s*(?:[,;]|\boch\b)\s*", node.text.strip()) if isinstance(node, Text) else []
        help = written(key, f"[{', '.join(part for part in parts if part)}]") if parts else ""
    reading.tell("inte-en-lista", node.at, f"”{key}” ska vara en lista{word}.", help)


def read_record(kind: RecordKind, node: Node, key: str, reading: Reading) -> Any:
    if not isinstance(node, Fields):
        keys = joined(spec.key for spec in kind.fields)
        example = "{" + ", ".join(f"{spec.key}: {spec.example}" for spec in kind.fields if spec.required) + "}"
        reading.tell(
            "inte-uppgifter",
            node.at,
            f"”{key}” ska ha uppgifterna {keys}.",
            written(key, example) if len(example) > 2 else "",
        )
        return None
    before = len(reading.problems)
    values = read_fields(kind.fields, node, reading, frozenset())
    if any(spec.required and spec.attribute not in values for spec in kind.fields):
        return None
    if kind.make is Period and values.get("end") == WORD_ONGOING:
        values.update(end=None, is_ongoing=True)
    return kind.make(**values) if values or len(reading.problems) > before else None


_READERS: dict[type, Callable[..., Any]] = {
    TextKind: read_text_value,
    DateKind: read_date,
    PartialDateKind: read_partial_date,
    WholeKind: read_whole,
    ChoiceKind: read_choice,
    AddressKind: read_address,
    PlaceKind: read_place,
    ReferenceKind: read_reference,
    SlugKind: read_slug,
    ListKind: read_list,
    RecordKind: read_record,
}
