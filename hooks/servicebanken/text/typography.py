"""Signs that a word processor put in a header: YAML reads some without complaint, but never as the writer meant.

Each kind is found by one function, which tells of it and mends it before anything else is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from ..problems import Judging, Problem, Spot, problem

CURLY = "”“„‟’‘‚"

# What stands before a value: indentation, list dashes, and a key.
ENTRY = re.compile(r"(?P<lead>\s*(?:-\s+)*)(?:(?P<key>[\w-]+):(?P<gap>\s+))?(?P<value>\S.*)$")

_HARD = "\u00a0\u2007\u202f"
_SUSPECT = re.compile(
    rf"^[ \t]*(?:[{_HARD}]|-[^\s-]|[•·–*]\s)|^[\w -]+:[{_HARD}]|[{{,] *[^\W\d]\w*:[^\s/:]|[{CURLY}][ \t]*$",
    re.MULTILINE,
)
# Where none of these stands, nothing of the kind does: each is found far more quickly than the pattern above.
_SIGNS = _HARD + "•·–*" + CURLY
_GLUED_DASH = re.compile(r"\n[ \t]*-[^\s-]")
_HARD_INDENT = re.compile(rf"[ \t]*[{_HARD}]\s*")
_HARD_GAP = re.compile(rf"\s*(?:- +)?[\w-]+:(?P<gap>[{_HARD}]\s*)")
_BULLET = re.compile(r"(?P<lead>\s*)(?P<sign>-(?=[^\s-])|[•·–*](?=\s))\s*")
_OPENED = re.compile(r"\s*(?:- +)?[\w-]+:\s*$")
_TIGHT_PAIR = re.compile(r"[{,] *[^\W\d]\w*(?P<colon>:)(?=[^\s/:])")

# What a sort of fault is, and the line mended.
Finding = tuple[Problem, str]


def settle(header: str, path: str, line: int) -> Judging[str]:
    """The header with such signs mended, each line keeping its number."""
    if not (_may_be_suspect(header) and _SUSPECT.search(header)):
        return header
    mended: list[str] = []
    before = ""
    bullets_told = False
    for number, text in enumerate(header.split("\n"), line):
        for finder in _FINDERS:
            if finding := finder(text, Spot(path, number)):
                fault, text = finding
                yield fault
        is_bullet = _BULLET.match(text) and (bullets_told or _OPENED.match(before))
        if is_bullet:
            fault, text = _bullet(text, Spot(path, number))
            # One message is enough for a list where every point begins in the same wrong way.
            if not bullets_told:
                yield fault
        bullets_told = bool(is_bullet)
        mended.append(text)
        before = text if text.strip() else before
    return "\n".join(mended)


def instead(written: str) -> str:
    """Help that shows what to write."""
    return f"Skriv så här:  {written}"


def tight_colon(at: Spot, mended: str) -> Problem:
    """A key without space between its colon, at `at`, and its value."""
    return problem("saknat-mellanslag", at, "det måste stå ett mellanslag efter kolonet.", instead(mended.strip()))


def _may_be_suspect(header: str) -> bool:
    return "{" in header or any(sign in header for sign in _SIGNS) or bool(_GLUED_DASH.search(f"\n{header}"))


def quoted(value: str) -> str:
    """The value inside straight quotation marks, as it may stand in a header."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def called(entry: re.Match[str]) -> str:
    """The entry's value as the writer would call it."""
    is_own = not entry["lead"]
    nouns = {"titel": "rubriken", "ingress": "ingressen"} if is_own else {}
    return nouns.get(entry["key"] or "", f"värdet för ”{entry['key']}”" if entry["key"] else "raden")


def as_written(entry: re.Match[str], value: str) -> str:
    """The entry as it should be written, with the value inside quotation marks, as help to the writer."""
    key = f"{entry['key']}: " if entry["key"] else "- "
    return instead(f"{key}{quoted(value)}")


def requoted(entry: re.Match[str], value: str) -> str:
    """The line with its value inside quotation marks."""
    key = f"{entry['key']}:{entry['gap']}" if entry["key"] else ""
    return f"{entry['lead']}{key}{quoted(value)}"


def _bullet(text: str, at: Spot) -> Finding:
    match = _BULLET.match(text)
    assert match
    rest = text[match.end() :]
    sign = match["sign"]
    code, message = (
        ("saknat-mellanslag", "det måste stå ett mellanslag efter bindestrecket.")
        if sign == "-"
        else ("punkttecken", f"punkterna i en lista börjar med bindestreck, inte med {sign}.")
    )
    spot = Spot(at.path, at.line, match.start("sign") + 1)
    return problem(code, spot, message, instead(f"- {rest.strip()}")), f"{match['lead']}- {rest}"


def _hard_indent(text: str, at: Spot) -> Finding | None:
    match = _HARD_INDENT.match(text)
    if not match or match.end() == len(text):
        return None
    message = "raden är indragen med hårda mellanslag. Använd vanliga mellanslag."
    return problem("hart-mellanslag", Spot(at.path, at.line, 1), message), " " * match.end() + text[match.end() :]


def _hard_gap(text: str, at: Spot) -> Finding | None:
    if not (match := _HARD_GAP.match(text)):
        return None
    mended = f"{text[: match.start('gap')]} {text[match.end('gap') :]}"
    message = "efter kolonet står ett hårt mellanslag. Skriv ett vanligt mellanslag."
    spot = Spot(at.path, at.line, match.start("gap") + 1)
    return problem("hart-mellanslag", spot, message, instead(mended.strip())), mended


def _tight_pair(text: str, at: Spot) -> Finding | None:
    """A key in braces without space after its colon."""
    entry = ENTRY.match(text.rstrip())
    if not entry or not entry["value"].startswith(("{", "[{")) or '"' in text or "'" in text:
        return None
    if not (match := _TIGHT_PAIR.search(text)):
        return None
    mended = _TIGHT_PAIR.sub(lambda pair: f"{pair[0]} ", text)
    spot = Spot(at.path, at.line, match.start("colon") + 1)
    return tight_colon(spot, mended), mended


def _curly_around(text: str, at: Spot) -> Finding | None:
    """Quotation marks from a word processor around the whole value, or at one of its ends."""
    entry = ENTRY.match(text.rstrip())
    if not entry or not (entry["key"] or "-" in entry["lead"]) or len(value := entry["value"]) < 3:
        return None
    ends, inner = value[0] + value[-1], value[1:-1]
    if not set(ends) <= {*CURLY, '"'} or ends == '""' or {*CURLY, '"'} & set(inner):
        return None
    message = f"{called(entry)} står inom krokiga citattecken från ett ordbehandlingsprogram. Använd raka."
    spot = Spot(at.path, at.line, entry.start("value") + 1)
    return problem("krokiga-citattecken", spot, message, as_written(entry, inner)), requoted(entry, inner)


_FINDERS: tuple[Callable[[str, Spot], Finding | None], ...] = (_hard_indent, _hard_gap, _tight_pair, _curly_around)
