"""Being told to stop: what is under way is cleaned up first, as after Ctrl+C."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

# Not every system has both.
_SIGNALS = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]


@contextmanager
def tidily() -> Iterator[None]:
    """Within the block, being told to stop ends the program by an exception, so that every `finally` is run."""
    # What somebody has chosen to ignore, as nohup does, stays ignored.
    heard = [number for number in _SIGNALS if signal.getsignal(number) is signal.SIG_DFL]
    for number in heard:
        signal.signal(number, _stop)
    try:
        yield
    finally:
        for number in heard:
            signal.signal(number, signal.SIG_DFL)


def _stop(number: int, frame: FrameType | None) -> None:
    # Shells give a program ended by a signal this status.
    raise SystemExit(128 + number)
