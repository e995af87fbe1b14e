"""The same content gives the same site on any machine, and nothing but the content and the program is read for it."""

from __future__ import annotations

import filecmp
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from support.sites import EPOCH, ROOT, BuildSite

# Besides the project, its environment and the site: what Python and the system need to run any program at all.
OF_THE_SYSTEM = ("/usr/lib", "/usr/share", "/usr/local/lib", "/lib", "/etc", "/dev/null", "/dev/urandom", "/proc/self")


def build_elsewhere(config: Path, site: Path, touched: Path) -> subprocess.CompletedProcess[str]:
    """A build with another umask, time zone, language, hash seed and order of files."""
    strange = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "4711", "PYTHONUTF8": "0"}
    program = ROOT / "tests/support/othermachine.py"
    return subprocess.run(
        [sys.executable, program, touched, "build", "--strict", "-f", config, "-d", site],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd="/",
        umask=0o077,
        env={**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", **strange},
    )


def files_of(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())


def outside(touched: Path, *allowed: Path) -> list[str]:
    """Files that were opened though they are neither among the allowed nor the system's own."""
    known = [*map(str, allowed), str(ROOT), sys.prefix, sys.base_prefix, *sys.path[1:], *OF_THE_SYSTEM]
    paths = touched.read_text(encoding="utf-8").splitlines()
    assert any(path.endswith("mkdocs.yml") for path in paths), "nothing was written down"
    return [path for path in paths if not any(path == one or path.startswith(f"{one}/") for one in known)]


def test_the_site_is_the_same_everywhere_and_made_of_nothing_else(
    build_site: BuildSite, copy_site: Callable[[str], Path], tmp_path: Path
) -> None:
    """Another folder, umask, time zone, language, hash seed and order of files: every byte is the same, and the build
    has opened no file but the bank's, the program's and the site's."""
    root = copy_site("liten")
    site, touched = tmp_path / "out" / "site", tmp_path / "touched.txt"
    built = build_elsewhere(root / "mkdocs.yml", site, touched)
    assert built.returncode == 0, built.stderr
    first = build_site("liten")
    assert files_of(site) == files_of(first)
    _, different, unread = filecmp.cmpfiles(first, site, files_of(first), shallow=False)
    assert (different, unread) == ([], [])
    frame = (tmp_path / "mkdocs.yml", tmp_path / "hooks", tmp_path / "overrides")
    assert outside(touched, root, *frame, site.parent) == []


@pytest.fixture
def hostile(copy_site: Callable[[str], Path], tmp_path: Path) -> Path:
    """A bank that leads everywhere but to itself, with a secret beside it."""
    secret = tmp_path / "hemligt" / "hemligt.md"
    secret.parent.mkdir()
    secret.write_text("Hemligt.\n", encoding="utf-8")
    root = copy_site("liten")
    for place in ("docs/teman/lank.md", "docs/om.md", "docs/bild.png", "methods/lank.md", "cases/bild.jpg"):
        (root / place).symlink_to(secret)
    for place in ("docs/mapp", "docs/teman/mapp", "methods/mapp", "docs/.gomd"):
        (root / place).symlink_to(secret.parent)
    # Two rings would take an engine that follows them longer than anyone lives.
    for place in ("docs/ring", "docs/ring2"):
        (root / place).symlink_to(".")
    for place in ("docs/ror.md", "docs/ror.png", "docs/program/ror.md", "methods/ror.md", "cases/ror.jpg"):
        os.mkfifo(root / place)
    (root / "docs/teman/zero.md").symlink_to("/dev/zero")
    (root / "docs/arkiv.zip").write_bytes(b"PK\x03\x04")
    (root / "cases/bild.svg").write_text("<svg><script>alert(1)</script></svg>", encoding="utf-8")
    (root / "cases/bild.webp").write_text("<svg><script>alert(1)</script></svg>", encoding="utf-8")
    (root / "docs/film.png").write_bytes(bytes(600_000))
    case = root / "cases/torpa.md"
    header, _, body = case.read_text(encoding="utf-8").partition("\n---\n")
    header += "\nbild:\n  fil: ../../../../hemligt/hemligt.png"
    body += "\n[a](../../../../hemligt/hemligt.md)\n\n![b](/etc/passwd.png)\n"
    case.write_text(f"{header}\n---\n{body}", encoding="utf-8")
    return root


def test_a_hostile_bank_is_read_no_further_than_itself(hostile: Path, tmp_path: Path) -> None:
    """Links, rings, pipes, devices, archives, SVG and ways out of the bank are each told of by name; none is opened,
    and nothing is written."""
    site, touched = tmp_path / "out" / "site", tmp_path / "touched.txt"
    built = build_elsewhere(hostile / "mkdocs.yml", site, touched)
    assert built.returncode == 1 and not site.exists()
    told = dict(line.split("  Fel      ") for line in built.stderr.splitlines() if "  Fel      " in line)
    for place in (
        *("docs/teman/lank.md", "docs/om.md", "docs/bild.png", "methods/lank.md", "cases/bild.jpg"),
        *("docs/mapp", "docs/teman/mapp", "methods/mapp", "docs/.gomd", "docs/ring", "docs/ring2"),
        *("docs/ror.md", "docs/ror.png", "docs/program/ror.md", "methods/ror.md", "cases/ror.jpg"),
        *("docs/teman/zero.md", "docs/arkiv.zip", "cases/bild.svg", "cases/bild.webp", "docs/film.png"),
    ):
        assert place in {name.strip() for name in told}, place
    assert sum(name.startswith("cases/torpa.md:") for name in told) >= 3, told
    opened = [Path(path) for path in touched.read_text(encoding="utf-8").splitlines()]
    of_bank = [path for path in opened if path.is_relative_to(hostile)]
    assert of_bank and not [path for path in of_bank if path.name.startswith(("ror.", "zero", "lank"))]
    assert not [path for path in opened if "hemligt" in path.parts or path == Path("/dev/zero")]
    frame = (tmp_path / "mkdocs.yml", tmp_path / "hooks", tmp_path / "overrides")
    assert outside(touched, hostile, *frame) == []
