"""The form as its writer opens it, and its scripts without a page, for what is asked of them by the hundred."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from servicebanken.bank.loading import load_bank
from servicebanken.web.form.data import form_files
from servicebanken.web.scripts import script_files
from support.corpus import BANK
from support.forms import FORM
from support.sites import TODAY, BuildSite


@pytest.fixture(scope="module")
def checks(browser: Browser) -> Iterator[Page]:
    """The form's scripts and the small valid bank, in an empty page."""
    page = browser.new_page()
    page.add_script_tag(content=dict(form_files(load_bank(BANK, today=TODAY)[0], []))["assets/form-data.js"])
    for name in ("assets/servicebanken.js", "assets/form.js"):
        page.add_script_tag(content=dict(script_files())[name])
    yield page
    page.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A reader's browser with the network off; what fails in the console fails the test."""
    context = browser.new_context(
        offline=True, accept_downloads=True, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    yield page
    assert complaints == []
    context.close()


@pytest.fixture(scope="session")
def form(build_site: BuildSite) -> str:
    return (build_site("") / FORM).as_uri()
