"""What is wrong, where and how to write it instead, and the report that shows it to the one who can mend it.

Stands on: swedish, codes.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from itertools import groupby
from textwrap import fill
from typing import Generic, NamedTuple, TypeVar

from .codes import CODES, Severity
from .swedish import counted, joined

# The table of codes goes from the file to what it says, and so from causes to what follows from them.
_PLACE_IN_TABLE = {code: place for place, code in enumerate(CODES)}


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend: where it is, what is wrong and how to write it. Lines and columns count from 1.

    In a file those come first that the others may follow from, and the rest as their lines do.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity = field(compare=False)
    message: str = field(compare=False)
    help: str = field(default="", compare=False)

    def __lt__(self, other: Problem) -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, bool, int, int, int]:
        code = CODES[self.code]
        return (self.path, not code.is_cause, self.line, self.column, _PLACE_IN_TABLE[self.code])


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in a file; line and column count from 1, and 0 means that the place is the whole file or line."""

    path: str
    line: int = 0
    column: int = 0


class Told(NamedTuple):
    """What is told of a fault, by its code; the code is empty for a hint that follows it."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """What may be told, with named holes: its code, the checker's words, and the form's, which name no key and no file.

    The form fills the same holes, and those of the field that are listed in `web/form/catalogue.py`. What no form can
    say has no words there, and a hint that follows what is told has no code.
    """

    code: str
    text: str
    form: str = ""

    def of(self, **holes: object) -> Told:
        """The checker's words with their holes filled."""
        return Told(self.code, self.text.format(**holes))

    def at(self, spot: Spot, help: str = "", /, **holes: object) -> Problem:
        """The problem of this sentence at a place."""
        return problem(self.code, spot, self.of(**holes).message, help)


def alike(code: str, text: str) -> Sentence:
    """A sentence that the form says as the checker does, but for its capital."""
    return Sentence(code, text, text[0].upper() + text[1:])


class Refusal(Exception):  # noqa: N818  (what it is to the one who asked, who made no error)
    """Something that was asked for and cannot be done; the reason, in Swedish, is for the one who asked."""


_T = TypeVar("_T")
Judging = Generator[Problem, None, _T]  # Problems told on the way to a value: `text = yield from decoded(raw, path)`.


class Judged(NamedTuple, Generic[_T]):
    """A value, and what is wrong with that of which it was made."""

    value: _T
    problems: tuple[Problem, ...]


def judged(judging: Judging[_T]) -> Judged[_T]:
    """The value in the end, with all that was told on the way to it."""
    problems: list[Problem] = []
    while True:
        try:
            problems.append(next(judging))
        except StopIteration as end:
            return Judged(end.value, tuple(problems))


# Control characters but tab and line feed, those that turn the direction of the text, and halves of surrogate pairs.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def problem(code: str, at: Spot, message: str, help: str = "") -> Problem:
    """A problem of a known code; `help` shows how to write it right."""
    severity = CODES[code].severity
    return Problem(named(at.path), at.line, at.column, code, severity, _printable(message), _printable(help))


def named(path: str) -> str:
    """The path as problems name it: on one line, whatever the file is called."""
    return _printable(path).replace("\n", "\ufffd")


def _printable(text: str) -> str:
    """The text without what no screen should be sent: bytes of a file's name that are not UTF-8, control characters."""
    return text if text.isprintable() else UNSEEN.sub("\ufffd", text)


def short(text: str, most: int = 60) -> str:
    """The beginning of a text, to name it by."""
    return text if len(text) <= most else text[:most].rstrip() + " …"


def stops(problems: Iterable[Problem]) -> bool:
    """True when any of the problems is a fault."""
    return any(one.severity is Severity.FAULT for one in problems)


def summary(problems: Iterable[Problem]) -> str:
    """How many there are of each severity: "2 fel och 1 varning"; empty when there are none."""
    severities = [one.severity for one in problems]
    forms = dict(zip(Severity, (("fel", "fel"), ("varning", "varningar"), ("tips", "tips")), strict=True))
    return joined(counted(severities.count(one), *words) for one, words in forms.items() if one in severities)


def by_file(problems: Iterable[Problem]) -> list[list[Problem]]:
    """The problems of each file, in order."""
    return [list(group) for _, group in groupby(sorted(problems), key=lambda one: one.path)]


def reports(problems: Iterable[Problem]) -> list[str]:
    """One report a file: counted first, then each problem with its place, and how to write it right."""
    return [_report(group[0].path, group) for group in by_file(problems)]


def _report(path: str, problems: list[Problem]) -> str:
    width = max(len(position_of(one)) for one in problems)
    indent = " " * (width + 11)
    lines = [f"{summary(problems)} i {path}", ""]
    for one in problems:
        head = f"{position_of(one):<{width}}  {one.severity.value:<9}"
        lines.append(fill(one.message, 110, initial_indent=head, subsequent_indent=indent, break_long_words=False,
                          break_on_hyphens=False))  # fmt: skip
        lines += [f"{indent}{line}" for line in one.help.splitlines()]
    return "\n".join(lines)


def position_of(one: Problem) -> str:
    """The file with line and column, as far as they are known."""
    return ":".join([one.path, *(str(number) for number in (one.line, one.column) if number)])
