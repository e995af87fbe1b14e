"""The form at bidra/skriv/: it says what the checker says, and what it writes passes the checker."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from axe import MODES, rules_for
from servicebanken.bank.day import today
from servicebanken.bank.loading import load_bank, shelf_of
from servicebanken.checker.check import read_card
from servicebanken.codes import CODES, Severity
from servicebanken.model.fields import CASE, METHOD
from servicebanken.model.kinds import CardType, ChoiceKind, ListKind, PlaceKind, RecordKind, ReferenceKind, parts
from servicebanken.problems import Problem, judged
from servicebanken.text.header import read_document
from servicebanken.text.nodes import Items, Node, Text
from servicebanken.web.form.data import STEPS, form_data, form_files, new_file_address
from servicebanken.web.scripts import script_files
from support.corpus import BANK, CARDS, FOLDERS, STEMS, judge, type_of
from support.markup import JUDGED, KINDS
from support.sites import ROOT, TODAY, BuildSite, run_mkdocs
from support.views import wait_until

TYPES = {"metod": METHOD, "berattelse": CASE}
SCRIPTS = ("assets/servicebanken.js", "assets/form.js")
FORM = "bidra/skriv/index.html"

# What no form can get wrong, since it writes the file itself: the file, YAML and its layout, keys that are not there, a
# list where a text should be and the reverse; and the help that stands in a template as comments.
OF_THE_FILE = [*CODES][: [*CODES].index("okand-nyckel")]
OF_THE_SHAPE = [
    "okand-nyckel",
    "felstavad-nyckel",
    "inte-text-varde",
    "inte-en-lista",
    "inte-uppgifter",
    "kvarglomd-hjalp",
]
# What no form can see: a picture beside the card, its size, and the words of the other cards.
OF_THE_DISK = ["for-stor-bild", "nastan-lika", "lank-till-saknat-kort"]
BEYOND_A_FORM = {*OF_THE_FILE, *OF_THE_SHAPE, *OF_THE_DISK}
# A picture that is not there a form believes in, if only its name is a picture's.
PICTURES_THAT_ARE_NOT_THERE = {"bild-saknas/metod-bild-saknas", "bild-saknas/metod-text-bild-saknas"}

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
        page.add_script_tag(content=dict(script_files())[name])
    yield page
    page.close()


CHECK = """([card, lines, today]) => {
  const line = (...names) => lines[names.filter((one) => one !== undefined).join("/")];
  card.lineOf = ({ key, index, part }) => line(key, index, part) || line(key, index) || line(key) || 0;
  return servicebanken.check(card, servicebanken.form, today).map(({ code, message }) => [code, message]);
}"""


def told_by_form(page: Page, card_type: str, text: str) -> Told:
    document = judged(read_document(text, "kort.md")).value
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


@pytest.mark.parametrize("stem", [stem for stem in STEMS if type_of(stem) in TYPES])
def test_form_and_checker_agree(stem: str, checks: Page, bank: Path) -> None:
    """The writer reads the same words in the form as from the checker, for every fault that a form can have."""
    card_type = type_of(stem)
    path = f"{FOLDERS[card_type]}/torpa.md"
    shutil.copy(CARDS / f"{stem}.md", bank / path)
    expected = told_of(bank, path)
    assert expected, "the card has a fault"
    if {code for code, _ in expected} & BEYOND_A_FORM or stem in PICTURES_THAT_ARE_NOT_THERE:
        return
    assert told_by_form(checks, card_type, shelf_of(bank).text(path)[0] or "") == expected


def known_to(card_type: str) -> dict[str, dict[str, Any]]:
    """The small bank's cards by their names, as the checker knows them when it reads one; of its own type the names."""
    bank_read = load_bank(BANK, today=TODAY)[0]
    known: dict[str, dict[str, Any]] = {
        "tema": {one.slug: one for one in bank_read.themes},
        "program": {one.slug: one for one in bank_read.programmes},
        "metod": {one.slug: one for one in bank_read.methods},
        "berattelse": {one.slug: one for one in bank_read.cases},
    }
    return known | {card_type: dict.fromkeys(known[card_type])}


MIXES = 300
# What is refused, so that nothing else in the text is told of.
REFUSED = ("Byn gick en runda.\n\n" * 1_000, "[\n\n" * 1_001, "Byn\u202egick.")


