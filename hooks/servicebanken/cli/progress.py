"""What is going on while one waits: on a terminal one line that changes, elsewhere a line for each step."""

from __future__ import annotations

import sys
from types import TracebackType

import click

_BACK_AND_CLEAR = "\r\x1b[K"


class Progress:
    """Progress told on stderr, so that only what is asked for is on stdout; a terminal's line is gone at the end."""

    def __init__(self) -> None:
        self._is_terminal = sys.stderr.isatty()

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._is_terminal:
            click.echo(_BACK_AND_CLEAR, err=True, nl=False)

    def tell(self, step: str) -> None:
        line = f"{_BACK_AND_CLEAR}{step}" if self._is_terminal else step
        click.echo(line, err=True, nl=not self._is_terminal)
