"""The bank in one zip, as it is made, unpacked and opened where there is no network."""

from __future__ import annotations

import io
import os
import re
import signal
import subprocess
import sys
import time
import zipfile
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from linkcheck import broken_links
from servicebanken.export.archive import packed
from servicebanken.export.engine import DOWNLOADS_VARIABLE
from servicebanken.export.file import ZIP, judge_target, put_in_place
from servicebanken.problems import Refusal
from servicebanken.web.edition import Download
from servicebanken.web.pages.language import template_environment
from support.command import granska, servicebanken
from support.marionette import FIREFOX, firefox
from support.sites import EPOCH, ROOT, SITES, TODAY, BuildSite, copy_of_site, run_mkdocs
from support.words import text_of, words

OLD = b"PK\x05\x06" + bytes(18)  # the smallest zip there is


def exportera(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return servicebanken("exportera", *arguments, cwd=cwd, SOURCE_DATE_EPOCH=EPOCH, **environment)


def unpacked(archive: Path, folder: Path) -> Path:
    zipfile.ZipFile(archive).extractall(folder)
    return folder


def words_of(file: Path) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", file.read_text(encoding="utf-8"))).split())


@pytest.fixture(scope="module")
def bank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small bank with an address of its own, where pages, navigation and text lead to what a part leaves out."""
    root = copy_of_site("liten", tmp_path_factory.mktemp("bank"))
    theme = (root / "docs/teman/dialog.md").read_text(encoding="utf-8")
    (root / "docs/teman/paket.md").write_text(theme.replace("Dialog och delaktighet", "Paket"), encoding="utf-8")
    (root / "docs/bidra/index.md").write_text(
        "# Bidra\n\nLäs om [paketen](../teman/paket.md), [provet](../program/provet.md), [planen][p] och [Torpa][].\n\n"
        "[p]: ../../methods/byaplan.md\n[Torpa]: ../../cases/torpa.md\n",
        encoding="utf-8",
    )
    config = (root / "mkdocs.yml").read_text(encoding="utf-8")
    config += "  - Provet: program/provet.md\nsite_url: https://example.org/banken/\n"
    (root / "mkdocs.yml").write_text(config, encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def archive(bank: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the small bank, asked for while a file for the web site lies ready, which is nothing for a copy."""
    here = tmp_path_factory.mktemp("lada")
    (here / "servicebanken.zip").write_bytes(OLD)
    result = exportera("--tema", "SERVICEPUNKT", "--root", str(bank), cwd=here, **{DOWNLOADS_VARIABLE: str(here)})
    assert result.returncode == 0, result.stderr
    assert re.fullmatch(
        r".*/servicebanken-servicepunkt\.zip: \d+ sidor, 3 metoder, 1 berättelse, \d,\d MB\.\n", result.stdout
    )
    assert result.stderr.splitlines()[:2] == ["Granskar korten …", "Bygger sidorna …"]
    assert (here / "servicebanken.zip").read_bytes() == OLD
    return here / "servicebanken-servicepunkt.zip"


@pytest.fixture(scope="module")
def box(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return unpacked(archive, tmp_path_factory.mktemp("uppackad"))


def test_the_zip_is_the_same_wherever_it_is_made(bank: Path, archive: Path, tmp_path: Path) -> None:
    """The same bank gives the same bytes, in order, with the content's day, and nothing that only a server shows."""
    wish = ["--tema", "servicepunkt", "-o", "en annan.ZIP", "--root", str(bank)]
    result = exportera(*wish, cwd=tmp_path, PYTHONHASHSEED="7", TZ="Asia/Tokyo")
    assert result.returncode == 0, result.stderr
    assert (tmp_path / "en annan.ZIP").read_bytes() == archive.read_bytes()
    entries = zipfile.ZipFile(archive).infolist()
    names = [entry.filename for entry in entries]
    assert names == sorted(names) and {"index.html", "LÄS-MIG.txt"} <= {*names}
    assert {entry.date_time for entry in entries} == {(2026, 11, 22, 0, 0, 0)}
    assert not {"404.html", "sitemap.xml", "sitemap.xml.gz", "workshop/servicebanken.zip"} & {*names}


def test_no_link_in_a_part_leads_to_what_is_not_in_it(box: Path) -> None:
    """What is left out has no page, hand-written pages show its name as words, and an old address still leads right."""
    assert list(broken_links(box)) == []
    found = {file.relative_to(box).as_posix() for file in box.rglob("*.html")}
    assert {"metoder/byamote.html", "metoder/stormote.html", "berattelser/umea.html"} <= found
    gone = {"teman/paket.html", "program/provet.html", "berattelser/torpa.html", "metoder/gammal.html"}
    assert not gone & found
    assert "Läs om paketen, provet, planen och Torpa." in text_of(box / "bidra/index.html")
    assert 'href="../metoder/byaplan.html">planen<' in (box / "bidra/index.html").read_text(encoding="utf-8")


def test_nothing_in_a_part_names_what_is_left_out(box: Path) -> None:
    """No index and no search knows the other stories; only the form does, since a new card is for all the bank."""
    naming = {
        file.relative_to(box).as_posix()
        for file in box.rglob("*")
        if file.suffix in (".html", ".js", ".json", ".txt") and "Torpa: butiken" in file.read_text(encoding="utf-8")
    }
    assert naming == {"assets/form-data.js"}
    assert "program/provet" not in (box / "assets/search-index.js").read_text(encoding="utf-8")


def test_a_copy_says_what_it_is(box: Path, build_site: BuildSite) -> None:
    """The front page tells what is in it and from when, each page's foot does so in short, and the web says neither."""
    start = text_of(box / "index.html")
    assert "Det här är en kopia av banken från 22 november 2026, för den som saknar nät." in start
    assert "Den har ett urval: temat Servicepunkt, med de kort som de valda korten hänvisar till." in start
    assert "Här finns 3 metoder och 1 berättelse. Hela banken finns på https://example.org/banken/ ." in start
    for page in ("index.html", "kommuner/kiruna.html", "metoder/byamote.html"):
        assert "Kopia från 22 november 2026 med ett urval: temat Servicepunkt." in words_of(box / page)
    web = build_site("liten")
    assert not [page for page in web.rglob("*.html") if "opia från" in words_of(page) or "kopia av" in words_of(page)]
    assert not (web / "LÄS-MIG.txt").exists()


def test_a_part_does_not_say_that_nobody_has_told(box: Path) -> None:
    """What the whole bank has is never told as missing, and how tried a method is stays as it is."""
    assert "I hela banken finns 2 kort som hör hit." in text_of(box / "kommuner/are.html")
    assert "I hela banken finns 2 kort som hör hit." in text_of(box / "regioner/jamtland-harjedalen.html")
    assert "Ingen har berättat härifrån än" in text_of(box / "kommuner/kiruna.html")
    assert "Beprövad: 3 berättelser från 2 regioner" in text_of(box / "metoder/byamote.html")
    assert "Urvalet har inga program. " in text_of(box / "program/index.html") + " "
    assert "<table" not in (box / "vita-flackar.html").read_text(encoding="utf-8")
    assert "här går det inte att se" in text_of(box / "vita-flackar.html")


def test_the_text_to_read_first_is_for_notepad(box: Path) -> None:
    """It opens with its letters and lines right on Windows, and tells how to unpack, what is there, and whose it is."""
    written = (box / "LÄS-MIG.txt").read_bytes()
    assert written.startswith(b"\xef\xbb\xbf") and written.count(b"\n") == written.count(b"\r\n") > 20
    text = " ".join(written.decode("utf-8-sig").split())
    for told in ("Packa upp först", "index.html", "22 november 2026", "temat Servicepunkt",
                 "3 metoder och 1 berättelse", "https://example.org/banken/", "CC BY 4.0", "CC0"):  # fmt: skip
        assert told in text, told


def test_everything_works_without_network(box: Path, browser: Browser) -> None:
    """From disk with the network off, search finds, the map leads on, and nothing is asked of any host."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto((box / "index.html").as_uri())
    page.get_by_role("searchbox").fill("stormöte")
    expect(page.locator("[data-hit]").first).to_contain_text("Byamöte")
    page.locator("[data-hit]").first.click()
    expect(page.locator("h1")).to_have_text("Byamöte")
    page.goto((box / "index.html").as_uri())
    place = page.locator("svg[data-map] >> nth=0").get_by_label("Umeå, 1 berättelse")
    place.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Umeå")
    assert [url for url in asked if not url.startswith("file://")] == []
    context.close()


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The whole of our own bank, unpacked where a workshop leader might put it."""
    folder = tmp_path_factory.mktemp("hela")
    result = exportera("-o", str(folder / "bank.zip"), cwd=ROOT)
    assert result.returncode == 0, result.stderr
    assert (folder / "bank.zip").stat().st_size <= 4_000_000
    return unpacked(folder / "bank.zip", folder / "Kvällen i Åmåls bygdegård (ö)")


def test_our_own_bank_is_small_enough_to_send(whole: Path) -> None:
    """The whole bank fits in four megabytes, says that it is whole, and has no dead link."""
    assert list(broken_links(whole)) == []
    start = text_of(whole / "index.html")
    assert "för den som saknar nät. Här finns" in start and "urval" not in start
    assert "<table" in (whole / "vita-flackar.html").read_text(encoding="utf-8")


def test_an_evening_without_network(whole: Path, browser: Browser) -> None:
    """From search to card, region and map, three cards into the workshop, an agenda, and all of it on paper."""
    context = browser.new_context(offline=True)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto((whole / "index.html").as_uri())
    page.get_by_role("searchbox").fill("servicforum")
    page.locator("[data-hit]").first.click()
    expect(page.locator("h1")).to_have_text("Serviceforum")
    page.get_by_role("button", name="Lägg i workshopen").click()
    page.locator(".sb-side").get_by_role("link", name="Service Z").first.click()
    page.get_by_role("button", name="Lägg i workshopen").click()
    page.locator(".sb-facts").get_by_role("link", name="Jämtland Härjedalen").first.click()
    expect(page.locator("h1")).to_have_text("Jämtland Härjedalen")
    page.locator("svg[data-map] >> nth=0").get_by_label("Åre").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("Åre")
    page.get_by_role("link", name="Metoder", exact=True).first.click()
    page.get_by_label("Tema").select_option("dialog")
    page.get_by_role("link", name="World Café").click()
    page.get_by_role("button", name="Lägg i workshopen").click()

    page.get_by_role("link", name="Workshop (3)").click()
    page.get_by_label("Börjar").fill("18:00")
    page.get_by_label("Rubrik").fill("Vår by")
    plan = page.locator("[data-kit-plan]")
    expect(plan).to_contain_text("18.00–21.00")
    expect(page.locator("[data-kit-sheets] article")).to_have_count(3)
    paper = PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    sides = [words(side.extract_text()) for side in paper.pages]
    assert "Vårby" in sides[0] and "18.00–21.00" in sides[0] and "namnskyltar" in sides[0]
    for name in ("Serviceforum", "ServiceZ:", "WorldCafé"):
        assert any(name in side for side in sides[1:]), name
    assert said == []
    assert [url for url in asked if not url.startswith(whole.as_uri())] == []
    context.close()


# Between two pages there is none.
TITLE = "document.querySelector('h1')?.innerText"

if FIREFOX:

    def test_an_evening_in_firefox(whole: Path, tmp_path: Path) -> None:
        """Firefox keeps nothing between pages from disk: there the workshop travels in the addresses alone."""
        with firefox(tmp_path / "profil") as window:
            window.open((whole / "index.html").as_uri())
            window.type("#sok", "servicforum")
            window.wait_for("document.querySelector('[data-hit]')")
            window.click("[data-hit]")
            window.wait_for(f"{TITLE} === 'Serviceforum'")
            window.click("[data-kit-toggle]")
            window.click(".sb-side a[href*='service-z']")
            window.wait_for(f"{TITLE}?.startsWith('Service Z')")
            window.click("[data-kit-toggle]")
            window.click(".sb-facts a[href*='regioner/']")
            window.wait_for("document.querySelector('svg[data-map] a')")
            place = "document.querySelector('svg[data-map] a[aria-label^=Åre]')"
            window.ask(f"{place}.dispatchEvent(new MouseEvent('click'))")
            window.wait_for(f"{TITLE} === 'Åre'")
            window.open(f"{(whole / 'metoder/index.html').as_uri()}?tema=dialog")
            window.wait_for("document.querySelectorAll('.sb-card:not([hidden])').length < 20")
            window.open(f"{(whole / 'workshop/index.html').as_uri()}?punkt=metod.serviceforum&punkt=metod.world-cafe"
                        "&start=18:00")  # fmt: skip
            window.wait_for("document.querySelectorAll('[data-kit-sheets] article').length === 2")
            assert "18.00–21.00" in window.ask("document.querySelector('[data-kit-plan]').innerText")
            asked = window.ask("performance.getEntriesByType('resource').map((one) => one.name)")
            assert [address for address in asked if not address.startswith("file://")] == []
            text = words("".join(page.extract_text() for page in PdfReader(io.BytesIO(window.print())).pages))
        assert "18.00–21.00" in text and "WorldCafé" in text and "namnskyltar" in text


@pytest.mark.parametrize(
    ("arguments", "status", "told"),
    [
        (["--tema", "servicpunkt"], 2, "temat ”servicpunkt” finns inte i banken. Menade du ”Servicepunkt”?"),
        (["--kommun", "Kiruna"], 2, "inget kort i banken hör till kommunen Kiruna."),
        (["-o", "finns-inte/bank.zip"], 2, "finns inte. Gör den först"),
        (["--root", str(ROOT / "tests/checker/cards/_bank")], 1, "finns ingen mkdocs.yml"),
    ],
)
def test_what_cannot_be_packed_is_told(arguments: list[str], status: int, told: str, tmp_path: Path) -> None:
    """An unknown name, a wish that nothing meets, a folder without a site: a Swedish sentence, and no file."""
    result = exportera("--root", str(SITES / "liten"), *arguments, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (status, "")
    assert told in result.stderr and "Traceback" not in result.stderr
    assert [*tmp_path.iterdir()] == []


def test_broken_cards_are_told_as_the_checker_tells_them(tmp_path: Path) -> None:
    """A bank with faults is not packed; they are all shown, and the zip from last time stands."""
    (tmp_path / "servicebanken.zip").write_bytes(OLD)
    result = exportera("--root", str(SITES / "trasig"), cwd=tmp_path)
    assert result.returncode == 1
    assert result.stdout == granska("--root", str(SITES / "trasig"), cwd=tmp_path).stdout
    assert (tmp_path / "servicebanken.zip").read_bytes() == OLD


def test_what_the_engine_says_is_shown(tmp_path: Path) -> None:
    """When the site itself cannot be built, the reason is not kept from the one who runs the command."""
    root = copy_of_site("liten", tmp_path)
    (root / "docs/bidra/index.md").write_text("# Bidra\n\n[Borta](borta.md)\n", encoding="utf-8")
    result = exportera(cwd=root)
    assert result.returncode == 1
    assert "webbplatsen gick inte att bygga" in result.stderr and "borta.md" in result.stderr
    assert not (root / "servicebanken.zip").exists()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_whoever_is_interrupted_keeps_the_old_zip(number: signal.Signals, tmp_path: Path) -> None:
    """Stopped in the middle of the work, the old file stands, no half one lies beside it, and the workshop is swept."""
    (tmp_path / "servicebanken.zip").write_bytes(OLD)
    (tmp_path / "tillfälligt").mkdir()
    held = {"PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1", "TMPDIR": str(tmp_path / "tillfälligt")}
    process = subprocess.Popen(
        [sys.executable, "-m", "servicebanken", "exportera", "--root", str(SITES / "liten")],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, **held},
        start_new_session=True,
    )
    assert process.stderr
    assert any("Bygger" in line for line in process.stderr)
    while not [*(tmp_path / "tillfälligt").iterdir()]:
        assert process.poll() is None
    if number is signal.SIGKILL:
        os.killpg(process.pid, number)
    else:
        process.send_signal(number)
    process.communicate()
    assert process.returncode == {signal.SIGTERM: 143, signal.SIGINT: 130, signal.SIGKILL: -9}[number]
    assert (tmp_path / "servicebanken.zip").read_bytes() == OLD
    assert {path.name for path in tmp_path.iterdir()} == {"servicebanken.zip", "tillfälligt"}
    assert number is signal.SIGKILL or not [*(tmp_path / "tillfälligt").iterdir()]


def test_a_full_disk_leaves_the_old_zip(tmp_path: Path) -> None:
    """When there is room for only a part of the new file, the old one stands and the part is taken away."""
    (tmp_path / "bank.zip").write_bytes(OLD)
    script = (
        "import resource, sys; from pathlib import Path; from servicebanken.export.file import put_in_place\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, 100_000))\n"
        "put_in_place(bytes(200_000), Path('bank.zip'))"
    )
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-c", script]
    result = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True)
    assert "Refusal" in result.stderr and "går inte att skriva" in result.stderr
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("bank.zip", OLD)]


