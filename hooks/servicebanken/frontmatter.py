"""A card's text → its header as the text the writer wrote, with line and column of every key and item, and its body.

A broken entry never hides the others: the header is read whole, and if that fails, entry by entry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from .model import Problem
from .nodes import Entry, Fields, Items, Node, Text
from .problems import Spot, problem
from .yamlfaults import explain, oddities

# libyaml is ten times as fast; without it the same class in Python reads the same text.
LOADER: type = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

LONGEST_HEADER = 100_000
DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Document:
    """What a file holds. `unreadable` are keys that stand in the header but whose value could not be read."""

    fields: Fields
    body: str
    body_line: int
    unreadable: frozenset[str] = frozenset()


def read_document(text: str, path: str, problems: list[Problem]) -> Document:
    """Split a card into header and body and read the header; every fault is added to `problems`."""
    header, line, body, body_line = _split(text, path, problems)
    if len(header) > LONGEST_HEADER:
        problems.append(
            problem("for-stor-fil", Spot(path, line), f"huvudet är längre än {LONGEST_HEADER} tecken och läses inte.")
        )
        return Document(Fields((), Spot(path, line)), body, body_line)
    reader = _Reader(path, problems)
    fields = reader.whole(header, line) or reader.piecewise(header, line)
    return Document(fields, body, body_line, frozenset(reader.unreadable))


def _split(text: str, path: str, problems: list[Problem]) -> tuple[str, int, str, int]:
    """Header and body, each with the line it begins on; a missing mark is told and the header's end guessed."""
    fences = list(islice(YAMLHandler.FM_BOUNDARY.finditer(text), 2))
    if not fences or text[: fences[0].start()].strip():
        problems.append(
            problem(
                "saknat-huvud",
                Spot(path, 1),
                "kortet måste börja med en rad som bara har tre bindestreck.",
                "Skriv så här:  ---",
            )
        )
        looks_like_header = re.match(r"\s*[\w-]+:(\s|$)", text) is not None
        return _guessed(text, 0) if looks_like_header and not fences else ("", 1, text, 1)
    if len(fences) == 1:
        header, line, body, body_line = _guessed(text, fences[0].end())
        problems.append(
            problem(
                "oavslutat-huvud",
                Spot(path, body_line),
                "raden med tre bindestreck efter uppgifterna saknas.",
                "Skriv så här efter den sista uppgiften:  ---",
            )
        )
        return header, line, body, body_line
    opening, closing = fences
    header_line = text.count("\n", 0, opening.end()) + 1
    body_line = text.count("\n", 0, closing.end()) + 1
    return text[opening.end() : closing.start()], header_line, text[closing.end() :], body_line


def _guessed(text: str, start: int) -> tuple[str, int, str, int]:
    """A header without an end goes on to the first heading or empty line."""
    end = re.compile(r"^(?:#|\s*$)", re.MULTILINE).search(text, start + 1)
    stop = end.start() if end else len(text)
    return text[start:stop], text.count("\n", 0, start) + 1, text[stop:], text.count("\n", 0, stop) + 1


