"""How large and how nested a text may be before it is made HTML: what would take minutes to read is refused unread."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...problems import Problem, Sentence, Spot
from ...swedish import grouped
from ...text.body import Body

# Some readings of Markdown take time as the square of a paragraph's length, and as often as there are paragraphs. A
# method that fills both sides of its sheet has 5,000 signs, and its longest paragraph 1,000.
LONGEST_TEXT = 20_000
LONGEST_PARAGRAPH = 3_000
MOST_BRACKETS = 100
MOST_BRACKETS_IN_ALL = 1_000

LONG_TEXT = Sentence(
    "for-stor-fil",
    "texten är {number} tecken och läses inte. Den får vara högst {most} tecken.",
    "Texten är {number} tecken i allt, och högst {most} får plats. Dela den i två kort.",
)
BRACKETS_IN_TEXT = Sentence(
    "for-stor-fil",
    "texten har {number} hakparenteser och läses inte. Ta bort länkar, eller dela kortet i två.",
    "Texten har {number} hakparenteser. Ta bort länkar, eller dela texten i två kort.",
)
LONG_PARAGRAPH = Sentence(
    "for-langt-stycke",
    "stycket är {number} tecken, högst {most} får plats.",
    "Stycket är {number} tecken, högst {most} får plats. Dela det med en tom rad.",
)
BRACKETS_IN_PARAGRAPH = Sentence(
    "for-langt-stycke",
    "stycket har {number} hakparenteser, högst {most} får plats.",
    "Stycket har {number} hakparenteser, högst {most} får plats. Dela det med en tom rad, eller ta bort länkar.",
)
TOO_DEEP = Sentence(
    "for-djupt",
    "raden är inskjuten i för många led av punkter och citat. Använd färre led.",
    "Raden är inskjuten i för många led av punkter och citat. Använd färre led.",
)

# Points and quotations in one another, and how far in a line then stands on a page written by hand.
MOST_NESTED = 10
WIDEST_INDENT = 4 * MOST_NESTED
_HOLDERS = frozenset({"blockquote_open", "list_item_open"})
_HOLDERS_END = frozenset({"blockquote_close", "list_item_close"})

# What the engine of such pages takes for a point of a list; any other mark leaves it a part of the paragraph.
_POINT = re.compile(r" {0,3}(?:[-*+]|\d{1,9}\.) ")
_INDENT = re.compile(r"(?:[ \t]*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))*[ \t]*")


def judge_size(body: Body, path: str) -> Iterator[Problem]:
    """A card's text, its paragraphs and its lists are of a size that a reader could take in."""
    too_large = [*_in_all(body, path)]
    yield from too_large
    if too_large:
        return
    depth = 0
    for block in body.blocks:
        if block.type in _HOLDERS:
            depth += 1
            if depth == MOST_NESTED + 1:
                yield _too_deep(body.first_line + (block.map or [0])[0], path)
        elif block.type in _HOLDERS_END:
            depth -= 1
        elif block.type == "inline":
            yield from _judge_paragraph(block.content, body.first_line + (block.map or [0])[0], path)


def judge_page_size(body: Body, path: str) -> Iterator[Problem]:
    """The same of a page written by hand, for the engine that reads it: to that, lines above each other are one."""
    too_large = [*_in_all(body, path)]
    yield from too_large
    if too_large:
        return
    # Code between fences is no list, however far in it stands.
    code = {row for block in body.blocks if block.type == "fence" and block.map for row in range(*block.map)}
    for row, line in enumerate(body.written):
        match = None if row in code else _INDENT.match(line)
        if match and len(match[0].expandtabs(4)) > WIDEST_INDENT:
            yield _too_deep(body.first_line + row, path)
    for number, paragraph in _paragraphs(body):
        yield from _judge_paragraph(paragraph, number, path)


def _in_all(body: Body, path: str) -> Iterator[Problem]:
    if (length := len(body.text)) > LONGEST_TEXT:
        yield LONG_TEXT.at(Spot(path, body.first_line), number=grouped(length), most=grouped(LONGEST_TEXT))
    elif (brackets := body.text.count("[")) > MOST_BRACKETS_IN_ALL:
        yield BRACKETS_IN_TEXT.at(Spot(path, body.first_line), number=grouped(brackets))


def _too_deep(line: int, path: str) -> Problem:
    return TOO_DEEP.at(Spot(path, line, 1))


def _judge_paragraph(paragraph: str, line: int, path: str) -> Iterator[Problem]:
    at = Spot(path, line, 1)
    if len(paragraph) > LONGEST_PARAGRAPH:
        number, most = grouped(len(paragraph)), grouped(LONGEST_PARAGRAPH)
        yield LONG_PARAGRAPH.at(at, "Dela det med en tom rad.", number=number, most=most)
    elif (brackets := paragraph.count("[")) > MOST_BRACKETS:
        help = "Dela det med en tom rad, eller ta bort länkar."
        yield BRACKETS_IN_PARAGRAPH.at(at, help, number=brackets, most=MOST_BRACKETS)


def _paragraphs(body: Body) -> Iterator[tuple[int, str]]:
    """What is read as one, with the line it begins on: what stands between empty lines, or one point of a list."""
    block: list[str] = []
    for number, line in enumerate([*body.written, ""], body.first_line):
        is_point = bool(block) and _POINT.match(block[0]) and _POINT.match(line)
        if block and (is_point or not line.strip()):
            yield number - len(block), "\n".join(block)
            block = []
        if line.strip():
            block.append(line)
