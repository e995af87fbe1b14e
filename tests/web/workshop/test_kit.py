"""The workshop: what a leader puts together, prints and sends; from the web, from disk, where nothing can be kept."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import parse_qsl, quote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from servicebanken.bank.day import today
from servicebanken.bank.loading import load_bank
from servicebanken.web.pages.drawer import Drawer
from servicebanken.web.workshop.kit import kit_files
from support.localserver import serving_folder
from support.sites import ROOT, BuildSite
from support.views import wait_until

# What a browser does that lets a page keep nothing.
FORBIDDEN = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('nej') } })"

EVENING = (
    "?punkt=egen.15.V%C3%A4lkomna&punkt=metod.byamote&punkt=berattelse.torpa&punkt=metod.ringrunda.60&punkt=egen.30.Fika"
    "&titel=Bykv%C3%A4ll&plats=Bygdeg%C3%A5rden&datum=2026-12-03&start=21:30&anteckningar=Nyckel%0Ahos+butiken"
)

NewContext = Callable[[], BrowserContext]


@pytest.fixture(scope="module")
def site(build_site: BuildSite) -> Path:
    """A small bank as it lies on a stick: its pages are named, and open without a server too."""
    return build_site("liten", directory_urls=False)


@pytest.fixture(scope="module")
def web(site: Path) -> Iterator[str]:
    with serving_folder(site) as address:
        yield address


@pytest.fixture
def new_context(browser: Browser) -> Iterator[NewContext]:
    """A function that gives a reader's browser, with nothing kept in it; whatever a script complains of is a fault."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def new() -> BrowserContext:
        context = browser.new_context(viewport={"width": 1280, "height": 900})
        context.set_default_timeout(5_000)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("dialog", lambda dialog: complaints.append(dialog.message))
        contexts.append(context)
        return context

    yield new
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_context: NewContext) -> Page:
    return new_context().new_page()


def shows(page: Page, names: list[str]) -> bool:
    """The points in order, as the plan names them, once the page is there."""
    expect(page.locator("[data-kit-plan] tbody th")).to_have_text(names)
    return True


def agenda(page: Page) -> list[tuple[str, ...]]:
    rows = page.locator("[data-kit-plan] tbody tr")
    return [tuple(row.locator("td, th").all_inner_texts()) for row in rows.all()]


def said(page: Page) -> str:
    return page.locator("[data-kit-said]").inner_text()


def quiet(page: Page) -> str:
    return page.locator("[data-kit-quiet]").inner_text()


def menu(page: Page) -> Locator:
    return page.get_by_role("navigation", name="Huvudmeny").get_by_role("link", name="Workshop")


def query(page: Page) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(page.url).query, keep_blank_values=True)


def given(page: Page) -> list[str]:
    return [value for name, value in query(page) if name == "punkt"]


def test_a_card_is_put_in_and_taken_out(page: Page, web: str) -> None:
    """One press puts a card into the workshop, every page counts it, and another press takes it out again."""
    page.goto(f"{web}/metoder/byamote.html")
    expect(menu(page)).to_have_text("Workshop")
    page.get_by_role("button", name="Lägg i workshopen").press("Enter")
    expect(page.locator("[data-actions] [role=status]")).to_have_text("Tillagd. Workshopen har nu 1 punkt.")
    expect(menu(page)).to_have_text("Workshop (1)")
    page.goto(f"{web}/berattelser/torpa.html")
    page.get_by_role("button", name="Lägg i workshopen").click()
    page.goto(f"{web}/teman/dialog.html")
    menu(page).click()
    assert shows(page, ["Byamöte", "Torpa: butiken blev kvar"])
    assert given(page) == ["metod.byamote", "berattelse.torpa"]
    # Back to where the address was older: what has been put in since is there.
    page.goto(f"{web}/metoder/ringrunda.html")
    page.get_by_role("button", name="Lägg i workshopen").click()
    page.go_back()
    expect(page.locator("[data-kit-plan] tbody tr")).to_have_count(3)
    expect(page.locator("[data-kit-kept]")).to_be_hidden()
    page.goto(f"{web}/metoder/byamote.html")
    page.get_by_role("button", name="Ta ur workshopen").click()
    expect(menu(page)).to_have_text("Workshop (2)")
    expect(page.get_by_role("button", name="Lägg i workshopen")).to_be_visible()
    page.goto(f"{web}/metoder/gammal.html")
    expect(page.get_by_role("button", name="Skriv ut")).to_be_visible()
    expect(page.get_by_role("button", name="Lägg i workshopen")).to_have_count(0)


