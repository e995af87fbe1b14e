"""The form at bidra/skriv/: it says what the checker says, and what it writes passes the checker."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from conftest import ROOT, SITES, BuildSite, run_mkdocs
from servicebanken.cards import read_card
from servicebanken.fields import CASE, METHOD
from servicebanken.form import STEPS, form_data, form_files, new_file_address
from servicebanken.frontmatter import read_document
from servicebanken.kinds import CardType, ChoiceKind, ListKind, PlaceKind, RecordKind, ReferenceKind, parts
from servicebanken.loading import load_bank
from servicebanken.model import Problem, Severity
from servicebanken.nodes import Items, Node, Text
from servicebanken.problems import CODES
from servicebanken.source import read_text
from test_accessibility import MODES, RULES
from test_cards import BANK, CARDS, FOLDERS, STEMS, TODAY, judge

TYPES = {"metod": METHOD, "berattelse": CASE}
SCRIPTS = ("dom", "form-words", "form-text", "form-check", "form-card", "form-preview")
FORM = "bidra/skriv/index.html"

# What no form can get wrong, since it writes the file itself: the file, YAML and its layout, keys that are not there, a
# list where a text should be and the reverse; and the help that stands in a template as comments.
OF_THE_FILE = [*CODES][: [*CODES].index("okand-nyckel")]
OF_THE_SHAPE = ["okand-nyckel", "felstavad-nyckel", "inte-text-varde", "inte-en-lista", "inte-uppgifter", "kvarglomd-hjalp"]
# What no form can see: a picture beside the card, its size, and the words of the other cards.
OF_THE_DISK = ["for-stor-bild", "nastan-lika", "lank-till-saknat-kort"]
BEYOND_A_FORM = {*OF_THE_FILE, *OF_THE_SHAPE, *OF_THE_DISK}
# A picture that is not there a form believes in, if only its name is a picture's.
PICTURES_THAT_ARE_NOT_THERE = {"metod-bild-saknas", "metod-text-bild-saknas"}

Told = list[tuple[str, str]]


def told(problems: list[Problem]) -> Told:
    return sorted((one.code, one.message) for one in problems)


def plain(node: Node) -> Any:
    """A node as a form holds it: text, list or record."""
    if isinstance(node, Text):
        return node.text
    if isinstance(node, Items):
        return [plain(item) for item in node.items]
    return {entry.key.text: plain(entry.value) for entry in node.entries}


def lines_of(node: Node, name: str) -> dict[str, int]:
    """The line of every value, by its place as the form names it."""
    inner = node.items if isinstance(node, Items) else ()
    below = [lines_of(item, f"{name}/{at}") for at, item in enumerate(inner)]
    if not isinstance(node, Text | Items):
        below = [lines_of(entry.value, f"{name}/{entry.key.text}") for entry in node.entries]
    return {name: node.at.line} | {place: line for one in below for place, line in one.items()}


# --- The checks, without a page


@pytest.fixture(scope="module")
def checks(browser: Browser) -> Iterator[Page]:
    """The form's scripts and the small valid bank, in an empty page."""
    page = browser.new_page()
    page.add_script_tag(content=dict(form_files(load_bank(BANK, today=TODAY)[0], []))["assets/form-data.js"])
    for name in SCRIPTS:
        page.add_script_tag(path=ROOT / f"overrides/assets/{name}.js")
    yield page
    page.close()


CHECK = """([card, lines, today]) => {
  const line = (...names) => lines[names.filter((one) => one !== undefined).join("/")];
  card.lineOf = ({ key, index, part }) => line(key, index, part) || line(key, index) || line(key) || 0;
  return servicebanken.check(card, servicebanken.form, today).map(({ code, message }) => [code, message]);
}"""


def told_by_form(page: Page, card_type: str, text: str, root: Path) -> Told:
    document = read_document(text, "kort.md", [])
    entries = document.fields.entries
    card = {
        "type": card_type,
        "own": "torpa",
        "values": {entry.key.text: plain(entry.value) for entry in entries},
        "text": text,
        "body": document.body,
        "bodyLine": document.body_line,
    }
    lines = {place: line for one in entries for place, line in lines_of(one.value, one.key.text).items()}
    lines |= {entry.key.text: entry.key.at.line for entry in entries}
    return sorted(map(tuple, page.evaluate(CHECK, [card, lines, TODAY.isoformat()])))


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    return Path(shutil.copytree(BANK, tmp_path / "bank"))


