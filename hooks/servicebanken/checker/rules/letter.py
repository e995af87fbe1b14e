"""A card is no letter: nobody is greeted, nobody signs it, and all of its text stands below a heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...problems import Problem, Sentence, Spot, short
from ...text.body import Body

GREETS = Sentence(
    "brev",
    "”{words}” är en hälsning, som i ett brev. Ta bort den.",
    "”{words}” är en hälsning, som i ett brev. Ta bort den.",
)
SIGNS = Sentence(
    "brev",
    "”{words}” är en underskrift, som i ett brev. Ta bort den.",
    "”{words}” är en underskrift, som i ett brev. Ta bort den.",
)
ABOVE_HEADINGS = Sentence(
    "text-fore-rubrik", "{noun} står före den första rubriken och hör inte till något avsnitt. Flytta ner den."
)

# A line that is a greeting and nothing else. In the middle of a story, or with a quotation mark before it, it is told.
GREETING = re.compile(
    r"(?:(?:hej|hejsan|hallå|tjena|god ?dag|god (?:morgon|middag|kväll))\b[^.?:\"”]{0,30}"
    r"|till redaktionen:?|(?:bästa|kära)\b[^.?:\"”]{0,30}[,!])[,!.]?",
    re.IGNORECASE,
)
# Above all headings it is one also when the letter goes on after it.
_GREETING_FIRST = re.compile(r"(?:hej|hejsan|hallå)\b(?: \w+){0,3}[,!](?:\s|$)", re.IGNORECASE)

SIGNATURE = re.compile(
    r"(?:(?:med|många|bästa|hjärtliga)\s+)?(?:(?:vänliga?|varma?|bästa|hjärtliga?)\s+)?"
    r"hälsning(?:ar)?(?:,? [^.]{0,40})?[,!]?"
    r"|(?:mvh|m\.v\.h\.?|hälsar)(?:,? [^.]{0,40})?[,!]?"
    r"|(?:vänligen|allt gott|tack på förhand|väl mött)[,!.]?",
    re.IGNORECASE,
)
# Below it stand names, and perhaps where they belong; a line of a text is longer.
MOST_BELOW = 5
LONGEST_BELOW = 60
# So much of a greeting or a signature is shown.
SHOWN = 30

_MARKS = "*_ \t"
_BLOCKS = {
    "paragraph_open": "texten",
    "bullet_list_open": "listan",
    "ordered_list_open": "listan",
    "blockquote_open": "citatet",
    "table_open": "tabellen",
    "fence": "koden",
    "code_block": "koden",
}


def judge_letter(body: Body, path: str) -> Iterator[Problem]:
    """A greeting at the beginning and a signature at the end, and whatever stands above the first heading."""
    start = _first_heading(body)
    greeted, words = _greeting(body, start)
    if words:
        yield GREETS.at(Spot(path, body.first_line + greeted, 1), words=short(words, SHOWN))
    for signed in _signatures(body):
        words = short(body.written[signed].strip(_MARKS), SHOWN)
        yield SIGNS.at(Spot(path, body.first_line + signed, 1), words=words)
    if start is not None:
        # A greeting that is a line of its own has been told of.
        is_line = bool(words) and body.written[greeted].strip(_MARKS) == words
        yield from _judge_beginning(body, path, start, greeted if is_line else -1)


def _first_heading(body: Body) -> int | None:
    """The row of the first heading; None where there is none, which is told of as such."""
    return body.sections[0].line - body.first_line if body.sections else None


def _greeting(body: Body, start: int | None) -> tuple[int, str]:
    """The row of a greeting, which is the first that is no heading, and its words; none where there is none."""
    headings = {one.line - body.first_line for one in body.sections}
    for row, line in enumerate(body.lines):
        if (words := line.strip(_MARKS)) and row not in headings:
            is_above = start is not None and row < start
            found = GREETING.fullmatch(words) or (_GREETING_FIRST.match(words) if is_above else None)
            return (row, found[0].strip()) if found else (-1, "")
    return -1, ""


def _signatures(body: Body) -> list[int]:
    """The rows of signatures, each last in its section: a letter may have been put into one of them."""
    ends = [*(section.line - body.first_line for section in body.sections), len(body.lines)]
    return sorted({row for end in ends if (row := _signature(body, end)) is not None})


def _signature(body: Body, end: int) -> int | None:
    """The row of a signature above `end`, with nothing but a few short lines below it."""
    below = 0
    for row in range(end - 1, -1, -1):
        if not (words := body.lines[row].strip(_MARKS)):
            continue
        if SIGNATURE.fullmatch(words):
            return row
        below += 1
        if below > MOST_BELOW or len(words) > LONGEST_BELOW or words[0] in "#>|-":
            return None
    return None


def _judge_beginning(body: Body, path: str, start: int, greeted: int) -> Iterator[Problem]:
    """Text that belongs to no section stands on the card's page without a heading, and its length is not counted."""
    for index, block in enumerate(body.tokens):
        row = block.map[0] if block.map else -1
        if row >= start:
            return
        if row < 0 or block.level or block.type not in _BLOCKS:
            continue
        below = row + (row == greeted)
        if below != row and not body.lines[below].strip():
            continue
        is_picture = body.tokens[index + 1].content.startswith("![") and block.type == "paragraph_open"
        noun = "bilden" if is_picture else _BLOCKS[block.type]
        yield ABOVE_HEADINGS.at(Spot(path, body.first_line + below, 1), noun=noun)
        return
