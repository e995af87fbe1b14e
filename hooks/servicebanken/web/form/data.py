"""What the form at bidra/skriv/ is made of: the table of keys and the bank's vocabulary, as one script.

What the form says stands beside the checker's rules, and is carried here; the rules themselves are written once more in
scripts/, and tests prove that they say what the checker says.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import urlsplit

import yaml

from ...bank.bank import Bank
from ...checker.rules.leftovers import TEMPLATE_MARK
from ...checker.rules.length import SHEET, SIDES, sides_in_words
from ...checker.rules.privacy import PRIVATE_HOSTS
from ...checker.rules.text import AROUND_WORDS, MUTE_WORDS
from ...checker.values.dates import date_form
from ...checker.values.names import other_words
from ...codes import CODES
from ...model.choices import THEME_GROUPS
from ...model.fields import CASE, GENERATED_HEADINGS, LEADER_HEADING, METHOD, PROGRAMME, THEME
from ...model.kinds import (
    CardType,
    ChoiceKind,
    DateKind,
    FieldSpec,
    Heading,
    Kind,
    ListKind,
    PartialDateKind,
    PlaceKind,
    RecordKind,
    ReferenceKind,
    TextKind,
    WholeKind,
)
from ...places.register import Register, other_names
from ...swedish import MONTHS
from ...text.allowed import SCHEMES
from ...text.files import PICTURE_SUFFIXES
from ..edition import Edition
from ..scripts import script_of
from .blank import draw_blank
from .catalogue import catalogue, how_to_fill, name_of, words_of_rows

_PLACE_AND_TIME = (
    "kommuner", "regioner", "beror", "platser", "period", "projektagare", "invanare", "kostnad", "finansiering",
)  # fmt: skip

# Where a key is asked for. A key that no step names stands in the first.
STEPS: dict[str, tuple[tuple[str, tuple[str, ...]], ...]] = {
    METHOD.name: (
        ("Vad det handlar om", ("titel", "ingress", "teman", "skede", "niva", "aven_kallad", "relaterade")),
        ("Så går det till", ("tid", "deltagare", "svarighet", "form", "material", "grund", "fore", "efter")),
        ("Texten", ("bild",)),
        ("Källor och kontakt", ("kallor", "kontakt", "granskad")),
    ),
    CASE.name: (
        ("Vad det handlar om", ("titel", "ingress", "teman", "metoder", "program", "aven_kallad", "relaterade")),
        ("Var och när", _PLACE_AND_TIME),
        ("Texten", ("resultat", "lardomar", "siffror", "villkor", "bild")),
        ("Källor och kontakt", ("kallor", "kontakt", "granskad")),
    ),
}
# What only a card that is in the bank already can say: the form is for new ones.
OF_OLD_CARDS = ("status", "ersatt_av", "tidigare")
STEP_OF_TEXT = "Texten"

# The names by which the script knows the kinds.
_KINDS = {
    "TextKind": "text", "DateKind": "date", "PartialDateKind": "partial", "WholeKind": "whole", "ChoiceKind": "choice",
    "AddressKind": "address", "PlaceKind": "place", "ReferenceKind": "reference", "SlugKind": "slug",
    "ListKind": "list", "RecordKind": "record",
}  # fmt: skip


def form_files(bank: Bank, names: Iterable[str], edition: Edition | None = None) -> Iterator[tuple[str, str]]:
    """The form's data and the blank cards for those without scripts, by address on the site.

    `names` are the pages written by hand, in docs/; `edition` says who receives a card, and where a forge takes it.
    """
    yield "assets/form-data.js", script_of("form", form_data(bank, names, edition or Edition(whole=bank)))
    for card_type in (METHOD, CASE):
        yield f"data/mall-{card_type.name}.txt", draw_blank(card_type, bank.today)


def new_file_address(repo_url: str, edit_uri: str | None) -> str:
    """Where the forge begins a new file, but for its folder; empty where that cannot be told."""
    branch = re.match(r"/?edit/([^/]+)/", edit_uri or "")
    parts = urlsplit(repo_url)
    # GitLab begins a new file in another way, which takes no text with it.
    if parts.scheme not in ("http", "https") or not branch or "gitlab" in (parts.hostname or ""):
        return ""
    return f"{repo_url.rstrip('/')}/new/{branch[1]}"


def form_data(bank: Bank, names: Iterable[str], edition: Edition) -> dict[str, Any]:
    """All that the form and its checks know."""
    methods, cases = ([*bank.methods, *bank.archived_methods], [*bank.cases, *bank.archived_cases])
    cards: dict[str, Sequence[Any]] = {
        THEME.name: bank.themes,
        METHOD.name: methods,
        CASE.name: cases,
        PROGRAMME.name: bank.programmes,
    }
    paths = [card.path for group in cards.values() for card in group]
    known = {name: sorted((card.slug, card.title) for card in group) for name, group in cards.items()}
    return {
        "types": {kind.name: _type(kind, known) for kind in (METHOD, CASE)},
        "known": known,
        "others": {name: other_words({card.slug: card for card in group}) for name, group in cards.items()},
        "themes": [
            (one.slug, one.title, group, one.synonyms)
            for group in THEME_GROUPS.options
            for one in bank.themes
            if one.group == group
        ],
        "former": {name: {s: c.path for c in cards[name] for s in c.former_slugs} for name in (METHOD.name, CASE.name)},
        "files": sorted({*paths, *(f"docs/{name}" for name in names)}),
        "newFile": edition.new_file,
        "recipient": edition.editors.email,
        **_places(bank.register),
        **_words(),
    }


def _words() -> dict[str, Any]:
    return {
        "codes": {name: code.severity.value for name, code in CODES.items()},
        **catalogue(),
        "generated": GENERATED_HEADINGS,
        "leader": LEADER_HEADING,
        "months": MONTHS,
        "mark": TEMPLATE_MARK,
        "mute": sorted(MUTE_WORDS),
        "aroundWords": AROUND_WORDS,
        "schemes": sorted(SCHEMES),
        "pictures": sorted(PICTURE_SUFFIXES),
        "hosts": sorted(PRIVATE_HOSTS),
        "sheet": SHEET,
    }


def _places(register: Register) -> dict[str, Any]:
    """Name, slug and other names of each place; a municipality's region too. "X kommun" is left to the script."""
    at = {region: place for place, region in enumerate(register.regions)}
    return {
        "regions": [[one.name, one.slug, other_names(one)] for one in register.regions],
        "places": [[one.name, one.slug, other_names(one), at[one.region]] for one in register.municipalities],
    }


