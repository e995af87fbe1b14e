"""What the repository gives to editors and to pre-commit is drawn from the table, and works."""

from __future__ import annotations

import json
import re
import tomllib

import pytest
import yaml

from servicebanken.cli.commands import main
from servicebanken.model.fields import CARD_TYPES
from snippets import SNIPPETS, draw_snippets
from support.command import granska
from support.sites import ROOT, SITES


def test_snippets_are_drawn_from_the_table() -> None:
    """What the editor suggests is what the checker knows; after a change run `python tools/making/snippets.py`."""
    assert SNIPPETS.read_text(encoding="utf-8") == draw_snippets()


def test_every_key_is_suggested() -> None:
    """A writer who begins to write a key is offered it, with its help and a value to write over."""
    snippets = json.loads(draw_snippets()).values()
    prefixes = {snippet["prefix"] for snippet in snippets}
    assert {spec.key for card_type in CARD_TYPES for spec in card_type.fields} <= prefixes
    assert {"metod-kort", "berattelse-kort"} <= prefixes
    [stage] = [snippet for snippet in snippets if snippet["prefix"] == "skede"]
    assert stage["body"] == ["skede: [${1|behov,forankra,samverka,planera,genomfora,folja-upp|}]"]
    assert "Var i arbetet metoden hör hemma." in stage["description"]


def test_no_sign_of_a_value_is_taken_for_a_blank() -> None:
    """Every blank in a snippet is closed, so that the editor shows the example as it stands."""
    for snippet in json.loads(draw_snippets()).values():
        bare = re.sub(r"\\[\\$}]", "", "\n".join(snippet["body"]))
        blanks = re.findall(r"\$\{\d+(?::[^$}]*|\|[^|]*\|)\}", bare)
        assert len(blanks) == bare.count("${"), snippet


@pytest.mark.parametrize("name", ["settings.json", "tasks.json"])
def test_the_editors_files_can_be_read(name: str) -> None:
    """Other programs than the editor that they are for can read them too."""
    assert json.loads((ROOT / ".vscode" / name).read_text(encoding="utf-8"))


def test_the_editor_finds_every_problem_in_the_report() -> None:
    """The task in the editor turns each line of the report into a mark at the place it tells of."""
    [task] = json.loads((ROOT / ".vscode/tasks.json").read_text(encoding="utf-8"))["tasks"]
    pattern = re.compile(task["problemMatcher"]["pattern"]["regexp"])
    shown = granska(cwd=SITES / "trasig").stdout.splitlines()
    found = [match.groups() for line in shown if (match := pattern.match(line))]
    assert [place[:3] for place in found] == [("cases/torpa.md", line, column) for line, column in
                                              (("2", "8"), ("13", "12"), ("15", "1"))]  # fmt: skip
    assert found[1][3] == "kommunen ”Åtvidabärg” finns inte. Menade du ”Åtvidaberg”?"


def test_pre_commit_runs_a_command_that_exists() -> None:
    """Another bank that names this repository gets its changed cards checked, and only cards."""
    [hook] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    program, command = hook["entry"].split()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert hook["id"] == "servicebanken-granska"
    assert program in project["scripts"] and command in main.commands
    chosen = [
        path
        for path in (
            "methods/a.md",
            "cases/b.md",
            "docs/teman/c.md",
            "methods/_mall.md",
            "README.md",
            "docs/om/index.md",
        )
        if re.search(hook["files"], path) and not re.search(hook["exclude"], path)
    ]
    assert chosen == ["methods/a.md", "cases/b.md", "docs/teman/c.md"]


def test_several_cards_may_be_checked_at_once() -> None:
    """As pre-commit calls it: each changed card by name, and faults in others are left alone."""
    result = granska("methods/byamote.md", "cases/torpa.md", cwd=SITES / "trasig")
    assert result.returncode == 1
    assert result.stdout.startswith("3 fel i cases/torpa.md")
