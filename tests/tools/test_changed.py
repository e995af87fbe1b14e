"""Which cards a proposal is judged by, whatever its files are called."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from changed import changed_cards, chosen
from support.sites import EPOCH, ROOT, SITES

ODD = (
    "cases/med mellanslag.md", "cases/åäö.md", "cases/ny\nrad.md", "cases/-f.md", "cases/--root=x.md",
    'cases/"citat".md',
    "cases/$(touch stulen).md", "cases/;touch stulen;.md", "cases/`touch stulen`.md", "cases/${{ github.token }}.md",
    "cases/::error::x.md", "cases/a,b%0A.md", "docs/teman/nytt tema.md",
)  # fmt: skip


def git(folder: Path, *arguments: str) -> None:
    settings = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@b.example", "GIT_COMMITTER_NAME": "a",
                "GIT_COMMITTER_EMAIL": "a@b.example", "GIT_CONFIG_GLOBAL": os.devnull}  # fmt: skip
    subprocess.run(["git", "-c", "commit.gpgsign=false", *arguments], cwd=folder, check=True, capture_output=True,
                   env={**os.environ, **settings})  # fmt: skip


def commit(folder: Path) -> None:
    git(folder, "add", "--all")
    git(folder, "commit", "--message", "x")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A bank without faults, under git."""
    for part in ("methods", "cases", "docs"):
        shutil.copytree(SITES / "åäö" / part, tmp_path / part)
    git(tmp_path, "init", "--initial-branch", "main")
    commit(tmp_path)
    return tmp_path


def write(folder: Path, path: str, text: str = "Hej\n") -> None:
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def checked(repository: Path) -> tuple[int, str, list[dict[str, str]]]:
    """Exit status, what the forge reads, and the report."""
    (repository / "ut").mkdir(exist_ok=True)
    result = subprocess.run(
        [sys.executable, str(ROOT / "tools/forge/changed.py"), "ut/granskning.json"],
        cwd=repository,
        capture_output=True,
        text=True,
        env={
            **os.environ,
            "PYTHONPATH": os.environ.get("PYTHONPATH", str(ROOT / "hooks")),
            "PYTHONUTF8": "1",
            "SOURCE_DATE_EPOCH": EPOCH,
        },
    )
    assert result.stderr == ""
    return result.returncode, result.stdout, json.loads((repository / "ut/granskning.json").read_text())


def test_names_of_every_kind_are_found(repository: Path) -> None:
    """A card is not passed over for its name: spaces, letters, line breaks and signs of the shell are kept."""
    for path in (*ODD, "docs/om.md", "README.md"):
        write(repository, path)
    commit(repository)
    assert sorted(changed_cards(repository, "HEAD^1")) == sorted(ODD)


def test_only_what_the_proposal_changes_is_found(repository: Path) -> None:
    """In a merge of proposal and branch, what others have changed on the branch meanwhile is not the proposal's."""
    git(repository, "checkout", "-b", "forslag")
    write(repository, "cases/ny.md")
    (repository / "cases/almhult.md").unlink()
    commit(repository)
    git(repository, "checkout", "main")
    write(repository, "cases/andras.md")
    commit(repository)
    git(repository, "merge", "--no-ff", "forslag")
    assert changed_cards(repository, "HEAD^1") == ["cases/ny.md"]


def test_faults_elsewhere_are_the_proposals_too() -> None:
    """What the proposal breaks in other cards is told; others' warnings and hints are not."""
    rows = [{"path": path, "severity": grave} for path in ("cases/a.md", "cases/b.md") for grave in ("Fel", "Varning")]
    assert chosen(rows, ["cases/a.md"]) == rows[:3]


def test_a_sound_proposal_passes(repository: Path) -> None:
    """A change without faults gives an empty report and exit status 0."""
    almhult = next((repository / "cases").glob("*.md"))
    write(repository, almhult.relative_to(repository).as_posix(), almhult.read_text(encoding="utf-8") + "\nMer.\n")
    commit(repository)
    status, shown, report = checked(repository)
    assert (status, report) == (0, []) and shown.startswith("Ändrade filer bland korten: 1\n")


def test_faults_are_shown_at_their_lines_and_reported(repository: Path) -> None:
    """Each odd file is checked and told of by its name, and none of them is run or read as a command."""
    for path in ODD:
        write(repository, path)
    commit(repository)
    status, shown, report = checked(repository)
    assert status == 1 and not list(repository.rglob("stulen*"))
    # A line break in a name is not shown as one.
    assert len({one["path"] for one in report}) == len(ODD) == len({*ODD} & {one["path"] for one in report}) + 1
    notes = ("::error file=", "::warning file=", "::notice file=")
    assert [line for line in shown.splitlines() if not line.startswith(notes)] == [
        f"Ändrade filer bland korten: {len(ODD)}"
    ]


def test_a_removed_card_is_missed_by_others(repository: Path) -> None:
    """Taking away a theme that stories refer to is a fault of the proposal, told in the stories."""
    (repository / "docs/teman/dialog.md").unlink()
    commit(repository)
    status, shown, report = checked(repository)
    assert status == 1 and report and all(one["path"].startswith(("cases/", "methods/")) for one in report)
    assert "::error file=cases/" in shown


def test_a_checker_that_cannot_run_leaves_no_report(repository: Path) -> None:
    """Without a bank there is no report that could be taken for a good one."""
    for part in ("methods", "cases", "docs"):
        shutil.rmtree(repository / part)
    write(repository, "README.md")
    commit(repository)
    command = [sys.executable, str(ROOT / "tools/forge/changed.py"), "granskning.json"]
    result = subprocess.run(command, cwd=repository, capture_output=True, text=True)
    assert result.returncode == 2 and "Traceback" not in result.stderr
    assert not (repository / "granskning.json").exists()


def test_a_card_too_long_on_paper_is_a_warning_and_stops_nothing(repository: Path) -> None:
    """Of the changed cards alone it is told how much too long they are, measured in the place of what was estimated."""
    long = repository / "cases/almhult.md"
    more = "\n".join(["Det blev många rader av det här. " * 60 + "\n"] * 4)
    long.write_text(f"{long.read_text(encoding='utf-8')}\n{more}", encoding="utf-8")
    commit(repository)
    status, _, estimated = checked(repository)
    assert status == 0 and [one["code"] for one in estimated] == ["for-lang-for-bladet"]
    command = [sys.executable, str(ROOT / "tools/forge/printed.py"), "ut/granskning.json"]
    result = subprocess.run(command, cwd=repository, capture_output=True, encoding="utf-8",
                            env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")})  # fmt: skip
    assert (result.returncode, result.stderr) == (0, "")
    assert [line.partition(",")[0] for line in result.stdout.splitlines()] == ["::warning file=cases/almhult.md"]
    report = json.loads((repository / "ut/granskning.json").read_text())
    assert [one["code"] for one in report] == ["for-lang-utskrift"]
