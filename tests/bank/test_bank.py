"""What the bank answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from servicebanken.bank.bank import Bank, Maturity
from servicebanken.bank.loading import load_bank
from servicebanken.bank.nearness import Reason, nearest_cases, similar_cases
from servicebanken.model.cards import Case, Method
from servicebanken.places.register import Municipality
from support.sites import SITES

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank(SITES / "liten", today=TODAY)[0]


def method(bank: Bank, slug: str) -> Method:
    return next(one for one in bank.methods if one.slug == slug)


def case(bank: Bank, slug: str) -> Case:
    return next(one for one in bank.cases if one.slug == slug)


def place(bank: Bank, name: str) -> Municipality:
    found = bank.register.municipality(name)
    assert found
    return found


def test_a_region_follows_from_the_municipality(bank: Bank) -> None:
    """Nobody writes the region of a story that names its municipality."""
    assert [region.name for region in case(bank, "torpa").regions] == ["Jämtland Härjedalen"]
    assert len(case(bank, "alla-i-jamtland").municipalities) == 8


def test_maturity_needs_three_stories_in_two_regions(bank: Bank) -> None:
    """The scale is counted: none, some, three in two regions."""
    assert {slug: bank.maturity(method(bank, slug)) for slug in ("byaplan", "ringrunda", "byamote")} == {
        "byaplan": Maturity.NEW,
        "ringrunda": Maturity.TRIED,
        "byamote": Maturity.PROVEN,
    }


def test_neither_many_stories_nor_many_regions_is_enough(bank: Bank) -> None:
    """Three stories from one region, or two from two, leave a method tried but not proven."""
    torpa, umea = case(bank, "torpa"), case(bank, "umea")
    for cases in ((torpa, replace(torpa, slug="a"), replace(torpa, slug="b")), (torpa, umea)):
        assert replace(bank, cases=cases).maturity(method(bank, "byamote")) is Maturity.TRIED


def test_drafts_are_for_the_preview() -> None:
    """A draft is in the bank of the preview and not in that of the site."""
    site, preview = (load_bank(SITES / "liten", today=TODAY, with_drafts=drafts)[0] for drafts in (False, True))
    assert {one.slug for one in preview.cases} - {one.slug for one in site.cases} == {"utkastet"}


def test_archived_cards_are_in_no_list(bank: Bank) -> None:
    """An archived card is kept apart, with its successor."""
    assert "gammal" not in {one.slug for one in bank.methods}
    (archived,) = bank.archived_methods
    assert bank.successor(archived) is method(bank, "byamote")


@pytest.mark.day
def test_a_card_grows_stale_after_two_years(bank: Bank) -> None:
    """24 months after somebody last checked it, and not before."""
    later = load_bank(SITES / "liten", today=date(2028, 11, 2))
    assert not bank.is_stale(method(bank, "byamote"))
    assert later[0].is_stale(method(later[0], "byamote"))
    assert {one.code for one in later[1]} >= {"gammal-granskning"}


def test_a_neighbour_comes_first(bank: Bank) -> None:
    """Nearest first: a neighbour's story, then the region's, then those of like municipalities; never one's own."""
    near = nearest_cases(bank, place(bank, "Krokom"))
    assert [(one.case.slug, one.reason) for one in near][:1] == [("torpa", Reason.NEIGHBOUR)]
    assert "alla-i-jamtland" not in {one.case.slug for one in near}
    assert all(one.words for one in near)


@pytest.mark.parametrize("name", ["Kiruna", "Gotland", "Stockholm", "Sundbyberg"])
def test_few_stories_for_each_reason(bank: Bank, name: str) -> None:
    """At most nine stories, at most three of one kind, nearest reason first."""
    reasons = [one.reason for one in nearest_cases(bank, place(bank, name))]
    kinds = [reason.kin for reason in reasons]
    assert reasons == sorted(reasons)
    assert len(reasons) <= 9 and all(kinds.count(kind) <= 3 for kind in kinds)


def test_similar_stories_say_why(bank: Bank) -> None:
    """A story with the same method is similar, and the reader is told so."""
    found = {one.case.slug: one.words for one in similar_cases(bank, case(bank, "torpa"))}
    assert found["umea"] == "samma metod: Byamöte"
    assert "även i Jämtland Härjedalen" in found["alla-i-jamtland"]
