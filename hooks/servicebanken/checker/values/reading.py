"""What is known while a card is read, and what has been found wrong with it so far."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ...places.register import Register
from ...problems import Problem, Spot, Told, problem, short
from ...text.nodes import NOTHING
from ...text.typography import instead, quoted

_NEEDS_QUOTES = re.compile(r"[\s\[\]{}&*!|>%@`,\"'#?-]|.*(?::(?:\s|$)|\s#)", re.DOTALL)
_BREAKS_LIST = re.compile(r"[,\[\]{}]")


# What stands for the writer's own words in a line that is shown as help; kept as it is, it means nothing.
BLANK = "…"

# By the name of each type, slug → card; None for a card that is there but could not be made.
Known = Mapping[str, Mapping[str, Any]]


@dataclass
class Reading:
    """What is known while a card is read, and what has been found wrong with it.

    `keys` are those that a card of the type may have.
    """

    register: Register
    known: Known
    keys: frozenset[str]
    problems: list[Problem] = field(default_factory=list)

    def tell(self, told: Told, at: Spot, help: str = "") -> None:
        self.problems.append(problem(told.code, at, told.message, help))

    def tell_fault(self, fault: Fault, at: Spot, help: str) -> None:
        self.tell(Told(fault.told.code, f"{fault.told.message} {fault.hint}".strip()), at, help)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a single value, what to do, and the value or values probably meant.

    `help` is given when more than the value has to change.
    """

    told: Told
    hint: str = ""
    mended: tuple[str, ...] = ()
    help: str = ""


@dataclass
class Words:
    """A single value as written, the key it stands under, and what is wrong with it."""

    text: str
    key: str
    faults: list[Fault] = field(default_factory=list)

    def tell(self, told: Told, mended: str | None = None, *, hint: str = "", help: str = "") -> None:
        self.faults.append(Fault(told, hint, (mended,) if mended else (), help))

    @property
    def shown(self) -> str:
        """As much of the value as the writer needs to recognise it."""
        return short(self.text)


def written(key: str, value: str) -> str:
    """The line as it should be written, as help to the writer."""
    return instead(f"{key}: {value}")


def as_value(text: str) -> str:
    """The words as they may stand after a key or a dash, within quotation marks where YAML needs them."""
    return quoted(text) if _NEEDS_QUOTES.match(text) or text in NOTHING else text


def as_item(text: str) -> str:
    """The words as they may stand within brackets or braces."""
    return quoted(text) if _BREAKS_LIST.search(text) else as_value(text)


def as_list(items: list[str]) -> str:
    """The words as a list on one line."""
    return f"[{', '.join(map(as_item, items))}]"
