"""A card's text → its header as the text the writer wrote, with line and column of every key and item, and its body.

A broken entry never hides the others: the header is read whole, and if that fails, entry by entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml.events import MappingEndEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from ..problems import UNSEEN, Judging, Problem, Spot, judged, problem, short
from .dashes import split
from .nodes import Entry, Fields, Items, Node, Text, doubled_keys, each_key_once
from .typography import settle
from .yaml_faults import explain, indented, lost_words

# libyaml is ten times as fast; without it the same class in Python reads the same text.
LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

LONGEST_HEADER = 60_000
DEEPEST = 6

# Signs that break lines in YAML but nowhere else, or pages; read as spaces they leave every line its number.
_ODD_BREAKS = re.compile("[\x0c\u0085\u2028\u2029]")

_FIRST_WORD = re.compile(r"^[\w-]+", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class CardText:
    """What a file holds. `unreadable` are keys that stand in the header but whose value could not be read.

    Without `has_header` nothing more is to be told of what should stand in it.
    """

    fields: Fields
    body: str
    body_line: int
    unreadable: frozenset[str] = frozenset()
    has_header: bool = True


def read_document(text: str, path: str) -> Judging[CardText]:
    """A card split into header and body, its header read."""
    parts = yield from split(text, path)
    nothing = Fields((), Spot(path, parts.header_line))
    if parts.header is None:
        return CardText(nothing, parts.body, parts.body_line, has_header=False)
    if not re.search(r"^[ \t]*[^\s#]", parts.header, re.MULTILINE):
        message = "mellan raderna med bindestreck står inga uppgifter. Börja från mallen _mall.md."
        yield problem("saknat-huvud", Spot(path, parts.header_line), message)
        return CardText(nothing, parts.body, parts.body_line, has_header=False)
    if len(parts.header) > LONGEST_HEADER:
        message = f"huvudet är längre än {LONGEST_HEADER} tecken och läses inte."
        yield problem("for-stor-fil", Spot(path, parts.header_line), message)
        return CardText(nothing, parts.body, parts.body_line, has_header=False)
    header = yield from settle(_ODD_BREAKS.sub(" ", parts.header), path, parts.header_line)
    reader = _Reader(path)
    fields = yield from reader.fields(header, parts.header_line)
    return CardText(fields, parts.body, parts.body_line, frozenset(reader.unreadable))


class _Reader:
    """Reads the header of one file."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.unreadable: set[str] = set()
        self.odd_key: Problem | None = None

    def fields(self, header: str, line: int) -> Judging[Fields]:
        """The header read in one piece or, where that fails, entry by entry."""
        fields = self._whole(header, line)
        if fields is None:
            fields = yield from self._piecewise(header, line)
        elif fields.entries:
            yield from lost_words(header, self.path, line)
        yield from doubled_keys(fields)
        return fields

    def _whole(self, header: str, line: int) -> Fields | None:
        try:
            root = self._compose(header, line)
        except (yaml.YAMLError, _RefusedError, ValueError):
            return None
        if root is None:
            return Fields((), Spot(self.path, line))
        return root if isinstance(root, Fields) else None

    def _piecewise(self, header: str, line: int) -> Judging[Fields]:
        """Each top-level entry read by itself, so that one broken entry never hides the next."""
        entries: list[Entry] = []
        for piece, piece_line in _pieces(header, line):
            root = yield from self._read_piece(piece, piece_line)
            if isinstance(root, Fields):
                entries += (*root.entries, *root.doubled)
        at = entries[0].key.at if entries else Spot(self.path, line)
        return each_key_once(entries, at)

    def _read_piece(self, piece: str, line: int) -> Judging[Node | None]:
        if piece[0] == " " and piece.strip()[0] not in "#-]}":
            piece = yield from self._dedented(piece, line)
        try:
            root = self._compose(piece, line)
            if root is None or isinstance(root, Fields):
                yield from lost_words(piece, self.path, line)
                return root
            fault: Exception = ValueError("not a key with a value")
        except (yaml.YAMLError, _RefusedError, ValueError) as error:
            fault = error
        self.unreadable |= {*_FIRST_WORD.findall(piece)}
        if isinstance(fault, _RefusedError):
            yield fault.problem
            return None
        return (yield from self._mended(piece, line, fault))

    def _dedented(self, piece: str, line: int) -> Judging[str]:
        first = piece.split("\n", 1)[0]
        yield indented(Spot(self.path, line, 1), first.strip())
        indent = " " * (len(first) - len(first.lstrip()))
        return "\n".join(text.removeprefix(indent) for text in piece.split("\n"))

    def _mended(self, piece: str, line: int, fault: Exception) -> Judging[Node | None]:
        """The entry as it was probably meant, once what is wrong with it has been told; None when it stays broken."""
        mended, problems = judged(explain(piece, self.path, line))
        yield from problems or (self._unexplained(fault, piece, line),)
        try:
            return self._compose(mended, line) if problems else None
        except (yaml.YAMLError, _RefusedError, ValueError):
            return None

    def _unexplained(self, fault: Exception, piece: str, line: int) -> Problem:
        mark = getattr(fault, "problem_mark", None)
        lines = piece.split("\n")
        at = min(mark.line, len(lines) - 1) if mark else 0
        at = at if lines[at].strip() else 0
        column = len(lines[at]) - len(lines[at].lstrip()) + 1
        message = f"raden går inte att läsa: ”{short(lines[at].strip())}”. En rad ska ha formen nyckel: värde."
        help = "Jämför med mallen, eller sätt raka citattecken om hela värdet."
        return problem("olaslig-rad", Spot(self.path, line + at, column), message, help)

    def _compose(self, text: str, line: int) -> Node | None:
        """The text as nodes; raises YAMLError, or _RefusedError at the first thing that no card needs."""
        if text.strip() and ":" not in text and "?" not in text:
            raise ValueError("no key")
        loader = LOADER(text)
        try:
            loader.get_event()  # the stream begins
            if not loader.check_event(yaml.DocumentStartEvent):
                return None
            loader.get_event()
            self.odd_key = None
            root = self._node(loader.get_event(), loader, line, 0)
            loader.get_event()  # the document ends
            if not loader.check_event(yaml.StreamEndEvent):
                raise yaml.MarkedYAMLError(problem="another document", problem_mark=loader.get_event().start_mark)
            if self.odd_key:
                raise _RefusedError(self.odd_key)
            return root
        finally:
            loader.dispose()

    def _node(self, event: Any, loader: Any, line: int, depth: int) -> Node:
        """The node that begins with the event. What would unfold is refused unread, so a bomb never goes off."""
        mark = event.start_mark
        at = Spot(self.path, line + mark.line, mark.column + 1)
        if event.anchor or event.tag:
            raise _RefusedError(_trick(at))
        if type(event) is ScalarEvent:
            if not event.value.isprintable() and UNSEEN.search(event.value):
                raise _RefusedError(_unseen(at))
            return Text(event.value, at, not event.style)
        if depth == DEEPEST:
            raise _RefusedError(_too_deep(at))
        if type(event) is SequenceStartEvent:
            items = []
            while type(inner := loader.get_event()) is not SequenceEndEvent:
                items.append(self._node(inner, loader, line, depth + 1))
            return Items(tuple(items), at, bool(event.flow_style))
        entries = []
        while type(inner := loader.get_event()) is not MappingEndEvent:
            entries.append(self._entry(inner, loader, line, depth + 1))
        return each_key_once(entries, at, bool(event.flow_style))

    def _entry(self, key: Any, loader: Any, line: int, depth: int) -> Entry:
        name = self._node(key, loader, line, depth)
        if not isinstance(name, Text):
            # Told only if nothing worse is found further on: an unclosed bracket makes such keys too.
            self.odd_key = self.odd_key or problem("olaslig-rad", name.at, "en nyckel måste vara ett ord.")
            name = Text("", name.at)
        return Entry(name, self._node(loader.get_event(), loader, line, depth))


