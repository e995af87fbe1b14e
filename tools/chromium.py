"""The Chromium of this machine, opened for as long as a block lasts."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_QUIET = "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"


class NoChromiumError(Exception):
    """There is none; the message says how to get it."""


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window, and without errands of its own."""
    which = ["sh", str(Path(__file__).with_name("system.sh")), "--which"]
    path = subprocess.run(which, capture_output=True, text=True).stdout.strip()
    if not path:
        raise NoChromiumError("No Chromium on PATH: run make chromium, or install one by the system's own means.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield browser
        browser.close()
