"""Why a line of a header cannot be read, in words for someone who never heard of YAML, and the line mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from .model import Problem
from .problems import Spot, problem

CURLY = "”“„‟’‘‚"

# What stands before a value: indentation, list dashes, and a key.
_ENTRY = re.compile(r"^(?P<lead>\s*(?:-\s+)*)(?:(?P<key>[\w-]+):(?P<gap>\s+))?(?P<value>\S.*?)\s*$")

_NOUNS = {"titel": "rubriken", "ingress": "ingressen"}

Finding = tuple[Problem, str]


def explain(piece: str, path: str, line: int) -> tuple[list[Problem], str]:
    """The known faults in an entry that does not parse, and the entry with each of them mended."""
    problems: list[Problem] = []
    mended = []
    for number, text in enumerate(piece.split("\n"), line):
        for finder in _FINDERS:
            if found := finder(text, Spot(path, number)):
                problems.append(found[0])
                text = found[1]
        mended.append(text)
    if not problems and (found := _unclosed(piece, Spot(path, line))):
        problems.append(found[0])
        mended = [found[1]]
    return problems, "\n".join(mended)


def oddities(header: str, path: str, line: int) -> Iterator[Problem]:
    """What YAML reads without complaint, but otherwise than the writer meant."""
    for number, text in enumerate(header.split("\n"), line):
        entry = _ENTRY.match(text)
        if not entry or not entry["key"] or entry["value"][0] in "\"'[{|>#":
            continue
        value, column = entry["value"], entry.start("value") + 1
        if len(value) > 1 and value[0] in CURLY and value[-1] in CURLY and not set(value[1:-1]) & set(CURLY):
            yield _curly(entry, Spot(path, number, column))[0]
        if lost := re.search(r"\s#\S", value):
            yield problem(
                "kommentar-i-text",
                Spot(path, number, column + lost.start() + 1),
                "allt efter # på raden är en kommentar och syns inte. Sätt citattecken om värdet om det ska vara med.",
                _as_written(entry, value),
            )


def quoted(value: str) -> str:
    """The value inside straight quotation marks, as it may stand in a header."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _as_written(entry: re.Match[str], value: str) -> str:
    key = f"{entry['key']}: " if entry["key"] else "- "
    return f"Skriv så här:  {key}{quoted(value)}"


def _requoted(entry: re.Match[str], value: str) -> str:
    key = f"{entry['key']}:{entry['gap']}" if entry["key"] else ""
    return f"{entry['lead']}{key}{quoted(value)}"


def _named(entry: re.Match[str]) -> str:
    return _NOUNS.get(entry["key"] or "", f"värdet för ”{entry['key']}”" if entry["key"] else "raden")


def _tab(text: str, at: Spot) -> Finding | None:
    if not (tab := re.match(r"\s*?\t", text)):
        return None
    found = problem("tabb", Spot(at.path, at.line, tab.end()), "raden är indragen med tabb. Använd mellanslag.")
    return found, text.replace("\t", "  ")


def _no_space(text: str, at: Spot) -> Finding | None:
    if not (entry := re.match(r"^(\s*(?:-\s+)?[a-zåäö_-]+):([^\s/:].*)$", text, re.IGNORECASE)):
        return None
    mended = f"{entry[1]}: {entry[2]}"
    found = problem(
        "saknat-mellanslag",
        Spot(at.path, at.line, entry.end(1) + 1),
        "det måste stå ett mellanslag efter kolonet.",
        f"Skriv så här:  {mended.strip()}",
    )
    return found, mended


def _curly(entry: re.Match[str], at: Spot) -> Finding:
    value = entry["value"].strip(CURLY)
    found = problem(
        "krokiga-citattecken",
        at,
        f"{_named(entry)} står inom krokiga citattecken från ett ordbehandlingsprogram. Använd raka.",
        _as_written(entry, value),
    )
    return found, _requoted(entry, value)


def _curly_around(text: str, at: Spot) -> Finding | None:
    entry = _ENTRY.match(text)
    if not entry or entry["value"][0] not in CURLY or entry["value"][-1] not in CURLY + '"':
        return None
    return _curly(entry, Spot(at.path, at.line, entry.start("value") + 1))


def _colon(text: str, at: Spot) -> Finding | None:
    entry = _ENTRY.match(text)
    if not entry or entry["value"][0] in "\"'[{|>#&*!@`%" or not re.search(r":(\s|$)", entry["value"]):
        return None
    if not entry["key"]:
        return None
    found = problem(
        "kolon-i-text",
        Spot(at.path, at.line, entry.start("value") + 1),
        f"{_named(entry)} innehåller kolon och måste då stå inom citattecken.",
        _as_written(entry, entry["value"]),
    )
    return found, _requoted(entry, entry["value"])


def _special_sign(text: str, at: Spot) -> Finding | None:
    entry = _ENTRY.match(text)
    if not entry or entry["value"][0] not in "@`%*&!|>," or entry["value"] in ("|", ">", "|-", ">-", "|+", ">+"):
        return None
    found = problem(
        "sarskilt-tecken",
        Spot(at.path, at.line, entry.start("value") + 1),
        f"{_named(entry)} börjar med {entry['value'][0]} och måste då stå inom citattecken.",
        _as_written(entry, entry["value"]),
    )
    return found, _requoted(entry, entry["value"])


def _after_quote(text: str, at: Spot) -> Finding | None:
    entry = _ENTRY.match(text)
    closed = entry and re.match(r'"(?:[^"\\]|\\.)*"\s*(?=[^\s#,:\]}])', entry["value"])
    if not entry or not closed:
        return None
    value = entry["value"].replace('"', "”")
    found = problem(
        "text-efter-citattecken",
        Spot(at.path, at.line, entry.start("value") + closed.end() + 1),
        f"{_named(entry)} har text efter det avslutande citattecknet. Låt citattecknen omsluta hela värdet.",
        _as_written(entry, value),
    )
    return found, _requoted(entry, value)


_FINDERS: tuple[Callable[[str, Spot], Finding | None], ...] = (
    _tab, _no_space, _curly_around, _after_quote, _special_sign, _colon,
)  # fmt: skip


def _unclosed(piece: str, at: Spot) -> Finding | None:
    """A quotation mark or bracket that is opened and never closed."""
    first, *rest = piece.split("\n")
    bare = re.sub(r'"(?:[^"\\]|\\.)*"', "", first)
    entry = _ENTRY.match(first)
    if not entry:
        return None
    if entry["value"][0] == '"' and '"' in bare:
        mended = "\n".join([first.rstrip() + '"', *rest])
        found = problem(
            "oavslutat-citattecken",
            Spot(at.path, at.line, entry.start("value") + 1),
            f"{_named(entry)} börjar med ett citattecken som aldrig stängs.",
            f'Skriv så här:  {first.strip()}"',
        )
        return found, mended
    for opening, closing in ("[]", "{}"):
        if bare.count(opening) > bare.count(closing):
            mended = "\n".join([first.rstrip().rstrip(",") + closing, *rest])
            found = problem(
                "oavslutad-lista",
                Spot(at.path, at.line, first.index(opening) + 1),
                f"{_named(entry)} öppnas med {opening} men stängs aldrig.",
                f"Skriv så här:  {first.strip().rstrip(',')}{closing}",
            )
            return found, mended
    return None
