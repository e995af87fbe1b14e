"""The command `servicebanken`: what MkDocs cannot do."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from .loading import load_bank
from .model import Problem
from .problems import reports, stops, summary
from .swedish import counted


@click.group(help="Servicebankens verktyg: granska korten innan de läggs till i banken.")
@click.version_option(package_name="servicebanken", message="%(version)s", help="Visa versionen.")
@click.help_option("--help", help="Visa den här hjälpen.")
def main() -> None:
    """The group of commands."""


@main.command(help="Granska kort och visa alla fel på en gång. Utan PATH granskas hela banken.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@click.option("--root", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path(),
              help="Mappen där banken ligger (annars den mapp ni står i).")  # fmt: skip
@click.help_option("--help", help="Visa den här hjälpen.")
def granska(paths: Sequence[Path], root: Path) -> None:
    """Exit status: 0 without faults, 1 with, 2 when called wrongly."""
    root = root.resolve()
    if not any((root / folder).is_dir() for folder in ("methods", "cases", "docs")):
        raise click.UsageError(
            f"”{root}” är ingen bank: där finns varken methods/, cases/ eller docs/. Ange rätt mapp med --root."
        )
    chosen = [_below(path, root) for path in paths]
    _, problems = load_bank(root, today=datetime.now(UTC).date(), with_drafts=True)
    problems = [one for one in problems if not chosen or any(_is_of(one, path) for path in chosen)]
    click.echo(_report(problems), nl=True)
    if stops(problems):
        raise SystemExit(1)


def run() -> None:
    """The command as installed: what is wrong with a call is told in one line, with exit status 2."""
    try:
        raise SystemExit(main.main(prog_name="servicebanken", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        raise SystemExit(2) from None
    except click.ClickException as error:
        click.echo(f"Så går det inte att skriva: {error.format_message()}\nSe servicebanken --help.", err=True)
        raise SystemExit(error.exit_code) from None


def _below(path: Path, root: Path) -> str:
    """The path as problems name it; a file given from where the user stands or from the bank's folder."""
    for candidate in (path, root / path):
        # Links are not followed: what is asked about is the name in the folder, and what it leads to is not read.
        absolute = Path(candidate.parent.resolve(), candidate.name) if candidate.name != ".." else candidate.resolve()
        if (candidate.exists() or candidate.is_symlink()) and absolute.is_relative_to(root):
            return absolute.relative_to(root).as_posix()
    raise click.UsageError(f"”{path}” finns inte i banken {root}.")


def _is_of(problem: Problem, path: str) -> bool:
    return path == "." or problem.path == path or problem.path.startswith(f"{path}/")


def _report(problems: list[Problem]) -> str:
    if not problems:
        return "Inga fel."
    files = len({one.path for one in problems})
    total = [f"Sammanlagt {summary(problems)} i {counted(files, 'fil', 'filer')}."] if files > 1 else []
    return "\n\n".join([*reports(problems), *total])
