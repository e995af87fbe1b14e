"""The table of keys as JSON Schema (2020-12), for editors and for whoever writes or reads cards by program.

Single values may be read as text or, by a reader of YAML, as numbers; a schema takes both. What only the whole bank can
tell, and what needs more than a pattern, is for the checker.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import yaml

from ...bank.bank import Bank
from ...model.cards import Status
from ...model.facts import COPY
from ...model.fields import CASE, METHOD, OWN_TYPES, PLACE_KEYS, PROGRAMME, THEME, WORD_ALL
from ...model.kinds import (
    DAY,
    LONGEST_SLUG,
    MOST_DIGITS,
    NOT_IN_ADDRESS,
    PARTIAL_DAY,
    SLUG,
    AddressKind,
    CardType,
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
    limits,
)
from ...places.register import Municipality, Region, load_register

TYPES = {card_type.name: card_type for card_type in OWN_TYPES}

Schema = dict[str, Any]
Slugs = Mapping[str, Iterable[str]]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"

_SLUG: Schema = {"type": "string", "pattern": f"^{SLUG.pattern}$", "maxLength": LONGEST_SLUG}
_ADDRESS = rf"^https?://[^@/?#{NOT_IN_ADDRESS}]+\.[^@/?#{NOT_IN_ADDRESS}]+(?:[/?#][^{NOT_IN_ADDRESS}]*)?$"

# How keys fit together, as far as a schema can say it.
_STORY_HAS_A_PLACE: Schema = {"anyOf": [{"required": [key]} for key in PLACE_KEYS]}
_ALL_OF_ONE_REGION: Schema = {
    "if": {"properties": {"kommuner": {"const": WORD_ALL}}, "required": ["kommuner"]},
    "then": {"properties": {"regioner": {"maxItems": 1}}, "required": ["regioner"]},
}
_SUCCESSOR_OF_ARCHIVED: Schema = {
    "dependentSchemas": {
        "ersatt_av": {"properties": {"status": {"const": Status.ARCHIVED.value}}, "required": ["status"]},
    },
}
# A card is tried against its sources, unless of every page nobody has read more than a stored copy.
_PAGE: Schema = {"required": ["adress"]}
_READ_AS_COPY: Schema = {"properties": {"last": {"const": COPY}}, "required": ["last"]}
_TRIED_UNLESS_COPIES: Schema = {
    "anyOf": [
        {"required": ["granskad"]},
        {"properties": {"kallor": {"contains": _PAGE, "items": {"if": _PAGE, "then": _READ_AS_COPY}}}},
    ],
}
_RULES: dict[str, Sequence[Schema]] = {
    METHOD.name: [_SUCCESSOR_OF_ARCHIVED, _TRIED_UNLESS_COPIES],
    CASE.name: [_SUCCESSOR_OF_ARCHIVED, _TRIED_UNLESS_COPIES, _STORY_HAS_A_PLACE, _ALL_OF_ONE_REGION],
    PROGRAMME.name: [_TRIED_UNLESS_COPIES],
}


def schema_of(card_type: CardType, slugs: Slugs | None = None) -> Schema:
    """What the header of a card may hold; with `slugs`, names of cards and themes are those of a bank."""
    drawn = _record(card_type.fields, slugs or {})
    places = {level: {"enum": names} for level, names in _places().items() if _needs(card_type.fields, level)}
    return {
        "$schema": _DIALECT,
        "$id": f"{card_type.name}.json",
        "title": card_type.label,
        "description": f"Uppgifterna överst i en fil i {card_type.folder}/, mellan raderna med tre bindestreck.",
        **drawn,
        **({"allOf": [*rules]} if (rules := _RULES.get(card_type.name)) else {}),
        **({"$defs": places} if places else {}),
    }


def whole_schema(slugs: Slugs | None = None) -> Schema:
    """All types in one; each of `$defs` is whole in itself."""
    return {
        "$schema": _DIALECT,
        "$id": "servicebanken.json",
        "title": "Kort i Servicebanken",
        "description": "Uppgifterna överst i ett kort: en metod, en berättelse, ett tema eller ett program.",
        "anyOf": [{"$ref": f"{name}.json"} for name in TYPES],
        "$defs": {name: schema_of(card_type, slugs) for name, card_type in TYPES.items()},
    }


def schema_as_json(schema: Schema) -> str:
    """The schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def slugs_in(bank: Bank) -> Slugs:
    """The names by which cards of the bank refer to each other."""
    return {
        THEME.name: [theme.slug for theme in bank.themes],
        PROGRAMME.name: [programme.slug for programme in bank.programmes],
        METHOD.name: [method.slug for method in (*bank.methods, *bank.archived_methods)],
        CASE.name: [case.slug for case in (*bank.cases, *bank.archived_cases)],
    }


