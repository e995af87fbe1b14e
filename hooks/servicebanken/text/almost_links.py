"""What looks like a link or a picture to its writer, and is nothing but signs to the forge and to the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .allowed import SCHEME
from .body import Body
from .files import PICTURE_SUFFIXES
from .typography import CURLY

# Also for the form, whose browser reads the same patterns.
LOOKS_SO = re.compile(
    r"(?<!\\)(?P<sign>!?)\[(?P<text>[^\[\]]*)\]\([ \t]*"
    r"(?P<target>[^\s<>()](?:[^<>()\n]|\([^()\n]*\))*?)"
    rf"(?P<title>[ \t]+(?P<open>[\"'{CURLY}])[^\"'{CURLY}\n]*[\"'{CURLY}])?[ \t]*\)"
)
LEADS_TO_FILE = re.compile(
    rf"(?:\.md|{'|'.join(map(re.escape, sorted(PICTURE_SUFFIXES)))})(?:[#?]\S*)?\Z", re.IGNORECASE
)
_SPACE = re.compile(r"[ \t]")


@dataclass(frozen=True, slots=True)
class AlmostLink:
    """A link that is none: its words, target and title as written, where it stands, and what is in its way."""

    text: str
    target: str
    title: str
    is_image: bool
    line: int
    column: int

    @property
    def has_space(self) -> bool:
        return bool(_SPACE.search(self.target))

    @property
    def has_curly_title(self) -> bool:
        return any(sign in CURLY for sign in (self.title[:1], self.title[-1:]) if sign)


def almost_links(body: Body) -> Iterator[AlmostLink]:
    """Links and pictures whose target holds a space, or whose title stands within quotation marks that are none."""
    for block in body.tokens:
        if block.type != "inline" or "](" not in block.content:
            continue
        read = [(one.meta["start"], one.meta["end"]) for one in block.children or () if "end" in one.meta]
        for match in LOOKS_SO.finditer(block.content):
            if any(start < match.end() and match.start() < end for start, end in read):
                continue
            one = AlmostLink(
                " ".join(match["text"].split()),
                match["target"],
                (match["title"] or "").strip(),
                bool(match["sign"]),
                *body.spot(block, match.start()),
            )
            if _is_meant(one) and (one.has_space or one.has_curly_title):
                yield one


def _is_meant(one: AlmostLink) -> bool:
    """True where somebody has tried to write a link: brackets may stand beside each other in any text."""
    return one.is_image or bool(LEADS_TO_FILE.search(one.target) or SCHEME.match(one.target))
