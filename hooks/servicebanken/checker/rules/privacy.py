"""Private persons stay out of the bank: personal numbers, a person's e-mail address, mobile numbers."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from html import unescape

from ...problems import Problem, Sentence, Spot

PERSONAL_NUMBER = Sentence(
    "personnummer",
    "raden innehåller något som ser ut som ett personnummer. Ta bort det.",
    "Här står något som ser ut som ett personnummer. Ta bort det.",
)
PRIVATE_MAIL = Sentence(
    "privat-epost",
    "”{shown}” ser ut som en enskild persons e-postadress. Ange en funktion och organisationens webbsida under "
    "kontakt.",
    "”{shown}” ser ut som en enskild persons e-postadress. Ange en funktion och organisationens webbsida under "
    "Kontakt.",
)
MOBILE_NUMBER = Sentence(
    "mobilnummer",
    "”{shown}” ser ut som ett mobilnummer. Ange organisationens webbsida under kontakt i stället.",
    "”{shown}” ser ut som ett mobilnummer. Ange organisationens webbsida under Kontakt i stället.",
)

# Bounded everywhere, so that no text takes longer than its length. A quick look comes first, since most texts have
# nothing of the kind: fixed words, once all digits are alike, and a pattern with a fixed beginning are found at once.
_DIGITS_ALIKE = bytes.maketrans(b"123456789", b"000000000")
_SOME_NUMBERS = (b"000000-0000", b"0000000000", b"000000 0000", b"000000+0000")
NUMBER = re.compile(
    r"(?<![\d-])(?:19|20)?(?P<year>[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})[-+ ]?(?P<end>[0-9]{4})(?![\d-])"
)
_SOME_MOBILE = re.compile(r"7[02369](?:[ -]?\d){7}")
MOBILE = re.compile(r"(?<!\d)(?:\+46[ -]?\(?0?\)?|0046[ -]?|0)7[02369](?:[ -]?\d){7}(?!\d)")
ADDRESS = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
FULL_NAME = re.compile(r"[^\W\d_]{2,}[._][^\W\d_]{2,}(?:[._-][^\W\d_]+)*")

PRIVATE_HOSTS = frozenset({
    "gmail", "hotmail", "outlook", "live", "icloud", "yahoo", "telia", "msn", "me", "spray", "home", "comhem",
    "protonmail", "bredband2",
})  # fmt: skip

# Where it is, what is told of it, and what of it is shown.
Sighting = tuple[int, Sentence, str]


def judge_privacy(text: str, path: str) -> Iterator[Problem]:
    """Private persons in the whole file, header and body alike, also where HTML has other names for the signs."""
    if "&" in text:
        text = "\n".join(unescape(line).replace("\n", " ") if "&" in line else line for line in text.split("\n"))
    starts: list[int] = []
    for position, sentence, shown in (*_personal_numbers(text), *_addresses(text), *_mobiles(text)):
        starts = starts or [0, *(end.end() for end in re.finditer("\n", text))]
        line = bisect_right(starts, position)
        yield sentence.at(Spot(path, line, position - starts[line - 1] + 1), shown=shown)


def _personal_numbers(text: str) -> Iterator[Sighting]:
    digits = text.encode(errors="replace").translate(_DIGITS_ALIKE)
    if not any(number in digits for number in _SOME_NUMBERS):
        return
    for match in NUMBER.finditer(text):
        if _is_personal_number(match):
            yield match.start(), PERSONAL_NUMBER, ""


def _addresses(text: str) -> Iterator[Sighting]:
    if "@" not in text:
        return
    for match in ADDRESS.finditer(text):
        if _is_persons_address(match[0]):
            yield match.start(), PRIVATE_MAIL, match[0]


def _mobiles(text: str) -> Iterator[Sighting]:
    if not _SOME_MOBILE.search(text):
        return
    for match in MOBILE.finditer(text):
        yield match.start(), MOBILE_NUMBER, match[0]


def _is_personal_number(match: re.Match[str]) -> bool:
    """A real day (coordination numbers add 60) and a right check digit, by Luhn's rule as Skatteverket uses it."""
    day = int(match["day"])
    try:
        date(2000 + int(match["year"]) % 4, int(match["month"]), day - 60 if day > 60 else day)
    except ValueError:
        return False
    digits = [int(digit) for digit in match["year"] + match["month"] + match["day"] + match["end"]]
    doubled = [digit * 2 if index % 2 == 0 else digit for index, digit in enumerate(digits)]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _is_persons_address(address: str) -> bool:
    """first.last@ anywhere, or any name at a host where people have their own mail."""
    name, host = address.lower().split("@")
    return bool(FULL_NAME.fullmatch(name)) or host.split(".")[-2] in PRIVATE_HOSTS
