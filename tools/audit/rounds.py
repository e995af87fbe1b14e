"""Two browsers that share the pages of a site between them and try each in every way asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty, SimpleQueue

from playwright.sync_api import Error as BrowserError
from playwright.sync_api import Page

import axe
import tabbing
from chromium import chromium
from findings import Finding
from opened import Visitor, visiting

KEYBOARD = "keyboard"
# What comes of opening the page at all.
BROWSER = "browser"
_BROWSERS = 2

Tell = Callable[[str], None]


def go_round(site: Path, names: Iterable[str], ways: Collection[str], tell: Tell) -> list[Finding]:
    """What is found on the pages; `tell` hears the name of each page that is done."""
    left: SimpleQueue[str] = SimpleQueue()
    for name in names:
        left.put(name)
    with ThreadPoolExecutor(_BROWSERS) as browsers:
        jobs = [browsers.submit(_take, site, left, ways, tell) for _ in range(_BROWSERS)]
        return sorted(finding for job in jobs for finding in job.result())


def try_page(visitor: Visitor, name: str, ways: Collection[str]) -> Iterator[Finding]:
    """Opens a page once and sees it in each way; Tab last, since what it opens on its way would be in the others'."""
    page = visitor.page
    try:
        visitor.open(name)
        for mode in (mode for mode in axe.MODES if mode in ways):
            axe.show(page, mode)
            yield from axe.examine(page, name, mode)
            yield from _scrolled_sideways(page, name, mode)
        if KEYBOARD in ways:
            axe.show(page, "light")
            yield from tabbing.walk(page, name)
    except BrowserError as error:
        yield Finding(BROWSER, "not-examined", name, "", error.message.splitlines()[0])
    yield from _complaints(visitor, name)


def _scrolled_sideways(page: Page, name: str, mode: str) -> Iterator[Finding]:
    """What axe does not ask: whether the lines of a page fit its width."""
    width, most = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    if width > most:
        yield Finding(mode, "too-wide", name, "html", f"is {width} px wide on a screen of {most}")


def _complaints(visitor: Visitor, name: str) -> Iterator[Finding]:
    for address in dict.fromkeys(visitor.outside):
        yield Finding(BROWSER, "outside-request", name, address, "is asked for, and is not in the site")
    for told in dict.fromkeys(visitor.complaints):
        yield Finding(BROWSER, "script-error", name, "", told)


def _take(site: Path, left: SimpleQueue[str], ways: Collection[str], tell: Tell) -> list[Finding]:
    found: list[Finding] = []
    with chromium() as browser, visiting(browser, site) as visitor:
        axe.prepare(visitor.page)
        while True:
            try:
                name = left.get_nowait()
            except Empty:
                return found
            found += try_page(visitor, name, ways)
            tell(name)
