"""What to write where nothing could be read: what there is to choose from, or a line to fill in, never a made-up value.

What is to be filled in is written so that it is told of again when it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from ...model.kinds import (
    DAY_FORM,
    AddressKind,
    CardType,
    ChoiceKind,
    DateKind,
    FieldSpec,
    Kind,
    ListKind,
    PartialDateKind,
    RecordKind,
)
from ...problems import short
from ...swedish import fold, joined
from ...text.typography import instead
from .reading import BLANK, written

# So many pages are shown with their titles; of more, those that have a word in common with what was written.
MOST_SHOWN = 20
_MOST_LIKE = 6

# Words are alike when they begin alike, and shorter ones say too little.
_STEM = 5


def lacking(spec: FieldSpec, owner: FieldSpec | None = None) -> str:
    """Help where a key has no value: `owner` is the key that it belongs to, which may perhaps be left out."""
    is_point = owner is not None and isinstance(owner.kind, ListKind)
    return f"{choices(spec.kind)}{line(spec)}{or_without(owner or spec, is_point=is_point)}"


def line(spec: FieldSpec) -> str:
    """The key with what is to be filled in, on several lines for a list of records."""
    if isinstance(spec.kind, ListKind) and isinstance(spec.kind.item, RecordKind) and not spec.kind.item.bare:
        return block(spec, {})
    return written(spec.key, blank(spec.kind))


def choices(kind: Kind) -> str:
    """What there is to choose from, on a line of its own."""
    kind = kind.item if isinstance(kind, ListKind) else kind
    return f"Välj bland {joined(kind.options)}.\n" if isinstance(kind, ChoiceKind) else ""


def or_without(spec: FieldSpec, *, is_point: bool = False) -> str:
    """That nobody has to make something up: what is not required may be left out, `is_point`: or one point of it."""
    if spec.required:
        return ""
    return f"\nVet ni inte, ta bort {'punkten under ' if is_point else ''}”{spec.key}”."


def blank(kind: Kind) -> str:
    """What stands for the writer's own words."""
    match kind:
        case ListKind():
            return f"[{blank(kind.item)}]"
        case RecordKind(bare=bare) if bare:
            return BLANK
        case RecordKind():
            return flow(kind, {})
        case DateKind():
            return DAY_FORM
        case PartialDateKind():
            return DAY_FORM.partition("-")[0]
        case AddressKind():
            return f"https://{BLANK}"
        case _:
            return BLANK


def _parts(kind: RecordKind, said: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    """The keys that are asked for, and those of which something was said."""
    is_all = not kind.asked and not said
    for part in kind.fields:
        if is_all or part in kind.asked or part.key in said:
            yield part.key, said.get(part.key, blank(part.kind))


def flow(kind: RecordKind, said: Mapping[str, str]) -> str:
    """A record on one line, with what was said in it."""
    return "{" + ", ".join(f"{key}: {value}" for key, value in _parts(kind, said)) + "}"


def block(spec: FieldSpec, said: Mapping[str, str]) -> str:
    """A list of records with one record in it, on several lines, with what was said in it."""
    assert isinstance(spec.kind, ListKind) and isinstance(spec.kind.item, RecordKind)
    lines = [f"    {key}: {value}" for key, value in _parts(spec.kind.item, said)]
    return "\n".join(["Skriv så här:", f"{spec.key}:", lines[0].replace("    ", "  - ", 1), *lines[1:]])


def pages(card_type: CardType, known: Mapping[str, Any], text: str) -> str:
    """The pages that may be referred to, where they are few; else those that have a word in common with the text."""
    titles = {slug: getattr(card, "title", "") for slug, card in sorted(known.items())}
    shown, heading = titles, f"Välj bland dessa, eller ta bort ”{short(text)}”:"
    if len(titles) > MOST_SHOWN:
        shown = {slug: titles[slug] for slug in _like(known, text)}
        heading = f"Kanske något av dessa? Ta annars bort ”{short(text)}”:"
    lines = [f"  {slug}" + (f"  ({title})" if title else "") for slug, title in shown.items()]
    rest = [f"Alla filer står i {card_type.folder}/."] if len(titles) > MOST_SHOWN else []
    return "\n".join([heading, *lines, *rest] if lines else rest)


def _like(known: Mapping[str, Any], text: str) -> list[str]:
    stems = _stems(text)
    common = {slug: len(stems & _stems(_words_of(slug, card))) for slug, card in known.items()}
    return sorted((slug for slug in common if common[slug]), key=lambda slug: (-common[slug], slug))[:_MOST_LIKE]


def _words_of(slug: str, card: Any) -> str:
    also_called = getattr(card, "also_called", ())
    return " ".join([slug, getattr(card, "title", ""), getattr(card, "summary", ""), *also_called])


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in re.findall(r"[a-z0-9]+", fold(text)) if len(word) >= _STEM}


def as_keys(spec: FieldSpec, said: Mapping[str, str]) -> str:
    """A record, or a list of records, with what was said in it."""
    if isinstance(spec.kind, ListKind):
        return block(spec, said)
    assert isinstance(spec.kind, RecordKind)
    return instead(f"{spec.key}: {flow(spec.kind, said)}")