def test_what_an_earlier_run_left_is_swept_away(tmp_path: Path) -> None:
    """What a killed run left beside the zip goes next time; what is being written, or is not ours, stays."""
    target = tmp_path / "bank.zip"
    left, fresh, other = (tmp_path / f".bank.zip.{name}.tmp" for name in ("0123abcd", "4567abcd", "min egen"))
    for path in (left, fresh, other):
        path.write_bytes(b"halv")
    os.utime(left, (0, 0))
    # A file is as old as the machine's own clock says, which is not the day that the tests may be held on.
    os.utime(fresh, (time.time(), time.time()))
    put_in_place(OLD, target)
    assert target.read_bytes() == OLD
    assert {*tmp_path.iterdir()} == {target, fresh, other}


@pytest.fixture
def places(tmp_path: Path) -> Path:
    """A folder with all that a zip must not be written over."""
    (tmp_path / "mapp.zip").mkdir()
    (tmp_path / "brev.zip").write_text("Kära vän", encoding="utf-8")
    (tmp_path / "tom.zip").touch()
    (tmp_path / "ring.zip").symlink_to(tmp_path / "ring.zip")
    (tmp_path / "docs").mkdir()
    os.mkfifo(tmp_path / "kö.zip")
    return tmp_path


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("mapp.zip", "är en mapp"),
        ("brev.zip", "finns redan och är ingen zip-fil"),
        ("tom.zip", "finns redan och är ingen zip-fil"),
        ("kö.zip", "finns redan och är ingen zip-fil"),
        ("ring.zip", "går inte att använda"),
        ("bank.pdf", "slutar inte på .zip"),
        ("borta/bank.zip", "finns inte"),
        ("brev.zip/bank.zip", "finns inte"),
        ("docs/bank.zip", "ligger bland bankens sidor"),
        ("b\0nk.zip", "går inte att använda"),
    ],
)
def test_nothing_but_a_zip_is_written_over(name: str, told: str, places: Path) -> None:
    """A target that something else would be lost by, or that cannot be written, is refused before any work is done."""
    with pytest.raises(Refusal, match=told):
        judge_target(places / name, ZIP, places)


