"""The bank → a stream of pages in Markdown, drawn by the templates, where one can see them.

Text from cards is escaped wherever a template writes it out; only what a template marks as Markdown is Markdown.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from .bank import Bank
from .drawing import template_environment
from .edition import Edition
from .glossary import marked
from .links import is_card_path, repository_path, site_links, source_uri
from .maps import Maps
from .model import Card, Case, Method, Municipality, Region, Stage, Status
from .nearness import nearest_cases, similar_cases
from .paper import Sheet, sheet_of
from .rendering import as_page, rendered
from .settings import Live
from .targets import PICTURE_SUFFIXES

# Readers get Swedish addresses; sources keep the folders of the repository, so that links work on the forge too.
PUBLIC_FOLDERS = {"methods": "metoder", "cases": "berattelser"}

SEARCH_PAGE = "hitta.md"
FORM_PAGE = "bidra/skriv.md"
WORKSHOP_PAGE = "workshop/index.md"
COMPARISON_PAGE = "workshop/jamfor.md"

_NOWHERE = Live()

# The header of a page written by hand.
_HEADER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site. `src_uri` names it as the engine does; `path` is the file that readers may edit."""

    src_uri: str
    markdown: str
    path: str | None = None
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that a card used to have; both are named as the engine names pages."""

    src_uri: str
    target: str


def public_path(src_uri: str) -> str:
    """The page's name as readers see it in its address: methods/x.md → metoder/x.md."""
    folder, slash, rest = src_uri.partition("/")
    return f"{PUBLIC_FOLDERS.get(folder, folder)}{slash}{rest}"


def public_url(src_uri: str, directory_urls: bool) -> str:
    """The page's address from the top of the site: metoder/x/ or metoder/x.html; other files keep their names."""
    path = public_path(src_uri)
    if not path.endswith(".md"):
        return path
    stem = path.removesuffix(".md")
    if not directory_urls:
        return f"{stem}.html"
    return stem.removesuffix("index") if posixpath.basename(stem) == "index" else f"{stem}/"


def page_of(thing: Any) -> str:
    """The name of the page that shows a card, a theme, a place …"""
    match thing:
        case Municipality():
            return f"kommuner/{thing.slug}.md"
        case Region():
            return f"regioner/{thing.slug}.md"
        case Stage():
            return f"arbetet/{thing.value}.md"
        case str():
            return thing
        case _:
            return source_uri(thing.path)


def redirects(bank: Bank) -> Iterator[Redirect]:
    """Every former address and where it leads."""
    cards: list[Card] = [*bank.methods, *bank.archived_methods, *bank.cases, *bank.archived_cases]
    for card in cards:
        folder = posixpath.dirname(card.path)
        for slug in card.former_slugs:
            yield Redirect(f"{folder}/{slug}.md", page_of(card))


def render_pages(
    bank: Bank,
    texts: dict[str, str],
    *,
    directory_urls: bool = True,
    live: Live = _NOWHERE,
    edition: Edition | None = None,
) -> Iterator[Page]:
    """Every page that the bank gives rise to, with addresses as folders (x/) or as files (x.html).

    `texts` holds the pages written by hand, by name: the start page is drawn with its text first, the others as they
    are, with their links leading from page to page. `live` is where the living site is, for those who read on paper.
    """
    drawer = Drawer(bank, texts, directory_urls, live, edition)
    drawn = set()
    for page in _drawn(drawer, bank):
        drawn.add(page.src_uri)
        yield page
    for name in sorted(texts.keys() - drawn):
        # What is checked as a card is, but could not be made, is not shown as it was written.
        if not is_card_path(path := f"docs/{name}") and name != "ordlista.md":
            yield Page(src_uri=name, markdown=site_links(texts[name], path, drawer.names), path=path)


def _drawn(drawer: Drawer, bank: Bank) -> Iterator[Page]:
    for method in [*bank.methods, *bank.archived_methods]:
        yield drawer.card("metod", method)
    for case in [*bank.cases, *bank.archived_cases]:
        yield drawer.card("berattelse", case, similar=similar_cases(bank, case))
    for theme in bank.themes:
        yield drawer.draw("tema", page_of(theme), theme=theme, path=theme.path)
    for programme in bank.programmes:
        yield drawer.draw("program", page_of(programme), programme=programme, path=programme.path)
    for municipality in bank.register.municipalities:
        near = nearest_cases(bank, municipality)
        yield drawer.draw("kommun", page_of(municipality), municipality=municipality, near=near)
    for region in bank.register.regions:
        yield drawer.draw("region", page_of(region), region=region)
    for stage in Stage:
        guide = bank.stage_guide(stage)
        yield drawer.draw("skede", page_of(stage), stage=stage, guide=guide, path=guide.path if guide else None)
    for template, name in _INDEXES.items():
        yield drawer.draw(template, name)
    if bank.glossary:
        yield drawer.draw("ordlista", page_of(bank.glossary), glossary=bank.glossary, path=bank.glossary.path)
    if "index.md" in drawer.texts:
        yield drawer.draw("start", "index.md", path="docs/index.md")


