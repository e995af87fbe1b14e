"""Every page of the site, not a sample: `python tools/audit/audit.py [--site FOLDER] [--only GLOB] [--modes MODE ...]`.

axe-core in light, dark, narrow and print, the keyboard, html-validate, and every link in both styles of addresses.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Iterator, Sequence
from fnmatch import fnmatch
from itertools import count
from pathlib import Path

import markup
from auditreport import details, faults, table
from axe import EXPLAINED, MODES, UNEXPLAINED
from chromium import NoChromiumError
from findings import Finding
from linkcheck import broken_links
from rounds import BROWSER, KEYBOARD, Tell, go_round
from servicebanken.export.forge import VARIABLES

ROOT = Path(__file__).parents[2]
MARKUP, LINKS = "html-validate", "links"
WAYS = (*MODES, KEYBOARD, MARKUP, LINKS)
_BETWEEN_NEWS = 20.0


def audit(site: Path, only: str, ways: Collection[str], tell: Tell) -> Iterator[Finding]:
    """All that is found on the pages of a built site whose names fit."""
    names = pages_of(site, only)
    if {*MODES, KEYBOARD} & {*ways}:
        yield from go_round(site, names, ways, tell)
    if MARKUP in ways:
        yield from markup.judge(site, names)
    if LINKS in ways:
        yield from (one for one in broken_links(site) if one.page in names or not one.page.endswith(".html"))


def pages_of(site: Path, only: str) -> list[str]:
    """The names of the pages, as seen from the top of the site."""
    names = sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))
    return [name for name in names if fnmatch(name, only)]


def news(pages: int) -> Tell:
    """Says now and then how far it has come."""
    begun = last = time.monotonic()
    done = count(1)

    def tell(name: str) -> None:
        nonlocal last
        number, now = next(done), time.monotonic()
        if now - last >= _BETWEEN_NEWS or number == pages:
            last = now
            print(f"{number} of {pages} pages, {now - begun:.0f} s: {name}", file=sys.stderr, flush=True)

    return tell


def build(site: Path, *style: str) -> Path:
    """The bank as readers get it, beside any site that is already built; opened here, also when a forge runs this."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--strict", "--site-dir", str(site), *style]
    at_home = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    subprocess.run(command, cwd=ROOT, check=True, env=at_home | {"NO_MKDOCS_2_WARNING": "1"})
    return site


def report(pages: int, ways: Sequence[str], findings: Sequence[Finding]) -> int:
    """Prints what was found; the exit status."""
    modes = [mode for mode in MODES if mode in ways]
    rows = [*modes, *((UNEXPLAINED, EXPLAINED) if modes else ()), *(way for way in WAYS[len(MODES) :] if way in ways)]
    rows += [BROWSER] if modes or KEYBOARD in ways else []
    print("\n".join(table(pages, rows, findings)))
    print("\n".join(details(findings)))
    return int(bool(faults(findings)))


def main() -> int:
    """Exit status: 0 when all is well, 1 when anything is found, 2 when it could not be tried."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, metavar="FOLDER", help="a built site; without it the bank is built anew")
    parser.add_argument("--only", default="*", metavar="GLOB", help="pages by their path, such as 'kommuner/*'")
    parser.add_argument("--modes", nargs="+", choices=WAYS, default=WAYS, help="some of the checks")
    chosen = parser.parse_args()
    try:
        with tempfile.TemporaryDirectory() as folder:
            site = chosen.site or build(Path(folder, "folders"))
            pages = len(pages_of(site, chosen.only))
            if not pages:
                print(f"No page in {site} is called {chosen.only}.", file=sys.stderr)
                return 2
            findings = [*audit(site, chosen.only, chosen.modes, news(pages))]
            if LINKS in chosen.modes and not chosen.site:
                findings += broken_links(build(Path(folder, "files"), "--no-directory-urls"))
    except (NoChromiumError, markup.NoSecondOpinionError) as error:
        print(error, file=sys.stderr)
        return 2
    return report(pages, chosen.modes, findings)


if __name__ == "__main__":
    sys.exit(main())
