"""The schema and the checker say the same of every header, as far as a schema can speak."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from servicebanken.bank.day import today
from servicebanken.bank.loading import load_bank, shelf_of
from servicebanken.checker.check import read_card
from servicebanken.model.kinds import (
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
)
from servicebanken.places.register import load_register
from servicebanken.problems import stops
from servicebanken.web.data.schema import TYPES, schema_of, slugs_in, whole_schema
from support.corpus import BANK
from support.sites import ROOT, BuildSite

TODAY = date(2026, 11, 22)
FILES = {"metod": "methods/torpa.md", "berattelse": "cases/torpa.md", "tema": "docs/teman/dialog.md"}
FILES |= {"program": "docs/program/service-i-samverkan.md"}

# More cards of each type than any list may name, and those that the cards of the bank name.
KNOWN = {
    name: {f"kort-{number}": object() for number in range(70)}
    | {path.stem: object() for path in (BANK / card_type.folder).glob("*.md")}
    for name, card_type in TYPES.items()
}

Header = dict[str, Any]


def split(path: Path) -> tuple[Header, str]:
    """A card's header as a program reads it, with dates as text, and its body."""
    _, header, body = path.read_text(encoding="utf-8").split("---\n", 2)
    return json.loads(json.dumps(yaml.safe_load(header), default=str)), body


def several(kind: Kind, number: int) -> list[Any]:
    """So many values of the kind, no two the same."""
    match kind:
        case TextKind():
            return [f"{number:03}".ljust(max(3, kind.shortest), "a") for number in range(number)]
        case ChoiceKind(options=options):
            return list(options)[:number]
        case PlaceKind(level=level):
            register = load_register()
            return [place.name for place in (register.municipalities if level == "kommun" else register.regions)][
                :number
            ]
        case ReferenceKind(to=to):
            return list(KNOWN[to])[:number]
        case WholeKind():
            return [*range(kind.least, kind.least + number)]
        case SlugKind():
            return [f"adress-{number}" for number in range(number)]
        case RecordKind(fields=fields):
            varied = next(part for part in fields if not isinstance(part.kind, ChoiceKind))
            return [least(kind) | {varied.key: value} for value in several(varied.kind, number)]
    raise TypeError(kind)


def least(kind: RecordKind) -> Header:
    """The parts that must be there, and one of those of which one must; a picture is one that is."""
    firsts = {*(kind.either.keys if kind.either else ())[:1], *kind.some[:1]}
    needed = [spec for spec in kind.fields if spec.required or spec.key in firsts]
    return {spec.key: "bild.jpg" if spec.key == "fil" else right(spec.kind)[0] for spec in needed}


def with_part(kind: RecordKind, key: str, value: Any) -> Header:
    """The least with one part more or another, in the place of the one that it cannot stand beside."""
    either = kind.either.keys if kind.either else ()
    others = {one for one in either if key in either and one != key}
    return {name: one for name, one in least(kind).items() if name not in others} | {key: value}


def right(kind: Kind) -> list[Any]:
    """Values at the limits of what the kind allows."""
    match kind:
        case TextKind():
            return ["a" * kind.shortest, "å" * kind.longest]
        case DateKind():
            return ["2026-11-01", "2024-02-29"]
        case PartialDateKind(word=word):
            return [2018, "2018", "2018-03", "2018-03-04", *([word] if word else [])]
        case WholeKind():
            return [kind.least, str(kind.least), min(kind.most, 2_000_000)]
        case ChoiceKind(options=options):
            return [*options]
        case AddressKind():
            return ["https://www.example.se/", "http://a.se", "https://example.se:8080/å?b=c#d", "https://x.se?y"]
        case PlaceKind(level=level):
            return ["Åre", "Åre kommun", "Habo"] if level == "kommun" else ["Dalarna", "Jämtlands län", "Z"]
        case ReferenceKind(to=to):
            return [*KNOWN[to]][:1]
        case SlugKind():
            return ["a", "a-1-b", "a" * 80]
        case ListKind(item=item, word=word):
            most = [] if isinstance(item, ChoiceKind) else [several(item, kind.most)]
            return [*([one] for one in right(item)), *most, *([word] if word else [])]
        case RecordKind(fields=fields):
            return [with_part(kind, one.key, value) for one in fields if one.key != "fil" for value in right(one.kind)]


