"""The day of the content: what decides whether a card is stale, and every date the site carries."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path


def built_on(root: Path) -> date:
    """`SOURCE_DATE_EPOCH`, else the day of the repository's last commit, else today; in UTC.

    The same commit thus gives the same site, wherever and whenever it is built.
    """
    if (epoch := os.environ.get("SOURCE_DATE_EPOCH", "")).isdigit():
        return datetime.fromtimestamp(int(epoch), UTC).date()
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        seconds = subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
        return datetime.fromtimestamp(int(seconds), UTC).date()
    except (OSError, ValueError, subprocess.SubprocessError):
        return datetime.now(UTC).date()