def test_a_text_of_any_markup_is_judged_alike(checks: Page, bank: Path) -> None:
    """Each kind of markup by itself, and several below each other, with an empty line between them or none."""
    chance = Random(1)
    pieces = [*JUDGED, *KINDS.values()]
    mixes = [chance.choices(pieces, k=chance.randint(2, 6)) for _ in range(MIXES)]
    known, path = known_to("berattelse"), "cases/torpa.md"
    (bank / "cases/a.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    valid_card = (bank / path).read_text(encoding="utf-8")
    for mix in [*([piece] for piece in (*pieces, *REFUSED)), *mixes]:
        text = "\n".join([valid_card, chance.choice(["\n\n", "\n"]).join(mix), ""])
        (bank / path).write_text(text, encoding="utf-8")
        expected = told([*read_card(CASE, shelf_of(bank), path, known, TODAY).problems])
        expected = [one for one in expected if not (one[0] == "bild-saknas" and PICTURE_NAMES.search(one[1]))]
        assert told_by_form(checks, "berattelse", text) == expected, mix


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
    "Torpa", "Åtvidaberg", "åtvidabärg", "Dalarna", "Region Dalarna", "Z", "Mora, Åre och Berg", "alla",
    "redaktionen",
    'Han sa: "hej" \\ och gick', "'enkla'", "”krokiga”", "kolon: sedan", "# nummertecken", "a # b", "- streck",
    "• punkt",
    "[hak](https://x.se)", "{klam: mer}", "{{ 7*7 }}", "& ankare", "*stjärna*", "!tagg", "@snabel", "`kod`",
    "%procent",
    "> citat", "| rör", "---", "...", "null", "nej", "0114", "1e3", "2020", "2020-02-30", "2020-13",
    "2026-11-01", "0000",
    "21 nov 2025", "pagar", "pågår", "12", "-3", "1 340", "999999999999", "1234567890123",
    "https://www.example.se/å?q=1#x",
    "http://x", "https://a@b.se", "www.example.se", "javascript:alert(1)", "<script>alert(1)</script>", "SKRIV HÄR",
    "Vem gör vad, i vilken ordning.", "anna.andersson@example.se", "byn@gmail.com", "070-174 06 35", "850709-9805",
    "hårt\u00a0mellan\u00a0slag", "mjukt\u00adbinde", "delad a\u030a", "🏡 emoji 👩\u200d🌾", "rad\nbruten",
    "\ttabb", "x" * 400,
    "\u2028skild\u2028", "\ufeffBOM", "\u202eomvänd", "\ud800 halv", "\x07 klocka", "servicepunkt",
    "Servicepunkten", "lokalsamtal",
    "matt", "mätt", "behov", "utkast", "arkiverad", "torpa", "butiken.jpg", "../x.jpg", "/etc/passwd.png",
    "x.gif", "ß", "٣", "²",
]  # fmt: skip

WRITE = """([type, values, texts, today]) => {
  const { card, check, form } = servicebanken;
  const clean = (value) =>
    typeof value === "string" ? card.cleanValue(value) || undefined
    : Array.isArray(value) ? value.map(clean).filter((one) => one !== undefined)
    : Object.fromEntries(
        Object.entries(value).map(([key, one]) => [key, clean(one)]).filter(([, one]) => one !== undefined)
      );
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
    document = judged(read_document((BANK / FOLDERS[card_type] / "torpa.md").read_text(encoding="utf-8"), "x")).value
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
    known = known_to(card_type)
    path = f"{FOLDERS[card_type]}/torpa.md"
    # Every word somewhere and every field by turns; all of each with all would take a minute.
    cards = [card for at, nasty in enumerate(NASTY) for card in [*changed(card_type, nasty)][at % 4 :: 4]]
    written = checks.evaluate(
        f"([type, cards, today]) => cards.map(([values, texts]) => ({WRITE})([type, values, texts, today]))",
        [card_type, cards, TODAY.isoformat()],
    )
    for card, made in zip(cards, written, strict=True):
        (bank / path).write_bytes(made["text"].encode())
        found = told([*read_card(TYPES[card_type], shelf_of(bank), path, known, TODAY).problems])
        expected = [one for one in found if not (one[0] == "bild-saknas" and PICTURE_NAMES.search(one[1]))]
        assert sorted((code, words) for code, words in made["told"] if code not in OF_OTHER_CARDS) == expected, card


def test_every_key_has_a_label_and_a_step() -> None:
    """No field of the table lacks a name in the form, and none is asked for twice."""
    for name, card_type in TYPES.items():
        for spec in card_type.fields:
            assert spec.label and all(part.label for part in parts(spec.kind)), spec.key
            for kind in (spec.kind, getattr(spec.kind, "item", None)):
                assert not isinstance(kind, ChoiceKind) or all(one.label for one in kind.options.values()), spec.key
        keys = [key for _, step in STEPS[name] for key in step]
        assert sorted(keys) == sorted(spec.key for spec in card_type.fields)


def test_a_new_key_is_asked_for_at_once() -> None:
    """A key that is put into the table stands in the form, though no step names it."""
    keys = [
        key for _, step in form_data(load_bank(BANK, today=TODAY)[0], [])["types"]["metod"]["steps"] for key in step
    ]
    assert {spec.key for spec in METHOD.fields} == {*keys}


# --- The page itself


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader's browser with the network off; what fails in the console fails the test."""
    context = browser.new_context(
        offline=True, accept_downloads=True, permissions=["clipboard-read", "clipboard-write"]
    )
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
    document = judged(read_document(path.read_text(encoding="utf-8"), "x")).value
    return {entry.key.text: plain(entry.value) for entry in document.fields.entries}, texts_of(document.body)


