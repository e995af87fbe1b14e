"""What a card's links and pictures lead to: files that must be there, and small enough to show."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ...problems import Problem, Sentence, Spot, short
from ...text.allowed import LOOKS_LIKE_SITE, SCHEMES, scheme_of
from ...text.body import Body, Link
from ...text.paths import as_target, repository_path
from ...text.shelf import Shelf
from ...text.typography import instead
from ..values.reading import BLANK
from ..values.singles import is_web_address
from .names import called_in_case
from .pictures import judge_picture

BROKEN_LINK = Sentence(
    "trasig-lank",
    "länken till ”{target}” leder till en fil som inte finns.",
    "Länken till ”{target}” leder till en sida som inte finns. Kopiera hela adressen från webbläsaren.",
)
FILE_IN_OTHER_CASE = Sentence(
    "trasig-lank",
    "länken till ”{target}” leder till en fil som inte finns: den heter {called}. Skriv namnet så.",
    "Länken till ”{target}” leder till en sida som inte finns: den heter {called}. Skriv namnet så.",
)
LINK_WITHOUT_SCHEME = Sentence(
    "trasig-lank",
    "länken till ”{target}” leder till en fil som inte finns. Skriv https:// först.",
    "Länken till ”{target}” leder ingenstans. Skriv https:// först.",
)
NO_LICENCE = Sentence(
    "bild-utan-licens",
    "det står inte vad bilden ”{target}” får användas till.",
    "Det står inte vad bilden ”{target}” får användas till. Skriv fotograf och licens inom raka citattecken efter "
    "bildens filnamn.",
)


def judge_targets(body: Body, path: str, shelf: Shelf, licensed: str | None = None) -> Iterator[Problem]:
    """A link to a file leads to one that exists; an image can be shown, and may be: `licensed` is the header's."""
    for link in body.links:
        if link.text.startswith("^"):
            # A note of the forge's, which is told of as such: its one word was never meant as a file.
            continue
        at = Spot(path, link.line, link.column)
        target = repository_path(link.target, path)
        if link.is_image and scheme_of(link.target) in SCHEMES:
            # Every reader's browser would ask another host for it.
            yield from judge_picture(link.target, at, shelf)
        is_absolute = link.target.startswith("/") and not link.target.startswith("//")
        if target is not None and link.is_image:
            name = posixpath.relpath(target, posixpath.dirname(path))
            found = [*judge_picture(name, at, shelf)]
            yield from found
            if not found and link.text and _is_blank(link.title) and name != licensed:
                yield _unlicensed(link, at)
        elif is_absolute or (target is not None and not shelf.found(target)):
            yield _broken(link, at, called_in_case(target, shelf) if target else "")


def _broken(link: Link, at: Spot, called: str) -> Problem:
    target = short(link.target)
    if called:
        return FILE_IN_OTHER_CASE.at(at, target=target, called=called)
    if LOOKS_LIKE_SITE.match(link.target) and is_web_address(f"https://{link.target}"):
        help = instead(f"[{link.text}](https://{link.target})")
        return LINK_WITHOUT_SCHEME.at(at, help, target=target)
    return BROKEN_LINK.at(at, target=target)


def _is_blank(title: str) -> bool:
    """True where nothing is said, or what should be filled in still is to be."""
    return not title or BLANK in title


def _unlicensed(link: Link, at: Spot) -> Problem:
    written = f'![{short(link.text)}]({as_target(link.target)} "Foto: {BLANK} Licens: {BLANK}")'
    return NO_LICENCE.at(at, instead(written), target=short(link.target))
