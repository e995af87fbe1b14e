"""What the form mends by itself, so that nobody has to be told of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from servicebanken.checker.rules.persons import is_like_a_name

TEXTS = {
    "en rubrik": ("## Så började det\n\nVi ringde.", "### Så började det\n\nVi ringde."),
    "en huvudrubrik": ("# Allt\n\nVi ringde.", "### Allt\n\nVi ringde."),
    "en underrubrik": ("### Sedan\n\nVi skrev.", "### Sedan\n\nVi skrev."),
    "en hashtagg": ("#torpa är byns egen.", "#torpa är byns egen."),
    "i kod": ("```\n# så här\n```", "```\n# så här\n```"),
}


@pytest.mark.parametrize("what", TEXTS)
def test_a_heading_below_a_heading_is_a_smaller_one(what: str, checks: Page) -> None:
    """Whoever types a heading in a field gets one that fits below the field's own."""
    typed, made = TEXTS[what]
    assert checks.evaluate("text => servicebanken.card.cleanText(text)", typed) == made


ADDRESSES = {
    "gullabo.se": "https://gullabo.se",
    "www.gullabo.se/butiken?x=1": "https://www.gullabo.se/butiken?x=1",
    "åsele.se": "https://åsele.se",
    "https://gullabo.se": "https://gullabo.se",
    "http://gullabo.se": "http://gullabo.se",
    "info@gullabo.se": "info@gullabo.se",
    "butiken i gullabo": "butiken i gullabo",
    "javascript:alert(1)": "javascript:alert(1)",
    "butiken": "butiken",
}


@pytest.mark.parametrize("typed", ADDRESSES)
def test_an_address_is_made_whole(typed: str, checks: Page) -> None:
    """An address as people write it gets its beginning; what is none stays as it was, to be told of."""
    assert checks.evaluate("text => servicebanken.card.wholeAddress(text)", typed) == ADDRESSES[typed]


NAMES = {
    "Butiken i Torpa": "butiken-i-torpa",
    "Con": "con-kort",
    "LPT1": "lpt1-kort",
    "Index": "index-2",
    "Konsum": "konsum",
    "": "nytt-kort",
}


@pytest.mark.parametrize("title", NAMES)
def test_every_computer_can_have_the_file(title: str, checks: Page) -> None:
    """The name that is made of a title is one that Windows does not refuse, and that no other card has."""
    asked = "title => servicebanken.card.nameOf(title, ['torpa'], servicebanken.form.patterns.reserved)"
    assert checks.evaluate(asked, title) == NAMES[title]
    assert checks.evaluate(asked, "Torpa") == "torpa-2"


PERSONS = ("Karin", "Anna Andersson", "Lars-Erik Nilsson", "Ronja Persson, kassör", "Åsa Wik")
FUNCTIONS = (
    "Region Dalarna", "Tillväxtverket", "Landsbygdsutveckling", "Service Norrbotten", "Torpa Byalag", "Ordförande",
    "Samordnare för serviceforumet", "Maria församling", "Kommunens Växel", "Lokala Butiken", "redaktionen", "",
)  # fmt: skip


def test_a_person_is_told_from_a_function() -> None:
    """What is asked about is a name that people have; capital letters alone are not enough."""
    assert [text for text in PERSONS if not is_like_a_name(text)] == []
    assert [text for text in FUNCTIONS if is_like_a_name(text)] == []
