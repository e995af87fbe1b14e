"""The words of a card that are chosen and not made up: what each becomes, and what a form and a page call it."""

from __future__ import annotations

from typing import Any

from .cards import USED, Stage, Status
from .facts import COPY
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
    _option("hel", "läst i sin helhet", "Hel: ni öppnade källan och läste allt"),
    _option("borjan", "läst i början", "Början: ni öppnade källan och läste början"),
    _option(COPY, "läst i en sparad kopia", "Kopia: bara en sparad kopia är läst"),
)

GROUNDS = _choice(
    _option("kalla", "Stegen står i källan.", "Källan: stegen står där"),
    _option("praxis", "Stegen är yrkets råd, inte hämtade ur en källa.", "Praxis: yrkeskunskap som ni vet fungerar"),
    _option("blandat", "Stegen kommer dels ur källan, dels ur yrkets råd.", "Blandat: dels källan, dels yrkeskunskap"),
)

ROLES = _choice(
    _option(USED, "användes", "Ni använde metoden"),
    _option("undersokt", "undersöktes", "Ni undersökte metoden"),
    _option("liknar", "liknar", "Ni gjorde något som liknar metoden"),
)

CONDITIONS = _choice(
    _option("servicepunkt", "Servicepunkt"),
    _option("hemsandning", "Hemsändning"),
    _option("utlamning", "Utlämning"),
    _option("bygdepeng", "Bygdepeng"),
    _option("drift", "Drift"),
    _option("annat", "Annat"),
)

UNITS = _choice(
    _option("ar", "om året", "Om året"),
    _option("manad", "i månaden", "I månaden"),
    _option("leverans", "per leverans", "Per leverans"),
    _option("plats", "per plats", "Per plats"),
    _option("gang", "en gång", "En gång"),
)

# What is said by being there at all.
YES = _choice(_option("ja", "ja", value=True))

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
