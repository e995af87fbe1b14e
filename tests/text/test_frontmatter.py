"""Whatever a file holds, reading it ends in a card or in messages: no traceback, no long wait."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from servicebanken.bank.loading import load_bank, shelf_of
from servicebanken.checker.check import read_card
from servicebanken.model.fields import CARD_TYPES, CASE, METHOD
from servicebanken.model.kinds import CardType
from servicebanken.problems import Judged, Problem, judged, reports, stops
from servicebanken.text.header import CardText, read_document
from servicebanken.text.nodes import Fields, Items, Text
from support.corpus import BANK

TODAY = date(2026, 11, 22)
METHOD_TEXT = (BANK / "methods/torpa.md").read_text(encoding="utf-8")
CASE_TEXT = (BANK / "cases/torpa.md").read_text(encoding="utf-8")
HEADER, BODY = CASE_TEXT.removeprefix("---\n").split("---\n", 1)

# `make fuzz N=20000` tries far more of everything than the tests of every day.
EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "300"))

# Long enough for a slow machine, far shorter than what a pattern gone astray needs.
PATIENCE = 20.0

KNOWN: dict[str, dict[str, Any]] = {kind: {} for kind in ("tema", "program", "metod", "berattelse")}

Judge = Callable[[bytes], list[Problem]]
JudgeAs = Callable[[CardType, bytes], list[Problem]]

WORDS = st.text(max_size=20) | st.sampled_from(["alla", "redaktionen", "pagar", "Åre", "2026-11-22", "12", "dialog"])
VALUES = st.recursive(
    WORDS | st.integers() | st.booleans() | st.none() | st.dates(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4),
    max_leaves=8,
)


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    """What is told of a story that holds these bytes; the report is drawn too, as a writer would see it."""
    root = tmp_path_factory.mktemp("bank")
    (root / "cases").mkdir()
    # What the text of the story links to.
    (root / "methods").mkdir()
    (root / "methods/servicepunkt.md").touch()

    def told(raw: bytes) -> list[Problem]:
        (root / "cases/torpa.md").write_bytes(raw)
        problems = [*read_card(CASE, shelf_of(root), "cases/torpa.md", KNOWN, TODAY).problems]
        "\n".join(reports(problems)).encode()
        return problems

    return told


@pytest.fixture(scope="module")
def judge_as(tmp_path_factory: pytest.TempPathFactory) -> JudgeAs:
    """What is told of a card of any sort that holds these bytes."""
    root = tmp_path_factory.mktemp("bank")
    for card_type in CARD_TYPES:
        (root / card_type.folder).mkdir(parents=True, exist_ok=True)

    def told(card_type: CardType, raw: bytes) -> list[Problem]:
        path = f"{card_type.folder}/torpa.md"
        (root / path).write_bytes(raw)
        problems = [*read_card(card_type, shelf_of(root), path, KNOWN, TODAY).problems]
        "\n".join(reports(problems)).encode()
        return problems

    return told


@contextmanager
def in_good_time() -> Iterator[None]:
    """Break off what takes longer than a writer waits, rather than wait with her."""

    def too_long(number: int, frame: object) -> None:
        raise TimeoutError(f"takes more than {PATIENCE} seconds")

    before = signal.signal(signal.SIGALRM, too_long)
    signal.setitimer(signal.ITIMER_REAL, PATIENCE)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def read(header: str) -> Judged[CardText]:
    return judged(read_document(f"---\n{header}\n---\n\nText.\n", "cases/torpa.md"))


def value_of(document: CardText, key: str) -> Text | Items | Fields:
    return next(entry.value for entry in document.fields.entries if entry.key.text == key)


# --- Nothing makes it fall over

PIECES = st.sampled_from([
    "titel", "ingress", "kommuner", "kallor", "period", "bild", "granskad", "invånare", ":", ": ", ":\n",
    "- ", "\n", "\n  ", "\n    ", "\t", " ", "---", "...", "[", "]", "{", "}", ",", '"', "'", "”", "“", "&a",
    "*a", "!!python/object:os.system", "!", "|", ">", "|-\n", "#", " # ", "@", "`", "%", "%YAML 9.9\n", "?",
    "? ", "<<: ", "\\", "\\x", '"\\uD800"', "~", "0114", "nej", "2026-13-01", "21 nov 2025", "2017–2020",
    "Åre", "alla", "pagar", "javascript:alert(1)", "https://[", "\u2028", "\u0085", "\u00a0", "\ufeff",
    "\U0001f600", "a\u030a", "1" * 30, "٣", "²", "x" * 200,
])  # fmt: skip
MARKDOWN = st.sampled_from([
    "## På 30 sekunder", "# ", "## ", "###", "#### x", "\n", "\n\n", "\n===\n", "\n---\n", "```", "~~~", "`",
    "[", "]", "(", ")", "![", "](", "[a](b.md)", "[x](//[)", "[x](http://[a)", "[x](a%00b.md)", "[x]: //[",
    "<", ">", "<b", "<!--", "{{", "{%", "{:", "](javascript:", "../", "%", "&", "|", "* ", "1. ", "> ", "\\",
    "SKRIV HÄR", "121212-1212", "070", "@", ".se", "Åre", "\u2028", "\U0001f600",
    "[x](" + "a" * 300 + ".md)", "![x](" + "b" * 300 + ".png)",
])  # fmt: skip


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.binary(max_size=400))
@example(b"\xff\xfe")
@example(b"\xff\xfe\x00\xd8")
@example(b"\xef\xbb\xbf")
@example(b"---\n---")
@example(b"---\n\xed\xa0\x80\n---\n")
def test_any_bytes_end_in_a_message(judge: Judge, raw: bytes) -> None:
    """A file that is no text at all is told of and stops nothing else."""
    assert stops(judge(raw))


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_header_ends_in_a_message(judge: Judge, header: str) -> None:
    """A header gone wrong in any way is told of, with places inside the file."""
    text = f"---\n{header}\n---\n{BODY}"
    problems = judge(text.encode())
    assert stops(problems)
    assert all(0 <= one.line <= text.count("\n") + 1 and one.column >= 0 for one in problems)


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.lists(MARKDOWN, max_size=30).map("".join))
@example("[karta](//[intranät)")
@example("[karta](a%00b.md)")
@example("![karta](a%00b.png)")
@example("[karta](" + "a" * 300 + ".md)")
@example("[karta]: //[intranät")
def test_any_body_ends_in_a_message(judge: Judge, body: str) -> None:
    """A text gone wrong in any way is told of and stops nothing else."""
    judge(f"---\n{HEADER}---\n\n{body}\n".encode())


@settings(max_examples=EXAMPLES, deadline=None)
@given(st.sampled_from(HEADER.splitlines()), st.lists(PIECES, min_size=1, max_size=6).map("".join))
def test_a_broken_line_never_hides_the_others(judge: Judge, line: str, rubbish: str) -> None:
    """Whatever stands in one line, the card is judged to its end."""
    judge(CASE_TEXT.replace(line, line.split(":")[0] + ": " + rubbish, 1).encode())


@settings(max_examples=max(50, EXAMPLES // 20), deadline=None)
@given(
    raw=st.one_of(
        st.binary(max_size=200),
        st.lists(PIECES | MARKDOWN, max_size=30).map(lambda parts: "".join(parts).encode()),
    )
)
def test_a_bank_with_a_ruined_card_still_loads(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    """One ruined card takes no other card with it."""
    root = tmp_path_factory.mktemp("hel") / "bank"
    copytree(BANK, root)
    for folder in ("methods", "cases", "docs/teman", "docs/program"):
        (root / folder / "torpa.md").write_bytes(raw)
    bank, _ = load_bank(root, today=TODAY, with_drafts=True)
    assert {"lokalsamtal", "servicepunkt"} <= {method.slug for method in bank.methods}
    assert "norsjo-butiken" in {case.slug for case in bank.cases}


@settings(max_examples=EXAMPLES, deadline=None)
@given(card_type=st.sampled_from(CARD_TYPES), header=st.text(max_size=300), body=st.text(max_size=300))
def test_any_words_in_any_card_end_in_a_message(judge_as: JudgeAs, card_type: CardType, header: str, body: str) -> None:
    """Whatever signs there are in the world, no card of any sort makes the checker fall over."""
    judge_as(card_type, f"---\n{header}\n---\n{body}".encode(errors="replace"))


@settings(max_examples=EXAMPLES, deadline=None)
@given(card_type=st.sampled_from(CARD_TYPES), data=st.data())
def test_any_value_under_any_key_ends_in_a_message(judge_as: JudgeAs, card_type: CardType, data: st.DataObject) -> None:
    """Keys that exist with values that do not fit are told of, however the values are made."""
    keys = [spec.key for spec in card_type.fields]
    header = data.draw(st.dictionaries(st.sampled_from(keys), VALUES, max_size=len(keys)))
    judge_as(card_type, f"---\n{yaml.safe_dump(header, allow_unicode=True)}---\n{BODY}".encode(errors="replace"))


@pytest.mark.parametrize(
    "name", ["fil: " + "b" * 300 + ".jpg", 'fil: "a\\0b.jpg"', "fil: ../../x.jpg", "fil: /etc/passwd"]
)
def test_a_picture_with_an_impossible_name_is_told(judge: Judge, name: str) -> None:
    """A picture that cannot be there is told of as any other fault."""
    assert stops(judge(CASE_TEXT.replace("fil: butiken.jpg", name).encode()))


# --- Values are what the writer wrote


@pytest.mark.parametrize(
    "word",
    ["0114", "nej", "ja", "no", "on", "null", "~", "1e3", "0x1F", "2026-11-22", "12:30:45", ".5", "1_000"],
)
def test_a_value_stays_as_written(word: str) -> None:
    """Codes keep their zeros and words stay words."""
    value = value_of(read(f"titel: {word}").value, "titel")
    assert isinstance(value, Text)
    assert value.text == word


def test_quotation_marks_are_known_from_none() -> None:
    """Whether a value stood within quotation marks is remembered, whichever loader read it."""
    bare, quoted = (value_of(read(f"titel: {value}").value, "titel") for value in ("Torpa", '"Torpa"'))
    assert isinstance(bare, Text)
    assert isinstance(quoted, Text)
    assert (bare.is_plain, quoted.is_plain) == (True, False)


def test_places_are_those_an_editor_shows() -> None:
    """Line and column lead straight to the word that is wrong."""
    document = read('titel: "Torpa"\nteman: [a,  bö, "c"]\nkallor:\n  - titel: Åtta\n    adress: x').value
    themes, sources = value_of(document, "teman"), value_of(document, "kallor")
    assert isinstance(themes, Items)
    assert isinstance(sources, Items)
    assert [(item.at.line, item.at.column) for item in themes.items] == [(3, 9), (3, 13), (3, 17)]
    source = sources.items[0]
    assert isinstance(source, Fields)
    assert [(entry.key.at.line, entry.key.at.column) for entry in source.entries] == [(5, 5), (6, 5)]
    assert [(entry.value.at.line, entry.value.at.column) for entry in source.entries] == [(5, 12), (6, 13)]


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085"])
def test_an_odd_line_break_does_not_move_the_lines(sign: str) -> None:
    """A sign pasted from a layout program does not make the messages point at the wrong line."""
    document = read(f'titel: "Torpa{sign}by"\ningress: x\nteman: [a]').value
    assert [entry.key.at.line for entry in document.fields.entries] == [2, 3, 4]


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.lists(
        st.tuples(st.from_regex(r"[a-z]{3,8}", fullmatch=True), st.from_regex(r"[a-zåäö0-9]{1,12}", fullmatch=True)),
        min_size=1,
        max_size=12,
        unique_by=lambda pair: pair[0],
    )
)
def test_every_key_is_found_on_its_line(pairs: list[tuple[str, str]]) -> None:
    """Each key stands where the writer put it."""
    document, problems = read("\n".join(f"{key}: {value}" for key, value in pairs))
    assert problems == ()
    found = [(entry.key.text, entry.key.at.line, entry.value.at.column) for entry in document.fields.entries]
    assert found == [(key, line, len(key) + 3) for line, (key, _) in enumerate(pairs, 2)]


@settings(max_examples=EXAMPLES, deadline=None)
@given(
    st.integers(0, len(HEADER.splitlines()) - 1),
    st.sampled_from(["bil: en: två", "bil: @x", "bil:x", "bil: ”x”", "bil"]),
)
def test_the_other_keys_survive_a_broken_line(place: int, broken: str) -> None:
    """A broken line between two others costs neither of them."""
    keys = ["titel: a", "ingress: b", "teman: [c]", "kontakt: d"]
    place %= len(keys) + 1
    document, problems = read("\n".join([*keys[:place], broken, *keys[place:]]))
    assert [entry.key.text for entry in document.fields.entries if entry.key.text != "bil"] == [
        "titel",
        "ingress",
        "teman",
        "kontakt",
    ]
    assert {one.line for one in problems} == {place + 2}


def test_a_key_is_told_of_when_it_stands_twice() -> None:
    """Wherever it stands; within a list too, where the second value would else be lost without a word."""
    _, problems = read("titel: a\ntitel: b\nkallor:\n  - titel: c\n    titel: d\nperiod: {start: 2018, start: 2019}")
    assert [(one.code, one.line) for one in sorted(problems)] == [("dubbel-nyckel", line) for line in (3, 6, 7)]


def test_the_body_begins_after_the_header() -> None:
    """A rule further down in the text is not taken for the end of the header."""
    document, problems = judged(read_document("---\ntitel: a\n---\n\nText.\n\n---\n\nMer.\n", "cases/torpa.md"))
    assert problems == ()
    assert document.body.strip() == "Text.\n\n---\n\nMer."
    assert document.body_line + document.body.split("\n").index("Text.") == 5


# --- Nothing makes it hang

BOMB = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
HEAVY_HEADERS = {
    "alias-bomb": BOMB,
    "hakparenteser": "titel: " + "[" * 59_000,
    "klamrar": "titel: " + "{a: " * 14_000,
    "citattecken": 'titel: "' + '\\"' * 29_000,
    "streck": "titel:\n" + "- " * 29_000,
    "kolon": "a: " * 33_000,
    "rader utan kolon": "a\n" * 29_000,
    "nycklar": "".join(f"a{number}: b\n" for number in range(7_000)),
    "en lång lista": "teman: [" + "a, " * 19_000 + "b]",
    "ett långt värde": "ingress: " + "a" * 59_000,
    "hakparenteser i citattecken": 'ingress: "' + "[" * 59_000 + '"',
    "ett långt filnamn": "projektagare: " + "a.b-" * 14_000,
    "siffror": "granskad: " + "1" * 59_000,
    "siffror och mellanslag": "kostnad: {belopp: " + "1 " * 28_000 + ", avser: x}",
    "mellanslag": "titel:" + " " * 59_000 + "x",
}
HEAVY_BODIES = {
    "hakparenteser": "[" * 100_000,
    "bilder": "![" * 100_000,
    "stängda hakparenteser": "[]" * 100_000,
    "bakåtfnuttar": "`" * 100_000,
    "bakåtfnuttar av olika längd": "`a``b```c" * 20_000,
    "vassa parenteser": "<" * 200_000,
    "halva taggar": "<a" * 100_000,
    "ett långt ord": "a" * 400_000,
    "punkter och ord": "a." * 100_000,
    "snabel-a": "a@" * 100_000,
    "siffror": "1" * 400_000,
    "siffror och bindestreck": "07-" * 100_000,
    "nummertecken": "#" * 300_000,
    "rubriker": "## a\n" * 50_000,
    "mellanslag i rubrik": "## a" + " " * 100_000 + "b",
    "mellanslag": " " * 400_000 + "x",
    "streck": "-" * 300_000 + "x",
    "kodstaket": "```\n" * 80_000,
    "länkar": "[a](b)" * 20_000,
    "länkar med mellanslag": "[a](b" + " " * 100_000,
    "klamrar": "{" * 300_000,
}


def test_a_header_of_five_megabytes_is_refused(judge: Judge) -> None:
    """A file that is no card is told to be too large, at once."""
    with in_good_time():
        assert [one.code for one in judge(b"---\n" + b"titel: a\n" * 600_000 + b"---\n")] == ["for-stor-fil"]


def test_a_header_too_long_for_a_card_is_told_once(judge: Judge) -> None:
    """A header of more than 60,000 characters is told to be too long, and nothing else is said of it."""
    with in_good_time():
        problems = judge(f"---\n{HEADER}material: [{'x, ' * 40_000}]\n---\n{BODY}".encode())
    assert [one.code for one in problems] == ["for-stor-fil"]


def test_an_alias_bomb_is_refused() -> None:
    """Nothing that unfolds into more than was written is read."""
    with in_good_time():
        document, problems = read(BOMB)
    assert {one.code for one in problems} == {"ankare-eller-tagg"}
    assert document.fields.entries == ()


@pytest.mark.parametrize("what", HEAVY_HEADERS)
def test_a_heavy_header_is_read_in_good_time(what: str, judge: Judge) -> None:
    """No header keeps a writer waiting."""
    with in_good_time():
        assert stops(judge(f"---\n{HEAVY_HEADERS[what]}\n---\n{BODY}".encode()))


@pytest.mark.parametrize("what", HEAVY_BODIES)
def test_a_heavy_body_is_read_in_good_time(what: str, judge: Judge) -> None:
    """No text keeps a writer waiting."""
    with in_good_time():
        judge(f"---\n{HEADER}---\n{BODY}\n{HEAVY_BODIES[what]}\n".encode())


def test_a_right_card_is_made(tmp_path: Path) -> None:
    """A right card becomes a method with its values as written."""
    root = Path(copytree(BANK, tmp_path / "bank"))
    (root / "methods/torpa.md").write_text(METHOD_TEXT.replace("[karta, pennor]", "[0114, nej]"), encoding="utf-8")
    known = {**KNOWN, "tema": {"dialog": None, "planering": None}, "metod": {"lokalsamtal": None}}
    _, problems = read_card(METHOD, shelf_of(root), "methods/torpa.md", known, TODAY)
    assert problems == ()
    method = next(one for one in load_bank(root, today=TODAY)[0].methods if one.slug == "torpa")
    assert method.materials == ("0114", "nej")
