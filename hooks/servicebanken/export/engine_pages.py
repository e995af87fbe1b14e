"""A page that the core has drawn, as one of the engine's own, which then has no Markdown to read and none to draw."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage

from ..web.made import Page

_ANCHOR = re.compile(r'\bid="([^"]*)"')


class FinishedPage(MkDocsPage):
    """The page as the engine's frame asks for it; in the navigation it is called what the settings call it there."""

    def __init__(self, made: Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(_titles_in(config.nav or ()).get(file.src_uri), file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:
        """What the page says of itself. Its words are HTML: the frame writes titles out as they are."""
        made = self.made
        self.markdown = ""
        self.meta = {"title": str(Markup.escape(made.title)), "stil": [*made.styles], "skript": [*made.scripts]}
        if made.summary:
            self.meta["description"] = str(Markup.escape(made.summary))

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Its text as it was drawn."""
        self.content = self.made.html

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]
        """The anchors that links may lead to, looked for when the engine asks."""
        return {*_ANCHOR.findall(self.made.html)}


def _titles_in(nav: Any) -> dict[str, str]:
    """What pages are called in the settings of the navigation, by name; a section has its own list."""
    titles: dict[str, str] = {}
    for item in [nav] if isinstance(nav, Mapping) else nav:
        for title, below in item.items() if isinstance(item, Mapping) else ():
            titles |= {below: title} if isinstance(below, str) else _titles_in(below)
    return titles
