"""Builds the site beside the last one and moves it into place when it is whole: a build that fails loses nothing.

First a zip of the bank is made, which the site then offers to those who lack network.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from servicebanken.building import DOWNLOADS_VARIABLE

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Exit status of the build."""
    site, fresh, old, offered = (ROOT / name for name in ("site", ".site-new", ".site-old", ".site-offered"))
    for folder in (fresh, old, offered):
        shutil.rmtree(folder, ignore_errors=True)
    status = _build(fresh, offered)
    shutil.rmtree(offered, ignore_errors=True)
    if status:
        shutil.rmtree(fresh, ignore_errors=True)
        print("The site was not built; the last one stands as it was.", file=sys.stderr)
        return status
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    print(f"Built {sum(1 for _ in site.rglob('*.html'))} pages in {site.name}/")
    return 0


def _build(fresh: Path, offered: Path) -> int:
    """The files that the site offers, and then the site, which tells how large they are."""
    offered.mkdir()
    export = [sys.executable, "-m", "servicebanken", "exportera", "-o", str(offered / "servicebanken.zip")]
    if status := subprocess.run(export, cwd=ROOT).returncode:
        return status
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh), *sys.argv[1:]]
    return subprocess.run(build, cwd=ROOT, env={**os.environ, DOWNLOADS_VARIABLE: str(offered)}).returncode


if __name__ == "__main__":
    sys.exit(main())
