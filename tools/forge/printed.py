"""Warns of changed cards that take more than their sheet: `python tools/forge/printed.py granskning.json [SINCE]`.

As `servicebanken granska --utskrift` does, but says nothing of what the ordinary check has already told. In the report
that tools/forge/changed.py has written, what was estimated of those cards gives way to what is now measured.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from changed import changed_cards
from servicebanken.bank.day import today
from servicebanken.bank.loading import load_bank
from servicebanken.checker.rules.length import ESTIMATED
from servicebanken.cli.formats import as_annotations, as_json
from servicebanken.export.engine import read_settings, settings_file
from servicebanken.paper.fitting import judge_print
from servicebanken.problems import Problem, Refusal


def judged(root: Path, changed: Collection[str]) -> list[Problem]:
    """The cards among them that are too long for their sheets. Raises Refusal."""
    bank, _ = load_bank(root, today=today(), with_drafts=True)
    cards = [card for card in bank.cards if card.path in changed]
    return list(judge_print(bank, cards, root, read_settings(settings_file(root)))) if cards else []


def measured(report: Sequence[dict[str, Any]], changed: Collection[str], found: list[Problem]) -> list[dict[str, Any]]:
    """The report with measures in the place of estimates."""
    kept = [one for one in report if one["code"] != ESTIMATED or one["path"] not in changed]
    return [*kept, *json.loads(as_json(found))]


def main() -> int:
    """Exit status: 0, since a card that is too long stops nothing; 1 when paper could not be tried."""
    root, report = Path.cwd(), Path(sys.argv[1])
    changed = {*changed_cards(root, sys.argv[2] if len(sys.argv) > 2 else "HEAD^1")}
    try:
        found = judged(root, changed)
    except Refusal as missing:
        print(f"Det gick inte att pröva utskriften: {missing}", file=sys.stderr)
        return 1
    sys.stdout.buffer.write(as_annotations(found).encode())
    rows = measured(json.loads(report.read_bytes()), changed, found)
    report.write_text(json.dumps(rows, ensure_ascii=True), encoding="ascii")
    return 0


if __name__ == "__main__":
    sys.exit(main())
