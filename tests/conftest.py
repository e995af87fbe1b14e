"""Small real sites, built once a session by the real engine, and the browser that opens them."""

from __future__ import annotations

import fcntl
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from chromium import chromium
from servicebanken.bank.day import SWEDEN, today

ROOT = Path(__file__).parents[1]
SITES = ROOT / "tests" / "sites"

# The content of the small sites was last checked in November 2026, and it is always that day there. The bank's own
# content is judged on the day it is.
TODAY = date(2026, 11, 22)
EPOCH = "1795305600"

NOON = clock(12)

BuildSite = Callable[..., Path]


def run_mkdocs(config: Path, site: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command, as a contributor runs it."""
    usual = {"NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "error"}
    usual |= {} if config.parent == ROOT else {"SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(site), *arguments],
        capture_output=True,
        text=True,
        cwd=config.parent,
        env={**os.environ, **usual, **environment},
    )


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


def copy_of_site(name: str, folder: Path) -> Path:
    """One of the small sites, below the folder."""
    # Three folders below the copied frame, as in the repository, so that the site finds hooks and overrides.
    root = folder / "tests" / "sites" / name
    shutil.copytree(SITES / name, root)
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    for linked in ("hooks", "overrides"):
        (folder / linked).symlink_to(ROOT / linked)
    return root


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


@contextmanager
def on_the_day(browser: Browser, moment: datetime) -> Iterator[Page]:
    """A page of a reader to whom it is another moment."""
    page = browser.new_page()
    page.clock.set_fixed_time(moment)
    yield page
    page.close()


@contextmanager
def watched(browser: Browser, timeout: int, **wishes: Any) -> Iterator[Page]:
    """A page of its own, where a script that fails, or a box that opens, fails the test; `timeout` in milliseconds."""
    page = browser.new_page(**wishes)
    page.set_default_timeout(timeout)
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("dialog", lambda dialog: complaints.append(dialog.message))
    yield page
    page.close()
    assert complaints == []


def wait_until(page: Page, expression: str, arg: Any = None) -> None:
    """Until the expression holds in the page, whose policy does not let the browser's own way of waiting read it."""
    end = time.monotonic() + 20
    while not page.evaluate(expression, arg):
        assert time.monotonic() < end, expression
        page.wait_for_timeout(30)
