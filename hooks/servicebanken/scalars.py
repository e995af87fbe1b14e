"""Single values: text, dates, numbers, choices, addresses and slugs, each read by one function.

What cannot be read is told and becomes None.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from .facts import PartialDate
from .kinds import AddressKind, ChoiceKind, DateKind, PartialDateKind, SlugKind, TextKind, WholeKind
from .problems import short
from .reading import Words
from .swedish import MONTHS, counted, joined, nearest, slugify

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_MARKUP = re.compile(r"\[[^\[\]]*\]\([^()]*\)|\*\*|__|`|<[a-zA-Z/!][^<>]{0,40}>?|^#|https?://")
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0.](?=\d{3}(?!\d))")

# Longer values than this are not worth a guess at what was meant.
_LONGEST_GUESS = 60


def read_text(kind: TextKind, words: Words) -> str:
    """The text itself, whatever is told of it."""
    text, key = words.text, words.key
    if kind.is_plain and "\n" in text:
        words.tell("flera-stycken", f"”{key}” ska vara ett enda stycke, utan radbrytningar.")
    if kind.is_plain and (found := _MARKUP.search(text)):
        told = f"”{key}” ska vara ren text, men innehåller ”{short(found[0].strip())}”. Skriv bara orden."
        words.tell("markering-i-text", told)
    if len(text) < kind.shortest:
        is_now, missing = (counted(number, "tecken", "tecken") for number in (len(text), kind.shortest - len(text)))
        told = f"”{key}” är {is_now}, minst {kind.shortest} behövs; det fattas {missing}."
        words.tell("for-kort", told)
    if len(text) > kind.longest:
        told = f"”{key}” är {len(text)} tecken, högst {kind.longest} får plats."
        words.tell("for-lang", f"{told} Korta med {len(text) - kind.longest} tecken.")
    return text


def read_date(kind: DateKind, words: Words) -> date | None:
    day = _partial_date(words.text)
    if day and day.month and day.day:
        return date(day.year, day.month, day.day)
    guess = _guessed_date(words.text)
    _tell_date(words, "ÅÅÅÅ-MM-DD", guess if guess and guess.count("-") == 2 else None)
    return None


def read_partial_date(kind: PartialDateKind, words: Words) -> PartialDate | str | None:
    if kind.word and words.text == kind.word:
        return kind.word
    if day := _partial_date(words.text):
        return day
    form = "ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD" + (f", eller ordet {kind.word}" if kind.word else "")
    _tell_date(words, form, _guessed_date(words.text) or (kind.word and nearest(words.text, [kind.word])))
    return None


def _partial_date(text: str) -> PartialDate | None:
    parts = re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if not parts:
        return None
    year, month, day = (int(part) if part else None for part in parts.groups())
    try:
        date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return PartialDate(year=year or 0, month=month, day=day)


def _tell_date(words: Words, form: str, guess: str | None) -> None:
    if re.fullmatch(r"\d{4}-\d\d(?:-\d\d)?", words.text) and not _partial_date(words.text):
        words.tell("inte-ett-datum", f"{words.pair} finns inte i kalendern. Kontrollera månaden och dagen.")
    else:
        words.tell("inte-ett-datum", f"{words.pair} är inte ett datum. Skriv det som {form}.", guess)


def _guessed_date(text: str) -> str | None:
    """The day or month meant by "21 nov 2025", "21/11 2025", "20251121" or "juli 2022"; None when it cannot be told."""
    if len(text) > _LONGEST_GUESS:
        return None
    text = re.sub(r"\b(\d{4})(\d\d)(\d\d)\b", r"\1-\2-\3", re.sub(r"\s+(?:kl\.?\s*)?\d\d?[:.]\d\d.*", "", text))
    numbers = [int(word) if word.isdigit() else _month(word) for word in re.findall(r"[0-9]+|[a-zåäö]+", text.lower())]
    if len(numbers) not in (2, 3) or None in numbers or (len(numbers) == 2 and text[-1:].isalpha()):
        return None
    in_order = numbers if (numbers[0] or 0) > 31 else numbers[::-1]
    year, month, day = (*in_order, 1)[:3]
    try:
        whole = date(year or 0, month or 0, day or 0).isoformat()
    except (ValueError, OverflowError):
        return None
    return whole if len(numbers) == 3 else whole[:7]


def _month(word: str) -> int | None:
    return next((number for number, month in enumerate(MONTHS, 1) if len(word) >= 3 and month.startswith(word)), None)


def read_whole(kind: WholeKind, words: Words) -> int | None:
    text = words.text
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        words.tell("inte-ett-tal", f"{words.pair} ska vara ett helt tal med bara siffror.", _guessed_whole(text))
        return None
    if not kind.least <= int(text) <= kind.most:
        words.tell("inte-ett-tal", f"”{words.key}: {text}” ska vara mellan {kind.least} och {kind.most}.")
        return None
    return int(text)


def _guessed_whole(text: str) -> str | None:
    """The number meant by "cirka 340" or "356 462 kr"; None for several, as in "60–90", and for decimals."""
    if len(text) > _LONGEST_GUESS:
        return None
    numbers = re.findall(r"[0-9]+(?:[.,][0-9]+)?", _THOUSANDS.sub("", text))
    return numbers[0] if len(numbers) == 1 and numbers[0].isdigit() and len(numbers[0]) <= 12 else None


def read_choice(kind: ChoiceKind, words: Words) -> Any:
    if words.text in kind.options:
        return kind.options[words.text]
    told = f"”{short(words.text)}” går inte att välja som ”{words.key}”. Välj {joined(kind.options, 'eller')}."
    words.tell("okant-val", told, nearest(words.text, kind.options))
    return None


def read_address(kind: AddressKind, words: Words) -> str | None:
    text = words.text
    if is_web_address(text):
        return text
    if re.match(r"https?://[^\s/?#]*@", text):
        told = f"”{short(text)}” har ett användarnamn före @. Ta bort det."
        words.tell("ogiltig-adress", told)
        return None
    told = f"”{short(text)}” är inte en webbadress. Den ska börja med http:// eller https:// och sakna mellanslag."
    words.tell("ogiltig-adress", told, f"https://{text}" if is_web_address(f"https://{text}") else None)
    return None


def is_web_address(text: str) -> bool:
    """True for http(s) addresses of a host with a dot in its name, without user name, spaces or quotation marks."""
    if re.search(r"[\s<>\"'`\\{}|^]", text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "@" not in parts.netloc and "." in host.strip(".")


def read_slug(kind: SlugKind, words: Words) -> str | None:
    text = words.text
    if SLUG.fullmatch(text) and len(text) <= 80:
        return text
    told = f"”{short(text)}” får bara ha a–z, 0–9 och bindestreck, högst 80 tecken."
    words.tell("ogiltig-adressdel", told, slugify(text.removesuffix(".md"))[:80].strip("-"))
    return None
