"""Which files of the folder are cards and pictures, and what is wrong with where the others lie."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from ..model.cards import Stage
from ..model.fields import CASE, GLOSSARY, METHOD, OWN_TYPES, PROGRAMME, STAGE_GUIDE, THEME
from ..model.kinds import LONGEST_SLUG, CardType, is_slug
from ..problems import Problem, Spot, problem
from ..swedish import slugify
from ..text.files import PICTURE_SUFFIXES, TEXT_SUFFIXES, fits_everywhere
from ..text.shelf import Shelf


def card_paths(card_type: CardType, shelf: Shelf) -> list[str]:
    """Paths of the files that are cards of this type, those with names that no card may have among them."""
    if card_type is GLOSSARY or card_type is STAGE_GUIDE:
        stems = [GLOSSARY.name] if card_type is GLOSSARY else [stage.value for stage in Stage]
        return [path for stem in stems if shelf.is_file(path := f"{card_type.folder}/{stem}.md")]
    return [path for path in _meant(card_type, shelf) if _is_in_place(path, card_type)]


def misplaced(card_type: CardType, shelf: Shelf) -> Iterator[Problem]:
    """Texts meant as cards that nobody would find: in a folder of their own, or under a name that no card may have."""
    if card_type not in OWN_TYPES:
        return
    for path in _meant(card_type, shelf):
        name = posixpath.basename(path)
        if not _is_in_place(path, card_type):
            message = f"filen ligger inte direkt i {card_type.folder}/ som en .md-fil, så ingen skulle hitta kortet."
            help = f"Flytta till:  {card_type.folder}/{slugify(Path(name).stem)}.md"
            yield problem("fel-plats", Spot(path), message, help)
        else:
            yield from _judge_name(path, name.removesuffix(".md"))


def _judge_name(path: str, stem: str) -> Iterator[Problem]:
    if not fits_everywhere(stem):
        message = f"i Windows kan ingen fil heta ”{stem}”, så banken gick inte att packa upp."
        yield problem("okant-filnamn", Spot(path), message, f"Byt namn till:  {slugify(stem)}-kort.md")
    elif not is_slug(stem) or stem == "index":
        message = f"filnamnet ”{stem}.md” får bara ha a–z, 0–9 och bindestreck, högst {LONGEST_SLUG} tecken,"
        message += " och inte vara index."
        yield problem("okant-filnamn", Spot(path), message, f"Byt namn till:  {slugify(stem) or 'kort'}.md")


def _meant(card_type: CardType, shelf: Shelf) -> Iterator[str]:
    """Texts in the type's folder that are meant as cards, wherever they lie there."""
    is_vocabulary = card_type in (THEME, PROGRAMME)
    for path in shelf.files(card_type.folder):
        *folders, name = path.removeprefix(f"{card_type.folder}/").split("/")
        is_ours = any(part.startswith(("_", ".")) for part in (*folders, name)) or name == "README.md"
        if is_ours or (is_vocabulary and name == "index.md"):
            continue
        if Path(name).suffix.lower() in TEXT_SUFFIXES:
            yield path


def _is_in_place(path: str, card_type: CardType) -> bool:
    return path.endswith(".md") and posixpath.dirname(path) == card_type.folder


def picture_paths(shelf: Shelf) -> list[str]:
    """Pictures beside the cards, by their path in the repository."""
    files = [path for card_type in (METHOD, CASE) for path in shelf.files(card_type.folder)]
    return [path for path in files if Path(path).suffix.lower() in PICTURE_SUFFIXES and shelf.is_file(path)]