def told_of(root: Path, path: str) -> Told:
    return told([one for one in judge(root) if one.path == path])


@pytest.mark.parametrize("stem", [stem for stem in STEMS if stem.split("-")[0] in TYPES])
def test_form_and_checker_agree(stem: str, checks: Page, bank: Path) -> None:
    """The writer reads the same words in the form as from the checker, for every fault that a form can have."""
    card_type = stem.split("-")[0]
    path = f"{FOLDERS[card_type]}/torpa.md"
    shutil.copy(CARDS / f"{stem}.md", bank / path)
    expected = told_of(bank, path)
    assert expected, "the card has a fault"
    if {code for code, _ in expected} & BEYOND_A_FORM or stem in PICTURES_THAT_ARE_NOT_THERE:
        return
    assert told_by_form(checks, card_type, read_text(bank, path, []) or "", bank) == expected


def test_the_form_answers_for_most_faults() -> None:
    """What is said to be beyond the form is what has to do with the file: no rule for a value or a text is among it."""
    of_cards = [*CODES][[*CODES].index("saknad-nyckel") :]
    assert [code for code in of_cards if code in BEYOND_A_FORM] == [
        "inte-text-varde", "inte-en-lista", "inte-uppgifter", "for-stor-bild", "nastan-lika", "lank-till-saknat-kort",
        "kvarglomd-hjalp",
    ]  # fmt: skip


# What only the whole bank can tell, and the form knows of it.
OF_OTHER_CARDS = ("dubbel-titel", "upptagen-adress")

NASTY = [
    "Torpa", "Åtvidaberg", "åtvidabärg", "Dalarna", "Region Dalarna", "Z", "Mora, Åre och Berg", "alla", "redaktionen",
    'Han sa: "hej" \\ och gick', "'enkla'", "”krokiga”", "kolon: sedan", "# nummertecken", "a # b", "- streck", "• punkt",
    "[hak](https://x.se)", "{klam: mer}", "{{ 7*7 }}", "& ankare", "*stjärna*", "!tagg", "@snabel", "`kod`", "%procent",
    "> citat", "| rör", "---", "...", "null", "nej", "0114", "1e3", "2020", "2020-02-30", "2020-13", "2026-11-01", "0000",
    "21 nov 2025", "pagar", "pågår", "12", "-3", "1 340", "999999999999", "1234567890123", "https://www.example.se/å?q=1#x",
    "http://x", "https://a@b.se", "www.example.se", "javascript:alert(1)", "<script>alert(1)</script>", "SKRIV HÄR",
    "Vem gör vad, i vilken ordning.", "anna.andersson@example.se", "byn@gmail.com", "070-174 06 35", "850709-9805",
    "hårt\u00a0mellan\u00a0slag", "mjukt\u00adbinde", "delad a\u030a", "🏡 emoji 👩\u200d🌾", "rad\nbruten", "\ttabb", "x" * 400,
    "\u2028skild\u2028", "\ufeffBOM", "\u202eomvänd", "\ud800 halv", "\x07 klocka", "servicepunkt", "Servicepunkten", "lokalsamtal",
    "matt", "mätt", "behov", "utkast", "arkiverad", "torpa", "butiken.jpg", "../x.jpg", "/etc/passwd.png", "x.gif", "ß", "٣", "²",
]  # fmt: skip

WRITE = """([type, values, texts, today]) => {
  const { card, check, form } = servicebanken;
  const clean = (value) =>
    typeof value === "string" ? card.cleanValue(value) || undefined
    : Array.isArray(value) ? value.map(clean).filter((one) => one !== undefined)
    : Object.fromEntries(Object.entries(value).map(([key, one]) => [key, clean(one)]).filter(([, one]) => one !== undefined));
  const isFull = (value) => value !== undefined && (typeof value === "string" || Object.keys(value).length > 0);
  const kept = Object.fromEntries(Object.entries(clean(values)).filter(([, one]) => isFull(one)));
  const below = Object.fromEntries(Object.entries(texts).map(([title, text]) => [title, card.cleanText(text)]));
  const made = card.write(form.types[type], { values: kept, texts: below });
  const problems = check({ ...made, type, own: "torpa", values: kept }, form, today);
  return { text: made.text, told: problems.map(({ code, message }) => [code, message]) };
}"""

PICTURE_NAMES = re.compile(r"bilden ”[^”/]*\.(?:jpe?g|png|webp)” finns inte", re.IGNORECASE)


