"""Nodes of a header → typed values; what cannot be read is told, with the line as it should be, and becomes None."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ...model.facts import Period
from ...model.fields import RETIRED_KEYS, WORD_ONGOING
from ...model.kinds import Either, FieldSpec, ListKind, RecordKind
from ...problems import Sentence, short
from ...swedish import fold, joined, nearest
from ...text.nodes import Entry, Fields, Items, Node, Text
from ...text.typography import instead
from .advice import choices, lacking, line
from .layout import laid_out
from .lists import read_items, tell_no_list
from .reading import BLANK, Reading, as_value, written
from .singles import read_single, words_in

MISSING_VALUE = Sentence("saknad-nyckel", "uppgiften ”{key}” {state}. {help}", "{name} saknas. {how}")
NEITHER_KEY = Sentence("saknad-nyckel", "{neither}", "{name} saknas. Finns ingen, fyll i ”{other}” i stället.")
BOTH_KEYS = Sentence("adress-och-slag", "{both}", "Fyll i ”{other}” eller ”{label}”, inte båda.")
NONE_OF_KEYS = Sentence(
    "saknad-nyckel",
    "varken {keys} står här. Skriv minst en av uppgifterna.",
    "Varken {keys} är ifyllt. Fyll i en av uppgifterna.",
)
MISSPELT_KEY = Sentence("felstavad-nyckel", "nyckeln ”{key}” skrivs ”{near}”, med små bokstäver och utan å, ä och ö.")
UNSEEN_IN_KEY = Sentence(
    "okand-nyckel", "nyckeln ”{near}” har ett tecken som inte syns, till exempel ett hårt mellanslag. Skriv om den."
)
DOUBLED_KEY = Sentence(
    "dubbel-nyckel", "nyckeln ”{key}” är samma som ”{near}”, som står på rad {line}. Slå ihop dem till en."
)
NEAR_KEY = Sentence("okand-nyckel", "nyckeln ”{key}” finns inte. Menade du ”{near}”?")
RETIRED_KEY = Sentence("okand-nyckel", "nyckeln ”{key}” används inte längre. {instead}")
UNKNOWN_KEY = Sentence("okand-nyckel", "nyckeln ”{key}” finns inte. De nycklar som finns är {known}.")
EMPTY_LIST = Sentence("for-kort", "listan ”{key}” är tom.", "{name} saknas. {how}")
TOO_MANY_ITEMS = Sentence(
    "for-lang",
    "listan ”{key}” har {number} värden, högst {most} får stå.",
    "{label}: det är {number}, och högst {most} får vara med.",
)
SAID_TWICE = Sentence(
    "dubbelt-varde", "{shown} står redan i listan ”{key}”.", "{shown} står redan under {label}. Ta bort det ena."
)
NOT_PARTS = Sentence("inte-uppgifter", "”{key}” ska ha uppgifterna {keys}.")


@dataclass(frozen=True, slots=True)
class Values:
    """What could be read, by attribute, and the keys that were written but could not be: each has been told of."""

    by_attribute: Mapping[str, Any]
    unread: frozenset[str]


def read_fields(
    specs: Iterable[FieldSpec],
    fields: Fields,
    reading: Reading,
    unreadable: Iterable[str] = (),
    owner: FieldSpec | None = None,
) -> Values:
    """Values read from keys. Unknown and missing keys are told; a key in `unreadable` has been told of already.

    `owner` is the key that these belong to, where they are not the card's own.
    """
    by_key = {spec.key: spec for spec in specs}
    unread = {key for name in unreadable if (key := name if name in by_key else nearest(name, by_key))}
    values: dict[str, Any] = {}
    empty: dict[str, Entry] = {}
    for entry in fields.entries:
        spec = by_key.get(entry.key.text)
        if spec is None:
            # A misspelt key counts as being there, so that nothing more is told of it.
            unread |= _tell_odd_key(entry.key, fields, by_key, reading)
        elif entry.value.is_empty:
            empty[spec.key] = entry
        elif (value := read_value(spec, entry.value, reading)) is None:
            unread.add(spec.key)
        else:
            values[spec.attribute] = value
    for spec in by_key.values():
        if spec.required and spec.attribute not in values and spec.key not in unread:
            _tell_missing(spec, owner, empty.get(spec.key), fields, reading)
    return Values(values, frozenset(unread))


def _tell_missing(
    spec: FieldSpec, owner: FieldSpec | None, empty: Entry | None, fields: Fields, reading: Reading
) -> None:
    at, state = (empty.key.at, "är tom") if empty else (fields.at, "saknas")
    told = MISSING_VALUE.of(key=spec.key, state=state, help=spec.help)
    reading.tell(told, at, lacking(spec, owner))


def _tell_odd_key(key: Text, fields: Fields, known: Iterable[str], reading: Reading) -> set[str]:
    """A key that is none; the one that was probably meant."""
    near = nearest(key.text, known)
    if not _tell_doubled_key(key, near, fields, reading):
        _tell_unknown_key(key, near, known, reading)
    return {near} if near else set()


def _tell_doubled_key(key: Text, near: str | None, fields: Fields, reading: Reading) -> bool:
    """A key that stands there rightly spelt too: to spell this one right as well would help nobody."""
    line = next((entry.key.at.line for entry in fields.entries if entry.key.text == near), None)
    if line is None or not near or fold(_seen(key.text)) != near:
        return False
    reading.tell(DOUBLED_KEY.of(key=_seen(key.text), near=near, line=line), key.at)
    return True


def _seen(key: str) -> str:
    """What a reader sees of a key."""
    return "".join(sign for sign in key if sign.isprintable()).strip()


def _tell_unknown_key(key: Text, near: str | None, known: Iterable[str], reading: Reading) -> None:
    if near and near == _seen(key.text) != key.text:
        reading.tell(UNSEEN_IN_KEY.of(near=near), key.at, instead(f"{near}: …"))
    elif near and fold(key.text) == near:
        reading.tell(MISSPELT_KEY.of(key=key.text, near=near), key.at, instead(f"{near}: …"))
    elif near:
        reading.tell(NEAR_KEY.of(key=key.text, near=near), key.at, instead(f"{near}: …"))
    elif key.text in RETIRED_KEYS:
        reading.tell(RETIRED_KEY.of(key=key.text, instead=RETIRED_KEYS[key.text]), key.at)
    else:
        reading.tell(UNKNOWN_KEY.of(key=short(key.text), known=joined(known)), key.at)


def read_value(spec: FieldSpec, node: Node, reading: Reading) -> Any:
    """The node as a value of the key's kind; None when it cannot be, and then the reason has been told."""
    if isinstance(spec.kind, ListKind):
        return _read_list(spec.kind, node, spec, reading)
    if isinstance(spec.kind, RecordKind):
        return _read_record(spec.kind, node, spec, reading)
    value, faults = read_single(spec.kind, node, spec.key, reading)
    for fault in faults:
        mended = as_value(fault.mended[0]) if fault.mended else ""
        reading.tell_fault(fault, node.at, fault.help or (written(spec.key, mended) if mended else ""))
    return value


