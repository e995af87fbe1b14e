"""Cards side by side: a real table, chosen in the address, on the page and from the workshop, all of it from disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from support.sites import BuildSite
from support.views import wait_until, watched

# The width of each sheet of a PDF, in points.
SHEET = re.compile(rb"/MediaBox \[0 0 ([\d.]+)")

# Labels of one word that are on more than one line.
BROKEN = """labels => labels.filter((label) => {
  const words = document.createRange();
  words.selectNodeContents(label);
  return !label.textContent.includes(" ") && words.getClientRects().length > 1;
}).map((label) => label.textContent)"""


@pytest.fixture(scope="module")
def site(build_site: BuildSite) -> Path:
    return build_site("liten", directory_urls=False)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page from disk that complains when a script does."""
    with watched(browser, 5_000, viewport={"width": 390, "height": 800}) as page:
        yield page


def chosen(page: Page) -> list[str]:
    return [value for name, value in parse_qsl(urlsplit(page.url).query) if name == "kort"]


def heads(page: Page) -> list[str]:
    page.locator("[data-compare-frame] table").wait_for()
    return page.locator("thead th[scope=col] a").all_inner_texts()


def row(page: Page, label: str) -> list[str]:
    """What is said under a label, card by card."""
    cells = page.locator("tbody tr", has=page.locator("th[scope=row]", has_text=label)).locator("td")
    return [" ".join(text.split()) for text in cells.all_text_contents()]


def test_a_story_and_a_method_stand_side_by_side(page: Page, site: Path) -> None:
    """One table has the rows of both, each fact as the card says it, and says aloud where a card says nothing."""
    page.goto(f"{site.as_uri()}/workshop/jamfor.html?kort=berattelse.torpa&kort=metod.byamote")
    assert heads(page) == ["Torpa: butiken blev kvar", "Byamöte"]
    assert page.locator("caption").inner_text() == "1 metod och 1 berättelse"
    nothing = "–inget uppgivet"
    assert row(page, "Plats") == ["Åre · Jämtland Härjedalen: Torpa", nothing]
    assert row(page, "Invånare") == ["Torpa: 140 (juli 2022)", nothing]
    assert row(page, "Period") == ["2018, pågår", nothing]
    assert row(page, "Kostnad") == ["356 462 kronor: ett skyltprogram", nothing]
    assert row(page, "Metoder") == ["Byamöte", nothing]
    assert row(page, "Resultat") == ["Upplevt: Butiken är öppen", nothing]
    assert row(page, "Lärdomar") == ["Fråga byn först.", nothing]
    assert row(page, "Teman") == ["Dialog och delaktighet"] * 2
    assert row(page, "Tid") == [nothing, "Genomförande: en kvällEtt pass: 90 minuter"]
    assert row(page, "Deltagare") == [nothing, "5–40 deltagare"]
    assert row(page, "Material") == [nothing, "pennor"]
    assert row(page, "Svårighet") == row(page, "Form") == [nothing, nothing]
    assert row(page, "Prövad i") == [nothing, "Jämtland Härjedalen och Västerbotten"]
    # On a phone no label is broken in the middle of a word, the frame scrolls by keyboard too, and the labels stay; the
    # page itself does not scroll sideways.
    assert page.eval_on_selector_all("tbody th", BROKEN) == []
    frame = page.get_by_role("region", name="Jämförelsen")
    frame.focus()
    page.keyboard.press("ArrowRight")
    wait_until(page, "document.querySelector('[data-compare-frame]').scrollLeft > 0")
    frame.evaluate("frame => frame.scrollTo({ left: 400, behavior: 'instant' })")
    label = page.locator("tbody th[scope=row]").first.bounding_box()
    edge = frame.bounding_box()
    assert label and edge and abs(label["x"] - edge["x"]) < 3
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.locator("thead a").first.click()
    expect(page.locator("h1")).to_have_text("Torpa: butiken blev kvar")


