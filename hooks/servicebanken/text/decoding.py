"""Bytes as text, or the reason why they are none: every encoding that a card has come in, and what it leaves behind."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..problems import Judging, Problem, Spot, problem
from .unseen import is_text, without_control_signs

# A printed card is some 5 kB; a glossary of a few hundred terms stays below this too.
LARGEST_FILE = 500_000

# Marks above and below one letter. To put them in order takes time as the square of how many they are.
MOST_MARKS = 30
_MARKS = re.compile(rf"[^\w\s\x00-\x7f]{{{MOST_MARKS + 1},}}")

# What stands between letters without being seen, and keeps a word from being found. Soft hyphens are no fault.
_UNSEEN_SIGNS = "\u200b\u2060\ufeff"
# No letter of Latin-1 is a disguise; its ordinal marks and its sign for a millionth are written so in Swedish.
_DISGUISED = re.compile(rf"[^\W\x00-\xff]|(?<=\w)[{_UNSEEN_SIGNS}]|[{_UNSEEN_SIGNS}](?=\w)")
_LETTERS = frozenset({"Lu", "Ll", "Lt", "Lo", "Nd", "Nl"})


def decoded(raw: bytes, path: str) -> Judging[str | None]:
    """The text of the file at `path` that holds these bytes, with line ends as LF and letters composed (NFC).

    None when it cannot be judged any further.
    """
    text = yield from _decode(raw, path)
    if text is None:
        return None
    if not text.strip():
        yield problem("tom-fil", Spot(path), "filen är tom. Börja från mallen _mall.md.")
        return None
    if (piled := _piled_marks(text)) is not None:
        message = f"fler än {MOST_MARKS} tecken står ovanpå varandra. Ta bort dem och skriv om ordet."
        yield problem("inte-text", Spot(path, text.count("\n", 0, piled) + 1), message)
        return None
    composed = unicodedata.normalize("NFC", text)
    yield from _oddities(text, path, is_composed=composed == text)
    composed = composed.lstrip("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    plain = yield from without_control_signs(composed, path)
    return (yield from _undisguised(plain, path))


def _undisguised(text: str, path: str) -> Judging[str]:
    """The text with letters for what only looks like them, and without what does not show, so that it can be found."""
    # Each sign is asked about once: most texts have none of these, and all have many letters.
    if not any(sign > "\xff" and (sign.isalnum() or sign in _UNSEEN_SIGNS) for sign in set(text)):
        return text
    sign = next((one for one in _DISGUISED.finditer(text) if _letter(one) != one[0]), None)
    if not sign:
        return text
    message = (
        f"”{sign[0]}” är ett annat tecken än ”{letter}” men ser likadant ut. Det läses rätt, men skriv gärna om ordet."
        if (letter := _letter(sign))
        else f"raden har ett tecken som inte syns (U+{ord(sign[0]):04X}). Det läses inte, men skriv gärna om ordet."
    )
    column = sign.start() - text.rfind("\n", 0, sign.start())
    yield problem("forkladd-bokstav", Spot(path, text.count("\n", 0, sign.start()) + 1, column), message)
    return _DISGUISED.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    """The letters or digits that the sign stands for; itself when it is one, and nothing when it does not show."""
    sign = match[0]
    if sign in _UNSEEN_SIGNS:
        return ""
    return unicodedata.normalize("NFKC", sign) if unicodedata.category(sign) in _LETTERS else sign


def too_large(path: str, size: int) -> Problem:
    """A file of so many bytes, which is no card."""
    message = f"filen är {_megabytes(size)}. Ett kort får vara högst {_megabytes(LARGEST_FILE)}."
    return problem("for-stor-fil", Spot(path), message)


def _megabytes(size: int) -> str:
    return f"{size / 1e6:.1f} MB".replace(".", ",")


def _decode(raw: bytes, path: str) -> Judging[str | None]:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return (yield from _decode_utf16(raw, path))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        if b"\0" in raw:
            yield _not_text(path)
            return None
        yield _not_utf8(path, raw.count(b"\n", 0, error.start) + 1, "Windows-1252")
        text = raw.decode("cp1252", errors="replace")
    if not is_text(text):
        yield _not_text(path)
        return None
    return text


def _decode_utf16(raw: bytes, path: str) -> Judging[str | None]:
    text = raw.decode("utf-16", errors="replace")
    yield _not_utf8(path, 1, "UTF-16") if is_text(text) else _not_text(path)
    return text if is_text(text) else None


def _piled_marks(text: str) -> int | None:
    """Where more marks than any language has stand on one letter."""
    for match in () if text.isascii() else _MARKS.finditer(text):
        marks = 0
        for position, sign in enumerate(match[0], match.start()):
            marks = marks + 1 if unicodedata.combining(sign) else 0
            if marks > MOST_MARKS:
                return position
    return None


def _not_text(path: str) -> Problem:
    return problem(
        "inte-text", Spot(path), "filen är inte ren text. Klistra in texten i en ny fil och spara den som UTF-8."
    )


def _not_utf8(path: str, line: int, encoding: str) -> Problem:
    return problem(
        "inte-utf8",
        Spot(path, line),
        f"filen är inte sparad som UTF-8 (det ser ut som {encoding}), så å, ä och ö går sönder. "
        "Spara om den med teckenkodningen UTF-8.",
    )


def _oddities(text: str, path: str, *, is_composed: bool) -> Iterator[Problem]:
    """What is read all the same, but is better saved another way."""
    if text.startswith("\ufeff"):
        message = "filen börjar med ett osynligt tecken (BOM). Kortet läses ändå, men spara gärna som UTF-8 utan BOM."
        yield problem("byte-order-mark", Spot(path, 1), message)
    if "\r" in text:
        message = (
            "filen har radslut från Windows eller en gammal Mac. Kortet läses ändå, men spara gärna med radslutet LF, "
            "som också kan heta Unix."
        )
        yield problem("radslut", Spot(path, 1), message)
    if is_composed:
        return
    for number, line in enumerate(text.split("\n"), 1):
        if not unicodedata.is_normalized("NFC", line):
            message = "en bokstav på raden är sparad i två delar. Den läses rätt här, men skriv gärna om ordet."
            yield problem("delad-bokstav", Spot(path, number), message)
            return
