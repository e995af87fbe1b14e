"""Pages as they are opened by a reader: on another day, under watch, and until something has happened in them."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from playwright.sync_api import Browser, Page


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
