"""`python -m servicebanken`, for when the package is not installed and hooks/ is on the path."""

from .cli.commands import run

run()
