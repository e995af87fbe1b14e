"""What readers and writers come to do, done by the keyboard alone: after every press the focus is somewhere, and seen.

Each numbered line in a test is a task of its own. Tests that share a page load it once.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from opened import Visitor, visiting
from support.sites import BuildSite
from support.views import wait_until

# Where the focus is: its name as read aloud, and whether a ring is drawn on it, around it or on the shape within.
_FOCUS = """() => {
  const at = document.activeElement;
  const around = [at, at.parentElement, at.parentElement?.parentElement, ...at.querySelectorAll("*")].filter(Boolean);
  const isRinged = (one) => {
    const style = getComputedStyle(one);
    const hasOutline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return hasOutline || (style.stroke !== "none" && parseFloat(style.strokeWidth) >= 3);
  };
  const { top, bottom, left, right } = at.getBoundingClientRect();
  return {
    name: (at.getAttribute("aria-label") || at.labels?.[0]?.textContent || at.textContent).trim().replace(/\\s+/g, " "),
    isLost: at === document.body,
    isSeen: at.matches("main") || around.some(isRinged),
    isInView: bottom > 0 && right > 0 && top < innerHeight && left < innerWidth,
  };
}"""


class Hands:
    """Someone who uses the keyboard and nothing else."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor, self.page = visitor, visitor.page

    def open(self, name: str, width: int = 1280) -> None:
        """Comes to a page, on a screen so wide."""
        self.page.set_viewport_size({"width": width, "height": 800})
        self.visitor.open(name)

    def press(self, *keys: str) -> str:
        """Presses the keys one after the other; the name of what has the focus then."""
        name = ""
        for key in keys:
            self.page.keyboard.press(key)
            name = self.at(key)
        return name

    def type(self, text: str) -> None:
        self.page.keyboard.type(text)
        self.at(text)

    def at(self, after: str = "") -> str:
        """The name of what has the focus, which is never lost, never unseen and never out of view."""
        focus: dict[str, Any] = self.page.evaluate(_FOCUS)
        assert not focus["isLost"], f"the focus was lost by {after}"
        assert focus["isSeen"], f"no ring on {focus['name']}"
        assert focus["isInView"], f"{focus['name']} is out of view"
        return str(focus["name"])

    def tab_to(self, name: str, key: str = "Tab", most: int = 90) -> None:
        """Tabs until something with the name has the focus."""
        passed = []
        for _ in range(most):
            passed.append(self.press(key))
            if passed[-1].startswith(name):
                return
        pytest.fail(f"{name} is not among {passed}")

    def follow(self, address: str) -> None:
        """Presses Enter on a link; the new page has the address."""
        self.page.keyboard.press("Enter")
        self.page.wait_for_url(address)


@pytest.fixture(scope="module")
def hands(browser: Browser, build_site: BuildSite) -> Iterator[Hands]:
    # What moves by itself when the focus does is asked to do so at once.
    with visiting(browser, build_site(""), reduced_motion="reduce") as visitor:
        yield Hands(visitor)


def test_into_the_page_and_through_the_menu(hands: Hands) -> None:
    """1 Past the menu. 2 Back to it. 3 From the menu to another part. 4 Home."""
    hands.open("metoder/servicepunkt/index.html")
    assert hands.press("Tab") == "Hoppa till innehållet"
    hands.press("Enter")
    expect(hands.page.locator("main")).to_be_focused()
    assert hands.press("Tab") == "Metoder" and hands.page.locator("main :focus").count() == 1
    assert hands.press("Shift+Tab") == "Workshop"
    hands.tab_to("Teman", "Shift+Tab")
    hands.follow("**/teman/**")
    hands.press("Tab")
    hands.tab_to("Servicebanken")
    hands.page.keyboard.press("Enter")
    expect(hands.page.locator(".sb-hero")).to_be_visible()


def test_searching_from_anywhere(hands: Hands) -> None:
    """5 To the box by Ctrl+K. 6 By a slash. 7 Among the first hits and back. 8 Close them. 9 Open a hit."""
    page = hands.page
    hands.open("metoder/servicepunkt/index.html")
    assert hands.press("Control+k") == "Sök i banken"
    hands.press("Tab", "Tab")
    assert hands.press("/") == "Sök i banken"
    hands.type("drivmedel")
    page.locator(".sb-quick [data-hit]").nth(1).wait_for()
    first, second = hands.press("ArrowDown"), hands.press("ArrowDown")
    assert first != second and hands.press("ArrowUp") == first
    assert hands.press("ArrowUp") == "Sök i banken"
    hands.press("ArrowDown")
    assert hands.press("Escape") == "Sök i banken"
    expect(page.locator(".sb-quick")).to_be_hidden()
    hands.press("ArrowDown")
    hit = page.evaluate("document.activeElement.href")
    hands.follow(hit)


