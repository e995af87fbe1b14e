"""One-fault cards: every way to get a card wrong that a person would, and what the checker says of it.

`cards/<code>/<type>-<fault>.md` has one fault and is otherwise valid; beside it `.expected` is the report.
Each card takes the place of `torpa.md` in the small valid bank in `cards/_bank/`.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from servicebanken.codes import CODES
from servicebanken.problems import Problem, reports
from support.corpus import BANK, CARDS, FOLDERS, STEMS, judge, type_of
from support.sites import ROOT, rewrite


def report(problems: list[Problem]) -> str:
    return "\n\n".join(reports(problems)) + "\n"


@pytest.fixture(scope="session")
def judged(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], list[Problem]]:
    """The problems of the bank with one card in it changed; each card is judged once."""
    done: dict[str, list[Problem]] = {}

    def of(stem: str) -> list[Problem]:
        if stem not in done:
            root = tmp_path_factory.mktemp("kort") / "bank"
            shutil.copytree(BANK, root)
            shutil.copy(CARDS / f"{stem}.md", root / FOLDERS[type_of(stem)] / "torpa.md")
            done[stem] = judge(root)
        return done[stem]

    return of


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """A valid bank to break."""
    return Path(shutil.copytree(BANK, tmp_path / "bank"))


def test_the_bank_itself_is_right() -> None:
    """A writer who has done nothing wrong is told nothing."""
    assert judge(BANK) == []


@pytest.mark.parametrize("stem", STEMS)
def test_one_fault_is_told_once_and_well(stem: str, judged: Callable[[str], list[Problem]]) -> None:
    """The writer reads where the fault is, what it is, why, and how to write instead."""
    assert (CARDS / f"{stem}.md").is_file(), "the card is missing"
    assert (CARDS / f"{stem}.expected").is_file(), "the expected report is missing"
    assert report(judged(stem)) == (CARDS / f"{stem}.expected").read_text(encoding="utf-8")
    assert [one.code for one in judged(stem)] == [stem.partition("/")[0]], "the card lies in the folder of its code"


@pytest.mark.parametrize("stem", STEMS)
def test_the_expected_report_tells_one_thing(stem: str) -> None:
    """One fault gives one message, never a list to choose from."""
    assert (CARDS / f"{stem}.expected").read_text(encoding="utf-8").startswith(("1 fel i", "1 varning i", "1 tips i"))


# --- Faults that need more than one file, or a file no pair can hold


@dataclass(frozen=True, slots=True)
class Scene:
    """Something done to the valid bank, and the report that it should give."""

    arrange: Callable[[Path], object]
    report: str


def _copied(source: str, target: str, *changes: tuple[str, str]) -> Callable[[Path], object]:
    def arrange(root: Path) -> None:
        if target != source:
            shutil.copy(root / source, root / target)
        rewrite(root / target, dict(changes))

    return arrange


def _with_text(target: str, text: str) -> Callable[[Path], object]:
    return lambda root: (root / target).write_text(text, encoding="utf-8")


def _moved(source: str, target: str) -> Callable[[Path], object]:
    def arrange(root: Path) -> None:
        (root / target).parent.mkdir(exist_ok=True)
        (root / source).rename(root / target)

    return arrange


def _linked(root: Path) -> None:
    card = root / "methods/torpa.md"
    card.rename(root / "annan.md")
    card.symlink_to(root / "annan.md")


TOLD_TWICE = "".join(f"Den {day} kvällen frågade vi {day} gårdar om vägen och bussen.\n" for day in range(12))


TWICE = """\
1 varning i cases/torpa.md

cases/torpa.md  Varning  ungefär 71 procent av texten står nästan ordagrant också i methods/torpa.md. Berätta
                         om samma sak på ett ställe, och länka från det andra.

1 varning i methods/torpa.md

methods/torpa.md  Varning  ungefär 71 procent av texten står nästan ordagrant också i cases/torpa.md. Berätta
                           om samma sak på ett ställe, och länka från det andra.
