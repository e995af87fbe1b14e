"""The text of a card as HTML: made by Markdown, then cut down to what a text may hold, by a written list."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from html import escape

import nh3

from .allowed import ALIGNMENTS, ATTRIBUTES, SCHEMES, TAGS, scheme_of
from .commonmark import as_html, blocks_of, tokens_of


@lru_cache(maxsize=4096)
def converted(markdown: str) -> str:
    """The HTML that a text means, with all that is dangerous in it."""
    return as_html(tokens_of(blocks_of(markdown)))


# Elements of which not even the words are kept.
_WITH_CONTENT = frozenset({"script", "style", "template", "noscript", "iframe", "svg", "math", "object", "title"})
_NO_TARGET = re.compile(r'<a(?: title="[^"]*")?>(.*?)</a>', re.DOTALL)

# Texts settle at the first; those made to trick a browser have at most done so at the third.
_MOST_CLEANINGS = 5

# Where a link or a picture leads from the page it is shown on; None when it leads nowhere.
Target = Callable[[str], str | None]


def rendered(markdown: str, target: Target) -> str:
    """A text as HTML in which nothing can run, its links and pictures leading where `target` says."""

    def led(tag: str, attribute: str, value: str) -> str | None:
        # A picture comes with the bank; one from elsewhere would be asked for by every reader's browser.
        if attribute == "src":
            return None if scheme_of(value) else target(value)
        return target(value) if attribute == "href" and not scheme_of(value) else value

    return sanitised(_NO_TARGET.sub(r"\1", _cleaned(converted(markdown), led)))


def sanitised(html: str) -> str:
    """HTML with nothing left but what a text may hold; done twice it is as done once.

    Elements that stand wrongly in one another are read otherwise than they were written, and what a browser reads is
    what must be clean: it is done until it changes nothing.
    """
    for _ in range(_MOST_CLEANINGS):
        if (again := _cleaned(html, lambda tag, attribute, value: value)) == html:
            return html
        html = again
    return escape(html)


def _cleaned(html: str, led: Callable[[str, str, str], str | None]) -> str:
    return nh3.clean(
        html,
        tags=set(TAGS),
        clean_content_tags=set(_WITH_CONTENT),
        attributes=ATTRIBUTES,
        tag_attribute_values=ALIGNMENTS,
        url_schemes=set(SCHEMES),
        attribute_filter=led,
        link_rel=None,
    )