def test_the_evening_is_planned(page: Page, web: str) -> None:
    """Times follow from the start and the cards' own minutes, past midnight too; what has no time is counted."""
    page.goto(f"{web}/workshop/index.html{EVENING}")
    plan = page.locator("[data-kit-plan]")
    assert agenda(page) == [
        ("21.30–21.45", "Välkomna", "15"),
        ("21.45–23.15", "Byamöte", "90"),
        ("–", "Torpa: butiken blev kvar", "–"),
        ("23.15–00.15 nästa dag", "Ringrunda", "60"),
        ("00.15–00.45 nästa dag", "Fika", "30"),
    ]
    words = plan.inner_text()
    assert "Bykväll" in words and "Bygdegården, den 3 december 2026" in words
    assert "Tillsammans 3 timmar och 15 minuter, 21.30–00.45 nästa dag. 1 punkt har ingen tid." in words
    assert plan.locator("li").all_inner_texts() == ["pennor (Byamöte och Ringrunda)", "telefonlista (Ringrunda)"]
    assert "Inget antal passar alla metoder: Ringrunda behöver minst 50 och Byamöte rymmer högst 40." in words
    assert plan.locator(".sb-kit__notes").inner_text() == "Nyckel\nhos butiken"
    # Changed by hand, in the list and below it; the address follows.
    page.get_by_label("Minuter, Ringrunda").fill("45")
    page.get_by_label("Minuter, Fika").fill("")
    page.get_by_role("button", name="Ta bort Torpa").click()
    page.get_by_label("Börjar").fill("18:00")
    page.get_by_label("Egen punkt").nth(0).fill("Öppet hus")
    page.get_by_label("Datum").fill("")
    assert agenda(page)[0] == ("18.00–18.15", "Öppet hus", "15")
    assert agenda(page)[2:] == [("19.45–20.30", "Ringrunda", "45"), ("–", "Fika", "–")]
    page.get_by_label("Vad", exact=True).fill("Paus. Kaffe & kaka")
    page.get_by_label("Vad", exact=True).press("Enter")
    assert said(page) == "Paus. Kaffe & kaka står nu sist."
    page.get_by_label("Ta med råden").uncheck()
    page.get_by_label("Rubrik").focus()
    wanted = ["egen.15.Öppet hus", "metod.byamote", "metod.ringrunda", "egen..Fika", "egen..Paus. Kaffe & kaka"]
    assert given(page) == wanted and ("ledare", "nej") in query(page) and ("start", "18:00") in query(page)
    page.reload()
    assert given(page) == wanted
    assert page.get_by_label("Anteckningar").input_value() == "Nyckel\nhos butiken"


def test_points_are_moved_by_keyboard_and_pointer(page: Page, web: str) -> None:
    """The keyboard keeps its button and hears the new place; the pointer drags; Escape and the ends change nothing."""
    page.goto(f"{web}/workshop/index.html?punkt=egen.5.A&punkt=egen.5.B&punkt=egen.5.C")
    down = page.get_by_role("button", name="Flytta ned A")
    down.focus()
    page.keyboard.press("Enter")
    assert shows(page, ["B", "A", "C"]) and said(page) == "A står nu på plats 2 av 3."
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert shows(page, ["B", "C", "A"]) and said(page) == "A står redan sist."
    expect(down).to_be_focused()
    expect(down).to_have_attribute("aria-disabled", "true")
    page.get_by_role("button", name="Ta bort C").press("Enter")
    expect(page.get_by_role("button", name="Ta bort A")).to_be_focused()
    page.get_by_role("button", name="Ångra").press("Enter")
    assert shows(page, ["B", "C", "A"])

    def drag(name: str, to: str, end: Callable[[], None]) -> None:
        rows = page.locator("[data-kit-points] li")
        names = page.locator("[data-kit-plan] tbody th").all_inner_texts()
        start, target = (rows.nth(names.index(one)).locator(".sb-kit__grip").bounding_box() for one in (name, to))
        assert start and target
        page.mouse.move(start["x"] + 8, start["y"] + 20)
        page.mouse.down()
        for step in range(1, 11):
            way = (target["y"] + target["height"] / 2 - start["y"] - 20) * step / 10
            page.mouse.move(start["x"] + 8, start["y"] + 20 + way * 1.1)
        end()

    drag("B", "A", page.mouse.up)
    assert shows(page, ["C", "A", "B"]) and said(page) == "B står nu på plats 3 av 3."
    drag("B", "C", page.mouse.up)
    assert shows(page, ["B", "C", "A"]) and given(page) == ["egen.5.B", "egen.5.C", "egen.5.A"]
    drag("A", "B", lambda: page.keyboard.press("Escape"))
    page.mouse.up()
    assert shows(page, ["B", "C", "A"])
    assert page.locator("[data-kit-points] label[class=sb-kind]").count() == 3


