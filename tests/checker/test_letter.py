"""What looks like a letter and is a story, and the other way round."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest

from support.corpus import BANK, judge
from support.sites import rewrite

FIRST = "Byn öppnade en obemannad butik i det gamla kontoret."
LAST = "Läs om [metoden Servicepunkt](../methods/servicepunkt.md).\n"

# Where it stands in the card, and what.
STORIES = (
    (FIRST, "”Hej!” sa handlaren, och så var det bestämt."),
    (FIRST, "Hej! stod det på skylten när vi öppnade butiken."),
    (FIRST, "Byn fick en butik.\n\nHej!\n\nSå stod det på skylten."),
    (FIRST, "Hejarklacken köpte butiken."),
    (FIRST, "Bästa butiken i länet öppnade."),
    (FIRST, "Kära Torpa är en förening."),
    (FIRST, "Till redaktionen för tidningen skrev vi."),
    (FIRST, "Med vänlig hälsning från byn.\n\nSå började brevet som kommunen fick, och det blev början på allt."),
    (LAST, "Hälsningar från hela bygden strömmade in.\n"),
    (LAST, "Vänligen kontakta kommunen.\n"),
    (LAST, "Byn hälsar alla välkomna.\n"),
    (LAST, "> Med vänlig hälsning, kommunen\n"),
    (LAST, "- Många hälsningar\n- Nya kunder\n"),
    (LAST, f"Med vänlig hälsning\n\n{'Så slutade brevet som kommunen fick, och det blev början på allt. '}\n"),
)


def told(tmp_path: Path, old: str, new: str) -> list[tuple[str, int]]:
    root = Path(copytree(BANK, tmp_path / "bank"))
    rewrite(root / "cases/torpa.md", {old: new})
    return [(one.code, one.line) for one in judge(root)]


@pytest.mark.parametrize(("old", "new"), STORIES)
def test_a_story_may_speak_of_letters(tmp_path: Path, old: str, new: str) -> None:
    """Words of a greeting within a story are no greeting to the editors."""
    assert told(tmp_path, old, new) == []


def test_a_letter_is_told_piece_by_piece(tmp_path: Path) -> None:
    """Greeting, text above the headings and signature each have their line."""
    letter = "---\n\nHej redaktionen! Vi vill berätta om butiken.\n\n## På 30 sekunder"
    assert told(tmp_path, "---\n\n## På 30 sekunder", letter) == [("text-fore-rubrik", 37), ("brev", 37)]
