"""The text of a card, judged: its headings against the fixed ones, its links and images, and what must not be there."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .fields import GENERATED_HEADINGS
from .kinds import Heading
from .model import Problem
from .problems import Spot, problem
from .swedish import fold, joined, nearest

_HASHED = re.compile(r"(?P<marks>#{1,6})(?P<gap>\s*)(?P<title>.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"(=+|-+)[ ]*$")
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_CODE = re.compile(r"(`+).+?\1")
_HTML = re.compile(r"<(?!https?://[^\s>]+>|mailto:[^\s>]+>)/?[a-zA-Z!?][^>]*>?")
_BRACES = re.compile(r"\{\{|\{%|\{#|\{:|\{\s*[.#]|--8<--|^:::")
_LINK = re.compile(r"(?P<bang>!?)\[(?P<text>(?:[^\[\]]|\[[^\]]*\])*)\]\(\s*<?(?P<target>[^)>\s]*)>?(?:\s+[^)]*)?\)")
_DEFINED = re.compile(r"^\s{0,3}\[(?P<text>[^\]]+)\]:\s*<?(?P<target>[^>\s]+)")
_SCHEME = re.compile(r"\s*(?P<scheme>[a-zA-Z][a-zA-Z0-9+.\-]*):")
_EMPTY_WORDS = frozenset(
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

SAFE_SCHEMES = frozenset({"http", "https", "mailto", "tel"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the body, outside fenced code, with inline code blanked so that columns stay."""

    text: str
    number: int


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


def lines_of(body: str, first_line: int) -> Iterator[Line]:
    """The lines to be judged: not those of fenced code."""
    fence = ""
    for number, text in enumerate(body.split("\n"), first_line):
        mark = _FENCE.match(text)
        if mark and (not fence or mark[1] == fence):
            fence = "" if fence else mark[1]
        elif not fence:
            yield Line(_CODE.sub(lambda code: " " * len(code[0]), text), number)


def sections_of(body: str, first_line: int) -> list[Section]:
    """Headings with their text, both `## Rubrik` and underlined ones."""
    lines = list(lines_of(body, first_line))
    heads: list[tuple[int, int, str]] = []  # index in lines, level, title
    for place, line in enumerate(lines):
        if hashed := _HASHED.match(line.text):
            heads.append((place, len(hashed["marks"]), hashed["title"].strip()))
        elif place and _UNDERLINE.match(line.text) and _may_be_underlined(lines, place):
            heads.append((place - 1, 1 if line.text[0] == "=" else 2, lines[place - 1].text.strip()))
    ends = [place for place, _, _ in heads[1:]] + [len(lines)]
    return [
        Section(level, title, lines[place].number, "\n".join(line.text for line in lines[place + 1 : end]).strip())
        for (place, level, title), end in zip(heads, ends, strict=True)
    ]


def _may_be_underlined(lines: list[Line], place: int) -> bool:
    """A line of text that begins a paragraph; a list item or a lone rule is no heading."""
    above = lines[place - 1].text
    begins = place < 2 or not lines[place - 2].text.strip()
    return begins and bool(above.strip()) and not re.match(r"\s*([-*+>#|]|\d+\.)", above)


def links_of(body: str, first_line: int) -> Iterator[Link]:
    """Every link and image, inline or defined by reference."""
    for line in lines_of(body, first_line):
        for found in _LINK.finditer(line.text):
            yield Link(found["text"].strip(), found["target"], bool(found["bang"]), line.number, found.start() + 1)
        if defined := _DEFINED.match(line.text):
            yield Link(defined["text"], defined["target"], False, line.number, defined.start() + 1)


