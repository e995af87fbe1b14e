"""The same problems for people, programs and forges: nothing lost, and nothing that a card could smuggle in."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from servicebanken.bank.loading import load_bank
from servicebanken.cli.formats import as_annotations, as_json, as_text
from servicebanken.codes import CODES
from servicebanken.problems import Problem, Spot, problem, stops
from support.corpus import BANK
from support.sites import SITES

TODAY = date(2026, 11, 22)

# As a forge reads its commands: the line begins with two colons, and the next two end the properties.
COMMAND = re.compile(r"::(?P<name>error|warning|notice) (?P<properties>.*?)::(?P<message>.*)")


def judged(root: Path) -> list[Problem]:
    return [*load_bank(root, today=TODAY, with_drafts=True).problems]


def unescaped(text: str) -> str:
    for sign, written in (("\r", "%0D"), ("\n", "%0A"), (":", "%3A"), (",", "%2C"), ("%", "%25")):
        text = text.replace(written, sign)
    return text


def commands(shown: str) -> list[tuple[str, dict[str, str], str]]:
    """What the forge is told: nothing but commands, one a line."""
    found = []
    for line in shown.splitlines():
        command = COMMAND.fullmatch(line)
        assert command, line
        pairs = [pair.split("=", 1) for pair in command["properties"].split(",")]
        properties = {key: unescaped(value) for key, value in pairs}
        found.append((command["name"], properties, unescaped(command["message"])))
    return found


def test_a_program_reads_everything_that_people_read() -> None:
    """The JSON has every problem with its place, gravity, code, message and cure."""
    problems = judged(SITES / "trasig")
    rows = json.loads(as_json(problems))
    assert rows[1] == {
        "path": "cases/torpa.md",
        "line": 13,
        "column": 12,
        "severity": "Fel",
        "code": "okand-kommun",
        "message": "kommunen ”Åtvidabärg” finns inte. Menade du ”Åtvidaberg”?",
        "help": "Skriv så här:  kommuner: [Åtvidaberg]",
    }
    assert len(rows) == len(problems) == 3


def test_no_problem_is_an_empty_list() -> None:
    """A program need not look for words when all is well, and a forge is told nothing."""
    assert json.loads(as_json([])) == []
    assert as_annotations([]) == ""
    assert as_text([]) == "Inga fel.\n"


def test_a_forge_shows_each_problem_at_its_line() -> None:
    """In a pull request the fault stands beside the line, with the cure below it."""
    assert commands(as_annotations(judged(SITES / "trasig")))[1] == (
        "error",
        {"file": "cases/torpa.md", "line": "13", "col": "12", "title": "Fel: okand-kommun"},
        "kommunen ”Åtvidabärg” finns inte. Menade du ”Åtvidaberg”?\nSkriv så här:  kommuner: [Åtvidaberg]",
    )


@pytest.mark.parametrize(
    ("code", "name"), [("okand-kommun", "error"), ("kontakt-ar-kalla", "warning"), ("radslut", "notice")]
)
def test_gravity_is_kept(code: str, name: str) -> None:
    """A forge tells faults, warnings and hints apart; a problem of a whole file has no line."""
    assert commands(as_annotations([problem(code, Spot("cases/torpa.md"), "så här är det.")])) == [
        (name, {"file": "cases/torpa.md", "title": f"{CODES[code].severity.value}: {code}"}, "så här är det.")
    ]


def test_a_card_cannot_give_the_forge_orders(tmp_path: Path) -> None:
    """Commands written into a card, or into its name, come out as words in a message."""
    root = Path(copytree(BANK, tmp_path / "bank"))
    text = (root / "cases/torpa.md").read_text(encoding="utf-8")
    order = r'"x\n::error file=hemlig::läst\n::add-mask::e##[command]"'
    (root / "cases/torpa.md").write_text(text.replace("[Åtvidaberg]", f"[{order}]"), encoding="utf-8")
    (root / "methods/a\n::error file=b,line=1::c %0A.md").write_text("Text.\n", encoding="utf-8")
    problems = judged(root)
    assert stops(problems)
    told = commands(as_annotations(problems))
    assert len(told) == len(problems)
    assert {properties["file"] for _, properties, _ in told} == {one.path for one in problems}
    assert any("::add-mask::" in message for _, _, message in told)


@given(path=st.text(min_size=1), message=st.text(), help=st.text())
def test_whatever_is_told_stays_one_command(path: str, message: str, help: str) -> None:
    """No text ends the line or the property it stands in."""
    one = problem("okand-kommun", Spot(path, 3, 4), message, help)
    [(name, properties, told)] = commands(as_annotations([one]).rstrip("\n"))
    assert (name, properties["file"], properties["line"]) == ("error", one.path, "3")
    assert told == "\n".join(part for part in (one.message, one.help) if part)


@given(path=st.text(), message=st.text(), help=st.text())
def test_nothing_steers_the_screen(path: str, message: str, help: str) -> None:
    """No escape sequence, broken letter or turned text reaches the terminal or the log."""
    problems = [problem("okand-kommun", Spot(path), message, help)]
    for shown in (as_text(problems), as_json(problems), as_annotations(problems)):
        shown.encode()
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
