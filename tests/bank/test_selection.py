"""A part of the bank: what was asked for, by the names readers use, and what it leads to."""

from __future__ import annotations

from dataclasses import asdict, replace
from datetime import date
from random import Random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicebanken.bank.bank import Bank
from servicebanken.bank.loading import load_bank
from servicebanken.bank.selection import WHOLE, Selection, chosen, left_out, narrowed, pictures_of, read_selection
from servicebanken.bank.selection_words import CHOICES, file_stem, read_wishes, selection_in_words
from servicebanken.model.cards import Card, Case, Method, Use
from servicebanken.problems import Refusal
from support.sites import SITES

BANK = load_bank(SITES / "liten", today=date(2026, 11, 22))[0]
REGISTER = BANK.register
PLACES = [place for name in ("Åre", "Krokom", "Umeå", "Habo", "Håbo") if (place := REGISTER.municipality(name))]


def slugs(cards: Any) -> set[str]:
    return {card.slug for card in cards}


def some(things: Any, most: int) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(st.sampled_from(list(things)), max_size=most, unique=True).map(tuple)


def bank_of(seed: int) -> Bank:
    """A bank whose cards belong here and there and name each other in every way there is."""
    random = Random(seed)
    themes = tuple(replace(BANK.themes[0], slug=f"t{n}", title=f"Tema {n}", path=f"docs/teman/t{n}.md") for n in "123")
    programmes = tuple(replace(BANK.programmes[0], slug=f"p{n}", path=f"docs/program/p{n}.md") for n in "12")
    names = [f"k{number}" for number in range(4)]
    paths = [f"../{folder}/{name}.md" for folder in ("methods", "cases") for name in names]

    def picked(things: Any, most: int, fewest: int = 0) -> tuple[Any, ...]:
        return tuple(random.sample(list(things), random.randint(fewest, most)))

    def common(folder: str, slug: str) -> dict[str, Any]:
        body = " ".join(f"[länk]({path})" for path in picked(paths, 2))
        own = picked(themes, 2, fewest=1)
        return {"slug": slug, "path": f"{folder}/{slug}.md", "body": body, "themes": own, "related": picked(names, 2)}

    methods = tuple(
        replace(BANK.methods[0], **common("methods", name), before=(), after=picked(names, 1)) for name in names
    )
    cases = tuple(
        replace(BANK.cases[0], **common("cases", name), own_regions=(), municipalities=picked(PLACES, 3),
                uses=tuple(Use(method=one) for one in picked(methods, 2)), programmes=picked(programmes, 1))
        for name in names
    )  # fmt: skip
    archived = (replace(methods[3], successor="k0"),)
    return replace(BANK, themes=themes, programmes=programmes, methods=methods[:3], cases=cases,
                   archived_methods=archived, archived_cases=())  # fmt: skip


BANKS = st.integers(0, 10_000)
SELECTIONS = st.builds(
    Selection,
    themes=some(["t1", "t2", "t3"], 2),
    regions=some(["jamtland-harjedalen", "vasterbotten"], 2),
    municipalities=some([place.slug for place in PLACES], 2),
    methods=some(["k0", "k1"], 2),
    programmes=some(["p1", "p2"], 2),
)


@given(BANKS, SELECTIONS)
def test_a_part_holds_what_was_asked_for_and_is_whole_in_itself(seed: int, selection: Selection) -> None:
    """All that is chosen is there, nothing is new, the order stays, and what the cards belong to has its page."""
    bank = bank_of(seed)
    part = narrowed(bank, selection)
    for kind in ("themes", "programmes", "methods", "cases", "archived_methods", "archived_cases"):
        whole, kept = getattr(bank, kind), getattr(part, kind)
        assert kept == tuple(thing for thing in whole if thing in kept)
    assert {*chosen(bank, selection)} <= {*part.cards}
    if selection:
        every = [*part.cards, *part.archived_methods]
        assert {*part.themes} == {theme for card in every for theme in card.themes}
        assert {*part.programmes} == {one for case in part.cases for one in case.programmes}
    assert narrowed(part, selection) == part
    assert read_selection(selection.as_text()) == selection


@given(BANKS, SELECTIONS, st.sampled_from([kind.key for kind in CHOICES]))
def test_more_of_a_kind_widens_and_one_kind_more_narrows(seed: int, selection: Selection, kind: str) -> None:
    """Within a kind any will do, and between kinds all must."""
    bank = bank_of(seed)
    every: Any = {"themes": bank.themes, "methods": bank.methods, "programmes": bank.programmes,
                  "municipalities": PLACES, "regions": REGISTER.regions}[kind]  # fmt: skip
    without = replace(selection, **{kind: ()})
    one = replace(selection, **{kind: (every[0].slug,)})
    two = replace(selection, **{kind: (every[0].slug, every[1].slug)})
    assert {*chosen(bank, one)} <= {*chosen(bank, two)}
    cases = [card for card in chosen(bank, two) if isinstance(card, Case)]
    assert {*cases} <= {card for card in chosen(bank, without) if isinstance(card, Case)}


@given(BANKS, SELECTIONS)
def test_what_comes_along_is_named_by_a_chosen_card(seed: int, selection: Selection) -> None:
    """One step and no further: a card nobody asked for is there because a chosen card, or an archived one, names it."""
    bank = bank_of(seed)
    part = narrowed(bank, selection)
    asked = {*chosen(bank, selection)}
    if not selection:
        return
    for card in {*part.cards} - asked:
        assert any(names(one, card) for one in asked) or card.slug == "k0", card.path


