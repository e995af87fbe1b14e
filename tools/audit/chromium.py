"""The Chromium of this machine, opened for as long as a block lasts."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

_QUIET = "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update"


class NoChromiumError(Exception):
    """There is none; the message says how to get it."""


@contextmanager
def _by_the_real_clock() -> Iterator[None]:
    """What moves the clock for our own programs (faketime) is kept from the browser, which it brings to a halt."""
    moved = os.environ.pop("LD_PRELOAD", None)
    try:
        yield
    finally:
        if moved is not None:
            os.environ["LD_PRELOAD"] = moved


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser without a window, and without errands of its own."""
    which = ["sh", str(Path(__file__).parents[1] / "system.sh"), "--which"]
    path = subprocess.run(which, capture_output=True, text=True).stdout.strip()
    if not path:
        raise NoChromiumError("No Chromium on PATH: run make chromium, or install one by the system's own means.")
    with ExitStack() as stack:
        # Only while it is started: programs that are run while it is open go by the clock they were given.
        with _by_the_real_clock():
            playwright = stack.enter_context(sync_playwright())
            browser = playwright.chromium.launch(executable_path=path, args=_QUIET)
        yield browser
        browser.close()
