"""Why an entry of a header cannot be read, in words for someone who never heard of YAML, and the entry mended."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..problems import Judging, Problem, Spot, problem
from .typography import ENTRY, Finding, as_written, called, instead, requoted, tight_colon

_TAB = re.compile(r" *\t")
_TIGHT_COLON = re.compile(r"(?P<key>\s*(?:-\s+)?[a-zåäö_-]+):(?P<value>[^\s/:].*)$", re.IGNORECASE)
_BLOCK_SIGNS = ("|", ">", "|-", ">-", "|+", ">+")
_ODD_BLOCK = re.compile(r"[|>][-+0-9]*(?:\s#.*)?$")
_COMMAS = re.compile(r"(?:(?P<open>[\[{])|,)\s*,\s*(?:,\s*)*")
_APOSTROPHE = re.compile(r"'(?:[^']|(?<=\w)'(?=\w))*'")
_AFTER_QUOTE = re.compile(r"(?P<quoted>\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*')\s*(?=[^\s#,:\]}'])")
_AFTER_BRACKET = re.compile(r"(?:\[[^\[\]]*\]|\{[^{}]*\})\s*[^\s#,\]}]")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}
_QUOTED_OR_OPEN = re.compile(r'"(?:[^"\\]|\\.?)*+(?:"|$)')
_KEY = re.compile(r"(?P<space> *)(?P<dash>-\s+)?(?P<key>[\w-]+):(?P<value>\s+\S.*|\s*)$")


def explain(piece: str, path: str, line: int) -> Judging[str]:
    """An entry that does not parse, with each known fault in it mended."""
    is_explained = False
    mended = []
    for number, text in enumerate(piece.split("\n"), line):
        text = text.rstrip()
        for finder in _FINDERS if text else ():
            if finding := finder(text, Spot(path, number)):
                fault, text = finding
                is_explained = True
                yield fault
        mended.append(text)
    at = Spot(path, line)
    if not is_explained and (whole := _unclosed(mended, at) or _misplaced(mended, at)):
        fault, mended = whole
        yield fault
    return "\n".join(mended)


def lost_words(header: str, path: str, line: int) -> Iterator[Problem]:
    """Comments in values: what stands after # is not read, though a writer may not have meant it so."""
    if not ((" #" in header or "\t#" in header) and re.search(r"\S[ \t]+#\S", header)):
        return
    for number, text in enumerate(header.split("\n"), line):
        entry = ENTRY.match(text.rstrip())
        if not entry or not entry["key"] or entry["value"][0] in "\"'[{|>#":
            continue
        value, column = entry["value"], entry.start("value") + 1
        if lost := re.search(r"\s#\S", value):
            message = "allt efter # på raden är en kommentar och syns inte."
            message += " Sätt citattecken om värdet om det ska vara med."
            spot = Spot(path, number, column + lost.start() + 1)
            yield problem("kommentar-i-text", spot, message, as_written(entry, value))


def _tab(text: str, at: Spot) -> Finding | None:
    if not (tab := _TAB.match(text)):
        return None
    spot = Spot(at.path, at.line, tab.end())
    return problem("tabb", spot, "raden är indragen med tabb. Använd mellanslag."), text.replace("\t", "  ")


def _no_space(text: str, at: Spot) -> Finding | None:
    if not (entry := _TIGHT_COLON.match(text)):
        return None
    mended = f"{entry['key']}: {entry['value']}"
    return tight_colon(Spot(at.path, at.line, entry.end("key") + 1), mended), mended


def _quoting(code: str, entry: re.Match[str], message: str, at: Spot, value: str, column: int = 0) -> Finding:
    """A fault that quotation marks around the whole value mend."""
    spot = Spot(at.path, at.line, entry.start("value") + 1 + column)
    return problem(code, spot, f"{called(entry)} {message}", as_written(entry, value)), requoted(entry, value)


def _after_quote(text: str, at: Spot) -> Finding | None:
    entry = ENTRY.match(text)
    closed = _AFTER_QUOTE.match(entry["value"]) if entry else None
    if not entry or not closed:
        return None
    sign, inner = closed["quoted"][0], closed["quoted"][1:-1]
    value = f"”{inner}”{entry['value'][len(inner) + 2 :].replace(sign, '”')}"
    if _APOSTROPHE.fullmatch(entry["value"]):
        # The sign within a word is an apostrophe, and those around the value are already its quotation marks.
        value = entry["value"][1:-1]
    message = "har text efter det avslutande citattecknet. Låt citattecknen omsluta hela värdet."
    return _quoting("text-efter-citattecken", entry, message, at, value, closed.end())


def _special_sign(text: str, at: Spot) -> Finding | None:
    entry = ENTRY.match(text)
    if not entry or entry["value"] in _BLOCK_SIGNS:
        return None
    value = entry["value"]
    if value[0] not in "@`%*&!|>," and not (entry["key"] and _AFTER_BRACKET.match(value)):
        return None
    message = f"börjar med {value[0]} och måste då stå inom citattecken."
    return _quoting("sarskilt-tecken", entry, message, at, value)


