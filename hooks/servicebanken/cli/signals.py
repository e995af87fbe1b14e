"""Being told to stop, by Ctrl+C too: what is under way is cleaned up first."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Not every system has all three.
_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP", "SIGINT") if hasattr(signal, name)]


@contextmanager
def tidily() -> Iterator[None]:
    """Within the block, being told to stop ends the program by an exception, so that every `finally` is run."""
    # What somebody has chosen to ignore, as nohup does, stays ignored.
    usual = (signal.SIG_DFL, signal.default_int_handler)
    heard = {number: before for number in _SIGNALS if (before := signal.getsignal(number)) in usual}
    for number in heard:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number, before in heard.items():
            signal.signal(number, before)


def _stop(number: int, frame: FrameType | None) -> None:
    # Shells give a program ended by a signal this status.
    raise SystemExit(128 + number)
