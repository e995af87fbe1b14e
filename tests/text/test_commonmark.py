"""A text reads here as it does on the forge: the same lists, tables, quotations, links and words."""

from __future__ import annotations

import re
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import assume, given

from servicebanken.text.commonmark import as_html, blocks_of, tokens_of
from support.markup import KINDS, TEXTS, body_at, markdown_texts
from support.outline import outline


def here(markdown: str) -> list[str]:
    return outline(as_html(tokens_of(blocks_of(markdown))))


def on_the_forge(markdown: str) -> list[str]:
    extensions = ["table", "strikethrough", "autolink"]
    return outline(cmarkgfm.markdown_to_html_with_extensions(markdown, Options.CMARK_OPT_UNSAFE, extensions))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_text_we_have_is_read_as_on_the_forge(path: Path) -> None:
    """What a contributor saw in the preview is what the site shows."""
    body = body_at(path)
    assert here(body) == on_the_forge(body)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_read_as_on_the_forge(kind: str) -> None:
    """The kinds that people elsewhere have run into, one by one."""
    assert here(KINDS[kind]) == on_the_forge(KINDS[kind])


def test_the_reading_is_the_one_that_was_meant() -> None:
    """The oracle agrees with what the writer wanted: points below points, a list below a line, the numbers written."""
    nested, below = here(KINDS["sub-points by two spaces"]), here(KINDS["a table below a line"])
    assert nested[:7] == ["<ul >", "<li >", "till lokalen", "<ul >", "<li >", "karta", "</li>"]
    assert below[:2] == ["Ansvar:", "<table >"]
    assert here(KINDS["a list that begins at four"])[1] == "<ol 4>"


@given(markdown_texts)
def test_whatever_lines_are_laid_below_each_other(text: str) -> None:
    """However lines follow on lines, blocks begin and end where the forge lets them."""
    # Four spaces and a sign, below a point that is less far in: one of the few things that our library reads otherwise.
    assume(not re.search(r"^ {4,}(?:[#>*+-]|\d)", text, re.MULTILINE))
    assert here(text) == on_the_forge(text)