def test_a_link_to_a_zip_stays_a_link(tmp_path: Path) -> None:
    """Whoever keeps the zip elsewhere and links to it finds the new one there."""
    (tmp_path / "usb").mkdir()
    (tmp_path / "usb/bank.zip").write_bytes(OLD)
    (tmp_path / "bank.zip").symlink_to("usb/bank.zip")
    put_in_place(OLD + b"ny", judge_target(tmp_path / "bank.zip", ZIP, ROOT))
    assert (tmp_path / "bank.zip").is_symlink()
    assert (tmp_path / "usb/bank.zip").read_bytes() == OLD + b"ny"


@pytest.mark.parametrize(
    "names",
    [["con.html"], ["aux/index.html"], ["a/NUL.tar.gz"], ["com1"], ["slut.", "a"], ["mapp /a"], ["a:b"], ["a\\b"],
     ["vad?"], ["A.html", "a.html"], ["a" * 100 + "/" + "b" * 80], ["rad\nbrytning"]],
    ids=lambda names: names[0][:12].encode("unicode_escape").decode(),
)  # fmt: skip
def test_a_name_that_windows_cannot_have_is_refused(names: list[str], tmp_path: Path) -> None:
    """Nobody carries a zip to the village hall that its computer cannot unpack."""
    for name in names:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    with pytest.raises(Refusal, match="Windows"):
        packed(tmp_path, TODAY)


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        (date(1970, 1, 1), (1980, 1, 1, 0, 0, 0)),
        (date(2026, 11, 22), (2026, 11, 22, 0, 0, 0)),
        (date(9999, 12, 31), (2107, 12, 31, 0, 0, 0)),
    ],
)
def test_a_day_that_a_zip_cannot_tell_becomes_the_nearest(day: date, shown: tuple[int, ...], tmp_path: Path) -> None:
    """A clock gone wrong does not stop anyone from making a zip."""
    (tmp_path / "contrary.html").touch()
    assert [entry.date_time for entry in zipfile.ZipFile(io.BytesIO(packed(tmp_path, day))).infolist()] == [shown]


