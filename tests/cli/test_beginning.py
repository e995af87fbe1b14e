"""A new card begun by command: a file that only waits for the writer's own words."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path
from shutil import copytree
from subprocess import CompletedProcess

import pytest

from servicebanken.bank.loading import load_bank
from servicebanken.cli.new_card import begin_card
from servicebanken.model.fields import CASE, METHOD
from servicebanken.model.kinds import CardType
from servicebanken.problems import Refusal, judged
from servicebanken.text.header import read_document
from servicebanken.text.nodes import Text
from support.command import servicebanken
from support.corpus import BANK

TODAY = date(2026, 11, 22)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A bank to begin cards in."""
    return Path(copytree(BANK, tmp_path / "bank"))


def ny(root: Path, *arguments: str) -> CompletedProcess[str]:
    return servicebanken("ny", *arguments, cwd=root)


TITLES = {
    "Butiken blev kvar": "butiken-blev-kvar",
    "Torpa: butiken blev kvar": "torpa-butiken-blev-kvar",
    'Affären "Navet" i byn': "affaren-navet-i-byn",
    "Åre, Älvdalen och Östersund": "are-alvdalen-och-ostersund",
    "Post på \\ väg 12 # nu": "post-pa-vag-12-nu",
    "Bybussen \U0001f68c går igen": "bybussen-gar-igen",
    "- [en] {lista} & *stjärna*": "en-lista-stjarna",
    "2026": "2026",
    "nej": "nej",
    "O\u0308stra byn": "ostra-byn",
}


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("card_type", [METHOD, CASE], ids=lambda card_type: card_type.name)
def test_a_new_card_waits_only_for_its_words(root: Path, card_type: CardType, title: str) -> None:
    """Whatever the title, it is read as written, and all that the checker asks for is what stands to be filled in."""
    path = begin_card(root, card_type, title, TODAY)
    assert path == f"{card_type.folder}/{TITLES[title]}.md"
    text = (root / path).read_text(encoding="utf-8")
    entries = judged(read_document(text, path)).value.fields.entries
    [read] = [entry.value for entry in entries if entry.key.text == "titel"]
    assert isinstance(read, Text) and read.text == unicodedata.normalize("NFC", title)
    assert "granskad: 2026-11-22" in text
    problems = load_bank(root, today=TODAY, with_drafts=True)[1]
    assert {(one.path, one.code) for one in problems} == {(path, "kvarglomd-mall")}
    assert len(problems) == text.count("SKRIV HÄR")


@pytest.mark.day
def test_the_writer_is_told_what_to_do_next(root: Path) -> None:
    """The answer names the file and the command that checks it, and that command works."""
    done = ny(root, "berattelse", "Torpa: butiken blev kvar")
    assert (done.returncode, done.stderr) == (0, "")
    assert str(root / "cases/torpa-butiken-blev-kvar.md") in done.stdout
    command = next(line for line in done.stdout.splitlines() if "Granska kortet" in line).split("servicebanken ")[1]
    assert command == "granska cases/torpa-butiken-blev-kvar.md"
    checked = servicebanken(*command.split(), cwd=root)
    assert checked.returncode == 1
    assert "SKRIV HÄR" in checked.stdout


def test_a_title_needs_no_quotation_marks(root: Path) -> None:
    """The words after the sort are the title, and the bank may lie elsewhere."""
    done = servicebanken("ny", "metod", "Byvandring", "i", "kvällsljus", "--root", str(root), cwd=root.parent)
    assert done.returncode == 0
    assert (root / "methods/byvandring-i-kvallsljus.md").is_file()
    assert f"--root {root}" in done.stdout


def test_nothing_is_written_over(root: Path) -> None:
    """A card that is there stays as it is, and so does what a link leads to."""
    before = (root / "methods/torpa.md").read_bytes()
    done = ny(root, "metod", "Torpa")
    assert done.returncode == 1
    assert "methods/torpa.md finns redan" in done.stderr
    assert (root / "methods/torpa.md").read_bytes() == before
    (root / "methods/lank.md").symlink_to(root.parent / "utanfor.md")
    assert ny(root, "metod", "Länk").returncode == 1
    assert not (root.parent / "utanfor.md").exists()


def test_a_linked_folder_is_not_written_to(root: Path) -> None:
    """A folder that is really another one, perhaps outside the bank, is left alone."""
    (root / "cases").rename(root.parent / "annan")
    (root / "cases").symlink_to(root.parent / "annan")
    done = ny(root, "berattelse", "Butiken")
    assert done.returncode == 1
    assert "är en länk till en annan mapp" in done.stderr
    assert not (root.parent / "annan/butiken.md").exists()


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("", "minst 3 behövs"),
        ("  ", "minst 3 behövs"),
        ("ab", "minst 3 behövs"),
        ("a" * 71, "högst 70 får plats"),
        ("\U0001f600\U0001f600\U0001f600", "går det inte att göra ett filnamn"),
        ("Index", "går det inte att göra ett filnamn"),
        ("Läs [mer](https://x.se)", "ska vara ren text"),
        ("Butiken \x1b[31m i byn", "tecken som inte syns"),
    ],
)
def test_a_title_that_cannot_be_one_is_refused(root: Path, title: str, told: str) -> None:
    """The reason is told in Swedish before anything is written."""
    before = sorted(root.rglob("*"))
    with pytest.raises(Refusal, match=told):
        begin_card(root, METHOD, title, TODAY)
    assert sorted(root.rglob("*")) == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["metod"], "RUBRIK... saknas."),
        ([], "SORT saknas."),
        (["kort", "Byn"], "SORT: ”kort” går inte att välja. Välj metod eller berattelse."),
    ],
)
def test_a_wrong_call_is_told_in_swedish(root: Path, arguments: list[str], told: str) -> None:
    """What is missing is named as in the help."""
    done = ny(root, *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
