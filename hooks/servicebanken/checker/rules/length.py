"""How much of its printed sheet a card fills. An estimate in lines: how a text is set decides the rest."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import ceil

from ...model.fields import CASE, LEADER_HEADING, METHOD
from ...model.kinds import CardType
from ...problems import Problem, Spot, alike
from ...swedish import in_words
from ...text.body import Section

# Lines across the page. Cards of our own, lengthened until they ran over when they were set, held 101 to 125 of these
# as methods and 46 to 64 as stories, most of them where the text was in paragraphs.
_LINES_ON_A_SIDE = 56
_SIGNS_ON_A_LINE = 95

# What is drawn from the header: title, summary, facts, contacts and sources.
_LINES_OF_HEADER = 9
_LINES_OF_HEADING = 2.3
_LINES_BETWEEN = 0.6

# An estimate that is a few lines wrong should not trouble anyone.
_SLACK = 1.1

# The same measures, for those who estimate elsewhere.
SHEET = {
    "lines": _LINES_ON_A_SIDE,
    "signs": _SIGNS_ON_A_LINE,
    "header": _LINES_OF_HEADER,
    "heading": _LINES_OF_HEADING,
    "between": _LINES_BETWEEN,
    "slack": _SLACK,
}

# The code of what is found here; where pages have been set and counted, it is no longer of interest.
ESTIMATED = "for-lang-for-bladet"
TOO_LONG_FOR_SHEET = alike(
    ESTIMATED,
    "texten blir ungefär {lines} rader på utskriften, och på {where} får ungefär {room} plats. Korta med ungefär "
    "{over} rader.",
)

SIDES = {METHOD.name: 2, CASE.name: 1}


def sides_in_words(card_type: CardType) -> str:
    """What a card of the type may fill of its sheet: "två sidor"."""
    sides = SIDES[card_type.name]
    return "en sida" if sides == 1 else f"{in_words(sides)} sidor"


def judge_length(card_type: CardType, sections: Sequence[Section], path: str) -> Iterator[Problem]:
    """A method fits on both sides of a sheet, a story on one."""
    room = SIDES[card_type.name] * _LINES_ON_A_SIDE - _LINES_OF_HEADER
    lines = ceil(_lines(sections))
    if lines > room * _SLACK:
        at, where = Spot(path, sections[0].line, 1), sides_in_words(card_type)
        yield TOO_LONG_FOR_SHEET.at(at, lines=lines, where=where, room=room, over=lines - room)


def _lines(sections: Iterable[Section]) -> float:
    """Lines of the sections that are printed: the advice to the leader stays off the sheet that is handed out."""
    lines, is_leaders = 0.0, False
    for section in sections:
        is_leaders = section.title == LEADER_HEADING if section.level <= 2 else is_leaders
        if not is_leaders:
            written = section.text.split("\n")
            gaps = written.count("")
            lines += _LINES_OF_HEADING + gaps * _LINES_BETWEEN
            lines += sum(ceil(len(line) / _SIGNS_ON_A_LINE) for line in written)
    return lines
