"""The form reads Markdown as the checker and the page do: the same blocks on the same rows, words and links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from random import Random
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it.token import Token
from playwright.sync_api import Browser, Page

from servicebanken.bank.loading import load_bank
from servicebanken.text.allowed import TAGS
from servicebanken.text.commonmark import blocks_of, tokens_of
from servicebanken.text.rendering import rendered
from servicebanken.web.form.data import form_files
from servicebanken.web.scripts import script_files
from support.corpus import BANK
from support.hostile import TEXTS as HOSTILE
from support.markup import KINDS, LINES, MARKS, TEXTS, body_at
from support.outline import outline
from support.sites import ROOT, TODAY

# What has no shape of its own, or is told of by what stands in it.
_SILENT = frozenset({
    "thead_open", "thead_close", "tbody_open", "tbody_close", "paragraph_close", "heading_close", "inline",
})  # fmt: skip
_BLOCKS = {"list_item": "point", "blockquote": "quote", "hr": "rule", "tr": "row", "th": "cell", "td": "cell"}
_PIECES = {"softbreak": "line", "hardbreak": "break", "code_inline": "code", "html_inline": "html"}


def words(text: str) -> str:
    return " ".join(text.split())


def from_here(markdown: str) -> list[list[Any]]:
    """The shape of a text as the checker and the page have it."""
    shape: list[list[Any]] = []
    for token in tokens_of(blocks_of(markdown)):
        if token.type not in _SILENT:
            shape += [block(token)]
        shape += [piece(child, token) for child in token.children or ()]
    return joined(shape)


def joined(shape: list[list[Any]]) -> list[list[Any]]:
    """The same with texts that meet made one, and those left out that are only space."""
    made: list[list[Any]] = []
    for is_text, entries in groupby(shape, lambda entry: entry[0] == "text"):
        group = [*entries]
        told = words("".join(entry[1] for entry in group)) if is_text else ""
        made += [["text", told]] if told else [] if is_text else group
    return made


def block(token: Token) -> list[Any]:
    name, _, side = token.type.rpartition("_") if token.nesting else (token.type, "", "")
    kind = _BLOCKS.get(name, name)
    if side == "close":
        return ["end", "list" if kind.endswith("_list") else kind]
    assert token.map or kind == "cell"
    match kind:
        case "bullet_list" | "ordered_list":
            return ["list", kind == "ordered_list", int(token.attrs.get("start", 1))]
        case "paragraph":
            return ["paragraph", token.map[0] if token.map else 0, token.hidden]
        case "heading":
            return ["heading", token.map, int(token.tag[1]), token.markup in ("-", "=")]
        case "fence" | "code_block":
            return ["code", token.map, words(token.content)]
        case "html_block":
            return ["html", token.map, words(token.content)]
        case "cell":
            return ["cell", token.attrs.get("align", "")]
        case _:
            return [kind, (token.map or [0])[0]]


def piece(token: Token, held: Token) -> list[Any]:
    row = held.content.count("\n", 0, token.meta.get("start", 0))
    if token.type == "text":
        return ["text", token.content]
    if token.type == "link_open":
        href, title = str(token.attrs["href"]), str(token.attrs.get("title", ""))
        return ["a", href, title, token.markup in ("bare", "autolink"), row]
    if token.type == "image":
        return ["image", token.attrs["src"], token.attrs.get("title", ""), words(said(token)), row]
    if token.nesting:
        return ["open" if token.nesting > 0 else "close", token.tag]
    kind = _PIECES[token.type]
    return [kind, words(token.content), row] if token.content else [kind]


def said(token: Token) -> str:
    return "".join(
        said(one) if one.children else " " if "break" in one.type else one.content
        for one in token.children or ()
        if one.type != "html_inline"
    )


SHAPE = """(texts) => texts.map((text) => {
  const shape = [];
  const words = (said) => said.split(/[\\s\\x1c-\\x1f\\x85]+/).filter(Boolean).join(" ");
  const INLINE = {
    open: ({ tag, target, title, isBare = false }, row) =>
      tag === "a" ? ["a", target, title, isBare, row] : ["open", tag],
    close: ({ tag }) => ["close", tag],
    image: ({ target, title, words: said }, row) => ["image", target, title, words(said), row],
    code: ({ text }, row) => ["code", words(text), row],
    html: ({ text }, row) => ["html", words(text), row],
    line: () => ["line"],
    break: () => ["break"],
    text: ({ text }) => ["text", text],
  };
  const inline = ({ content, pieces }) =>
    shape.push(...pieces.map((one) => INLINE[one.kind](one, content.slice(0, one.start).split("\\n").length - 1)));
  const held = (block, ...about) => {
    shape.push(about);
    block.children.forEach((one) => draw(one, block));
    shape.push(["end", block.kind]);
  };
  const cell = (one, align) => {
    shape.push(["cell", align]);
    inline(one);
    shape.push(["end", "cell"]);
  };
  const BLOCK = {
    list: (list) => {
      list.children.forEach((point) => (point.isTight = list.isTight));
      held(list, "list", list.isOrdered, list.start);
    },
    point: (block) => held(block, "point", block.line),
    quote: (block) => held(block, "quote", block.line),
    rule: ({ line }) => shape.push(["rule", line]),
    definitions: () => {},
    paragraph: (block, parent) => {
      shape.push(["paragraph", block.line, Boolean(parent?.isTight)]);
      inline(block);
    },
    heading: (block) => {
      shape.push(["heading", [block.line, block.below], block.level, block.isUnderlined]);
      inline(block);
    },
    code: ({ line, below, rows }) => shape.push(["code", [line, below], words(rows.join("\\n"))]),
    html: ({ line, below, rows }) => shape.push(["html", [line, below], words(rows.join("\\n"))]),
    table: ({ line, rows, alignments }) => {
      shape.push(["table", line]);
      for (const row of rows) {
        shape.push(["row", row[0].line]);
        row.forEach((one, at) => cell(one, alignments[at]));
        shape.push(["end", "row"]);
      }
      shape.push(["end", "table"]);
    },
  };
  const draw = (block, parent) => BLOCK[block.kind](block, parent);
  servicebanken.markdown.read(text).forEach((block) => draw(block, null));
  return shape;
})"""


@pytest.fixture(scope="module")
def reader(browser: Browser) -> Iterator[Page]:
    """The form's scripts and the small valid bank, in an empty page."""
    page = browser.new_page()
    page.add_script_tag(content=dict(form_files(load_bank(BANK, today=TODAY)[0], []))["assets/form-data.js"])
    for name in ("assets/servicebanken.js", "assets/form.js"):
        page.add_script_tag(content=dict(script_files())[name])
    yield page
    page.close()