class _RefusedError(Exception):
    """YAML that is well formed but has no place in a card."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _too_deep(at: Spot) -> Problem:
    message = f"uppgifterna är inskjutna i varandra i mer än {DEEPEST} led. Jämför med mallen."
    return problem("for-djupt", at, message)


def _unseen(at: Spot) -> Problem:
    message = "värdet har ett tecken som inte syns: ett styrtecken, eller ett som vänder textens riktning."
    return problem("inte-text", at, message, "Skriv om värdet för hand, utan \\ följt av bokstäver eller siffror.")


def _trick(at: Spot) -> Problem:
    message = "värdet börjar med &, * eller !, som betyder något särskilt i YAML och inte används här."
    help = "Sätt raka citattecken om hela värdet om tecknet ska vara med."
    return problem("ankare-eller-tagg", at, message, help)


def _pieces(header: str, line: int) -> Iterator[tuple[str, int]]:
    """Top-level entries with the line each begins on: a new one begins wherever a line is not indented."""
    piece: list[str] = []
    start = line
    for number, text in enumerate(header.split("\n"), line):
        if piece and re.match(r"[^\s#\-\]}]", text):
            yield "\n".join(piece), start
            piece = []
        if not piece:
            # Comments and empty lines before the first entry belong to none.
            if not text.strip() or text.startswith("#"):
                continue
            start = number
        piece.append(text)
    if piece:
        yield "\n".join(piece), start
