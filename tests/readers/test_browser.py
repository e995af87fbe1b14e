"""What a reader's browser does with the built site."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from support.kinds import KINDS
from support.localserver import serving_folder
from support.sites import BuildSite
from support.views import wait_until


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_a_page_asks_no_other_host_and_keeps_nothing(browser: Browser, build_site: BuildSite, path: str) -> None:
    """No request leaves for another host, no cookie is set, and nothing fails in the console."""
    site: Path = build_site("")
    context = browser.new_context()
    page = context.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto(f"{site.as_uri()}/{path}")
    assert [url for url in requests if not url.startswith("file://")] == []
    assert context.cookies() == []
    # 404.html is served from any address and so asks for its files from the top of the host.
    assert complaints == [] or path == "404.html"
    context.close()


@pytest.mark.parametrize("path", KINDS.values(), ids=KINDS)
def test_no_page_scrolls_sideways(browser: Browser, build_site: BuildSite, path: str) -> None:
    """From a small phone to a wide screen the whole page fits its width."""
    page = browser.new_page()
    page.goto(f"{build_site('').as_uri()}/{path}")
    wide = {}
    for width in (320, 390, 820, 1440):
        page.set_viewport_size({"width": width, "height": 800})
        wide[width] = page.evaluate("document.documentElement.scrollWidth")
    assert {width: found for width, found in wide.items() if found > width} == {}
    page.close()


def test_the_skip_link_is_first(browser: Browser, build_site: BuildSite) -> None:
    """The first thing the keyboard reaches leads past the menu to the text."""
    page = browser.new_page()
    page.goto((build_site("") / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Hoppa till innehållet"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "innehall"
    page.close()


def test_a_card_can_be_printed_and_its_address_copied(browser: Browser, build_site: BuildSite) -> None:
    """The buttons print the card and copy its address, and the reader is told that it is done."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto((build_site("") / "metoder/serviceforum/index.html").as_uri())
    page.evaluate("window.print = () => document.body.dataset.printed = 'ja'")
    page.get_by_role("button", name="Skriv ut").press("Enter")
    assert page.evaluate("document.body.dataset.printed") == "ja"
    page.get_by_role("button", name="Kopiera länk").press("Enter")
    wait_until(page, "document.querySelector('.sb-actions [role=status]').textContent !== ''")
    told = page.locator(".sb-actions [role=status]").inner_text()
    assert told == "Länken är kopierad." or told == page.url
    context.close()


def test_pages_are_light(build_site: BuildSite) -> None:
    """A phone on a slow net gets the page at once: each kind of page and all of our own style and script are small."""
    site = build_site("")
    limits = {"metoder/*/*.html": 60, "berattelser/*/*.html": 60, "kommuner/*/*.html": 50, "index.html": 220}
    for pattern, most in limits.items():
        sizes = {path.relative_to(site).as_posix(): path.stat().st_size / 1000 for path in site.glob(pattern)}
        assert {path: size for path, size in sizes.items() if size > most} == {}
    # What every page loads; the search is loaded when a reader touches it, the form's scripts by its page alone.
    sizes = {path.name: path.stat().st_size for path in (site / "assets").iterdir() if path.is_file()}
    of_form = {name for name in sizes if name.startswith("form")}
    # The workshop's pages load its scripts, and those of single cards are loaded when a card is shown.
    loaded = {name for name in sizes if not name.startswith(("search-", "workshop"))} - of_form
    assert sum(sizes[name] for name in loaded) <= 75_000
    assert sum(sizes[name] for name in of_form - {"form-data.js"}) <= 190_000
    for page in site.rglob("index.html"):
        assert ("assets/form" in page.read_text(encoding="utf-8")) == (page.parent.name == "skriv"), page


# What may stand last in the address of a card: a heading, a search, a workshop, and letters that are not ASCII.
LAST_IN_ADDRESS = (
    "",
    "#steg-for-steg",
    "?punkt=metod.byamote.30&punkt=egen.5.Kaffe&titel=Tr%C3%A4ff",
    "?q=a%26b&q=%C3%A5#f%C3%B6rbereda",
)


@pytest.mark.parametrize("written", LAST_IN_ADDRESS)
@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_a_former_address_keeps_what_stands_last_in_it(
    browser: Browser, build_site: BuildSite, from_disk: bool, written: str
) -> None:
    """A link that somebody saved to a heading of a card, or with a workshop in it, leads there under the new name."""
    site = build_site("liten", directory_urls=not from_disk)
    former, now = ("stormote.html", "byamote.html") if from_disk else ("stormote/", "byamote/")
    with serving_folder(site) as host:
        top = f"{site.as_uri() if from_disk else host}/metoder/"
        page = browser.new_page()
        page.goto(f"{top}index.html")
        page.goto(f"{top}{former}{written}", wait_until="commit")
        page.wait_for_url(lambda url: "stormote" not in url)
        assert page.url == f"{top}{now}{written}"
        # The former address is not a step on the way back.
        page.go_back()
        assert page.url == f"{top}index.html"
        page.close()


def test_a_former_address_leads_on_without_scripts(browser: Browser, build_site: BuildSite) -> None:
    """Where scripts do not run the reader comes to the card all the same."""
    site = build_site("liten", directory_urls=False)
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site / "metoder/stormote.html").as_uri(), wait_until="commit")
    page.wait_for_url("**/byamote.html")
    context.close()


def test_a_former_address_whose_script_is_lost_has_a_link(browser: Browser, build_site: BuildSite) -> None:
    """A reader whose network drops the script is told where the page has gone."""
    site = build_site("liten", directory_urls=False)
    page = browser.new_page()
    page.route("**/moved.js", lambda route: route.abort())
    page.goto((site / "metoder/stormote.html").as_uri())
    page.get_by_role("link", name="Byamöte").click()
    page.wait_for_url("**/byamote.html")
    page.close()
