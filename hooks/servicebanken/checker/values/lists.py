"""Lists of single values; whatever is wrong with one of them, the writer is shown the whole list mended."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...model.kinds import FieldSpec, Kind, ListKind, RecordKind, TextKind
from ...problems import Sentence
from ...swedish import fold, nearest
from ...text.nodes import Items, Node, Text
from ...text.typography import instead
from .advice import lacking
from .layout import laid_out
from .reading import Fault, Reading, as_list, as_value, written
from .singles import Read, read_single, read_words, words_in

LIST_IN_LIST = Sentence("inte-text-varde", "”{key}” ska vara en enkel lista, utan listor i listan.")
WORD_IN_LIST = Sentence(
    "okant-val", "”{text}” ska stå ensamt, utan hakparenteser.", "”{text}” kan inte stå tillsammans med annat."
)
NO_LIST = Sentence("inte-en-lista", "”{key}” ska vara en lista{word}.")
HINT_COMMA = Sentence("", "Skriv komma mellan värdena.", "Lägg till dem ett i taget.")

_BETWEEN = re.compile(r" ?(?:[,;]| (?:och|samt) ) ?")


def read_items(kind: ListKind, node: Items, items: Sequence[Node], key: str, reading: Reading) -> list[Any]:
    """The value of each item, or None, and everything wrong with them told."""
    read = [_read_item(kind, item, key, reading) for item in items]
    for index, (item, (_, faults)) in enumerate(zip(items, read, strict=True)):
        for fault in faults:
            help = fault.help or (_mended(node, items, read, index, key) if fault.mended else "")
            reading.tell_fault(fault, item.at, help)
    return [value for value, _ in read]


def _read_item(kind: ListKind, item: Node, key: str, reading: Reading) -> Read:
    if isinstance(item, Items):
        return None, [Fault(LIST_IN_LIST.of(key=key), mended=tuple(words_in(item)))]
    if kind.word and isinstance(item, Text) and fold(item.text.strip()) == kind.word:
        return None, [Fault(WORD_IN_LIST.of(text=item.text.strip()), help=written(key, kind.word))]
    value, faults = read_single(kind.item, item, key, reading)
    if faults and isinstance(item, Text) and not isinstance(kind.item, TextKind):
        several = _parts(kind.item, item.text)
        if len(several) > 1 and not any(read_words(kind.item, one, key, reading)[1] for one in several):
            return None, [replace(faults[0], hint=HINT_COMMA.text, mended=tuple(several))]
    return value, faults


def _mended(node: Items, items: Sequence[Node], read: Sequence[Read], index: int, key: str) -> str:
    """The line as it should be: the whole list within brackets, or the item's own line."""
    if not node.is_flow:
        return instead("\n".join(f"- {as_value(word)}" for word in read[index][1][0].mended))
    words = [
        word
        for item, (_, faults) in zip(items, read, strict=True)
        for word in (faults[0].mended if faults and faults[0].mended else words_in(item))
    ]
    return written(key, as_list(list(dict.fromkeys(words))))


def tell_no_list(kind: ListKind, node: Node, spec: FieldSpec, reading: Reading) -> None:
    """A sentence, or keys, where a list should stand."""
    word = f", eller ordet {kind.word}" if kind.word else ""
    if isinstance(node, Text) and (meant := _word_or_list(kind, node.text, spec, reading)):
        help = written(spec.key, meant)
    else:
        help = laid_out(spec, node, reading) if isinstance(kind.item, RecordKind) else lacking(spec)
    reading.tell(NO_LIST.of(key=spec.key, word=word), node.at, help)


def _word_or_list(kind: ListKind, text: str, spec: FieldSpec, reading: Reading) -> str | None:
    """The word that may stand in the list's place, or the sentence as a list; None when neither can be made of it."""
    if kind.word and fold(text.strip()) == kind.word:
        return kind.word
    parts = [] if isinstance(kind.item, RecordKind) else _parts(kind.item, text)
    meant = _meant(kind.item, parts, spec.key, reading)
    if not meant and kind.word:
        return nearest(text, [kind.word])
    return as_list(meant) if meant else None


def _parts(kind: Kind, text: str) -> list[str]:
    """The words of a list written as a sentence; a text that ends as a sentence is one item, commas and all."""
    text = " ".join(text.split()).strip("()[]{} ")
    if isinstance(kind, TextKind) and text.endswith((".", "!", "?")):
        return [text]
    return [part for part in _BETWEEN.split(text) if part]


def _meant(kind: Kind, parts: Sequence[str], key: str, reading: Reading) -> list[str]:
    """What each part was probably meant to be; nothing when that cannot be told of any of them."""
    read = [(part, read_words(kind, part, key, reading)[1]) for part in parts]
    if all(faults and not faults[0].mended for _, faults in read):
        return []
    return [word for part, faults in read for word in ((faults and faults[0].mended) or (part,))]
