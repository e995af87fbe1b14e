"""Words of the glossary explained where they first stand in a text: a button that opens the explanation.

The browser's own popover is used, so it works by keyboard and touch, without a script and from disk.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from html import escape

from ...model.cards import Glossary
from ...model.facts import Term
from ...swedish import fold, slugify

# A term is recognised in the forms a text needs: definite, plural, genitive.
_ENDINGS = r"(?:(?:e?n|e?t|e?r|ar|or|erna|arna|orna|na)?s?)"

_BEGIN, _END = "<!-- text -->", "<!-- /text -->"

_WORD = re.compile(r"[\w-]+")
_TAG = re.compile(r"(<[^>]+>)")
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")

# Inside these a word is not explained: it is a link, a heading or a control already.
_CLOSED = frozenset({"a", "button", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary"})


def explained(html: str, glossary: Glossary, address: str) -> str:
    """The HTML of a text with each term's first occurrence made a button; `address` is the glossary's own page."""
    words = _words_of(glossary)
    used: list[Term] = []
    depth = 0
    parts = []
    for part in _TAG.split(html):
        if part.startswith("<"):
            depth += _change(part)
        elif depth == 0:
            part = _with_buttons(part, words, used)
        parts.append(part)
    return "".join([*parts, *(_popover(term, address) for term in used)])


def _with_buttons(text: str, words: _Words, used: list[Term]) -> str:
    parts, kept = [], 0
    for match, term in words.found_in(text):
        if term not in used:
            used.append(term)
            parts += [text[kept : match.start()], _button(match[0], term)]
            kept = match.end()
    return "".join([*parts, text[kept:]])


def _change(tag: str) -> int:
    name = _NAME.match(tag)
    if not name or name[1] not in _CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


class _Words:
    """The words of a glossary, each with its term, and what finds them in HTML without tags."""

    def __init__(self, glossary: Glossary) -> None:
        words = {word: term for term in glossary.terms for word in (term.term, *term.also_called)}
        self._terms = {fold(word): term for word, term in words.items()}
        alternatives = "|".join(re.escape(escape(word)) for word in sorted(words, key=len, reverse=True))
        self._pattern = re.compile(rf"({alternatives}){_ENDINGS}(?![\w-])", re.IGNORECASE)
        # Most words of a text can be passed by for how they begin; so many letters the shortest word has too.
        self._letters = min(map(len, words), default=0)
        self._beginnings = {escape(word)[: self._letters].lower() for word in words}

    def found_in(self, text: str) -> Iterator[tuple[re.Match[str], Term]]:
        """Each place where a word stands in any of its forms, the longest first, with its term."""
        end = 0
        for word in _WORD.finditer(text) if self._terms else ():
            if word.start() < end or word[0][: self._letters].lower() not in self._beginnings:
                continue
            match = self._pattern.match(text, word.start())
            if match and (term := self._terms.get(fold(match[1]))):
                end = match.end()
                yield match, term


# Of one glossary there is seldom more than one in a process; a preview makes a new one for each change.
_words_of = lru_cache(maxsize=8)(_Words)


def terms_in(text: str, glossary: Glossary) -> set[Term]:
    """The terms that a text uses, under any of their names."""
    return {term for _, term in _words_of(glossary).found_in(escape(text))}


def _button(words: str, term: Term) -> str:
    return f'<button type="button" class="sb-term" popovertarget="{_name(term)}">{words}</button>'


def _popover(term: Term, address: str) -> str:
    return (
        f'<div class="sb-popover" id="{_name(term)}" popover><p><strong>{escape(term.term)}</strong> '
        f'{escape(term.explanation)} <a href="{address}#{slugify(term.term)}">Till ordlistan</a></p></div>'
    )


def _name(term: Term) -> str:
    return f"ord-{slugify(term.term)}"


def marked(markdown: str) -> str:
    """A running text, marked so that its words can be explained once it is HTML."""
    return f"{_BEGIN}\n\n{markdown}\n\n{_END}"


def with_words_explained(html: str, glossary: Glossary | None, address: str) -> str:
    """A page with the words of its marked texts explained, and the marks taken away."""

    def block(match: re.Match[str]) -> str:
        return explained(match[1], glossary, address) if glossary else match[1]

    return re.sub(f"{_BEGIN}(.*?){_END}", block, html, flags=re.DOTALL)
