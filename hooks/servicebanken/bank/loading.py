"""A folder → the bank and everything to mend in it: what the vocabulary holds is read first, then what refers to it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from ..checker.check import read_card
from ..checker.rules.between_cards import addresses_are_free, guides_link_to_cards, titles_are_unique
from ..checker.rules.folders import judge_folders
from ..checker.rules.likeness import judge_likeness
from ..checker.rules.size import LONGEST_TEXT
from ..model.cards import Stage, Status
from ..model.fields import CASE, GLOSSARY, METHOD, PROGRAMME, STAGE_GUIDE, THEME
from ..places.register import load_register
from ..problems import Problem, Spot, problem, stops
from ..swedish import grouped, swedish
from .bank import Bank, is_seen
from .listing import card_paths

# More problems in one file are not worth reading before these are mended.
MOST_TOLD = 200


def load_bank(root: Path, *, today: date, with_drafts: bool = False) -> tuple[Bank, list[Problem]]:
    """Read everything below `root`. What could not be made is missing from the bank and stands among the problems."""
    problems: list[Problem] = []
    read: set[str] = set()
    known: dict[str, dict[str, Any]] = {}
    # In this order, since each refers to those before it; cards of one type may name each other by slug.
    for card_type in (THEME, PROGRAMME, METHOD, CASE, STAGE_GUIDE, GLOSSARY):
        paths = list(card_paths(card_type, root, problems))
        read.update(paths)
        known[card_type.name] = dict.fromkeys(Path(path).stem for path in paths)
        made: dict[str, Any] = {}
        for path in paths:
            made[Path(path).stem], found = read_card(card_type, root, path, known, today)
            problems += _first(found, path)
        known[card_type.name] = made
    problems += judge_folders(root, read)
    methods, cases = (_made(known[kind.name]) for kind in (METHOD, CASE))
    for card_type, cards in ((METHOD, methods), (CASE, cases)):
        problems += [*titles_are_unique(cards, root), *addresses_are_free(cards, known[card_type.name], root)]
    # What is too long to be read at all is not compared with the rest.
    problems += judge_likeness([card for card in (*methods, *cases) if len(card.body) <= LONGEST_TEXT])
    for path, found in guides_link_to_cards(root, known):
        problems += _first(found, path)
    bank = Bank(
        register=load_register(),
        themes=tuple(_made(known[THEME.name])),
        programmes=tuple(_made(known[PROGRAMME.name])),
        methods=tuple(card for card in methods if is_seen(card, with_drafts=with_drafts)),
        cases=tuple(card for card in cases if is_seen(card, with_drafts=with_drafts)),
        archived_methods=tuple(card for card in methods if card.status is Status.ARCHIVED),
        archived_cases=tuple(card for card in cases if card.status is Status.ARCHIVED),
        stage_guides=tuple(
            known[STAGE_GUIDE.name][stage.value] for stage in Stage if known[STAGE_GUIDE.name].get(stage.value)
        ),
        glossary=known[GLOSSARY.name].get("ordlista"),
        today=today,
    )
    return bank, sorted(problems)


def _first(problems: list[Problem], path: str) -> list[Problem]:
    """As many of a file's problems as anyone reads, the faults first, and how many are left out."""
    if len(problems) <= MOST_TOLD:
        return problems
    left = grouped(len(problems) - MOST_TOLD)
    told = f"{left} anmärkningar till i filen visas inte. Rätta de andra först och granska igen."
    return [*sorted(problems, key=lambda one: not stops([one]))[:MOST_TOLD], problem("for-manga-fel", Spot(path), told)]


def _made(cards: dict[str, Any]) -> list[Any]:
    return sorted((card for card in cards.values() if card is not None), key=lambda card: swedish(card.title))
