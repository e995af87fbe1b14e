"""The bench measures a bank without faults, and its numbers can be read by people and programs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from servicebanken.bank.loading import load_bank
from servicebanken.codes import Severity
from synthetic import ROOT, TODAY, make_bank


@pytest.mark.parametrize("cards", [1, 12, 120])
def test_synthetic_bank_is_valid(tmp_path: Path, cards: int) -> None:
    """A synthetic bank of any size has no fault, and one method to three stories."""
    make_bank(tmp_path / "bank", cards)
    bank, problems = load_bank(tmp_path / "bank", today=TODAY)
    assert [str(one) for one in problems if one.severity is Severity.FAULT] == []
    assert len(bank.methods) == max(1, round(cards / 4))
    assert len(bank.methods) + len(bank.cases) == cards


def test_same_seed_gives_same_bytes(tmp_path: Path) -> None:
    """Two benches measure the same bank; another seed gives another."""
    for name, seed in (("one", 1), ("same", 1), ("other", 2)):
        make_bank(tmp_path / name, 12, seed)
    assert _bytes(tmp_path / "one") == _bytes(tmp_path / "same")
    assert _bytes(tmp_path / "one") != _bytes(tmp_path / "other")


def _bytes(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_cards_are_as_long_as_real_ones(tmp_path: Path) -> None:
    """The bodies hold about 600 words each, drawn from 13,000."""
    make_bank(tmp_path / "bank", 12)
    bank, _ = load_bank(tmp_path / "bank", today=TODAY)
    lengths = [len(card.body.split()) for card in [*bank.methods, *bank.cases]]
    assert 500 < sum(lengths) / len(lengths) < 700


def test_bench_prints_table_and_writes_numbers(tmp_path: Path) -> None:
    """`make bench` shows ours beside stock, and the same numbers are in its JSON."""
    numbers = tmp_path / "numbers.json"
    command = [sys.executable, str(ROOT / "tools/bench/bench.py"), "12", "--json", str(numbers)]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    header = done.stdout.splitlines()[2].split()
    assert header == ["ours", "stock", "ours/stock"]
    report = json.loads(numbers.read_text(encoding="utf-8"))
    assert report["cards"] == 12
    for build in (report["builds"]["ours"], report["builds"]["stock"]):
        assert build["pages"] > 12
        assert all(value > 0 for value in build.values())
        assert str(build["bytes_per_page"]) in done.stdout
    assert report["ratio"]["wall"] > 0
    assert report["granska"]["wall_s"] > 0