def from_form(reader: Page, *texts: str) -> list[list[list[Any]]]:
    """The shape of each text as the form has it."""
    return [joined(shape) for shape in reader.evaluate(SHAPE, [*texts])]


def alike(reader: Page, texts: dict[str, str]) -> None:
    read = from_form(reader, *texts.values())
    differing = {name for (name, text), shape in zip(texts.items(), read, strict=True) if shape != from_here(text)}
    for name in sorted(differing)[:1]:
        assert from_form(reader, texts[name])[0] == from_here(texts[name]), (name, len(differing))


def test_every_text_we_have_is_read_alike(reader: Page) -> None:
    """The bank's own texts, and the cards that have a fault each."""
    alike(reader, {str(path): body_at(path) for path in TEXTS})


def test_every_kind_is_read_alike(reader: Page) -> None:
    """The kinds that people elsewhere have run into, and what somebody who means ill might write."""
    alike(reader, KINDS | {text: text for text in HOSTILE})


# One text for the hypotheses: a page that is asked once for each of a hundred texts would be asked for long.
SEVERAL = st.lists(st.lists(LINES, max_size=8).map("\n".join), min_size=12, max_size=12)


@settings(deadline=None)
@given(SEVERAL)
def test_whatever_lines_are_laid_below_each_other(reader: Page, texts: list[str]) -> None:
    """However lines follow on lines, the form sees the blocks that the checker sees."""
    # Four spaces and a sign, where the library that the checker stands on reads otherwise than the forge and the form.
    assume(not any(re.search(r"^ {4,}(?:[#>*+-]|\d)", text, re.MULTILINE) for text in texts))
    alike(reader, {text: text for text in texts})


GLUED = 2_000


def test_marks_beside_each_other_are_read_alike(reader: Page) -> None:
    """What opens, what closes, and what is only a sign."""
    chance = Random(1)
    glued = ["".join(chance.choices(MARKS, k=chance.randint(2, 12))) for _ in range(GLUED)]
    alike(reader, {text: f"[1]: https://a.se 'titel'\n\n# {text}\n\nx{text}" for text in glued})


ENDLESS = [
    "*", "_", "~", "`", "[", "]", "![", "](", "<", "<!--", "<a b='", "&", "\\", "@", "_www.", "://a", "> ", "- ", "1. ",
    "a|", "|a|b|\n|-|-|\n", "[a]: b\n", "a **b", "**a* ", "[![a](b)](c)", "[a](<b", "\t", "```\n", "a\n-\n", "- a\n\n",
]  # fmt: skip


