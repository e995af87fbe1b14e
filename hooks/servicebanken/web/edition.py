"""How the bank goes out: on the web, with files to fetch, or as a copy on disk for those who have no network."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..bank.bank import Bank
from ..bank.selection import narrowed, read_selection
from ..bank.selection_words import selection_in_words
from ..swedish import long_date
from .settings import NOBODY, Editors

# What the site offers when it is there: the file's name, and what readers call it.
_OFFERED = (
    ("servicebanken.zip", "Hela banken i en zip-fil, för den som saknar nät"),
    ("servicebanken.pdf", "Alla kort i en PDF-fil, för den som vill skriva ut"),
)
_FOLDER_OF_DOWNLOADS = "workshop"


@dataclass(frozen=True, slots=True, kw_only=True)
class Download:
    """A file that the site offers; `path` is its address from the top of the site, `file` where it lies until then."""

    title: str
    path: str
    file: Path
    size_bytes: int
    made_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """What a copy on disk says of itself: its selection in words, none for the whole bank, and where the bank lives."""

    made_on: date
    words: str = ""
    name: str = "Servicebanken"
    address: str = ""

    @property
    def short(self) -> str:
        """What stands at the foot of every page."""
        selected = f" med ett urval: {self.words}" if self.words else ""
        return f"Kopia från {long_date(self.made_on)}{selected}."


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What goes out beside the bank drawn: all of it, since a part must not say that what it lacks is untold."""

    whole: Bank
    downloads: tuple[Download, ...] = ()
    copy: Copy | None = None
    editors: Editors = NOBODY
    # Where the forge begins a new file; empty where there is no forge.
    new_file: str = ""

    @property
    def is_part(self) -> bool:
        """True when what is drawn is a selection of the bank."""
        return bool(self.copy and self.copy.words)

    @property
    def holder(self) -> str:
        """What the pages call that which holds the cards."""
        return "Urvalet" if self.is_part else "Banken"


def issued(whole: Bank, selection: str, downloads: str, *, name: str, address: str) -> tuple[Bank, Edition]:
    """The bank to draw and how it goes out: a copy of what is selected, or the site with the files in a folder."""
    if not selection:
        files = tuple(_downloads(Path(downloads), whole.today)) if downloads else ()
        return whole, Edition(whole=whole, downloads=files)
    wanted = read_selection(selection)
    copy = Copy(made_on=whole.today, words=selection_in_words(whole, wanted), name=name, address=address)
    return narrowed(whole, wanted), Edition(whole=whole, copy=copy)


def _downloads(folder: Path, made_on: date) -> Iterator[Download]:
    for name, title in _OFFERED:
        if (file := folder / name).is_file():
            path, size = f"{_FOLDER_OF_DOWNLOADS}/{name}", file.stat().st_size
            yield Download(title=title, path=path, file=file, size_bytes=size, made_on=made_on)
