"""Small real sites, built once a session by the real engine, and the browser that opens them."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator
from datetime import datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, BrowserContext, Page

from chromium import chromium
from servicebanken.bank.day import SWEDEN, today
from servicebanken.export.forge import VARIABLES
from support.sites import ROOT, SITES, BuildSite, copy_of_site, run_mkdocs

# How long an example takes tells of the machine, not of the code.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

NOON = clock(12)

# A forge's run tells builds where the bank is; here a site is the same wherever the tests are run.
for _told_by_forge in VARIABLES:
    os.environ.pop(_told_by_forge, None)


@pytest.fixture(scope="session")
def build_site(tmp_path_factory: pytest.TempPathFactory) -> BuildSite:
    """A function that builds one of the small sites, or the bank itself (""), and gives the built site's folder."""
    # Those who run tests side by side have a folder each in one that is theirs together; a site is built once for all.
    folder = tmp_path_factory.getbasetemp()
    shared = folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder

    def build(name: str, *, directory_urls: bool = True) -> Path:
        style = [] if directory_urls else ["--no-directory-urls"]
        site = shared / f"site-{name}{''.join(style)}"
        with site.with_suffix(".lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not site.exists():
                result = run_mkdocs((SITES / name if name else ROOT) / "mkdocs.yml", site, *style)
                assert result.returncode == 0, result.stderr
        return site

    return build


@pytest.fixture
def copy_site(tmp_path: Path) -> Callable[[str], Path]:
    """A function that copies one of the small sites to where a test may change it."""
    return lambda name: copy_of_site(name, tmp_path)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, where it is the day that it is to us; without one the tests fail and say how to get it."""
    with chromium() as browser:
        # A browser goes by the machine's clock, which whoever tries another day does not set.
        new_context, new_page = browser.new_context, browser.new_page

        def context_of_the_day(**wishes: Any) -> BrowserContext:
            context = new_context(**wishes)
            context.clock.set_fixed_time(datetime.combine(today(), NOON, SWEDEN))
            return context

        def page_of_the_day(**wishes: Any) -> Page:
            page = new_page(**wishes)
            page.clock.set_fixed_time(datetime.combine(today(), NOON, SWEDEN))
            return page

        browser.new_context, browser.new_page = context_of_the_day, page_of_the_day  # type: ignore[method-assign]
        yield browser
