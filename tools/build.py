"""Builds the site beside the last one and moves it into place when it is whole: a build that fails loses nothing."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Exit status of the build."""
    site, fresh, old = (ROOT / name for name in ("site", ".site-new", ".site-old"))
    for folder in (fresh, old):
        shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(fresh), *sys.argv[1:]]
    if status := subprocess.run(command, cwd=ROOT).returncode:
        shutil.rmtree(fresh, ignore_errors=True)
        print("The site was not built; the last one stands as it was.", file=sys.stderr)
        return status
    if site.exists():
        site.rename(old)
    fresh.rename(site)
    shutil.rmtree(old, ignore_errors=True)
    print(f"Built {sum(1 for _ in site.rglob('*.html'))} pages in {site.name}/")
    return 0


if __name__ == "__main__":
    sys.exit(main())
