"""Builds a synthetic bank, and the same cards with stock Material for MkDocs, and tells what each costs.

Limits are not asserted: a machine's seconds are its own. What can be compared is the ratio, taken in one run.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Any

from synthetic import ROOT, TODAY, make_bank

# The theme and its search as they come. Cards stay out of the navigation as in ours, which is the faster way;
# `--auto-nav` builds it once more as one who writes no nav gets it, with every card in it.
_STOCK = """\
site_name: Stock
theme:
  name: material
  font: false
plugins:
  - search
"""
_OUT_OF_NAV = "nav:\n  - index.md\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What one command cost: the medians of its runs."""

    wall_s: float
    cpu_s: float
    peak_mb: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """What a site cost, and how large it became."""

    cost: Cost
    pages: int
    bytes_per_page: int
    site_mb: float

    @property
    def pages_per_s(self) -> float:
        return self.pages / self.cost.wall_s


def main(arguments: list[str] | None = None) -> int:
    """Exit status: 0, or 1 when something did not build."""
    given = _arguments(arguments)
    with tempfile.TemporaryDirectory(prefix="servicebanken-bench-") as folder:
        try:
            report = measure(Path(folder), given.cards, given.runs, auto_nav=given.auto_nav)
        except subprocess.CalledProcessError as fault:
            print(f"{' '.join(fault.cmd)} ended with {fault.returncode}:\n{fault.output}", file=sys.stderr)
            return 1
    print(table(report))
    given.json.write_text(json.dumps(report, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measure a synthetic bank against stock Material.")
    parser.add_argument("cards", nargs="?", type=int, default=1000, metavar="N", help="cards (1000)")
    parser.add_argument("--json", type=Path, default=Path("bench.json"), help="where numbers go (bench.json)")
    parser.add_argument("--runs", type=int, default=1, help="do everything so often and give the medians (1)")
    parser.add_argument("--auto-nav", action="store_true", help="also stock with all cards in its nav")
    given = parser.parse_args(arguments)
    if given.cards < 1 or given.runs < 1:
        parser.error("N and --runs are at least 1")
    return given


def measure(folder: Path, cards: int, runs: int, *, auto_nav: bool = False) -> dict[str, Any]:
    """Everything the table shows, in plain values."""
    bank, stock = folder / "bank", folder / "stock"
    make_bank(bank, cards)
    make_stock(stock, bank)
    granska = [sys.executable, "-m", "servicebanken", "granska", "--root", str(bank)]
    checked = _median(_run(granska, folder) for _ in range(runs))
    builds = {"ours": _build(bank, runs, "--strict"), "stock": _build(stock, runs)}
    if auto_nav:
        (stock / "mkdocs.yml").write_text(_STOCK, encoding="utf-8")
        builds["stock, auto nav"] = _build(stock, runs)
    ours, theirs = builds["ours"], builds["stock"]
    return {
        "cards": cards,
        "runs": runs,
        "measured": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": {"python": platform.python_version(), "system": platform.system(), "cpus": os.cpu_count()},
        "versions": {name: version(name) for name in ("mkdocs", "mkdocs-material", "markdown", "jinja2")},
        "granska": asdict(checked),
        "builds": {name: _as_values(build) for name, build in builds.items()},
        "ratio": {
            "wall": round(ours.cost.wall_s / theirs.cost.wall_s, 2),
            "cpu": round(ours.cost.cpu_s / theirs.cost.cpu_s, 2),
            "peak": round(ours.cost.peak_mb / theirs.cost.peak_mb, 2),
            "bytes_per_page": round(ours.bytes_per_page / theirs.bytes_per_page, 2),
            "pages_per_s": round(ours.pages_per_s / theirs.pages_per_s, 2),
        },
    }


def _as_values(build: Build) -> dict[str, Any]:
    size = {"pages": build.pages, "bytes_per_page": build.bytes_per_page, "site_mb": build.site_mb}
    return {**asdict(build.cost), **size, "pages_per_s": round(build.pages_per_s, 1)}


def make_stock(root: Path, bank: Path) -> None:
    """The bank's method and case files in the docs/ of a plain site."""
    for name in ("methods", "cases"):
        shutil.copytree(bank / name, root / "docs" / name)
    (root / "docs" / "index.md").write_text("# Stock\n\nThe same cards.\n", encoding="utf-8")
    (root / "mkdocs.yml").write_text(_STOCK + _OUT_OF_NAV, encoding="utf-8")


def _build(root: Path, runs: int, *options: str) -> Build:
    """Build the site in `root` so many times, each time into a folder that is not there."""
    site = root.with_name(f"{root.name}-site")
    command = [sys.executable, "-m", "mkdocs", "build", *options, "-f", f"{root}/mkdocs.yml", "-d", str(site)]
    costs = []
    for _ in range(runs):
        shutil.rmtree(site, ignore_errors=True)
        costs.append(_run(command, root))
    sizes = [path.stat().st_size for path in site.rglob("*.html")]
    whole = sum(path.stat().st_size for path in site.rglob("*") if path.is_file())
    mean, megabytes = sum(sizes) // len(sizes), round(whole / 1e6, 1)
    return Build(cost=_median(costs), pages=len(sizes), bytes_per_page=mean, site_mb=megabytes)


def _run(command: list[str], folder: Path) -> Cost:
    """Run a command in a process of its own; what it says is shown only when it fails."""
    environment = {
        **os.environ,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONPATH": str(ROOT / "hooks"),
        "SOURCE_DATE_EPOCH": str(int(datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC).timestamp())),
    }
    with tempfile.TemporaryFile("w+", encoding="utf-8") as said:
        begun = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=said, stderr=said)
        # Unlike wait(), this tells what this child used. Its peak counts from the fork: never below ours.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise subprocess.CalledProcessError(process.returncode, command, said.read())
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1 if sys.platform == "darwin" else 1024
    return Cost(
        wall_s=round(wall, 3),
        cpu_s=round(usage.ru_utime + usage.ru_stime, 3),
        peak_mb=round(usage.ru_maxrss * unit / 1e6, 1),
    )


