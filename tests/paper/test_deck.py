"""The deck: every card in one PDF that can be read aloud, searched and leafed through."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import Destination

from servicebanken.bank.bank import Bank
from servicebanken.bank.loading import load_bank
from servicebanken.export.engine import read_settings, settings_file
from servicebanken.model.cards import Card
from servicebanken.model.fields import card_key
from servicebanken.paper.deck import set_deck
from servicebanken.web.settings import Live
from support.sites import SITES
from support.words import words

TODAY = date(2026, 11, 22)
LITEN = SITES / "liten"


def bank_of(root: Path) -> Bank:
    bank, _ = load_bank(root, today=TODAY)
    return bank


def deck_of(root: Path) -> bytes:
    file = BytesIO()
    settings = replace(read_settings(settings_file(root)), live=Live("https://example.org/bank/"))
    set_deck(bank_of(root), root, settings).write(file)
    return file.getvalue()


@pytest.fixture(scope="module")
def deck() -> PdfReader:
    return PdfReader(BytesIO(deck_of(LITEN)))


@pytest.fixture(scope="module")
def starts(deck: PdfReader) -> dict[str, int]:
    """The page, from 0, that each bookmark leads to."""
    marks = (one for one in flat(deck.outline))
    return {str(one.title): deck.get_destination_page_number(one) or 0 for one in marks}


def flat(outline: Sequence[object]) -> Iterator[Destination]:
    for one in outline:
        if isinstance(one, list):
            yield from flat(one)
        elif isinstance(one, Destination):
            yield one


def notes_of(page: PageObject) -> list[Any]:
    """The places on a page that can be pressed."""
    return [note.get_object() for note in cast(list[Any], page.get("/Annots", []))]


def cards_of(root: Path) -> list[Card]:
    return bank_of(root).cards


def test_every_card_is_in_the_deck(deck: PdfReader, starts: dict[str, int]) -> None:
    """Each card has a bookmark to the page where it begins, where its summary and all its headings stand."""
    for card in cards_of(LITEN):
        text = words("".join(page.extract_text() for page in deck.pages[starts[card.title] :][:2]))
        assert words(card.title) in text and words(card.summary) in text
        headings = re.findall(r"^#{2,3} (.+)$", card.body, re.MULTILINE)
        assert [one for one in headings if words(one) not in text and one != "Tips till den som leder"] == []


def test_contents_say_the_page(deck: PdfReader, starts: dict[str, int]) -> None:
    """The number in the contents is the number printed on the page, and pressing the line leads there."""
    contents = deck.pages[starts["Innehåll"]]
    shown = words(contents.extract_text())
    named = {one.title: number for one in cards_of(LITEN) if (number := starts[one.title])}
    for title, number in named.items():
        assert f"{words(title)}{number + 1}" in shown
        assert deck.pages[number].extract_text().split()[-1] == str(number + 1)
    led = {deck.named_destinations[str(note["/Dest"])].page for note in notes_of(contents)}
    assert {deck.pages[number].indirect_reference for number in named.values()} <= led


def test_the_advice_stands_last(deck: PdfReader, starts: dict[str, int]) -> None:
    """What is for the leader is not on the sheets that are handed out, but on pages of its own at the end."""
    advised = [method for method in bank_of(LITEN).methods if "Tips till den som leder" in method.body]
    assert advised
    for method in advised:
        advice = method.body.partition("## Tips till den som leder\n")[2]
        tip = words(advice.strip().split("\n")[0].strip("- "))
        at = [number for number, page in enumerate(deck.pages) if tip in words(page.extract_text())]
        assert at and min(at) >= starts["Till den som leder"] > max(starts[one.title] for one in cards_of(LITEN))


def test_the_deck_can_be_read_aloud(deck: PdfReader) -> None:
    """It says its language and title, is tagged with headings, lists and links, and its pictures have words."""
    root = cast(dict[str, Any], deck.root_object)
    assert root["/Lang"] == "sv" and root["/MarkInfo"]["/Marked"]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert deck.metadata is not None and deck.metadata.title == "Metoder och berättelser"
    assert b"pdfuaid:part" in root["/Metadata"].get_object().get_data()
    tags = [*tags_of(root["/StructTreeRoot"])]
    assert {"/H1", "/H2", "/H3", "/L", "/LI", "/Link", "/P", "/Art"} <= {str(tag["/S"]) for tag in tags}
    figures = [tag for tag in tags if tag["/S"] == "/Figure"]
    assert figures and all(tag.get("/Alt") for tag in figures)


def tags_of(node: Any) -> Iterator[dict[str, Any]]:
    found = node.get_object()
    if isinstance(found, dict):
        if "/S" in found:
            yield found
        children = found.get("/K")
        for child in children if isinstance(children, list) else [children] if children else []:
            yield from tags_of(child)


def test_links_lead_within_or_to_the_living_bank(deck: PdfReader) -> None:
    """A link to a card in the deck leads to its sheet; to a page that is not, to the web; to the disk, never."""
    notes = [note for page in deck.pages for note in notes_of(page)]
    outside = {str(note["/A"]["/URI"]) for note in notes if "/A" in note}
    assert outside and all(address.startswith(("https://", "http://")) for address in outside)
    assert any(address.startswith("https://example.org/bank/kommuner/") for address in outside)
    within = {str(note["/Dest"]) for note in notes if "/Dest" in note}
    assert {card_key(card) for card in cards_of(LITEN)} <= within


def test_the_same_bank_gives_the_same_bytes() -> None:
    """Two decks of one bank are the same file."""
    assert deck_of(LITEN) == deck_of(LITEN)
