"""A site as a stream: whoever writes one, into an engine or a folder, gets all of it from one place."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import FrameType

import pytest

from servicebanken.bank.loading import load_bank
from servicebanken.text.rendering import rendered
from servicebanken.web.addresses import public_url
from servicebanken.web.edition import Edition
from servicebanken.web.made import Asset, Page, Redirect
from servicebanken.web.pages.cardtext import sheet_of
from servicebanken.web.settings import Live
from servicebanken.web.stream import OUTPUTS, Site, site_of
from support.sites import SITES, TODAY, BuildSite


@pytest.fixture(scope="module")
def site() -> Site:
    """The small bank, as an engine would ask for it."""
    root = SITES / "liten"
    bank, _ = load_bank(root, today=TODAY)
    pages = sorted((root / "docs").rglob("*.md"))
    texts = {page.relative_to(root / "docs").as_posix(): page.read_text(encoding="utf-8") for page in pages}
    return Site(bank=bank, edition=Edition(whole=bank), texts=texts, live=Live())


def test_every_page_of_the_built_site_is_in_the_stream(site: Site, build_site: BuildSite) -> None:
    """What readers meet is what the stream says, page for page and file for file, and former addresses too."""
    built = build_site("liten")
    made = [*site_of(site)]
    pages = {public_url(one.src_uri, True) for one in made if isinstance(one, Page | Redirect)}
    found = {page.parent.relative_to(built).as_posix() for page in built.rglob("index.html")}
    assert {page.removesuffix("/") or "." for page in pages if page != "404/"} == found
    assets = [one for one in made if isinstance(one, Asset)]
    assert assets and all((built / one.address).is_file() for one in assets)
    assert all((built / one.address).read_text(encoding="utf-8") == one.content for one in assets)


def calls_of(function: Callable[..., object], run: Callable[[], object]) -> int:
    """How often the function is called while something runs."""
    number = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal number
        number += event == "call" and frame.f_code is function.__code__

    sys.setprofile(count)
    try:
        run()
    finally:
        sys.setprofile(None)
    return number


def test_a_card_is_drawn_once(site: Site) -> None:
    """Page, sheet for the workshop and the page of all sheets show one drawing of the card's text."""
    bank = site.bank
    cards = [*bank.cards, *bank.archived_methods, *bank.archived_cases]
    assert calls_of(sheet_of, lambda: [*site_of(site)]) == len(cards)


def test_every_link_knows_where_it_stands(site: Site) -> None:
    """What is drawn once for many pages begins its links with a sign that no text can hold and no page shows."""
    for made in site_of(site):
        content = made.html + made.markdown if isinstance(made, Page) else getattr(made, "content", "")
        assert not isinstance(content, str) or ("\x02" not in content and "\\u0002" not in content), made
    assert "\x02" not in rendered("Så &#2; &#x2; här", lambda target: target)


def test_a_page_says_what_it_is(site: Site) -> None:
    """Title and summary come with each page, as readers write them and not as a page's source does."""
    pages = {one.src_uri: one for one in site_of(site) if isinstance(one, Page)}
    assert all(page.title and "{{" not in page.title and "&" not in page.title for page in pages.values())
    assert pages["methods/byamote.md"].title == "Byamöte"
    assert pages["methods/byamote.md"].summary == site.bank.methods[0].summary
    assert pages["methods/index.md"].title == "Metoder" and pages["index.md"].title == "Start"


def all_titles(site: Site, pages: Sequence[Page]) -> Iterator[tuple[str, str]]:
    yield "titlar.txt", "\n".join(page.title for page in pages)


def test_a_new_output_is_a_value(site: Site) -> None:
    """Somebody who wants one more file on the site adds it to the stream, and touches nothing else."""
    made = [one for one in site_of(site, [*OUTPUTS, all_titles]) if isinstance(one, Asset)]
    (titles,) = [one.content for one in made if one.address == "titlar.txt"]
    assert isinstance(titles, str) and {"Byamöte", "Metoder", "Krokom"} <= {*titles.splitlines()}


def test_a_file_to_fetch_is_named_where_it_lies(site: Site, tmp_path: Path) -> None:
    """A file as large as a zip is passed on by its place, and not read."""
    made = [*site_of(site, [lambda *_: [("stor.zip", tmp_path / "stor.zip")]])]
    assert Asset("stor.zip", tmp_path / "stor.zip") in made
