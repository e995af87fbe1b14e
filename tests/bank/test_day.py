"""One day for all: in Sweden, today, for the writer, the checker, the build and the reader alike."""

from __future__ import annotations

import filecmp
import os
import re
import shutil
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from servicebanken.bank.bank import Bank
from servicebanken.bank.day import today
from servicebanken.bank.history import read_history
from servicebanken.bank.loading import load_bank
from servicebanken.model.cards import STALE_AFTER
from support.sites import ROOT, TODAY, BuildSite, copy_of_site, run_mkdocs
from support.views import on_the_day

# Tried on other days than today too: see tools/days.sh.
pytestmark = pytest.mark.day

LITEN = ROOT / "tests/sites/liten"
CARD = "metoder/byamote/index.html"


def seconds(moment: str) -> str:
    return str(int(datetime.fromisoformat(moment).timestamp()))


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-11-29T22:59:59+00:00", date(2026, 11, 29)),
        ("2026-11-29T23:00:00+00:00", date(2026, 11, 30)),
        ("2026-06-30T22:00:00+00:00", date(2026, 7, 1)),
        ("2028-02-28T23:30:00+00:00", date(2028, 2, 29)),
        ("2026-12-31T23:30:00+00:00", date(2027, 1, 1)),
    ],
)
def test_the_day_begins_when_it_does_in_sweden(moment: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """Summer and winter, and not when it does in UTC."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds(moment))
    assert today() == day


@pytest.mark.parametrize("epoch", ["", "i dag", "-1", "1e9", "٣", "9" * 400])
def test_a_day_that_is_no_number_stops_nothing(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is not a number is as if it were not there; one too large is the last day there is."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    usual = today()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert today() == (date(9999, 12, 31) if epoch.isascii() and epoch.isdigit() else usual)


def real(command: list[str], **wishes: str) -> subprocess.CompletedProcess[str]:
    """A program run by the clock, whatever day the other tests are held on."""
    environment = {name: value for name, value in os.environ.items() if name != "SOURCE_DATE_EPOCH"}
    environment |= {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1"} | wishes
    return subprocess.run(command, capture_output=True, encoding="utf-8", env=environment)


def build(root: Path, site: Path) -> list[str]:
    return [sys.executable, "-m", "mkdocs", "build", "-f", str(root / "mkdocs.yml"), "-d", str(site)]


def test_a_card_written_today_is_of_today_everywhere(tmp_path: Path) -> None:
    """What `ny` dates today the checker, the build and the list of old cards all take for today's."""
    root = copy_of_site("liten", tmp_path)
    command = [sys.executable, "-m", "servicebanken"]
    begun = real([*command, "ny", "metod", "Kvällens byvandring", "--root", str(root)], TZ="Pacific/Kiritimati")
    assert begun.returncode == 0, begun.stderr
    card = root / "methods/kvallens-byvandring.md"
    (line,) = re.findall(r"^granskad: .+$", card.read_text(encoding="utf-8"), re.MULTILINE)
    assert line == f"granskad: {today().isoformat()}"
    card.unlink()
    for other in root.glob("methods/*.md"):
        dated = re.sub(r"^granskad: .+$", line, other.read_text(encoding="utf-8"), flags=re.MULTILINE)
        other.write_text(dated, encoding="utf-8")
    told = real([*command, "granska", "--root", str(root), "methods"], TZ="Pacific/Pago_Pago")
    assert told.stdout == "Inga fel.\n"
    built = real(build(root, tmp_path / "site"))
    assert built.returncode == 0 and "har inte varit än" not in built.stderr, built.stderr
    notice = f'data-from="{(today() + STALE_AFTER + timedelta(days=1)).isoformat()}" hidden'
    assert notice in (tmp_path / "site" / CARD).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def bank() -> Bank:
    return load_bank(LITEN, today=TODAY)[0]


def old_from(bank: Bank) -> date:
    day = bank.stale_from(next(one for one in bank.methods if one.slug == "byamote"))
    assert day
    return day


def test_a_site_grows_old_without_being_built(browser: Browser, build_site: BuildSite, bank: Bank) -> None:
    """The reader of a card is told that it may be out of date from the day that it is, by the clock in Sweden."""
    page = (build_site("liten") / CARD).as_uri()
    first = datetime.combine(old_from(bank), datetime.min.time(), UTC)
    # Midnight in Sweden is an hour or two before it in UTC.
    for moment, is_told in ((first - timedelta(hours=3), False), (first - timedelta(minutes=30), True)):
        with on_the_day(browser, moment) as reader:
            reader.goto(page)
            assert reader.get_by_text("Kan vara inaktuell").is_visible() is is_told


def test_a_bank_that_is_rebuilt_grows_old(tmp_path: Path, bank: Bank) -> None:
    """Without a new commit and without scripts, a site built two years later says so of its cards."""
    for days, is_told in ((-1, False), (0, True)):
        noon = datetime.combine(old_from(bank) + timedelta(days=days), datetime.min.time(), UTC) + timedelta(hours=11)
        site = tmp_path / f"site{days}"
        built = run_mkdocs(LITEN / "mkdocs.yml", site, SOURCE_DATE_EPOCH=str(int(noon.timestamp())))
        assert built.returncode == 0, built.stderr
        notice = re.findall(r"<p [^>]*data-from[^>]*>", (site / CARD).read_text(encoding="utf-8"))
        assert ["hidden" not in tag for tag in notice] == [is_told]


def test_a_card_from_the_last_of_days_stops_nothing(tmp_path: Path) -> None:
    """A slip of the pen in a date is told, and the site can still be built."""
    root = copy_of_site("liten", tmp_path)
    card = root / "methods/byamote.md"
    card.write_text(re.sub(r"granskad: .+", "granskad: 9999-12-31", card.read_text("utf-8")), "utf-8")
    built = run_mkdocs(root / "mkdocs.yml", tmp_path / "site")
    assert built.returncode == 0 and "har inte varit än" in built.stderr, built.stderr


def test_one_commit_and_one_day_give_the_same_bytes(tmp_path: Path) -> None:
    """No other variable is needed; what the engine packs is the same from one second to the next."""
    root = copy_of_site("liten", tmp_path)
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("site_url: https://example.org/\n")
    before = today()
    for name in ("one", "other"):
        built = real(build(root, tmp_path / name))
        assert built.returncode == 0, built.stderr
        time.sleep(1.1)
    if today() != before:
        return
    files = [path.relative_to(tmp_path / "one").as_posix() for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert "sitemap.xml.gz" in files
    assert filecmp.cmpfiles(tmp_path / "one", tmp_path / "other", files, shallow=False)[1:] == ([], [])


# --- When cards came and were changed


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A bank whose files were added, changed, renamed and taken away on known days."""
    root = copy_of_site("liten", tmp_path)
    card = root / "methods/byamote.md"
    second = root / "methods/ringrunda.md"
    text, later = card.read_text("utf-8"), second.read_text("utf-8")
    second.unlink()
    commit(tmp_path, "2024-01-01T12:00:00Z", "init")
    second.write_text(later, encoding="utf-8")
    # Half an hour before midnight in UTC is the next day in Sweden.
    commit(tmp_path, "2024-03-01T23:30:00Z")
    card.rename(root / "methods/traff.md")
    commit(tmp_path, "2025-02-01T12:00:00Z")
    (root / "methods/traff.md").rename(card)
    commit(tmp_path, "2025-03-01T12:00:00Z")
    card.write_text(f"{text}\n", encoding="utf-8")
    commit(tmp_path, "2025-06-01T12:00:00Z")
    (root / "cases/umea.md").unlink()
    commit(tmp_path, "2025-07-01T12:00:00Z")
    return tmp_path


def commit(folder: Path, moment: str, *begin: str) -> None:
    identity = {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {**os.environ, **identity, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    for command in (["init", "-q"] if begin else [], ["add", "tests"], ["commit", "-qm", "x"]):
        if command:
            subprocess.run(["git", *command], cwd=folder, env=environment, check=True)


def test_a_card_has_the_days_of_its_commits(repository: Path) -> None:
    """Added and changed by the clock in Sweden, through every name it has had; what is gone has no days."""
    dates = read_history(repository / "tests/sites/liten").dates
    assert (dates["methods/byamote.md"].added, dates["methods/byamote.md"].changed) == (
        date(2024, 1, 1),
        date(2025, 6, 1),
    )
    assert dates["methods/ringrunda.md"].added == dates["methods/ringrunda.md"].changed == date(2024, 3, 2)
    assert not {"cases/umea.md", "methods/traff.md"} & dates.keys()


def sitemap(root: Path, site: Path) -> tuple[dict[str, str], str]:
    """When each page was last changed as the site tells it, and what was said while it was built."""
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("site_url: https://example.org/\n")
    built = run_mkdocs(root / "mkdocs.yml", site)
    assert built.returncode == 0, built.stderr
    page = r"<loc>https://example.org/(.*?)</loc>\s*(?:<lastmod>(.*?)</lastmod>)?"
    return dict(re.findall(page, (site / "sitemap.xml").read_text(encoding="utf-8"))), built.stderr


def test_search_engines_are_told_when_a_page_was_changed(repository: Path, tmp_path: Path) -> None:
    """A page with a file of its own is as old as the file; one that is made of others has no day at all."""
    pages, _ = sitemap(repository / "tests/sites/liten", tmp_path / "site")
    assert (pages["metoder/byamote/"], pages["metoder/ringrunda/"]) == ("2025-06-01", "2024-03-02")
    assert pages["kommuner/kiruna/"] == pages["metoder/"] == ""


def test_a_clone_without_its_history_has_no_days(repository: Path, tmp_path: Path) -> None:
    """A clone that was cut off is told of, with what to do; no page gets a wrong day."""
    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "-q", "--depth", "1", f"file://{repository}", str(clone)], check=True)
    for frame in ("mkdocs.yml", "hooks", "overrides"):
        (clone / frame).symlink_to(ROOT / frame)
    assert read_history(clone / "tests/sites/liten").is_cut
    pages, told = sitemap(clone / "tests/sites/liten", tmp_path / "site")
    assert set(pages.values()) == {""} and "git fetch --unshallow" in told


def test_a_bank_without_git_has_no_days(tmp_path: Path) -> None:
    """A copy on a USB stick is read as well as any other."""
    shutil.copytree(LITEN, tmp_path / "bank")
    assert read_history(tmp_path / "bank").dates == {} and not read_history(tmp_path / "bank").is_cut


def test_the_published_site_is_rebuilt_every_week_with_its_history() -> None:
    """The forge builds without a push too, from a clone that knows when every card was changed."""
    workflow = yaml.load((ROOT / ".github/workflows/publicera.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    (schedule,) = workflow["on"]["schedule"]
    assert re.fullmatch(r"\d+ \d+ \* \* \d", schedule["cron"])
    (checkout,) = [step for step in workflow["jobs"]["bygg"]["steps"] if "checkout" in step.get("uses", "")]
    assert checkout["with"]["fetch-depth"] == "0"
