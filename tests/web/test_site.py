"""What readers meet on the built pages: that everything is joined to everything, at the addresses that never change."""

from __future__ import annotations

import filecmp
import re
import shutil
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from linkcheck import broken_links, read_html
from support.sites import ROOT, SITES, BuildSite, run_mkdocs
from support.words import text_of


def html_of(path: Path) -> str:
    return path.read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0]


@pytest.fixture
def liten(build_site: BuildSite) -> Path:
    return build_site("liten")


# The bank itself in the other style is what its zip holds, whose links are followed where the zip is tried.
@pytest.mark.parametrize(
    ("name", "directory_urls"), [("", True), ("liten", True), ("liten", False), ("åäö", True), ("åäö", False)]
)
def test_every_link_leads_somewhere(build_site: BuildSite, name: str, directory_urls: bool) -> None:
    """No reader meets a dead link or a missing anchor, in either style of addresses."""
    assert list(broken_links(build_site(name, directory_urls=directory_urls))) == []


def test_the_bank_has_a_page_for_every_place_and_theme(build_site: BuildSite) -> None:
    """All 290 municipalities, 21 regions and 20 themes have their page, Habo and Håbo one each."""
    site = build_site("")
    count = {folder: len(list((site / folder).glob("*/index.html"))) for folder in ("kommuner", "regioner", "teman")}
    assert count == {"kommuner": 290, "regioner": 21, "teman": 20}
    assert "<h1" in html_of(site / "kommuner/habo/index.html")
    assert "Uppsala" in text_of(site / "kommuner/habo-uppsala/index.html")


def test_a_story_is_seen_from_everywhere_it_belongs(liten: Path) -> None:
    """The link written once in the story stands on its method, themes, municipality, region and programme."""
    for page in ("metoder/byamote", "teman/dialog", "kommuner/are", "regioner/jamtland-harjedalen", "program/provet"):
        assert "Torpa: butiken blev kvar" in text_of(liten / page / "index.html"), page


def test_a_story_in_all_municipalities_is_seen_in_each(liten: Path) -> None:
    """`kommuner: alla` puts the story on the page of every municipality of the region, and of no other."""
    assert "Hela länet möts" in text_of(liten / "kommuner/krokom/index.html").partition("Nära er")[0]
    assert "Hela länet möts" not in text_of(liten / "kommuner/umea/index.html").partition("Nära er")[0]


def test_a_story_links_onwards(liten: Path) -> None:
    """A story leads to its methods, places, programme and to stories like it."""
    targets = read_html(liten / "berattelser/torpa/index.html").links
    for page in ("metoder/byamote/", "kommuner/are/", "regioner/jamtland-harjedalen/", "program/provet/", "umea/"):
        assert any(target.endswith(page) for target in targets), page


def test_a_silent_municipality_shows_the_nearest_stories_with_reasons(liten: Path) -> None:
    """Where nobody has told anything, the page says so and shows stories from nearby, each with its reason."""
    words = text_of(liten / "kommuner/berg/index.html")
    assert "Åre är granne till Berg" in words
    kiruna = text_of(liten / "kommuner/lycksele/index.html")
    assert "Ingen har berättat härifrån än" in kiruna
    assert "Umeå ligger också i Västerbotten" in kiruna


def test_maturity_is_counted_from_the_stories(liten: Path) -> None:
    """Three stories in two regions make a method proven, one makes it tried, none leaves it new."""
    assert "Beprövad: 3 berättelser från 2 regioner" in text_of(liten / "metoder/byamote/index.html")
    assert "Prövad: en berättelse från Umeå" in text_of(liten / "metoder/ringrunda/index.html")
    assert "Ny: ingen berättelse än" in text_of(liten / "metoder/byaplan/index.html")


def test_before_after_and_related_are_shown_both_ways(liten: Path) -> None:
    """A link between two methods is written in one of them and shown in both."""
    assert "Byaplan brukar komma efter" in text_of(liten / "metoder/byamote/index.html")
    assert "Byamöte gör gärna före" in text_of(liten / "metoder/byaplan/index.html")
    for one, other in (("byaplan", "Ringrunda"), ("ringrunda", "Byaplan")):
        assert other in text_of(liten / f"metoder/{one}/index.html").partition("Liknande metoder")[2]


