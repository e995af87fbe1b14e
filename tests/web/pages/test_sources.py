"""A village that tells its own story: what it shows of where its facts are from, without a page to lead to."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from links import cited
from servicebanken.bank.loading import load_bank
from support.sites import TODAY, built_for_disk, copy_of_site, rewrite
from support.words import text_of, words

CONTACT = "    webb: https://example.org/torpa\n"
SOURCE = "  - titel: En källa\n    adress: https://example.org/kalla\n"
OWN = """\
  - titel: Byalagets kalasbok
    slag: egen
    datum: 2026-11
  - titel: Kvällen på macken
    slag: samtal
  - titel: En källa
    adress: https://example.org/kalla
    datum: 2024
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, where Torpa tells of itself and has no page of its own, in the style of a copy for disk."""
    root = copy_of_site("liten", tmp_path_factory.mktemp("egen"))
    rewrite(root / "cases/torpa.md", {CONTACT: "", SOURCE: OWN})
    told = "kallor:\n  - {titel: Provets bilder, slag: bildspel, datum: 2020-03-09}\n"
    rewrite(root / "docs/program/provet.md", {"kallor:\n": told})
    return built_for_disk(root)


def test_the_reader_sees_what_kind_of_source_it_is(site: Path) -> None:
    """Kind and date stand in words, without a link; a source with a page is a link, as ever."""
    page = site / "berattelser/torpa.html"
    html = page.read_text(encoding="utf-8")
    assert "<li>Byalagets kalasbok. Egen erfarenhet, november 2026</li>" in html
    assert "<li>Kvällen på macken. Samtal</li>" in html
    assert '<li><a href="https://example.org/kalla">En källa</a>. 2024</li>' in html
    assert "Provets bilder. Bildspel, 9 mars 2020" in text_of(site / "program/provet.html")


def test_a_contact_without_a_page_is_words(site: Path) -> None:
    """Whom to ask is told also where there is no page to lead to."""
    html = (site / "berattelser/torpa.html").read_text(encoding="utf-8")
    assert "<li>Landsbygdsutveckling, Torpa kommun</li>" in html


def test_paper_tells_the_same(browser: Browser, site: Path) -> None:
    """On the sheet a source without an address has its number and its kind, and the contact no number."""
    page = browser.new_page()
    page.goto((site / "berattelser/torpa.html").as_uri())
    text = words("".join(one.extract_text() for one in PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages))
    page.close()
    assert words("Kontakt: Landsbygdsutveckling, Torpa kommun. Granskad") in text
    for line in ("1. Byalagets kalasbok. Egen erfarenhet, november 2026", "2. Kvällen på macken. Samtal"):
        assert words(line) in text
    assert words("3. En källa. 2024: example.org/kalla") in text


def test_it_is_found_by_its_name(browser: Browser, site: Path) -> None:
    """There is nowhere else to look for it than in the bank."""
    page = browser.new_page()
    page.goto(f"{(site / 'hitta.html').as_uri()}?q=kalasbok")
    page.wait_for_selector("main [data-hit]")
    assert "Torpa: butiken blev kvar" in page.locator("main [data-hit]").first.inner_text()
    page.close()


def test_the_watch_over_links_asks_about_pages_only(copy_site: Callable[[str], Path]) -> None:
    """What has no address is not asked about."""
    root = copy_site("liten")
    card = root / "cases/torpa.md"
    card.write_text(card.read_text(encoding="utf-8").replace(SOURCE, OWN).replace(CONTACT, ""), encoding="utf-8")
    addresses = cited(root, load_bank(root, today=TODAY)[0])
    assert "https://example.org/kalla" in addresses and all(addresses)