def _median(costs: Iterable[Cost]) -> Cost:
    walls, cpus, peaks = zip(*((cost.wall_s, cost.cpu_s, cost.peak_mb) for cost in costs), strict=True)
    return Cost(wall_s=median(walls), cpu_s=median(cpus), peak_mb=median(peaks))


def table(report: dict[str, Any]) -> str:
    """The report in aligned columns: measures down, builds across."""
    builds, ratio, granska = report["builds"], report["ratio"], report["granska"]
    rows = [["", *builds, "ours/stock"]]
    for key, ratio_key, label, form in _MEASURES:
        numbers = [f"{build[key]:{form}}" for build in builds.values()]
        rows.append([label, *numbers, f"{ratio[ratio_key]:.2f}" if ratio_key else ""])
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join([row[0].ljust(widths[0]), *map(str.rjust, row[1:], widths[1:])]) for row in rows]
    runs = f"median of {report['runs']} runs" if report["runs"] > 1 else "one run"
    title = f"{report['cards']} cards, {runs}"
    checked = f"servicebanken granska: {granska['wall_s']:.2f} s, {granska['peak_mb']:.0f} MB"
    return "\n".join(line.rstrip() for line in [title, "", *lines, "", checked])


_MEASURES = (
    ("wall_s", "wall", "wall, s", ".2f"),
    ("cpu_s", "cpu", "cpu, s", ".2f"),
    ("peak_mb", "peak", "peak memory, MB", ".0f"),
    ("pages", "", "pages", "d"),
    ("bytes_per_page", "bytes_per_page", "bytes per page", "d"),
    ("site_mb", "", "whole site, MB", ".1f"),
    ("pages_per_s", "pages_per_s", "pages per s", ".1f"),
)


if __name__ == "__main__":
    sys.exit(main())
