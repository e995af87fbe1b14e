"""The text of a card: its lines, sections and links, each read once, and what must not stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .conversion import SCHEMES, scheme_of
from .inline import DEFINED, spans_of, without_code
from .model import Problem
from .problems import TURNING, Spot, problem

_HASHES = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_NO_PARAGRAPH = re.compile(r"\s*(?:[-*+>#|]|\d+\.)")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HTML = re.compile(r"<(?!https?://[^\s<>]+>|mailto:[^\s<>]+>)/?[a-zA-Z!?][^>]*>?")
_BRACES = re.compile(r"\{\{|\{%|\{#|\{:|\{\s*[.#]|--8<--|^:::")
_BRACE_SIGNS = ("{", "--8<--", ":::")
MUTE_WORDS = frozenset(
    [
        "läs mer",
        "läs mer här",
        "här",
        "klicka här",
        "tryck här",
        "länk",
        "länken",
        "mer",
        "denna länk",
        "den här länken",
    ]
)


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

    place: int
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
        ends = [head.place for head in heads[1:]] + [len(self.lines)]
        return [
            Section(
                head.level,
                head.title,
                self.first_line + head.place,
                "\n".join(self.lines[head.below : end]).strip(),
            )
            for head, end in zip(heads, ends, strict=False)
        ]

    @cached_property
    def slips(self) -> list[tuple[int, str]]:
        """Sentences, each with its line, of which dashes just below, meant as a rule, make headings."""
        return [(self.first_line + head.place, self.lines[head.place]) for head in self._heads if _is_slip(head)]

    @cached_property
    def _heads(self) -> list[_Head]:
        return list(self._found_heads())

    def _found_heads(self) -> Iterator[_Head]:
        for place, line in enumerate(self.lines):
            if not line.startswith(("#", "=", "-")):
                continue
            if hashes := _HASHES.match(line):
                title = line[hashes.end() :].rstrip().rstrip("#").strip()
                yield _Head(place, place + 1, len(hashes[0]), title)
            elif _UNDERLINE.match(line) and self._may_be_underlined(place):
                title = self.lines[place - 1].strip()
                level = 1 if line[0] == "=" else 2
                yield _Head(place - 1, place + 1, level, title)

    def _may_be_underlined(self, place: int) -> bool:
        """True below a line of text that begins a paragraph; a list item or a lone rule is no heading."""
        if not place or not self.lines[place - 1].strip():
            return False
        begins = place < 2 or not self.lines[place - 2].strip()
        return begins and not _NO_PARAGRAPH.match(self.lines[place - 1])


def _is_slip(head: _Head) -> bool:
    """True for an underlined sentence."""
    return head.below - head.place == 2 and head.title.endswith((".", "!", "?"))


def judge_text(body: Body, path: str) -> Iterator[Problem]:
    """What must not stand in a text: HTML, code, dangerous or mute links, images without description."""
    turned = TURNING.search(body.text)
    if turned:
        told = "raden har ett tecken som inte syns och som vänder textens riktning. Skriv om raden för hand."
        yield problem("inte-text", Spot(path, body.first_line + body.text.count("\n", 0, turned.start())), told)
    has_braces = any(sign in body.text for sign in _BRACE_SIGNS)
    for number, line in enumerate(body.lines, body.first_line):
        if "<" in line and (found := _HTML.search(line)):
            told = f"”{found[0][:40]}” är HTML, och det släpps inte igenom. Skriv i Markdown, eller &lt; för tecknet <."
            yield problem("html-i-texten", Spot(path, number, found.start() + 1), told)
        if has_braces and (found := _BRACES.search(line)):
            mark = found[0].strip()
            cure = "Skriv utan klamrar." if mark.startswith("{") else "Skriv på ett annat sätt."
            told = f"”{mark}” skulle tolkas som kod. {cure}"
            yield problem("sarskild-syntax", Spot(path, number, found.start() + 1), told)
    for link in body.links:
        yield from _judge_link(link, Spot(path, link.line, link.column))


def _judge_link(link: Link, at: Spot) -> Iterator[Problem]:
    if scheme_of(link.target) not in SCHEMES | {""}:
        told = f"länken ”{link.target[:40]}” får inte användas. Länkar börjar med https:// eller leder till en fil."
        yield problem("farlig-lank", at, told)
    elif not link.target:
        told = f"länken ”{link.text[:60]}” leder ingenstans. Skriv adressen inom parenteserna."
        yield problem("trasig-lank", at, told, f"Skriv så här:  [{link.text[:60]}](https://www.example.se/)")
    elif link.is_image and not link.text:
        told = f"bilden ”{link.target}” saknar beskrivning för den som inte ser den."
        yield problem("bild-utan-alt", at, told, f"Skriv så här:  ![Vad bilden visar]({link.target})")
    elif not link.is_image and link.text.strip(" .!:»>").lower() in MUTE_WORDS:
        told = f"länktexten ”{link.text}” säger inte vart länken leder. Skriv vad läsaren kommer till."
        yield problem("intetsagande-lank", at, told)
