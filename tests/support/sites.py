"""The small sites of the tests, and the real engine that builds them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).parents[2]
SITES = ROOT / "tests" / "sites"

# The content of the small sites was last checked in November 2026, and it is always that day there. The bank's own
# content is judged on the day it is.
TODAY = date(2026, 11, 22)
EPOCH = "1795305600"

# What the fixture `build_site` gives.
BuildSite = Callable[..., Path]


def run_mkdocs(config: Path, site: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The real command, as a contributor runs it."""
    usual = {"NO_MKDOCS_2_WARNING": "1", "PYTHONWARNINGS": "error"}
    usual |= {} if config.parent == ROOT else {"SOURCE_DATE_EPOCH": EPOCH}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(config), "-d", str(site), *arguments],
        capture_output=True,
        text=True,
        cwd=config.parent,
        env={**os.environ, **usual, **environment},
    )


def built_for_disk(root: Path) -> Path:
    """The site of a copy, in the style of a folder that is opened without a server."""
    site = root.parent / f"{root.name}-site"
    result = run_mkdocs(root / "mkdocs.yml", site, "--no-directory-urls")
    assert result.returncode == 0, result.stderr
    return site


def rewrite(path: Path, changes: dict[str, str]) -> None:
    """Other words in a file, each in the place of some that stand there once."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes.items():
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def copy_of_site(name: str, folder: Path) -> Path:
    """One of the small sites, below the folder."""
    # Three folders below the copied frame, as in the repository, so that the site finds hooks and overrides.
    root = folder / "tests" / "sites" / name
    shutil.copytree(SITES / name, root)
    shutil.copy(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    for linked in ("hooks", "overrides"):
        (folder / linked).symlink_to(ROOT / linked)
    return root
