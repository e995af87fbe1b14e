"""The bank's own content: no problems, every claim with a source, nobody's words but ours, no private persons."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

import pytest

from servicebanken.bank.bank import Bank
from servicebanken.bank.day import today
from servicebanken.bank.loading import load_bank
from servicebanken.checker.rules.privacy import judge_privacy
from servicebanken.codes import Severity
from servicebanken.model.cards import Card, Programme
from servicebanken.problems import reports
from support.sites import ROOT

DATA = Path(__file__).parent / "data"
WRITTEN = sorted(path for folder in ("methods", "cases", "docs") for path in (ROOT / folder).rglob("*.md"))

# Methods that are told of in the sources without anybody who used them.
WITHOUT_A_STORY = {"betaltjanstombud", "cirkeln", "prata-med-varandra", "trygghetspunkt", "world-cafe"}


@pytest.fixture(scope="module")
def bank() -> Bank:
    """The bank as it stands today."""
    return load_bank(ROOT, today=today())[0]


@pytest.mark.day
def test_the_content_has_no_fault_and_no_warning() -> None:
    """What we ask of contributors holds for ourselves."""
    problems = load_bank(ROOT, today=today(), with_drafts=True)[1]
    assert reports(one for one in problems if one.severity is not Severity.HINT) == []


def test_the_bank_is_filled(bank: Bank) -> None:
    """A reader finds methods, stories, programmes, themes and words enough to come back for."""
    assert len(bank.methods) >= 31
    assert len(bank.cases) >= 60
    assert len(bank.programmes) == 3
    assert len(bank.themes) >= 18
    assert bank.glossary and len(bank.glossary.terms) >= 40


def test_every_method_has_a_story(bank: Bank) -> None:
    """No method stands alone, but for those that no source tells a story of."""
    assert {method.slug for method in bank.methods if not bank.cases_using(method)} == WITHOUT_A_STORY


def test_every_region_has_a_story(bank: Bank) -> None:
    """No reader finds a region of which nothing is told."""
    assert [region.name for region in bank.register.regions if not bank.cases_in_region(region)] == []


def test_nothing_claims_a_check_that_nobody_made(bank: Bank) -> None:
    """A day of checking stands only on a card of which somebody has opened a source."""
    cards: list[Card | Programme] = [*bank.cards, *bank.programmes]
    assert [card.path for card in cards if card.reviewed and not card.tried] == []


def test_every_source_is_a_known_one(bank: Bank) -> None:
    """Each address a card cites is on the list of sources that have been looked at."""
    known = set((DATA / "kallor.txt").read_text().split())
    cards: list[Card | Programme] = [*bank.methods, *bank.cases, *bank.programmes]
    cited = {(card.slug, source.address) for card in cards for source in card.sources if source.address}
    assert {(slug, address) for slug, address in cited if address not in known} == set()


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_nobody_elses_words(path: Path) -> None:
    """No ten words in a row are the same as in a source text."""
    sums = set((DATA / "kallornas-ordfoljder.txt").read_text().split())
    words = re.findall(r"\w+", path.read_text(encoding="utf-8").lower())
    runs = [" ".join(words[start : start + 10]) for start in range(len(words) - 9)]
    assert [run for run in runs if hashlib.sha256(run.encode()).hexdigest()[:12] in sums] == []


@pytest.mark.parametrize("path", WRITTEN, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_private_persons(path: Path) -> None:
    """No personal number, e-mail address or mobile number stands anywhere."""
    text = path.read_text(encoding="utf-8")
    assert list(judge_privacy(text, path.name)) == []
    assert not re.search(r"[\w.+-]+@[\w-]+\.\w", text)
    # Those whom the sources name with a contact address; the sums say no more than that they are not here.
    names = {"7080b589", "ee52f66b", "4a0bd9a6", "6874dad1"}
    pairs = re.findall(r"\b[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ][a-zåäö]+\b", text)
    assert not {pair for pair in pairs if hashlib.sha256(pair.encode()).hexdigest()[:8] in names}
