"""axe-core on one page of each kind, light, dark, narrow and printed: nothing that WCAG 2.2 A or AA forbids."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from conftest import BuildSite
from test_browser import KINDS

RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
}
MODES: dict[str, dict[str, Any]] = {
    "light": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
    "dark": {"color_scheme": "dark", "viewport": {"width": 1280, "height": 900}},
    "narrow": {"color_scheme": "light", "viewport": {"width": 320, "height": 640}},
    "print": {"color_scheme": "light", "viewport": {"width": 1280, "height": 900}},
}


@pytest.fixture(params=MODES)
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(**MODES[request.param])
    page = context.new_page()
    if request.param == "print":
        page.emulate_media(media="print")
    yield page
    context.close()


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_axe_finds_nothing(page: Page, build_site: BuildSite, path: str) -> None:
    """No reader is shut out by contrast, missing names, heading order, small targets or landmarks."""
    site = build_site("")
    if path == "404.html":
        # Served from any address, it asks for its files from the top of the host; from disk they lie beside it.
        text = (site / path).read_text().replace('href="/', 'href="').replace('src="/', 'src="')
        path = "404-from-disk.html"
        (site / path).write_text(text)
    page.goto(f"{site.as_uri()}/{path}")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found] == []


@pytest.mark.parametrize("question", ["?q=servicepunkt&typ=metod", "?q=drivmedel+kiruna", "?q=qzxqzx"])
def test_axe_finds_nothing_among_hits(page: Page, build_site: BuildSite, question: str) -> None:
    """Hits, near hits and none at all are there for everybody."""
    page.goto((build_site("") / "hitta/index.html").as_uri() + question)
    page.locator("#facet-typ option").first.wait_for(state="attached")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found] == []


def test_axe_finds_nothing_in_a_full_workshop(page: Page, build_site: BuildSite) -> None:
    """Cards in order, a card that is not there, and a workshop set aside are for everybody too."""
    address = f"{build_site('').as_uri()}/workshop/index.html"
    page.goto(f"{address}?punkt=metod.cirkeln&titel=Min")
    page.goto(f"{address}?punkt=metod.world-cafe&punkt=berattelse.service-z&punkt=metod.saknas&anteckningar=Nyckel")
    page.locator(".sb-kit__plan table").wait_for(state="attached")
    found = Axe().run(page, options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found] == []


@pytest.mark.parametrize("mode", ["light", "dark", "narrow"])
def test_axe_finds_nothing_in_the_first_hits(browser: Browser, build_site: BuildSite, mode: str) -> None:
    """So are the first hits below the box in the header, which no paper has."""
    page = browser.new_page(**MODES[mode])
    page.goto((build_site("") / "metoder/serviceforum/index.html").as_uri())
    page.get_by_role("searchbox").fill("drivmedel")
    page.locator(".sb-quick [data-hit]").first.wait_for()
    # What lies below the list is covered while it is open, and cannot be pressed there.
    found = Axe().run(page, context=".sb-search", options=RULES).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found] == []
    page.close()


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_headings_follow_in_order(browser: Browser, build_site: BuildSite, path: str) -> None:
    """Read aloud, or with the styles off, the page begins with its name and its parts follow in order."""
    page = browser.new_page()
    page.goto(f"{build_site('').as_uri()}/{path}")
    levels = page.eval_on_selector_all("main :is(h1,h2,h3,h4,h5,h6)", "all => all.map(one => +one.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    page.close()
