"""What can be found: every card, theme, programme, step, term and page as one kind of value."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Any

from ...bank.bank import Bank
from ...model.cards import Case, Method, Programme, Stage, Theme
from ...model.facts import Source, Term
from ...places.register import Municipality, Region
from ...swedish import slugify
from ...text.dashes import HEADER
from ..addresses import SEARCH_PAGE, page_of
from ..made import Page


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Document:
    """Something to be found; `address` is its page's name, with an anchor where the page holds several."""

    kind: str
    title: str
    address: str
    names: tuple[str, ...] = ()
    summary: str = ""
    text: str = ""
    themes: tuple[Theme, ...] = ()
    stages: tuple[Stage, ...] = ()
    municipalities: tuple[Municipality, ...] = ()
    regions: tuple[Region, ...] = ()
    is_region_wide: bool = False
    programmes: tuple[Programme, ...] = ()
    methods: tuple[Method, ...] = ()


# How Markdown and HTML write what is no word of the text.
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TARGET = re.compile(r"\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_ADDRESS = re.compile(r"<?\b(?:https?|mailto|tel):[^\s>]*>?")
_TAG = re.compile(r"</?[a-zA-Z][^>]*>")


def plain(markdown: str) -> str:
    """The words of a text, without addresses and tags."""
    for pattern in (_COMMENT, _TARGET, _TAG, _ADDRESS):
        markdown = pattern.sub(" ", markdown)
    return unescape(markdown)


def documents(bank: Bank, pages: Iterable[Page], written: Mapping[str, str]) -> Iterator[Document]:
    """Everything that can be found but the places, best first among equals; `written` holds the pages written by hand.

    Places are in the index already, as what cards refer to.
    """
    for method in bank.methods:
        yield _method(method)
    for case in bank.cases:
        yield _case(case, bank)
    for theme in bank.themes:
        yield Document(kind="tema", title=theme.title, address=page_of(theme), names=theme.synonyms,
                       summary=theme.definition, text=plain(theme.body), themes=(theme,))  # fmt: skip
    for one in bank.programmes:
        yield Document(kind="program", title=one.title, address=page_of(one), summary=one.summary,
                       text=" ".join([plain(one.body), *_own_sources(one.sources)]),
                       municipalities=one.municipalities, programmes=(one,))  # fmt: skip
    for guide in bank.stage_guides:
        yield Document(kind="sida", title=guide.title, address=page_of(guide.stage), summary=guide.summary,
                       text=plain(guide.body), stages=(guide.stage,))  # fmt: skip
    taken = {page_of(thing) for thing in _things(bank)}
    for page in pages:
        if page.src_uri not in taken and page.src_uri not in _NOT_FOUND and not page.is_draft:
            yield _page(page, written)
    for term in bank.glossary.terms if bank.glossary else ():
        yield _term(term, page_of(bank.glossary))


# The front page is where one searches from, and the search page where one already is.
_NOT_FOUND = frozenset({"index.md", SEARCH_PAGE})


def _things(bank: Bank) -> list[Any]:
    """What is found as itself, or not at all: archived cards keep their pages and leave the search."""
    return [*bank.methods, *bank.archived_methods, *bank.cases, *bank.archived_cases, *bank.themes, *bank.programmes,
            *bank.register.regions, *bank.register.municipalities,
            *(guide.stage for guide in bank.stage_guides)]  # fmt: skip


def _method(method: Method) -> Document:
    return Document(
        kind="metod",
        title=method.title,
        address=page_of(method),
        names=method.also_called,
        summary=method.summary,
        text=" ".join([plain(method.body), *method.materials, *_own_sources(method.sources)]),
        themes=method.themes,
        stages=method.stages,
    )


def _case(case: Case, bank: Bank) -> Document:
    facts = [case.owner or "", *(result.text for result in case.results), *case.lessons, *_own_sources(case.sources)]
    facts += [*(one.text for one in case.figures), *(one.demand or "" for one in case.conditions)]
    facts += [*(one.giver for one in case.grants), *(place.name for place in case.touched)]
    return Document(
        kind="berattelse",
        title=case.title,
        address=page_of(case),
        # Villages are names that people look for, and no register has them.
        names=(*case.also_called, *case.places),
        summary=case.summary,
        text=" ".join([plain(case.body), *facts]),
        themes=case.themes,
        stages=tuple(bank.stages_of(case)),
        municipalities=case.municipalities,
        regions=case.regions,
        is_region_wide=case.is_region_wide,
        programmes=case.programmes,
        methods=tuple(bank.methods_of(case)),
    )


def _own_sources(sources: Iterable[Source]) -> list[str]:
    """Sources without an address, by name: there is nowhere else to look for them."""
    return [source.title for source in sources if not source.address]


def _page(page: Page, written: Mapping[str, str]) -> Document:
    """A page of words: its text counts when somebody wrote it, not when it lists what is found elsewhere."""
    return Document(
        kind="sida",
        title=page.title,
        address=page.src_uri,
        summary=page.summary,
        text=plain(page.html or HEADER.sub("", page.markdown)) if page.src_uri in written else "",
    )


def _term(term: Term, page: str) -> Document:
    return Document(
        kind="ord",
        title=term.term[:1].upper() + term.term[1:],
        address=f"{page}#{slugify(term.term)}",
        names=term.also_called,
        summary=term.explanation,
    )
