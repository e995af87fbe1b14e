"""The kinds of value a key may hold, and what a key, a heading and a type of card are made of."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

# How single values are written, said once for the checker, for the schemas, and for whoever reads of it.
SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_SLUG = 80
MOST_DIGITS = 12
DAY = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
PARTIAL_DAY = r"[0-9]{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)?"
DAY_FORM = "ÅÅÅÅ-MM-DD"
PARTIAL_DAY_FORM = f"ÅÅÅÅ, ÅÅÅÅ-MM eller {DAY_FORM}"
# Signs that stand in no address, as they are written within brackets in a pattern.
NOT_IN_ADDRESS = r"\s<>\"'`\\{}|^"


def is_slug(text: str) -> bool:
    """True for what may be the name of a card in its address: a–z, 0–9 and hyphen, 80 signs at most."""
    return len(text) <= LONGEST_SLUG and SLUG.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class TextKind:
    """Words in one paragraph, between `shortest` and `longest` characters; `is_plain`: no markup."""

    shortest: int = 1
    longest: int = 300
    is_plain: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class DateKind:
    """A day, as ÅÅÅÅ-MM-DD."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartialDateKind:
    """A year, a month or a day; `word` may stand in its place, and a form calls it `word_label`."""

    word: str | None = None
    word_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WholeKind:
    """A whole number in digits."""

    least: int = 0
    most: int = 10**MOST_DIGITS


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """A word that may be chosen: the value it becomes, and what a form (`label`) and a page (`said`) call it."""

    word: str
    value: Any
    label: str
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ChoiceKind:
    """One of some words, in the order in which they are offered."""

    options: Mapping[str, Option]

    def said(self, value: Any) -> str:
        """What a page calls a value that was chosen."""
        return next(one.said for one in self.options.values() if one.value == value)


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressKind:
    """A web address."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceKind:
    """The name of a municipality (`kommun`) or region (`region`)."""

    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferenceKind:
    """The slug of a page of type `tema`, `metod`, `berattelse` or `program`; `as_slug`: kept as such, not as card."""

    to: str
    as_slug: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SlugKind:
    """A part of an address: a–z, 0–9 and hyphen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListKind:
    """Several of one kind; `word` may stand in the list's place, and a form calls it `word_label`."""

    item: Kind
    fewest: int = 1
    most: int = 60
    word: str | None = None
    word_label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Either:
    """Two keys of a record of which precisely one is written; `neither` and `both` are told when it is not so."""

    keys: tuple[str, str]
    neither: str
    both: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind:
    """Named values that belong together, made into one value by `make`.

    `bare`: the key whose value may stand alone in the record's place, where there is no more to say. `some`: keys of
    which at least one is written.
    """

    fields: tuple[FieldSpec, ...]
    make: Callable[..., Any]
    either: Either | None = None
    bare: str = ""
    some: tuple[str, ...] = ()

    @property
    def bare_field(self) -> FieldSpec | None:
        """The part that may stand alone."""
        return next((part for part in self.fields if part.key == self.bare), None)

    @property
    def asked(self) -> tuple[FieldSpec, ...]:
        """The parts that a writer is shown how to write, before any others."""
        return tuple(part for part in self.fields if part.required or part.suggested)


Kind = (
    TextKind | DateKind | PartialDateKind | WholeKind | ChoiceKind | AddressKind | PlaceKind | ReferenceKind
    | SlugKind | ListKind | RecordKind
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One key: its Swedish name, the attribute it becomes, its kind, help for the writer, and an example as written.

    `suggested` keys are not required, but a blank card asks for them. A form names the key by `label`, and asks in the
    words of `ask` where `help` speaks of the file.
    """

    key: str
    attribute: str
    kind: Kind
    help: str
    example: str
    required: bool = False
    suggested: bool = False
    label: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A fixed H2 of a card's body, in its order; `help` says what belongs there, `longest` counts characters."""

    title: str
    help: str
    required: bool = False
    longest: int | None = None
    subheadings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CardType:
    """A sort of page that is checked: where it lies, its keys and its headings (None: any headings)."""

    name: str
    label: str
    folder: str
    make: Callable[..., Any]
    fields: tuple[FieldSpec, ...]
    headings: tuple[Heading, ...] | None = None


def limits(kind: Kind) -> str:
    """What a value of the kind must be, in words for the key reference."""
    match kind:
        case TextKind():
            return f"text, {kind.shortest}–{kind.longest} tecken"
        case DateKind():
            return f"datum, {DAY_FORM}"
        case PartialDateKind():
            return PARTIAL_DAY_FORM + (f", eller {kind.word}" if kind.word else "")
        case WholeKind():
            return "helt tal, bara siffror"
        case ChoiceKind():
            return " · ".join(kind.options)
        case AddressKind():
            return "webbadress med http(s)"
        case PlaceKind():
            return "kommunens namn" if kind.level == "kommun" else "regionens eller länets namn"
        case ReferenceKind():
            return f"filnamn utan .md ({kind.to})"
        case SlugKind():
            return "a–z, 0–9 och bindestreck"
        case RecordKind():
            alone = f"{limits(kind.bare_field.kind)}, eller " if kind.bare_field else ""
            return f"{alone}uppgifter: {', '.join(_limits_of_parts(kind))}"
        case ListKind():
            word = f", eller {kind.word}" if kind.word else ""
            return f"lista, {kind.fewest}–{kind.most}: {limits(kind.item)}{word}"


def _limits_of_parts(kind: RecordKind) -> Iterator[str]:
    first, second = kind.either.keys if kind.either else ("", "")
    for one in kind.fields:
        if one.key == first:
            yield f"{first} eller {second}"
        elif one.key != second:
            yield one.key if one.required else f"{one.key} (får saknas)"


def parts(kind: Kind) -> tuple[FieldSpec, ...]:
    """The keys inside a value, for lists of records and records alike."""
    inner = kind.item if isinstance(kind, ListKind) else kind
    return inner.fields if isinstance(inner, RecordKind) else ()
