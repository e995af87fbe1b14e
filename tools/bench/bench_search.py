"""Measures the search in Chromium over synthetic banks, beside Material's own on the same cards in the same run.

Ours is asked as the page asks it, less the drawing of hits; Material's through its own worker, as its page does. Limits
are not asserted: a machine's milliseconds are its own.
"""

from __future__ import annotations

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from random import Random
from typing import Any

from playwright.sync_api import Page

from bench import make_stock
from chromium import chromium
from servicebanken.bank.bank import Bank
from servicebanken.bank.loading import load_bank
from servicebanken.web.pages.drawer import Drawer
from servicebanken.web.pages.pages import render_pages
from servicebanken.web.search.index import search_files
from synthetic import TODAY, make_bank

SIZES = (100, 1000, 5000)

# So many questions to ours, and so many of those to Material's, which takes seconds for each.
QUESTIONS = 300
QUESTIONS_TO_STOCK = 8

# Loads the scripts as boxes.js does, and asks: [ms until ready, [ms for each question]].
_ASK_OURS = """async ([base, questions]) => {
  const load = (name) => new Promise((done, failed) => {
    const script = document.createElement("script");
    Object.assign(script, { src: `${base}assets/search-${name}.js`, onload: done, onerror: failed });
    document.head.append(script);
  });
  const begun = performance.now();
  await Promise.all([load("engine"), load("index")]);
  const engine = new self.servicebanken.Engine(self.servicebanken.index);
  const ready = performance.now() - begun;
  return [ready, questions.map((question) => {
    const asked = performance.now();
    engine.search(question);
    return performance.now() - asked;
  })];
}"""

# The messages of Material's worker: 0 sets up, 1 is ready, 2 asks, 3 answers.
_ASK_STOCK = """async ([worker, index, questions]) => {
  const begun = performance.now();
  const found = new Worker(worker);
  const answer = (type, message) => new Promise((done, failed) => {
    found.onmessage = ({ data }) => data.type === type && done();
    found.onerror = failed;
    found.postMessage(message);
  });
  const { config, docs } = await (await fetch(index)).json();
  await answer(1, { type: 0, data: { config, docs, options: { suggest: false } } });
  const ready = performance.now() - begun;
  const times = [];
  for (const question of questions) {
    const asked = performance.now();
    await answer(3, { type: 2, data: question });
    times.push(performance.now() - asked);
  }
  return [ready, times];
}"""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Measure the search against Material's own.")
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES, metavar="N", help="cards (100 1000 5000)")
    parser.add_argument("--json", type=Path, default=Path("bench-search.json"), help="where numbers go")
    given = parser.parse_args(arguments)
    reports = []
    for cards in given.sizes:
        with tempfile.TemporaryDirectory(prefix="servicebanken-bench-") as folder:
            reports.append(measure(Path(folder), cards))
        print(table(reports[-1]), flush=True)
    given.json.write_text(json.dumps(reports, indent=2) + "\n", encoding="utf-8")
    return 0


def measure(folder: Path, cards: int) -> dict[str, Any]:
    """Bytes of the index, time until it can be asked, and times of questions, of both searches."""
    make_bank(folder / "bank", cards)
    bank, _ = load_bank(folder / "bank", today=TODAY)
    ours, stock = folder / "site", folder / "stock-site"
    for address, text in search_files(bank, render_pages(Drawer(bank)), {}, directory_urls=True):
        path = ours / address
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    make_stock(folder / "stock", folder / "bank")
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(folder / "stock/mkdocs.yml")]
    subprocess.run([*command, "-d", str(stock)], check=True, capture_output=True)
    for site in (ours, stock):
        (site / "index.html").write_text("<!doctype html><title>bench</title>", encoding="utf-8")
    asked = questions(bank)
    with _served(folder) as address, _page() as page:
        page.goto(f"{address}site/index.html")
        our_times = page.evaluate(_ASK_OURS, [f"{address}site/", asked])
        page.goto(f"{address}stock-site/index.html")
        [worker] = stock.glob("assets/javascripts/workers/search.*.min.js")
        paths = (worker.relative_to(stock).as_posix(), "search/search_index.json")
        files = [f"{address}stock-site/{path}" for path in paths]
        stock_times = page.evaluate(_ASK_STOCK, [*files, asked[:QUESTIONS_TO_STOCK]])
    return {
        "cards": cards,
        "ours": _report(ours / "assets/search-index.js", *our_times),
        "stock": _report(stock / "search/search_index.json", *stock_times),
    }


def questions(bank: Bank) -> list[str]:
    """What readers type: whole titles, words of them, begun, misspelt, inflected, joined, in a sentence."""
    random = Random(1)
    titles = [random.choice([*bank.methods, *bank.cases]).title for _ in range(QUESTIONS)]
    return [_asked(random, title.replace(":", "").split(), at) for at, title in enumerate(titles)]


def _asked(random: Random, words: Sequence[str], at: int) -> str:
    word, other = max(words, key=len), random.choice(words)
    forms = (
        " ".join(words),
        word,
        word[: max(3, len(word) // 2)],
        word[:2] + word[3:],
        f"{word}s{other}",
        f"{word}arna",
        f"{word} {other}",
        f"hur får vi {word} i {other}",
    )
    return forms[at % len(forms)].lower()


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()


@contextmanager
def _page() -> Iterator[Page]:
    with chromium() as browser:
        page = browser.new_page()
        page.set_default_timeout(0)
        yield page


def _report(index: Path, ready: float, times: Sequence[float]) -> dict[str, Any]:
    ordered = sorted(times)
    raw = index.read_bytes()
    return {
        "raw_kb": round(len(raw) / 1000, 1),
        "gz_kb": round(len(gzip.compress(raw, 9)) / 1000, 1),
        "ready_ms": round(ready),
        "median_ms": round(ordered[len(ordered) // 2], 1),
        "p95_ms": round(ordered[int(0.95 * (len(ordered) - 1))], 1),
    }


def table(report: dict[str, Any]) -> str:
    """Both searches side by side."""
    labels = {
        "raw_kb": "index, kB",
        "gz_kb": "index, kB gz",
        "ready_ms": "ready, ms",
        "median_ms": "median, ms",
        "p95_ms": "p95, ms",
    }
    rows = [f"search over {report['cards']} cards", f"{'':14}{'ours':>10}{'stock':>12}{'ours/stock':>12}"]
    for key, label in labels.items():
        ours, stock = report["ours"][key], report["stock"][key]
        rows.append(f"{label:14}{ours:>10}{stock:>12}{ours / stock if stock else 0:>12.3f}")
    return "\n".join([*rows, ""])


if __name__ == "__main__":
    sys.exit(main())
