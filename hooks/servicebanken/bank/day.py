"""The day it is: what decides whether a card is stale, and the date of everything that is made today."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

# Readers, writers and editors live by one clock, wherever the machine stands that builds for them.
SWEDEN = ZoneInfo("Europe/Stockholm")

_LAST_SECOND = int(datetime.max.replace(microsecond=0, tzinfo=UTC).timestamp()) - 2 * 3600


def today() -> date:
    """The day it is in Sweden; where `SOURCE_DATE_EPOCH` is set, the day of that moment.

    The variable holds seconds since 1970 in UTC (https://reproducible-builds.org/specs/source-date-epoch/) and is what
    makes one content the same bytes on different days. What is not a number there is as if it were not set.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isascii() and epoch.isdecimal():
        return swedish_day(min(int(epoch), _LAST_SECOND))
    return datetime.now(SWEDEN).date()


def swedish_day(seconds: int) -> date:
    """The day in Sweden so many seconds after the beginning of 1970 in UTC."""
    return datetime.fromtimestamp(seconds, SWEDEN).date()