def test_a_link_over_another_workshop_loses_nothing(page: Page, web: str) -> None:
    """A colleague's link is shown, what one had can be taken back, and both survive a reload; Töm can be undone."""
    workshop = f"{web}/workshop/index.html"
    page.goto(f"{workshop}?punkt=metod.byamote&punkt=egen.10.Fika&titel=Min")
    page.goto(f"{web}/index.html")
    page.goto(f"{workshop}?punkt=metod.ringrunda&titel=Grannens")
    assert shows(page, ["Ringrunda"])
    kept = page.locator("[data-kit-kept]")
    assert "Min (2 punkter)" in kept.inner_text()
    page.reload()
    page.get_by_role("button", name="Ta tillbaka Min").press("Enter")
    assert shows(page, ["Byamöte", "Fika"]) and "Grannens (1 punkt)" in kept.inner_text()
    page.get_by_role("button", name="Släng Grannens").click()
    expect(kept).to_be_hidden()
    # The same link once more is no news.
    page.goto(f"{web}/index.html")
    page.goto(f"{workshop}?titel=Min&punkt=metod.byamote&punkt=egen.10.Fika")
    expect(kept).to_be_hidden()
    page.get_by_role("button", name="Töm").press("Enter")
    expect(menu(page)).to_have_text("Workshop")
    expect(page.get_by_text("Här är tomt än.")).to_be_visible()
    expect(page.get_by_role("button", name="Ångra")).to_be_focused()
    page.keyboard.press("Enter")
    assert shows(page, ["Byamöte", "Fika"])
    page.get_by_role("button", name="Töm").click()
    page.go_back()
    expect(page.locator("[data-kit-plan] tbody tr")).to_have_count(2)
    expect(menu(page)).to_have_text("Workshop (2)")


def test_two_tabs_tell_the_same(new_context: NewContext, web: str) -> None:
    """What is put in on one tab is counted and listed on the other at once."""
    context = new_context()
    workshop, card = context.new_page(), context.new_page()
    workshop.goto(f"{web}/workshop/index.html?punkt=egen.5.A")
    card.goto(f"{web}/metoder/byamote.html")
    expect(menu(card)).to_have_text("Workshop (1)")
    card.get_by_role("button", name="Lägg i workshopen").click()
    expect(workshop.locator("[data-kit-plan] tbody tr")).to_have_count(2)
    assert given(workshop) == ["egen.5.A", "metod.byamote"]
    workshop.get_by_role("button", name="Ta bort Byamöte").click()
    expect(card.get_by_role("button", name="Lägg i workshopen")).to_be_visible()
    expect(menu(card)).to_have_text("Workshop (1)")


