"""A card's text split where its lines of three dashes stand; when one is missing, where it should have stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from ..problems import Judging, Problem, Spot, problem
from .body import Body
from .typography import instead

# The header of a page written by hand, dashes and all.
HEADER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)

_KEY = re.compile(r"[\w-]+ *:(?:\s|$)")


@dataclass(frozen=True, slots=True)
class Parts:
    """Header and body, each with the line it begins on; `header` is None when there is none to be found."""

    header: str | None
    header_line: int
    body: str
    body_line: int


def below_header(text: str) -> Body:
    """What stands below the header of a page, or of a card whose header is whole."""
    header = HEADER.match(text)
    start = header.end() if header else 0
    return Body(text[start:], text.count("\n", 0, start) + 1)


def split(text: str, path: str) -> Judging[Parts]:
    """Header and body; a missing mark is told and its place guessed."""
    opening = YAMLHandler.FM_BOUNDARY.search(text)
    if not opening or text[: opening.start()].strip():
        parts = _without_opening(text, opening)
        yield _no_header(path) if parts.header is None else _no_opening(path)
        return parts
    start = opening.end()
    if closing := YAMLHandler.FM_BOUNDARY.search(text, start):
        return _parts(text, start, closing.start(), closing.end())
    end = _guessed_end(text, start)
    parts = _parts(text, start, end, end)
    message = "raden med tre bindestreck efter uppgifterna saknas."
    help = "Skriv så här efter den sista uppgiften:  ---"
    yield problem("oavslutat-huvud", Spot(path, parts.body_line), message, help)
    return parts


def _without_opening(text: str, first: re.Match[str] | None) -> Parts:
    """The keys may stand before the only dashes, between dashes further down, or without any dashes at all."""
    before = text[: first.start()] if first else text
    if (start := _start_of_keys(before)) is not None:
        end = first.start() if first else _guessed_end(text, start)
        return _parts(text, start, end, first.end() if first else end)
    closing = YAMLHandler.FM_BOUNDARY.search(text, first.end()) if first else None
    if first and closing and _start_of_keys(text[first.end() : closing.start()]) is not None:
        return _parts(text, first.end(), closing.start(), closing.end())
    return Parts(None, 1, text, 1)


def _parts(text: str, start: int, end: int, body_start: int) -> Parts:
    """The header without the line break after its opening dashes."""
    start += text.startswith("\n", start) and start < end
    lines = (text.count("\n", 0, position) + 1 for position in (start, body_start))
    return Parts(text[start:end], next(lines), text[body_start:], next(lines))


def _start_of_keys(text: str) -> int | None:
    """Where the first key stands, if that is on one of the first two lines with anything on them."""
    filled = (line for line in re.finditer(r"^.*\S.*$", text, re.MULTILINE))
    for line, _ in zip(filled, range(2), strict=False):
        if _KEY.match(line[0]):
            return line.start()
    return None


def _guessed_end(text: str, start: int) -> int:
    """A header without an end goes on to the first heading, or to an empty line that no key follows."""
    position = start
    is_after_gap = False
    for line in text[start:].split("\n"):
        is_comment = line.startswith("#") and not line.startswith("##")
        if line.startswith("##") or (is_after_gap and line.strip() and not is_comment and not _KEY.match(line)):
            break
        if line.strip():
            is_after_gap = False
        elif position > start:
            is_after_gap = True
        position += len(line) + 1
    return _without_empty_end(text, start, min(position, len(text)))


def _without_empty_end(text: str, start: int, end: int) -> int:
    filled = text[start:end].rstrip()
    return min(start + len(filled) + 1, end) if filled else end


def _no_opening(path: str) -> Problem:
    message = "kortet måste börja med en rad som bara har tre bindestreck."
    return problem("saknat-huvud", Spot(path, 1), message, instead("---"))


def _no_header(path: str) -> Problem:
    message = (
        "kortet saknar uppgifterna överst. De står mellan två rader som bara har tre bindestreck. "
        "Börja från mallen _mall.md."
    )
    return problem("saknat-huvud", Spot(path, 1), message)
