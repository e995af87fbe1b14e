"""The checker's patterns as a browser reads them."""

from __future__ import annotations

import re
from typing import Any

from ...checker.rules import marks
from ...text.almost_links import LEADS_TO_FILE, LOOKS_SO
from ...text.typography import CURLY


def marks_for_browsers(named: dict[int, str]) -> dict[str, Any]:
    """The marks that a text may be left with; `named` has the name of each sentence, by its identity."""
    return {
        "each": [(named[id(one.sentence)], for_browsers(one.pattern), one.in_line) for one in marks.MARKS],
        "tableRow": for_browsers(marks.TABLE_ROW),
        "firstSign": for_browsers(marks.FIRST_SIGN),
        "noteDefined": for_browsers(marks.NOTE_DEFINED),
        "almostLink": for_browsers(LOOKS_SO),
        "leadsToFile": for_browsers(LEADS_TO_FILE),
        "curly": CURLY,
        "bullets": marks.BULLETS,
        "drawn": sorted(marks.DRAWN),
        "mostShown": marks.SIGNS_SHOWN,
    }


# What a letter, a digit, the end of a word and the end of a text are called in a browser's patterns.
_CALLED = {
    r"[^\W\d_]": r"[\p{L}\p{Nl}\p{No}]",
    r"[^\W_]": r"[\p{L}\p{N}]",
    r"\d": r"\p{Nd}",
    r"\Z": "(?![^])",
    r"\b": r"(?![\p{L}\p{N}_])",
    '\\"': '"',
    "(?P<": "(?<",
}
_WORD = r"\p{L}\p{N}_"
_LETTERS = re.compile(r"\[\^?(?:\\.|[^\]\\])*\]|\\w")


def for_browsers(pattern: re.Pattern[str]) -> str:
    """The pattern as a browser reads it with the flag u, where \\w would be the letters of English alone."""
    text = pattern.pattern
    for ours, theirs in _CALLED.items():
        text = text.replace(ours, theirs)
    return _LETTERS.sub(lambda found: found[0].replace(r"\w", _WORD if found[0][0] == "[" else f"[{_WORD}]"), text)
