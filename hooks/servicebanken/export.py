"""One zip of the bank, or of a part of it, for places without network."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .archive import ArchiveError, packed, put_in_place
from .bank import Bank
from .building import offline_site
from .dates import built_at
from .selection import Selection, narrowed
from .swedish import counted, megabytes

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A zip that lies in its place, and what is in it."""

    path: Path
    pages: int
    methods: int
    cases: int
    size_bytes: int

    def __str__(self) -> str:
        pages = counted(self.pages, "sida", "sidor")
        cards = f"{counted(self.methods, 'metod', 'metoder')}, {counted(self.cases, 'berättelse', 'berättelser')}"
        return f"{self.path}: {pages}, {cards}, {megabytes(self.size_bytes)}."


def export(root: Path, bank: Bank, selection: Selection, target: Path, tell: Tell) -> Box:
    """Build what is selected of the bank below `root`, pack it and put it in its place."""
    part = narrowed(bank, selection)
    tell("Bygger sidorna …")
    with offline_site(root, selection) as site:
        if not (site / "index.html").is_file():
            raise ArchiveError("banken har ingen startsida, docs/index.md, så det finns inget att öppna först.")
        pages = sum(1 for _ in site.rglob("*.html"))
        tell(f"Packar {counted(pages, 'sida', 'sidor')} …")
        data = packed(site, built_at(root))
    tell("Lägger filen på plats …")
    put_in_place(data, target)
    return Box(path=target, pages=pages, methods=len(part.methods), cases=len(part.cases), size_bytes=len(data))