def test_the_web_site_holds_the_files_it_is_given(tmp_path: Path) -> None:
    """What lies ready when the site is built can be fetched from it, byte for byte."""
    offered = tmp_path / "klart"
    offered.mkdir()
    for name in ("servicebanken.zip", "servicebanken.pdf", "annat.txt"):
        (offered / name).write_bytes(name.encode())
    result = run_mkdocs(SITES / "liten/mkdocs.yml", tmp_path / "site", **{DOWNLOADS_VARIABLE: str(offered)})
    assert result.returncode == 0, result.stderr
    files = [path for path in (tmp_path / "site").rglob("*") if path.suffix in (".zip", ".pdf", ".txt")]
    placed = {path.name: path.read_bytes() for path in files if path.parent.name == "workshop"}
    assert placed == {name: name.encode() for name in ("servicebanken.zip", "servicebanken.pdf")}


def test_the_offer_tells_size_and_day() -> None:
    """Before fetching, a reader on a slow net sees what kind of file it is, how large and how old; or sees no offer."""
    day, path = date(2026, 11, 2), "workshop/a.zip"
    file = Download(title="Allt", path=path, file=Path("a.zip"), size_bytes=2_289_361, made_on=day)
    environment = template_environment()
    offer = environment.from_string('{% import "_makron.jinja" as show with context %}{{ show.downloads_offered() }}')
    drawn = offer.render(downloads=(file,), url=lambda path: f"../{path}")
    assert 'href="../workshop/a.zip" download>Allt<' in drawn
    assert "ZIP, 2,3 MB, 2 november 2026" in drawn
    assert offer.render(downloads=()).strip() == ""
