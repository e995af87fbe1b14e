"""The form's four steps, its themes, and how a card is handed in."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page

from support.forms import FORM, every_step, fill_story, of, section_of, turn_to
from support.sites import BuildSite
from support.views import wait_until

WIDTHS = {"telefon": 390, "platta": 820, "skrivbord": 1440}


def current(page: Page) -> str:
    return page.locator(".sb-form__to[aria-current=step]").inner_text().split("\n")[0]


def test_the_form_is_filled_in_step_by_step(page: Page, form: str) -> None:
    """One step is seen at a time, with where one is among the four, and what is left of those one has left."""
    page.goto(form)
    assert page.locator(".sb-form__where").inner_text() == "Steg 1 av 4"
    assert not page.get_by_role("button", name="Tillbaka").is_visible()
    of(page, "titel").fill("Butiken")
    page.get_by_role("button", name="Nästa: Var och när").click()
    assert (current(page), page.locator(".sb-form__where").inner_text()) == ("Var och när", "Steg 2 av 4")
    assert page.evaluate("document.activeElement.textContent") == "Var och när"
    assert page.locator(".sb-form__step:visible").count() == 1
    wait_until(page, "document.querySelector('.sb-form__to').textContent.includes('2 att rätta')")
    page.get_by_role("button", name="Tillbaka").click()
    assert current(page) == "Vad det handlar om"
    assert "saknas" in page.locator(".sb-form__step:visible").inner_text()
    turn_to(page, 4)
    assert not page.get_by_role("button", name="Nästa").is_visible()
    assert page.get_by_role("button", name="Lämna in", exact=True).is_visible()


def test_a_fault_in_another_step_is_a_click_away(page: Page, form: str) -> None:
    """The list of what is left is there in every step, and each of it leads to its field."""
    page.goto(form)
    turn_to(page, 4)
    page.get_by_role("button", name="Lämna in", exact=True).click()
    assert page.evaluate("document.activeElement.className") == "sb-form__summary"
    page.get_by_role("link", name="Rubriken saknas. Skriv 3–70 tecken.").click()
    assert current(page) == "Vad det handlar om"
    assert page.evaluate("document.activeElement.labels[0].textContent").startswith("Rubrik")
    page.get_by_role("link", name="Källan saknas. Lägg till en källa.").click()
    assert current(page) == "Källor och kontakt"


def test_themes_are_ticked_or_found_by_their_words(page: Page, form: str) -> None:
    """A reader's own word leads to the theme that it means, with Enter; the order in which they are ticked stays."""
    page.goto(form)
    teman = of(page, "teman")
    boxes = teman.locator("input[type=checkbox]")
    assert teman.locator("label .sb-icon svg").count() == boxes.count() >= 18
    groups = teman.locator("[role=group]")
    assert [groups.nth(at).get_attribute("aria-labelledby") is not None for at in range(3)] == [True] * 3
    search = page.get_by_label("Sök tema med era egna ord")
    search.fill("butik")
    wait_until(page, "document.querySelectorAll('.sb-form__themes .sb-form__check:not([hidden])').length < 6")
    assert "Dagligvaror (butik)" in teman.locator("[role=status]").inner_text()
    search.press("Enter")
    assert teman.locator("[role=status]").inner_text() == "Dagligvaror är ikryssat."
    assert search.input_value() == "" and boxes.locator("visible=true").count() == boxes.count()
    search.fill("macken")
    assert "Drivmedel och laddning (mack)" in teman.locator("[role=status]").inner_text()
    search.fill("xyzzy")
    assert "Inget tema" in teman.locator("[role=status]").inner_text()
    teman.get_by_label("Apotek och läkemedel").check()
    wait_until(page, "document.querySelector('#kortets-text').value.includes('teman: [dagligvaror, apotek]')")


