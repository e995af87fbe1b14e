"""What is known while a card is read, and what has been found wrong with it so far."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from .model import Problem
from .nodes import Fields, Items, Node, Text
from .places import Register
from .problems import Spot, problem
from .yamlfaults import quoted


@dataclass
class Reading:
    """What is known while a card is read, and what has been found wrong with it.

    `known` holds, for each type of card, slug → card; None for a card that exists but could not be made.
    """

    register: Register
    known: Mapping[str, Mapping[str, Any]]
    problems: list[Problem] = field(default_factory=list)

    def tell(self, code: str, at: Spot, message: str, help: str = "") -> None:
        self.problems.append(problem(code, at, message, help))


def written(key: str, value: str) -> str:
    return f"Skriv så här:  {key}: {value}"


def as_text(node: Node, key: str, reading: Reading) -> str | None:
    """The words of a plain value; told when there is a list or a mapping instead."""
    if isinstance(node, Text):
        return re.sub(r"[ \t]+", " ", node.text.strip())
    if isinstance(node, Fields) and len(node.entries) == 1 and isinstance(value := node.entries[0].value, Text):
        meant = f"{node.entries[0].key.text}: {value.text}"
        message = f"värdet för ”{key}” innehåller kolon och måste då stå inom citattecken."
        reading.tell("kolon-i-text", node.at, message, f"Skriv så här:  - {quoted(meant)}")
    else:
        kind = "en lista" if isinstance(node, Items) else "flera uppgifter"
        reading.tell("inte-text-varde", node.at, f"”{key}” ska vara en text, inte {kind}.")
    return None


def short(text: str, most: int = 60) -> str:
    return text if len(text) <= most else text[:most].rstrip() + " …"
