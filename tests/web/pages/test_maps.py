"""The map of Sweden: by keyboard, by pointer, and in words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.sites import BuildSite


@pytest.fixture
def start(browser: Browser, build_site: BuildSite) -> Iterator[Page]:
    """The front page, opened from disk."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((build_site("liten") / "index.html").as_uri())
    yield page
    page.close()


def test_the_map_is_one_stop_for_the_keyboard(start: Page) -> None:
    """Tab reaches the map once, not 290 times."""
    assert start.locator("svg[data-map] >> nth=0").locator("a").count() == 290
    assert start.locator("svg[data-map] >> nth=0").locator("a:not([tabindex='-1'])").count() == 1


def test_arrows_move_between_neighbours_and_enter_opens(start: Page) -> None:
    """From Kiruna south, east and back the arrows follow the land, and Enter opens the page."""
    country = start.locator("svg[data-map] >> nth=0")
    country.get_by_label("Kiruna, ingen berättelse").focus()
    start.keyboard.press("ArrowDown")
    below = start.evaluate("document.activeElement.getAttribute('aria-label')")
    assert below in ("Gällivare, ingen berättelse", "Jokkmokk, ingen berättelse")
    start.keyboard.press("ArrowUp")
    assert start.evaluate("document.activeElement.tabIndex") == 0
    country.get_by_label("Åre, 2 berättelser").focus()
    start.keyboard.press("Enter")
    start.wait_for_url("**/kommuner/are/*")


def test_every_municipality_can_be_reached_by_arrows(start: Page) -> None:
    """No municipality is an island to the keyboard: from any one, arrows lead to all on the mainland map."""
    reached = start.evaluate(
        """() => {
          const links = [...document.querySelector("svg[data-map]").querySelectorAll("a[data-at]")];
          const seen = new Set([links[0]]);
          const queue = [links[0]];
          while (queue.length) {
            const from = queue.pop();
            for (const key of ["ArrowUp", "ArrowDown", "ArrowLeft", "ArrowRight"]) {
              from.focus();
              from.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
              const to = document.activeElement;
              if (!seen.has(to)) { seen.add(to); queue.push(to); }
            }
          }
          return [links.length, seen.size];
        }"""
    )
    assert reached[0] == 290
    assert reached[1] >= 285


def test_a_press_on_the_map_opens_the_municipality(start: Page) -> None:
    """A pointer on the land of Umeå leads to Umeå's page."""
    dot = start.locator("svg[data-map] >> nth=0").get_by_label("Umeå, 1 berättelse").locator("circle")
    dot.scroll_into_view_if_needed()
    box = dot.bounding_box()
    assert box
    start.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    start.wait_for_url("**/kommuner/umea/*")


def test_the_list_beside_the_map_says_the_same(start: Page) -> None:
    """Each municipality shaded on the map stands in the list with its number."""
    listed = dict(item.rsplit(" ", 1) for item in start.locator(".sb-mapside .sb-columns li").all_inner_texts())
    shaded = {
        name.split(",")[0]: name.split(", ")[1].split(" ")[0]
        for name in start.locator("svg[data-map] >> nth=0")
        .locator("a:has(circle)")
        .evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    }
    assert listed == shaded


def test_a_word_is_explained_where_it_stands(browser: Browser, build_site: BuildSite) -> None:
    """By keyboard alone a reader opens the explanation of a word, reads it, and closes it again."""
    page = browser.new_page()
    page.goto((build_site("") / "metoder/servicepunkt/index.html").as_uri())
    word = page.locator("button.sb-term").first
    explanation = page.locator(".sb-popover:popover-open")
    word.focus()
    page.keyboard.press("Enter")
    expect(explanation).to_be_visible()
    assert explanation.locator("a").count() == 1
    page.keyboard.press("Escape")
    expect(explanation).to_have_count(0)
    expect(word).to_be_focused()
    page.close()
