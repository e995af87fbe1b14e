"""One page of each kind tried as `make audit` tries every page: axe-core in each mode, and Tab alone."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

import markup
from auditreport import faults
from axe import MODES, prepare, rules_for, show
from opened import Visitor, visiting
from rounds import KEYBOARD, try_page
from support.kinds import KINDS
from support.sites import BuildSite

MOVED = "metoder/servicepunkter/index.html"
ALL = "workshop/alla/index.html"


@pytest.fixture(scope="module")
def visitor(browser: Browser, build_site: BuildSite) -> Iterator[Visitor]:
    with visiting(browser, build_site("")) as visitor:
        prepare(visitor.page)
        yield visitor


@pytest.mark.parametrize("path", [*KINDS.values(), MOVED], ids=[*KINDS, "moved"])
def test_the_audit_finds_nothing(visitor: Visitor, path: str) -> None:
    """No reader is shut out by contrast, missing names, heading order, small targets, width, or by having no mouse."""
    assert faults(try_page(visitor, path, {*MODES, KEYBOARD})) == []


def test_the_audit_finds_nothing_among_all_cards(browser: Browser, build_site: BuildSite) -> None:
    """Nor is anyone shut out from the page that holds every card as a sheet."""
    with visiting(browser, build_site("liten")) as visitor:
        prepare(visitor.page)
        assert faults(try_page(visitor, ALL, {*MODES, KEYBOARD})) == []


if markup.is_there():

    def test_a_second_opinion_finds_nothing(build_site: BuildSite) -> None:
        """The markup says what it means, by other rules than those that look at what readers meet."""
        pages = [urlsplit(path).path for path in (*KINDS.values(), ALL, MOVED)]
        assert [*markup.judge(build_site(""), pages)] == []


@pytest.mark.parametrize("question", ["?q=servicepunkt&typ=metod", "?q=drivmedel+kiruna", "?q=qzxqzx"])
def test_axe_finds_nothing_among_hits(browser: Browser, build_site: BuildSite, question: str) -> None:
    """Hits, near hits and none at all are there for everybody."""
    page = browser.new_page()
    page.goto((build_site("") / "hitta/index.html").as_uri() + question)
    page.locator("#facet-typ option").first.wait_for(state="attached")
    for mode in MODES:
        show(page, mode)
        found = Axe().run(page, options=rules_for(mode)).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found] == []
    page.close()


def test_axe_finds_nothing_in_a_full_workshop(browser: Browser, build_site: BuildSite) -> None:
    """Cards in order, a card that is not there, and a workshop set aside are for everybody too."""
    page = browser.new_page()
    address = f"{build_site('').as_uri()}/workshop/index.html"
    page.goto(f"{address}?punkt=metod.cirkeln&titel=Min")
    page.goto(f"{address}?punkt=metod.world-cafe&punkt=berattelse.service-z&punkt=metod.saknas&anteckningar=Nyckel")
    page.locator(".sb-kit__plan table").wait_for(state="attached")
    for mode in MODES:
        show(page, mode)
        found = Axe().run(page, options=rules_for(mode)).response["violations"]
        assert [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found] == []
    page.close()


@pytest.mark.parametrize("mode", ["light", "dark", "narrow"])
def test_axe_finds_nothing_in_the_first_hits(browser: Browser, build_site: BuildSite, mode: str) -> None:
    """So are the first hits below the box in the header, which no paper has."""
    page = browser.new_page(**MODES[mode])
    page.goto((build_site("") / "metoder/serviceforum/index.html").as_uri())
    page.get_by_role("searchbox").fill("drivmedel")
    page.locator(".sb-quick [data-hit]").first.wait_for()
    # What lies below the list is covered while it is open, and cannot be pressed there.
    found = Axe().run(page, context=".sb-search", options=rules_for(mode)).response["violations"]
    assert [(one["id"], one["nodes"][0]["html"][:200], one["nodes"][0]["failureSummary"]) for one in found] == []
    page.close()


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_headings_follow_in_order(visitor: Visitor, path: str) -> None:
    """Read aloud, or with the styles off, the page begins with its name and its parts follow in order."""
    visitor.open(path)
    levels = visitor.page.eval_on_selector_all("main :is(h1,h2,h3,h4,h5,h6)", "all => all.map(one => +one.tagName[1])")
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