def wrong(kind: Kind) -> list[Any]:
    """Values with one fault each."""
    match kind:
        case TextKind():
            return ["a" * (kind.longest + 1), ["ett ord", "två ord"], {"a": "b"}, *(["a"] if kind.shortest > 1 else [])]
        case DateKind():
            return ["2026", "2026-11", "22 november 2026", "2026-13-01", "20261122", ["2026-11-01", "2026-11-02"]]
        case PartialDateKind():
            return ["18", "2018-13", "2018–2020", "våren", "2018-3", ["2018", "2019"]]
        case WholeKind():
            over = [kind.most + 1] if kind.most < 10**6 else [10**12]
            return [-1, "356 462", "cirka 12", "12,5", 12.5, ["1", "2"], *over]
        case ChoiceKind():
            return ["något annat", ["ett", "två"]]
        case AddressKind():
            return ["www.example.se", "ftp://example.se/", "https://example", "https://a.se/ b", "https://a@b.se/", "x"]
        case PlaceKind():
            return ["Torpa by", "Sverige"]
        case ReferenceKind() | SlugKind():
            return ["Fel Namn", "finns_inte", "åre"]
        case ListKind(item=item):
            twice = [several(item, 1) * 2]
            many = [] if isinstance(item, ChoiceKind | PlaceKind) else [several(item, kind.most + 1)]
            return [[], "ett ord, två ord", {"a": "b"}, *twice, *many, *([one] for one in wrong(item))]
        case RecordKind(fields=fields):
            needed = least(kind)
            parts = [with_part(kind, one.key, value) for one in fields if one.key != "fil" for value in wrong(one.kind)]
            missing = [{key: value for key, value in needed.items() if key != left_out} for left_out in needed]
            either = kind.either.keys if kind.either else ()
            both = [needed | {one.key: right(one.kind)[0] for one in fields if one.key in either}] if either else []
            return [needed | {"okand": "a"}, "ett ord", ["a"], *parts, *both, *(one for one in missing if one)]


def variations() -> Iterator[tuple[str, str, Header, bool]]:
    """A header of each type, with one thing changed: what was changed, and whether it is still right."""
    for name, card_type in TYPES.items():
        header, _ = split(BANK / FILES[name])
        # As many sources as there may be, so that a result may name any of them.
        sources = next((spec.kind for spec in card_type.fields if spec.key == "kallor"), None)
        if isinstance(sources, ListKind):
            header["kallor"] = several(sources.item, sources.most)
            copies = [source | {"last": "kopia"} for source in header["kallor"]]
            untried = {key: value for key, value in header.items() if key != "granskad"}
            yield name, "kallor", untried | {"kallor": copies}, True
            yield name, "kallor", untried | {"kallor": [*copies[1:], header["kallor"][0]]}, False
        yield name, "som den är", header, True
        yield name, "okänd nyckel", header | {"ogonfarg": "blå"}, False
        for spec in card_type.fields:
            without = {key: value for key, value in header.items() if key != spec.key}
            is_needed = spec.required or spec.key in ("kommuner", "granskad")
            yield name, f"utan {spec.key}", without, not (is_needed and (name, spec.key) != ("program", "kommuner"))
            yield from (
                (name, spec.key, header | {spec.key: value}, _is_right(spec, value)) for value in right(spec.kind)
            )
            yield from ((name, spec.key, header | {spec.key: value}, False) for value in wrong(spec.kind))


def _is_right(spec: FieldSpec, value: Any) -> bool:
    """A successor goes with an archived card, and all municipalities with a region."""
    return spec.key != "ersatt_av" and value != "alla"


