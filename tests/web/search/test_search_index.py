"""What the index holds, how it is packed, and how large it becomes."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
import snowballstemmer  # type: ignore[import-untyped]
from playwright.sync_api import Browser, Page

from servicebanken.bank.loading import load_bank
from servicebanken.swedish import slugify
from servicebanken.web.addresses import page_of, public_url
from servicebanken.web.pages.drawer import Drawer
from servicebanken.web.pages.pages import render_pages
from servicebanken.web.scripts import script_files
from servicebanken.web.search.documents import plain
from servicebanken.web.search.index import search_files, words_of
from servicebanken.web.search.packing import Bits, best_parameter, front_coded
from support.sites import ROOT, BuildSite
from synthetic import TODAY, make_bank


@pytest.fixture
def engine(browser: Browser) -> Iterator[Page]:
    """A page with nothing but the engine."""
    page = browser.new_page()
    page.add_script_tag(content=dict(script_files())["assets/search-engine.js"])
    yield page
    page.close()


def test_words_are_as_readers_type_them() -> None:
    """Soft hyphens are no part of a word, letters and their marks are one, and signs part words."""
    assert words_of("Service\u00adpunkt, hemsa\u0308ndning – e-tjänst 2.0!") == [
        "servicepunkt", "hemsändning", "e", "tjänst", "2", "0",
    ]  # fmt: skip


def test_only_words_are_indexed() -> None:
    """Addresses, tags and comments are not text; what a link or a picture says is."""
    link = '[om rådet](../cases/hemligt.md "titel")'
    text = plain(f"Läs {link} <!-- dolt --> <b>nu</b>, https://exempel.se/adress &amp; mer")
    assert words_of(text) == ["läs", "om", "rådet", "nu", "mer"]
    assert words_of(plain('Se <a href="https://exempel.se/">hela guiden</a> här')) == ["se", "hela", "guiden", "här"]


def test_the_index_of_a_thousand_cards_is_small(tmp_path: Path) -> None:
    """At 1,000 cards of 600 words and 13,000 distinct words the index takes at most 320 bytes a card on its way."""
    make_bank(tmp_path / "bank", 1000)
    bank, _ = load_bank(tmp_path / "bank", today=TODAY)
    # Of pages that are no card's the index has only the titles, some fifteen in all, and to draw a thousand takes long.
    files = dict(search_files(bank, (), {}, directory_urls=True))
    assert len(gzip.compress(files["assets/search-index.js"].encode(), 9)) <= 320 * 1000


def test_odd_titles_lead_to_their_pages(engine: Page, tmp_path: Path) -> None:
    """An address that no simple folding of the title gives is said in the index: ß, ligatures, odd marks."""
    make_bank(tmp_path / "bank", 12)
    titles = ["Straße und Süd", "ﬁber till ﬂer", "İstanbul i byn", "Đurđa på besök", "Café – Århus & Ærø", "½ butik"]
    cards = sorted((tmp_path / "bank/cases").glob("*.md"))
    for card, title in zip(cards, titles, strict=False):
        text = card.read_text(encoding="utf-8")
        (card.parent / f"{slugify(title)}.md").write_text(
            re.sub(r"^titel: .*$", f'titel: "{title}"', text, count=1, flags=re.MULTILINE), encoding="utf-8"
        )
    bank, _ = load_bank(tmp_path / "bank", today=TODAY)
    files = dict(search_files(bank, render_pages(Drawer(bank)), {}, directory_urls=True))
    engine.evaluate("text => (0, eval)(text)", files["assets/search-index.js"])
    addresses = engine.evaluate(
        "() => new self.servicebanken.Engine(self.servicebanken.index).documents.map((one) => one.address)"
    )
    assert {f"berattelser/{slugify(title)}/" for title in titles} <= set(addresses)
    assert {public_url(page_of(case), True) for case in bank.cases} <= set(addresses)


def test_unpacked_lists_are_those_packed(engine: Page) -> None:
    """The engine reads every list of documents as it was written, short or long, dense or thin."""
    random = Random(5)

    def some(documents: int, most: int) -> list[int]:
        return sorted(random.sample(range(documents), random.randint(0, min(documents, most))))

    for documents in (1, 2, 7, 100, 5000):
        lists = [(some(documents, documents), some(documents, 5)) for _ in range(150)]
        parameters = [best_parameter([len(pair[index]) for pair in lists]) for index in (0, 1)]
        bits, blocks = Bits(), []
        for at, pair in enumerate(lists):
            if at % 16 == 0:
                blocks.append(bits.length)
            for numbers, m in zip(pair, parameters, strict=True):
                bits.number(len(numbers), m)
            for numbers in pair:
                bits.rising(numbers, documents)
        counts = {"body": parameters[0], "summary": parameters[1], "end": bits.length}
        text = {"documents": documents, "size": 16, "blocks": blocks, "counts": counts, "postings": bits.text}
        read = engine.evaluate(
            "([text, number]) => { const read = new self.servicebanken.Engine.Postings(text);"
            "return Array.from({ length: number }, (_, at) => read.of(at)); }",
            [text, len(lists)],
        )
        assert read == [[list(numbers) for numbers in pair] for pair in lists]


def test_front_coded_words_come_back(engine: Page) -> None:
    """The engine reads the word list as it was written, also words much alike, with marks and with digits."""
    words = sorted({"a", "ab", "2020", "20", "service", "servicepunkt", "å", "åre", "åres", "x" * 40, "x" * 39 + "y"})
    assert engine.evaluate("text => self.servicebanken.Engine.unfronted(text)", front_coded(words)) == words


def test_the_engine_stems_as_snowball_does(engine: Page) -> None:
    """Endings are cut as the published algorithm cuts them."""
    texts = [path for folder in ("methods", "cases", "docs") for path in (ROOT / folder).rglob("*.md")]
    words = sorted({word for path in texts for word in words_of(path.read_text(encoding="utf-8"))})
    stem = snowballstemmer.stemmer("swedish").stemWord
    read = engine.evaluate("words => words.map((word) => self.servicebanken.Engine.stem(word))", words)
    assert len(words) > 3000
    assert {word: got for word, got in zip(words, read, strict=True) if got != stem(word)} == {}


def test_hidden_cards_are_not_found(build_site: BuildSite) -> None:
    """Drafts and archived cards are in no index."""
    index = (build_site("liten") / "assets/search-index.js").read_text(encoding="utf-8")
    assert "Torpa: butiken blev kvar" in index
    assert "utkast" not in index.casefold() and "En arkiverad berättelse" not in index


def test_nothing_in_a_card_can_end_the_script(build_site: BuildSite) -> None:
    """What a card says is text in the index, also where it looks like markup."""
    for name in ("search-index.js", "search-summaries.js"):
        text = (build_site("åäö") / "assets" / name).read_text(encoding="utf-8")
        assert not set("<>&\u2028\u2029") & set(text.replace("||", ""))
        json.loads(text[text.index("=", text.index(").")) + 1 : text.rindex(";")])
