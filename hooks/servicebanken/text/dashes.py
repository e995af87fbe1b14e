"""A card's text split where its lines of three dashes stand; when one is missing, where it should have stood."""

from __future__ import annotations

import re
from dataclasses import dataclass

from frontmatter.default_handlers import YAMLHandler

from ..problems import Judging, Problem, Spot, problem, short
from .body import Body
from .typography import instead

# The header of a page written by hand, dashes and all.
HEADER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)

_MARK = YAMLHandler.FM_BOUNDARY
_KEY = re.compile(r"[\w-]+ *:(?:\s|$)")

# What else writers put where the header ends: other rules, the end of a document in YAML, dashes with more on the line.
_MEANT = re.compile(r"^[ \t]*(?:-{2,}|[—–]+|[*_=+.]{3,}|[`~]{3,}|-(?: -)+)(?:[ \t]*\w+)?[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"^##+[ \t].*\n\s*+(?![\w-]+ *:(?:\s|$)|#)", re.MULTILINE)

# A part of a header that goes on below the dashes; in keys of a card there are no capital letters.
_GOES_ON = re.compile(
    r"\s*(?:^---[ \t]*\n\s*)?(?P<keys>(?:^[a-zåäö_]+ *:(?:[ \t].*)?\n(?:^(?:[ \t#-].*|)\n)*)+)(?=^-{3,}[ \t]*$)",
    re.MULTILINE,
)

# A whole card, or its header, between the marks of code, as it is copied out of some programs.
_FENCED = re.compile(r"\s*(?P<sign>```|~~~)[ \w-]*\n(?=---[ \t]*\n)")
_UNSEEN_BEFORE = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]*---\s*\Z")


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
    text = yield from _unfenced(text, path)
    opening = _MARK.search(text)
    if not opening or text[: opening.start()].strip():
        parts, closing = _without_opening(text, opening)
        yield _no_header(path) if parts.header is None else _no_opening(text, path)
        if closing:
            yield from _judge_mark("oavslutat-huvud", closing, path)
        return parts
    start = opening.end()
    yield from _judge_mark("saknat-huvud", opening, path)
    if not (closing := _closing(text, start)):
        end = _guessed_end(text, start)
        parts = _parts(text, start, end, end)
        message = "raden med tre bindestreck efter uppgifterna saknas."
        help = "Skriv så här efter den sista uppgiften:  ---"
        yield problem("oavslutat-huvud", Spot(path, parts.body_line), message, help)
        return parts
    yield from _judge_mark("oavslutat-huvud", closing, path)
    text, closing = yield from _whole(text, start, closing, path)
    return _parts(text, start, closing.start(), closing.end())


def _unfenced(text: str, path: str) -> Judging[str]:
    """The text without marks of code around it, its lines keeping their numbers."""
    if not (opening := _FENCED.match(text)):
        return text
    sign = opening["sign"]
    message = f"kortet står inom {sign}, som om det vore kod. Ta bort de raderna."
    yield problem("saknat-huvud", Spot(path, text.count("\n", 0, opening.end())), message)
    rest = re.sub(
        rf"(?:(?<=\n---\n){sign}[ \t]*$|^{sign}\s*\Z)", "", text[opening.end() :], count=1, flags=re.MULTILINE
    )
    return "\n" * text.count("\n", 0, opening.end()) + rest


def _judge_mark(code: str, mark: re.Match[str], path: str) -> Judging[None]:
    """A line that does as three dashes, but not for others than us."""
    if (shown := mark[0].rstrip(" \t\n")) == "---":
        return
    if set(shown) == {"-"}:
        message = f"raden har {len(shown)} bindestreck. Den ska ha precis tre, annars kan"
        message += " andra program inte läsa uppgifterna."
    elif shown.strip() == "---":
        message = "bredvid de tre bindestrecken står mellanslag eller ett tecken som inte syns. Skriv raden på nytt."
    else:
        message = f"uppgifterna slutar med ”{short(shown)}”. De ska sluta med en rad som bara har tre bindestreck."
    yield problem(code, Spot(path, mark.string.count("\n", 0, mark.start()) + 1), message, instead("---"))


def _closing(text: str, start: int) -> re.Match[str] | None:
    """The line that ends the header: the first of dashes, unless the text below has begun before it."""
    dashes = _MARK.search(text, start)
    heading = _HEADING.search(text, start, dashes.start() if dashes else len(text))
    if dashes and not heading:
        return dashes
    for mark in _MEANT.finditer(text, start, heading.start() if heading else len(text)):
        if not _KEY.match(text[mark.end() :].lstrip()):
            return mark
    return None


def _whole(text: str, start: int, closing: re.Match[str], path: str) -> Judging[tuple[str, re.Match[str]]]:
    """The text without dashes that part a header in two, and the line that ends it."""
    while more := _GOES_ON.match(text, closing.end()):
        line = text.count("\n", 0, closing.start()) + 1
        message = "raden delar uppgifterna i två, och då läses bara de som står före. Ta bort den."
        yield problem("oavslutat-huvud", Spot(path, line), message)
        between = text[closing.start() : more.start("keys")]
        text = text[: closing.start()] + re.sub(r"[^\n]", "", between) + text[more.start("keys") :]
        next_mark = _MARK.search(text, closing.start())
        assert next_mark
        closing = next_mark
    return text, closing


def _without_opening(text: str, first: re.Match[str] | None) -> tuple[Parts, re.Match[str] | None]:
    """The keys may stand before the only dashes, between dashes further down, or without any dashes at all."""
    before = text[: first.start()] if first else text
    if (start := _start_of_keys(before)) is not None:
        mark = _closing(text, start)
        end = mark.start() if mark else _guessed_end(text, start)
        return _parts(text, start, end, mark.end() if mark else end), mark
    closing = _MARK.search(text, first.end()) if first else None
    if first and closing and _start_of_keys(text[first.end() : closing.start()]) is not None:
        return _parts(text, first.end(), closing.start(), closing.end()), closing
    return Parts(None, 1, text, 1), None


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


def _no_opening(text: str, path: str) -> Problem:
    first = next(line for line in text.split("\n") if line.strip())
    if _UNSEEN_BEFORE.match(first):
        message = "bredvid de tre bindestrecken står mellanslag eller ett tecken som inte syns. Skriv raden på nytt."
    else:
        message = "kortet måste börja med en rad som bara har tre bindestreck."
    return problem("saknat-huvud", Spot(path, 1), message, instead("---"))


def _no_header(path: str) -> Problem:
    message = (
        "kortet saknar uppgifterna överst. De står mellan två rader som bara har tre bindestreck. "
        "Börja från mallen _mall.md."
    )
    return problem("saknat-huvud", Spot(path, 1), message)