def test_all_hits_and_what_narrows_them(hands: Hands) -> None:
    """10 All hits. 11 More of them. 12 Open the choices. 13 Choose. 14 Clear. 15 A hit by the arrows."""
    page = hands.page
    hands.open("index.html", width=390)
    hands.press("/")
    hands.type("service")
    hands.follow("**/hitta/**q=service")
    page.locator(".sb-hit").first.wait_for()
    hands.press("Control+k")
    shown = page.locator(".sb-hit").count()
    hands.tab_to("Visa fler träffar")
    hands.press("Enter")
    expect(page.locator(".sb-hit a").nth(shown)).to_be_focused()
    hands.press("Control+k")
    hands.tab_to("Begränsa träffarna")
    hands.press("Enter", "Tab")
    hands.type("Metod")
    expect(page.locator("#facet-typ")).to_have_value("metod")
    assert set(page.locator(".sb-kind").all_inner_texts()) == {"Metod"}
    hands.tab_to("Rensa")
    assert hands.press("Enter") == "Sök i hela banken"
    hands.press("ArrowDown")
    hands.follow(page.evaluate("document.activeElement.href"))


def test_the_buttons_and_words_of_a_card(hands: Hands) -> None:
    """16 Print. 17 Copy the address. 18 Read a word's explanation. 19 Close it. 20 On to the glossary."""
    page = hands.page
    hands.open("metoder/servicepunkt/index.html")
    page.evaluate("window.print = () => (document.body.dataset.printed = 'ja')")
    hands.tab_to("Skriv ut")
    hands.press("Enter")
    assert page.evaluate("document.body.dataset.printed") == "ja"
    hands.tab_to("Kopiera länk")
    assert hands.press("Space") == "Kopiera länk"
    expect(page.locator(".sb-actions [role=status]")).not_to_be_empty()
    hands.tab_to("servicepunkt")
    hands.press("Enter")
    explanation = page.locator(".sb-popover:popover-open")
    expect(explanation).to_be_visible()
    assert hands.press("Escape") == "servicepunkt"
    expect(explanation).to_have_count(0)
    hands.press("Enter", "Tab")
    hands.follow("**/ordlista/**#servicepunkt")


def test_narrowing_a_list(hands: Hands) -> None:
    """21 Choose a region in the list of municipalities. 22 Clear. 23 Open one that is left."""
    page = hands.page
    hands.open("kommuner/index.html")
    hands.tab_to("Region")
    hands.type("Gotland")
    expect(page.locator("[data-item]:visible")).to_have_count(1)
    hands.tab_to("Rensa")
    assert hands.press("Enter") == "Region"
    expect(page.locator("[data-item]:visible")).to_have_count(290)
    hands.type("Gotland")
    hands.tab_to("Gotland")
    hands.follow("**/kommuner/gotland/**")


def test_the_map_and_the_steps_of_the_front_page(hands: Hands) -> None:
    """24 A step in the work. 25 Along the map. 26 Hear where one is. 27 Past the map. 28 Open a municipality."""
    page = hands.page
    hands.open("index.html")
    hands.tab_to("Utred behoven")
    hands.follow("**/arbetet/behov/**")
    page.go_back()
    hands.press("Control+k")
    hands.tab_to("Ale, ")
    north = hands.press("ArrowUp")
    assert not north.startswith("Ale")
    expect(page.locator("[data-map-caption]").first).to_have_text(north)
    assert hands.press("Tab").startswith("Botkyrka")
    assert hands.press("Tab") == "Alla 290 kommuner"
    assert hands.press("Shift+Tab", "Shift+Tab") == north
    hands.follow("**/kommuner/*/**")


