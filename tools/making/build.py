"""Builds the site, which replaces the last one only when it is whole: a build that fails loses nothing.

First the files that the site offers are made: a zip for those who lack network and, where pages can be set, a PDF.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from servicebanken.export.engine import DOWNLOADS_VARIABLE
from servicebanken.paper.typesetting import what_is_missing

ROOT = Path(__file__).parents[2]


def main() -> int:
    """Exit status of the build."""
    site = ROOT / "site"
    with TemporaryDirectory(prefix=".site-offered-", dir=ROOT) as offered:
        status = _build(site, Path(offered))
    if status:
        print("The site was not built; the last one stands as it was.", file=sys.stderr)
        return status
    print(f"Built {sum(1 for _ in site.rglob('*.html'))} pages in {site.name}/")
    return 0


def _build(site: Path, offered: Path) -> int:
    """The files that the site offers, and then the site, which tells how large they are."""
    wanted = ["-o", str(offered / "servicebanken.zip")]
    if missing := what_is_missing():
        print(f"The site will offer no PDF: {missing}", file=sys.stderr)
    else:
        wanted += ["--pdf", str(offered / "servicebanken.pdf")]
    if status := subprocess.run([sys.executable, "-m", "servicebanken", "exportera", *wanted], cwd=ROOT).returncode:
        return status
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(site), *sys.argv[1:]]
    return subprocess.run(build, cwd=ROOT, env={**os.environ, DOWNLOADS_VARIABLE: str(offered)}).returncode


if __name__ == "__main__":
    sys.exit(main())
