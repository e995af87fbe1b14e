"""The headings of a card's text, judged against the fixed ones of its type: each rule is one small generator."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ...model.fields import GENERATED_HEADINGS
from ...model.kinds import Heading
from ...problems import Problem, Sentence, Spot, problem, short
from ...swedish import fold, joined, nearest
from ...text.body import Body, Section
from ...text.typography import instead

MISSING_HEADING = Sentence(
    "saknad-rubrik", "rubriken ”{title}” saknas i texten.", "Avsnittet ”{title}” saknas. Skriv några meningar."
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
        message = f"strecken under ”{short(line.strip())}” gör den raden till en rubrik. Lägg en tom rad emellan."
        yield problem("okand-rubrik", Spot(path, number, 1), message)


def judge_nested(body: Body, path: str) -> Iterator[Problem]:
    """A heading within a quotation or a list is none of the card's sections, but would be read and printed as one."""
    for number, title in body.nested:
        message = f"rubriken ”{short(title)}” står i ett citat eller en lista. Skriv den på en egen rad."
        yield problem("okand-rubrik", Spot(path, number, 1), message)


def _main_headings(outline: _Outline) -> Iterator[Problem]:
    """The card's title is its only H1."""
    for section in outline.sections:
        if section.level != 1:
            continue
        message, help = f"”{section.title}” är en huvudrubrik. Kortets rubrik kommer från titel", ""
        if section.title in outline.allowed:
            message, help = f"{message}; i texten börjar rubrikerna med ##.", instead(f"## {section.title}")
        else:
            message = f"{message}, så ta bort raden."
        yield problem("huvudrubrik-i-texten", outline.at(section), message, help)


def _levels(outline: _Outline) -> Iterator[Problem]:
    """No level is skipped."""
    level = 1
    for section in outline.sections:
        if section.level > level + 1:
            message = f"rubriken ”{section.title}” hoppar över en nivå."
            help = instead(f"{'#' * (level + 1)} {section.title}")
            yield problem("overhoppad-rubrikniva", outline.at(section), message, help)
        level = section.level


def _texts(outline: _Outline) -> Iterator[Problem]:
    """No section is empty."""
    following = [section.level for section in outline.sections[1:]] + [0]
    for section, level in zip(outline.sections, following, strict=False):
        if not section.text and level <= section.level:
            message = f"rubriken ”{section.title}” har ingen text under sig."
            yield problem("tomt-avsnitt", outline.at(section), message)


def _titles(outline: _Outline) -> Iterator[Problem]:
    """Every H2 is a fixed one, and stands once."""
    first: dict[str, int] = {}
    for section in outline.sections:
        if section.level != 2:
            continue
        if section.title not in outline.allowed and fold(section.title) in _GENERATED:
            message = f"”{section.title}” görs av uppgifterna överst i kortet och skrivs inte i texten."
            yield problem("genererad-rubrik", outline.at(section), message, "Ta bort avsnittet.")
        elif section.title in outline.meant:
            yield _unknown(section, outline)
        elif section.title in first:
            message = f"rubriken ”{section.title}” står redan på rad {first[section.title]}."
            yield problem("dubbel-rubrik", outline.at(section), message, "Slå ihop avsnitten till ett.")
        first.setdefault(section.title, section.line)


def _unknown(section: Section, outline: _Outline) -> Problem:
    message = f"rubriken ”{section.title}” finns inte."
    if near := outline.meant[section.title]:
        return problem("okand-rubrik", outline.at(section), f"{message} Menade du ”{near}”?", instead(f"## {near}"))
    titles = joined(f"”{title}”" for title in outline.allowed)
    help = "Välj en av dem, eller gör den till en underrubrik.\n" + instead(f"### {short(section.title)}")
    return problem("okand-rubrik", outline.at(section), f"{message} De rubriker som finns är {titles}.", help)


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
            message = f"rubriken ”{section.title}” ska stå före ”{before}”."
            yield problem("rubrikordning", outline.at(section), message)
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
        if longest and len(section.text) > longest:
            message = f"avsnittet ”{section.title}” är {len(section.text)} tecken, högst {longest} får plats."
            message += f" Korta med {len(section.text) - longest} tecken."
            yield problem("for-langt-avsnitt", outline.at(section), message)


_RULES: tuple[Callable[[_Outline], Iterator[Problem]], ...] = (_levels, _texts, _titles, _order, _missing, _lengths)
