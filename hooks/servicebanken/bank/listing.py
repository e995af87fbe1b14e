"""Which files of the folder are cards and pictures."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from ..checker.values.singles import SLUG
from ..model.cards import Stage
from ..model.fields import CASE, GLOSSARY, METHOD, PROGRAMME, STAGE_GUIDE, THEME
from ..model.kinds import CardType
from ..problems import Problem, Spot, problem
from ..swedish import slugify
from ..text.files import PICTURE_SUFFIXES, TEXT_SUFFIXES, files_below, fits_everywhere, is_file_inside, is_inside


def card_paths(card_type: CardType, root: Path, problems: list[Problem]) -> Iterator[str]:
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
