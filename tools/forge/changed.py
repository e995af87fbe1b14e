"""Checks the cards that a pull request changes: `python tools/forge/changed.py granskning.json`.

Names of files come from a contributor and may hold anything: they are taken from git with a zero byte between them and
given to the checker one by one, and no shell ever reads them. Faults in other files are told too: what a change removes
may be missed there.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

FOLDERS = ("methods", "cases", "docs/teman", "docs/program")

# A command line has room for this many names of the longest kind.
_AT_ONCE = 400


def changed_cards(repository: Path, since: str) -> list[str]:
    """Files that are new or changed since then; those removed are not there to be checked."""
    command = ["git", "diff", "--name-only", "--no-renames", "--diff-filter=d", "-z", since, "HEAD", "--", *FOLDERS]
    told = subprocess.run(command, cwd=repository, stdout=subprocess.PIPE, check=True).stdout
    return [os.fsdecode(name) for name in told.split(b"\0") if name]


def chosen(problems: Iterable[dict[str, Any]], changed: Iterable[str]) -> list[dict[str, Any]]:
    """Everything about the changed cards, and the faults of all others."""
    names = set(changed)
    return [one for one in problems if one["path"] in names or one["severity"].lower() == "fel"]


def main() -> int:
    """Exit status: 1 with faults, 2 when nothing could be checked."""
    root, report = Path.cwd(), Path(sys.argv[1])
    changed = changed_cards(root, sys.argv[2] if len(sys.argv) > 2 else "HEAD^1")
    print(f"Ändrade filer bland korten: {len(changed)}", flush=True)
    checked = _check("json", stdout=subprocess.PIPE)
    if checked.returncode not in (0, 1):
        return 2
    problems = chosen(json.loads(checked.stdout), changed)
    report.write_text(json.dumps(problems, ensure_ascii=True), encoding="ascii")
    others = {one["path"] for one in problems} - set(changed)
    names = iter([*changed, *sorted(path for path in others if os.path.lexists(root / path))])
    while some := list(islice(names, _AT_ONCE)):
        _check("github", *some)
    return int(any(one["severity"].lower() == "fel" for one in problems))


def _check(form: str, *paths: str, stdout: int | None = None) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "servicebanken", "granska", "--format", form, "--", *paths]
    return subprocess.run(command, stdout=stdout, env={**os.environ, "PYTHONUTF8": "1"})


if __name__ == "__main__":
    sys.exit(main())
