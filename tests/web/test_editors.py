"""Somebody receives what is written to the bank, where it says who; where it does not, it says so in time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from shutil import copytree

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from support.command import granska, servicebanken
from support.forms import FORM, fill_story, turn_to
from support.sites import ROOT, BuildSite, copy_of_site, run_mkdocs
from support.words import text_of, words

EDITORS = """\
extra:
  redaktion:
    namn: Bygderådet *i* Torpa
    epost: redaktionen@example.org
    sida: https://example.org/kontakt?a=1&b=2
"""
PAGE = '<a href="https://example.org/kontakt?a=1&amp;b=2">Bygderådet &#42;i&#42; Torpa</a>'
LETTER = '<a href="mailto:redaktionen@example.org">redaktionen@example.org</a>'


def built(root: Path, settings: str, site: Path, **environment: str) -> str:
    """A site built with more in its settings; what was said while it was."""
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + settings, encoding="utf-8")
    result = run_mkdocs(config, site, **environment)
    assert result.returncode == 0, result.stderr
    return result.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with the bank's own pages about itself, and with editors."""
    folder = tmp_path_factory.mktemp("redaktion")
    root = copy_of_site("liten", folder)
    copytree(ROOT / "docs/om", root / "docs/om")
    for page in ("stod", "siffror"):
        (root / f"docs/{page}.md").write_text("# En sida som den om banken leder till\n", encoding="utf-8")
    built(root, EDITORS, folder / "site")
    return folder / "site"


@pytest.mark.parametrize(
    "page", ["index.html", "om/index.html", "om/tillganglighet/index.html", "404.html", "kommuner/are/index.html"]
)
def test_every_page_leads_to_the_editors(site: Path, page: str) -> None:
    """At the foot of every page stands who answers for the bank, with links that lead there."""
    foot = (site / page).read_text(encoding="utf-8").partition("<footer")[2]
    assert f"<p>Redaktionen: {PAGE}, {LETTER}</p>" in foot


@pytest.mark.parametrize("page", ["om/index.html", "om/tillganglighet/index.html", "404.html", FORM])
def test_pages_that_speak_of_it_have_it_in_their_text(site: Path, page: str) -> None:
    """Whoever reads how to report, complain or send a card finds the address there."""
    main = (site / page).read_text(encoding="utf-8").partition("<main")[2].partition("</main>")[0]
    assert PAGE in main and LETTER in main


def test_pages_do_not_say_that_there_is_no_address(site: Path, build_site: BuildSite) -> None:
    """What is true of a bank without editors is said by that bank alone, and no mark of it is left on a page."""
    report = "om/tillganglighet/index.html"
    assert "ingen e-postadress" not in text_of(site / report) and "Ett ärende" not in text_of(site / report)
    assert "Banken har ingen e-postadress. Berätta gärna" in text_of(build_site("") / report)
    for one in (site / report, build_site("") / report, build_site("") / "om/index.html"):
        assert "redaktionen --" not in one.read_text(encoding="utf-8") and "utan redaktion" not in text_of(one)


def test_the_page_about_the_marks_shows_them(site: Path) -> None:
    """Whoever is to write the marks sees how they are written."""
    told = text_of(site / "om/drift/index.html")
    assert "visas det där det står <!-- redaktionen -->" in told
    assert "mellan <!-- utan redaktion --> och <!-- /utan redaktion -->" in told


def test_the_deck_names_them(copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """Who has the bank on paper alone can reach the editors too."""
    root = copy_site("liten")
    config = root / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + EDITORS, encoding="utf-8")
    made = servicebanken("exportera", "--pdf", str(tmp_path / "kort.pdf"), cwd=root)
    assert made.returncode == 0, made.stderr
    text = words("".join(page.extract_text() for page in PdfReader(tmp_path / "kort.pdf").pages))
    assert words("Redaktionen: Bygderådet *i* Torpa, redaktionen@example.org, example.org/kontakt?a=1&b=2.") in text


def test_a_card_that_the_editors_answer_for_leads_to_them(site: Path) -> None:
    """On the page as links, on paper in words."""
    html = (site / "metoder/byamote/index.html").read_text(encoding="utf-8")
    assert f"<li>Redaktionen: {PAGE}, {LETTER}</li>" in html
    paper = "Redaktionen: Bygderådet &#42;i&#42; Torpa, redaktionen@example.org, example.org/kontakt?a=1&#38;b=2."
    assert paper in html