def _block(text: str, at: Spot) -> Finding | None:
    """A sign for a text of several lines, with more after it than may stand there."""
    entry = ENTRY.match(text)
    if not entry or not entry["key"] or not _ODD_BLOCK.match(entry["value"]) or entry["value"] in _BLOCK_SIGNS:
        return None
    spot = Spot(at.path, at.line, entry.start("value") + 1)
    message = f"”{entry['value']}” går inte att läsa. Skriv bara >- och hela texten indragen på raderna under."
    mended = f"{entry['lead']}{entry['key']}:{entry['gap']}>-"
    return problem("sarskilt-tecken", spot, message, instead(mended.strip())), mended


def _empty_place(text: str, at: Spot) -> Finding | None:
    """A comma in a list with nothing before it."""
    entry = ENTRY.match(text)
    if not entry or entry["value"][0] not in "[{" or '"' in text or "'" in text:
        return None
    if not (lost := _COMMAS.search(text)):
        return None
    mended = _COMMAS.sub(lambda commas: commas["open"] or ", ", text)
    spot = Spot(at.path, at.line, lost.end())
    message = "kommatecknet har inget värde före sig. Ta bort det, eller skriv det som fattas."
    return problem("olaslig-rad", spot, message, instead(mended.strip())), mended


def _colon(text: str, at: Spot) -> Finding | None:
    entry = ENTRY.match(text)
    if not entry or not entry["key"] or entry["value"][0] in "\"'[{|>#":
        return None
    if not re.search(r":(?:\s|$)", entry["value"]):
        return None
    message = "innehåller kolon och måste då stå inom citattecken."
    return _quoting("kolon-i-text", entry, message, at, entry["value"])


_FINDERS: tuple[Callable[[str, Spot], Finding | None], ...] = (
    _tab, _no_space, _after_quote, _block, _empty_place, _special_sign, _colon,
)  # fmt: skip


def indented(at: Spot, written: str) -> Problem:
    """A line that is indented though it belongs to none above it."""
    message = "raden är indragen fast den inte hör till raden ovanför. Ta bort mellanslagen i början."
    return problem("fel-indrag", at, message, instead(written))


# What is wrong with an entry, and its lines mended.
_WholeFinding = tuple[Problem, list[str]]


def _unclosed(lines: list[str], at: Spot) -> _WholeFinding | None:
    """The first quotation mark or bracket that is opened and never closed."""
    for index, text in enumerate(lines):
        entry = ENTRY.match(text)
        finding = entry and (
            _unclosed_quote(entry, text, Spot(at.path, at.line + index))
            or _unclosed_bracket(entry, text, Spot(at.path, at.line + index))
        )
        if finding:
            return finding[0], [*lines[:index], finding[1], *lines[index + 1 :]]
    return None


def _unclosed_quote(entry: re.Match[str], text: str, at: Spot) -> Finding | None:
    sign = entry["value"][0]
    if sign not in _QUOTED or _QUOTED[sign].match(entry["value"]):
        return None
    message = f"{called(entry)} börjar med ett citattecken som aldrig stängs."
    spot = Spot(at.path, at.line, entry.start("value") + 1)
    mended = f"{text}{sign}"
    return problem("oavslutat-citattecken", spot, message, instead(mended.strip())), mended


def _unclosed_bracket(entry: re.Match[str], text: str, at: Spot) -> Finding | None:
    bare = _QUOTED_OR_OPEN.sub("", text)
    for opening, closing in ("[]", "{}"):
        if bare.count(opening) == bare.count(closing) + 1:
            message = f"{called(entry)} öppnas med {opening} men stängs aldrig."
            spot = Spot(at.path, at.line, text.index(opening) + 1)
            mended = text.rstrip(" ,") + closing
            return problem("oavslutad-lista", spot, message, instead(mended.strip())), mended
    return None


def _misplaced(lines: list[str], at: Spot) -> _WholeFinding | None:
    """Keys that do not stand in line with their neighbours, or below one that already has a value."""
    keys = [(index, key) for index, text in enumerate(lines) if (key := _KEY.match(text))]
    if len(keys) < 2 or keys[0][1]["space"]:
        return None
    (_, first), *below = keys
    mended = list(lines)
    if first["value"].strip():
        for index, _ in below:
            mended[index] = lines[index].strip()
        index, text = below[0][0], mended[below[0][0]]
        return indented(Spot(at.path, at.line + index, 1), text), mended
    dashed = [key.start("dash") for _, key in below if key["dash"]]
    column = below[0][1].start("key")
    odd = [
        index for index, key in below if key.start("key") != column or (key["dash"] and key.start("dash") != dashed[0])
    ]
    for index, key in below:
        lead = f"{' ' * dashed[0]}- " if key["dash"] else " " * column
        mended[index] = lead + lines[index].strip().removeprefix("-").strip()
    if not odd:
        return None
    message = f"raderna under ”{first['key']}” är olika långt indragna. Låt dem börja i samma kolumn."
    return problem("fel-indrag", Spot(at.path, at.line + odd[0], 1), message), mended
