"""The bank → a stream of pages, drawn by the templates, where one can see them.

Text from cards is escaped wherever a template writes it out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

import frontmatter

from ...bank.nearness import nearest_cases, similar_cases
from ...model.cards import Stage
from ...model.fields import GLOSSARY, is_card_path
from ..addresses import page_of
from ..made import Page
from .drawer import INDEXES, Drawer

_TITLE = re.compile(r"^# (.+)$", re.MULTILINE)


def render_pages(drawer: Drawer) -> Iterator[Page]:
    """Every page that the bank gives rise to.

    Of the pages written by hand the start page is drawn with its text first, the others as they are, with their links
    leading from page to page.
    """
    texts = drawer.texts
    drawn = set()
    for page in _drawn(drawer):
        drawn.add(page.src_uri)
        yield page
    for name in sorted(texts.keys() - drawn):
        # What is checked as a card is, but could not be made, is not shown as it was written.
        if not is_card_path(path := f"docs/{name}") and path != f"{GLOSSARY.folder}/{GLOSSARY.name}.md":
            title, summary = _said_in(texts[name], name)
            markdown = drawer.page_text(name)
            yield Page(src_uri=name, title=title, summary=summary, markdown=markdown, path=path)


def _said_in(text: str, name: str) -> tuple[str, str]:
    """(title, summary) of a page written by hand; without a title of its own it is called as its first heading."""
    post = frontmatter.loads(text)
    heading = _TITLE.search(post.content)
    title = post.get("title") or (heading[1] if heading else name)
    return unescape(str(title)), unescape(str(post.get("description") or ""))


def _drawn(drawer: Drawer) -> Iterator[Page]:
    bank = drawer.bank
    for method in [*bank.methods, *bank.archived_methods]:
        yield drawer.card("metod", method)
    for case in [*bank.cases, *bank.archived_cases]:
        yield drawer.card("berattelse", case, similar=similar_cases(bank, case))
    for theme in bank.themes:
        yield drawer.draw("tema", page_of(theme), theme=theme, path=theme.path)
    for programme in bank.programmes:
        yield drawer.draw("program", page_of(programme), programme=programme, path=programme.path)
    for municipality in bank.register.municipalities:
        near = nearest_cases(bank, municipality)
        yield drawer.draw("kommun", page_of(municipality), municipality=municipality, near=near)
    for region in bank.register.regions:
        yield drawer.draw("region", page_of(region), region=region)
    for stage in Stage:
        guide = bank.stage_guide(stage)
        yield drawer.draw("skede", page_of(stage), stage=stage, guide=guide, path=guide.path if guide else None)
    for template, name in INDEXES.items():
        yield drawer.draw(template, name)
    if bank.glossary:
        glossary = bank.glossary
        anchors = drawer.anchors_given(glossary.path)
        yield drawer.draw("ordlista", page_of(glossary), glossary=glossary, anchors=anchors, path=glossary.path)
    if "index.md" in drawer.texts:
        yield drawer.start("index.md")
