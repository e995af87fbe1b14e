"""A folder as one zip: the same bytes for the same files, safe to unpack anywhere."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path, PurePosixPath

from ..problems import Refusal, named
from ..text.files import fits_everywhere

# The days that a zip can name.
_FIRST, _LAST = date(1980, 1, 1), date(2107, 12, 31)

# Windows shortens no path by itself, and the reader's own folder takes its share of the 260 characters.
_LONGEST_PATH = 180


def packed(folder: Path, day: date) -> bytes:
    """The files below the folder in a zip, each as written at the beginning of that day."""
    files = {file.relative_to(folder).as_posix(): file for file in folder.rglob("*") if file.is_file()}
    if unfit := [*_unfit(files)]:
        raise Refusal("\n".join(unfit))
    when = max(_FIRST, min(day, _LAST)).timetuple()[:6]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, file in sorted(files.items()):
            entry = zipfile.ZipInfo(name, when)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            entry.external_attr = 0o100644 << 16
            archive.writestr(entry, file.read_bytes())
    return buffer.getvalue()


def _unfit(names: Iterable[str]) -> Iterator[str]:
    """The names that some computer could not unpack, each with its reason."""
    known: dict[str, str] = {}
    for name in sorted(names):
        shown = named(name)
        if not all(map(fits_everywhere, PurePosixPath(name).parts)):
            yield f"”{shown}” går inte att packa upp i Windows. Byt namn på sidan eller filen."
        elif len(name) > _LONGEST_PATH:
            yield f"”{shown}” är för långt för att packa upp i Windows: högst {_LONGEST_PATH} tecken. Korta namnet."
        elif (other := known.setdefault(name.casefold(), name)) != name:
            yield f"”{shown}” och ”{named(other)}” är samma namn i Windows. Byt namn på en av dem."
