"""A folder as one zip: the same bytes for the same files, safe to unpack anywhere, and never half written."""

from __future__ import annotations

import io
import os
import re
import secrets
import time
import zipfile
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path, PurePosixPath

from .problems import named

# What a zip can say of when a file was written, in steps of two seconds.
_FIRST, _LAST = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)

# Windows shortens no path by itself, and the reader's own folder takes its share of the 260 characters.
_LONGEST_PATH = 180
_NOT_ON_WINDOWS = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:[ .]|$)", re.IGNORECASE)

# A file this old, in seconds, beside the target is left by somebody who was stopped, not still being written.
_LEFT_BEHIND = 3600


class ArchiveError(Exception):
    """A zip that cannot be made or put in its place, with the reason in Swedish."""


def packed(folder: Path, moment: datetime) -> bytes:
    """The files below the folder in a zip, each as written at that moment."""
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    if unfit := [*_unfit(files)]:
        raise ArchiveError("\n".join(unfit))
    when = max(_FIRST, min(moment.timetuple()[:6], _LAST))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, file in sorted(files.items()):
            entry = zipfile.ZipInfo(name, when)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, file.read_bytes())
    return buffer.getvalue()


def judge_target(path: Path, bank: Path) -> Path:
    """Where the zip is to lie, links followed; refused when it could not, or when something else would be lost."""
    shown = named(str(path))
    try:
        target = path.resolve()
        if target.is_dir():
            raise ArchiveError(f"”{shown}” är en mapp. Skriv filens namn också, till exempel servicebanken.zip.")
        if target.suffix.lower() != ".zip":
            raise ArchiveError(f"”{shown}” slutar inte på .zip. Skriv till exempel servicebanken.zip.")
        if not target.parent.is_dir():
            raise ArchiveError(f"mappen ”{named(str(target.parent))}” finns inte. Gör den först, eller välj en annan.")
        if any(target.is_relative_to(bank / folder) for folder in ("docs", "methods", "cases")):
            raise ArchiveError(f"”{shown}” ligger bland bankens sidor. Välj en annan mapp än docs, methods och cases.")
        # Whatever is there and is no zip, even an empty file, somebody may want to keep.
        if target.exists() and not (target.is_file() and zipfile.is_zipfile(target)):
            raise ArchiveError(f"”{shown}” finns redan och är ingen zip-fil. Välj ett annat namn.")
        if not os.access(target.parent, os.W_OK):
            raise ArchiveError(f"i mappen ”{named(str(target.parent))}” får ni inte skriva. Välj en annan.")
    except (OSError, RuntimeError, ValueError) as error:
        raise ArchiveError(f"”{shown}” går inte att använda ({_reason(error)}).") from None
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
        raise ArchiveError(f"”{named(str(target))}” går inte att skriva ({_reason(error)}).") from None


def _sweep(target: Path) -> None:
    """Take away what an earlier run, ended by force, may have left beside the target."""
    ours = re.compile(rf"\.{re.escape(target.name)}\.[0-9a-f]{{8}}\.tmp")
    for file in target.parent.iterdir():
        try:
            if ours.fullmatch(file.name) and time.time() - file.lstat().st_mtime > _LEFT_BEHIND:
                file.unlink()
        except OSError:
            continue


def _unfit(names: Iterable[str]) -> Iterator[str]:
    """The names that some computer could not unpack, each with its reason."""
    known: dict[str, str] = {}
    for name in sorted(names):
        shown = named(name)
        if any(_RESERVED.match(part) or _NOT_ON_WINDOWS.search(part) for part in PurePosixPath(name).parts):
            yield f"”{shown}” går inte att packa upp i Windows. Byt namn på sidan eller filen."
        elif len(name) > _LONGEST_PATH:
            yield f"”{shown}” är för långt för att packa upp i Windows: högst {_LONGEST_PATH} tecken. Korta namnet."
        elif (other := known.setdefault(name.casefold(), name)) != name:
            yield f"”{shown}” och ”{named(other)}” är samma namn i Windows. Byt namn på en av dem."


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or "det är inget namn på en fil"
