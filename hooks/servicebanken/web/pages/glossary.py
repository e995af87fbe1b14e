"""Words of the glossary explained where they first stand in a text: a button that opens the explanation.

The browser's own popover is used, so it works by keyboard and touch, without a script and from disk.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape

from ...model.cards import Glossary
from ...model.facts import Term
from ...swedish import fold, slugify

# A term is recognised in the forms a text needs: definite, plural, genitive.
_ENDINGS = r"(?:(?:e?n|e?t|e?r|ar|or|erna|arna|orna|na)?s?)"

_BEGIN, _END = "<!-- text -->", "<!-- /text -->"

_TAG = re.compile(r"(<[^>]+>)")
_NAME = re.compile(r"</?([a-z][a-z0-9]*)")

# Inside these a word is not explained: it is a link, a heading or a control already.
_CLOSED = frozenset({"a", "button", "code", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "summary"})


def explained(html: str, glossary: Glossary, address: str) -> str:
    """The HTML of a text with each term's first occurrence made a button; `address` is the glossary's own page."""
    pattern, terms = _pattern(glossary)
    used: list[Term] = []
    depth = 0
    parts = []
    for part in _TAG.split(html):
        if part.startswith("<"):
            depth += _change(part)
        elif depth == 0 and terms:
            part = pattern.sub(lambda match: _button(match, terms, used), part)
        parts.append(part)
    return "".join([*parts, *(_popover(term, address) for term in used)])


def _change(tag: str) -> int:
    name = _NAME.match(tag)
    if not name or name[1] not in _CLOSED or tag.endswith("/>"):
        return 0
    return -1 if tag.startswith("</") else 1


@cache
def _pattern(glossary: Glossary) -> tuple[re.Pattern[str], dict[str, Term]]:
    """A pattern that finds any term, the longest first, and each word with its term."""
    terms = {fold(word): term for term in glossary.terms for word in (term.term, *term.also_called)}
    words = sorted({word for term in glossary.terms for word in (term.term, *term.also_called)}, key=len, reverse=True)
    alternatives = "|".join(re.escape(escape(word)) for word in words)
    return re.compile(rf"(?<![\w-])({alternatives}){_ENDINGS}(?![\w-])", re.IGNORECASE), terms


def terms_in(text: str, glossary: Glossary) -> set[Term]:
    """The terms that a text uses, under any of their names."""
    pattern, terms = _pattern(glossary)
    if not terms:
        return set()
    return {term for match in pattern.finditer(escape(text)) if (term := terms.get(fold(match[1])))}


def _button(match: re.Match[str], terms: dict[str, Term], used: list[Term]) -> str:
    term = terms.get(fold(match[1]))
    if term is None or term in used:
        return match[0]
    used.append(term)
    return f'<button type="button" class="sb-term" popovertarget="{_name(term)}">{match[0]}</button>'


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
