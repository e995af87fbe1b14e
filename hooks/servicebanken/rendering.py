"""The text of a card as HTML: made by Markdown, then cut down to what a text may hold, by a written list."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

import nh3

from .conversion import ALIGNMENTS, ATTRIBUTES, SCHEMES, TAGS, converted, scheme_of
from .fields import LEADER_HEADING
from .swedish import slugify

# Elements of which not even the words are kept.
_WITH_CONTENT = frozenset({"script", "style", "template", "noscript", "iframe", "svg", "math", "object", "title"})

_HEADING = re.compile(r"<h([2-6])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ALIGN = re.compile(r'<(t[hd]) align="(\w+)">')
_NO_TARGET = re.compile(r'<a(?: title="[^"]*")?>(.*?)</a>', re.DOTALL)
_LEADER = re.compile(rf"<h2>{re.escape(LEADER_HEADING)}</h2>.*?(?=<h2>|\Z)", re.DOTALL)
_OUTSIDE = re.compile(r'<a href="(https?://[^"]*)"(?: title="[^"]*")?>.*?</a>', re.DOTALL)

# Anchors that the frame of a page has already, and what the scripts call all that is theirs: a browser gives every
# anchor's name to the scripts too.
_TAKEN = frozenset({"innehall", "kallor", "kontakt", "servicebanken", "sok"})

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


def as_page(html: str) -> str:
    """The text as it stands on its card's page: headings that can be linked to, the leader's part set apart."""
    html = _LEADER.sub(lambda found: f'<section class="sb-leader">\n{found[0]}</section>\n', html)
    used = {*_TAKEN}
    seen: dict[str, int] = {}

    def anchored(found: re.Match[str]) -> str:
        first = slugify(unescape(_TAG.sub("", found[2]))) or "rubrik"
        number = seen.get(first, 1 + first.startswith("ord-"))
        while (name := first if number == 1 else f"{first}-{number}") in used:
            number += 1
        seen[first] = number
        used.add(name)
        return f'<h{found[1]} id="{name}">{found[2]}</h{found[1]}>'

    return _aligned(_HEADING.sub(anchored, html))


def as_hand_out(html: str) -> str:
    """The text as it is handed out: without the leader's part, its headings a level down below the card's title."""
    return _aligned(_lowered(_LEADER.sub("", html)))


def as_leaders(html: str) -> str:
    """The part that is for the leader, without its heading; empty when there is none."""
    found = _LEADER.search(html)
    return _aligned(_lowered(found[0].partition("</h2>")[2].strip())) if found else ""


def _lowered(html: str) -> str:
    return _HEADING.sub(lambda found: f"<h{(level := min(int(found[1]) + 1, 6))}>{found[2]}</h{level}>", html)


def _aligned(html: str) -> str:
    return _ALIGN.sub(r'<\1 class="sb-\2">', html)


def addresses_in(html: str) -> list[str]:
    """Web addresses that the text links to, each once, in order."""
    return list(dict.fromkeys(unescape(found[1]) for found in _OUTSIDE.finditer(html)))


def numbered(html: str, numbers: dict[str, int]) -> str:
    """Each link to the web followed by its number in the list of addresses, which only paper shows."""

    def with_number(found: re.Match[str]) -> str:
        number = numbers.get(unescape(found[1]))
        return found[0] if number is None else f'{found[0]}<sup class="sb-paper">{number}</sup>'

    return _OUTSIDE.sub(with_number, html)
