"""The text of a card: its lines, sections and links, all of them from one reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from .commonmark import blocks_of, tokens_of

_TAG = re.compile(r"<[^>\n]*>?")
_CODE = frozenset({"fence", "code_block"})


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text until the next heading of any level."""

    level: int
    title: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image in the text; `target` as an address, `is_bare` when it stands there without brackets."""

    text: str
    target: str
    is_image: bool
    line: int
    column: int
    title: str = ""
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class ShownText:
    """What is text in a block: not code, not markup, not where a link leads."""

    text: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class _Head:
    """A heading: the lines it takes, counted from 0, and what it says."""

    start: int
    below: int
    level: int
    title: str
    written: str
    is_underlined: bool
    is_nested: bool

    @property
    def is_slip(self) -> bool:
        """True for a sentence, or several lines, of which dashes meant as a rule make a heading."""
        return self.is_underlined and ("\n" in self.written or self.title.endswith((".", "!", "?")))


@dataclass(frozen=True)
class Body:
    """A text that begins on `first_line` of its file."""

    text: str
    first_line: int = 1

    @cached_property
    def _state(self) -> StateCore:
        return blocks_of(self.text)

    @property
    def blocks(self) -> list[Token]:
        """The blocks, whose lines need not have been read: see `blocks_of`."""
        return self._state.tokens

    @cached_property
    def tokens(self) -> list[Token]:
        """The blocks with what their lines hold."""
        return tokens_of(self._state)

    @cached_property
    def written(self) -> list[str]:
        """The lines as they were written."""
        return self.text.split("\n")

    @cached_property
    def lines(self) -> list[str]:
        """The lines as they are to be judged: code is blanked, so that lines and columns stay."""
        lines = [*self.written]
        for block in self.tokens:
            if block.type in _CODE and block.map:
                start, end = block.map
                lines[start:end] = [""] * (end - start)
            for one in block.children or ():
                if one.type == "code_inline":
                    self._blank(lines, block, one.meta["start"], one.meta["end"])
        return lines

    def _blank(self, lines: list[str], block: Token, start: int, end: int) -> None:
        while start < end:
            line, column = self.spot(block, start)
            piece = block.content[start:end].partition("\n")[0]
            at, row = column - 1, line - self.first_line
            lines[row] = lines[row][:at] + " " * len(piece) + lines[row][at + len(piece) :]
            start += len(piece) + 1

    def spot(self, block: Token, index: int) -> tuple[int, int]:
        """Line in the file, and column, of what stands at `index` in the content of a block."""
        begins = block.content.rfind("\n", 0, index) + 1
        line = block.content[begins:].partition("\n")[0]
        row = (block.map or [0])[0] + block.content.count("\n", 0, begins)
        return self.first_line + row, max(0, self.written[row].find(line)) + index - begins + 1

    @cached_property
    def links(self) -> list[Link]:
        """Every link and image, however it is written."""
        return [link for block in self.tokens for link in self._links_in(block)]

    def _links_in(self, block: Token) -> Iterator[Link]:
        children = block.children or []
        for index, one in enumerate(children):
            if one.type not in ("link_open", "image"):
                continue
            is_image = one.type == "image"
            words = _words(one.children or ()) if is_image else _words(_until_closed(children, index))
            line, column = self.spot(block, one.meta.get("start", 0))
            target, title = str(one.attrs["src" if is_image else "href"]), str(one.attrs.get("title", ""))
            yield Link(words.strip(), target, is_image, line, column, title, one.markup in ("bare", "autolink"))

    @cached_property
    def words(self) -> list[ShownText]:
        """Text as it is shown, piece by piece, and where each stands."""
        return [words for block in self.tokens for words in self._words_in(block)]

    def _words_in(self, block: Token) -> Iterator[ShownText]:
        index = 0
        for one in block.children or ():
            index = one.meta.get("start", index)
            if one.type == "text":
                found = block.content.find(one.content, index)
                index = found if found >= 0 else index
                yield ShownText(one.content, *self.spot(block, index))
                index += len(one.content)
            index = one.meta.get("end", index) if one.type != "link_open" else index

    @cached_property
    def html(self) -> list[ShownText]:
        """HTML that somebody has written: each tag in a line, and the first of each block that is nothing else."""
        found = []
        for block in self.tokens:
            if block.type == "html_block" and block.map and (tag := _TAG.search(block.content)):
                row = block.map[0] + block.content.count("\n", 0, tag.start())
                found.append(ShownText(tag[0], self.first_line + row, max(0, self.written[row].find(tag[0])) + 1))
            for one in block.children or ():
                if one.type == "html_inline":
                    found.append(ShownText(one.content, *self.spot(block, one.meta["start"])))
        return found

    @cached_property
    def sections(self) -> list[Section]:
        """Headings with their text, both `## Rubrik` and underlined ones."""
        heads = [head for head in self._heads if not head.is_slip and not head.is_nested]
        ends = [head.start for head in heads[1:]] + [len(self.lines)]
        return [
            Section(
                head.level,
                head.title,
                self.first_line + head.start,
                "\n".join(self.lines[head.below : end]).strip(),
            )
            for head, end in zip(heads, ends, strict=False)
        ]

    @cached_property
    def titles(self) -> list[str]:
        """The words of every heading, those in quotations too; a picture in one has none."""
        return [
            _words(one for one in inline.children or () if one.type != "image").strip()
            for block, inline in pairwise(self.tokens)
            if block.type == "heading_open"
        ]

    @cached_property
    def slips(self) -> list[tuple[int, str]]:
        """Sentences, each with the line of the dashes just below, meant as a rule, that make headings of them."""
        return [
            (self.first_line + head.below - 1, head.written.rpartition("\n")[2])
            for head in self._heads
            if head.is_slip and not head.is_nested
        ]

    @cached_property
    def nested(self) -> list[tuple[int, str]]:
        """Headings within a quotation or a list, each with its line: none of the card's sections."""
        return [(self.first_line + head.start, head.title) for head in self._heads if head.is_nested]

    @cached_property
    def _heads(self) -> list[_Head]:
        return [
            _Head(
                start=block.map[0],
                below=block.map[1],
                level=int(block.tag[1]),
                title=_words(inline.children or ()).strip(),
                written=inline.content,
                is_underlined=block.markup in ("-", "="),
                is_nested=block.level > 0,
            )
            for block, inline in pairwise(self.tokens)
            if block.type == "heading_open" and block.map
        ]


def _until_closed(children: list[Token], index: int) -> Iterator[Token]:
    """What stands in the link that opens at the index; a link never stands in another."""
    for one in children[index + 1 :]:
        if one.type == "link_close":
            return
        yield one


def _words(tokens: Iterable[Token]) -> str:
    """What is read of these when they are text alone."""
    return "".join(
        _words(one.children or ()) if one.type == "image" else " " if "break" in one.type else one.content
        for one in tokens
        if one.type != "html_inline"
    )