def largest(folder: str) -> Path:
    """The card of a folder that has the most to fill in."""
    return max((ROOT / folder).glob("[a-z]*.md"), key=lambda path: path.stat().st_size)


OF_THE_BANK = [largest("cases"), largest("methods")]


@pytest.mark.day
def test_cards_of_the_bank_can_be_written_in_the_form(page: Page, form: str, tmp_path: Path) -> None:
    """Real cards, filled in by hand under new titles, become files that pass the checker."""
    for folder in ("methods", "cases", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    made = {}
    for at, path in enumerate(OF_THE_BANK):
        card_type = METHOD if path.parent.name == "methods" else CASE
        values, texts = bank_card(path)
        values["titel"] = f"Prov {at}: {values['titel']}"[:70].strip()
        # A former address is one card's alone.
        values.pop("tidigare", None)
        text = fill_form(page, form, card_type, values, texts)
        name = page.locator(".sb-form__step code").last.inner_text()
        assert "Fel" not in page.locator(".sb-form__summary").inner_text().replace("Inga fel", ""), (path, text)
        (tmp_path / name).write_text(text, encoding="utf-8")
        made[name] = (values, texts)
    assert len(made) == len(OF_THE_BANK)
    problems = load_bank(tmp_path, today=today())[1]
    assert [one for one in problems if one.severity is Severity.FAULT] == []
    for name, (values, texts) in made.items():
        again, below = bank_card(tmp_path / name)
        assert again == {key: value for key, value in values.items() if value}, name
        assert below == texts, name


STORY: dict[str, Any] = {
    "titel": 'Butiken i "Ådalen": 1 < 2 🏡',
    "ingress": "En obemannad butik, ett kafé och en servicepunkt under samma tak gav byn en mötesplats efter många år.",
    "teman": ["Mötesplats"],
    "metoder": ["Servicepunkt"],
    "kommuner": ["Åre"],
}
SECTIONS = {"På 30 sekunder": "Vi öppnade.", "Om projektet": "Vi började.", "Resultat och lärdomar": "Det gick bra."}


def pick(page: Page, key: str, word: str) -> None:
    of(page, key).locator("input[list]").fill(word)
    of(page, key).locator("input[list]").press("Enter")


def fill_story(page: Page, form: str, query: str = "") -> None:
    page.goto(f"{form}?typ=berattelse{query}")
    for key, value in STORY.items():
        if isinstance(value, str):
            of(page, key).fill(value)
        else:
            pick(page, key, value[0])
    for title, text in SECTIONS.items():
        page.get_by_label(title).fill(text)
    of(page, "kallor").locator("input, textarea").nth(0).fill("Åre kommun")
    of(page, "kallor").locator("input, textarea").nth(1).fill("https://www.example.se/")
    page.get_by_label("Låt redaktionen svara på frågor").check()


def passes(tmp_path: Path, text: str) -> list[Problem]:
    """What the checker says of the text as a story in our bank."""
    for folder in ("methods", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / "bank" / folder)
    (tmp_path / "bank/cases").mkdir()
    (tmp_path / "bank/cases/ny.md").write_text(text, encoding="utf-8")
    return [one for one in load_bank(tmp_path / "bank", today=today())[1] if one.path == "cases/ny.md"]


def test_a_card_can_be_written_by_keyboard_alone(page: Page, form: str) -> None:
    """Tab, letters, Enter and space are enough, from the first field to the file."""
    page.goto(form)
    page.locator("#typ-berattelse").focus()
    answers = {
        "titel": ["Ådalens nya butik"], "ingress": [STORY["ingress"]], "teman": ["Mötesplats", "Enter"],
        "metoder": ["Servicepunkt", "Enter"], "kommuner": ["Åre", "Enter"], "kallor": ["Åre kommun"],
    }  # fmt: skip
    texts = list(SECTIONS.values())
    for _ in range(80):
        page.keyboard.press("Tab")
        here = page.evaluate("""() => {
          const one = document.activeElement;
          const name = one.labels?.[0]?.textContent || one.textContent;
          return { key: one.id.split("-").slice(1, -1).join("-").replace("-ny", ""), name, tag: one.tagName };
        }""")
        if (answer := answers.pop(here["key"], None)) is not None:
            for word in answer:
                page.keyboard.press(word) if word == "Enter" else page.keyboard.insert_text(word)
        elif here["name"].startswith(tuple(SECTIONS)):
            page.keyboard.insert_text(texts.pop(0))
        elif here["name"].startswith("Källans namn"):
            page.keyboard.insert_text("Åre kommun")
        elif here["name"].startswith("Webbadress"):
            page.keyboard.insert_text("https://www.example.se/")
        elif here["name"].startswith("Låt redaktionen"):
            page.keyboard.press("Space")
        elif here["name"] == "Granska kortet":
            page.keyboard.press("Enter")
            break
    assert page.evaluate("document.activeElement.className") == "sb-form__summary"
    assert page.locator(".sb-form__summary").inner_text().startswith("Inga fel")


def test_faults_are_told_where_they_are(page: Page, form: str) -> None:
    """A fault stands at its field once that has been left, and the list of faults leads to each of them."""
    page.goto(f"{form}?typ=berattelse")
    title = page.get_by_label("Rubrik")
    title.fill("Hm")
    assert title.get_attribute("aria-invalid") is None
    title.press("Tab")
    page.wait_for_selector("[aria-invalid]")
    error = page.locator(f"#{title.get_attribute('id')}-error")
    assert error.inner_text() == "Fel ”titel” är 2 tecken, minst 3 behövs; det fattas 1 tecken."
    assert str(error.get_attribute("id")) in (title.get_attribute("aria-describedby") or "")
    title.fill("Hmm")
    wait_until(page, "!document.querySelector('[id^=falt-titel-][aria-invalid]')")
    assert error.inner_text() == ""
    page.get_by_role("button", name="Granska kortet").click()
    links = page.locator(".sb-form__summary a")
    assert links.count() >= 6
    for at in range(links.count()):
        links.nth(at).click()
        focused = page.evaluate("document.activeElement.closest('.sb-form__step h2, .sb-form__step').textContent")
        assert "Granska och skicka" not in focused
    assert page.get_by_text("kvar.").first.get_attribute("role") == "status"


def test_a_name_that_was_not_meant_is_asked_about(page: Page, form: str) -> None:
    """A slip in a municipality's name stays there with the name that was meant; a right name becomes a choice."""
    page.goto(f"{form}?typ=berattelse")
    pick(page, "kommuner", "Åtvidabärg")
    page.keyboard.press("Tab")
    page.wait_for_selector("text=Menade du ”Åtvidaberg”?")
    pick(page, "kommuner", "Åre kommun")
    assert of(page, "kommuner").locator("li").all_inner_texts() == ["Åre\nTa bort"]
    of(page, "kommuner").get_by_role("button", name="Ta bort Åre").click()
    assert of(page, "kommuner").locator("li").count() == 0


def test_the_draft_stays_until_it_is_cleared(page: Page, form: str) -> None:
    """What was written is there after a reload and in the other type of card; cleared, nothing is left of it."""
    fill_story(page, form)
    before = written(page)
    page.goto(form)
    assert written(page) == before
    page.locator("#typ-metod").check()
    assert of(page, "titel").input_value() == STORY["titel"]
    page.locator("#typ-berattelse").check()
    assert written(page) == before
    clear(page)
    assert page.evaluate("localStorage.length") == 0
    assert of(page, "titel").input_value() == ""
    page.reload()
    assert of(page, "titel").input_value() == ""


def test_only_the_draft_is_kept(page: Page, form: str) -> None:
    """The form keeps one thing in the browser, and no cookie."""
    fill_story(page, form)
    written(page)
    kept = page.evaluate("Object.keys(localStorage)")
    assert len(kept) == 1 and kept[0].startswith("servicebanken-utkast:")
    assert page.context.cookies() == [] and page.evaluate("sessionStorage.length") == 0


def test_a_draft_that_cannot_be_read_is_no_hindrance(page: Page, form: str) -> None:
    """Whatever stands in the browser's store, the form opens."""
    page.goto(form)
    for junk in (
        "{",
        "null",
        "[]",
        '{"type":"annat"}',
        '{"type":"metod","values":{"titel":{"a":1},"kallor":"x","teman":7},"texts":{"x":3}}',
    ):
        # Left first, since a page keeps its draft when it is left.
        page.goto(form.replace("skriv/index.html", "index.html"))
        page.evaluate(
            "([key, junk]) => localStorage.setItem(key, junk)",
            [f"servicebanken-utkast:{unquote(urlsplit(form).path)}", junk],
        )
        page.goto(form)
        assert page.get_by_role("button", name="Granska kortet").is_visible(), junk


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_to_the_form_fill_it_in(page: Page, build_site: BuildSite, directory_urls: bool) -> None:
    """From a white spot, a silent municipality or an untried method one comes to a form that knows of it."""
    site = build_site("" if directory_urls else "liten", directory_urls=directory_urls)
    at = (lambda name: site / name / "index.html") if directory_urls else (lambda name: site / f"{name}.html")
    page.goto(at("vita-flackar").as_uri())
    link = page.locator("td a[aria-label^=Berätta]").first
    query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    link.evaluate("one => { one.href = one.href.replace('skriv/?', 'skriv/index.html?'); one.click(); }")
    page.wait_for_selector(".sb-form__chips li")
    assert query.keys() == {"typ", "tema", "region"}
    draft = page.locator("#kortets-text").input_value()
    assert f"teman: [{query['tema'][0]}]" in draft and "regioner: [" in draft
    clear(page)
    page.goto(at("kommuner/kiruna").as_uri())
    href = page.get_by_role("link", name="Berätta vad ni gjort").get_attribute("href") or ""
    assert parse_qs(urlsplit(href).query) == {"typ": ["berattelse"], "kommun": ["kiruna"]}
    page.goto(f"{at('bidra/skriv').as_uri()}?kommun=habo-uppsala&region=finns-inte&tema=%3Cb%3E&typ=x")
    assert of(page, "kommuner").locator("li").all_inner_texts() == ["Håbo\nTa bort"]
    page.goto(f"{at('bidra/skriv').as_uri()}?typ=metod")
    assert page.locator("#typ-metod").is_checked()


HOSTILE = '<img src=x onerror="document.title=\'körd\'"><script>document.title="körd"</script>[a](javascript:alert(1))'


@pytest.mark.parametrize("card_type", TYPES)
def test_what_is_written_is_only_words(card_type: str, page: Page, form: str) -> None:
    """HTML in every field stands there as it was written: nothing of it becomes an element, a link or a script."""
    page.goto(f"{form}?typ={card_type}")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    for add in page.get_by_role("button", name=re.compile("^Lägg till:")).all():
        add.click()
    images = page.locator("main img, main script").count()
    for box in page.locator("main :is(input[type=text], input[type=url], textarea):not([readonly])").all():
        box.fill(HOSTILE)
    page.get_by_role("button", name="Granska kortet").click()
    page.wait_for_timeout(300)
    assert page.title().startswith("Skriv ett kort")
    assert page.locator("main img, main script").count() == images == 0
    assert page.locator("main a[href^=javascript]").count() == 0
    assert HOSTILE in page.locator(".sb-form__preview").inner_text()


@pytest.mark.day
def test_what_a_word_processor_leaves_behind_is_mended(page: Page, form: str, tmp_path: Path) -> None:
    """Text pasted from Word, with its quotes, points, hard spaces and soft hyphens, becomes a card that passes."""
    fill_story(page, form)
    of(page, "titel").fill("”Butiken” i Ådalen:\u00a0så\u00adgjorde vi 🏡")
    page.get_by_label("Om projektet").fill(
        "Vi gjorde så här:\r\n•\u00a0ringde\r\n•\tskrev\r\n\u2028Sedan ”öppnade” vi."
    )
    text = written(page)
    assert 'titel: "”Butiken” i Ådalen: sågjorde vi 🏡"' in text
    assert "Vi gjorde så här:\n\n- ringde\n- skrev\n\nSedan ”öppnade” vi." in text
    assert passes(tmp_path, text) == []


@pytest.mark.day
def test_the_file_can_be_taken_away(page: Page, form: str, tmp_path: Path) -> None:
    """The file that is downloaded, and the text that is copied, are the card; its name is made of the title."""
    fill_story(page, form)
    text = written(page)
    with page.expect_download() as download:
        page.get_by_role("button", name="Ladda ner filen").press("Enter")
    assert download.value.suggested_filename == "butiken-i-adalen-1-2.md"
    saved = Path(download.value.path()).read_bytes().decode()
    assert saved == text and passes(tmp_path, saved) == []
    page.get_by_role("button", name="Kopiera texten").press("Enter")
    page.wait_for_selector("text=/Texten är (kopierad|markerad)/")


def test_nothing_leaves_for_a_forge_that_is_not_there(page: Page, form: str) -> None:
    """Without a forge there is no button that leads to one."""
    page.goto(form)
    assert page.get_by_role("button", name="Öppna som ny fil").count() == 0
    assert new_file_address("", "edit/main/docs/") == new_file_address("javascript:x", "edit/main/docs/") == ""
    assert new_file_address("https://example.org/bank/", "edit/huvud/docs/") == "https://example.org/bank/new/huvud"


def test_the_forge_gets_name_and_text(browser: Browser, copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """With a forge the card is opened there as a new file; a long one is copied, to be pasted."""
    config = copy_site("liten") / "mkdocs.yml"
    config.write_text(config.read_text() + "repo_url: https://example.org/bank\n")
    assert run_mkdocs(config, tmp_path / "site").returncode == 0
    page = browser.new_page()
    page.goto((tmp_path / "site" / FORM).as_uri())
    page.evaluate("window.open = (address) => (document.body.dataset.opened = address)")
    of(page, "titel").fill("Åäö & mer")
    page.get_by_role("button", name="Öppna som ny fil på example.org").click()
    address = urlsplit(page.evaluate("document.body.dataset.opened"))
    assert address.path == "/bank/new/main/cases"
    query = parse_qs(address.query)
    assert query == {"filename": ["aao-mer.md"], "value": [page.locator("#kortets-text").input_value()]}
    page.get_by_label("Om projektet").fill("Å" * 3000)
    page.get_by_label("Om projektet").press("Tab")
    wait_until(page, "document.querySelector('#kortets-text').value.length > 3000")
    page.get_by_role("button", name="Öppna som ny fil på example.org").click()
    assert parse_qs(urlsplit(page.evaluate("document.body.dataset.opened")).query) == {"filename": ["aao-mer.md"]}
    page.close()


def test_without_scripts_there_is_another_way(browser: Browser, form: str, build_site: BuildSite) -> None:
    """A reader without JavaScript is told so, and finds the template and the guide."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(form)
    assert "behöver JavaScript" in page.locator("[data-form-script]").inner_text()
    for name in TYPES:
        template = (
            build_site("") / "bidra/skriv" / (page.locator(f"a[href$='mall-{name}.txt']").get_attribute("href") or "")
        )
        assert "SKRIV HÄR" in template.read_text(encoding="utf-8")
    assert page.get_by_role("link", name="Guiden").is_visible()
    context.close()


# Every type and every mode; all of each with all would say the same twice.
@pytest.mark.parametrize(
    ("card_type", "mode"), [("metod", "light"), ("metod", "narrow"), ("berattelse", "dark"), ("berattelse", "print")]
)
def test_axe_finds_nothing_in_a_form_full_of_faults(card_type: str, mode: str, browser: Browser, form: str) -> None:
    """With every fold open, every fault shown and a row of everything, no reader is shut out."""
    page = browser.new_page(**MODES[mode])
    page.goto(f"{form}?typ={card_type}&tema=dialog&kommun=kiruna")
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    for add in page.get_by_role("button", name=re.compile("^Lägg till:")).all():
        add.click()
    page.get_by_label("Rubrik").fill("Hm")
    page.get_by_role("button", name="Granska kortet").click()
    found = Axe().run(page, options=rules_for(mode)).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= MODES[mode]["viewport"]["width"]
    page.close()
