"""A folder → the bank and everything to mend in it: what the vocabulary holds is read first, then what refers to it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from .bank import Bank, index_by, is_seen
from .body import Body
from .bounds import LONGEST_TEXT
from .cards import read_card
from .fields import CASE, GLOSSARY, METHOD, PROGRAMME, STAGE_GUIDE, THEME
from .folders import TEXT_SUFFIXES, files_below, judge_folders
from .frontmatter import read_document
from .kinds import CardType
from .likeness import judge_likeness
from .links import is_card_path, repository_path
from .model import Card, Problem, Stage, Status
from .places import load_register
from .problems import Spot, problem, stops
from .scalars import SLUG
from .source import fits_everywhere, is_file_inside, is_inside, read_text
from .swedish import fold, grouped, slugify, swedish
from .targets import PICTURE_SUFFIXES

# More problems in one file are not worth reading before these are mended.
MOST_TOLD = 200


def load_bank(root: Path, *, today: date, with_drafts: bool = False) -> tuple[Bank, list[Problem]]:
    """Read everything below `root`. What could not be made is missing from the bank and stands among the problems."""
    problems: list[Problem] = []
    read: set[str] = set()
    known: dict[str, dict[str, Any]] = {}
    # In this order, since each refers to those before it; cards of one type may name each other by slug.
    for card_type in (THEME, PROGRAMME, METHOD, CASE, STAGE_GUIDE, GLOSSARY):
        paths = list(_card_paths(card_type, root, problems))
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
        problems += [*_titles_are_unique(cards, root), *_addresses_are_free(cards, known[card_type.name], root)]
    # What is too long to be read at all is not compared with the rest.
    problems += judge_likeness([card for card in (*methods, *cases) if len(card.body) <= LONGEST_TEXT])
    for path, found in _guides_link_to_cards(root, known):
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


def _card_paths(card_type: CardType, root: Path, problems: list[Problem]) -> Iterator[str]:
    """Paths of the files that are cards of this type; files that look like cards but are not in place are told."""
    if card_type is GLOSSARY:
        names = ["ordlista.md"]
    elif card_type is STAGE_GUIDE:
        names = [f"{stage.value}.md" for stage in Stage]
    else:
        yield from _listed(card_type, root, problems)
        return
    yield from (f"{card_type.folder}/{name}" for name in names if (root / card_type.folder / name).is_file())


def _listed(card_type: CardType, root: Path, problems: list[Problem]) -> Iterator[str]:
    folder = root / card_type.folder
    if not is_inside(root, folder) or folder.is_symlink():
        return
    is_vocabulary = card_type in (THEME, PROGRAMME)
    for below, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "_")))
        for name in sorted(names):
            path = (Path(below) / name).relative_to(root).as_posix()
            if name.startswith(("_", ".")) or name == "README.md" or (is_vocabulary and name == "index.md"):
                continue
            if Path(name).suffix.lower() not in TEXT_SUFFIXES:
                continue
            if Path(below) != folder or not name.endswith(".md"):
                told = f"filen ligger inte direkt i {card_type.folder}/ som en .md-fil, så ingen skulle hitta kortet."
                problems.append(
                    problem(
                        "fel-plats", Spot(path), told, f"Flytta till:  {card_type.folder}/{slugify(Path(name).stem)}.md"
                    )
                )
                continue
            stem = name.removesuffix(".md")
            if not fits_everywhere(stem):
                told = f"i Windows kan ingen fil heta ”{stem}”, så banken gick inte att packa upp."
                problems.append(problem("okant-filnamn", Spot(path), told, f"Byt namn till:  {slugify(stem)}-kort.md"))
            elif not SLUG.fullmatch(stem) or stem == "index" or len(stem) > 80:
                told = f"filnamnet ”{name}” får bara ha a–z, 0–9 och bindestreck, högst 80 tecken, och inte vara index."
                problems.append(
                    problem("okant-filnamn", Spot(path), told, f"Byt namn till:  {slugify(stem) or 'kort'}.md")
                )
            yield path


def picture_paths(root: Path) -> Iterator[str]:
    """Pictures beside the cards, by their path in the repository."""
    for card_type in (METHOD, CASE):
        for path in files_below(root, card_type.folder):
            if Path(path).suffix.lower() in PICTURE_SUFFIXES and is_file_inside(root, root / path):
                yield path


def _at(card: Card, key: str, root: Path) -> Spot:
    """Where a key of a card stands; the card is read again, since few are ever asked about."""
    text = read_text(root, card.path, [])
    entries = read_document(text, card.path, []).fields.entries if text else ()
    return next((entry.key.at for entry in entries if entry.key.text == key), Spot(card.path))


def _titles_are_unique(cards: Iterable[Card], root: Path) -> Iterator[Problem]:
    """Two cards of one type never have the same title, however it is spelt."""
    for same in index_by(cards, lambda card: [fold(card.title)]).values():
        first, *others = sorted(same, key=lambda card: card.path)
        for card in others:
            told = f"rubriken ”{card.title}” har redan {first.path}. Ge det ena kortet en egen rubrik."
            yield problem("dubbel-titel", _at(card, "titel", root), told)


def _addresses_are_free(cards: Iterable[Card], known: dict[str, Any], root: Path) -> Iterator[Problem]:
    """A former address is neither another card's own nor claimed by two."""
    taken = {**dict.fromkeys(known, "ett annat kort"), "index": "sidan med alla kort"}
    for card in sorted(cards, key=lambda card: card.path):
        for slug in card.former_slugs:
            if slug in taken and slug != card.slug:
                told = f"den tidigare adressen ”{slug}” hör redan till {taken[slug]}. Ta bort den."
                yield problem("upptagen-adress", _at(card, "tidigare", root), told)
            elif not fits_everywhere(slug):
                told = f"i Windows kan ingen sida heta ”{slug}”, så banken gick inte att packa upp. Ta bort den."
                yield problem("upptagen-adress", _at(card, "tidigare", root), told)
            taken[slug] = card.path


def _guides_link_to_cards(root: Path, known: dict[str, dict[str, Any]]) -> Iterator[tuple[str, list[Problem]]]:
    """A page written by hand that links to a card that is not there still builds; the editor is told."""
    cards = {f"{kind.folder}/{slug}.md" for kind in (METHOD, CASE, THEME, PROGRAMME) for slug in known[kind.name]}
    for page in sorted((root / "docs").rglob("*.md")):
        if not is_file_inside(root, page):
            continue
        path, found = page.relative_to(root).as_posix(), list[Problem]()
        for link in Body(read_text(root, path, []) or "").links:
            target = repository_path(link.target, path)
            if target and is_card_path(target) and target not in cards:
                told = f"länken till ”{link.target}” leder till ett kort som inte finns, så sidan visar bara texten."
                found.append(problem("lank-till-saknat-kort", Spot(path, link.line, link.column), told))
        yield path, found
