"""The bank, or a part of it, as one file: a zip for places without network, a PDF for those who print."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from ..bank.bank import Bank
from ..bank.selection import Selection, narrowed
from ..bank.selection_words import selection_in_words
from ..problems import Refusal
from ..swedish import counted, megabytes
from ..web.edition import Copy, Edition
from .archive import packed
from .engine import offline_site, read_settings, settings_file
from .file import put_in_place

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parcel:
    """A file that lies in its place, and what is in it."""

    path: Path
    pages: int
    methods: int
    cases: int
    size_bytes: int

    def __str__(self) -> str:
        pages = counted(self.pages, "sida", "sidor")
        cards = f"{counted(self.methods, 'metod', 'metoder')}, {counted(self.cases, 'berättelse', 'berättelser')}"
        return f"{self.path}: {pages}, {cards}, {megabytes(self.size_bytes)}."


def export_zip(root: Path, bank: Bank, selection: Selection, target: Path, tell: Tell) -> Parcel:
    """A zip of what is selected of the bank below `root`: built, packed and put in its place."""
    part = narrowed(bank, selection)
    tell("Bygger sidorna …")
    with offline_site(root, selection) as site:
        if not (site / "index.html").is_file():
            raise Refusal("banken har ingen startsida, docs/index.md, så det finns inget att öppna först.")
        pages = sum(1 for _ in site.rglob("*.html"))
        tell(f"Packar {counted(pages, 'sida', 'sidor')} …")
        data = packed(site, bank.today)
    tell("Lägger filen på plats …")
    put_in_place(data, target)
    return Parcel(path=target, pages=pages, methods=len(part.methods), cases=len(part.cases), size_bytes=len(data))


def export_pdf(root: Path, bank: Bank, selection: Selection, target: Path, tell: Tell) -> Parcel:
    """A PDF file of what is selected of the bank below `root`: set on pages and put in its place.

    Raises Refusal where nothing can be set on pages.
    """
    # Setting pages takes longer to begin than all else that the command does.
    from ..paper.deck import set_deck

    part = narrowed(bank, selection)
    settings = read_settings(settings_file(root))
    copy = Copy(made_on=bank.today, words=selection_in_words(bank, selection))
    edition = Edition(whole=bank, copy=copy, editors=settings.editors)
    tell("Sätter sidorna …")
    deck = set_deck(
        part,
        root,
        settings,
        edition,
        lambda done, parts: tell(f"Sätter sidorna … {done} av {parts}") if done % 10 == 0 else None,
    )
    data = BytesIO()
    deck.write(data)
    tell("Lägger filen på plats …")
    put_in_place(data.getvalue(), target)
    return Parcel(
        path=target, pages=deck.pages, methods=len(part.methods), cases=len(part.cases), size_bytes=len(data.getvalue())
    )
