"""What the checker found, as a comment on a pull request: `python tools/forge/comment.py granskning.json`.

The file comes from a run of a contributor's own version of the project, so nothing in it is trusted.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote

from forgetext import bounded, literal, plain

MARK = "<!-- servicebanken: granskning -->"

_SEVERITIES = {"fel": ("fel", "fel"), "varning": ("varning", "varningar"), "tips": ("tips", "tips")}
_MOST = 200
_LARGEST_NUMBER = 10_000_000


class NotAReportError(Exception):
    """The text is not what the checker writes."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One problem, as the checker writes it in JSON."""

    path: str
    line: int
    column: int
    severity: str
    message: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What is known of the run from the forge itself; addresses are empty where there is nothing to lead to."""

    has_passed: bool = True
    run: str = ""
    preview: str = ""
    files: str = ""


def read_remarks(data: bytes) -> list[Remark]:
    """The problems in the checker's JSON, the gravest first."""
    try:
        found = json.loads(data.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        raise NotAReportError("not JSON") from error
    if not isinstance(found, list):
        raise NotAReportError("not a list")
    rank = list(_SEVERITIES)
    return sorted(map(_remark, found), key=lambda one: (rank.index(one.severity), one.path, one.line, one.column))


def draw_comment(remarks: Sequence[Remark] | None, around: Surroundings) -> str:
    """The comment in Markdown; None when the report is missing or could not be read."""
    head = [MARK, "## Granskning av korten", "", _verdict(remarks, around)]
    foot = ["", *_preview(around)]
    if not remarks:
        return "\n".join([*head, *foot]) + "\n"
    shown = sorted(remarks[:_MOST], key=lambda one: one.path)
    blocks = [_file(path, list(group), around.files) for path, group in groupby(shown, key=lambda one: one.path)]
    lines = [line for block in blocks for line in block]
    left = len(remarks) - len(shown)
    if left:
        lines += ["", f"**Här visas {len(shown)} av {len(remarks)}.** Rätta dem först, så visas resten nästa gång."]
    return bounded([*head, *foot, *lines], "**Allt får inte plats här.** Rätta det som visas, så visas resten.") + "\n"


def tally(remarks: Sequence[Remark]) -> str:
    """How many of each severity: "2 fel, 1 varning och 3 tips"."""
    counts = {name: sum(one.severity == name for one in remarks) for name in _SEVERITIES}
    parts = [f"{count} {_SEVERITIES[name][count != 1]}" for name, count in counts.items() if count]
    return " och ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def _remark(found: Any) -> Remark:
    if not isinstance(found, dict):
        raise NotAReportError("a problem is not an object")
    words = {key: found.get(key, "") for key in ("path", "severity", "message", "help")}
    numbers = {key: found.get(key, 0) for key in ("line", "column")}
    if not all(isinstance(word, str) for word in words.values()):
        raise NotAReportError("a text is not a text")
    if not all(type(number) is int and 0 <= number < _LARGEST_NUMBER for number in numbers.values()):
        raise NotAReportError("a number is not a number")
    if (severity := words.pop("severity").lower()) not in _SEVERITIES:
        raise NotAReportError("an unknown severity")
    return Remark(**words, **numbers, severity=severity)


def _verdict(remarks: Sequence[Remark] | None, around: Surroundings) -> str:
    run = f"[körningen]({around.run})" if around.run else "körningen"
    if remarks is None:
        return f"Granskningen blev inte klar, så vi vet inte om korten har fel. Läs i {run} vad som hände."
    if any(one.severity == "fel" for one in remarks):
        return f"Tack för ert förslag! Granskningen hittade **{tally(remarks)}**. Rätta felen före publicering."
    found = f"**inga fel**, men {tally(remarks)} att läsa" if remarks else "**inga fel**"
    told = f"Tack för ert förslag! Granskningen hittade {found}."
    if around.has_passed:
        return f"{told} Nu läser en redaktör det."
    other = f"Men något annat gick inte igenom, ett test eller bygget av sidorna. Läs i {run} vad som hände."
    return f"{told} {other}"


def _preview(around: Surroundings) -> list[str]:
    if not around.preview:
        return []
    return [
        f"**Se hur det blir:** hämta [forhandsvisning]({around.preview}) (ni behöver vara inloggade), "
        "packa upp filen och öppna `index.html`."
    ]


def _file(path: str, remarks: Sequence[Remark], files: str) -> list[str]:
    lines = ["", f"### <code>{literal(path)}</code>", "", f"{tally(remarks).capitalize()}."]
    for one in remarks:
        place = f"{_place(one, files)}: " if one.line else ""
        lines += ["", f"- **{one.severity.capitalize()}** {place}{plain(one.message)}"]
        if one.help.strip():
            lines += ["", f"  <pre>{literal(one.help, most=1000)}</pre>"]
    return lines


def _place(one: Remark, files: str) -> str:
    """The line, linked to the file as it was when it was checked."""
    told = f"rad {one.line}" + (f", tecken {one.column}" if one.column else "")
    parts = one.path.split("/")
    if not files or {"", ".", ".."} & set(parts) or len(one.path) > 300:
        return told
    name = quote(one.path.encode("utf-8", "replace"), safe="/")
    return f"[{told}]({files}/{name}?plain=1#L{one.line})"


def main() -> int:
    """Exit status: 2 when the file is not a report."""
    try:
        remarks = read_remarks(Path(sys.argv[1]).read_bytes())
    except (NotAReportError, OSError, IndexError) as error:
        print(f"Not a report of the checker: {error}", file=sys.stderr)
        return 2
    print(draw_comment(remarks, Surroundings()), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
