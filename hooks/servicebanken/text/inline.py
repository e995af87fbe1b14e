"""What stands inside lines of Markdown: code and links, each found in one pass over the text, however it is written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_TICKS = re.compile(r"`+")
# A link's target on a line of its own, named where the link stands.
DEFINED = re.compile(r"^[ \t]{0,3}\[(?P<text>[^\]\n]+)\]:[ \t]*<?(?P<target>[^>\s]+)", re.MULTILINE)

_TARGET = re.compile(r"\s*(?:<(?P<angled>[^<>\n]*)>|(?P<plain>\S+))")

_BRACKET = re.compile(r"\\.|!?\[|\]", re.DOTALL)

# Longer targets are no addresses; the limit keeps a text full of unclosed links quick to read.
_LONGEST_TARGET = 5000


@dataclass(frozen=True, slots=True)
class Span:
    """An inline link or image: text, target and title as written, and where the brackets and the target stand."""

    start: int
    text_end: int
    end: int
    target_start: int
    text: str
    target: str
    title: str
    is_image: bool


def without_code(text: str) -> str:
    """The text with code within backticks blanked, so that columns stay."""
    if "`" not in text:
        return text
    runs = list(_TICKS.finditer(text))
    closing: dict[int, int] = {}  # place of a run → place of the next run as long
    latest: dict[int, int] = {}
    for index in range(len(runs) - 1, -1, -1):
        length = len(runs[index][0])
        if length in latest:
            closing[index] = latest[length]
        latest[length] = index
    parts, kept, index = [], 0, 0
    while index < len(runs):
        if index in closing:
            start, end = runs[index].start(), runs[closing[index]].end()
            parts += [text[kept:start], " " * (end - start)]
            kept, index = end, closing[index]
        index += 1
    return "".join([*parts, text[kept:]])


def spans_of(text: str) -> Iterator[Span]:
    """Every inline link and image, in the order in which they end; one may stand inside another."""
    if "](" not in text:
        return
    opened: list[re.Match[str]] = []
    close = taken = -1
    for bracket in _BRACKET.finditer(text):
        if bracket[0][0] == "\\" or bracket.start() < taken:
            continue
        if bracket[0] != "]":
            opened.append(bracket)
        elif opened:
            opening, paren = opened.pop(), bracket.end()
            if not text.startswith("(", paren):
                continue
            close = close if close > paren else text.find(")", paren)
            if close < 0:
                return
            taken = close
            yield _span(text, opening, bracket.start(), close)


def _span(text: str, opening: re.Match[str], text_end: int, close: int) -> Span:
    inner = text[text_end + 2 : min(close, text_end + 2 + _LONGEST_TARGET)]
    found = _TARGET.match(inner)
    target = found["angled"] or found["plain"] or "" if found else ""
    target_start = text_end + 2 + (inner.index(target) if target else 0)
    return Span(
        start=opening.start(),
        text_end=text_end,
        end=close + 1,
        target_start=target_start,
        text=text[opening.end() : min(text_end, opening.end() + _LONGEST_TARGET)],
        target=target,
        title=inner[found.end() :].strip() if found else "",
        is_image=opening[0][0] == "!",
    )
