"""The form at bidra/skriv/: it says what the checker says, and what it writes passes the checker."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page

from axe import MODES, rules_for
from servicebanken.bank.day import today
from servicebanken.bank.loading import load_bank
from servicebanken.codes import Severity
from servicebanken.model.fields import CASE, METHOD
from servicebanken.model.kinds import CardType, ChoiceKind, ListKind, PlaceKind, RecordKind, ReferenceKind, parts
from servicebanken.model.story_records import USES
from servicebanken.problems import Problem, judged
from servicebanken.text.header import read_document
from servicebanken.web.edition import Edition
from servicebanken.web.form.data import OF_OLD_CARDS, STEPS, form_data, new_file_address
from support.corpus import BANK
from support.forms import CONTROL, FORM, SECTIONS, STORY, every_step, fill_story, of, pick, section_of, turn_to
from support.plainnodes import plain
from support.sites import ROOT, TODAY, BuildSite, run_mkdocs
from support.views import wait_until

TYPES = {"metod": METHOD, "berattelse": CASE}


def test_every_key_has_a_label_and_a_step() -> None:
    """No field of the table lacks a name in the form, and none is asked for twice."""
    for name, card_type in TYPES.items():
        for spec in card_type.fields:
            assert spec.label and all(part.label for part in parts(spec.kind)), spec.key
            for kind in (spec.kind, getattr(spec.kind, "item", None)):
                assert not isinstance(kind, ChoiceKind) or all(one.label for one in kind.options.values()), spec.key
        keys = [key for _, step in STEPS[name] for key in step]
        assert sorted([*keys, *OF_OLD_CARDS]) == sorted(spec.key for spec in card_type.fields)


def test_a_new_key_is_asked_for_at_once() -> None:
    """A key that is put into the table stands in the form, though no step names it."""
    bank = load_bank(BANK, today=TODAY)[0]
    keys = [key for _, step in form_data(bank, [], Edition(whole=bank))["types"]["metod"]["steps"] for key in step]
    assert {spec.key for spec in METHOD.fields} == {*keys, *OF_OLD_CARDS}


# --- The page itself


def set_one(box: Locator, value: str) -> None:
    if box.evaluate("one => one.tagName") == "SELECT":
        box.select_option(value)
    else:
        box.fill(value)


def fill_records(page: Page, key: str, kind: ListKind, values: list[Any]) -> None:
    rows = of(page, key).locator("ol > li")
    for _ in range(rows.count(), len(values)):
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


def fill_chosen(box: Locator, value: str | dict[str, str]) -> None:
    """One of the bank's own names, and what more is said of it."""
    word = value if isinstance(value, str) else value["metod"]
    box.locator("input[list]").fill(word)
    box.locator("input[list]").press("Enter")
    if not isinstance(value, str):
        box.locator("li").last.locator("select").select_option(value["roll"])


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
    elif isinstance(kind.item, ChoiceKind) or (isinstance(kind.item, ReferenceKind) and kind.item.to == "tema"):
        for word in value:
            box.locator(f"input[value={word}]").check()
    elif isinstance(kind.item, PlaceKind | ReferenceKind) or kind.item is USES.item:
        for word in value:
            fill_chosen(box, word)
    else:
        fill_records(page, key, kind, value)


def fill_form(page: Page, form: str, card_type: CardType, values: dict[str, Any], texts: dict[str, str]) -> str:
    """Fill in a card as a writer would, and give the file that comes of it."""
    page.goto(f"{form}?typ={card_type.name}")
    clear(page)
    page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))")
    # The form writes today as the day of the check; a card of which only copies were read has none.
    for key, value in ({"granskad": ""} | values).items():
        fill_key(page, card_type, key, value)
    for title, text in texts.items():
        section_of(page, title).fill(text)
    return written(page)


def clear(page: Page) -> None:
    turn_to(page, 4)
    page.once("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Rensa formuläret").click()


def written(page: Page) -> str:
    turn_to(page, 4)
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
        for key in OF_OLD_CARDS:
            values.pop(key, None)
        text = fill_form(page, form, card_type, values, texts)
        name = page.locator(".sb-form__ending code").last.text_content() or ""
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


def passes(tmp_path: Path, text: str) -> list[Problem]:
    """What the checker says of the text as a story in our bank."""
    for folder in ("methods", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / "bank" / folder)
    (tmp_path / "bank/cases").mkdir()
    (tmp_path / "bank/cases/ny.md").write_text(text, encoding="utf-8")
    return [one for one in load_bank(tmp_path / "bank", today=today())[1] if one.path == "cases/ny.md"]


def test_ones_own_experience_is_a_source(page: Page, form: str, tmp_path: Path) -> None:
    """Who has no page to point at chooses what kind of source it is, and when; a contact need have no page either."""
    fill_story(page, form)
    of(page, "kallor").get_by_label("Webbadress").fill("")
    written(page)
    assert "Webbadressen saknas. Finns ingen, fyll i" in page.locator(".sb-form__summary").inner_text()
    of(page, "kallor").get_by_label("Slag, om webbsida saknas").select_option("egen")
    of(page, "kallor").get_by_label("Datum").fill("2026-11")
    page.get_by_label("Låt redaktionen svara på frågor").uncheck()
    of(page, "kontakt").get_by_label("Funktion").fill("Bygderådet")
    of(page, "kontakt").get_by_label("Organisation").fill("Torpa byalag")
    text = written(page)
    assert '  - titel: "Åre kommun"\n    slag: egen\n    datum: 2026-11\n' in text
    assert '  - funktion: "Bygderådet"\n    organisation: "Torpa byalag"\n' in text and "webb:" not in text
    assert [one for one in passes(tmp_path, text) if one.severity is Severity.FAULT] == []