def _read_list(kind: ListKind, node: Node, spec: FieldSpec, reading: Reading) -> tuple[Any, ...] | str | None:
    if isinstance(node, Text) and kind.word and node.text.strip() == kind.word:
        return kind.word
    if not isinstance(node, Items):
        tell_no_list(kind, node, spec, reading)
        return None
    items = [item for item in node.items if not item.is_empty]
    if len(items) < kind.fewest:
        reading.tell(EMPTY_LIST.of(key=spec.key), node.at, lacking(spec))
        return None
    if len(items) > kind.most:
        told = TOO_MANY_ITEMS.of(key=spec.key, number=len(items), most=kind.most)
        reading.tell(told, node.at, f"Ta bort {len(items) - kind.most} av dem.")
        # What is too much has to go, so nothing else is told of it.
        items = items[: kind.most]
    if isinstance(kind.item, RecordKind):
        values = _read_records(kind, kind.item, node, items, spec, reading)
    else:
        values = read_items(kind, node, items, spec.key, reading)
    return _each_once(values, items, spec, reading)


def _read_records(
    kind: ListKind, record: RecordKind, node: Items, items: list[Node], spec: FieldSpec, reading: Reading
) -> list[Any]:
    """Each record, or the value of one that stands alone."""
    alone = record.bare_field
    if not alone:
        return [_read_record(record, item, spec, reading) for item in items]
    bare = [item for item in items if not isinstance(item, Fields)]
    # A line mended as a whole has no records in it.
    shown = node if len(bare) == len(items) else replace(node, is_flow=False)
    values = iter(read_items(replace(kind, item=alone.kind), shown, bare, spec.key, reading))
    records: list[Any] = []
    for item in items:
        if isinstance(item, Fields):
            records.append(_read_record(record, item, spec, reading))
        else:
            value = next(values)
            records.append(None if value is None else record.make(**{alone.attribute: value}))
    return records


