"""Cards on paper, as a reader prints them from Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from playwright.sync_api import Browser
from pypdf import PdfReader

from servicebanken.web.pages.cardtext import code_of
from support.sites import ROOT, BuildSite, run_mkdocs
from support.words import words


def printed(browser: Browser, path: Path) -> PdfReader:
    """The page as it comes out of the printer."""
    page = browser.new_page()
    page.goto(path.as_uri())
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    return pdf


def text_of(pdf: PdfReader) -> str:
    return words("".join(page.extract_text() for page in pdf.pages))


def test_every_method_is_two_sides_and_every_story_one(browser: Browser, build_site: BuildSite) -> None:
    """The own bank's cards keep to their sheets: all of them at once, each on a side of its own."""
    site = build_site("")
    pdf = printed(browser, site / "workshop/alla/index.html")
    texts = [page.extract_text() for page in pdf.pages]
    starts = [number for number, text in enumerate(texts) if re.search(r"(Metod|Berättelse) ·", text)]
    ends = [*starts[1:], len(texts)]
    assert starts[0] == 0 and "Alla kort att skriva ut" not in texts[0]
    assert len(starts) == len(list((site / "assets/blad").glob("*.js")))
    for start, end in zip(starts, ends, strict=True):
        assert end - start <= (2 if "Metod ·" in texts[start] else 1), texts[start][:80]


def test_a_method_prints_as_a_hand_out(browser: Browser, build_site: BuildSite) -> None:
    """Every heading is on paper, facts, materials and addresses in full; the leader's part and the buttons are not."""
    site = build_site("")
    text = text_of(printed(browser, site / "metoder/serviceforum/index.html"))
    card = (ROOT / "methods/serviceforum.md").read_text(encoding="utf-8")
    headings = re.findall(r"^#{2,3} (.+)$", card, re.MULTILINE)
    assert [one for one in headings if words(one) not in text] == ["Tips till den som leder"]
    assert words("Ett pass: 180 minuter") in text and words("Att ta med") in text and "namnskyltar" in text
    for address in re.findall(r"adress: https://(\S+)", card):
        assert address in text
    assert "Skrivut" not in text and "Vadbehöverniläsaom" not in text


def test_paper_leads_back_to_the_web(browser: Browser, copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """Where the bank has an address the sheet has it, in writing and as a code, also in a copy for disk."""
    root = copy_site("liten")
    config = root / "mkdocs.yml"
    for told, expected in (("", ""), ("site_url: https://example.org/bank/\n", "example.org/bank/metoder/byamote/")):
        config.write_text(told + config.read_text(encoding="utf-8"), encoding="utf-8")
        result = run_mkdocs(config, tmp_path / "site", "--no-directory-urls")
        assert result.returncode == 0, result.stderr
        html = (tmp_path / "site/metoder/byamote.html").read_text(encoding="utf-8")
        assert (code_of(f"https://{expected}") in html) == bool(expected)
        assert ("sb-code" in html) == bool(expected)
        text = text_of(printed(browser, tmp_path / "site/metoder/byamote.html"))
        assert (f"Kortetpånätet:{expected}" in text) == bool(expected)
