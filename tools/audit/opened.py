"""The pages of a folder opened in Chromium as from a server, without one: also 404.html, which any address may show."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from playwright.sync_api import Browser, Page, Route

from linkcheck import base_of

# A name that no host can have: what is not answered from the folder is answered by nobody.
_HOST = "http://bank.invalid"
# A page that only sends the reader onward is looked at too, and so must stay; one that waits first is a fault.
_AT_ONCE = 'http-equiv="refresh" content="0'
_LEADS_ON = "moved.js"


class Visitor:
    """One tab for the pages of a site, what its scripts complain of, and requests that would have left this machine."""

    def __init__(self, page: Page, site: Path) -> None:
        self.page = page
        self.outside: list[str] = []
        self.complaints: list[str] = []
        self._site, self._start = site.resolve(), _HOST + base_of(site)
        page.route("**/*", self._answer)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def open(self, name: str) -> None:
        """Shows the page when its scripts have run; what its address says after a question mark is for them."""
        self.outside.clear()
        self.complaints.clear()
        path, mark, query = name.partition("?")
        self.page.goto(self._start + quote(path) + mark + query, wait_until="load")

    def _answer(self, route: Route) -> None:
        address = route.request.url
        if not address.startswith(self._start):
            self.outside.append(address)
            route.abort()
            return
        file = self._site / unquote(urlsplit(address.removeprefix(self._start)).path)
        file = file / "index.html" if file.is_dir() else file
        if not file.is_file():
            route.fulfill(status=404, body="")
        elif file.name == _LEADS_ON:
            route.fulfill(content_type="text/javascript", body="")
        elif file.suffix == ".html":
            body = file.read_text(encoding="utf-8").replace(_AT_ONCE, 'name="refresh" content="0')
            route.fulfill(content_type="text/html; charset=utf-8", body=body)
        else:
            route.fulfill(path=file)


@contextmanager
def visiting(browser: Browser, site: Path, **wishes: Any) -> Iterator[Visitor]:
    """A visitor who has never been to the site, and forgets it afterwards; `wishes` are what a browser may be asked."""
    context = browser.new_context(**wishes)
    yield Visitor(context.new_page(), site)
    context.close()
