"""How large and how nested a text may be before it is made HTML: what would take minutes to read is refused unread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...problems import Problem, Spot, problem
from ...swedish import grouped
from ...text.body import Body

# Some readings of Markdown take time as the square of a paragraph's length, and as often as there are paragraphs. A
# method that fills both sides of its sheet has 5,000 signs, and its longest paragraph 1,000.
LONGEST_TEXT = 20_000
LONGEST_PARAGRAPH = 3_000
MOST_BRACKETS = 100
MOST_BRACKETS_IN_ALL = 1_000

# Each level of lists and quotes is read from within the one above; forty columns are ten lists in each other.
WIDEST_INDENT = 40

# What Markdown takes for a point of a list; any other mark leaves it a part of the paragraph.
_POINT = re.compile(r" {0,3}(?:[-*+]|\d{1,9}\.) ")
_INDENT = re.compile(r"(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*[ \t]*")


def judge_bounds(body: Body, path: str) -> Iterator[Problem]:
    """A text, its paragraphs and its lists are of a size that a reader could take in."""
    if (length := len(body.text)) > LONGEST_TEXT:
        message = (
            f"texten är {grouped(length)} tecken och läses inte. Den får vara högst {grouped(LONGEST_TEXT)} tecken."
        )
        yield problem("for-stor-fil", Spot(path, body.first_line), message)
        return
    if (brackets := body.text.count("[")) > MOST_BRACKETS_IN_ALL:
        message = (
            f"texten har {grouped(brackets)} hakparenteser och läses inte. Ta bort länkar, eller dela kortet i två."
        )
        yield problem("for-stor-fil", Spot(path, body.first_line), message)
        return
    for number, (line, judged) in enumerate(zip(body.text.split("\n"), body.lines, strict=True), body.first_line):
        # Code between fences is no list, however far in it stands.
        match = _INDENT.match(line) if judged else None
        if match and len(match[0].expandtabs(4)) > WIDEST_INDENT:
            message = "raden är inskjuten i för många led av punkter och citat. Använd färre led."
            yield problem("for-djupt", Spot(path, number, 1), message)
    for number, paragraph in _paragraphs(body):
        if len(paragraph) > LONGEST_PARAGRAPH:
            message = f"stycket är {grouped(len(paragraph))} tecken, högst {grouped(LONGEST_PARAGRAPH)} får plats."
            help = "Dela det med en tom rad."
            yield problem("for-langt-stycke", Spot(path, number, 1), message, help)
        elif (brackets := paragraph.count("[")) > MOST_BRACKETS:
            message = f"stycket har {brackets} hakparenteser, högst {MOST_BRACKETS} får plats."
            help = "Dela det med en tom rad, eller ta bort länkar."
            yield problem("for-langt-stycke", Spot(path, number, 1), message, help)


def _paragraphs(body: Body) -> Iterator[tuple[int, str]]:
    """What is read as one, with the line it begins on: what stands between empty lines, or one point of a list."""
    block: list[str] = []
    for number, line in enumerate([*body.text.split("\n"), ""], body.first_line):
        is_point = bool(block) and _POINT.match(block[0]) and _POINT.match(line)
        if block and (is_point or not line.strip()):
            yield number - len(block), "\n".join(block)
            block = []
        if line.strip():
            block.append(line)
