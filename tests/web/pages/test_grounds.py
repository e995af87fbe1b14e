"""What a page says that a card rests on: how its sources were read, who has tried it, and what its steps come from."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.sites import built_for_disk, copy_of_site, rewrite
from support.words import text_of

CONTACT = """\
kontakt:
  - funktion: Landsbygdsutveckling
    organisation: Torpa kommun
    webb: https://example.org/torpa
"""
SOURCE = "    adress: https://example.org/kalla\n"
CHECKED = "granskad: 2026-11-01\n"
MORE = """\
beror: [Krokom]
finansiering:
  - {fran: Tillväxtverket, belopp: 3500000, datum: 2017}
  - fran: Bygdens företag
villkor:
  - {slag: hemsandning, belopp: 100, enhet: leverans, krav: Minst två kilometer till butiken., datum: 2022-07-01}
siffror:
  - {text: 75 procent bor utanför tätorten., datum: 2024}
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site, where Torpa is read in a copy, names no contact, and only resembles the method Byamöte."""
    root = copy_of_site("liten", tmp_path_factory.mktemp("grund"))
    told = {
        CONTACT: "kontakt: redaktionen\n",
        SOURCE: f"{SOURCE}    last: kopia\n",
        CHECKED: MORE,
        "metoder: [byamote]": "metoder: [ringrunda, {metod: byamote, roll: liknar}]",
    }
    rewrite(root / "cases/torpa.md", told)
    rewrite(root / "methods/byamote.md", {"grund: praxis": "grund: blandat", SOURCE: f"{SOURCE}    last: hel\n"})
    return built_for_disk(root)


def test_the_reader_is_told_how_the_source_was_read(site: Path) -> None:
    """A copy is told beside the sources, and that nobody has tried the card; what was opened says so too."""
    story = text_of(site / "berattelser/torpa.html")
    assert "Läst i en sparad kopia. Öppna källan innan ni beslutar." in story
    assert "Inte prövad mot källan än." in story and "Granskad" not in story
    method = text_of(site / "metoder/byamote.html")
    assert "Läst i sin helhet. Granskad 1 november 2026." in method and "kopia" not in method


def test_the_steps_say_what_they_rest_on(site: Path) -> None:
    """In a quiet line by the steps, and nowhere else."""
    html = (site / "metoder/byamote.html").read_text(encoding="utf-8")
    assert (
        '<p class="sb-grounds">Stegen kommer dels ur källan, dels ur yrkets råd.</p>'
        in html.partition("Steg för steg</h2>")[2][:120]
    )
    assert html.count('class="sb-grounds"') == 1


def test_a_story_that_resembles_a_method_is_shown_and_does_not_count(site: Path) -> None:
    """The method's page has it apart from those that used the method, and the story says so itself."""
    method = text_of(site / "metoder/byamote.html")
    assert "Liknar metoden Torpa: butiken blev kvar det som gjordes liknar metoden" in method
    assert "Prövad: 2 berättelser från 2 regioner" in method
    assert "Liknar Byamöte" in text_of(site / "berattelser/torpa.html")


def test_there_is_somebody_to_ask(site: Path) -> None:
    """Where a card names nobody, the municipality's own site is a way on; its page has it too."""
    for page in ("berattelser/torpa.html", "kommuner/are.html"):
        assert '<a href="https://www.are.se">Åre kommun</a>' in (site / page).read_text(encoding="utf-8")
    assert "Region Jämtland Härjedalen</a>" in (site / "regioner/jamtland-harjedalen.html").read_text(encoding="utf-8")


def test_money_figures_and_neighbours_are_told(site: Path) -> None:
    """Each with its date; a neighbour that is touched is not where it happened."""
    story = text_of(site / "berattelser/torpa.html")
    assert "Tillväxtverket: 3 500 000 kronor (2017); Bygdens företag" in story.replace("\u00a0", " ")
    assert "Hemsändning: 100 kronor per leverans. Minst två kilometer till butiken. (1 juli 2022)" in story
    assert "75 procent bor utanför tätorten. (2024)" in story
    assert "Berör också Krokom" in story
    assert "Torpa" not in text_of(site / "kommuner/krokom.html").partition("Nära er")[0]


def test_results_are_summed_up(site: Path) -> None:
    """The page of a method says of how many results anybody knows."""
    assert "Resultat i berättelserna: 1 upplevt, ingen oberoende utvärdering." in text_of(
        site / "metoder/ringrunda.html"
    )
