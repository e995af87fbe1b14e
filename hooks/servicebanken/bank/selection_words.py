"""What somebody asks for, by names as readers write them → a selection, and the selection in words again."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from ..problems import Refusal, named, short
from ..swedish import fold, joined, meant
from .bank import Bank
from .selection import Selection

_LONGEST_NAME = 100


@dataclass(frozen=True, slots=True)
class Choice:
    """A kind of wish: its name in a `Selection` and as an option, what readers call it, and what there is to choose."""

    key: str
    option: str
    one: str
    many: str
    things: Callable[[Bank], Sequence[Any]]


CHOICES = (
    Choice("themes", "tema", "temat", "temana", lambda bank: bank.themes),
    Choice("regions", "region", "regionen", "regionerna", lambda bank: bank.register.regions),
    Choice("municipalities", "kommun", "kommunen", "kommunerna", lambda bank: bank.register.municipalities),
    Choice("methods", "metod", "metoden", "metoderna", lambda bank: bank.methods),
    Choice("programmes", "program", "programmet", "programmen", lambda bank: bank.programmes),
)


def read_wishes(bank: Bank, wishes: Mapping[str, Iterable[str]]) -> Selection:
    """The selection that the words ask for, by kind; in the bank's own order, so that the same wish is the same."""
    found: dict[str, tuple[str, ...]] = {}
    unknown: list[str] = []
    for kind in CHOICES:
        things = kind.things(bank)
        wanted = []
        for words in wishes.get(kind.key, ()):
            thing = _thing_named(words, things)
            wanted.append(thing)
            unknown += [] if thing else [_told(kind, words, bank)]
        found[kind.key] = tuple(thing.slug for thing in things if thing in wanted)
    if unknown:
        raise Refusal("\n".join(unknown))
    return Selection(**found)


def selection_in_words(bank: Bank, selection: Selection) -> str:
    """The selection as readers say it: "temat Drivmedel, regionerna Dalarna eller Gävleborg"."""
    return ", ".join(
        f"{kind.one if len(things) == 1 else kind.many} {joined(map(_title, things), 'eller')}"
        for kind, things in _chosen(bank, selection)
    )


def file_stem(bank: Bank, selection: Selection) -> str:
    """What a file with the selection is called: "servicebanken-drivmedel-dalarna"."""
    slugs = [thing.slug for _, things in _chosen(bank, selection) for thing in things]
    stem = "-".join(["servicebanken", *slugs])
    if len(stem) <= _LONGEST_NAME:
        return stem
    # Too much to say in a name, and yet no other selection has the same one.
    return f"servicebanken-urval-{hashlib.sha256(stem.encode()).hexdigest()[:8]}"


def _chosen(bank: Bank, selection: Selection) -> Iterator[tuple[Choice, list[Any]]]:
    for kind in CHOICES:
        slugs = getattr(selection, kind.key)
        if things := [thing for thing in kind.things(bank) if thing.slug in slugs]:
            yield kind, things


def _thing_named(words: str, things: Sequence[Any]) -> Any:
    """As it is written, else whatever the case, else whatever the marks; None when that is none, or more than one."""
    for alike in (str, str.casefold, fold):
        asked = alike(unicodedata.normalize("NFC", " ".join(words.split())))
        found = [thing for thing in things if asked in map(alike, _names(thing))]
        if len(found) == 1:
            return found[0]
    return None


def _names(thing: Any) -> list[str]:
    return [thing.slug, _title(thing), *sorted(getattr(thing, "aliases", ()))]


def _title(thing: Any) -> str:
    return str(getattr(thing, "title", None) or thing.name)


def _told(kind: Choice, words: str, bank: Bank) -> str:
    """What to do about a name that nothing of the kind has; one of another kind is no slip of the pen."""
    for other in CHOICES:
        if other is not kind and (thing := _thing_named(words, other.things(bank))):
            return f"”{named(short(words))}” är {other.one} {_title(thing)}. Skriv --{other.option} i stället."
    # The letters that stand for regions are like any other letter.
    names = [name for thing in kind.things(bank) for name in _names(thing)[1:] if len(name) > 2]
    return f"{kind.one} ”{named(short(words))}” finns inte i banken.{meant(words, names)}"
