"""Which stories lie nearest a municipality or another story, each with the reason in words.

A neighbour comes before the region, the region before a municipality of the same kind, that before one of its size.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from math import log

from ..model.cards import Case
from ..places.register import Municipality
from ..swedish import joined, swedish
from .bank import Bank

# Shares of population further apart than this are not "about as many": a quarter more or less.
_SAME_SIZE = log(1.25)


class Reason(IntEnum):
    """Why a story is near; the lower, the nearer."""

    NEIGHBOUR = 0
    REGION = 1
    GROUP = 2
    SIZE = 3

    @property
    def kin(self) -> str:
        """The kind of reason, of three that readers meet: one of the same group and one of the same size are alike."""
        return "ALIKE" if self in (Reason.GROUP, Reason.SIZE) else self.name


@dataclass(frozen=True, slots=True)
class Near:
    """A story that lies near a municipality, why it does, and the municipality that makes it so."""

    case: Case
    reason: Reason
    place: Municipality | None
    home: Municipality

    @property
    def words(self) -> str:
        """The reason as a sentence without its full stop."""
        name = self.place.name if self.place else ""
        match self.reason:
            case Reason.NEIGHBOUR:
                return f"{name} är granne till {self.home.name}"
            case Reason.REGION:
                where = f"{name} ligger också i" if name else "gäller hela"
                return f"{where} {self.home.region.name}"
            case Reason.GROUP:
                return f"{name} hör till samma kommungrupp: {self.home.group.lower()}"
            case Reason.SIZE:
                return f"{name} har ungefär lika många invånare"


def nearest_cases(bank: Bank, home: Municipality, most: int = 9, each: int = 3) -> list[Near]:
    """Stories from elsewhere, nearest first: at most `most`, and at most `each` of one kind of reason."""
    seen = {*bank.cases_in(home)}
    found: list[Near] = []
    for reason in Reason:
        # Only those of a kind of which there are too few are looked for further away.
        if sum(one.reason.kin == reason.kin for one in found) >= each:
            continue
        cases = [case for case in _candidates(bank, home, reason) if case not in seen]
        seen.update(cases)
        found += [near for case in cases if (near := _nearness(bank, home, case))]
    found.sort(key=lambda near: (near.reason, _distance(home, near.place), swedish(near.case.title)))
    kept: list[Near] = []
    for near in found:
        if sum(one.reason.kin == near.reason.kin for one in kept) < each:
            kept.append(near)
    return kept[:most]


def _candidates(bank: Bank, home: Municipality, reason: Reason) -> Iterator[Case]:
    """Every story that is near for the reason, if for no stronger, each once."""
    tests: dict[Reason, Callable[[Municipality], bool]] = {
        Reason.NEIGHBOUR: lambda place: bank.register.are_neighbours(home, place),
        Reason.GROUP: lambda place: bool(home.group) and place.group == home.group,
        Reason.SIZE: lambda place: _distance(home, place) <= _SAME_SIZE,
    }
    if reason is Reason.REGION:
        return iter(bank.cases_in_region(home.region))
    places = filter(tests[reason], bank.municipalities_with_cases)
    return iter(dict.fromkeys(case for place in places for case in bank.cases_in(place)))


def _nearness(bank: Bank, home: Municipality, case: Case) -> Near | None:
    places = [] if case.is_region_wide and home.region in case.regions else list(case.municipalities)
    if neighbours := [place for place in places if bank.register.are_neighbours(home, place)]:
        return Near(case, Reason.NEIGHBOUR, _closest(home, neighbours), home)
    if home.region in case.regions:
        inside = [place for place in places if place.region is home.region]
        return Near(case, Reason.REGION, _closest(home, inside) if inside else None, home)
    if home.group and (alike := [place for place in places if place.group == home.group]):
        return Near(case, Reason.GROUP, _closest(home, alike), home)
    if alike := [place for place in places if _distance(home, place) <= _SAME_SIZE]:
        return Near(case, Reason.SIZE, _closest(home, alike), home)
    return None


def _closest(home: Municipality, places: list[Municipality]) -> Municipality:
    return min(places, key=lambda place: (_distance(home, place), place.code))


def _distance(home: Municipality, place: Municipality | None) -> float:
    """How unlike two municipalities are in population: 0 when equal, 0.69 when one has twice as many."""
    return abs(log(home.population / place.population)) if place else 0.0


@dataclass(frozen=True, slots=True)
class Similar:
    """Another story with what the two have in common, in words."""

    case: Case
    words: str


def similar_cases(bank: Bank, case: Case, most: int = 4) -> list[Similar]:
    """Stories that the editors have paired with this one, then those sharing methods, place or themes.

    A shared method weighs three, a region two, a theme one; three points are needed, or two where the story has no
    method to share, and pairing gives ten.
    """
    points: Counter[Case] = Counter(dict.fromkeys(bank.related_cases(case), 10))
    for method in {use.method for use in case.uses}:
        points.update(dict.fromkeys(bank.cases_using(method), 3))
    points.update(dict.fromkeys((other for region in case.regions for other in bank.cases_in_region(region)), 2))
    for theme in case.themes:
        points.update(dict.fromkeys(bank.cases_on(theme), 1))
    enough = 3 if case.uses else 2
    alike = [other for other, score in points.items() if score >= enough and other is not case]
    alike.sort(key=lambda other: (-points[other], swedish(other.title)))
    return [Similar(other, _in_common(case, other)) for other in alike[:most]]


def _in_common(case: Case, other: Case) -> str:
    methods = [method.title for method in case.methods if method in other.methods]
    themes = [theme.title.lower() for theme in case.themes if theme in other.themes]
    regions = [region.name for region in case.regions if region in other.regions]
    reasons = [f"samma metod: {joined(methods)}"] if methods else []
    reasons += [f"även i {joined(regions)}"] if regions else []
    reasons += [f"om {joined(themes)}"] if themes and len(reasons) < 2 else []
    return "; ".join(reasons) or "en berättelse som hör ihop med den här"
