"""The text of a card: its lines, sections and links, each read once, and what must not stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .inline import DEFINED, spans_of, without_code

_HASHES = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_NO_PARAGRAPH = re.compile(r"\s*(?:[-*+>#|]|\d+\.)")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text until the next heading of any level."""

    level: int
    title: str
    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """A link or image in the text; `target` as written."""

    text: str
    target: str
    is_image: bool
    line: int
    column: int
    title: str = ""


@dataclass(frozen=True, slots=True)
class _Head:
    """Where a heading and the text below it stand among the lines."""

    index: int
    below: int
    level: int
    title: str


@dataclass(frozen=True)
class Body:
    """A text that begins on `first_line` of its file."""

    text: str
    first_line: int = 1

    @cached_property
    def lines(self) -> list[str]:
        """The lines as they are to be judged: code is blanked, so that lines and columns stay."""
        if not any(sign in self.text for sign in "`~"):
            return self.text.split("\n")
        lines, fence = [], ""
        for line in self.text.split("\n"):
            mark = _FENCE.match(line)
            if mark and (not fence or mark[1] == fence):
                fence = "" if fence else mark[1]
                lines.append("")
            else:
                lines.append("" if fence else without_code(line))
        return lines

    @cached_property
    def links(self) -> list[Link]:
        """Every link and image, inline or defined by reference."""
        links = []
        for number, line in enumerate(self.lines, self.first_line):
            if "[" not in line:
                continue
            for span in spans_of(line):
                links.append(Link(span.text.strip(), span.target, span.is_image, number, span.start + 1, span.title))
            if defined := DEFINED.match(line):
                links.append(Link(defined["text"], defined["target"], False, number, defined.start() + 1))
        return links

    @cached_property
    def sections(self) -> list[Section]:
        """Headings with their text, both `## Rubrik` and underlined ones."""
        heads = [head for head in self._heads if not _is_slip(head)]
        ends = [head.index for head in heads[1:]] + [len(self.lines)]
        return [
            Section(
                head.level,
                head.title,
                self.first_line + head.index,
                "\n".join(self.lines[head.below : end]).strip(),
            )
            for head, end in zip(heads, ends, strict=False)
        ]

    @cached_property
    def slips(self) -> list[tuple[int, str]]:
        """Sentences, each with its line, of which dashes just below, meant as a rule, make headings."""
        return [(self.first_line + head.index, self.lines[head.index]) for head in self._heads if _is_slip(head)]

    @cached_property
    def _heads(self) -> list[_Head]:
        return list(self._found_heads())

    def _found_heads(self) -> Iterator[_Head]:
        for index, line in enumerate(self.lines):
            if not line.startswith(("#", "=", "-")):
                continue
            if hashes := _HASHES.match(line):
                title = line[hashes.end() :].rstrip().rstrip("#").strip()
                yield _Head(index, index + 1, len(hashes[0]), title)
            elif _UNDERLINE.match(line) and self._may_be_underlined(index):
                title = self.lines[index - 1].strip()
                level = 1 if line[0] == "=" else 2
                yield _Head(index - 1, index + 1, level, title)

    def _may_be_underlined(self, index: int) -> bool:
        """True below a line of text that begins a paragraph; a list item or a lone rule is no heading."""
        if not index or not self.lines[index - 1].strip():
            return False
        begins = index < 2 or not self.lines[index - 2].strip()
        return begins and not _NO_PARAGRAPH.match(self.lines[index - 1])


def _is_slip(head: _Head) -> bool:
    """True for an underlined sentence."""
    return head.below - head.index == 2 and head.title.endswith((".", "!", "?"))