def test_a_card_shows_every_fact_it_was_given(liten: Path) -> None:
    """Places, dated population, cost, period, results with their kind, and lessons stand on the story's page."""
    words = text_of(liten / "berattelser/torpa/index.html")
    for fact in (
        "Torpa 140 (juli 2022)",
        "356 462 kronor",
        "2018, pågår",
        "Upplevt Butiken är öppen",
        "Fråga byn först.",
    ):
        assert fact.replace(" ", "") in words.replace("\u00a0", "").replace(" ", ""), fact


def test_lessons_are_gathered_on_the_method(liten: Path) -> None:
    """What the stories learnt stands on the method's page."""
    assert "Fråga byn först." in text_of(liten / "metoder/byamote/index.html").partition("Lärdomar")[2]


def test_drafts_are_nowhere_in_the_built_site(liten: Path) -> None:
    """A draft has no page, and no page mentions it."""
    assert not (liten / "berattelser/utkastet").exists()
    assert not [path for path in liten.rglob("*.html") if "Ett utkast" in path.read_text(encoding="utf-8")]


def test_an_archived_card_keeps_its_address_and_names_its_successor(liten: Path) -> None:
    """An old link still works, the page says what to read instead, and no list shows the card."""
    page = liten / "berattelser/arkiverad/index.html"
    assert "Arkiverad. Läs i stället Torpa: butiken blev kvar" in text_of(page)
    assert "En arkiverad berättelse" not in text_of(liten / "berattelser/index.html")
    assert "En arkiverad berättelse" not in text_of(liten / "kommuner/kiruna/index.html")


@pytest.mark.parametrize("directory_urls", [True, False])
def test_a_former_address_leads_to_the_card(build_site: BuildSite, directory_urls: bool) -> None:
    """A renamed card leaves a page that leads to the new address, also without a server."""
    site = build_site("liten", directory_urls=directory_urls)
    former = site / ("metoder/stormote/index.html" if directory_urls else "metoder/stormote.html")
    target = "../byamote/" if directory_urls else "byamote.html"
    assert set(read_html(former).links) == {target}


def test_a_link_to_a_card_that_is_not_there_is_plain_text(liten: Path) -> None:
    """A page by hand that names a missing card shows the words without a link."""
    html = html_of(liten / "program/provet/index.html")
    assert "ett kort som inte finns" in html
    assert "borta" not in html


def test_the_swedish_alphabet_holds(build_site: BuildSite) -> None:
    """Åmål stands before Älmhult before Örebro, in lists and on index pages."""
    words = text_of(build_site("åäö") / "berattelser/index.html")
    assert words.index("Åmål först") < words.index("Älmhult sedan") < words.index("Örebro sist")
    letters = re.findall(r'<h2 id="[^"]*">(\w)</h2>', html_of(build_site("åäö") / "kommuner/index.html"))
    assert letters[-3:] == ["Å", "Ä", "Ö"]


def test_words_of_a_card_are_only_words(build_site: BuildSite) -> None:
    """Stars, brackets, pipes, braces and comparison signs in a title stand there as they were written."""
    site = build_site("åäö")
    title = 'Åsas *möte* & [länk] | {{ 7*7 }} 1 < 2 "hej"'
    for page in ("metoder/ovanlig", "metoder", "teman/dialog", "berattelser/amal", ""):
        assert title in text_of(site / page / "index.html") or page in ("",), page
    head = (site / "metoder/ovanlig/index.html").read_text(encoding="utf-8").partition("</head>")[0]
    assert title in unescape(head)
    assert "1. punkt, + tecken, a < b och [x]: y" in text_of(site / "metoder/ovanlig/index.html")


def test_edit_links_lead_to_the_right_file(copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """With a forge, a card's page leads to the card's file, and a page made from the bank has no edit link."""
    root = copy_site("liten")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text() + "repo_url: https://example.org/bank\n")
    result = run_mkdocs(config, tmp_path / "site")
    assert result.returncode == 0, result.stderr
    for page, file in {
        "metoder/byamote": "methods/byamote.md",
        "berattelser/torpa": "cases/torpa.md",
        "teman/dialog": "docs/teman/dialog.md",
        "bidra": "docs/bidra/index.md",
    }.items():
        links = read_html(tmp_path / "site" / page / "index.html").links
        assert f"https://example.org/bank/edit/main/{file}" in links, page
    assert "edit/main" not in html_of(tmp_path / "site/kommuner/are/index.html")


