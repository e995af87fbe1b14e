"""Is a card too long for its sheet? The checker sets it on pages and says so."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PIL import Image

from support.command import servicebanken
from support.sites import SITES, copy_of_site

STEP = "- Ställ fram stolar i en ring och se till att alla som kommer hittar in, också de som är där första gången.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copy_of_site("liten", tmp_path)


def lengthened(card: Path, steps: int) -> int:
    """So many more numbered steps before the rest of the card; the line of the first."""
    text = card.read_text(encoding="utf-8")
    where = "Boka rum.\n" if card.parent.name == "methods" else "## Resultat och lärdomar\n\n"
    head, mark, rest = text.partition(where)
    assert mark
    added = "".join(STEP.replace("stolar", f"{number} stolar") for number in range(1, steps + 1))
    card.write_text(f"{head}{mark}\n{added}\n{rest}", encoding="utf-8")
    return head.count("\n") + mark.count("\n") + 2


def test_a_card_too_long_is_told_with_the_line_where_it_runs_over(root: Path) -> None:
    """A method that needs a third side gets a warning: so many lines too many, and where that side begins."""
    first = lengthened(root / "methods/byamote.md", 60)
    result = servicebanken("granska", "--utskrift", "methods/byamote.md", "--root", str(root), cwd=root)
    assert result.returncode == 0
    told = re.search(r"byamote\.md:(\d+) +Varning  kortet är (\d+) rader för långt för två sidor", result.stdout)
    assert told, result.stdout
    assert "Här börjar den tredje sidan." in " ".join(result.stdout.split())
    assert "ungefär" not in result.stdout
    line, over = int(told[1]), int(told[2])
    assert first < line < first + 60
    # Every step takes three lines in its column; what follows them takes some more.
    assert 3 * (first + 60 - line) <= over <= 3 * (first + 60 - line) + 40


def test_a_story_has_one_side(root: Path) -> None:
    """What is short enough for a method is too long for a story, and two cards are judged each by itself."""
    lengthened(root / "methods/byamote.md", 20)
    lengthened(root / "cases/torpa.md", 30)
    result = servicebanken("granska", "--utskrift", "--root", str(root), cwd=root)
    assert re.findall(r"(\S+\.md):\d+ +Varning  kortet är \d+ rader för långt för (\w+ \w+)", result.stdout) == [
        ("cases/torpa.md", "en sida")
    ]
    assert "den andra sidan" in " ".join(result.stdout.split())


def test_cards_that_fit_are_not_mentioned() -> None:
    """A bank whose cards keep to their sheets hears nothing of paper."""
    result = servicebanken("granska", "--utskrift", "--root", str(SITES / "liten"), cwd=SITES)
    assert result.returncode == 0 and "utskrift" not in result.stdout and "rader för långt" not in result.stdout


def test_without_what_paper_needs_the_way_to_it_is_told(tmp_path: Path) -> None:
    """Where WeasyPrint or Pango is missing the command says what to install, and ends with 1."""
    (tmp_path / "weasyprint.py").write_text("raise OSError('no library')\n", encoding="utf-8")
    for arguments in (["granska", "--utskrift"], ["exportera", "--pdf", str(tmp_path / "kort.pdf")]):
        result = servicebanken(*arguments, "--root", str(SITES / "liten"), cwd=tmp_path)
        assert result.returncode == 1 and "apt-get install libpango" in result.stderr, result.stderr
    assert not (tmp_path / "kort.pdf").exists()


def test_a_picture_takes_its_room(root: Path) -> None:
    """A text that fits alone may not fit with the picture that stands in it."""
    lengthened(root / "cases/torpa.md", 8)
    Image.new("RGB", (600, 900)).save(root / "cases/torget.png")
    judged = ["granska", "--utskrift", "cases/torpa.md", "--root", str(root)]
    assert "rader för långt" not in servicebanken(*judged, cwd=root).stdout
    card = (root / "cases/torpa.md").read_text(encoding="utf-8")
    picture = '![Torget](torget.png "Foto: Torpa byalag. CC BY 4.0")\n\n'
    pictures = card.replace("## Om projektet\n\n", f"## Om projektet\n\n{picture * 3}")
    (root / "cases/torpa.md").write_text(pictures, encoding="utf-8")
    assert "rader för långt för en sida" in servicebanken(*judged, cwd=root).stdout
