"""The form's scripts without their page, for what is asked of them by the hundred."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from servicebanken.bank.loading import load_bank
from servicebanken.web.form.data import form_files
from servicebanken.web.scripts import script_files
from support.corpus import BANK
from support.sites import TODAY


@pytest.fixture(scope="module")
def checks(browser: Browser) -> Iterator[Page]:
    """The form's scripts and the small valid bank, in an empty page."""
    page = browser.new_page()
    page.add_script_tag(content=dict(form_files(load_bank(BANK, today=TODAY)[0], []))["assets/form-data.js"])
    for name in ("assets/servicebanken.js", "assets/form.js"):
        page.add_script_tag(content=dict(script_files())[name])
    yield page
    page.close()
