"""The cards with one fault each, in a folder for each code, and the valid bank that they are laid in."""

from __future__ import annotations

from pathlib import Path

from servicebanken.bank.loading import load_bank
from servicebanken.problems import Problem
from support.sites import ROOT, TODAY

CARDS = ROOT / "tests/checker/cards"
BANK = CARDS / "_bank"
FOLDERS = {"metod": "methods", "berattelse": "cases", "tema": "docs/teman", "program": "docs/program"}

# `<code>/<type>-<fault>`: the card is `.md`, the report that it gives `.expected`.
STEMS = sorted({str(path.relative_to(CARDS).with_suffix("")) for path in CARDS.glob("[!_]*/*.*")})


def type_of(stem: str) -> str:
    """What the card is: metod, berattelse, tema or program."""
    return stem.partition("/")[2].partition("-")[0]


def judge(root: Path) -> list[Problem]:
    return [*load_bank(root, today=TODAY, with_drafts=True).problems]
