"""All that is Swedish about text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicebanken import swedish
from servicebanken.model.facts import PartialDate


def test_the_alphabet() -> None:
    """Å, ä and ö come after z in that order, é stands with e, case does not matter."""
    words = ["Örebro", "Älmhult", "Zinkgruvan", "Åmål", "idé", "Ide", "ideal", "ånge"]
    assert sorted(words, key=swedish.swedish) == [
        "Ide",
        "idé",
        "ideal",
        "Zinkgruvan",
        "Åmål",
        "ånge",
        "Älmhult",
        "Örebro",
    ]


def test_a_decomposed_letter_sorts_as_a_whole_one() -> None:
    """A name typed on a Mac, with its ring apart, stands where the reader looks for it."""
    assert swedish.swedish("A\u030amål")[0] == swedish.swedish("Åmål")[0]


@pytest.mark.parametrize(
    ("words", "sentence"), [([], ""), (["a"], "a"), (["a", "b"], "a och b"), (["a", "b", "c"], "a, b och c")]
)
def test_lists_are_written_as_in_a_sentence(words: list[str], sentence: str) -> None:
    """Commas, and "och" before the last."""
    assert swedish.joined(words) == sentence


def test_numbers() -> None:
    """Thousands stand apart by a space that never breaks, and one is singular."""
    assert swedish.grouped(4_500_000) == "4\u00a0500\u00a0000"
    assert [swedish.counted(n, "metod", "metoder") for n in (0, 1, 2)] == ["0 metoder", "1 metod", "2 metoder"]


def test_dates_are_as_exact_as_they_are_known() -> None:
    """A year is a year, a month a month, and a period without an end says so."""
    assert swedish.long_date(date(2021, 9, 9)) == "9 september 2021"
    assert swedish.long_date(PartialDate(year=2022, month=7)) == "juli 2022"
    start, end = PartialDate(year=2017, month=9), PartialDate(year=2020, month=11)
    assert swedish.span(start, end) == "september 2017–november 2020"
    assert swedish.span(PartialDate(year=2011), None, is_ongoing=True) == "2011, pågår"
    assert swedish.span(PartialDate(year=2006), None) == "från 2006"


@pytest.mark.parametrize(
    ("written", "meant"),
    [("Åtvidabärg", "Åtvidaberg"), ("are", "Åre"), ("Ovik", None), ("Örnsköldvik", "Örnsköldsvik"), ("zzz", None)],
)
def test_which_name_was_meant(written: str, meant: str | None) -> None:
    """A slip or missing dots find the name; what is too far off finds none."""
    assert swedish.nearest(written, ["Åre", "Åtvidaberg", "Örnsköldsvik", "Berg"]) == meant


@given(st.text())
def test_a_slug_is_always_an_address(text: str) -> None:
    """Whatever a title holds, its address has only a–z, 0–9 and single hyphens."""
    slug = swedish.slugify(text)
    assert slug == "" or __import__("re").fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug)
