"""The problems as people, programs and forges read them."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence

from ..codes import Severity
from ..problems import Problem, reports, summary
from ..swedish import counted

_COMMANDS = {Severity.FAULT: "error", Severity.WARNING: "warning", Severity.HINT: "notice"}

# A forge reads a line that begins with two colons as a command to itself: what a card holds must never end the line,
# nor, in a property, the property.
_IN_TEXT = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def as_text(problems: Sequence[Problem]) -> str:
    """One report a file, and a sum when there are several."""
    if not problems:
        return "Inga fel.\n"
    files = len({one.path for one in problems})
    total = [f"Sammanlagt {summary(problems)} i {counted(files, 'fil', 'filer')}."] if files > 1 else []
    return "\n\n".join([*reports(problems), *total]) + "\n"


def as_json(problems: Sequence[Problem]) -> str:
    """A list of plain values, in the order of the text."""
    rows = [
        {
            "path": one.path,
            "line": one.line,
            "column": one.column,
            "severity": one.severity.value,
            "code": one.code,
            "message": one.message,
            "help": one.help,
        }
        for one in sorted(problems)
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"


def as_annotations(problems: Sequence[Problem]) -> str:
    """Workflow commands, by which GitHub and its likes show each problem at its line."""
    return "".join(f"{_annotation(one)}\n" for one in sorted(problems))


def _annotation(one: Problem) -> str:
    known = {"file": one.path, "line": one.line, "col": one.column, "title": f"{one.severity.value}: {one.code}"}
    properties = ",".join(f"{key}={str(value).translate(_IN_PROPERTY)}" for key, value in known.items() if value)
    message = "\n".join(part for part in (one.message, one.help) if part)
    return f"::{_COMMANDS[one.severity]} {properties}::{message.translate(_IN_TEXT)}"


FORMATS: Mapping[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_annotations,
}
