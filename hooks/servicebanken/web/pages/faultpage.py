"""What the preview shows instead of the site while something in the bank is broken: every problem, at its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...problems import Problem, by_file, position_of, stops, summary
from ..policy import content_policy
from .language import template_environment

START = "index.html"
# What a server answers with where it has no page; such an answer is not told when the bank is whole again.
UNKNOWN = "404.html"


def fault_pages(problems: Sequence[Problem], addresses: Iterable[str], top: str) -> dict[str, str]:
    """The same page at every address that a reader may be at; `top` is the address of the site itself."""
    template = template_environment().get_template("fel.html.jinja")
    # What stops the site comes first; the rest can wait.
    files = [(summary(found), found) for found in sorted(by_file(problems), key=lambda found: not stops(found))]
    known = {"files": files, "summary": summary(problems), "position_of": position_of, "top": top}
    known["policy"] = content_policy(is_preview=True)
    page, asking = (template.render(**known, asks_again=asks_again) for asks_again in (False, True))
    return {**dict.fromkeys([START, *addresses], page), UNKNOWN: asking}
