"""One value where several keys should stand, laid out under them in the writer's own words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from ...model.facts import Contact, Duration, Participants, Period
from ...model.fields import WORD_ONGOING
from ...model.kinds import FieldSpec, ListKind, RecordKind, TextKind
from ...problems import short
from ...text.nodes import Fields, Node, Text
from .advice import as_keys, or_without
from .dates import meant_day
from .reading import Reading, as_item, as_value
from .singles import is_rough, meant_whole, read_words, words_in

_BETWEEN = re.compile(r"\s*(?:[–—,]|\btill(?: och med)?\b|\bt\.?o\.?m\.?|(?<=\d)-(?=\d{4})|\s-\s|(?<=\d)-\s*$)\s*")
_ONGOING = re.compile(r"pågår|pagar|pågående", re.IGNORECASE)
_OPEN = re.compile(r"^(?:från|sedan|sen|start(?:ade|at)?|började)\b\s*(?:och med)?\s*", re.IGNORECASE)
_ORGANISATION = re.compile(r"kommun|region|länsstyrelse|förening|byalag|bygderåd|bolag|verket|\bab\b", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NUMBERS = re.compile(r"\d+")
_AT_MOST = re.compile(r"högst|max|upp till|under")
# The key that says that a number is not exact.
_ROUGH = "cirka"


def laid_out(spec: FieldSpec, node: Node, reading: Reading) -> str:
    """Help that shows the keys with what was written below those where it belongs."""
    kind = spec.kind.item if isinstance(spec.kind, ListKind) else spec.kind
    assert isinstance(kind, RecordKind)
    text = " ".join(", ".join(words_in(node)).split())
    said = _entries(kind, node) if isinstance(node, Fields) else _said(kind, text, reading)
    if is_rough(text) and "antal" in said and any(part.key == _ROUGH for part in kind.fields):
        said = {**said, _ROUGH: "ja"}
    is_flow = not isinstance(spec.kind, ListKind)
    shown = {key: (as_item if is_flow else as_value)(words) for key, words in said.items()}
    is_whole = bool(said) and all(part.key in said for part in kind.fields if part.required)
    return as_keys(spec, shown) + _lost(text, said) + ("" if is_whole else or_without(spec))


def _lost(text: str, said: Mapping[str, str]) -> str:
    """What the keys do not say, though the writer did, or perhaps would."""
    if is_rough(text) and _ROUGH not in said and said.keys() & {"antal", "belopp"}:
        return f"\nBerätta i texten att det är ”{short(text)}”."
    if "start" in said and said["start"] == said.get("slut"):
        return f"\nPågår det än, skriv slut: {WORD_ONGOING}. Vet ni inte när det slutade, ta bort ”slut”."
    return ""


def _entries(kind: RecordKind, node: Fields) -> dict[str, str]:
    keys = {part.key for part in kind.fields}
    return {
        entry.key.text: entry.value.text
        for entry in node.entries
        if entry.key.text in keys and isinstance(entry.value, Text)
    }


def _said(kind: RecordKind, text: str, reading: Reading) -> dict[str, str]:
    """By key, what of the text belongs there; nothing where that cannot be told."""
    if own := _OWN.get(kind.make):
        return own(text)
    for part in kind.fields:
        if isinstance(part.kind, TextKind | ListKind | RecordKind):
            continue
        _, faults = read_words(part.kind, text, part.key, reading)
        if not faults or faults[0].mended:
            return {part.key: faults[0].mended[0] if faults else text}
    first = next((part.key for part in kind.fields if isinstance(part.kind, TextKind)), None)
    return {first: text} if first else {}


def _period(text: str) -> dict[str, str]:
    """One day or two. One alone is when it happened, unless the words say that it is where it began."""
    is_ongoing, bare = bool(_ONGOING.search(text)), _ONGOING.sub("", text).strip(" ,;()")
    is_open = is_ongoing or bool(_OPEN.match(bare)) or bool(re.search(r"\d\s*[–—-]$", bare))
    days = [meant_day(part) for part in _BETWEEN.split(_OPEN.sub("", bare)) if part]
    known = [day for day in days if day]
    if len(known) < len(days):
        known = _YEAR.findall(text)
    if not 0 < len(known) <= 2:
        return {}
    last = {"slut": known[-1]} if not is_open or len(known) == 2 else {"slut": WORD_ONGOING} if is_ongoing else {}
    return {"start": known[0], **last}


def _participants(text: str) -> dict[str, str]:
    numbers = _NUMBERS.findall(text)
    if len(numbers) == 2:
        return {"minst": numbers[0], "hogst": numbers[1]}
    if len(numbers) == 1 and _AT_MOST.search(text.lower()):
        return {"hogst": numbers[0]}
    return {"minst": numbers[0]} if len(numbers) == 1 and "minst" in text.lower() else {}


def _contact(text: str) -> dict[str, str]:
    """An address or an organisation; a name may be a person's, and is not led into any key."""
    if re.match(r"https?://\S+$|www\.\S+$", text):
        return {"webb": text if text.startswith("http") else f"https://{text}"}
    return {"organisation": text} if _ORGANISATION.search(text) else {}


def _duration(text: str) -> dict[str, str]:
    minutes = meant_whole(text) if re.search(r"\b(?:min|tim|h\b)", text.lower()) else None
    return {"pass": minutes} if minutes else {"genomforande": text}


_OWN: Mapping[Callable[..., object], Callable[[str], dict[str, str]]] = {
    Period: _period,
    Participants: _participants,
    Contact: _contact,
    Duration: _duration,
}
