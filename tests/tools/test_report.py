"""What the project writes on its forge, tried against a small forge on this machine."""

from __future__ import annotations

import io
import json
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from comment import MARK
from forge import WRITER, unpack
from issue import MARK as WATCH_MARK
from support.localserver import Quiet, serving
from support.remark import LINE
from support.sites import ROOT

SHA = "a" * 40
BOT = {"login": WRITER}


def zipped(name: str = "granskning.json", data: bytes = b"[]") -> bytes:
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
    return memory.getvalue()


@dataclass
class SmallForge:
    """A forge with a few pull requests, issues and reports."""

    api: str = ""
    store: str = ""
    pulls: list[dict[str, Any]] = field(default_factory=list)
    issues: list[dict[str, Any]] = field(default_factory=list)
    comments: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    artifacts: dict[str, bytes] = field(default_factory=dict)
    tokens: list[str] = field(default_factory=list)
    tokens_in_store: list[str] = field(default_factory=list)

    def listed(self, path: str) -> Any:
        """What lies at a path below the repository."""
        if path == "pulls":
            return self.pulls
        if path == "issues":
            return [one for one in self.issues if one["state"] == "open"]
        if found := re.fullmatch(r"issues/(\d+)/comments", path):
            return self.comments.setdefault(int(found[1]), [])
        if re.fullmatch(r"actions/runs/\d+/artifacts", path):
            sizes = enumerate(self.artifacts.items(), 1)
            return [{"id": number, "name": name, "size_in_bytes": len(data), "expired": False}
                    for number, (name, data) in sizes]  # fmt: skip
        return None

    def write(self, method: str, path: str, content: dict[str, Any]) -> None:
        number = int(path.split("/")[-1 if method == "PATCH" else 1]) if "/" in path else 0
        if method == "POST":
            new = {"id": 70, "number": 9, "user": BOT, "state": "open", **content}
            (self.comments.setdefault(number, []) if path.endswith("comments") else self.issues).append(new)
        for one in [*self.issues, *(one for some in self.comments.values() for one in some)]:
            if method == "PATCH" and number == one["number" if path.startswith("issues/9") else "id"]:
                one.update(content)


@pytest.fixture
def forge() -> Iterator[SmallForge]:
    small = SmallForge()

    class Store(Quiet):
        def do_GET(self) -> None:  # noqa: N802
            small.tokens_in_store.append(self.headers.get("Authorization", ""))
            self.answer(200, list(small.artifacts.values())[int(self.path[1:]) - 1])

    class Api(Quiet):
        def do_GET(self) -> None:  # noqa: N802
            small.tokens.append(self.headers["Authorization"])
            path, _, query = self.path.removeprefix("/repos/bank/en/").partition("?")
            if archive := re.fullmatch(r"actions/artifacts/(\d+)/zip", path):
                return self.answer(302, Location=f"{small.store}/{archive[1]}")
            found, page = small.listed(path), re.search(r"\bpage=(\d+)", query)
            if found is None:
                return self.answer(404)
            number = int(page[1]) - 1 if page else 0
            some = found[number * 100 : number * 100 + 100]
            shown = {"total_count": len(found), "artifacts": some} if path.startswith("actions") else some
            return self.answer(200, json.dumps(shown).encode())

        def do_POST(self) -> None:  # noqa: N802
            content = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            small.write(self.command, self.path.removeprefix("/repos/bank/en/"), content)
            self.answer(201, b"{}")

        do_PATCH = do_POST  # noqa: N815

    with ExitStack() as stack:
        small.api, small.store = stack.enter_context(serving(Api)), stack.enter_context(serving(Store))
        yield small


