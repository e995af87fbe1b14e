"""What a call asks for: a bank, a file in it, a part of it; or why that cannot be what is meant."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from ..bank.bank import Bank
from ..bank.selection import Selection, chosen
from ..bank.selection_words import read_wishes, selection_in_words
from ..model.fields import FOLDERS
from ..problems import Refusal, named
from ..swedish import joined


def bank_folder(root: Path) -> Path:
    """The folder of the bank, its links followed; raises click.UsageError where there is none."""
    root = root.resolve()
    if not root.is_dir():
        raise click.UsageError(f"mappen ”{root}” finns inte. Ange rätt mapp med --root.")
    if not any((root / folder).is_dir() for folder in FOLDERS):
        folders = joined((f"{folder}/" for folder in FOLDERS), "eller")
        raise click.UsageError(f"”{root}” är ingen bank: där finns varken {folders}. Ange rätt mapp med --root.")
    return root


def selection_asked(bank: Bank, wishes: Mapping[str, Sequence[str]]) -> Selection:
    """The part that the options name; raises click.UsageError where they name nothing, or nothing belongs to it."""
    try:
        selection = read_wishes(bank, wishes)
    except Refusal as unknown:
        raise click.UsageError(str(unknown)) from None
    if selection and not chosen(bank, selection):
        raise click.UsageError(
            f"inget kort i banken hör till {selection_in_words(bank, selection)}. Ta bort något villkor."
        )
    return selection


def path_asked(path: Path, root: Path) -> str:
    """The path as problems name it; a file given from where the user stands or from the bank's folder."""
    for candidate in (path, root / path):
        # Links are not followed: what is asked about is the name in the folder, and what it leads to is not read.
        absolute = Path(candidate.parent.resolve(), candidate.name) if candidate.name != ".." else candidate.resolve()
        if (candidate.exists() or candidate.is_symlink()) and absolute.is_relative_to(root):
            return named(absolute.relative_to(root).as_posix())
    raise click.UsageError(f"”{path}” finns inte i banken {root}.")


def is_within(file: str, path: str) -> bool:
    """True for a file of the bank that is the one asked for, or lies in the folder asked for; "." is the whole bank."""
    return path == "." or file == path or file.startswith(f"{path}/")