def test_no_text_is_too_much(reader: Page) -> None:
    """Eighty thousand signs of one kind are read to their end: nothing is too deep, and the page does not stop."""
    count = "(texts) => texts.map((text) => servicebanken.markdown.read(text).length)"
    lengths = reader.evaluate(count, [one * (80_000 // len(one)) for one in ENDLESS])
    assert all(length > 0 for one, length in zip(ENDLESS, lengths, strict=True) if one.strip())


PREVIEW = """(text) => {
  const { form, preview } = servicebanken;
  const [kind, title, ...drawn] = preview(form.types.berattelse, { values: {}, texts: { "Om projektet": text } });
  return drawn.map((one) => one.outerHTML).join("");
}"""


def on_the_page(markdown: str) -> list[str]:
    """The shape of a text on its page, its headings two levels further down and its links to files leading nowhere."""
    html = rendered(markdown, lambda target: "")
    lower = re.sub(r"<(/?)h([2-6])", lambda match: f"<{match[1]}h{min(int(match[2]) + 2, 6)}", html)
    return outline(lower)


@pytest.mark.parametrize(
    "text",
    [
        *(kind for kind in KINDS.values() if "![" not in kind and "<div>" not in kind),
        *(body_at(path) for folder in ("methods", "cases") for path in sorted((ROOT / folder).glob("[a-z]*.md"))),
    ],
    ids=lambda text: text.strip()[:20],
)
def test_the_preview_is_the_page(reader: Page, text: str) -> None:
    """What the writer sees beside the form is what the page will show: lists, tables, quotations, links and words."""
    assert outline(reader.evaluate(PREVIEW, text)) == on_the_page(f"## Om projektet\n\n{text}")


def test_a_text_that_is_not_read_is_not_drawn(reader: Page) -> None:
    """What is refused unread is said to be too large, also where the page would have to draw it at every key."""
    drawn = outline(reader.evaluate(PREVIEW, "Byn gick en runda. " * 2_000))
    assert drawn == ["Texten är för stor för att visas här."]


def test_a_column_of_numbers_stands_to_the_right(reader: Page) -> None:
    """The columns of a table stand as the writer says, and as on the page."""
    text = "| Ort | Antal |\n|:--|--:|\n| Torpa | 12 |"
    assert re.findall(r' class="([^"]+)"', reader.evaluate(PREVIEW, text)) == ["sb-left", "sb-right"] * 2


SOURCES = {
    "Byalagets kalasbok. Egen erfarenhet, november 2026": {"slag": "egen", "datum": "2026-11"},
    "Byalagets kalasbok. Samtal": {"slag": "samtal"},
    "Byalagets kalasbok. Bildspel, 9 mars 2020": {"slag": "bildspel", "datum": "2020-03-09"},
    "Byalagets kalasbok. 2024": {"adress": "https://example.org/kalla", "datum": "2024"},
    "Byalagets kalasbok. Trycksak, i våras": {"slag": "tryck", "datum": "i våras"},
    "Byalagets kalasbok. 2024-13": {"datum": "2024-13"},
    "Byalagets kalasbok": {},
}


@pytest.mark.parametrize("words", SOURCES)
def test_a_source_is_previewed_in_words(words: str, reader: Page) -> None:
    """Its kind and date stand in words as on the page; a date that is not one yet stands as it was typed."""
    seen = """(source) => {
      const { form, preview } = servicebanken;
      const drawn = preview(form.types.metod, { values: { kallor: [source] }, texts: {} });
      return drawn.at(-1).textContent;
    }"""
    assert reader.evaluate(seen, {"titel": "Byalagets kalasbok", **SOURCES[words]}) == words


def test_the_preview_holds_nothing_that_runs(reader: Page) -> None:
    """What somebody who means ill might write is words there, and no picture is asked for."""
    seen = """(texts) => texts.flatMap((text) => {
      const { form, preview } = servicebanken;
      const drawn = preview(form.types.berattelse, { values: {}, texts: { "Om projektet": text } });
      return drawn.flatMap((one) => [one, ...one.querySelectorAll("*")]).map((one) => [one.localName, one.href || ""]);
    })"""
    tags, targets = zip(*reader.evaluate(seen, [*HOSTILE]), strict=True)
    assert {*tags} <= {*TAGS, "span"} - {"img"}
    assert {target.partition(":")[0] for target in targets} == {"", "https", "mailto"}
