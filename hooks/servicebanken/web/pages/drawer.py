"""Draws pages of one bank: in a template, what it is given knows from which page it leads."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from functools import partial
from types import MappingProxyType
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from ...bank.bank import Bank
from ...bank.headings import Headings
from ...model.cards import Card, Case, Method, Stage, Status
from ...text.dashes import HEADER, below_header
from ...text.files import PICTURE_SUFFIXES
from ...text.paths import as_seen, repository_path
from ...text.rendering import rendered
from ..addresses import COMPARISON_PAGE, FORM_PAGE, SEARCH_PAGE, WORKSHOP_PAGE, page_of, public_url, source_uri
from ..edition import Edition
from ..made import Page
from ..settings import Live
from .cardtext import Sheet, as_page, sheet_of
from .editors import ways_to
from .glossary import marked
from .language import template_environment
from .links import Ways, site_links
from .maps import Maps, with_outlines

INDEXES = {
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

_NOWHERE = Live()

# No page: what is drawn for it stands on any, its links beginning with a sign that no text has (see text/unseen.py).
_ANYWHERE = ""
_TOP = "\x02"

_EMPTY_LINES = re.compile(r">\n\s*\n<")


@dataclass(slots=True)
class Head:
    """What a page says of itself: a template calls it first of all, and nothing is written there."""

    title: str = ""
    summary: str = ""
    styles: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()

    def __call__(
        self, title: str, summary: str = "", *, styles: Iterable[str] = (), scripts: Iterable[str] = ()
    ) -> str:
        """Words may come escaped or not. `styles` and `scripts` are files that only this page loads."""
        self.title, self.summary = (Markup(Markup.escape(words)).unescape().strip() for words in (title, summary))
        self.styles, self.scripts = tuple(styles), tuple(scripts)
        return ""

    @property
    def markdown(self) -> str:
        """As the header of a page in Markdown. Words are safe in YAML and, once read, in HTML."""
        return f"---\ntitle: {htmlsafe_json_dumps(str(Markup.escape(self.title)), ensure_ascii=False)}\n---\n\n"


class Drawer:
    """A drawer of the pages of one bank."""

    def __init__(
        self,
        bank: Bank,
        texts: Mapping[str, str] = MappingProxyType({}),
        *,
        directory_urls: bool = True,
        live: Live = _NOWHERE,
        edition: Edition | None = None,
    ) -> None:
        """Pages have addresses as folders (x/) or as files (x.html).

        `texts` holds the pages written by hand, by name; `live` is where the living site is, for those who read on
        paper.
        """
        self.bank = bank
        self.live = live
        self.directory_urls = directory_urls
        self.texts = texts
        self._sheets: dict[str, Sheet] = {}
        self.names = _page_names(bank) | texts.keys()
        self._ways = Ways([*self.names, *bank.pictures], Headings(bank, self._texts_by_path().get))
        self.environment = template_environment()
        self.environment.globals.update(bank=bank, **_of_edition(edition or Edition(whole=bank)))

    def card(self, template: str, card: Method | Case, **context: Any) -> Page:
        """The page of a card, drawn by the template."""
        drawn = self.draw(template, page_of(card), card=card, path=card.path, **context)
        return replace(drawn, is_draft=card.status is Status.DRAFT)

    def draw(self, template: str, name: str, path: str | None = None, **context: Any) -> Page:
        """The page of that name. In its template `link`, `url`, `text_of` … know from which page they lead."""
        head = Head()
        html = _without_empty_lines(self.document(f"{template}.html.jinja", name, head=head, **context))
        return Page(src_uri=name, html=with_outlines(html), path=path, **asdict(head))

    def start(self, name: str) -> Page:
        """The page that one comes to first: what stands in its file, and below it what the bank gives."""
        head = Head()
        text = re.sub(r"\n{3,}", "\n\n", self.document("start.md.jinja", name, head=head)).strip() + "\n\n"
        return Page(src_uri=name, title=head.title, markdown=head.markdown + with_outlines(text), path=f"docs/{name}")

    def anchors_given(self, path: str) -> dict[str, str]:
        """The headings that the page of the file has beside those of its text, each with its name there."""
        return self._ways.headings.given_at(path)

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
        if here == _ANYWHERE:
            return Markup(_TOP + (quote(public_url(page_of(thing), self.directory_urls)) or "./"))
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
            return Markup(HEADER.sub("", self.page_text(thing)))
        html = rendered(thing.body, partial(self._target, here, thing.path))
        return Markup(marked(as_page(html, self._ways.headings.given_at(thing.path).values())))

    def page_text(self, name: str) -> str:
        """A page written by hand, header and all, its links leading from page to page."""
        return site_links(self.texts[name], partial(self._ways.from_page, f"docs/{name}"))

    def _texts_by_path(self) -> dict[str, str]:
        """What stands below the header of each file that has a page, by its path as seen."""
        bank = self.bank
        things: list[Any] = [*bank.methods, *bank.cases, *bank.archived_methods, *bank.archived_cases, *bank.themes]
        things += [*bank.programmes, *bank.stage_guides, *([bank.glossary] if bank.glossary else [])]
        by_hand = {as_seen(f"docs/{name}"): below_header(text).text for name, text in self.texts.items()}
        return by_hand | {thing.path: thing.body for thing in things}

    def address_of(self, name: str) -> str:
        """The page's full address on the living site; empty when the bank has none."""
        return self.live.of(public_url(name, self.live.directory_urls))

    def sheet(self, here: str, card: Card) -> Sheet:
        """What the card needs on paper, its links leading from the page `here`."""
        if (sheet := self._sheets.get(card.path)) is None:
            sheet = sheet_of(card, partial(self._target, _ANYWHERE, card.path), self.address_of(page_of(card)))
            self._sheets[card.path] = sheet = replace(sheet, page=Markup(marked(sheet.page)))
        own = f'"{self._url(_ANYWHERE, card)}#' if page_of(card) == here else ""
        return sheet.with_html(partial(_led, own=own, top=self._root(here)))

    def _target(self, here: str, path: str, written: str) -> str | None:
        """Where what is written in the file at `path` leads from the page `here`: to a page, a picture, a heading."""
        if written.startswith("#"):
            # On another page, beside other cards, it leads to the card's own.
            page = source_uri(path)
            return ("" if page == here else self._url(here, page)) + self._ways.end(written, path)
        file = repository_path(written, path)
        if file is None:
            return None
        name = self._ways.by_sight.get(page := source_uri(file))
        if name or posixpath.splitext(file)[1].lower() in PICTURE_SUFFIXES:
            return self._url(here, name or page) + self._ways.end(written, file)
        return None


def _of_edition(edition: Edition) -> dict[str, Any]:
    """What every template may say of how the bank goes out."""
    return {
        "copy": edition.copy,
        "downloads": edition.downloads,
        "editors": edition.editors,
        "forge_host": urlsplit(edition.new_file).hostname or "",
        "holder": edition.holder,
        "ways_to_editors": ways_to(edition.editors),
        "whole": edition.whole,
    }


def _led(html: Markup, own: str, top: str) -> Markup:
    """What was drawn for any page, as it is on one; `own` is how links to the page itself begin."""
    drawn = str(html)
    return Markup((drawn.replace(own, '"#') if own else drawn).replace(_TOP, top))


def _without_empty_lines(html: str) -> str:
    """Templates leave them between elements where they drew nothing."""
    return _EMPTY_LINES.sub(">\n<", html).strip() + "\n"


def _page_names(bank: Bank) -> set[str]:
    shown: list[Any] = [*bank.methods, *bank.cases, *bank.archived_methods, *bank.archived_cases, *bank.themes]
    shown += [*bank.programmes, *bank.register.municipalities, *bank.register.regions, *Stage]
    shown += [bank.glossary] if bank.glossary else []
    return {page_of(thing) for thing in shown} | set(INDEXES.values())
