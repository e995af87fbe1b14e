"""What the bank answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from servicebanken.bank.bank import Bank, Maturity
from servicebanken.bank.loading import load_bank
from servicebanken.bank.nearness import Reason, nearest_cases, similar_cases
from servicebanken.bank.upkeep import Upkeep
from servicebanken.model.cards import Case, Method, Use
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


def test_what_only_resembles_a_method_does_not_count(bank: Bank) -> None:
    """A story that looked into a method, or did what is like it, is told of and says nothing of how tried it is."""
    byamote = method(bank, "byamote")
    for role in ("liknar", "undersokt"):
        torpa = replace(case(bank, "torpa"), uses=(Use(method=byamote, role=role),))
        told = replace(bank, cases=tuple(torpa if one.slug == "torpa" else one for one in bank.cases))
        assert told.maturity(byamote) is Maturity.TRIED
        assert told.cases_near(byamote) == [torpa] and torpa not in told.cases_using(byamote)
        assert told.other_uses_of(torpa) == list(torpa.uses) and told.methods_of(torpa) == []
        assert place(told, "Åre") not in told.municipalities_using(byamote)


def test_a_regions_story_does_not_count_each_of_its_municipalities(bank: Bank) -> None:
    """One story from a whole region is one, and names no municipality."""
    byamote = method(bank, "byamote")
    told = replace(bank, cases=(case(bank, "alla-i-jamtland"),))
    assert told.municipalities_using(byamote) == []
    assert [region.name for region in told.regions_using(byamote)] == ["Jämtland Härjedalen"]


def test_a_card_read_in_copies_is_not_tried_whatever_day_it_gives(bank: Bank) -> None:
    """Nobody has opened a page of which all that was read is a copy; the card is as old as its time in the bank."""
    torpa = case(bank, "torpa")
    copied = replace(torpa, sources=tuple(replace(one, extent="kopia") for one in torpa.sources))
    came = replace(bank, added={copied.path: date(2024, 1, 1)})
    assert torpa.tried == torpa.reviewed and copied.tried is None
    assert bank.stale_from(copied) is None and not bank.is_stale(copied)
    assert came.dated(copied) == date(2024, 1, 1) and came.is_stale(copied)
    opened = replace(copied, sources=(*copied.sources, replace(copied.sources[0], extent="borjan")))
    assert opened.tried == torpa.reviewed


def test_the_editors_list_has_what_is_used_most_first(bank: Bank) -> None:
    """A card that many pages lead to is mended before one that few do."""
    upkeep = Upkeep(bank)
    used = [upkeep.use_of(card) for card in upkeep.without_year]
    assert used == sorted(used, reverse=True) and len(used) > 1
    wide = case(bank, "alla-i-jamtland")
    assert upkeep.use_of(wide) > upkeep.use_of(case(bank, "umea"))
    assert [one.white for one in upkeep.missed_regions] and all(one.inhabitants for one in upkeep.missed_regions)


def test_a_story_without_a_method_has_others_like_it(bank: Bank) -> None:
    """A method need not be in the bank for a story to lead on to others from the same region."""
    torpa = replace(case(bank, "torpa"), uses=(), themes=(), related=())
    told = replace(bank, cases=tuple(torpa if one.slug == "torpa" else one for one in bank.cases))
    assert "alla-i-jamtland" in [one.case.slug for one in similar_cases(told, torpa)]


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