"""


def _told_twice(root: Path) -> None:
    """The same text below a method and a story, with a title of its own for each."""
    for path in ("methods/torpa.md", "cases/torpa.md"):
        text = (root / path).read_text(encoding="utf-8")
        (root / path).write_text(f"{text.rstrip()}\n\n{TOLD_TWICE}", encoding="utf-8")


SCENES = {
    "dubbel-titel": Scene(
        _copied(
            "methods/torpa.md",
            "methods/vandring.md",
            ("titel: Byvandring\n", ""),
            ("granskad:", "titel: byvandring\ngranskad:"),
        ),
        "1 fel i methods/vandring.md\n\n"
        "methods/vandring.md:28:1  Fel      rubriken ”byvandring” har redan methods/torpa.md. Ge det ena "
        "kortet en egen\n"
        "                                   rubrik.\n",
    ),
    "upptagen-adress": Scene(
        _copied("methods/torpa.md", "methods/torpa.md", ("granskad:", "tidigare: [lokalsamtal]\ngranskad:")),
        "1 fel i methods/torpa.md\n\n"
        "methods/torpa.md:29:1  Fel      den tidigare adressen ”lokalsamtal” hör redan till ett annat kort. "
        "Ta bort\n"
        "                                den.\n",
    ),
    "lank-till-annan-fil": Scene(
        _linked,
        "1 fel i methods/torpa.md\n\nmethods/torpa.md  Fel      filen är en länk till en annan fil och läses inte.\n",
    ),
    "okant-filnamn": Scene(
        _moved("methods/torpa.md", "methods/Torpa vägen.md"),
        "1 fel i methods/Torpa vägen.md\n\n"
        "methods/Torpa vägen.md  Fel      filnamnet ”Torpa vägen.md” får bara ha a–z, 0–9 och bindestreck, "
        "högst 80\n"
        "                                 tecken, och inte vara index.\n"
        "                                 Byt namn till:  torpa-vagen.md\n",
    ),
    "fel-plats": Scene(
        _moved("methods/torpa.md", "methods/nya/torpa.md"),
        "1 fel i methods/nya/torpa.md\n\n"
        "methods/nya/torpa.md  Fel      filen ligger inte direkt i methods/ som en .md-fil, så ingen skulle "
        "hitta\n"
        "                               kortet.\n"
        "                               Flytta till:  methods/torpa.md\n",
    ),
    "oppnas-inte": Scene(
        lambda root: os.mkfifo(root / "methods/ror.md"),
        "1 fel i methods/ror.md\n\nmethods/ror.md  Fel      filen är inte en vanlig fil och läses inte.\n",
    ),
    "for-stor-fil": Scene(
        _with_text("methods/torpa.md", "---\ntitel: Byvandring\n---\n" + "Ett stort kort.\n" * 100_000),
        "1 fel i methods/torpa.md\n\nmethods/torpa.md  Fel      filen är 1,6 MB. Ett kort får vara högst 0,5 MB.\n",
    ),
    "okant-filslag": Scene(
        _with_text("docs/bild.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
        "1 fel i docs/bild.svg\n\n"
        "docs/bild.svg  Fel      filen är varken text (.md) eller bild (jpg, png eller webp) och får inte ligga i\n"
        "                        docs/.\n",
    ),
    "for-langt-stycke": Scene(
        _with_text("docs/om.md", "---\ntitle: Om\n---\n# Om\n\n" + "Ett stycke som aldrig tar slut.\n" * 100),
        "1 fel i docs/om.md\n\n"
        "docs/om.md:6:1  Fel      stycket är 3\u00a0199 tecken, högst 3\u00a0000 får plats.\n"
        "                         Dela det med en tom rad.\n",
    ),
    "for-stor-bild": Scene(
        lambda root: (root / "methods/vandring.jpg").write_bytes(b"\xff\xd8" + bytes(750_000)),
        "1 fel i methods/torpa.md\n\n"
        "methods/torpa.md:18:1  Fel      bilden ”vandring.jpg” är 750 kB, högst 500 får plats. Förminska "
        "den.\n",
    ),
    "nastan-lika": Scene(
        _told_twice,
        TWICE,
    ),
    "lank-till-saknat-kort": Scene(
        _with_text("docs/om.md", "# Om\n\nBörja med [byfesten](../methods/byfest.md).\n"),
        "1 varning i docs/om.md\n\n"
        "docs/om.md:3:11  Varning  länken till ”../methods/byfest.md” leder till ett kort som inte finns, "
        "så sidan\n"
        "                          visar bara texten.\n",
    ),
}


@pytest.mark.parametrize("code", SCENES)
def test_a_fault_between_files_is_told(code: str, bank: Path) -> None:
    """Files that are in each other's way, or in the wrong place, are told apart by name."""
    SCENES[code].arrange(bank)
    problems = judge(bank)
    assert {one.code for one in problems} == {code}
    assert report(problems) == SCENES[code].report


# Found only when pages are set, and after hundreds of others: told where those are tried.
ELSEWHERE = {
    "for-lang-utskrift": "tools/test_changed.py",
    "for-manga-fel": "checker/test_bounds.py",
}


def test_every_code_has_its_card_or_its_scene() -> None:
    """No message can turn up before a writer that nobody has read beforehand."""
    cards = {stem.partition("/")[0] for stem in STEMS}
    assert sorted(cards | set(SCENES) | set(ELSEWHERE)) == sorted(CODES)
    assert [code for code, file in ELSEWHERE.items() if code not in (ROOT / "tests" / file).read_text("utf-8")] == []


# --- What looks odd but is right

