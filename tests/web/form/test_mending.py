"""What the form mends by itself, so that nobody has to be told of it."""

from __future__ import annotations

import unicodedata

import pytest
from playwright.sync_api import Page

from servicebanken.checker.rules.persons import is_like_a_name
from servicebanken.problems import judged
from servicebanken.text.decoding import decoded

TEXTS = {
    "en rubrik": ("## Så började det\n\nVi ringde.", "### Så började det\n\nVi ringde."),
    "en huvudrubrik": ("# Allt\n\nVi ringde.", "### Allt\n\nVi ringde."),
    "en underrubrik": ("### Sedan\n\nVi skrev.", "### Sedan\n\nVi skrev."),
    "en hashtagg": ("#torpa är byns egen.", "#torpa är byns egen."),
    "underpunkter ur Word": ("•\tEnkät\no\tFrågor\n•\tMöte", "- Enkät\n  - Frågor\n- Möte"),
    "en tabell ur Word": (
        "Så här:\nSätt\tTid\nMöte\tmaj\nSlut.",
        "Så här:\n\n| Sätt | Tid |\n| --- | --- |\n| Möte | maj |\n\nSlut.",
    ),
    "en rad med tabb": ("Plats:\tTorpa", "Plats:\tTorpa"),
    "numrerat ur Word": ("1.\tRing\n2.\tSkriv", "1.\tRing\n2.\tSkriv"),
    "tabbar i kod": ("```\na\tb\nc\td\n```", "```\na\tb\nc\td\n```"),
    "i kod": ("```\n# så här\n```", "```\n# så här\n```"),
}


@pytest.mark.parametrize("what", TEXTS)
def test_a_text_is_made_markdown_that_fits(what: str, checks: Page) -> None:
    """A heading in a field fits below the field's own, and points and tables of a word processor stay."""
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


DISGUISED = {
    "matematisk fetstil": ("𝐁𝐮𝐭𝐢𝐤𝐞𝐧 i Torpa", "Butiken i Torpa"),
    "hopskrivna bokstäver": ("ﬁka på kaﬀestugan", "fika på kaffestugan"),
    "breda siffror": ("kl. １８", "kl. 18"),
    "en romersk siffra": ("etapp Ⅷ", "etapp VIII"),
    "osynligt mitt i ett ord": ("Tor\u200bpa \u2060by\ufeff", "Torpa by"),
    "en delad bokstav runt något osynligt": ("A\u200b\u030adalen", "Ådalen"),
    "en bred bokstav i två delar": ("ａ\u030a", "å"),
    "det som skrivs så på svenska": ("5 µm, 1:º, 10 m², ½", "5 µm, 1:º, 10 m², ½"),
}


@pytest.mark.parametrize("what", DISGUISED)
def test_what_looks_like_a_letter_is_written_as_one(what: str, checks: Page) -> None:
    """Words that would never be found become those they look like, in a value and in a text."""
    typed, made = DISGUISED[what]
    for clean in ("cleanValue", "cleanText"):
        assert checks.evaluate(f"text => servicebanken.card.{clean}(text)", typed) == made


def test_nothing_that_is_typed_is_told_of_as_disguised(checks: Page) -> None:
    """Of every letter and digit there is, the form makes what the checker reads, and the checker then says nothing."""
    signs = [
        chr(one) for one in range(0x110000) if unicodedata.category(chr(one)) in ("Lu", "Ll", "Lt", "Lo", "Nd", "Nl")
    ]
    typed = "\n".join(signs)
    made = checks.evaluate("text => servicebanken.card.clean(text)", typed)
    read = judged(decoded(made.encode(), "cases/torpa.md"))
    assert read.problems == () and read.value == made
    assert made == judged(decoded(typed.encode(), "cases/torpa.md")).value


PERSONS = ("Karin", "Anna Andersson", "Lars-Erik Nilsson", "Ronja Persson, kassör", "Åsa Wik")
FUNCTIONS = (
    "Region Dalarna", "Tillväxtverket", "Landsbygdsutveckling", "Service Norrbotten", "Torpa Byalag", "Ordförande",
    "Samordnare för serviceforumet", "Maria församling", "Kommunens Växel", "Lokala Butiken", "redaktionen", "",
)  # fmt: skip


def test_a_person_is_told_from_a_function() -> None:
    """What is asked about is a name that people have; capital letters alone are not enough."""
    assert [text for text in PERSONS if not is_like_a_name(text)] == []
    assert [text for text in FUNCTIONS if is_like_a_name(text)] == []
