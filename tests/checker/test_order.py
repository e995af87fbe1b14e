"""What a report begins with: the fault that the others may follow from, wherever in the file it stands."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from servicebanken.problems import by_file
from support.corpus import BANK, judge

CARD = (BANK / "cases/torpa.md").read_text(encoding="utf-8")
BODY = CARD.rpartition("---\n")[2]


def told(tmp_path: Path, text: str, name: str = "torpa") -> list[str]:
    """The codes of what is told of the card, in the order of the report."""
    root = Path(copytree(BANK, tmp_path / "bank"))
    (root / f"cases/{name}.md").write_text(text, encoding="utf-8")
    return next([one.code for one in group] for group in by_file(judge(root)) if group[0].path == f"cases/{name}.md")


def test_a_card_without_a_header_is_told_so_first(tmp_path: Path) -> None:
    """Neither its name nor its missing headings come before what is wrong with all of it."""
    text = BODY.replace("## Om projektet", "### Om projektet")
    assert told(tmp_path, text, "Vår butik")[:2] == ["saknat-huvud", "okant-filnamn"]


def test_what_follows_from_a_missing_header_is_not_told(tmp_path: Path) -> None:
    """Someone who has never seen the template is led to it, not through all that it holds."""
    assert told(tmp_path, "Vi köpte huset. Det blev bra.\n") == ["saknat-huvud"]
    assert told(tmp_path / "andra", "---\n---\n\nVi köpte huset.\n") == ["saknat-huvud"]


@pytest.mark.parametrize("ending", ["", "----\n", "...\n"])
def test_an_open_header_is_told_before_its_keys(tmp_path: Path, ending: str) -> None:
    """What is wrong above the missing dashes may be wrong because of them."""
    head = CARD.removesuffix(BODY).removesuffix("---\n").replace("titel: Kontoret", "titel: Kontoret: byn")
    assert told(tmp_path, f"{head}{ending}{BODY}") == ["oavslutat-huvud", "kolon-i-text"]
