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
from .nodes import Node
from .problems import Spot
from .reading import Reading, as_text, short, written
from .swedish import MONTHS, counted, joined, nearest, slugify

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

_MARKUP = re.compile(r"\[[^\]]*\]\([^)]*\)|\*\*|__|`|<[a-zA-Z/!]|^\s*#|https?://")


def read_text_value(kind: TextKind, node: Node, key: str, reading: Reading) -> str | None:
    text = as_text(node, key, reading)
    if text is None:
        return None
    at = node.at
    if re.search(r"\n\s*\n|\n", text.strip()) and kind.is_plain:
        reading.tell("flera-stycken", at, f"”{key}” ska vara ett enda stycke, utan radbrytningar.")
    if kind.is_plain and (found := _MARKUP.search(text)):
        reading.tell(
            "markering-i-text", at, f"”{key}” ska vara ren text, men innehåller ”{found[0].strip()}”. Skriv bara orden."
        )
    if len(text) < kind.shortest:
        missing = counted(kind.shortest - len(text), "tecken", "tecken")
        reading.tell(
            "for-kort",
            at,
            f"”{key}” är {counted(len(text), 'tecken', 'tecken')}, minst {kind.shortest} behövs; det fattas {missing}.",
        )
    if len(text) > kind.longest:
        over = len(text) - kind.longest
        reading.tell(
            "for-lang", at, f"”{key}” är {len(text)} tecken, högst {kind.longest} får plats. Korta med {over} tecken."
        )
    return text


def read_date(kind: DateKind, node: Node, key: str, reading: Reading) -> date | None:
    text = as_text(node, key, reading)
    if text is None:
        return None
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    _tell_date(text, key, "ÅÅÅÅ-MM-DD", node.at, reading)
    return None


def read_partial_date(kind: PartialDateKind, node: Node, key: str, reading: Reading) -> PartialDate | str | None:
    text = as_text(node, key, reading)
    if text is None or (kind.word and text == kind.word):
        return text
    if parts := re.fullmatch(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text):
        year, month, day = (int(part) if part else None for part in parts.groups())
        try:
            date(year or 0, month or 1, day or 1)
            return PartialDate(year=year or 0, month=month, day=day)
        except ValueError:
            pass
    forms = "ÅÅÅÅ, ÅÅÅÅ-MM eller ÅÅÅÅ-MM-DD" + (f", eller ordet {kind.word}" if kind.word else "")
    _tell_date(text, key, forms, node.at, reading)
    return None


def _tell_date(text: str, key: str, form: str, at: Spot, reading: Reading) -> None:
    guess = _guessed_date(text)
    reading.tell(
        "inte-ett-datum",
        at,
        f"”{key}: {short(text)}” är inte ett datum. Skriv det som {form}.",
        written(key, guess) if guess else "",
    )


def _guessed_date(text: str) -> str | None:
    """The day meant by "21 nov 2025", "21/11 2025" or "2025.11.21"; None when it cannot be told."""
    words = re.findall(r"\d+|[a-zåäö]+", text.lower())
    numbers = [
        next((n for n, month in enumerate(MONTHS, 1) if len(word) >= 3 and month.startswith(word)), None)
        if word.isalpha()
        else int(word)
        for word in words
        if len(word) <= 9
    ]
    if len(numbers) != 3 or None in numbers:
        return None
    year_first = (numbers[0] or 0) > 31
    year, month, day = numbers if year_first else reversed(numbers)
    try:
        return date(year or 0, month or 0, day or 0).isoformat()
    except ValueError:
        return None


def read_whole(kind: WholeKind, node: Node, key: str, reading: Reading) -> int | None:
    text = as_text(node, key, reading)
    if text is None:
        return None
    digits = re.sub(r"\D", "", re.sub(r"(?<=\d)[ \u00a0.](?=\d{3}\b)", "", text))
    if not text.isascii() or not text.isdigit() or len(text) > 12:
        help = written(key, digits) if 0 < len(digits) <= 12 else ""
        reading.tell("inte-ett-tal", node.at, f"”{key}: {short(text)}” ska vara ett helt tal med bara siffror.", help)
        return None
    if not kind.least <= int(text) <= kind.most:
        reading.tell("inte-ett-tal", node.at, f"”{key}: {text}” ska vara mellan {kind.least} och {kind.most}.")
        return None
    return int(text)


def read_choice(kind: ChoiceKind, node: Node, key: str, reading: Reading) -> Any:
    text = as_text(node, key, reading)
    if text is None or text in kind.options:
        return kind.options[text] if text is not None else None
    near = nearest(text, kind.options)
    message = f"”{short(text)}” går inte att välja som ”{key}”. Välj {joined(kind.options, 'eller')}."
    reading.tell("okant-val", node.at, message, written(key, near) if near else "")
    return None


def read_address(kind: AddressKind, node: Node, key: str, reading: Reading) -> str | None:
    text = as_text(node, key, reading)
    if text is None or is_web_address(text):
        return text
    guess = f"https://{text}" if is_web_address(f"https://{text}") else ""
    message = f"”{short(text)}” är inte en webbadress. Den ska börja med http:// eller https:// och sakna mellanslag."
    reading.tell("ogiltig-adress", node.at, message, written(key, guess) if guess else "")
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


def read_slug(kind: SlugKind, node: Node, key: str, reading: Reading) -> str | None:
    text = as_text(node, key, reading)
    if text is None or (SLUG.fullmatch(text) and len(text) <= 80):
        return text
    help = written(key, guess) if (guess := slugify(text)) else ""
    reading.tell(
        "ogiltig-adressdel", node.at, f"”{short(text)}” får bara ha a–z, 0–9 och bindestreck, högst 80 tecken.", help
    )
    return None
