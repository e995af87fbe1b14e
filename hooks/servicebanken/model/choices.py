"""The words of a card that are chosen and not made up: what each becomes, and what a form and a page call it."""

from __future__ import annotations

from typing import Any

from .cards import Stage, Status
from .kinds import ChoiceKind, Option


def _choice(*options: Option) -> ChoiceKind:
    return ChoiceKind(options={one.word: one for one in options})


def _option(word: str | Stage | Status, said: str, label: str = "", *, value: Any = None) -> Option:
    """An option; a form says the same as a page, with a capital letter, unless `label` says more."""
    return Option(
        word=word if isinstance(word, str) else word.value,
        value=word if value is None else value,
        said=said,
        label=label or said[:1].upper() + said[1:],
    )


STAGES = _choice(
    _option(Stage.NEEDS, "Utred behoven"),
    _option(Stage.ANCHOR, "Förankra"),
    _option(Stage.COOPERATE, "Samverka"),
    _option(Stage.PLAN, "Planera"),
    _option(Stage.CARRY_OUT, "Genomför"),
    _option(Stage.FOLLOW_UP, "Följ upp"),
)

LEVELS = _choice(
    _option("lokal", "lokalt", "Lokal"),
    _option("kommunal", "i kommunen", "Kommunal"),
    _option("regional", "i regionen", "Regional"),
    _option("nationell", "i hela landet", "Nationell"),
)

DIFFICULTIES = _choice(
    _option("latt", "lätt att leda"),
    _option("medel", "kräver viss vana"),
    _option("kravande", "kräver vana ledare"),
)

MEETINGS = _choice(
    _option("fysiskt", "i samma rum"),
    _option("digitalt", "digitalt"),
    _option("skriftligt", "skriftligt"),
)

EVIDENCE = _choice(
    _option("matt", "Mätt"),
    _option("upplevt", "Upplevt", "Upplevt: någon har sagt det"),
    _option("vantat", "Väntat", "Väntat: en förhoppning"),
)

SOURCE_KINDS = _choice(
    _option("egen", "egen erfarenhet", "Egen erfarenhet: ni var med"),
    _option("bildspel", "bildspel"),
    _option("tryck", "trycksak", "Trycksak: en bok, en rapport eller en tidning"),
    _option("samtal", "samtal", "Samtal: någon har berättat"),
)

EXTENTS = _choice(
    _option("helt", "helt", value=False),
    _option("delvis", "delvis", value=True),
)

STATUSES = _choice(
    _option(Status.DRAFT, "utkast"),
    _option(Status.PUBLISHED, "publicerad"),
    _option(Status.ARCHIVED, "arkiverad"),
)

PROGRAMME_FORMS = _choice(
    _option("projekt", "Projekt"),
    _option("program", "Program"),
    _option("natverk", "Nätverk"),
)

THEME_GROUPS = _choice(
    _option("Serviceslag", "Serviceslag"),
    _option("Lösningar", "Lösningar"),
    _option("Arbetssätt", "Arbetssätt"),
)
