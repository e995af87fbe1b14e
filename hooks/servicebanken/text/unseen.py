"""Control signs, which no text needs and nobody sees: each is told by its name where it stands, and taken away."""

from __future__ import annotations

import re

from ..problems import Judging, Spot, problem

# All but tab and line ends, and those that are read as spaces.
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_NAMES = {
    "\x00": "ett nolltecken",
    "\x07": "ett klocktecken",
    "\x08": "ett backsteg",
    "\x0b": "en lodrät tabb, som i ett ordbehandlingsprogram är en radbrytning",
    "\x1a": "ett gammalt filslut från DOS",
    "\x1b": "ett escapetecken",
    "\x7f": "ett delete-tecken",
}

# A text in which so many of its signs are such is none.
_MOST = 20
_MOST_OF_ALL = 0.02


def is_text(text: str) -> bool:
    """False for what has so many control signs that it must be something else."""
    number = len(_CONTROL.findall(text))
    return number <= max(_MOST, _MOST_OF_ALL * len(text)) and "\0" not in text


def without_control_signs(text: str, path: str) -> Judging[str]:
    """The text without such signs; the first in each line is told."""
    if not _CONTROL.search(text):
        return text
    for number, line in enumerate(text.split("\n"), 1):
        if found := _CONTROL.search(line):
            sign = found[0]
            name = _NAMES.get(sign, "ett styrtecken")
            message = f"raden har ett tecken som inte syns: {name} (U+{ord(sign):04X}). Ta bort det."
            yield problem("inte-text", Spot(path, number, found.start() + 1), message)
    return _CONTROL.sub("", text)
