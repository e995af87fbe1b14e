"""The bank → all that its site is made of, one thing at a time, for whoever writes it: an engine, or a folder."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path

from ..bank.bank import Bank
from ..bank.selection import left_out, pictures_of
from .addresses import redirects, source_uri
from .data.schema import schema_files
from .edition import Edition
from .form.data import form_files
from .made import Asset, CardPicture, Made, Page
from .pages.drawer import Drawer
from .pages.editors import told_of
from .pages.language import plain_environment
from .pages.pages import render_pages
from .scripts import script_files
from .search.index import search_files
from .settings import Live
from .workshop.kit import kit_files
from .workshop.sheets import sheet_files

_READ_ME = "LÄS-MIG.txt"


@dataclass(frozen=True, kw_only=True)
class Site:
    """What a site is to be of: the bank that is drawn, how it goes out, and where things lie."""

    bank: Bank
    edition: Edition
    # Pages written by hand in docs/, by name: what stands in each, header and all.
    texts: Mapping[str, str]
    live: Live
    # Addresses are folders (x/), or files (x.html) for those who read from a disk.
    directory_urls: bool = True

    @cached_property
    def drawer(self) -> Drawer:
        """What draws all that is the site's, each card's text once."""
        return Drawer(self.bank, self.texts, directory_urls=self.directory_urls, live=self.live, edition=self.edition)


# The site and its pages → files, each by its address from the top of the site.
Output = Callable[[Site, Sequence[Page]], Iterable[tuple[str, str | bytes | Path]]]


def read_me(site: Site, pages: Sequence[Page]) -> Iterator[tuple[str, bytes]]:
    """A text to read first in a copy on disk, with line ends and marks that Notepad knows."""
    if site.edition.copy:
        template = plain_environment().get_template("las-mig.txt.jinja")
        text = template.render(bank=site.bank, copy=site.edition.copy)
        yield _READ_ME, text.replace("\n", "\r\n").encode("utf-8-sig")


# All that lies on the site beside its pages. What a new kind of file needs is a line here.
OUTPUTS: tuple[Output, ...] = (
    lambda site, _: schema_files(site.edition.whole),
    # What is written where there is no network is for the whole bank, so the form knows all of it.
    lambda site, _: form_files(site.edition.whole, site.texts, site.edition),
    lambda site, pages: search_files(site.bank, pages, site.texts, directory_urls=site.directory_urls),
    lambda site, _: sheet_files(site.drawer),
    lambda site, _: kit_files(site.drawer),
    lambda site, pages: script_files(),
    read_me,
    lambda site, _: ((download.path, download.file) for download in site.edition.downloads),
)


def site_of(site: Site, outputs: Iterable[Output] = OUTPUTS) -> Iterator[Made]:
    """Everything that the site is made of, pages first. A page written by hand that is not among them is left out."""
    shown = {*site.texts} - {source_uri(path) for path in left_out(site.edition.whole, site.bank)}
    texts = {name: told_of(text, site.edition.editors) for name, text in site.texts.items() if name in shown}
    site = replace(site, texts=texts)
    pages = tuple(render_pages(site.drawer))
    yield from pages
    wanted = pictures_of(site.bank) if site.edition.is_part else {*site.bank.pictures}
    yield from (CardPicture(path) for path in site.bank.pictures if path in wanted)
    for output in outputs:
        yield from (Asset(address, content) for address, content in output(site, pages))
    yield from redirects(site.bank)