def schema_files(bank: Bank) -> Iterator[tuple[str, str]]:
    """The files of the site that hold the schemas, by address, for the bank as it is."""
    slugs = slugs_in(bank)
    for name, card_type in TYPES.items():
        yield f"data/schema/{name}.json", schema_as_json(schema_of(card_type, slugs))


def _record(specs: Iterable[FieldSpec], slugs: Slugs) -> Schema:
    specs = list(specs)
    required = [spec.key for spec in specs if spec.required]
    return {
        "type": "object",
        "properties": {spec.key: _property(spec, slugs) for spec in specs},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _property(spec: FieldSpec, slugs: Slugs) -> Schema:
    example = _typed(spec.kind, yaml.load(spec.example, Loader=yaml.BaseLoader))
    about = {"title": spec.key, "description": f"{spec.help} ({limits(spec.kind)})", "examples": [example]}
    return about | _value(spec.kind, slugs)


def _typed(kind: Kind, example: Any) -> Any:
    """The example with numbers as numbers."""
    match kind, example:
        case ListKind(item=item), list():
            return [_typed(item, one) for one in example]
        case RecordKind(fields=fields), dict():
            return {spec.key: _typed(spec.kind, example[spec.key]) for spec in fields if spec.key in example}
        case WholeKind(), str():
            return int(example)
    return example


def _value(kind: Kind, slugs: Slugs) -> Schema:
    match kind:
        case ListKind(word=word):
            listed = {
                "type": "array",
                "items": _value(kind.item, slugs),
                "minItems": kind.fewest,
                "maxItems": kind.most,
                "uniqueItems": True,
            }
            return {"anyOf": [{"const": word}, listed]} if word else listed
        case RecordKind(fields=fields, either=either, some=some):
            drawn = _record(fields, slugs)
            drawn |= {"oneOf": [{"required": [key]} for key in either.keys]} if either else {}
            drawn |= {"anyOf": [{"required": [key]} for key in some]} if some else {}
            return {"anyOf": [_value(kind.bare_field.kind, slugs), drawn]} if kind.bare_field else drawn
        case PlaceKind(level=level):
            return {"$ref": f"#/$defs/{level}"}
        case ReferenceKind(to=to) if to in slugs:
            return {"enum": sorted(slugs[to])}
        case ReferenceKind() | SlugKind():
            return dict(_SLUG)
    return _single(kind)


def _single(kind: Kind) -> Schema:
    match kind:
        case TextKind():
            return {"type": "string", "minLength": kind.shortest, "maxLength": kind.longest}
        case DateKind():
            return {"type": "string", "format": "date", "pattern": f"^{DAY}$"}
        case PartialDateKind(word=word):
            words = f"|{word}" if word else ""
            days = {"type": ["string", "integer"], "pattern": f"^(?:{PARTIAL_DAY}{words})$"}
            return days | {"minimum": 1, "maximum": 9999}
        case WholeKind():
            whole = {"type": ["integer", "string"], "pattern": f"^[0-9]{{1,{MOST_DIGITS}}}$"}
            return whole | {"minimum": kind.least, "maximum": min(kind.most, 10**MOST_DIGITS - 1)}
        case ChoiceKind(options=options):
            return {"enum": [*options]}
        case AddressKind():
            return {"type": "string", "format": "iri", "pattern": _ADDRESS}
        case _:
            raise TypeError(f"no schema for {kind}")


def _needs(specs: Iterable[FieldSpec], level: str) -> bool:
    items = (spec.kind.item if isinstance(spec.kind, ListKind) else spec.kind for spec in specs)
    return any(isinstance(item, PlaceKind) and item.level == level for item in items)


def _places() -> dict[str, list[str]]:
    """Every name that a place may be written by, its own first."""
    register = load_register()
    return {"kommun": _names(register.municipalities), "region": _names(register.regions)}


def _names(places: Sequence[Municipality | Region]) -> list[str]:
    others = [alias for place in places for alias in sorted(place.aliases)]
    return list(dict.fromkeys([*(place.name for place in places), *others]))
