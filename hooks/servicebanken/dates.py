"""The day of the content: what decides whether a card is stale, and every date the site carries."""

from __future__ import annotations

import os
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

_LAST_SECOND = int(datetime.max.replace(microsecond=0, tzinfo=UTC).timestamp())


def built_on(root: Path) -> date:
    """The day of `built_at`."""
    return built_at(root).date()


def built_at(root: Path) -> datetime:
    """`SOURCE_DATE_EPOCH`, else the repository's last commit, else now; in UTC.

    The same commit thus gives the same site, wherever and whenever it is built.
    """
    if (epoch := os.environ.get("SOURCE_DATE_EPOCH", "")).isdecimal():
        return datetime.fromtimestamp(min(int(epoch), _LAST_SECOND), UTC)
    command = ["git", "-C", str(root), "log", "-1", "--format=%ct"]
    try:
        seconds = subprocess.run(command, capture_output=True, text=True, check=True, timeout=10).stdout.strip()
        return datetime.fromtimestamp(int(seconds), UTC)
    except (OSError, ValueError, subprocess.SubprocessError):
        return datetime.now(UTC)