def test_from_a_white_spot_to_the_form(hands: Hands) -> None:
    """29 Scroll a wide table. 30 From an empty cell to a form that knows the theme and region."""
    page = hands.page
    hands.open("vita-flackar/index.html", width=390)
    hands.tab_to("Berättelser efter tema och region")
    hands.press(*["ArrowRight"] * 3)
    wait_until(page, "document.querySelector('.sb-matrix').scrollLeft > 0")
    hands.tab_to("Berätta om ")
    link = page.evaluate("document.activeElement.href")
    hands.follow(link)
    expect(page.locator("fieldset", has_text="Teman").locator("input[type=checkbox]:checked")).to_have_count(1)
    expect(page.get_by_label("Berättelse: ")).to_be_checked()


def test_the_menu_and_search_on_a_phone(hands: Hands) -> None:
    """31 The menu on a narrow screen. 32 The hits below the box there."""
    page = hands.page
    hands.open("berattelser/index.html", width=320)
    hands.tab_to("Sök i banken")
    hands.type("lanthandel")
    page.locator(".sb-quick [data-hit]").first.wait_for()
    hands.press("ArrowDown", "ArrowDown", "Escape", "Tab")
    hands.tab_to("Kommuner")
    hands.follow("**/kommuner/**")


def test_a_page_that_is_not_there(hands: Hands) -> None:
    """33 From the page that says that there is none to a theme. 34 Search from there."""
    hands.open("404.html")
    hands.tab_to("Apotek")
    hands.press("/")
    hands.type("apotek")
    hands.page.locator(".sb-quick [data-hit]").first.wait_for()
    hands.follow("**/hitta/?q=apotek")


def test_filling_in_the_form(hands: Hands) -> None:
    """35 Fill in a text. 36 Choose a place by typing. 37 Take it away. 38 A row more. 39 One less. 40 Fold out more."""
    page = hands.page
    hands.open("bidra/skriv/index.html")
    hands.tab_to("Rubrik")
    hands.type("Vi fick en mack")
    hands.tab_to("Nästa")
    assert hands.press("Enter").startswith("Var och när")
    hands.tab_to("Lägg till bland kommuner")
    hands.type("Åre")
    hands.press("Enter")
    hands.tab_to("Ta bort Åre", "Shift+Tab")
    assert hands.press("Enter").startswith("Lägg till bland kommuner")
    hands.tab_to("Källor och kontakt", "Shift+Tab")
    assert hands.press("Enter").startswith("Källor och kontakt")
    hands.tab_to("Lägg till en källa")
    assert hands.press("Enter").startswith("Källans namn")
    hands.type("Kommunens årsredovisning")
    rows = page.locator("li", has=page.get_by_label("Källans namn"))
    expect(rows).to_have_count(2)
    hands.tab_to("Ta bort")
    assert hands.press("Enter").startswith("Källans namn")
    expect(rows).to_have_count(1)
    hands.tab_to("Mer om ni vill")
    hands.press("Space")
    expect(page.locator("details[open]")).to_have_count(1)


def test_checking_keeping_and_sending_the_form(hands: Hands) -> None:
    """41 Check the card. 42 From a fault to its field. 43 The draft is there next time. 44 Fetch the file. 45 Clear."""
    page = hands.page
    hands.tab_to("Granska kortet")
    hands.press("Enter")
    expect(page.locator(".sb-form__summary")).to_be_focused()
    hands.press("Tab", "Enter")
    assert page.locator("[data-form] :is(input, textarea, select):focus").count() == 1
    page.reload()
    hands.tab_to("Rubrik")
    assert page.evaluate("document.activeElement.value") == "Vi fick en mack"
    hands.tab_to("Källor och kontakt", "Shift+Tab")
    hands.press("Enter")
    hands.tab_to("Andra sätt")
    hands.press("Space")
    hands.tab_to("Ladda ner filen")
    with page.expect_download() as download:
        hands.press("Enter")
    assert download.value.suggested_filename == "vi-fick-en-mack.md"
    page.once("dialog", lambda dialog: dialog.accept())
    hands.tab_to("Rensa formuläret")
    assert hands.press("Enter").startswith("Berättelse")
    expect(page.get_by_label("Rubrik")).to_have_value("")


def test_another_kind_of_card(hands: Hands) -> None:
    """46 Choose by the arrows what to write, where the choice stands."""
    assert hands.press("ArrowDown").startswith("Metod")
    expect(hands.page.locator(".sb-form__status")).not_to_be_empty()
    assert hands.press("ArrowUp").startswith("Berättelse")
