"""What a card needs on paper and not on the screen: its links as a numbered list, its address, a code to scan."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from html import unescape

import segno
from markupsafe import Markup

from ...bank.headings import site_names
from ...model.cards import Card, Method
from ...model.choices import GROUNDS
from ...model.facts import Source
from ...model.fields import LEADER_HEADING
from ...model.method_fields import STEPS_HEADING
from ...text.rendering import Target, rendered

_HEADING = re.compile(r"<h([2-6])>(.*?)</h\1>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_ALIGN = re.compile(r'<(t[hd]) align="(\w+)">')
_LEADER = re.compile(rf"<h2>{re.escape(LEADER_HEADING)}</h2>.*?(?=<h2>|\Z)", re.DOTALL)
_STEPS = f"<h2>{STEPS_HEADING}</h2>"
_OUTSIDE = re.compile(r'<a href="(https?://[^"]*)"(?: title="[^"]*")?>.*?</a>', re.DOTALL)


def as_page(html: str, taken: Iterable[str] = ()) -> str:
    """The text as it stands on its page: headings with names of their own, not those taken, the leader's part apart."""
    html = _LEADER.sub(lambda match: f'<section class="sb-leader">\n{match[0]}</section>\n', html)
    titles = [unescape(_TAG.sub("", match[2])) for match in _HEADING.finditer(html)]
    names = site_names(titles, taken)
    return _aligned(_HEADING.sub(lambda match: f'<h{match[1]} id="{next(names)}">{match[2]}</h{match[1]}>', html))


def as_hand_out(html: str) -> str:
    """The text as it is handed out: without the leader's part, its headings a level down below the card's title."""
    return _aligned(_lowered(_LEADER.sub("", html)))


def as_leaders(html: str) -> str:
    """The part that is for the leader, without its heading; empty when there is none."""
    match = _LEADER.search(html)
    return _aligned(_lowered(match[0].partition("</h2>")[2].strip())) if match else ""


def _lowered(html: str) -> str:
    return _HEADING.sub(lambda match: f"<h{(level := min(int(match[1]) + 1, 6))}>{match[2]}</h{level}>", html)


def _aligned(html: str) -> str:
    return _ALIGN.sub(r'<\1 class="sb-\2">', html)


def with_grounds(html: str, card: Card) -> str:
    """The text with what the steps of a method rest on, in a quiet line below their heading."""
    if not isinstance(card, Method) or not card.grounds:
        return html
    line = f'\n<p class="sb-grounds">{GROUNDS.said(card.grounds)}</p>'
    return html.replace(_STEPS, _STEPS + line, 1)


def addresses_in(html: str) -> list[str]:
    """Web addresses that the text links to, each once, in order."""
    return list(dict.fromkeys(unescape(match[1]) for match in _OUTSIDE.finditer(html)))


def numbered(html: str, numbers: dict[str, int]) -> str:
    """Each link to the web followed by its number in the list of addresses, which only paper shows."""

    def with_number(match: re.Match[str]) -> str:
        number = numbers.get(unescape(match[1]))
        return match[0] if number is None else f'{match[0]}<sup class="sb-paper">{number}</sup>'

    return _OUTSIDE.sub(with_number, html)


@dataclass(frozen=True, slots=True)
class Reference:
    """What the card leads to or rests on, by its number on paper: an address, a source, or a source with an address."""

    number: int
    address: str = ""
    source: Source | None = None

    @property
    def written(self) -> str:
        """The address as one types it."""
        return self.address.partition("://")[2].removesuffix("/")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A card's text for its page and for paper, as HTML; `address` and `code` are empty where the bank has none."""

    page: Markup
    hand_out: Markup
    leader: Markup
    references: tuple[Reference, ...]
    address: str
    code: Markup

    def with_html(self, change: Callable[[Markup], Markup]) -> Sheet:
        """The sheet with its texts changed."""
        return replace(self, page=change(self.page), hand_out=change(self.hand_out), leader=change(self.leader))

    def number(self, address: str) -> int:
        """The number that the address has on paper."""
        return next(one.number for one in self.references if one.address == address)


def sheet_of(card: Card, target: Target, address: str) -> Sheet:
    """The card, its links leading where `target` says; `address` is its page on the living site, or empty."""
    html = with_grounds(rendered(card.body, target), card)
    references = tuple(_references(card, html))
    html = numbered(html, {one.address: one.number for one in references if one.address})
    return Sheet(
        page=Markup(as_page(html)),
        hand_out=Markup(as_hand_out(html)),
        leader=Markup(as_leaders(html)),
        references=references,
        address=address.partition("://")[2],
        code=Markup(code_of(address)) if address else Markup(),
    )


def _references(card: Card, html: str) -> list[Reference]:
    """Sources first, then whom to ask, then what the text links to; each address once."""
    named: dict[str | Source, Source | None] = {source.address or source: source for source in card.sources}
    others = [*(contact.web for contact in card.contacts if contact.web), *addresses_in(html)]
    named |= {address: None for address in others if address not in named}
    return [
        Reference(number, named_by if isinstance(named_by, str) else "", source)
        for number, (named_by, source) in enumerate(named.items(), 1)
    ]


# Of the eight patterns that a code may be laid over, any can be read; to try which looks best takes five times as long.
_MASK = 0


@lru_cache(maxsize=4096)
def code_of(address: str) -> str:
    """A QR code as SVG, to scan from paper; of a size that a telephone reads at arm's length."""
    description = f"Kod att skanna, till {address.partition('://')[2]}"
    drawn: str = segno.make(address, error="m", micro=False, mask=_MASK).svg_inline(
        border=0, omitsize=True, svgclass=None, lineclass=None, title=description
    )
    return drawn.replace("<svg ", '<svg class="sb-code" aria-hidden="true" ', 1)