NamesByType = dict[str, list[tuple[str, str]]]


def _type(card_type: CardType, known: NamesByType) -> dict[str, Any]:
    steps = STEPS[card_type.name]
    placed = {key for _, keys in steps for key in keys}
    asked = [spec for spec in card_type.fields if spec.key not in OF_OLD_CARDS]
    left = [spec.key for spec in asked if spec.key not in placed]
    (title, keys), *others = steps
    return {
        "name": card_type.name,
        "label": card_type.label,
        "folder": card_type.folder,
        "sides": SIDES[card_type.name],
        "sidesInWords": sides_in_words(card_type),
        "fields": [_field(spec, known) for spec in asked],
        "headings": [_heading(heading) for heading in card_type.headings or ()],
        "steps": [[title, [*keys, *left]], *others],
        "stepOfText": STEP_OF_TEXT,
    }


def _heading(heading: Heading) -> dict[str, Any]:
    return {
        "title": heading.title,
        "help": heading.help,
        "required": heading.required,
        "longest": heading.longest,
        "subheadings": heading.subheadings,
    }


def _field(spec: FieldSpec, known: NamesByType, within: str = "") -> dict[str, Any]:
    return {
        "key": spec.key,
        "label": spec.label,
        "name": name_of(spec, within),
        "how": how_to_fill(spec),
        "prefilled": isinstance(spec.kind, DateKind) and not within,
        **words_of_rows(spec),
        "help": spec.help,
        "ask": spec.ask or spec.help,
        "example": _example(spec, known),
        "required": spec.required,
        "suggested": spec.suggested,
        "kind": _kind(spec.kind, known, spec.key),
    }


def _kind(kind: Kind, known: NamesByType, key: str) -> dict[str, Any]:
    name: dict[str, Any] = {"is": _KINDS[type(kind).__name__]}
    match kind:
        case TextKind():
            return name | {"shortest": kind.shortest, "longest": kind.longest, "plain": kind.is_plain}
        case DateKind():
            return name | {"pattern": date_form(kind)}
        case PartialDateKind():
            return name | {"word": kind.word, "wordLabel": kind.word_label, "pattern": date_form(kind)}
        case WholeKind():
            return name | {"least": kind.least, "most": kind.most}
        case ChoiceKind():
            return name | {"options": [(one.word, one.label, one.said) for one in kind.options.values()]}
        case PlaceKind():
            return name | {"level": kind.level}
        case ReferenceKind():
            return name | {"to": kind.to, "asSlug": kind.as_slug}
        case ListKind():
            limits = {"fewest": kind.fewest, "most": kind.most, "word": kind.word, "wordLabel": kind.word_label}
            return name | limits | {"item": _kind(kind.item, known, key)}
        case RecordKind():
            either = asdict(kind.either) if kind.either else None
            fields = [_field(part, known, key) for part in kind.fields]
            combined = {"either": either, "some": kind.some, "bare": kind.bare}
            return name | {"make": kind.make.__name__, "fields": fields} | combined
        case _:
            return name


def _example(spec: FieldSpec, known: NamesByType) -> str:
    """The example in the words of a form, where one is of help: choices and records are seen as they are."""
    kind = spec.kind.item if isinstance(spec.kind, ListKind) else spec.kind
    if isinstance(kind, RecordKind) and kind.bare_field:
        kind = kind.bare_field.kind
    if isinstance(kind, ChoiceKind | RecordKind) or kind == ReferenceKind(to=THEME.name):
        return ""
    written = yaml.load(spec.example, Loader=yaml.BaseLoader)
    items: Sequence[str] = written if isinstance(written, list) else [written]
    if isinstance(kind, ReferenceKind):
        titles = dict(known[kind.to])
        items = [titles[item] for item in items if item in titles]
    return ", ".join(items)