RIGHT = {
    "citattecken om kolon": ("titel: Byvandring", 'titel: "Byvandring: se byn"'),
    "enkla citattecken": ("titel: Byvandring", "titel: 'Byvandring: se byn'"),
    "mellanslag före kolon": ("titel: Byvandring", "titel : Byvandring"),
    "kolon utan mellanslag": ("titel: Byvandring", "titel: Byvandring 18:30"),
    "krokiga citattecken inuti": ("titel: Byvandring", "titel: Se ”byn” med egna ögon"),
    "ja och nej är text": ("material: [karta, pennor]", "material: [ja, nej, 0114, 1e3]"),
    "null inom citattecken": ("material: [karta, pennor]", 'material: ["null", "~"]'),
    "lista på egna rader": ("material: [karta, pennor]", "material:\n  - karta\n  - pennor"),
    "kommentar på egen rad": ("niva:", "# nivåer\nniva:"),
    "tom frivillig uppgift": ("svarighet: latt", "svarighet:"),
    "mellanslag efter strecken": ("---\ntitel", "---  \ntitel"),
    "radbruten ingress": ("ingress: En promenad", "ingress: >-\n  En promenad"),
    "kod i texten": ("Rita en karta.", "Skriv `<b>{{ x }}</b>` på tavlan."),
    "adress i vinkelparenteser": ("Rita en karta.", "Se <https://www.example.se/karta>."),
    "mindre än": ("Rita en karta.", "Det tar < 2 timmar och 5 > 3."),
    "fet rubrik": ("## Uppföljning", "## **Uppföljning**"),
    "hashtagg": ("Rita en karta.", "#torpa är byns egen hashtagg."),
    "mejl inom vinklar": ("Rita en karta.", "Skriv till <kommun@example.se> om ni undrar."),
    "avslutande nummertecken": ("## Uppföljning", "## Uppföljning ##"),
    "egen underrubrik": ("Rita en karta.", "#### Kartan\n\nRita en karta."),
    "organisationens e-post": ("Rita en karta.", "Skriv till kommun@example.se."),
    "fast telefon": ("Rita en karta.", "Ring 0141-22 50 00."),
    "diarienummer": ("Rita en karta.", "Se diarienummer 121212-1213 och 20261122-0002."),
    "mejllänk": ("Rita en karta.", "Skriv till [kommunens kansli](mailto:kommun@example.se)."),
    "bild med licens": ("Rita en karta.", 'Rita en karta.\n\n![Byn](byn.jpg "Foto: Torpa byalag. CC BY 4.0")'),
    "kortets egen bild i texten": ("Rita en karta.", "Rita en karta.\n\n![Byn](vandring.jpg)"),
    "länk till rubrik": ("Rita en karta.", "Se [uppföljningen](#uppfoljning)."),
    "länk till rubrik som på förrådet": ("Rita en karta.", "Se [uppföljningen](#uppföljning)."),
    "länk till källorna": ("Rita en karta.", "Se [källorna](#källor) och [överst](#top)."),
    "länk till rubrik i annat kort": ("Rita en karta.", "Se [så](../cases/norsjo-butiken.md#p%C3%A5-30-sekunder)."),
    "länk till en del av en rad": ("Rita en karta.", "Se [stegen](#steg-för-steg:~:text=byn) och [byn](#:~:text=byn)."),
    "bild inom vinklar": ("Rita en karta.", 'Rita.\n\n![Byn](<byn.jpg> "Foto: Torpa byalag. CC BY 4.0")'),
    "kortets egen bild inom vinklar": ("Rita en karta.", "Rita en karta.\n\n![Byn](<./vandring.jpg>)"),
    "hakparentes bredvid parentes": ("Rita en karta.", "Rita en karta [1] (se nedan) eller två \\[se](a b)."),
    "länk i kod": ("Rita en karta.", "Skriv `[så här](min karta.png)` i filen."),
}


@pytest.mark.parametrize("what", RIGHT)
def test_what_is_right_is_left_in_peace(what: str, bank: Path) -> None:
    """A writer is not told off for an odd but right way of writing."""
    _copied("methods/torpa.md", "methods/torpa.md", RIGHT[what])(bank)
    assert report(judge(bank)) == "\n"


PLACES = {
    "kommun utskriven": "kommuner: [Åre kommun]",
    "flera kommuner": "kommuner: [Åre, Krokom]",
    "region": "regioner: [Jämtland Härjedalen]",
    "regionens namn": "regioner: [Region Jämtland Härjedalen]",
    "länet": "regioner: [Jämtlands län]",
    "bokstaven": "regioner: [Z]",
    "alla": "kommuner: alla\nregioner: [Dalarna]",
    "annan region": "kommuner: [Åre]\nregioner: [Dalarna]",
}


@pytest.mark.parametrize("what", PLACES)
def test_places_are_known_by_the_names_people_use(what: str, bank: Path) -> None:
    """A place may be written as readers say it."""
    _copied("cases/torpa.md", "cases/torpa.md", ("kommuner: [Åtvidaberg]", PLACES[what]))(bank)
    assert report(judge(bank)) == "\n"
