"""Private persons stay out of the bank: personal numbers, a person's e-mail address, mobile numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from .model import Problem
from .problems import Spot, problem

_NUMBER = re.compile(
    r"(?<![\d-])(?P<century>19|20)?(?P<year>\d\d)(?P<month>\d\d)(?P<day>\d\d)[-+ ]?(?P<end>\d{4})(?![\d-])"
)
_ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MOBILE = re.compile(r"(?<!\d)(?:\+46[ -]?\(?0?\)?|0046[ -]?|0)7[02369](?:[ -]?\d){7}(?!\d)")

_PRIVATE_HOSTS = frozenset(
    [
        "gmail",
        "hotmail",
        "outlook",
        "live",
        "icloud",
        "yahoo",
        "telia",
        "msn",
        "me",
        "spray",
        "home",
        "comhem",
        "protonmail",
        "bredband2",
    ]
)


def judge_privacy(text: str, path: str) -> Iterator[Problem]:
    """Every line of the file, header and body alike."""
    for number, line in enumerate(text.split("\n"), 1):
        for found in _NUMBER.finditer(line):
            if _is_personal_number(found):
                told = "raden innehåller något som ser ut som ett personnummer. Ta bort det."
                yield problem("personnummer", Spot(path, number, found.start() + 1), told)
        for found in _ADDRESS.finditer(line):
            if _is_persons_address(found[0]):
                told = (
                    f"”{found[0]}” ser ut som en enskild persons e-postadress. "
                    "Ange en funktion och organisationens webbsida under kontakt."
                )
                yield problem("privat-epost", Spot(path, number, found.start() + 1), told)
        for found in _MOBILE.finditer(line):
            told = f"”{found[0]}” ser ut som ett mobilnummer. Ange organisationens webbsida under kontakt i stället."
            yield problem("mobilnummer", Spot(path, number, found.start() + 1), told)


def _is_personal_number(found: re.Match[str]) -> bool:
    """A real day (coordination numbers add 60) and a right check digit, by Luhn's rule as Skatteverket uses it."""
    day = int(found["day"])
    try:
        date(2000 + int(found["year"]) % 4, int(found["month"]), day - 60 if day > 60 else day)
    except ValueError:
        return False
    digits = [int(digit) for digit in found["year"] + found["month"] + found["day"] + found["end"]]
    doubled = [digit * 2 if place % 2 == 0 else digit for place, digit in enumerate(digits)]
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0


def _is_persons_address(address: str) -> bool:
    """first.last@ anywhere, or any name at a host where people have their own mail."""
    name, host = address.lower().split("@")
    return (
        bool(re.fullmatch(r"[^\W\d]{2,}[._][^\W\d]{2,}(?:[._-][^\W\d]+)*", name))
        or host.split(".")[-2] in _PRIVATE_HOSTS
    )
