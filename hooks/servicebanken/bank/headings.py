"""The headings of every page, those that somebody wrote and those that the page gives, for links to lead to."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from ..model.cards import Programme, Stage, Theme
from ..model.fields import CASE, GLOSSARY, METHOD, STAGE_GUIDE, is_card_path
from ..swedish import slugify, swedish
from ..text.anchors import Anchors, anchors_of, engine_names
from ..text.body import Body
from .bank import Bank

# Anchors that the frame of a page has already, and what the scripts call all that is theirs: a browser gives every
# anchor's name to the scripts too.
_TAKEN = frozenset({"innehall", "kallor", "kontakt", "servicebanken", "sok"})

_OF_CARDS = ("Kontakt", "Källor")
_OF_START = ("Var är ni i arbetet?", "Teman", "Var i landet?", "Nytt i banken")

_START = "docs/index.md"
_GLOSSARY = f"{GLOSSARY.folder}/{GLOSSARY.name}.md"
_STAGES = {f"{STAGE_GUIDE.folder}/{stage.value}.md": stage for stage in Stage}

# A name that the writer of a page has given a heading, last on its line.
_NAMED = re.compile(r"(?P<title>.*?)[ \t]*\{:?[^{}]*?#(?P<name>[\w-]+)[^{}]*\}\Z")


def site_names(titles: Iterable[str], taken: Iterable[str] = ()) -> Iterator[str]:
    """The names of headings on the page of a card: as in addresses, the second of a name with a 2."""
    used = {*_TAKEN, *taken}
    seen: dict[str, int] = {}
    for title in titles:
        first = slugify(title) or "rubrik"
        number = seen.get(first, 1 + first.startswith("ord-"))
        while (name := first if number == 1 else f"{first}-{number}") in used:
            number += 1
        seen[first] = number
        used.add(name)
        yield name


class Headings:
    """The headings of a bank's pages, each page by the path of its file; `text_at` gives what stands below a header."""

    def __init__(self, bank: Bank, text_at: Callable[[str], str | None]) -> None:
        self._bank = bank
        self._text_at = text_at
        things: list[Theme | Programme] = [*bank.themes, *bank.programmes]
        self._things = {thing.path: thing for thing in things}
        self.at = cache(self._at)

    def _at(self, path: str) -> Anchors | None:
        """The headings on the page of the file; None where the file has no text."""
        text = self._text_at(path)
        if text is None:
            return None
        titles, given = Body(text).titles, self.given_at(path)
        if is_card_path(path) or path == _GLOSSARY or path in _STAGES:
            return anchors_of([*titles, *given], [*site_names(titles, given.values()), *given.values()])
        named = [_NAMED.match(title) for title in titles]
        plain = [match["title"] if match else title for match, title in zip(named, titles, strict=True)]
        names = [*engine_names([*plain, *given])]
        names[: len(named)] = [match["name"] if match else name for match, name in zip(named, names, strict=False)]
        return anchors_of([*plain, *given], names)

    def given_at(self, path: str) -> dict[str, str]:
        """The headings that the page gives beside those of its text, each with its name there."""
        if path.startswith((f"{METHOD.folder}/", f"{CASE.folder}/")):
            return _named(_OF_CARDS)
        if path == _GLOSSARY:
            return self._of_glossary()
        match _STAGES.get(path) or self._things.get(path):
            case Theme() as theme:
                told = self._bank.cases_on(theme)
                regions = {region.name for case in told for region in case.regions}
                return _named(["Metoder", "Berättelser", *sorted(regions, key=swedish)])
            case Programme() as programme:
                return _named([*(["Berättelser"] if self._bank.cases_of(programme) else []), "Källor"])
            case Stage() as stage:
                return _named(["Metoder", *(["Berättelser"] if self._bank.cases_at(stage) else [])])
        return _named(_OF_START) if path == _START else {}

    def _of_glossary(self) -> dict[str, str]:
        terms = [one.term for one in self._bank.glossary.terms] if self._bank.glossary else []
        letters = [*dict.fromkeys(term[0].upper() for term in sorted(terms, key=swedish))]
        return dict(zip(letters, engine_names(letters), strict=True)) | _named(terms)


def _named(titles: Iterable[str]) -> dict[str, str]:
    return {title: slugify(title) for title in titles}
