"""The headings of a card's text, judged against the fixed ones of its type: each rule is one small generator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ...model.fields import GENERATED_HEADINGS
from ...model.kinds import Heading
from ...problems import Problem, Sentence, Spot, alike, short
from ...swedish import fold, joined, nearest
from ...text.body import Body, Section
from ...text.typography import instead

MISSING_HEADING = Sentence(
    "saknad-rubrik", "rubriken ”{title}” saknas i texten.", "Avsnittet ”{title}” saknas. Skriv några meningar."
)
DASHES_BELOW = alike("okand-rubrik", "strecken under ”{words}” gör den raden till en rubrik. Lägg en tom rad emellan.")
NESTED_HEADING = alike("okand-rubrik", "rubriken ”{title}” står i ett citat eller en lista. Skriv den på en egen rad.")
FIXED_AS_MAIN = Sentence(
    "huvudrubrik-i-texten",
    "”{title}” är en huvudrubrik. Kortets rubrik kommer från titel; i texten börjar rubrikerna med ##.",
    "Rubriken ”{title}” sätter formuläret självt. Ta bort den ur texten.",
)
MAIN_HEADING = Sentence(
    "huvudrubrik-i-texten",
    "”{title}” är en huvudrubrik. Kortets rubrik kommer från titel, så ta bort raden.",
    "”{title}” är en huvudrubrik, och kortet har redan en. Ta bort raden, eller strecken under den.",
)
SKIPPED_LEVEL = Sentence(
    "overhoppad-rubrikniva",
    "rubriken ”{title}” hoppar över en nivå.",
    "Rubriken ”{title}” hoppar över en nivå. Skriv den med färre nummertecken (#).",
)
EMPTY_SECTION = Sentence(
    "tomt-avsnitt",
    "rubriken ”{title}” har ingen text under sig.",
    "Rubriken ”{title}” har ingen text under sig. Skriv något där, eller ta bort den.",
)
GENERATED_HEADING = Sentence(
    "genererad-rubrik",
    "”{title}” görs av uppgifterna överst i kortet och skrivs inte i texten.",
    "Avsnittet ”{title}” görs av era svar i andra fält och skrivs inte här. Ta bort det.",
)
NEAR_HEADING = Sentence(
    "okand-rubrik",
    "rubriken ”{title}” finns inte. Menade du ”{near}”?",
    "Avsnittet ”{title}” finns inte. Menade ni ”{near}”? Skriv det under den rubriken i formuläret.",
)
UNKNOWN_HEADING = Sentence(
    "okand-rubrik",
    "rubriken ”{title}” finns inte. De rubriker som finns är {known}.",
    "Avsnittet ”{title}” finns inte. De avsnitt som finns är {known}. Skriv texten under ett av dem.",
)
DOUBLED_HEADING = Sentence(
    "dubbel-rubrik",
    "rubriken ”{title}” står redan på rad {line}.",
    "Rubriken ”{title}” finns två gånger. Formuläret sätter den självt, så ta bort den ur texten.",
)
HEADING_TOO_LATE = Sentence(
    "rubrikordning",
    "rubriken ”{title}” ska stå före ”{before}”.",
    "Rubriken ”{title}” ska stå före ”{before}”. Flytta texten till det fält som den hör till.",
)
LONG_SECTION = alike(
    "for-langt-avsnitt",
    "avsnittet ”{title}” är {number} tecken, högst {most} får plats. Korta med {over} tecken.",
)

_GENERATED = frozenset(map(fold, GENERATED_HEADINGS))


@dataclass(frozen=True)
class _Outline:
    """The sections of a text and the headings that may stand in it."""

    path: str
    first_line: int
    sections: Sequence[Section]
    headings: tuple[Heading, ...]

    @cached_property
    def allowed(self) -> list[str]:
        """The titles of the fixed headings, in their order."""
        return [heading.title for heading in self.headings]

    @cached_property
    def meant(self) -> dict[str, str | None]:
        """The fixed heading that each unknown H2 was probably meant to be."""
        unknown = {section.title for section in self.sections if section.level == 2}.difference(self.allowed)
        return {title: nearest(title, self.allowed) for title in unknown}

    def at(self, section: Section) -> Spot:
        return Spot(self.path, section.line, 1)


def judge_headings(body: Body, path: str, headings: tuple[Heading, ...]) -> Iterator[Problem]:
    """What is wrong with the body's headings, by the fixed ones of the card's type."""
    outline = _Outline(path, body.first_line, body.sections, headings)
    yield from _slips(body, path)
    yield from _main_headings(outline)
    # A fixed heading written as an H1 has been told of, and counts as the H2 it was meant to be.
    sections = [
        replace(section, level=2) if section.level == 1 and section.title in outline.allowed else section
        for section in outline.sections
    ]
    outline = replace(outline, sections=sections)
    for rule in _RULES:
        yield from rule(outline)


def _slips(body: Body, path: str) -> Iterator[Problem]:
    """Dashes meant as a rule do not make a heading of the sentence above them."""
    for number, line in body.slips:
        yield DASHES_BELOW.at(Spot(path, number, 1), words=short(line.strip()))


def judge_nested(body: Body, path: str) -> Iterator[Problem]:
    """A heading within a quotation or a list is none of the card's sections, but would be read and printed as one."""
    for number, title in body.nested:
        yield NESTED_HEADING.at(Spot(path, number, 1), title=short(title))


