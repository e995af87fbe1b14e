"""One build of the site, whichever engine writes it: the bank read and judged, and the folder it is made in."""

from __future__ import annotations

import atexit
import posixpath
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..bank.bank import Bank
from ..bank.day import today
from ..bank.history import History, read_history
from ..bank.loading import load_bank
from ..problems import Problem, Refusal, by_file, reports, stops, summary
from ..web.addresses import page_of
from ..web.edition import Edition, issued
from ..web.form.data import new_file_address
from ..web.pages.editors import ways_to
from ..web.pages.faultpage import fault_pages
from ..web.policy import content_policy
from ..web.settings import NOBODY, Editors, Live
from ..web.stream import Site
from .folder import Replacement, can_be_replaced

# What is said while a site is built, and whether it is a fault.
Say = Callable[[str, bool], object]


_NOBODY_RECEIVES = (
    "Tips: banken har ingen redaktion angiven, så formuläret och sidorna säger inte vart man skickar ett kort. "
    "Skriv namn, epost eller sida under extra: redaktion i mkdocs.yml."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be built, as the engine's settings and those who started it say."""

    root: Path
    folder: Path
    name: str
    live: Live
    directory_urls: bool
    repo_url: str
    edit_uri: str
    editors: Editors = NOBODY
    # What to make a copy of, and from which folder to offer files to fetch; empty for neither.
    copy: str = ""
    downloads: str = ""
    # A preview shows drafts, and lists what is broken instead of stopping for it.
    is_preview: bool = False
    # Written where the last site lies, since that is the engine's own folder or only some pages are written.
    is_in_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Build:
    """A build that has begun; to be written to `folder`, and then `finished`."""

    site: Site
    history: History
    folder: Path
    is_preview: bool
    # Pages that list what is broken, by address, to be shown instead of the site; none when nothing is.
    fault_pages: Mapping[str, str]
    making: Replacement | None = None

    def globals(self) -> dict[str, Any]:
        """What the frame of every page may ask."""
        copy = self.site.edition.copy
        policy = content_policy(on_disk=copy is not None, is_preview=self.is_preview)
        return {
            "bank": self.site.bank,
            "changed": self.changed,
            "copy": copy,
            "page_of": page_of,
            "policy": policy,
            "ways_to_editors": ways_to(self.site.edition.editors),
        }

    def changed(self, edit_uri: str | None) -> date | None:
        """The day that a page's own file was changed, by its path from docs/; None when there is none, or no day."""
        return self.history.changed(posixpath.normpath(posixpath.join("docs", edit_uri)) if edit_uri else None)

    def finished(self) -> Path:
        """The folder where the site lies, put in its place now that it is whole."""
        if not self.making:
            return self.folder
        self.making.finish()
        return self.making.folder


def begin(order: Order, tell: Say) -> Build:
    """A build begun: the bank judged before anything is written. Raises Refusal where it must be mended first."""
    bank, problems = load_bank(order.root, today=today(), with_drafts=order.is_preview)
    for found in by_file(problems):
        (report,) = reports(found)
        tell(report, stops(found) and not order.is_preview)
    is_broken = stops(problems)
    # A link is not even shown: the engine, and what watches the folders for it, would follow it, perhaps in a ring.
    if is_broken and (not order.is_preview or any(one.code == "lank-till-annan-fil" for one in problems)):
        raise Refusal(f"{summary(problems)}. Webbplatsen byggdes inte; den förra ligger kvar som den var.")
    history = read_history(order.root)
    bank = replace(bank, added={path: dates.added for path, dates in history.dates.items()})
    bank, edition = issued(bank, order.copy, order.downloads, name=order.name, address=order.live.address)
    edition = replace(edition, editors=order.editors, new_file=new_file_address(order.repo_url, order.edit_uri))
    if not (order.editors or order.copy or order.is_preview):
        tell(_NOBODY_RECEIVES, False)
    if history.is_cut:
        tell("Förrådet är hämtat utan hela sin historia, så inga sidor får ändringsdagar. Hämta resten med "
             "”git fetch --unshallow”.", False)  # fmt: skip
    making = None if order.is_in_place else _beside(order.folder, tell)
    return Build(
        site=_site(bank, edition, order),
        history=history,
        folder=making.fresh if making else order.folder,
        is_preview=order.is_preview,
        fault_pages=_instead(problems, order) if is_broken else {},
        making=making,
    )


def _site(bank: Bank, edition: Edition, order: Order) -> Site:
    """What the site is to be of, but for the pages written by hand, which the engine finds."""
    return Site(
        bank=bank,
        edition=edition,
        texts={},
        live=order.live,
        directory_urls=order.directory_urls,
    )


def _instead(problems: Sequence[Problem], order: Order) -> dict[str, str]:
    """In the preview every page there was, and the start page, lists what is broken until it is mended."""
    addresses = [page.relative_to(order.folder).as_posix() for page in order.folder.rglob("*.html")]
    return fault_pages(problems, addresses, urlsplit(order.live.address or "/").path)


def _beside(folder: Path, tell: Say) -> Replacement | None:
    """A fresh folder to build in, so that whatever stops the engine leaves the last site as it was."""
    if not can_be_replaced(folder):
        tell(f"Sidorna skrivs på plats i {folder}: mappen har dolda filer, eller går inte att byta ut. "
             "Avbryts bygget blir webbplatsen halv tills den är byggd igen.", False)  # fmt: skip
        return None
    try:
        making = Replacement(folder, lambda: tell("Ett annat bygge av samma mapp pågår; vi väntar.", False))
    except OSError as error:
        raise Refusal(f"Det gick inte att börja bygga bredvid {folder}: {error}") from error
    # The engine does not say for which build it failed, but a process makes one site and then ends.
    atexit.register(making.abandon)
    return making