def test_a_broken_card_stops_the_build_and_leaves_the_last_site(
    copy_site: Callable[[str], Path], tmp_path: Path
) -> None:
    """Three faults are told at once with file, line and suggestion, and the site that was built before is untouched."""
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("den förra")
    result = run_mkdocs(copy_site("trasig") / "mkdocs.yml", site)
    assert result.returncode != 0
    assert "cases/torpa.md:2:8    Fel      rubriken innehåller kolon" in result.stderr
    assert "Menade du ”Åtvidaberg”?" in result.stderr
    assert "nyckeln ”teman” står redan på rad 4" in result.stderr
    assert "Traceback" not in result.stderr
    assert (site / "index.html").read_text() == "den förra"


def test_a_warning_does_not_stop_a_strict_build(copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """A story without a method is built, and the writer is told."""
    root = copy_site("liten")
    card = root / "cases/torpa.md"
    card.write_text(card.read_text().replace("metoder: [byamote]\n", ""))
    result = run_mkdocs(root / "mkdocs.yml", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert "ingen metod är angiven" in result.stderr


def test_two_builds_give_the_same_bytes(build_site: BuildSite, tmp_path: Path) -> None:
    """The same input gives the same site, also in another folder, time zone and hash seed."""
    first = build_site("liten")
    result = run_mkdocs(SITES / "liten/mkdocs.yml", tmp_path / "annan", PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert result.returncode == 0, result.stderr
    assert list(differences(first, tmp_path / "annan")) == []


def differences(one: Path, other: Path) -> list[str]:
    compared = filecmp.dircmp(one, other)
    names = {path.relative_to(root).as_posix() for root in (one, other) for path in root.rglob("*") if path.is_file()}
    assert compared.common
    return sorted(
        name
        for name in names
        if not ((one / name).is_file() and (other / name).is_file())
        or (one / name).read_bytes() != (other / name).read_bytes()
    )


def test_another_bank_builds_from_the_same_repository(tmp_path: Path) -> None:
    """With other methods and cases in place of ours the site builds without a change to anything else."""
    for name in ("docs", "overrides", "hooks"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    for name in ("methods", "cases"):
        shutil.copytree(SITES / "liten" / name, tmp_path / name)
    case = tmp_path / "cases/torpa.md"
    case.write_text(case.read_text().replace("program: [provet]\n", ""))
    result = run_mkdocs(tmp_path / "mkdocs.yml", tmp_path / "site")
    assert result.returncode == 0, result.stderr
    assert list(broken_links(tmp_path / "site")) == []


def test_a_page_grows_with_its_own_content_only(build_site: BuildSite) -> None:
    """No page but the index names every card: the navigation does not hold the bank."""
    links = set(read_html(build_site("") / "kommuner/kiruna/index.html").links)
    assert [link for link in links if "/metoder/" in link] == ["../../metoder/"]
    assert len([link for link in links if "/berattelser/" in link]) <= 1 + 9


def test_no_page_has_styles_of_its_own(build_site: BuildSite) -> None:
    """How a column stands is a class, which a policy that allows no style in the page lets through."""
    site = build_site("")
    styled = [path for path in site.rglob("*.html") if re.search(r"<[^>]+ style=", path.read_text(encoding="utf-8"))]
    assert styled == []
    assert '<td class="sb-right">' in html_of(site / "regioner/index.html")


def test_our_bank_joins_what_the_sources_join(build_site: BuildSite) -> None:
    """Service Z stands on its method, on Krokom's page and its region's; Ludvika names both programmes."""
    site = build_site("")
    for page in ("metoder/serviceforum", "kommuner/krokom", "regioner/jamtland-harjedalen"):
        assert "Service Z" in text_of(site / page / "index.html"), page
    ludvika = text_of(site / "kommuner/ludvika/index.html")
    assert "Service i samverkan" in ludvika
    assert "Kommuner för serviceutveckling" in ludvika
    kiruna = text_of(site / "kommuner/kiruna/index.html").partition("Nära er")[2]
    assert "Arvidsjaur ligger också i Norrbotten" in kiruna