def _main_headings(outline: _Outline) -> Iterator[Problem]:
    """The card's title is its only H1."""
    for section in outline.sections:
        if section.level != 1:
            continue
        if section.title in outline.allowed:
            yield FIXED_AS_MAIN.at(outline.at(section), instead(f"## {section.title}"), title=section.title)
        else:
            yield MAIN_HEADING.at(outline.at(section), title=section.title)


def _levels(outline: _Outline) -> Iterator[Problem]:
    """No level is skipped."""
    level = 1
    for section in outline.sections:
        if section.level > level + 1:
            help = instead(f"{'#' * (level + 1)} {section.title}")
            yield SKIPPED_LEVEL.at(outline.at(section), help, title=section.title)
        # A main heading is to be removed, and what stands below it then follows what is above.
        level = section.level if section.level > 1 else level


def _texts(outline: _Outline) -> Iterator[Problem]:
    """No section is empty."""
    following = [section.level for section in outline.sections[1:]] + [0]
    for section, level in zip(outline.sections, following, strict=False):
        if not section.text and level <= section.level:
            yield EMPTY_SECTION.at(outline.at(section), title=section.title)


def _titles(outline: _Outline) -> Iterator[Problem]:
    """Every H2 is a fixed one, and stands once."""
    first: dict[str, int] = {}
    for section in outline.sections:
        if section.level != 2:
            continue
        if section.title not in outline.allowed and fold(section.title) in _GENERATED:
            yield GENERATED_HEADING.at(outline.at(section), "Ta bort avsnittet.", title=section.title)
        elif section.title in outline.meant:
            yield _unknown(section, outline)
        elif section.title in first:
            help, line = "Slå ihop avsnitten till ett.", first[section.title]
            yield DOUBLED_HEADING.at(outline.at(section), help, title=section.title, line=line)
        first.setdefault(section.title, section.line)


def _unknown(section: Section, outline: _Outline) -> Problem:
    if near := outline.meant[section.title]:
        return NEAR_HEADING.at(outline.at(section), instead(f"## {near}"), title=section.title, near=near)
    known = joined(f"”{title}”" for title in outline.allowed)
    help = "Välj en av dem, eller gör den till en underrubrik.\n" + instead(f"### {short(section.title)}")
    return UNKNOWN_HEADING.at(outline.at(section), help, title=section.title, known=known)


def _order(outline: _Outline) -> Iterator[Problem]:
    """The fixed headings, and those fixed below them, stand in their order."""
    orders = {2: outline.allowed, 3: [sub for heading in outline.headings for sub in heading.subheadings]}
    furthest = {2: (-1, ""), 3: (-1, "")}
    for section in outline.sections:
        order = orders.get(section.level, [])
        if section.title not in order:
            continue
        position = order.index(section.title)
        last, before = furthest[section.level]
        if position < last:
            yield HEADING_TOO_LATE.at(outline.at(section), title=section.title, before=before)
        else:
            furthest[section.level] = (position, section.title)


def _missing(outline: _Outline) -> Iterator[Problem]:
    """The required headings are there; a misspelt one has been told of as such."""
    written = {section.title for section in outline.sections if section.level == 2} | {*outline.meant.values()}
    for heading in outline.headings:
        if heading.required and heading.title not in written:
            at = Spot(outline.path, outline.first_line)
            yield MISSING_HEADING.at(at, instead(f"## {heading.title}"), title=heading.title)


def _lengths(outline: _Outline) -> Iterator[Problem]:
    """A section with a limit keeps it."""
    limits = {heading.title: heading.longest for heading in outline.headings if heading.longest}
    for section in outline.sections:
        longest = limits.get(section.title) if section.level == 2 else None
        number = len(section.text)
        if longest and number > longest:
            holes = {"title": section.title, "number": number, "most": longest, "over": number - longest}
            yield LONG_SECTION.at(outline.at(section), **holes)


_RULES: tuple[Callable[[_Outline], Iterator[Problem]], ...] = (_levels, _texts, _titles, _order, _missing, _lengths)
