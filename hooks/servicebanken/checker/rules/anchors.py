"""Links to headings lead to headings that are there, on the same page or on another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from ...problems import Judged, Problem, Spot, problem, short
from ...swedish import joined, nearest
from ...text.anchors import Anchor, Anchors
from ...text.body import Body, Link
from ...text.dashes import below_header
from ...text.paths import as_target, repository_path
from ...text.shelf import Shelf
from ...text.typography import instead
from .size import judge_size

# Where no sign follows a # there is none to follow to a heading; most texts have no such link, and need not be read.
_MAY_LEAD = re.compile(r"#[^\s#]|&num;")

# More headings than this are not read in a message.
_MOST_NAMED = 12


def body_at(path: str, shelf: Shelf) -> Body | None:
    """What stands below the header of the file; None where there is nothing, or more than is read."""
    text = shelf.text(path).value
    body = below_header(text) if text is not None else None
    return None if body is None or any(judge_size(body, path)) else body


def links_lead_to_headings(
    paths: Iterable[str], shelf: Shelf, anchors_at: Callable[[str], Anchors | None]
) -> Iterator[Judged[str]]:
    """What follows # in a link, in cards and in pages written by hand, is a heading of the file that it leads to."""
    for path in paths:
        if _MAY_LEAD.search(shelf.text(path).value or "") and (body := body_at(path, shelf)):
            yield Judged(path, tuple(_dead(body, path, shelf, anchors_at)))


def _dead(body: Body, path: str, shelf: Shelf, anchors_at: Callable[[str], Anchors | None]) -> Iterator[Problem]:
    for link in body.links:
        fragment = _fragment(link)
        target = path if link.target.startswith("#") else repository_path(link.target, path)
        file = shelf.found(target) if fragment and target else None
        anchors = anchors_at(file) if file and file.endswith(".md") else None
        if anchors and not anchors.named(fragment):
            where = "" if file == path else f" i {file}"
            yield _told(link, anchors, where, Spot(path, link.line, link.column))


def _fragment(link: Link) -> str:
    """What stands after #, without what a browser looks for in the text by itself; the top is on every page."""
    fragment = link.target.partition("#")[2].partition(":~:")[0]
    return "" if link.is_image or fragment.lower() == "top" else fragment


def _told(link: Link, anchors: Anchors, where: str, at: Spot) -> Problem:
    message = f"länken till ”{short(link.target)}” leder till en rubrik som inte finns{where}."
    if near := _nearest(link, anchors):
        target = as_target(f"{link.target.partition('#')[0]}#{near.on_forge}")
        help = instead(f"[{short(link.text)}]({target})")
        return problem("lank-till-saknad-rubrik", at, f"{message} Menade du ”{near.title}”?", help)
    titles = [f"”{short(one.title)}”" for one in anchors.anchors][:_MOST_NAMED]
    which = f"Rubrikerna där är {joined(titles)}." if titles else "Där finns inga rubriker."
    return problem("lank-till-saknad-rubrik", at, f"{message} {which}")


def _nearest(link: Link, anchors: Anchors) -> Anchor | None:
    by_name = {name: one for one in anchors.anchors for name in (one.on_page, one.on_forge)}
    near = nearest(unquote(link.target.partition("#")[2]), by_name)
    return by_name[near] if near else None
