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

from markupsafe import Markup

from .bank import Bank
from .drawing import template_environment
from .glossary import marked
from .links import site_links, source_uri
from .maps import Maps
from .model import Card, Case, Method, Municipality, Region, Stage, Status
from .nearness import nearest_cases, similar_cases

# Readers get Swedish addresses; sources keep the folders of the repository, so that links work on the forge too.
PUBLIC_FOLDERS = {"methods": "metoder", "cases": "berattelser"}

SEARCH_PAGE = "hitta.md"
FORM_PAGE = "bidra/skriv.md"

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


def render_pages(bank: Bank, texts: dict[str, str], *, directory_urls: bool = True) -> Iterator[Page]:
    """Every page that the bank gives rise to, with addresses as folders (x/) or as files (x.html).

    `texts` holds the pages written by hand, by name: the start page is drawn with its text first, the others as they
    are, with their links leading from page to page.
    """
    pages = _Pages(bank, texts, directory_urls)
    drawn = set()
    for page in _drawn(pages, bank):
        drawn.add(page.src_uri)
        yield page
    for name in sorted(texts.keys() - drawn):
        yield Page(src_uri=name, markdown=site_links(texts[name], f"docs/{name}", pages.names), path=f"docs/{name}")


def _drawn(pages: _Pages, bank: Bank) -> Iterator[Page]:
    for method in [*bank.methods, *bank.archived_methods]:
        yield pages.card("metod", method)
    for case in [*bank.cases, *bank.archived_cases]:
        yield pages.card("berattelse", case, similar=similar_cases(bank, case))
    for theme in bank.themes:
        yield pages.draw("tema", page_of(theme), theme=theme, path=theme.path)
    for programme in bank.programmes:
        yield pages.draw("program", page_of(programme), programme=programme, path=programme.path)
    for municipality in bank.register.municipalities:
        near = nearest_cases(bank, municipality)
        yield pages.draw("kommun", page_of(municipality), municipality=municipality, near=near)
    for region in bank.register.regions:
        yield pages.draw("region", page_of(region), region=region)
    for stage in Stage:
        guide = bank.stage_guide(stage)
        yield pages.draw("skede", page_of(stage), stage=stage, guide=guide, path=guide.path if guide else None)
    for template, name in _INDEXES.items():
        yield pages.draw(template, name)
    if bank.glossary:
        yield pages.draw("ordlista", page_of(bank.glossary), glossary=bank.glossary, path=bank.glossary.path)
    if "index.md" in pages.texts:
        yield pages.draw("start", "index.md", path="docs/index.md")


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
}


class _Pages:
    """Draws pages of one bank."""

    def __init__(self, bank: Bank, texts: dict[str, str], directory_urls: bool) -> None:
        self.bank = bank
        self.directory_urls = directory_urls
        self.texts = texts
        self.names = _page_names(bank) | texts.keys()
        self.environment = template_environment()
        self.environment.globals.update(bank=bank)

    def card(self, template: str, card: Method | Case, **context: Any) -> Page:
        drawn = self.draw(template, page_of(card), card=card, path=card.path, **context)
        return replace(drawn, is_draft=card.status is Status.DRAFT)

    def draw(self, template: str, name: str, path: str | None = None, **context: Any) -> Page:
        """The page of that name. In its template `link`, `url`, `text_of` and `root` know from where they lead."""
        url = partial(self._url, name)
        known = {"link": partial(self._link, name), "text_of": self._text, "url": url, "root": self._root(name)}
        drawing = self.environment.get_template(f"{template}.md.jinja")
        markdown = drawing.render(**known, maps=Maps(self.bank, url), **context)
        return Page(src_uri=name, markdown=re.sub(r"\n{3,}", "\n\n", markdown).strip() + "\n", path=path)

    def _link(self, here: str, thing: Any) -> Markup:
        return Markup(posixpath.relpath(page_of(thing), posixpath.dirname(here) or "."))

    def _url(self, here: str, thing: Any) -> Markup:
        """The address of a thing's page, relative to the page it is written on."""
        start, target = (public_url(name, self.directory_urls) for name in (here, page_of(thing)))
        relative = posixpath.relpath(target or ".", posixpath.dirname(start) or ".")
        return Markup(f"{relative}/" if target.endswith("/") or not target else relative)

    def _root(self, here: str) -> Markup:
        """The way from a page to the top of the site: "", "../", "../../" …"""
        way = posixpath.relpath(".", posixpath.dirname(public_url(here, self.directory_urls)) or ".")
        return Markup("" if way == "." else f"{way}/")

    def _text(self, thing: Any) -> Markup:
        """The Markdown of a card, or of a page written by hand, without its header."""
        if isinstance(thing, str):
            return Markup(site_links(_HEADER.sub("", self.texts[thing]), f"docs/{thing}", self.names))
        return Markup(marked(site_links(thing.body, thing.path, self.names)))


def _page_names(bank: Bank) -> set[str]:
    shown: list[Any] = [*bank.methods, *bank.cases, *bank.archived_methods, *bank.archived_cases, *bank.themes]
    shown += [*bank.programmes, *bank.register.municipalities, *bank.register.regions, *Stage]
    shown += [bank.glossary] if bank.glossary else []
    return {page_of(thing) for thing in shown} | set(_INDEXES.values())
