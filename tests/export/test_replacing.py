"""The last good site stands until the next one is whole, whatever stops the build and whenever."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from servicebanken.export import folder as replacing
from servicebanken.export.folder import Replacement, can_be_replaced
from support.sites import run_mkdocs

FILES = 30


def build(folder: Path, word: str, number: int = 0, *, in_steps: bool = False) -> int:
    """Make the folder anew in a process of its own, killed at the file operation of that number; its exit status."""
    if child := os.fork():
        return os.waitpid(child, 0)[1]
    if in_steps:
        # As on a disk that cannot exchange names.
        replacing._exchanged = lambda one, other: False
    sys.addaudithook(killing_at(number))
    making = Replacement(folder)
    for place in range(FILES):
        (making.fresh / f"{place}.html").write_text(word, encoding="utf-8")
    making.finish()
    os._exit(0)


def killing_at(number: int) -> Callable[[str, object], None]:
    """What kills the process that it is told of, at the file operation of that number."""
    done = count(1)

    def killing(event: str, _: object) -> None:
        if event.startswith(("open", "os.", "shutil.", "ctypes.", "fcntl.")) and next(done) == number:
            os.kill(os.getpid(), signal.SIGKILL)

    return killing


def words_in(folder: Path) -> list[str]:
    return [path.read_text(encoding="utf-8") for path in folder.iterdir()]


@pytest.mark.parametrize("in_steps", [False, True])
def test_a_build_may_be_killed_at_any_moment(tmp_path: Path, in_steps: bool) -> None:
    """After each of many kills the site is the old one or the new one, whole, or is so again once the next build has
    begun; and the next build leaves nothing behind it."""
    site, last, kills = tmp_path / "site", "0", 0
    assert build(site, last) == 0
    # Every moment of one build is tried, in an order that mixes what they leave behind for the next.
    for number in random.Random(2026).sample(range(1, 81), 80):
        kills += build(site, str(number), number, in_steps=in_steps) != 0
        if in_steps and not site.exists():
            Replacement(site).abandon()
        words = words_in(site)
        assert len(words) == FILES and set(words) in ({last}, {str(number)}), number
        last = words[0]
    assert kills >= 50
    assert build(site, "ny", in_steps=in_steps) == 0
    assert set(words_in(site)) == {"ny"} and [path.name for path in tmp_path.iterdir()] == ["site"]


def test_two_builds_do_not_mix(tmp_path: Path) -> None:
    """Whoever comes second waits, says so, and then makes the whole site."""
    site = tmp_path / "site"
    first = Replacement(site)
    program = (
        "import sys; from pathlib import Path; from servicebanken.export.folder import Replacement\n"
        "Replacement(Path(sys.argv[1]), lambda: print('waits', flush=True)).finish()"
    )
    with subprocess.Popen([sys.executable, "-c", program, site], stdout=subprocess.PIPE, text=True) as second:
        assert second.stdout and second.stdout.readline() == "waits\n"
        (first.fresh / "a.html").write_text("a", encoding="utf-8")
        first.finish()
        assert second.wait() == 0
    assert words_in(site) == [] and not (tmp_path / ".site-new").exists()


def test_what_must_stay_itself_is_not_replaced(tmp_path: Path) -> None:
    """A folder with a checkout of its own keeps it, and a mounted disk is never moved."""
    (tmp_path / "site/.git").mkdir(parents=True)
    assert not can_be_replaced(tmp_path / "site")
    assert not can_be_replaced(Path("/proc"))
    assert can_be_replaced(tmp_path / "annan/site")
    (tmp_path / "sedd").mkdir()
    for litter in (".DS_Store", "._index.html", ".directory"):
        (tmp_path / "sedd" / litter).touch()
    assert can_be_replaced(tmp_path / "sedd")
    (tmp_path / "sedd/.htaccess").touch()
    assert not can_be_replaced(tmp_path / "sedd")


def test_work_is_never_done_through_a_link(tmp_path: Path) -> None:
    """A link where the new site would be made does not lead to anything being thrown away."""
    (tmp_path / "hemma").mkdir()
    (tmp_path / "hemma/brev.txt").write_text("kvar", encoding="utf-8")
    (tmp_path / ".site-new").symlink_to(tmp_path / "hemma")
    with pytest.raises(OSError):
        Replacement(tmp_path / "site")
    assert words_in(tmp_path / "hemma") == ["kvar"]


def test_a_build_that_fails_late_leaves_the_last_site(copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """A full disk, a warning of the engine's own and a broken card leave the site as it was, and no litter; only what
    is broken is told of as an error."""
    root, site = copy_site("liten"), tmp_path / "out" / "site"
    site.mkdir(parents=True)
    (site / "index.html").write_text("förra", encoding="utf-8")
    page = root / "docs/index.md"
    text = page.read_text(encoding="utf-8")

    def stands() -> bool:
        return words_in(site) == ["förra"] and [path.name for path in site.parent.iterdir()] == ["site"]

    page.write_text(f"{text}\n[borta](finns-inte.md)\n", encoding="utf-8")
    warned = run_mkdocs(root / "mkdocs.yml", site)
    assert warned.returncode == 1 and "WARNING -  Doc file 'index.md'" in warned.stderr and stands()
    page.write_text(f"{text}\n<b", encoding="utf-8")
    full = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-f", root / "mkdocs.yml", "-d", site],
        capture_output=True,
        # What a full disk does to a file larger than what is left of it.
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000)),
    )
    assert full.returncode not in (0, -9) and stands()
    (root / "methods/byamote.md").write_text("---\ntitel: x\n", encoding="utf-8")
    broken = run_mkdocs(root / "mkdocs.yml", site)
    assert broken.returncode == 1 and stands()
    logged = [line for line in broken.stderr.splitlines() if " i " in line and line.startswith(("ERROR", "INFO"))]
    assert [line for line in logged if line.startswith("ERROR") and " fel " not in line] == []
    assert [line for line in logged if line.startswith("INFO") and "1 varning i docs/program/provet.md" in line]
