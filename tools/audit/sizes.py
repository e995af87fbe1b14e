"""What each kind of page weighs, as it lies and as servers send it: `python tools/audit/sizes.py [--site FOLDER]`."""

from __future__ import annotations

import argparse
import gzip
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brotli

ROOT = Path(__file__).parents[2]

# What a page is, by the folder that it lies in; the folder's own page is an index.
KINDS = {
    "": "Start and not found",
    "hitta": "Search",
    "metoder": "Method",
    "berattelser": "Story",
    "teman": "Theme",
    "program": "Programme",
    "kommuner": "Municipality",
    "regioner": "Region",
    "arbetet": "Stage",
    "workshop": "Workshop",
}
_INDEX, _OTHER = "Index", "Other"

_LOADED = re.compile(r'<(?:script[^>]* src|link rel="stylesheet"[^>]* href)="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Weight:
    """Bytes as the file lies on disk, and packed as tightly as gzip and brotli can."""

    raw: int
    gzip: int
    brotli: int

    @classmethod
    def of(cls, files: Iterable[Path]) -> Weight:
        """Each file is packed by itself, as it is sent."""
        held = [file.read_bytes() for file in files]
        return cls(
            sum(map(len, held)),
            sum(len(gzip.compress(data, 9, mtime=0)) for data in held),
            sum(len(brotli.compress(data)) for data in held),
        )


def kind_of(page: str) -> str:
    """What sort of page it is, by its name from the top of the site."""
    folder, _, rest = page.rpartition("/")[0].partition("/")
    is_index = page.endswith("/index.html") and not rest and KINDS.get(folder) not in ("Search", "Workshop")
    return _INDEX if is_index else KINDS.get(folder, _OTHER)


def loaded_by(page: Path, site: Path) -> list[Path]:
    """The scripts and style sheets that a page names, and that are fetched once for all pages."""
    named = _LOADED.findall(page.read_text(encoding="utf-8"))
    found = (_file_at(unquote(urlsplit(address).path), page, site) for address in named)
    return [file for file in found if file.is_file()]


def _file_at(path: str, page: Path, site: Path) -> Path:
    return site / path.lstrip("/") if path.startswith("/") else (page.parent / path).resolve()


def rows(site: Path) -> Iterator[tuple[str, int, Weight, Weight]]:
    """Each kind with its number of pages, the one in the middle by size, and the largest; last what start loads."""
    by_kind: dict[str, list[Path]] = {kind: [] for kind in (*KINDS.values(), _INDEX, _OTHER)}
    for page in site.rglob("*.html"):
        by_kind[kind_of(page.relative_to(site).as_posix())].append(page)
    for kind, pages in by_kind.items():
        if pages:
            pages.sort(key=lambda page: (page.stat().st_size, page))
            yield kind, len(pages), Weight.of([pages[len(pages) // 2]]), Weight.of(pages[-1:])
    shared = loaded_by(site / "index.html", site)
    everything = Weight.of(shared)
    yield "Scripts and styles of the start page", len(shared), everything, everything


def table(site: Path) -> Iterator[str]:
    """The rows as a table in Markdown."""
    yield "| Kind | Files | Middle: raw | gzip -9 | brotli | Largest: raw | gzip -9 | brotli |"
    yield "|---|--:|--:|--:|--:|--:|--:|--:|"
    for kind, count, *weights in rows(site):
        cells = (f"{size:,}" for one in weights for size in (one.raw, one.gzip, one.brotli))
        yield f"| {kind} | {count} | {' | '.join(cells)} |"


def main() -> int:
    """Exit status: 2 when there is no site to weigh."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", metavar="FOLDER", help="a built site")
    site = parser.parse_args().site.resolve()
    if not (site / "index.html").is_file():
        print(f"There is no site in {site}: run make site.", file=sys.stderr)
        return 2
    print("\n".join(table(site)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