def names(one: Card, other: Card) -> bool:
    by_link = f"../{other.path.removesuffix('.md')}.md" in one.body
    if isinstance(other, Method) and isinstance(one, Case):
        return by_link or other in one.methods
    own = {*one.related, *(one.after if isinstance(one, Method) else ())}
    return by_link or (type(one) is type(other) and other.slug in own)


def test_nothing_asked_for_is_the_whole_bank() -> None:
    """Without a wish nothing is left out, not even what has been archived."""
    assert not WHOLE
    assert narrowed(BANK, WHOLE) is BANK


@pytest.mark.parametrize(
    ("wish", "cards"),
    [
        ({"themes": ["servicepunkt"]}, {"byaplan", "umea"}),
        ({"themes": ["Servicepunkt", "DIALOG"]}, slugs(BANK.cards)),
        ({"regions": ["Z"]}, {"byamote", "torpa", "alla-i-jamtland"}),
        ({"regions": ["jämtland"], "themes": ["dialog"], "programmes": ["Provet"]}, {"byamote", "torpa"}),
        ({"municipalities": ["umeå kommun"]}, {"byamote", "ringrunda", "umea"}),
        ({"municipalities": ["Umeå"], "themes": ["servicepunkt"]}, {"umea"}),
        ({"methods": ["ringrunda"]}, {"ringrunda", "umea"}),
        ({"municipalities": ["Kiruna"]}, set()),
    ],
)  # fmt: skip
def test_cards_are_chosen_by_the_names_readers_use(wish: dict[str, list[str]], cards: set[str]) -> None:
    """Slugs, titles and every name of a place work; a method is reached by place through the stories that used it."""
    assert slugs(chosen(BANK, read_wishes(BANK, wish))) == cards


def test_what_a_card_refers_to_comes_along_and_the_rest_stays() -> None:
    """The story's methods are there, but neither what those link to, nor archived cards, nor the empty programme."""
    part = narrowed(BANK, read_wishes(BANK, {"themes": ["servicepunkt"]}))
    assert (slugs(part.cases), slugs(part.methods)) == ({"umea"}, {"byamote", "byaplan", "ringrunda"})
    assert (part.archived_methods, part.archived_cases, part.programmes) == ((), (), ())
    assert left_out(BANK, part) == {"docs/program/provet.md"}


def test_only_pictures_that_the_cards_show_come_along() -> None:
    """A picture named in the header and one in the text are there; a picture that only another card shows is not."""
    bank = load_bank(SITES.parent / "checker/cards/_bank", today=BANK.today)[0]
    first = replace(bank.methods[0], body="![Bild](vandring.jpg)", picture=None)
    assert pictures_of(replace(bank, methods=(first,), cases=())) == {"methods/vandring.jpg"}


def test_the_same_wish_in_another_order_is_the_same() -> None:
    """Two who ask for the same things get the same selection, whatever they wrote first or twice."""
    one = read_wishes(BANK, {"municipalities": ["Umeå", "are", "Åre kommun"]})
    other = read_wishes(BANK, {"municipalities": ["A\u030are", "umea"]})
    assert asdict(one) == asdict(other)
    assert selection_in_words(BANK, one) == "kommunerna Umeå eller Åre"
    assert file_stem(BANK, one) == "servicebanken-umea-are"
    assert file_stem(BANK, WHOLE) == "servicebanken"


def test_a_long_wish_has_a_short_name_of_its_own() -> None:
    """A file with thirty municipalities in it can still be saved, and not over the one with thirty-one."""
    wishes = [sorted(slugs(REGISTER.municipalities[:number])) for number in (30, 31)]
    stems = {file_stem(BANK, read_wishes(BANK, {"municipalities": wish})) for wish in wishes}
    assert len(stems) == 2 and max(map(len, stems)) < 40


@pytest.mark.parametrize(
    ("kind", "words", "told"),
    [
        ("themes", "servicpunkt", "temat ”servicpunkt” finns inte i banken. Menade du ”Servicepunkt”?"),
        ("methods", "Byamöten", "metoden ”Byamöten” finns inte i banken. Menade du ”Byamöte”?"),
        ("methods", "gammal", "metoden ”gammal” finns inte i banken."),
        ("municipalities", "Umå", "kommunen ”Umå” finns inte i banken. Menade du ”Umeå”?"),
        ("municipalities", "Dalarna", "”Dalarna” är regionen Dalarna. Skriv --region i stället."),
        ("regions", "provet", "”provet” är programmet Provet. Skriv --program i stället."),
        ("regions", "Q", "regionen ”Q” finns inte i banken."),
        ("programmes", "", "programmet ”” finns inte i banken."),
        ("themes", "\x1b[31m", "temat ”\ufffd[31m” finns inte i banken."),
    ],
)
def test_an_unknown_name_is_told_with_what_was_meant(kind: str, words: str, told: str) -> None:
    """Who misspells a name, or writes it after the wrong option, reads what to write instead."""
    with pytest.raises(Refusal) as unknown:
        read_wishes(BANK, {kind: [words]})
    assert str(unknown.value) == told


def test_habo_and_habo_are_told_apart() -> None:
    """Håbo is never taken for Habo, in capitals or small letters."""
    for words, slug in {"Habo": "habo", "HABO": "habo", "håbo": "habo-uppsala", "Håbo kommun": "habo-uppsala"}.items():
        assert read_wishes(BANK, {"municipalities": [words]}).municipalities == (slug,)
