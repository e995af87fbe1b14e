"""A second opinion on the markup of a built site: html-validate, with the rules in html-validate/rules.cjs."""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from findings import Finding

HOME = Path(__file__).with_name("html-validate")
_PROGRAM = HOME / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
_NOT_INSTALLED = "html-validate is not installed: run make audit, or npm ci in tools/audit/html-validate."


class NoSecondOpinionError(Exception):
    """It cannot be had here; the message says how to get it."""


def is_there() -> bool:
    """True where Node is, and html-validate with it."""
    return shutil.which("node") is not None and _PROGRAM.is_file()


def judge(site: Path, names: Iterable[str]) -> Iterator[Finding]:
    """What html-validate says of the pages with these names."""
    node = subprocess.run(["sh", str(HOME.parents[1] / "node.sh")], capture_output=True, text=True)
    if node.returncode or not _PROGRAM.is_file():
        raise NoSecondOpinionError(node.stderr.strip() or _NOT_INSTALLED)
    command = ["node", str(_PROGRAM), "--config", str(HOME / "rules.cjs"), "--formatter"]
    with tempfile.TemporaryDirectory() as folder:
        # To a file: it ends before a long report has gone through a pipe.
        told = Path(folder, "report.json")
        done = subprocess.run([*command, f"json={told}", *names], cwd=site, capture_output=True, text=True)
        if not told.is_file():
            raise NoSecondOpinionError(f"html-validate failed:\n{done.stdout}{done.stderr}")
        pages = json.loads(told.read_text(encoding="utf-8"))
    for page in pages:
        name = Path(page["filePath"]).resolve().relative_to(site.resolve()).as_posix()
        for one in page["messages"]:
            place = one["selector"] or f"line {one['line']}"
            yield Finding("html-validate", one["ruleId"], name, place, one["message"])