_INDEXES = {
    "metoder": "methods/index.md",
    "berattelser": "cases/index.md",
    "teman": "teman/index.md",
    "kommuner": "kommuner/index.md",
    "regioner": "regioner/index.md",
    "programmen": "program/index.md",
    "arbetet": "arbetet/index.md",
    "vita-flackar": "vita-flackar.md",
    "hitta": SEARCH_PAGE,
    "nycklar": "bidra/nycklar.md",
    "skriv": FORM_PAGE,
    "meddelanden": "bidra/meddelanden.md",
    "workshop": WORKSHOP_PAGE,
    "alla": "workshop/alla.md",
    "jamfor": COMPARISON_PAGE,
}


class Drawer:
    """Draws pages of one bank."""

    def __init__(
        self, bank: Bank, texts: dict[str, str], directory_urls: bool, live: Live, edition: Edition | None = None
    ) -> None:
        edition = edition or Edition(whole=bank)
        self.bank = bank
        self.live = live
        self.directory_urls = directory_urls
        self.texts = texts
        self.names = _page_names(bank) | texts.keys()
        self.environment = template_environment()
        self.environment.globals.update(
            bank=bank, copy=edition.copy, downloads=edition.downloads, holder=edition.holder, whole=edition.whole
        )

    def card(self, template: str, card: Method | Case, **context: Any) -> Page:
        drawn = self.draw(template, page_of(card), card=card, path=card.path, **context)
        return replace(drawn, is_draft=card.status is Status.DRAFT)

    def draw(self, template: str, name: str, path: str | None = None, **context: Any) -> Page:
        """The page of that name. In its template `link`, `url`, `text_of` … know from which page they lead."""
        markdown = self.document(f"{template}.md.jinja", name, **context)
        return Page(src_uri=name, markdown=re.sub(r"\n{3,}", "\n\n", markdown).strip() + "\n", path=path)

    def document(self, template: str, page: str, /, **context: Any) -> str:
        """What a template draws, as seen from the page of that name."""
        return self.environment.get_template(template).render(**self._known(page), **context)

    def macros(self, template: str, name: str) -> Any:
        """The macros of a template, drawing for the page of that name."""
        return self.environment.get_template(template).make_module(self._known(name))

    def _known(self, name: str) -> dict[str, Any]:
        url = partial(self._url, name)
        return {
            "link": partial(self._link, name),
            "maps": Maps(self.bank, url),
            "pages": self.names,
            "root": self._root(name),
            "sheet_of": partial(self.sheet, name),
            "text_of": partial(self._text, name),
            "url": url,
        }

    def _link(self, here: str, thing: Any) -> Markup:
        return Markup(posixpath.relpath(page_of(thing), posixpath.dirname(here) or "."))

    def _url(self, here: str, thing: Any) -> Markup:
        """The address of a thing's page, relative to the page it is written on."""
        start, target = (public_url(name, self.directory_urls) for name in (here, page_of(thing)))
        relative = posixpath.relpath(target or ".", posixpath.dirname(start) or ".")
        return Markup(quote(f"{relative}/" if target.endswith("/") or not target else relative))

    def _root(self, here: str) -> Markup:
        """The way from a page to the top of the site: "", "../", "../../" …"""
        way = posixpath.relpath(".", posixpath.dirname(public_url(here, self.directory_urls)) or ".")
        return Markup("" if way == "." else f"{way}/")

    def _text(self, here: str, thing: Any) -> Markup:
        """The text of a theme, a guide …, as HTML; the Markdown of a page written by hand, without its header."""
        if isinstance(thing, str):
            return Markup(site_links(_HEADER.sub("", self.texts[thing]), f"docs/{thing}", self.names))
        return Markup(marked(as_page(rendered(thing.body, partial(self._target, here, thing.path)))))

    def address_of(self, name: str) -> str:
        """The page's full address on the living site; empty when the bank has none."""
        return self.live.of(public_url(name, self.live.directory_urls))

    def sheet(self, here: str, card: Card) -> Sheet:
        """What the card needs on paper, its links leading from the page `here`."""
        address = self.address_of(page_of(card))
        sheet = sheet_of(card, partial(self._target, here, card.path), address)
        return replace(sheet, page=Markup(marked(sheet.page)))

    def _target(self, here: str, path: str, written: str) -> str | None:
        """Where what is written in the file at `path` leads from the page `here`: to a page, a picture, a heading."""
        file = repository_path(written, path)
        if file is None:
            return written if written.startswith("#") else None
        page = source_uri(file)
        if page in self.names or posixpath.splitext(file)[1].lower() in PICTURE_SUFFIXES:
            return self._url(here, page) + "".join(written.partition("#")[1:])
        return None


def _page_names(bank: Bank) -> set[str]:
    shown: list[Any] = [*bank.methods, *bank.cases, *bank.archived_methods, *bank.archived_cases, *bank.themes]
    shown += [*bank.programmes, *bank.register.municipalities, *bank.register.regions, *Stage]
    shown += [bank.glossary] if bank.glossary else []
    return {page_of(thing) for thing in shown} | set(_INDEXES.values())