def valid(card_type: str) -> dict[str, Any]:
    """The values of the small bank's own card of the type."""
    document = read_document((BANK / FOLDERS[card_type] / "torpa.md").read_text(encoding="utf-8"), "x", [])
    return {entry.key.text: plain(entry.value) for entry in document.fields.entries}


def valid_texts(card_type: str) -> dict[str, str]:
    required = [heading.title for heading in TYPES[card_type].headings or () if heading.required]
    return dict.fromkeys(required, "Byn gick en runda.")


def changed(card_type: str, nasty: str) -> Iterator[tuple[dict[str, Any], dict[str, str]]]:
    """The valid card with the words in one place at a time: each key, each part of a record, each heading."""
    values, texts = valid(card_type), valid_texts(card_type)
    for spec in TYPES[card_type].fields:
        kind = spec.kind
        inner = kind.item if isinstance(kind, ListKind) else kind
        if isinstance(inner, RecordKind):
            whole = {part.key: part.example for part in inner.fields}
            for part in inner.fields:
                record = whole | {part.key: nasty}
                yield values | {spec.key: [record] if isinstance(kind, ListKind) else record}, texts
        else:
            yield values | {spec.key: [nasty] if isinstance(kind, ListKind) else nasty}, texts
    for heading in TYPES[card_type].headings or ():
        yield values, texts | {heading.title: f"Byn gick.\n{nasty}\n"}


@pytest.mark.parametrize("card_type", TYPES)
def test_what_the_form_writes_is_read_as_it_was_meant(card_type: str, checks: Page, bank: Path) -> None:
    """Whatever is pasted into any field, the file can be read, and the checker says of it what the form said."""
    bank_read = load_bank(BANK, today=TODAY)[0]
    known = {
        "tema": {one.slug: one for one in bank_read.themes},
        "program": {one.slug: one for one in bank_read.programmes},
        "metod": {one.slug: one for one in bank_read.methods},
        "berattelse": {one.slug: one for one in bank_read.cases},
    }
    # A card knows those of its own type by their names alone.
    known[card_type] = dict.fromkeys(known[card_type])
    path = f"{FOLDERS[card_type]}/torpa.md"
    # Every word somewhere and every field by turns; all of each with all would take a minute.
    cards = [card for at, nasty in enumerate(NASTY) for card in [*changed(card_type, nasty)][at % 4 :: 4]]
    written = checks.evaluate(
        f"([type, cards, today]) => cards.map(([values, texts]) => ({WRITE})([type, values, texts, today]))",
        [card_type, cards, TODAY.isoformat()],
    )
    for card, made in zip(cards, written, strict=True):
        (bank / path).write_bytes(made["text"].encode())
        found = told(read_card(TYPES[card_type], bank, path, known, TODAY)[1])
        expected = [one for one in found if not (one[0] == "bild-saknas" and PICTURE_NAMES.search(one[1]))]
        assert sorted((code, words) for code, words in made["told"] if code not in OF_OTHER_CARDS) == expected, card


def test_every_key_has_a_label_and_a_step() -> None:
    """No field of the table lacks a name in the form, and none is asked for twice."""
    for name, card_type in TYPES.items():
        for spec in card_type.fields:
            assert spec.label and all(part.label for part in parts(spec.kind)), spec.key
            for kind in (spec.kind, getattr(spec.kind, "item", None)):
                assert not isinstance(kind, ChoiceKind) or len(kind.labels) == len(kind.options), spec.key
        keys = [key for _, step in STEPS[name] for key in step]
        assert sorted(keys) == sorted(spec.key for spec in card_type.fields)


def test_a_new_key_is_asked_for_at_once() -> None:
    """A key that is put into the table stands in the form, though no step names it."""
    keys = [key for _, step in form_data(load_bank(BANK, today=TODAY)[0], [])["types"]["metod"]["steps"] for key in step]
    assert {spec.key for spec in METHOD.fields} == {*keys}


