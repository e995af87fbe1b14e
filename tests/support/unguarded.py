"""Builds a site with some of its guards taken away, to see that those left are enough alone.

Called as: python unguarded.py WITHOUT ARGUMENTS…; WITHOUT is `checker`, or `all` but what the browser does; the rest is
for MkDocs.
"""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from servicebanken.bank import loading
from servicebanken.checker.values import singles as scalars
from servicebanken.text import header as frontmatter
from servicebanken.text import rendering
from servicebanken.web.pages import language as drawing


def main() -> None:
    """What is broken is built; and when nothing guards, words of cards are written out as if they were HTML."""
    without, *sys.argv[1:] = sys.argv[1:]
    load_bank = loading.load_bank

    def unjudged(*arguments: Any, **options: Any) -> Any:
        bank, _ = load_bank(*arguments, **options)
        # The pages of three hundred municipalities are alike, and take longer to draw than all the rest.
        told = tuple({region: None for case in bank.cases for region in bank.regions_of(case)})
        places = tuple(place for place in bank.register.municipalities if place.region in told)
        return replace(bank, register=replace(bank.register, regions=told, municipalities=places)), []

    for module, name, lax in (
        (loading, "load_bank", unjudged),
        (scalars, "is_web_address", lambda text: True),
        (frontmatter, "UNSEEN", re.compile("(?!)")),
        *(LAX if without == "all" else ()),
    ):
        setattr(module, name, lax)
    from mkdocs.__main__ import cli

    cli(prog_name="mkdocs")


LAX = (
    (rendering, "_sanitised", lambda html, led: html),
    (drawing, "escaped", lambda text: text if isinstance(text, Markup) else Markup(str(text))),
    (drawing, "address", Markup),
)

if __name__ == "__main__":
    main()
