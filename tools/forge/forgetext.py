"""Text of unknown origin made safe to show on the forge: no markup, no mention, no reference, no link of its own."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote, urlsplit

# The forge takes no text longer than 65,536 characters.
LONGEST = 60_000

_MARKUP = frozenset("&<>@#*_`[]\\~|$:^{}")
_UNSEEN = "​"
# The forge makes mentions and links of the shown text, after entities are read; an unseen space breaks them.
_JOINT = re.compile(r"(?<=@)|(?<=#)|(?<=gh)(?=-\d)|(?<=www)(?=\.)|(?<=:)(?=//)", re.IGNORECASE)


def plain(text: str, most: int = 500) -> str:
    """The text on one line, to be read as prose."""
    shown = _JOINT.sub(_UNSEEN, _cut(" ".join(_visible(text).split()), most))
    return "".join(f"&#{ord(sign)};" if sign in _MARKUP else sign for sign in shown)


def literal(text: str, most: int = 300) -> str:
    """The text as written, to stand between tags for code; line breaks are kept, but not as lines of Markdown."""
    shown = _cut("\n".join(_visible(line) for line in text.split("\n")), most)
    return "".join(sign if _is_harmless(sign) else f"&#{ord(sign)};" for sign in shown)


def link(address: str) -> str:
    """A web address that may be followed, shown as written; anything else is only shown."""
    shown = f"<code>{literal(address)}</code>"
    try:
        is_web = urlsplit(address).scheme in ("http", "https") and len(address) <= 2000
    except ValueError:
        is_web = False
    return f"[{shown}](<{quote(_visible(address), safe=':/?&=%#,;+~')}>)" if is_web else shown


def bounded(lines: list[str], rest: str, room: int = LONGEST) -> str:
    """As many of the lines as there is room for; `rest` tells how many are left out, by `{}`."""
    kept: list[str] = []
    for number, line in enumerate(lines):
        room -= len(line) + 1
        if room < len(rest) + 20:
            return "\n".join([*kept, "", rest.format(len(lines) - number)])
        kept.append(line)
    return "\n".join(kept)


def _visible(text: str) -> str:
    """The text without what is not seen: controls, signs that turn the direction, halves of characters."""
    return "".join(" " if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp") else sign for sign in text)


def _is_harmless(sign: str) -> bool:
    return not sign.isascii() or sign.isalnum() or sign in " -"


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[:most].rstrip() + " …"
