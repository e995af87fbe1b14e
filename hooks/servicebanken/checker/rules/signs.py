"""Nothing is left over when a text has been read: signs of markup that became nothing are told, with what to write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markdown_it.token import Token

from ...problems import Problem, Sentence, Spot, short
from ...text.almost_links import AlmostLink, almost_links
from ...text.body import Body
from ...text.commonmark import Unread
from ...text.paths import as_target
from ...text.typography import instead
from .marks import (
    BULLETS,
    CURLY_IN_LINK,
    DRAWN,
    FIRST_SIGN,
    MARKS,
    NO_FOOTNOTE,
    NO_LINK,
    NO_TABLE,
    NOT_DRAWN,
    NOTE_DEFINED,
    SAME_SIGNS,
    SIGNS_SHOWN,
    SPACE_IN_LINK,
    SUSPECT,
    TABLE_ROW,
    Mark,
)


def judge_signs(body: Body, path: str) -> Iterator[Problem]:
    """A sign that was meant as markup, and is shown as a sign, is told at its line."""
    almost = [*almost_links(body)]
    yield from (_almost(one, path) for one in almost)
    lines = {one.line for one in almost}
    for block in body.tokens:
        if block.type == "fence" and (word := block.info.strip().lower()) in DRAWN:
            yield _told(NOT_DRAWN, word, Spot(path, body.first_line + (block.map or [0])[0], 1))
        unread = [one for one in block.meta.get("unread", ()) if SUSPECT.search(one.text)]
        if unread:
            told = _judge_block(unread, block, body, path)
            # What hinders a link has been told, and is of more use than that there is none.
            yield from (one for mark, one in told if not (mark is NO_LINK and one.line in lines))
    yield from _judge_footnotes(body, path)


def _almost(one: AlmostLink, path: str) -> Problem:
    title = f' "{one.title[1:-1]}"' if one.title else ""
    help = instead(f"{'!' * one.is_image}[{one.text}]({as_target(one.target)}{title})")
    sentence = SPACE_IN_LINK if one.has_space else CURLY_IN_LINK
    kind = "bild" if one.is_image else "länk"
    return sentence.at(Spot(path, one.line, one.column), help, target=short(one.target), kind=kind)


def _judge_block(unread: list[Unread], block: Token, body: Body, path: str) -> Iterator[tuple[Sentence, Problem]]:
    if row := next((one for one in unread if TABLE_ROW.search(one.text)), None):
        yield NO_TABLE, NO_TABLE.at(Spot(path, *body.spot(block, row.start)))
    if line := _first_of_several([one for one in unread if one.begins_line]):
        yield SAME_SIGNS, _told(SAME_SIGNS, line.text.split()[0], Spot(path, *body.spot(block, line.start)))
    seen = set()
    for one in unread:
        for mark in MARKS:
            for match in _matches(mark, one):
                spot = Spot(path, *body.spot(block, one.start + match.start()))
                if (mark, spot.line) not in seen:
                    seen.add((mark, spot.line))
                    yield mark.sentence, _told(mark.sentence, match[0], spot)


def _matches(mark: Mark, one: Unread) -> Iterator[re.Match[str]]:
    if mark.in_line:
        yield from mark.pattern.finditer(one.text)
    elif one.begins_line and (match := mark.pattern.match(one.text)):
        yield match


def _told(sentence: Sentence, sign: str, spot: Spot) -> Problem:
    return sentence.at(spot, sign=sign.strip()[:SIGNS_SHOWN])


def _first_of_several(lines: list[Unread]) -> Unread | None:
    """The first of the lines of a paragraph that begin with the same sign: they were meant as points."""
    signs = [(one, match[1][-1]) for one in lines if (match := FIRST_SIGN.match(one.text))]
    kinds = [kind for _, kind in signs if kind not in BULLETS]
    return next((one for one, kind in signs if kinds.count(kind) > 1), None)


def _judge_footnotes(body: Body, path: str) -> Iterator[Problem]:
    """The forge's notes are defined as links are: one of a single word is a link, and the definition does not show."""
    for link in body.links:
        if link.text.startswith("^"):
            yield _told(NO_FOOTNOTE, f"[{link.text}]", Spot(path, link.line, link.column))
    for number, line in enumerate(body.lines, body.first_line):
        if "[^" in line and (note := NOTE_DEFINED.search(line)) and not _is_shown(body, number, note[0]):
            yield _told(NO_FOOTNOTE, note[0], Spot(path, number, note.start() + 1))


def _is_shown(body: Body, line: int, words: str) -> bool:
    return any(one.line == line and words[:-1] in one.text for one in body.words)
