"""What a contributor sees when the cards are checked from the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.command import granska, servicebanken
from support.sites import ROOT, SITES


def test_a_good_bank_passes() -> None:
    """Without faults the command says so and exits with 0."""
    result = granska(cwd=SITES / "åäö")
    assert (result.returncode, result.stdout) == (0, "Inga fel.\n")


def test_all_faults_are_told_at_once() -> None:
    """An unknown municipality, a doubled key and a colon in the title give three messages and exit status 1."""
    result = granska("--root", "tests/sites/trasig", cwd=ROOT)
    assert result.returncode == 1
    assert result.stdout == (
        "3 fel i cases/torpa.md\n"
        "\n"
        "cases/torpa.md:2:8    Fel      rubriken innehåller kolon och måste då stå inom citattecken.\n"
        '                               Skriv så här:  titel: "Torpa: butiken blev kvar"\n'
        "cases/torpa.md:13:12  Fel      kommunen ”Åtvidabärg” finns inte. Menade du ”Åtvidaberg”?\n"
        "                               Skriv så här:  kommuner: [Åtvidaberg]\n"
        "cases/torpa.md:15:1   Fel      nyckeln ”teman” står redan på rad 4. Slå ihop dem till en.\n"
    )


@pytest.mark.parametrize("chosen", ["cases/torpa.md", "cases", "."])
def test_one_file_or_folder_may_be_chosen(chosen: str) -> None:
    """A writer may ask about one card, a folder or everything."""
    assert granska(chosen, cwd=SITES / "trasig").returncode == 1


def test_faults_in_other_files_do_not_concern_the_chosen_one() -> None:
    """Asking about a good card says it is good, whatever the others are."""
    result = granska("methods/byamote.md", cwd=SITES / "trasig")
    assert (result.returncode, result.stdout) == (0, "Inga fel.\n")


@pytest.mark.parametrize(
    "arguments", [["finns-inte.md"], ["--root", "finns-inte"], ["--okänd"], ["/etc/passwd"], ["../../../README.md"]]
)
def test_wrong_usage_exits_with_two(arguments: list[str]) -> None:
    """A path that is not in the bank, or an option that does not exist, is told apart from a faulty card."""
    result = granska(*arguments, cwd=SITES / "liten")
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["granska", "--fromat", "json"], "flaggan ”--fromat” finns inte. Menade du ”--format”?"),
        (["granska", "--format", "xml"], "--format: ”xml” går inte att välja. Välj text, json eller github."),
        (["granska", "--format"], "flaggan ”--format” behöver ett värde efter sig."),
        (["granska", "--help=ja"], "flaggan ”--help” tar inget värde."),
        (["granska", "--root", "finns-inte"], "finns inte. Ange rätt mapp med --root."),
        (["granska", "--root", "mkdocs.yml"], "finns inte. Ange rätt mapp med --root."),
        (["granksa"], "kommandot ”granksa” finns inte. Menade du ”granska”?"),
        (["--"], "ange ett kommando. Kommandona är granska"),
    ],
)
def test_wrong_usage_is_told_in_swedish(arguments: list[str], told: str) -> None:
    """Who writes the command wrong reads what is wrong with it, in one sentence without English."""
    result = servicebanken(*arguments, cwd=SITES / "liten")
    assert (result.returncode, result.stdout) == (2, "")
    assert told in result.stderr
    assert not {"No", "such", "Usage:", "Error:", "Invalid", "Try", "requires"} & set(result.stderr.split())


@pytest.mark.parametrize("arguments", [[], ["--help"], ["granska", "--help"]])
def test_help_has_no_english(arguments: list[str]) -> None:
    """Contributors read headings and options in their own language."""
    shown = servicebanken(*arguments, cwd=ROOT).stdout
    assert "Flaggor:" in shown
    assert not {"Usage:", "Options:", "Commands:", "[OPTIONS]", "COMMAND", "Show"} & set(shown.split())


def test_a_program_gets_the_problems_and_nothing_else() -> None:
    """With --format json everything on stdout is one list; the exit status tells the same as always."""
    result = granska("--format", "json", cwd=SITES / "trasig")
    assert (result.returncode, result.stderr) == (1, "")
    assert [row["code"] for row in json.loads(result.stdout)] == ["kolon-i-text", "okand-kommun", "dubbel-nyckel"]
    good = granska("--format", "json", cwd=SITES / "åäö")
    assert (good.returncode, json.loads(good.stdout)) == (0, [])


def test_a_forge_gets_one_command_a_problem() -> None:
    """With --format github the log holds only what the forge shows beside the lines."""
    result = granska("--format", "github", "cases/torpa.md", cwd=SITES / "trasig")
    assert (result.returncode, result.stderr) == (1, "")
    lines = result.stdout.splitlines()
    assert [line.split(",")[0] for line in lines] == ["::error file=cases/torpa.md"] * 3


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_letters_survive_an_old_terminal(encoding: str) -> None:
    """A system that knows no å, ä and ö makes neither a traceback nor question marks."""
    result = granska(cwd=SITES / "trasig", PYTHONUTF8="0", PYTHONIOENCODING=encoding)
    assert result.returncode == 1
    assert "kommunen ”Åtvidabärg” finns inte." in result.stdout


def test_a_reader_may_stop_reading() -> None:
    """Cutting the report off, as `| head` does, is no fault."""
    reader = subprocess.Popen(
        [sys.executable, "-m", "servicebanken", "granska"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=SITES / "trasig",
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
    )
    assert reader.stdout and reader.stderr
    reader.stdout.close()
    with reader:
        assert reader.stderr.read() == b""


def test_a_folder_that_is_no_bank_is_said_to_be_none(tmp_path: Path) -> None:
    """Run in the wrong place, the command says which folder it looked in."""
    result = granska(cwd=tmp_path)
    assert result.returncode == 2
    assert "är ingen bank" in result.stderr