def test_the_address_alone_carries_it(new_context: NewContext, site: Path, web: str) -> None:
    """Where a browser keeps nothing, from disk or the web, links and search boxes carry the workshop onwards."""
    for top in (site.as_uri(), web):
        context = new_context()
        context.add_init_script(FORBIDDEN)
        page = context.new_page()
        page.goto(f"{top}/metoder/byamote.html")
        page.get_by_role("button", name="Lägg i workshopen").click()
        page.get_by_role("link", name="Berättelser", exact=True).first.click()
        expect(menu(page)).to_have_text("Workshop (1)")
        page.get_by_label("Tema").select_option("dialog")
        assert "tema" in dict(query(page)) and given(page) == ["", "metod.byamote"]
        page.get_by_role("searchbox").fill("torpa")
        page.get_by_role("searchbox").press("Enter")
        page.locator("[data-hit]").first.wait_for()
        page.get_by_label("Typ").select_option("berattelse")
        assert dict(query(page))["q"] == "torpa" and given(page) == ["", "metod.byamote"]
        page.locator("[data-hit]").first.click()
        page.get_by_role("button", name="Lägg i workshopen").click()
        menu(page).click()
        assert shows(page, ["Byamöte", "Torpa: butiken blev kvar"])
        expect(page.locator("[data-kit-kept]")).to_be_hidden()
        # Emptied stays empty, also where a page came by before.
        page.get_by_role("button", name="Töm").click()
        page.get_by_role("link", name="Metoder", exact=True).first.click()
        expect(menu(page)).to_have_text("Workshop")
        context.close()


def test_the_stick_carries_it_by_address_and_by_what_is_kept(page: Page, site: Path) -> None:
    """From disk some browsers keep one thing for each file: the address that leads to a page is then the newest."""
    top = site.as_uri()
    page.goto(f"{top}/metoder/byamote.html")
    page.get_by_role("button", name="Lägg i workshopen").click()
    menu(page).click()
    assert shows(page, ["Byamöte"])
    # As a browser that keeps something else for this file would have it.
    page.evaluate("localStorage.setItem('servicebanken.workshop', 'punkt=metod.ringrunda')")
    page.get_by_role("link", name="Metoder", exact=True).first.click()
    expect(menu(page)).to_have_text("Workshop (1)")
    menu(page).click()
    assert shows(page, ["Byamöte"])
    expect(page.locator("[data-kit-kept]")).to_be_hidden()


HOSTILE = {
    "?punkt=metod.saknas&punkt=egen.5.A&punkt=berattelse.__proto__&punkt=metod.constructor&punkt=hej": (
        ["A"],
        "2 kort finns inte i den här banken. 2 punkter i adressen gick inte att förstå.",
    ),
    "?punkt=egen.99999999999.A&punkt=egen.-5.B&punkt=metod.byamote.1e9&punkt=egen.1440.C&punkt=egen.0.D": (
        ["A", "B", "Byamöte", "C", "D"],
        "4 tider gick inte att förstå: skriv hela minuter, högst 1\u00a0440.",
    ),
    "?punkt=egen.5.A&datum=2026-02-30&start=25:00": (
        ["A"],
        "Datumet gick inte att förstå. Klockslaget gick inte att förstå.",
    ),
    "?punkt=egen.5." + quote("<img src=x onerror=alert(1)>") + "&titel=" + quote("<script>alert(1)</script>\u202e"): (
        ["<img src=x onerror=alert(1)>"],
        "",
    ),
    "?punkt=egen.5." + "x" * 500 + "&anteckningar=" + "y" * 3000: (
        ["x" * 120],
        "2 texter var för långa och är kortade.",
    ),
    "?" + "&".join(["punkt=egen.5.A"] * 4000): (
        ["A"] * 60,
        "Workshopen rymmer 60 punkter; 3\u00a0940 punkter till fick inte plats.",
    ),
}


def test_a_hostile_address_is_shown_as_far_as_it_is_understood(page: Page, site: Path) -> None:
    """Cards that are not there, huge numbers, broken dates, markup and too much of everything end in a quiet line."""
    for address, (names, told) in HOSTILE.items():
        page.goto(f"{site.as_uri()}/workshop/index.html{address}")
        assert shows(page, names)
        assert quiet(page).removesuffix(" Ta bort dem som inte finns") == told, address[:80]
        assert page.locator("[data-kit-page] :is(img, script)").count() == 0
    assert len(page.get_by_label("Vad", exact=True).all()) == 1
    page.get_by_label("Vad", exact=True).fill("En till")
    page.get_by_label("Vad", exact=True).press("Enter")
    assert said(page) == "Workshopen rymmer högst 60 punkter. Ta bort någon först."