def run(forge: SmallForge, tool: str, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """The tool as the forge runs it: with nothing but the standard library."""
    return subprocess.run(
        [sys.executable, "-I", "-S", "-c", "import runpy, sys; sys.path.insert(0, sys.argv.pop(1)); "
         "sys.argv.pop(0); runpy.run_path(sys.argv[0], run_name='__main__')", str(ROOT / "tools/forge"),
         str(ROOT / "tools/forge" / tool), *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env={**os.environ, "GITHUB_API_URL": forge.api, "GITHUB_REPOSITORY": "bank/en", "GITHUB_TOKEN": "hemlig",
             "GITHUB_EVENT_PATH": str(cwd / "event.json"), "GITHUB_SERVER_URL": "https://forge.example"},
    )  # fmt: skip


def report(forge: SmallForge, folder: Path, **changes: object) -> subprocess.CompletedProcess[str]:
    home = {"full_name": "annan/kopia"}
    event = {"id": 5, "event": "pull_request", "conclusion": "failure", "head_sha": SHA, "head_repository": home}
    (folder / "event.json").write_text(json.dumps({"workflow_run": {**event, **changes}}))
    return run(forge, "report.py", cwd=folder)


def pull(number: int, sha: str = SHA, home: str = "annan/kopia") -> dict[str, Any]:
    return {"number": number, "head": {"sha": sha, "repo": {"full_name": home} if home else None}}


def test_one_comment_is_written_and_then_kept(forge: SmallForge, tmp_path: Path) -> None:
    """A contributor gets one comment with the faults and the preview, written anew after the next run."""
    forge.pulls = [pull(3)]
    forge.artifacts = {"granskning": zipped(data=json.dumps([LINE]).encode()), "forhandsvisning": zipped("index.html")}
    assert report(forge, tmp_path).stdout == "Written on #3\n"
    [written] = forge.comments[3]
    assert written["body"].startswith(MARK) and "**1 fel**" in written["body"]
    assert "https://forge.example/bank/en/actions/runs/5/artifacts/2" in written["body"]
    assert f"https://forge.example/annan/kopia/blob/{SHA}/cases/torpa.md?plain=1#L3" in written["body"]
    forge.artifacts["granskning"] = zipped()
    report(forge, tmp_path, conclusion="success")
    [written] = forge.comments[3]
    assert "**inga fel**. Nu läser en redaktör" in written["body"]


def test_the_token_stays_with_the_forge(forge: SmallForge, tmp_path: Path) -> None:
    """Reports lie on another host, which never sees what the program may write with."""
    forge.pulls, forge.artifacts = [pull(3)], {"granskning": zipped()}
    report(forge, tmp_path)
    assert set(forge.tokens) == {"Bearer hemlig"} and forge.tokens_in_store == [""]


def test_others_comments_are_left_alone(forge: SmallForge, tmp_path: Path) -> None:
    """Whoever copies the mark into a comment of their own does not have it overwritten, nor stops ours."""
    forge.pulls, forge.artifacts = [pull(3)], {"granskning": zipped()}
    others = [{"id": number, "user": {"login": "annan"}, "body": MARK} for number in range(100, 250)]
    forge.comments = {3: [*others, {"id": 7, "user": BOT, "body": "annat"}, {"id": 8, "user": BOT, "body": MARK}]}
    report(forge, tmp_path)
    assert all(one["body"] == MARK for one in others) and len(forge.comments[3]) == 152
    assert forge.comments[3][-2]["body"] == "annat" and "Granskning" in forge.comments[3][-1]["body"]


@pytest.mark.parametrize(
    "pulls",
    [[], [pull(3, sha="b" * 40)], [pull(3, home="tredje/kopia")], [pull(3, home="")]],
    ids=["none", "newer commit", "other copy", "copy removed"],
)
def test_a_run_speaks_only_on_its_own_pull_request(forge: SmallForge, tmp_path: Path, pulls: list[Any]) -> None:
    """No run can write on somebody else's pull request, nor an old one on what has changed since."""
    forge.pulls, forge.artifacts = pulls, {"granskning": zipped()}
    result = report(forge, tmp_path)
    assert (result.returncode, forge.comments) == (0, {}) and "nothing to write" in result.stdout


@pytest.mark.parametrize("changes", [{"event": "push"}, {"conclusion": "cancelled"}, {"conclusion": "action_required"}])
def test_other_runs_are_not_told_of(forge: SmallForge, tmp_path: Path, changes: dict[str, str]) -> None:
    """A run that was stopped, or is of something else, gives no comment."""
    forge.pulls, forge.artifacts = [pull(3)], {"granskning": zipped()}
    assert report(forge, tmp_path, **changes).returncode == 0 and forge.comments == {}


@pytest.mark.parametrize(
    "archive",
    [
        None, b"", b"ingen zip", zipped()[:-10], zipped("annat.json"), zipped("../granskning.json"),
        os.urandom(2_000_001), zipped(data=b"[" + b" " * 12_000_000 + b"]"), zipped(data=b"[{}"),
        zipped(data=b'[{"path": 1}]'), zipped(data=b"[" * 100_000),
    ],
    ids=["missing", "empty", "no-zip", "cut", "name", "climbing", "large", "bomb", "cut-json", "shape", "deep"],
)  # fmt: skip
def test_a_hostile_report_is_only_said_to_be_missing(forge: SmallForge, tmp_path: Path, archive: bytes | None) -> None:
    """Whatever lies where the report should be, the contributor is told that it could not be read, and nothing else."""
    forge.pulls, forge.artifacts = [pull(3)], {} if archive is None else {"granskning": archive}
    result = report(forge, tmp_path)
    assert (result.returncode, "Traceback" in result.stderr) == (0, False)
    assert "blev inte klar" in forge.comments[3][0]["body"]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["event.json"]


def test_a_copy_that_is_gone_has_no_pull_request(forge: SmallForge, tmp_path: Path) -> None:
    """When the contributor has removed the copy there is nobody to tell, and nobody else is told instead."""
    forge.pulls, forge.artifacts = [pull(3, home="")], {"granskning": zipped()}
    assert report(forge, tmp_path, head_repository=None).returncode == 0 and forge.comments == {}


@pytest.mark.parametrize(("place", "byte"), [(8, 99), (6, 1), (45, 255)], ids=["unknown packing", "secret", "broken"])
def test_archives_that_cannot_be_unpacked_are_refused(place: int, byte: int) -> None:
    """An archive that is packed in another way, locked or damaged is no report, and no traceback either."""
    archive = bytearray(zipped(data=bytes(range(256)) * 9))
    directory = archive.index(b"PK\x01\x02")
    archive[place] = byte
    if place < 10:
        archive[directory + place + 2] = byte
    assert unpack(bytes(archive), "granskning.json", 10_000) is None


def test_doubled_names_in_an_archive_are_refused() -> None:
    """An archive with two files of one name is not what the checker leaves."""
    memory = io.BytesIO()
    with zipfile.ZipFile(memory, "w") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("granskning.json", "[]")
        archive.writestr("granskning.json", "[1]")
    assert unpack(memory.getvalue(), "granskning.json", 100) is None


def test_a_forge_that_fails_is_told_in_one_line(forge: SmallForge, tmp_path: Path) -> None:
    """An engineer who reads the log sees what failed, without a traceback."""
    forge.pulls = [pull(3)]
    down = SmallForge(api=f"{forge.api}/finns-inte")
    for result in (report(down, tmp_path), report(forge, tmp_path, id="x")):
        assert result.returncode == 1 and result.stderr.startswith("No comment was written: ")
        assert len(result.stderr.splitlines()) == 1


def test_the_watch_keeps_one_issue(forge: SmallForge, tmp_path: Path) -> None:
    """The watch opens an issue, rewrites it next week, and closes it with a word when all is well."""
    forge.issues = [{"id": 1, "number": 4, "user": {"login": "annan"}, "state": "open", "body": WATCH_MARK}]
    list_ = tmp_path / "vakt.md"

    def keep(text: str) -> str:
        list_.write_text(text, encoding="utf-8")
        return run(forge, "issue.py", "vakt.md", cwd=tmp_path).stdout

    assert keep("") == "Nothing to tell, and no issue is open.\n" and len(forge.issues) == 1
    assert keep(f"{WATCH_MARK}\nEn länk är trasig.") == "An issue was opened.\n"
    assert keep(f"{WATCH_MARK}\nTvå länkar är trasiga.") == "The issue was written anew.\n"
    others, ours = forge.issues
    assert (others["body"], ours["body"]) == (WATCH_MARK, f"{WATCH_MARK}\nTvå länkar är trasiga.")
    assert ours["title"] == "Vakten: länkar och kort att se över"
    assert keep("") == "The issue was closed.\n" and ours["state"] == "closed" and others["state"] == "open"
    assert [one["body"] for one in forge.comments[9]] == ["Allt är i ordning, så vakten stänger ärendet. Tack!"]


def test_a_missing_list_is_told(forge: SmallForge, tmp_path: Path) -> None:
    """Without the list nothing is closed."""
    result = run(forge, "issue.py", "vakt.md", cwd=tmp_path)
    assert result.returncode == 1 and result.stderr.startswith("The issue was not kept: ")
