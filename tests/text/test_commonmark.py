"""A text reads here as it does on the forge: the same lists, tables, quotations, links and words."""

from __future__ import annotations

import re
from pathlib import Path

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import assume, given

from servicebanken.text.commonmark import as_html, blocks_of, tokens_of
from support.corpus import CARDS
from support.madeup import markdown_texts
from support.outline import outline
from support.sites import ROOT

TEXTS = sorted([
    *(path for folder in ("methods", "cases", "docs") for path in (ROOT / folder).rglob("*.md")),
    *CARDS.rglob("*.md"),
])  # fmt: skip


def here(markdown: str) -> list[str]:
    return outline(as_html(tokens_of(blocks_of(markdown))))


def on_the_forge(markdown: str) -> list[str]:
    extensions = ["table", "strikethrough", "autolink"]
    return outline(cmarkgfm.markdown_to_html_with_extensions(markdown, Options.CMARK_OPT_UNSAFE, extensions))


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_every_text_we_have_is_read_as_on_the_forge(path: Path) -> None:
    """What a contributor saw in the preview is what the site shows."""
    text = "\n".join(path.read_bytes().decode("utf-8", "replace").replace("\ufeff", "").splitlines())
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    assert here(body) == on_the_forge(body)


KINDS = {
    "sub-points by two spaces": "- till lokalen\n  - karta\n  - pennor\n- till fikat\n   - koppar\n   - bullar\n",
    "a list below a line": "**Program**\n* 18.00 Samling\n* 18.15 Genomgång\n",
    "a numbered list below a line": "Ta med:\n1. karta\n2. pennor\n",
    "a numbered list that begins at two below a line": "Ta med:\n2. karta\n3. pennor\n",
    "a table below a line": "Ansvar:\n| Vad | Vem |\n|---|---|\n| Lokal | Byalaget |\n",
    "steps with paragraphs": "1. Bjud in.\n\n   I god tid.\n\n2. Boka lokal.\n\n   Ring.\n\n3. Sätt upp lappar.\n",
    "a list that begins at four": "Text.\n\n4. Håll mötet.\n5. Skriv ner.\n",
    "points and then steps": "- karta\n- pennor\n\n1. Detta är ett.\n2. Detta är två.\n",
    "other brackets": "1) ett\n2) två\n\n* a\n+ b\n- c\n",
    "mail within angles": "Skriv till <byalaget@example.se> om ni undrar.\n",
    "mail": "Skriv till byalaget@example.se, eller mailto:kommun@example.se.\n",
    "addresses": "Se www.example.se/a_b_c, (https://example.se/x?y=1&z=2). Och http://example.se!\n",
    "an address without scheme": "Se example.se och gullabo.se/butiken.\n",
    "an address in a link's words": "[se https://www.example.se här](https://www.example.org)\n",
    "an address with brackets": "https://example.se/a_(b) och (https://example.se/c)\n",
    "targets in angles": '![Karta](<min karta.png> "Foto") och [text](<a b.md>)\n',
    "targets with spaces": "![Karta](min karta.png)\n",
    "targets with brackets": "[a](karta(1).md) [b](karta%20(1).md) [c](a\\)b.md)\n",
    "references": "Se [kartan][1] och [byn] samt [ingen][2].\n\n[1]: https://example.se 'Titel'\n[Byn]: <by a.md>\n",
    "struck out": "~~borta~~ och ~borta~ men ~~~inte~~~ här\n",
    "escapes": "\\*inte kursiv\\* och \\# inte rubrik, 1\\. inte lista, a\\_b\n",
    "entities": "&lt;b&gt; &amp; &aring; &#229; &nbsp;x\n",
    "breaks": "rad ett  \nrad två\\\nrad tre\nrad fyra\n",
    "a heading without space": "##Rubrik\n\n#torpa är en hashtag\n",
    "an underlined paragraph": "rad ett\nrad två\n---\n\nRubrik\n===\n",
    "code": "`a ``b` ``c`d`` `öppen\n\n    indraget\n\n```sh\nx\n```\n~~~\ny\n",
    "a quotation that goes on": "> rad ett\nrad två\n\n> - a\n> - b\n>\n> > inre\n",
    "tables": "|a|b|\n|:-|-:|\n|x|\\||\n|y|\n|z|1|2|\n\na | b\n--- | ---\n`x` | **y**\n",
    "a table within a list": "- punkt\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n",
    "html": "<b>fet</b>\n\n<div>\n\n*x*\n\n</div>\n",
}


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