def test_cards_are_chosen_on_the_page(page: Page, site: Path) -> None:
    """Cards are added and taken away by keyboard, the address follows, and back goes back; four is the most."""
    page.goto(f"{site.as_uri()}/workshop/jamfor.html?annat=kvar")
    said = page.locator("[data-compare-said]")
    assert said.inner_text() == "Välj två till fyra kort."
    for number, name in enumerate(("Byamöte", "Ringrunda", "Byaplan", "Umeå ringde runt"), 1):
        page.get_by_label("Lägg till ett kort").select_option(name)
        page.get_by_role("button", name="Lägg till").press("Enter")
        expect(page.locator("thead th")).to_have_count(number)
    assert chosen(page) == ["metod.byamote", "metod.ringrunda", "metod.byaplan", "berattelse.umea"]
    assert "annat=kvar" in page.url
    assert page.locator("caption").inner_text() == "3 metoder och 1 berättelse"
    page.get_by_label("Lägg till ett kort").select_option("Torpa: butiken blev kvar")
    page.get_by_role("button", name="Lägg till").press("Enter")
    assert said.inner_text().startswith("Fyra kort är det mesta")
    page.get_by_role("button", name="Ta bort Byaplan").press("Enter")
    assert said.inner_text() == "Byaplan är borttagen."
    expect(page.get_by_role("button", name="Ta bort Umeå ringde runt")).to_be_focused()
    expect(page.locator("thead th")).to_have_count(3)
    page.go_back()
    expect(page.locator("thead th")).to_have_count(4)


def test_a_hostile_choice_is_shown_as_far_as_it_is_understood(page: Page, site: Path) -> None:
    """Unknown cards, the same card twice and too many are told of quietly."""
    names = ["metod.byamote", "metod.byamote", "metod.saknas", "<script>alert(1)</script>", "berattelse.constructor"]
    names += ["metod.ringrunda", "metod.byaplan", "berattelse.torpa", "berattelse.umea"]
    page.goto(f"{site.as_uri()}/workshop/jamfor.html?{'&'.join(f'kort={name}' for name in names)}")
    assert heads(page) == ["Byamöte", "Ringrunda", "Byaplan", "Torpa: butiken blev kvar"]
    told = "3 kort finns inte i den här banken. Fyra kort får plats bredvid varandra; 1 kort till visas inte."
    assert page.locator("[data-compare-quiet]").inner_text() == told


def test_the_workshop_leads_to_the_comparison(page: Page, site: Path) -> None:
    """Cards ticked in the workshop are compared, and the paper lies on its side."""
    page.goto(f"{site.as_uri()}/workshop/index.html?punkt=metod.byamote&punkt=egen.5.Fika&punkt=berattelse.torpa")
    assert page.get_by_role("checkbox", name="Jämför").count() == 2
    page.get_by_label("Jämför Byamöte").check()
    expect(page.locator("[data-kit-compared]")).to_be_hidden()
    page.get_by_label("Jämför Torpa").press("Space")
    page.get_by_role("link", name="Jämför de 2 valda").press("Enter")
    assert heads(page) == ["Byamöte", "Torpa: butiken blev kvar"]
    assert {float(width) > 800 for width in SHEET.findall(page.pdf(prefer_css_page_size=True))} == {True}
    page.emulate_media(media="print")
    assert not page.locator(".sb-compare__choice").is_visible() and page.locator("caption").is_visible()
    page.emulate_media(media="screen")
    page.get_by_role("link", name="Workshop").first.click()
    expect(page.locator("[data-kit-plan] tbody tr")).to_have_count(3)


def test_without_scripts_the_page_leads_to_the_cards(browser: Browser, site: Path) -> None:
    """A reader without JavaScript is told what to do instead, and meets no button that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site.as_uri()}/workshop/jamfor.html")
    assert "behöver JavaScript" in page.locator("[data-compare-script]").inner_text()
    assert page.locator("main :is(button, select):visible").count() == 0
    context.close()
