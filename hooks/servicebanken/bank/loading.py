"""A folder → the bank and everything to mend in it: what the vocabulary holds is read first, then what refers to it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from ..checker.check import read_card
from ..checker.rules.anchors import body_at, links_lead_to_headings
from ..checker.rules.between_cards import addresses_are_free, guides_link_to_cards, titles_are_unique
from ..checker.rules.folders import judge_folders
from ..checker.rules.likeness import judge_likeness
from ..checker.rules.size import LONGEST_TEXT
from ..checker.values.reading import Known
from ..model.cards import Card, Stage, Status
from ..model.fields import CASE, FOLDERS, GLOSSARY, METHOD, PROGRAMME, STAGE_GUIDE, THEME
from ..places.register import load_register
from ..problems import Judged, Problem, Spot, problem, stops
from ..swedish import grouped, swedish
from ..text.shelf import Shelf
from .bank import Bank
from .headings import Headings
from .listing import card_paths, misplaced, picture_paths

# More problems in one file are not worth reading before these are mended.
MOST_TOLD = 200

# In this order, since each refers to those before it; cards of one type may name each other by slug.
_IN_ORDER = (THEME, PROGRAMME, METHOD, CASE, STAGE_GUIDE, GLOSSARY)

# What is `Known`, as it grows.
Cards = dict[str, dict[str, Any]]


def shelf_of(root: Path) -> Shelf:
    """The folders of the bank below `root`, as they lie there now."""
    return Shelf(root, FOLDERS)


def load_bank(root: Path, *, today: date, with_drafts: bool = False) -> Judged[Bank]:
    """The bank below `root`, and all that is to mend in it; what could not be made is missing from the bank."""
    shelf, problems = shelf_of(root), list[Problem]()
    cards: Cards = {}
    for card_type in _IN_ORDER:
        problems += misplaced(card_type, shelf)
        paths = card_paths(card_type, shelf)
        cards[card_type.name] = dict.fromkeys(Path(path).stem for path in paths)
        made: dict[str, Any] = {}
        for path in paths:
            made[Path(path).stem], found = read_card(card_type, shelf, path, cards, today)
            problems += _first(found, path)
        cards[card_type.name] = made
    bank = _bank_of(cards, shelf, today, with_drafts)
    problems += _judge_together(shelf, cards, bank)
    return Judged(bank, tuple(sorted(problems)))


def _judge_together(shelf: Shelf, cards: Cards, bank: Bank) -> Iterator[Problem]:
    """What no card by itself can tell."""
    of_cards = {path for card_type in _IN_ORDER for path in card_paths(card_type, shelf)}
    yield from judge_folders(shelf, of_cards)
    methods, cases = (_made(cards[kind.name]) for kind in (METHOD, CASE))
    for card_type, made in ((METHOD, methods), (CASE, cases)):
        yield from titles_are_unique(made, shelf)
        yield from addresses_are_free(made, cards[card_type.name], shelf)
    # What is too long to be read at all is not compared with the rest.
    yield from judge_likeness([card for card in (*methods, *cases) if len(card.body) <= LONGEST_TEXT])
    headings = Headings(bank, lambda path: body.text if (body := body_at(path, shelf)) else None)
    led = sorted(of_cards | {path for path in shelf.files("docs") if path.endswith(".md") and shelf.is_file(path)})
    for path, found in (
        *guides_link_to_cards(shelf, cards),
        *links_lead_to_headings(led, shelf, headings.at),
    ):
        yield from _first(found, path)


def _bank_of(cards: Known, shelf: Shelf, today: date, with_drafts: bool) -> Bank:
    methods, cases = (_made(cards[kind.name]) for kind in (METHOD, CASE))
    guides = cards[STAGE_GUIDE.name]
    return Bank(
        register=load_register(),
        themes=tuple(_made(cards[THEME.name])),
        programmes=tuple(_made(cards[PROGRAMME.name])),
        methods=tuple(card for card in methods if _is_seen(card, with_drafts=with_drafts)),
        cases=tuple(card for card in cases if _is_seen(card, with_drafts=with_drafts)),
        archived_methods=tuple(card for card in methods if card.status is Status.ARCHIVED),
        archived_cases=tuple(card for card in cases if card.status is Status.ARCHIVED),
        stage_guides=tuple(guides[stage.value] for stage in Stage if guides.get(stage.value)),
        glossary=cards[GLOSSARY.name].get(GLOSSARY.name),
        pictures=tuple(picture_paths(shelf)),
        today=today,
    )


def _first(problems: tuple[Problem, ...], path: str) -> Sequence[Problem]:
    """As many of a file's problems as anyone reads, the faults first, and how many are left out."""
    if len(problems) <= MOST_TOLD:
        return problems
    left = grouped(len(problems) - MOST_TOLD)
    message = f"{left} anmärkningar till i filen visas inte. Rätta de andra först och granska igen."
    return [
        *sorted(problems, key=lambda one: not stops([one]))[:MOST_TOLD],
        problem("for-manga-fel", Spot(path), message),
    ]


def _made(cards: Mapping[str, Any]) -> list[Any]:
    return sorted((card for card in cards.values() if card is not None), key=lambda card: swedish(card.title))


def _is_seen(card: Card, *, with_drafts: bool) -> bool:
    """True for what readers meet: published cards, and in preview drafts too."""
    return card.status is Status.PUBLISHED or (with_drafts and card.status is Status.DRAFT)
