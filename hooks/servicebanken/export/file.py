"""A file put in its place whole: judged before the work begins, written beside and moved there when it is done."""

from __future__ import annotations

import os
import re
import secrets
import time
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..model.fields import FOLDERS
from ..problems import Refusal, named
from ..swedish import joined

# A file this old, in seconds, beside the target is left by somebody who was stopped, not still being written.
_LEFT_BEHIND = 3600


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: how its name ends, what it is called, and whether a file is one."""

    suffix: str
    name: str
    is_one: Callable[[Path], bool]


def _is_pdf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(5) == b"%PDF-"


ZIP = FileKind(".zip", "zip-fil", zipfile.is_zipfile)
PDF = FileKind(".pdf", "pdf-fil", _is_pdf)


def judge_target(path: Path, form: FileKind, bank: Path) -> Path:
    """Where the file is to lie, links followed. Raises Refusal when it cannot, or when something else would be lost."""
    shown = named(str(path))
    try:
        target, example = path.resolve(), f"servicebanken{form.suffix}"
        if target.is_dir():
            raise Refusal(f"”{shown}” är en mapp. Skriv filens namn också, till exempel {example}.")
        if target.suffix.lower() != form.suffix:
            raise Refusal(f"”{shown}” slutar inte på {form.suffix}. Skriv till exempel {example}.")
        if not target.parent.is_dir():
            raise Refusal(f"mappen ”{named(str(target.parent))}” finns inte. Gör den först, eller välj en annan.")
        if any(target.is_relative_to(bank / folder) for folder in FOLDERS):
            raise Refusal(f"”{shown}” ligger bland bankens sidor. Välj en annan mapp än {joined(FOLDERS)}.")
        # Whatever is there and is of another kind, even an empty file, somebody may want to keep.
        if target.exists() and not (target.is_file() and form.is_one(target)):
            raise Refusal(f"”{shown}” finns redan och är ingen {form.name}. Välj ett annat namn.")
        if not os.access(target.parent, os.W_OK):
            raise Refusal(f"i mappen ”{named(str(target.parent))}” får ni inte skriva. Välj en annan.")
    except (OSError, RuntimeError, ValueError) as error:
        raise Refusal(f"”{shown}” går inte att använda ({_reason(error)}).") from None
    return target


def put_in_place(data: bytes, target: Path) -> None:
    """Write the file beside its place and move it there whole: whatever happens meanwhile, the old one stands."""
    _sweep(target)
    beside = target.with_name(f".{target.name}.{secrets.token_hex(4)}.tmp")
    try:
        try:
            with beside.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except OSError as error:
        raise Refusal(f"”{named(str(target))}” går inte att skriva ({_reason(error)}).") from None


def _sweep(target: Path) -> None:
    """Take away what an earlier run, ended by force, may have left beside the target."""
    ours = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.tmp")
    for file in target.parent.iterdir():
        try:
            if ours.fullmatch(file.name) and time.time() - file.lstat().st_mtime > _LEFT_BEHIND:
                file.unlink()
        except OSError:
            continue


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or "det är inget namn på en fil"