def test_a_finished_card_is_handed_in(page: Page, form: str) -> None:
    """With faults the writer comes to them; without, the letter is opened, and what happens then is said beforehand."""
    page.goto(form)
    turn_to(page, 4)
    ending = page.locator(".sb-form__ending")
    assert "En redaktör läser texten" in ending.inner_text()
    assert ending.locator(".sb-button--main").all_inner_texts() == ["Lämna in"]
    page.get_by_role("button", name="Lämna in", exact=True).click()
    assert page.locator(".sb-form__sent").inner_text() == ""
    assert page.locator(".sb-form__summary").is_visible()
    fill_story(page, form)
    turn_to(page, 4)
    page.get_by_role("button", name="Lämna in", exact=True).click()
    assert page.locator(".sb-form__sent").inner_text().startswith("Tack! Ert e-postprogram öppnas")


def test_what_is_left_of_a_texts_room_is_shown(page: Page, form: str) -> None:
    """As one types: what is missing, what is left and what is too much."""
    page.goto(form)
    box = of(page, "ingress")
    count = page.locator(f"#{box.get_attribute('id')}-count")
    for number, told in ((0, "300 tecken kvar av 300"), (50, "10 tecken till behövs"), (299, "1 tecken kvar av 300"),
                         (305, "5 tecken för mycket")):  # fmt: skip
        box.fill("x" * number)
        assert count.inner_text() == told
    assert f"{box.get_attribute('id')}-count" in (box.get_attribute("aria-describedby") or "")
    section = section_of(page, "På 30 sekunder")
    section.fill("x" * 690)
    assert page.get_by_text("10 tecken kvar av 700").is_visible()


def test_an_address_is_made_whole_where_it_stands(page: Page, form: str) -> None:
    """The writer sees what became of the address, in a field for addresses alone."""
    page.goto(form)
    of(page, "titel").fill("gullabo.se")
    of(page, "titel").press("Tab")
    assert of(page, "titel").input_value() == "gullabo.se"
    address = of(page, "kallor").locator("input[type=url]")
    address.fill("gullabo.se")
    address.press("Tab")
    assert address.input_value() == "https://gullabo.se"


@pytest.mark.parametrize("width", WIDTHS)
def test_every_control_is_large_and_has_a_name(width: str, browser: Browser, build_site: BuildSite) -> None:
    """Every control has a label, room for a finger, and stands within the page, on a phone and on a desk."""
    page = browser.new_page(viewport={"width": WIDTHS[width], "height": 900})
    page.goto((build_site("") / FORM).as_uri())
    for _ in every_step(page):
        small = page.evaluate(SMALL)
        assert small == []
        assert page.evaluate("document.documentElement.scrollWidth") <= WIDTHS[width]
    page.close()


# A box to tick is as large as its label; what has no name, or is lower than 44 px, is told.
SMALL = """() => {
  const own = [...document.querySelectorAll("[data-form] :is(input, select, textarea, button, summary)")];
  const seen = own.filter((one) => one.checkVisibility());
  const name = (one) => one.labels?.[0]?.textContent || one.getAttribute("aria-label") || one.textContent;
  const target = (one) => (["checkbox", "radio"].includes(one.type) ? one.labels[0] : one);
  const isLow = (one) => target(one).getBoundingClientRect().height < 43.5;
  return seen.filter((one) => !name(one).trim() || isLow(one)).map((one) => one.outerHTML.slice(0, 120));
}"""


def test_the_preview_stands_beside_where_there_is_room(browser: Browser, build_site: BuildSite) -> None:
    """On a wide screen the card is seen while one writes; on a narrow one it stands below."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((build_site("") / FORM).as_uri())
    of(page, "titel").fill("Butiken som blev byns")
    preview = page.locator(".sb-form__preview")
    wait_until(page, "document.querySelector('.sb-form__preview').textContent.includes('Butiken som blev byns')")
    left, right = page.locator(".sb-form__left").bounding_box(), preview.bounding_box()
    assert left and right and right["x"] >= left["x"] + left["width"]
    page.set_viewport_size({"width": 820, "height": 900})
    left, right = page.locator(".sb-form__left").bounding_box(), preview.bounding_box()
    assert left and right and right["y"] >= left["y"] + left["height"]
    page.close()