def test_strangers_are_kept_until_they_are_sent_away(page: Page, web: str) -> None:
    """A card that this bank lacks stays in the address, since another bank may have it, until the reader says no."""
    page.goto(f"{web}/workshop/index.html?punkt=metod.saknas&punkt=egen.5.A&punkt=egen.5.B")
    page.get_by_role("button", name="Flytta upp B").click()
    assert given(page) == ["egen.5.B", "egen.5.A", "metod.saknas"]
    page.get_by_role("button", name="Ta bort dem som inte finns").click()
    assert given(page) == ["egen.5.B", "egen.5.A"] and not page.locator("[data-kit-quiet]").is_visible()


SHEETS = """window.print = () => { document.body.dataset.printed = sheets(); };
window.sheets = () => [...document.querySelectorAll(".sb-sheet")]
  .map((one) => (one.matches(".sb-sheet--leader") ? "Råd: " : "") + one.querySelector("h2").textContent).join("|");"""


def test_the_workshop_is_printed_with_its_sheets(page: Page, site: Path) -> None:
    """The plan comes first, then each card once and in order, then the advice to the leader unless it is left out."""
    page.add_init_script(SHEETS)
    keys = "punkt=berattelse.torpa&punkt=metod.ringrunda&punkt=berattelse.torpa"
    page.goto(f"{site.as_uri()}/workshop/index.html?{keys}&titel=Bykv%C3%A4ll")
    page.get_by_role("button", name="Skriv ut").press("Enter")
    wait_until(page, "document.body.dataset.printed")
    torpa = "Torpa: butiken blev kvar"
    assert page.evaluate("document.body.dataset.printed") == f"{torpa}|Ringrunda|Råd: Ringrunda"
    expect(page.locator("[data-actions] [role=status]")).to_have_text("")
    expect(page.locator(".sb-sheet").first).to_be_hidden()
    page.get_by_label("Ta med råden").uncheck()
    page.get_by_role("button", name="Flytta upp Ringrunda").click()
    wait_until(page, "torpa => sheets() === `Ringrunda|${torpa}`", arg=torpa)
    page.emulate_media(media="print")
    assert page.locator(".sb-sheet").first.is_visible() and page.get_by_text("Bykväll").is_visible()
    for seen in (".sb-header", ".sb-footer", ".sb-kit__work", ".sb-kit__more", "[data-print]"):
        assert not page.locator(seen).first.is_visible(), seen


def test_a_sheet_that_is_not_there_stops_nothing(page: Page, site: Path) -> None:
    """What cannot be read is told of, and the rest is printed; it is there once it can be read."""
    sheet = site / "assets/blad/metod.byaplan.js"
    aside = sheet.rename(sheet.with_suffix(".aside"))
    page.add_init_script(SHEETS)
    page.goto(f"{site.as_uri()}/workshop/index.html?punkt=metod.byaplan&punkt=berattelse.umea")
    page.get_by_role("button", name="Skriv ut").click()
    status = page.locator("[data-actions] [role=status]")
    expect(status).to_have_text("1 kort kunde inte läsas in och kommer inte med på papper.")
    assert page.evaluate("document.body.dataset.printed") == "Umeå ringde runt"
    aside.rename(sheet)
    page.get_by_role("button", name="Skriv ut").click()
    expect(status).to_have_text("")
    assert page.evaluate("document.body.dataset.printed") == "Byaplan|Umeå ringde runt|Råd: Byaplan"


def test_without_scripts_the_page_says_what_one_can_do(browser: Browser, site: Path) -> None:
    """A reader without JavaScript is led to the cards, and meets no button that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/workshop/index.html")
    assert "behöver JavaScript" in page.locator("[data-kit-script]").inner_text()
    assert page.locator("main :is(button, input):visible").count() == 0
    context.close()


def test_the_list_of_cards_is_light() -> None:
    """At a thousand cards like ours the list weighs less than 300 kB."""
    bank, _ = load_bank(ROOT, today=today())
    files = dict(kit_files(Drawer(bank)))
    cards = len(bank.methods) + len(bank.cases)
    assert len(files["assets/workshop-cards.js"].encode()) / cards * 1000 < 300_000
    assert len(files) == cards + 1
