"""Days, whole or as much of them as is known, and the day that was probably meant."""

from __future__ import annotations

import re
from datetime import date

from ...model.facts import PartialDate
from ...model.kinds import DAY_FORM, PARTIAL_DAY, PARTIAL_DAY_FORM, DateKind, PartialDateKind
from ...problems import Sentence
from ...swedish import MONTHS, nearest
from .reading import Words

NOT_IN_CALENDAR = Sentence(
    "inte-ett-datum",
    "”{key}: {text}” finns inte i kalendern. Kontrollera månaden och dagen.",
    "{name}: ”{text}” finns inte i kalendern. Kontrollera månaden och dagen.",
)
NO_DATE = Sentence(
    "inte-ett-datum",
    "”{key}: {text}” är inte ett datum. Skriv det som {pattern}.",
    "{name}: ”{text}” är inte ett datum. {how}",
)

# A day that is written as one, in the calendar or not.
DAY_SHAPE = r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?"

# Longer values than this are not worth a guess at what was meant.
LONGEST_GUESS = 60


def read_date(kind: DateKind, words: Words) -> date | None:
    """The day, or None when it is none; the day that was probably meant is told."""
    day = _partial_date(words.text)
    if day and day.month and day.day:
        return date(day.year, day.month, day.day)
    guess = _guessed_date(words.text)
    _tell_date(words, date_form(kind), guess if guess and guess.count("-") == 2 else None)
    return None


def read_partial_date(kind: PartialDateKind, words: Words) -> PartialDate | str | None:
    """The day as exact as it is written, or the word that may stand for one; None when it is neither."""
    if kind.word and words.text == kind.word:
        return kind.word
    if day := _partial_date(words.text):
        return day
    _tell_date(words, date_form(kind), _guessed_date(words.text) or (kind.word and nearest(words.text, [kind.word])))
    return None


def date_form(kind: DateKind | PartialDateKind) -> str:
    """How the day is written, in signs, with the word that may stand in its place."""
    if isinstance(kind, DateKind):
        return DAY_FORM
    return PARTIAL_DAY_FORM + (f", eller ordet {kind.word}" if kind.word else "")


def _partial_date(text: str) -> PartialDate | None:
    if not re.fullmatch(PARTIAL_DAY, text):
        return None
    year, *rest = map(int, text.split("-"))
    month, day = (*rest, None, None)[:2]
    try:
        date(year, month or 1, day or 1)
    except ValueError:
        return None
    return PartialDate(year=year, month=month, day=day)


def meant_day(text: str) -> str | None:
    """The day, month or year that is written or was probably meant, as it is written in a card."""
    return text if _partial_date(text) else _guessed_date(text)


def _tell_date(words: Words, form: str, guess: str | None) -> None:
    if re.fullmatch(DAY_SHAPE, words.text) and not _partial_date(words.text):
        words.tell(NOT_IN_CALENDAR.of(key=words.key, text=words.shown))
    else:
        words.tell(NO_DATE.of(key=words.key, text=words.shown, pattern=form), guess)


def _guessed_date(text: str) -> str | None:
    """The day or month meant by "21 nov 2025", "21/11 2025", "20251121" or "juli 2022"; None when it cannot be told."""
    if len(text) > LONGEST_GUESS:
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