def _each_once(values: list[Any], items: list[Node], spec: FieldSpec, reading: Reading) -> tuple[Any, ...] | None:
    """The values, each once: of records that may stand alone, one for each value that may."""
    assert isinstance(spec.kind, ListKind)
    alone = spec.kind.item.bare_field if isinstance(spec.kind.item, RecordKind) else None
    first: dict[Any, tuple[Any, Node]] = {}
    for value, item in zip(values, items, strict=True):
        if value is None:
            continue
        same = getattr(value, alone.attribute) if alone else value
        _, earlier = first.setdefault(same, (value, item))
        if earlier is not item:
            shown = f"”{words_in(earlier)[0]}”" if isinstance(earlier, Text) else "uppgiften"
            reading.tell(SAID_TWICE.of(shown=shown, key=spec.key), item.at, "Ta bort det ena.")
    return tuple(value for value, _ in first.values()) or None


def _read_record(kind: RecordKind, node: Node, spec: FieldSpec, reading: Reading) -> Any:
    if not isinstance(node, Fields):
        keys = joined(part.key for part in (kind.asked if kind.either else kind.fields))
        reading.tell(NOT_PARTS.of(key=spec.key, keys=keys), node.at, laid_out(spec, node, reading))
        return None
    before = len(reading.problems)
    read = read_fields(kind.fields, node, reading, owner=spec)
    values = dict(read.by_attribute)
    is_either = kind.either is None or _is_either(kind, kind.either, node, read, reading)
    if (
        not is_either
        or not _has_some(kind, node, read, reading)
        or any(part.required and part.attribute not in values for part in kind.fields)
    ):
        return None
    if kind.make is Period and values.get("end") == WORD_ONGOING:
        values.update(end=None, is_ongoing=True)
    return kind.make(**values) if values or len(reading.problems) > before else None


def _has_some(kind: RecordKind, node: Fields, read: Values, reading: Reading) -> bool:
    """Whether at least one of the keys is written, of those of which one must be; it is told when not."""
    some = [part for part in kind.fields if part.key in kind.some]
    if not some or any(part.key in read.unread or part.attribute in read.by_attribute for part in some):
        return True
    reading.tell(NONE_OF_KEYS.of(keys=joined((part.key for part in some), "eller")), node.at)
    return False


def _is_either(kind: RecordKind, either: Either, node: Fields, read: Values, reading: Reading) -> bool:
    """Whether precisely one of the two keys is written; it is told when not."""
    by_key = {part.key: part for part in kind.fields}
    there = [key for key in either.keys if key in read.unread or by_key[key].attribute in read.by_attribute]
    at = {entry.key.text: entry.key.at for entry in node.entries}
    first, second = either.keys
    if not there:
        help = f"{choices(by_key[second].kind)}{line(by_key[first])}\nEller så här:  {second}: {BLANK}"
        reading.tell(NEITHER_KEY.of(neither=either.neither), at.get(first, node.at), help)
    elif len(there) > 1:
        reading.tell(BOTH_KEYS.of(both=either.both), at.get(second, node.at))
    return len(there) == 1
