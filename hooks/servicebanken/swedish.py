"""All that is Swedish about text: the alphabet, folding, joining, counting, dates, and which word was meant.

Stands on: nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import cache
from typing import Protocol

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
NUMBERS = ("noll", "en", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv")

# The letters after z in ASCII, in the order of the Swedish alphabet; æ and ø are filed with ä and ö.
_AFTER_Z = str.maketrans("åäæöø", "{||}}")


@cache
def swedish(text: str) -> tuple[str, str]:
    """Sort key for the Swedish alphabet: å, ä and ö come last and in that order; é is filed with e."""
    folded = unicodedata.normalize("NFC", text).casefold().translate(_AFTER_Z)
    return _without_marks(folded), text


def fold(text: str) -> str:
    """Lower case without diacritics, for comparing what was written with what was meant."""
    return _without_marks(unicodedata.normalize("NFC", text).casefold().replace("æ", "a").replace("ø", "o"))


def _without_marks(text: str) -> str:
    return "".join(char for char in unicodedata.normalize("NFD", text) if not unicodedata.combining(char))


def slugify(text: str) -> str:
    """The address of a title: a–z, 0–9 and hyphen (å ä → a, ö → o)."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


def joined(words: Iterable[str], last: str = "och") -> str:
    """Words joined as in a sentence: "a, b och c"."""
    *first, final = list(words) or [""]
    return f"{', '.join(first)} {last} {final}" if first else final


def counted(number: int, one: str, many: str) -> str:
    """A number with its noun: "1 fel", "2 varningar"."""
    return f"{grouped(number)} {one if number == 1 else many}"


def in_words(number: int) -> str:
    """Numbers up to twelve in words, as in running text."""
    return NUMBERS[number] if 0 <= number < len(NUMBERS) else grouped(number)


def grouped(number: int) -> str:
    """Thousands apart by a no-break space: 4 500 000."""
    return f"{number:,}".replace(",", "\u00a0")


def megabytes(size: int) -> str:
    """The size of a file, as exact as one needs it before fetching: "2,3 MB"."""
    return f"{max(0.1, size / 1_000_000):.1f} MB".replace(".", ",")


class Day(Protocol):
    """A date, or as much of one as is known."""

    @property
    def year(self) -> int: ...
    @property
    def month(self) -> int | None: ...
    @property
    def day(self) -> int | None: ...


def long_date(day: Day) -> str:
    """A date in words, as exact as it is: "9 september 2021", "juli 2022", "2016"."""
    parts = [str(day.day)] if day.day else []
    parts += [MONTHS[day.month - 1]] if day.month else []
    return " ".join([*parts, str(day.year)])


def span(start: Day, end: Day | None, *, is_ongoing: bool = False) -> str:
    """A period in words: "2016–2019", "september 2017–november 2020", "2011, pågår"."""
    first = long_date(start)
    if is_ongoing:
        return f"{first}, pågår"
    if end is None:
        return f"från {first}"
    last = long_date(end)
    return first if first == last else f"{first}–{last}"


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that was probably meant, or None when nothing is near."""
    by_folded = {fold(candidate): candidate for candidate in known}
    # A first try at the reader's own length of word; what is right but for case and diacritics always wins.
    if (folded := fold(name)) in by_folded:
        return by_folded[folded]
    near = get_close_matches(folded, list(by_folded), n=1, cutoff=0.7)
    return by_folded[near[0]] if near else None


def meant(name: str, known: Sequence[str]) -> str:
    """The question to ask about a name that does not exist: " Menade du ”Åtvidaberg”?" or nothing."""
    near = nearest(name, known)
    return f" Menade du ”{near}”?" if near else ""