def test_a_card_can_be_written_by_keyboard_alone(page: Page, form: str) -> None:
    """Tab, letters, Enter and space are enough, from the first field to the file."""
    page.goto(form)
    page.locator("#typ-berattelse").focus()
    answers = {
        "titel": ["Ådalens nya butik"], "ingress": [STORY["ingress"]], "teman-sok": ["fika", "Enter"],
        "metoder": ["Servicepunkt", "Enter"], "kommuner": ["Åre", "Enter"], "kallor": ["Åre kommun"],
    }  # fmt: skip
    texts = list(SECTIONS.values())
    for _ in range(160):
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
        elif here["name"].startswith("Nästa"):
            page.keyboard.press("Enter")
        elif here["name"] == "Granska kortet":
            page.keyboard.press("Enter")
            break
    assert page.evaluate("document.activeElement.className") == "sb-form__summary"
    assert page.locator(".sb-form__summary").inner_text().startswith("Inga fel")


def test_faults_are_told_where_they_are(page: Page, form: str) -> None:
    """A fault stands at its field once that has been left, and the list of faults leads to each of them."""
    page.goto(f"{form}?typ=berattelse")
    title = of(page, "titel")
    title.fill("Hm")
    assert title.get_attribute("aria-invalid") is None
    title.press("Tab")
    page.wait_for_selector("[aria-invalid]")
    error = page.locator(f"#{title.get_attribute('id')}-error")
    assert error.inner_text() == "Fel Rubriken är 2 tecken. Skriv minst 1 tecken till."
    assert str(error.get_attribute("id")) in (title.get_attribute("aria-describedby") or "")
    title.fill("Hmm")
    wait_until(page, "!document.querySelector('[id^=falt-titel-][aria-invalid]')")
    assert error.inner_text() == ""
    turn_to(page, 4)
    page.get_by_role("button", name="Granska kortet").click()
    links = page.locator(".sb-form__summary a")
    assert links.count() >= 6
    for at in range(links.count()):
        links.nth(at).click()
        focused = page.evaluate("document.activeElement.closest('.sb-form__step h2, .sb-form__step').textContent")
        assert "Granska och skicka" not in focused
    assert page.get_by_text("återstår").first.get_attribute("role") == "status"


def test_a_name_that_was_not_meant_is_asked_about(page: Page, form: str) -> None:
    """A slip in a municipality's name stays there with the name that was meant; a right name becomes a choice."""
    page.goto(f"{form}?typ=berattelse")
    pick(page, "kommuner", "Åtvidabärg")
    page.keyboard.press("Tab")
    page.wait_for_selector("text=Menade ni ”Åtvidaberg”?")
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
    turn_to(page, 1)
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
        assert page.get_by_text("Steg 1 av 4").is_visible(), junk


@pytest.mark.parametrize("directory_urls", [True, False])
def test_links_to_the_form_fill_it_in(page: Page, build_site: BuildSite, directory_urls: bool) -> None:
    """From a white spot, a silent municipality or an untried method one comes to a form that knows of it."""
    site = build_site("" if directory_urls else "liten", directory_urls=directory_urls)
    at = (lambda name: site / name / "index.html") if directory_urls else (lambda name: site / f"{name}.html")
    page.goto(at("vita-flackar").as_uri())
    link = page.locator("td a[aria-label^=Berätta]").first
    query = parse_qs(urlsplit(link.get_attribute("href") or "").query)
    link.evaluate("one => { one.href = one.href.replace('skriv/?', 'skriv/index.html?'); one.click(); }")
    page.wait_for_selector(".sb-form__chips li", state="attached")
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
    images = page.locator("main img, main script").count()
    for step in every_step(page):
        for box in step.locator(
            ":is(input[type=text], input[type=url], input[type=search], textarea):not([readonly])"
        ).all():
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
    section_of(page, "Om projektet").fill("Vi gjorde så här:\r\n•\u00a0ringde\r\n•\tskrev\r\n\u2028Sedan ”öppnade” vi.")
    text = written(page)
    assert 'titel: "”Butiken” i Ådalen: sågjorde vi 🏡"' in text
    assert "Vi gjorde så här:\n\n- ringde\n- skrev\n\nSedan ”öppnade” vi." in text
    assert passes(tmp_path, text) == []


@pytest.mark.day
def test_the_file_can_be_taken_away(page: Page, form: str, tmp_path: Path) -> None:
    """The file that is downloaded, and the text that is copied, are the card; its name is made of the title."""
    fill_story(page, form)
    text = written(page)
    page.get_by_text("Andra sätt att lämna in").click()
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
    assert new_file_address("https://gitlab.com/torpa/bank", "edit/main/docs/") == ""
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
    turn_to(page, 4)
    page.get_by_text("Andra sätt att lämna in").click()
    page.get_by_role("button", name="Öppna som ny fil på example.org").click()
    address = urlsplit(page.evaluate("document.body.dataset.opened"))
    assert address.path == "/bank/new/main/cases"
    query = parse_qs(address.query)
    assert query == {"filename": ["aao-mer.md"], "value": [page.locator("#kortets-text").input_value()]}
    section_of(page, "Om projektet").fill("Å" * 3000)
    section_of(page, "Om projektet").press("Tab")
    wait_until(page, "document.querySelector('#kortets-text').value.length > 3000")
    turn_to(page, 4)
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
    of(page, "titel").fill("Hm")
    turn_to(page, 4)
    page.get_by_role("button", name="Granska kortet").click()
    for _ in every_step(page):
        found = Axe().run(page, options=rules_for(mode)).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= MODES[mode]["viewport"]["width"]
    page.close()