def test_the_letter_has_a_recipient(site: Path, browser: Browser) -> None:
    """What the form sends by mail goes to the editors, and the page says so before one begins."""
    page = browser.new_page()
    sent: list[str] = []
    page.on("request", lambda request: sent.append(request.url))
    page.goto((site / FORM).as_uri())
    assert "skickar ni det till redaktionen: Bygderådet" in page.locator("[data-hand-in]").inner_text()
    assert page.locator("[data-form] a[href^='mailto:']").count() >= 1
    fill_story(page, (site / FORM).as_uri(), teman=["Servicepunkt"], metoder=["Byamöte"])
    turn_to(page, 4)
    page.get_by_role("button", name="Lämna in", exact=True).click()
    page.wait_for_function("document.body.innerText.includes('Ert e-postprogram öppnas')")
    page.close()
    letters = [one for one in sent if one.startswith("mailto:")]
    assert letters and all(one.startswith("mailto:redaktionen@example.org?subject=Kort") for one in letters)


def test_without_editors_the_form_says_it_in_time(browser: Browser, build_site: BuildSite) -> None:
    """A writer who nobody has an address for knows that before the first field."""
    page = browser.new_page(java_script_enabled=False)
    page.goto((build_site("") / FORM).as_uri())
    told = page.locator("[data-hand-in]").inner_text()
    assert told.startswith("Banken säger inte vart kort ska skickas.") and "den som driver banken" in told
    page.close()


def test_the_one_who_builds_is_told_once_and_calmly(copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """A line that stops nothing, and none when somebody receives."""
    root = copy_site("liten")
    told = [line for line in built(root, "", tmp_path / "utan").splitlines() if "redaktion" in line]
    assert len(told) == 1 and told[0].startswith("INFO") and "Skriv namn, epost eller sida" in told[0]
    assert "redaktion" not in built(root, EDITORS, tmp_path / "med")


def test_one_of_the_three_is_enough(copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """A bank with a page and no mail, or only a name, says what it has."""
    root = copy_site("liten")
    built(root, "extra:\n  redaktion: {sida: https://example.org/kontakt}\n", tmp_path / "site")
    html = (tmp_path / "site" / FORM).read_text(encoding="utf-8")
    link = '<a href="https://example.org/kontakt">redaktionens sida</a>'
    assert f"hämtar ni filen och lämnar den till redaktionen: {link}." in html
    assert "mailto:" not in html


def test_what_is_not_well_said_is_told_with_its_line(copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """An unknown key, an address that is none and a mail that is none: all at once, where and how to write."""
    config = copy_site("liten") / "mkdocs.yml"
    lines = config.read_text(encoding="utf-8").count("\n")
    wrong = "extra:\n  redaktion:\n    epsot: a@example.org\n    epost: Redaktionen\n    sida: www.example.org\n"
    config.write_text(config.read_text(encoding="utf-8") + wrong, encoding="utf-8")
    result = run_mkdocs(config, tmp_path / "site")
    assert result.returncode != 0 and "Traceback" not in result.stderr
    assert f"mkdocs.yml:{lines + 3}: nyckeln ”epsot” finns inte under redaktion. Menade du ”epost”?" in result.stderr
    assert f"mkdocs.yml:{lines + 4}: ”Redaktionen” är inte en e-postadress." in result.stderr
    assert f"mkdocs.yml:{lines + 5}: ”www.example.org” är inte en webbadress." in result.stderr
    told = granska("--utskrift", cwd=config.parent)
    assert told.returncode != 0 and "är inte en e-postadress" in told.stderr


@pytest.mark.parametrize("said", ["bygderadet@example.org", "[a, b]"])
def test_a_word_where_keys_should_stand(said: str, copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """The one who writes the address alone is shown which keys there are."""
    config = copy_site("liten") / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + f"extra:\n  redaktion: {said}\n", encoding="utf-8")
    result = run_mkdocs(config, tmp_path / "site")
    assert result.returncode != 0 and "redaktion ska ha uppgifterna namn, epost och sida" in result.stderr