# --- The page itself


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader's browser with the network off; what fails in the console fails the test."""
    context = browser.new_context(offline=True, accept_downloads=True, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    assert complaints == []
    context.close()


@pytest.fixture(scope="session")
def form(build_site: BuildSite) -> str:
    return (build_site("") / FORM).as_uri()


CONTROL = ":is(input, select, textarea, fieldset)[id^=falt-{}-]"


def of(page: Page, key: str) -> Locator:
    """The first element of a field: a control, or the frame of several."""
    return page.locator(CONTROL.format(key)).first


def set_one(box: Locator, value: str) -> None:
    if box.evaluate("one => one.tagName") == "SELECT":
        box.select_option(value)
    else:
        box.fill(value)


def fill_records(page: Page, key: str, kind: ListKind, values: list[Any]) -> None:
    rows = of(page, key).locator("ol > li")
    while rows.count() < len(values):
        of(page, key).get_by_role("button", name="Lägg till").click()
    for at, value in enumerate(values):
        if isinstance(value, str):
            rows.nth(at).locator(".sb-form__control").fill(value)
        else:
            fill_parts(rows.nth(at), value)


def fill_parts(frame: Locator, value: dict[str, str]) -> None:
    for part, words in value.items():
        if words == "pagar":
            frame.get_by_label("Det pågår än").check()
        else:
            set_one(frame.locator(CONTROL.format(part)).first, words)


def fill_key(page: Page, card_type: CardType, key: str, value: Any) -> None:
    """One key by the controls that the form has for it."""
    kind = next(spec.kind for spec in card_type.fields if spec.key == key)
    box = of(page, key)
    if isinstance(kind, ListKind) and value == kind.word:
        box.get_by_label(kind.word_label).check()
    elif isinstance(kind, RecordKind):
        fill_parts(box, value)
    elif not isinstance(kind, ListKind):
        set_one(box, value)
    elif isinstance(kind.item, ChoiceKind):
        for word in value:
            box.locator(f"input[value={word}]").check()
    elif isinstance(kind.item, PlaceKind | ReferenceKind):
        for word in value:
            box.locator("input[list]").fill(word)
            box.locator("input[list]").press("Enter")
    else:
        fill_records(page, key, kind, value)


def fill_form(page: Page, form: str, card_type: CardType, values: dict[str, Any], texts: dict[str, str]) -> str:
    """Fill in a card as a writer would, and give the file that comes of it."""
    page.goto(f"{form}?typ={card_type.name}")
    clear(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    for key, value in values.items():
        fill_key(page, card_type, key, value)
    for title, text in texts.items():
        page.get_by_label(title, exact=False).and_(page.locator("textarea[id^=falt-text-]")).first.fill(text)
    return written(page)


def clear(page: Page) -> None:
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Rensa formuläret").click()


def written(page: Page) -> str:
    page.get_by_role("button", name="Granska kortet").click()
    return page.locator("#kortets-text").input_value()


def texts_of(body: str) -> dict[str, str]:
    """What stands below each heading."""
    _, *found = re.split(r"^## (.+)$", body, flags=re.MULTILINE)
    return {title: text.strip() for title, text in zip(found[::2], found[1::2], strict=True)}


def bank_card(path: Path) -> tuple[dict[str, Any], dict[str, str]]:
    document = read_document(path.read_text(encoding="utf-8"), "x", [])
    return {entry.key.text: plain(entry.value) for entry in document.fields.entries}, texts_of(document.body)


OF_THE_BANK = [*sorted((ROOT / "cases").glob("[a-z]*.md"))[::3], *sorted((ROOT / "methods").glob("[a-z]*.md"))[::3]]


def test_cards_of_the_bank_can_be_written_in_the_form(page: Page, form: str, tmp_path: Path) -> None:
    """Two dozen real cards, filled in by hand under new titles, become files that pass the checker."""
    for folder in ("methods", "cases", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    made = {}
    for at, path in enumerate(OF_THE_BANK):
        card_type = METHOD if path.parent.name == "methods" else CASE
        values, texts = bank_card(path)
        values["titel"] = f"Prov {at}: {values['titel']}"[:70].strip()
        text = fill_form(page, form, card_type, values, texts)
        name = page.locator(".sb-form__step code").last.inner_text()
        assert "Fel" not in page.locator(".sb-form__summary").inner_text().replace("Inga fel", ""), (path, text)
        (tmp_path / name).write_text(text, encoding="utf-8")
        made[name] = (values, texts)
    assert len(made) >= 20
    problems = load_bank(tmp_path, today=TODAY)[1]
    assert [one for one in problems if one.severity is Severity.FAULT] == []
    for name, (values, texts) in made.items():
        again, below = bank_card(tmp_path / name)
        assert again == {key: value for key, value in values.items() if value}, name
        assert below == texts, name
