"""Lists narrowed in the browser, from disk and without a server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from support.sites import BuildSite


@pytest.fixture
def stories(browser: Browser, build_site: BuildSite) -> Iterator[Page]:
    """The list of all stories, opened from disk."""
    page = browser.new_page()
    page.goto((build_site("liten") / "berattelser/index.html").as_uri())
    yield page
    page.close()


def shown(page: Page) -> list[str]:
    return page.locator("[data-item]:visible h2").all_inner_texts()


def test_facets_narrow_and_combine(stories: Page) -> None:
    """Each choice narrows the list further, and the reader hears how many are left."""
    assert len(shown(stories)) == 3
    stories.get_by_label("Tema").select_option("dialog")
    assert shown(stories) == ["Hela länet möts", "Torpa: butiken blev kvar"]
    stories.get_by_label("Program").select_option("provet")
    assert shown(stories) == ["Torpa: butiken blev kvar"]
    expect(stories.get_by_role("main").get_by_role("status")).to_have_text("1 av 3 berättelser visas.")


def test_counts_follow_the_other_choices(stories: Page) -> None:
    """Each option tells how many it would leave, and one that would leave none cannot be chosen."""
    stories.get_by_label("Tema").select_option("servicepunkt")
    region = stories.get_by_label("Region")
    assert region.locator("option[value=vasterbotten]").inner_text() == "Västerbotten (1)"
    expect(region.locator("option[value=jamtland-harjedalen]")).to_be_disabled()


def test_the_choice_stands_in_the_address(stories: Page) -> None:
    """The narrowed list survives reload and back, and its address can be sent to a colleague."""
    stories.get_by_label("Tema").select_option("servicepunkt")
    assert stories.url.endswith("?tema=servicepunkt")
    stories.reload()
    assert shown(stories) == ["Umeå ringde runt"]
    stories.get_by_label("Region").select_option("vasterbotten")
    stories.go_back()
    assert stories.url.endswith("?tema=servicepunkt")
    assert stories.get_by_label("Region").input_value() == ""


def test_clearing_brings_the_whole_list_back(stories: Page) -> None:
    """One press on Rensa shows everything and leaves the keyboard at the first choice."""
    stories.get_by_label("Tema").select_option("servicepunkt")
    stories.get_by_role("button", name="Rensa").press("Enter")
    assert len(shown(stories)) == 3
    expect(stories.get_by_label("Tema")).to_be_focused()
    expect(stories.get_by_role("main").get_by_role("status")).to_have_text("Alla 3 berättelser visas.")


@pytest.mark.parametrize("query", ["?tema=finns-inte", "?tema=<img src=x onerror=alert(1)>", "?x=1&tema=", "?tema=%"])
def test_a_strange_address_shows_the_whole_list(browser: Browser, build_site: BuildSite, query: str) -> None:
    """What the address says that the list does not know is passed over."""
    page = browser.new_page()
    page.on("dialog", lambda dialog: pytest.fail(f"a script ran: {dialog.message}"))
    page.goto((build_site("liten") / "berattelser/index.html").as_uri() + query)
    assert len(shown(page)) == 3
    page.close()


def test_without_scripts_the_list_is_whole(browser: Browser, build_site: BuildSite) -> None:
    """Where scripts do not run, every card is there and no control that does nothing."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((build_site("liten") / "berattelser/index.html").as_uri())
    assert len(shown(page)) == 3
    assert page.locator("select").count() == 0
    context.close()


def test_municipalities_narrow_letter_by_letter(browser: Browser, build_site: BuildSite) -> None:
    """A letter without a municipality left disappears with its heading."""
    page = browser.new_page()
    page.goto((build_site("liten") / "kommuner/index.html").as_uri() + "?berattelser=har&region=vasterbotten")
    assert page.locator("[data-item]:visible a").all_inner_texts() == ["Umeå"]
    assert page.locator(".sb-letter h2:visible").all_inner_texts() == ["U"]
    page.close()
