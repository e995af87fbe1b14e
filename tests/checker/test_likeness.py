"""Cards that tell the same thing in the same words are found; cards that only resemble each other are left in peace."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from random import Random
from textwrap import fill

import pytest

from servicebanken.bank.day import today
from servicebanken.bank.loading import load_bank
from servicebanken.checker.rules.likeness import FEWEST, judge_likeness
from servicebanken.model.cards import Case, Status
from support.sites import ROOT
from synthetic import made_up_words

WORDS = made_up_words(Random(1), 2000)


def text(seed: int, sentences: int = 40) -> str:
    """A text of its own, in lines, below a heading that every card has."""
    random = Random(seed)
    told = [" ".join(random.choices(WORDS, k=random.randint(6, 16))) + "." for _ in range(sentences)]
    return "## Om projektet\n\n" + fill(" ".join(told), 90)


@pytest.fixture(scope="module")
def story() -> Case:
    """A card of the bank, to be given other texts."""
    return load_bank(ROOT, today=today())[0].cases[0]


def told(story: Case, *texts: str) -> dict[str, str]:
    cards = [replace(story, path=f"cases/{name}.md", body=text) for name, text in zip("abcdef", texts, strict=False)]
    return {one.path: one.message for one in judge_likeness(cards)}


def with_changes(text: str, every: int) -> str:
    """The text with every so many words changed, as by one who has made it his own, and its lines broken anew."""
    words = text.split()
    return " ".join("annat" if place % every == 0 else word for place, word in enumerate(words))


def test_a_copy_is_told_at_both_cards(story: Case) -> None:
    """Whichever of the two the writer asks about, it names the other and says how alike they are."""
    found = told(story, text(1), text(2), text(1))
    assert set(found) == {"cases/a.md", "cases/c.md"}
    assert "ungefär 100 procent av texten" in found["cases/a.md"] and "cases/c.md" in found["cases/a.md"]
    assert "cases/a.md" in found["cases/c.md"]


@pytest.mark.parametrize(("every", "is_told"), [(40, True), (12, True), (3, False)])
def test_a_copy_with_changes_is_still_a_copy(story: Case, every: int, is_told: bool) -> None:
    """A new name here and there does not make another text; a text rewritten from end to end is another."""
    assert bool(told(story, text(1), with_changes(text(1), every))) is is_told


def test_a_part_finds_its_whole(story: Case) -> None:
    """A card that is all within a longer one is told of, and how little of the longer one that is."""
    found = told(story, text(1, 120), text(1, 120)[: len(text(1, 120)) // 4])
    assert re.match(r"ungefär \d+ procent", found["cases/b.md"])
    share = {path: int(message.split()[1]) for path, message in found.items()}
    assert share["cases/b.md"] > 90
    assert 15 < share["cases/a.md"] < 35


def test_each_copy_names_one_other(story: Case) -> None:
    """Many copies of one text give one message each."""
    assert len(told(story, *[text(1)] * 6)) == 6


def test_shared_headings_and_short_texts_are_no_copies(story: Case) -> None:
    """Fixed headings are alike in all cards, and two lines can be alike by chance."""
    assert told(story, text(1), text(2), text(3)) == {}
    short = text(1, FEWEST // 2 - 1)
    assert told(story, short, short) == {}
    assert told(story, "", "") == {}


def test_an_archived_card_may_live_on(story: Case) -> None:
    """The card that replaces an archived one may keep its words."""
    cards = [replace(story, body=text(1)), replace(story, path="cases/b.md", body=text(1), status=Status.ARCHIVED)]
    assert [*judge_likeness(cards)] == []


def test_independent_stories_are_far_from_the_limit() -> None:
    """In the bank itself no two cards come near to being told of, so a new card hardly will by chance."""
    bank, _ = load_bank(Path(ROOT), today=today())
    assert [*judge_likeness([*bank.methods, *bank.cases])] == []