class _Reader:
    """Reads headers of one file and gathers what is wrong with them."""

    def __init__(self, path: str, problems: list[Problem]) -> None:
        self.path = path
        self.problems = problems
        self.unreadable: set[str] = set()

    def whole(self, header: str, line: int) -> Fields | None:
        """The header read in one piece, or None when it has to be read entry by entry."""
        try:
            root = self._compose(header, line)
        except (yaml.YAMLError, _RefusedError, ValueError):
            return None
        if root is None:
            return Fields((), Spot(self.path, line))
        if not isinstance(root, Fields):
            return None
        self.problems.extend(oddities(header, self.path, line))
        return self._each_key_once(root)

    def piecewise(self, header: str, line: int) -> Fields:
        """Each top-level entry read by itself, so that one broken entry never hides the next."""
        entries: list[Entry] = []
        for piece, piece_line in _pieces(header, line):
            root = self._read_piece(piece, piece_line)
            if isinstance(root, Fields):
                entries += root.entries
        return self._each_key_once(Fields(tuple(entries), Spot(self.path, line)))

    def _read_piece(self, piece: str, line: int) -> Node | None:
        try:
            root = self._compose(piece, line)
            if root is None or isinstance(root, Fields):
                self.problems.extend(oddities(piece, self.path, line))
                return root
            fault: Exception = ValueError("not a key with a value")
        except (yaml.YAMLError, _RefusedError, ValueError) as error:
            fault = error
        if key := re.match(r"([\w-]+)\s*:", piece):
            self.unreadable.add(key[1])
        if isinstance(fault, _RefusedError):
            self.problems.append(fault.problem)
            return None
        found, mended = explain(piece, self.path, line)
        self.problems.extend(found or [self._unexplained(fault, piece, line)])
        try:
            return self._compose(mended, line)
        except (yaml.YAMLError, _RefusedError, ValueError):
            return None

    def _unexplained(self, fault: Exception, piece: str, line: int) -> Problem:
        mark = getattr(fault, "problem_mark", None)
        lines = piece.split("\n")
        at = min(mark.line, len(lines) - 1) if mark else 0
        excerpt = lines[at].strip() or lines[0].strip()
        excerpt = excerpt if len(excerpt) <= 60 else excerpt[:60] + " …"
        return problem(
            "olaslig-rad",
            Spot(self.path, line + at, mark.column + 1 if mark else 1),
            f"raden går inte att läsa: ”{excerpt}”. En rad ska ha formen nyckel: värde.",
            "Jämför med mallen, eller sätt raka citattecken om hela värdet.",
        )

    def _compose(self, text: str, line: int) -> Node | None:
        """The text as nodes; raises YAMLError, or _RefusedError for what no card needs (checked before composing)."""
        self._refuse_tricks(text, line)
        root = yaml.compose(text, Loader=LOADER)
        return None if root is None else self._node(root, line)

    def _refuse_tricks(self, text: str, line: int) -> None:
        depth = 0
        for event in yaml.parse(text, Loader=LOADER):
            at = self._at(event.start_mark, line)
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
                if depth > DEEPEST:
                    raise _RefusedError(problem("for-djupt", at, f"uppgifterna är inskjutna i mer än {DEEPEST} led."))
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            if isinstance(event, yaml.NodeEvent) and (event.anchor or getattr(event, "tag", None)):
                raise _RefusedError(
                    problem(
                        "ankare-eller-tagg",
                        at,
                        "värdet börjar med &, * eller !, som betyder något särskilt i YAML och inte används här.",
                        "Sätt raka citattecken om hela värdet om tecknet ska vara med.",
                    )
                )

    def _node(self, node: yaml.Node, line: int) -> Node:
        at = self._at(node.start_mark, line)
        if isinstance(node, yaml.SequenceNode):
            return Items(tuple(self._node(item, line) for item in node.value), at)
        if isinstance(node, yaml.MappingNode):
            return Fields(tuple(self._entry(key, value, line) for key, value in node.value), at)
        return Text(node.value, at, is_plain=getattr(node, "style", None) is None)

    def _at(self, mark: Any, line: int) -> Spot:
        return Spot(self.path, line + mark.line, mark.column + 1)

    def _entry(self, key: yaml.Node, value: yaml.Node, line: int) -> Entry:
        name = self._node(key, line)
        if not isinstance(name, Text):
            raise _RefusedError(problem("olaslig-rad", name.at, "en nyckel måste vara ett ord."))
        read = self._node(value, line)
        if isinstance(read, Fields):
            read = self._each_key_once(read)
        return Entry(name, read)

    def _each_key_once(self, fields: Fields) -> Fields:
        """Keep the first of doubled keys and tell of the others."""
        first: dict[str, Entry] = {}
        for entry in fields.entries:
            earlier = first.setdefault(entry.key.text, entry)
            if earlier is not entry:
                self.problems.append(
                    problem(
                        "dubbel-nyckel",
                        entry.key.at,
                        f"nyckeln ”{entry.key.text}” står redan på rad {earlier.key.at.line}. Slå ihop dem till en.",
                    )
                )
        return Fields(tuple(first.values()), fields.at)


class _RefusedError(Exception):
    """YAML that is well formed but has no place in a card."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def _pieces(header: str, line: int) -> Iterator[tuple[str, int]]:
    """Top-level entries with the line each begins on: a new one begins wherever a line is not indented."""
    piece: list[str] = []
    start = line
    for number, text in enumerate(header.split("\n"), line):
        if re.match(r"[^\s#\-\]}]", text) and any(map(str.strip, piece)):
            yield "\n".join(piece), start
            piece = []
        if not piece:
            start = number
        piece.append(text)
    if any(map(str.strip, piece)):
        yield "\n".join(piece), start
