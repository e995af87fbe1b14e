"""The command, as a contributor runs it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from support.sites import EPOCH, ROOT


def servicebanken(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command as it is when the package is not installed."""
    return subprocess.run(
        [sys.executable, "-m", "servicebanken", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks"), "PYTHONUTF8": "1", **environment},
    )


def granska(*arguments: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """The checker, on the day that the small banks are young; that cards grow old is for tests that know the day."""
    return servicebanken("granska", *arguments, cwd=cwd, **{"SOURCE_DATE_EPOCH": EPOCH, **environment})