VARIATIONS = [*variations()]


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A bank whose torpa is each header in turn."""
    root = Path(copytree(BANK, tmp_path_factory.mktemp("schema") / "bank"))
    for folder in ("methods", "cases"):
        (root / folder / "bild.jpg").touch()
    return root


def faults_of(card_type: CardType, header: Header, body: str, bank: Path) -> list[str]:
    path = FILES[card_type.name]
    written = yaml.safe_dump(header, allow_unicode=True, sort_keys=False)
    (bank / path).write_text(f"---\n{written}---\n{body}", encoding="utf-8")
    problems = read_card(card_type, shelf_of(bank), path, KNOWN, TODAY)[1]
    return [one.message for one in problems if stops([one])]


@pytest.mark.parametrize("name", TYPES)
def test_schema_and_checker_agree(name: str, bank: Path) -> None:
    """What an editor marks as wrong is what the checker refuses, for hundreds of headers with one thing changed."""
    card_type = TYPES[name]
    body = split(BANK / FILES[name])[1]
    validator = Draft202012Validator(schema_of(card_type, KNOWN), format_checker=Draft202012Validator.FORMAT_CHECKER)
    mine = [one for one in VARIATIONS if one[0] == name]
    for _, what, header, is_right in mine:
        told = [error.message for error in validator.iter_errors(header)]
        faults = faults_of(card_type, header, body, bank)
        assert (not told, not faults) == (is_right, is_right), (what, header.get(what), told, faults)


def test_there_are_hundreds_of_variations() -> None:
    """The comparison covers every key in many ways, right and wrong."""
    assert len(VARIATIONS) > 600
    assert sum(is_right for *_, is_right in VARIATIONS) > 150


@pytest.mark.parametrize("name", TYPES)
def test_the_banks_own_content_validates(name: str) -> None:
    """Every card in the bank is right by the schema that the site publishes."""
    card_type = TYPES[name]
    content, _ = load_bank(ROOT, today=today())
    validator = Draft202012Validator(schema_of(card_type, slugs_in(content)))
    paths = [path for path in (ROOT / card_type.folder).glob("[!_]*.md") if path.name != "index.md"]
    assert paths
    for path in paths:
        assert [error.message for error in validator.iter_errors(split(path)[0])] == [], path


@pytest.mark.parametrize("name", TYPES)
def test_the_schema_is_a_schema_with_examples_that_hold(name: str) -> None:
    """Editors can use it, and what it shows as an example may be written."""
    schema = schema_of(TYPES[name])
    Draft202012Validator.check_schema(schema)
    for key, told in schema["properties"].items():
        alone = {**told, "$defs": schema.get("$defs", {})}
        assert [error.message for error in Draft202012Validator(alone).iter_errors(told["examples"][0])] == [], key
        assert told["description"]


def test_one_schema_holds_all_four() -> None:
    """Any header of the bank is one of the four, and what is none of them is refused."""
    whole = whole_schema()
    Draft202012Validator.check_schema(whole)
    for name in TYPES:
        header, _ = split(BANK / FILES[name])
        assert Draft202012Validator(whole).is_valid(header)
        assert Draft202012Validator(whole["$defs"][name]).is_valid(header)
        assert not Draft202012Validator(whole).is_valid(header | {"ogonfarg": "blå"})


def test_the_site_publishes_the_schemas(build_site: BuildSite) -> None:
    """Whoever wants to write cards by program finds the schemas at a fixed address, with the bank's own themes."""
    site = build_site("liten")
    for name in TYPES:
        published = json.loads((site / f"data/schema/{name}.json").read_text(encoding="utf-8"))
        Draft202012Validator.check_schema(published)
    themes = published_themes(site)
    assert themes and all((site / "teman" / theme / "index.html").is_file() for theme in themes)


def published_themes(site: Path) -> list[str]:
    schema = json.loads((site / "data/schema/metod.json").read_text(encoding="utf-8"))
    return list(schema["properties"]["teman"]["items"]["enum"])


@pytest.mark.parametrize(
    ("arguments", "title"), [([], "Kort i Servicebanken"), (["metod"], "Metod"), (["tema"], "Tema")]
)
def test_the_command_prints_a_schema(arguments: list[str], title: str) -> None:
    """`servicebanken schema` can be sent straight to a file or another program."""
    command = [sys.executable, "-m", "servicebanken", "schema", *arguments]
    shown = subprocess.run(command, capture_output=True, cwd=ROOT / "hooks", check=True).stdout
    assert json.loads(shown.decode("utf-8"))["title"] == title


def test_with_a_bank_the_command_knows_its_themes() -> None:
    """With --root only what the bank has may be named; without, any name of the right form."""
    command = [sys.executable, "-m", "servicebanken", "schema", "metod"]
    shown = [
        json.loads(subprocess.run([*command, *more], capture_output=True, cwd=ROOT / "hooks", check=True).stdout)
        for more in ([], ["--root", str(BANK)])
    ]
    without, known = (one["properties"]["teman"]["items"] for one in shown)
    assert known == {"enum": sorted(path.stem for path in (BANK / "docs/teman").glob("*.md"))}
    assert "pattern" in without