def judge_headings(body: str, first_line: int, path: str, headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """The body's headings against the fixed ones of the card's type."""
    sections = sections_of(body, first_line)
    for rule in (_levels, _titles, _order, _missing, _lengths):
        yield from rule(sections, Spot(path, first_line), headings)


_Rule = Callable[[list[Section], Spot, tuple[Heading, ...]], Iterator[Problem]]


def _levels(sections: list[Section], at: Spot, headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """No H1, no level skipped, no empty section."""
    level = 1
    for place, section in enumerate(sections):
        spot = Spot(at.path, section.line, 1)
        if section.level == 1:
            yield problem(
                "huvudrubrik-i-texten",
                spot,
                f"”{section.title}” är en huvudrubrik. Kortets rubrik kommer från titel; texten börjar med ##.",
                f"Skriv så här:  ## {section.title}",
            )
        elif section.level > level + 1:
            yield problem(
                "overhoppad-rubrikniva",
                spot,
                f"rubriken ”{section.title}” hoppar över en nivå.",
                f"Skriv så här:  {'#' * (level + 1)} {section.title}",
            )
        level = max(section.level, 1)
        following = sections[place + 1].level if place + 1 < len(sections) else 0
        if not section.text and following <= section.level:
            yield problem("tomt-avsnitt", spot, f"rubriken ”{section.title}” har ingen text under sig.")


def _titles(sections: list[Section], at: Spot, headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """Every H2 is a fixed one, and stands once."""
    allowed = [heading.title for heading in headings]
    generated = {fold(title): title for title in GENERATED_HEADINGS}
    first: dict[str, int] = {}
    for section in sections:
        if section.level != 2:
            continue
        spot = Spot(at.path, section.line, 1)
        if fold(section.title) in generated:
            told = f"”{section.title}” görs av uppgifterna överst i kortet och skrivs inte i texten."
            yield problem("genererad-rubrik", spot, told)
        elif section.title not in allowed:
            near = nearest(section.title, allowed)
            told = f"rubriken ”{section.title}” finns inte." + (
                f" Menade du ”{near}”?"
                if near
                else f" De rubriker som finns är {joined(f'”{title}”' for title in allowed)}."
            )
            yield problem("okand-rubrik", spot, told, f"Skriv så här:  ## {near}" if near else "")
        elif section.title in first:
            told = f"rubriken ”{section.title}” står redan på rad {first[section.title]}."
            yield problem("dubbel-rubrik", spot, told)
        first.setdefault(section.title, section.line)


def _order(sections: list[Section], at: Spot, headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """The fixed headings, and those fixed below them, stand in their order."""
    orders = {
        2: [heading.title for heading in headings],
        3: [sub for heading in headings for sub in heading.subheadings],
    }
    furthest = {2: (-1, ""), 3: (-1, "")}
    for section in sections:
        order = orders.get(section.level, [])
        if section.title not in order:
            continue
        place = order.index(section.title)
        last, before = furthest[section.level]
        if place < last:
            told = f"rubriken ”{section.title}” ska stå före ”{before}”."
            yield problem("rubrikordning", Spot(at.path, section.line, 1), told)
        else:
            furthest[section.level] = (place, section.title)


def _missing(sections: list[Section], at: Spot, headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """The required headings are there."""
    written = {section.title for section in sections if section.level == 2}
    for heading in headings:
        if heading.required and heading.title not in written and not _is_misspelt(heading.title, written, headings):
            told = f"rubriken ”{heading.title}” saknas i texten."
            yield problem("saknad-rubrik", at, told, f"Skriv så här:  ## {heading.title}")


def _is_misspelt(title: str, written: set[str], headings: tuple[Heading, ...]) -> bool:
    """True when one of the unknown headings was probably meant to be this one, and has been told of as such."""
    allowed = [heading.title for heading in headings]
    return any(nearest(other, allowed) == title for other in written if other not in allowed)


def _lengths(sections: list[Section], at: Spot, headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """A section with a limit keeps it."""
    limits = {heading.title: heading.longest for heading in headings if heading.longest}
    for section in sections:
        longest = limits.get(section.title) if section.level == 2 else None
        if longest and len(section.text) > longest:
            over = len(section.text) - longest
            told = f"avsnittet ”{section.title}” är {len(section.text)} tecken, högst {longest} får plats."
            told += f" Korta med {over} tecken."
            yield problem("for-langt-avsnitt", Spot(at.path, section.line, 1), told)


def judge_text(body: str, first_line: int, path: str) -> Iterator[Problem]:
    """What must not stand in a text: HTML, code, dangerous or mute links, images without description."""
    for line in lines_of(body, first_line):
        if found := _HTML.search(line.text):
            yield problem(
                "html-i-texten",
                Spot(path, line.number, found.start() + 1),
                f"”{found[0][:40]}” är HTML, och det släpps inte igenom. Skriv i Markdown, eller &lt; för tecknet <.",
            )
        if found := _BRACES.search(line.text):
            told = f"”{found[0].strip()}” skulle tolkas som kod. Skriv utan klamrar."
            yield problem("sarskild-syntax", Spot(path, line.number, found.start() + 1), told)
    for link in links_of(body, first_line):
        yield from _judge_link(link, Spot(path, link.line, link.column))


def _judge_link(link: Link, at: Spot) -> Iterator[Problem]:
    scheme = _SCHEME.match(re.sub(r"[\x00-\x20]|&[^;]*;", "", link.target))
    if (scheme and scheme["scheme"].lower() not in SAFE_SCHEMES) or link.target.startswith("//"):
        told = f"länken ”{link.target[:40]}” får inte användas. Länkar börjar med https:// eller leder till en fil."
        yield problem("farlig-lank", at, told)
    elif link.is_image and not link.text:
        told = f"bilden ”{link.target}” saknar beskrivning för den som inte ser den."
        yield problem("bild-utan-alt", at, told, f"Skriv så här:  ![Vad bilden visar]({link.target})")
    elif not link.is_image and link.text.strip(" .!:»>").lower() in _EMPTY_WORDS:
        told = f"länktexten ”{link.text}” säger inte vart länken leder. Skriv vad läsaren kommer till."
        yield problem("intetsagande-lank", at, told)
