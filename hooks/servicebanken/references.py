"""Names that stand for something else: places in the register and other pages of the bank."""

from __future__ import annotations

from typing import Any

from .kinds import PlaceKind, ReferenceKind
from .nodes import Node
from .reading import Reading, as_text, short, written
from .swedish import fold, meant, nearest, slugify

_REFERENCES = {
    "tema": ("okant-tema", "temat", "docs/teman/"),
    "metod": ("okand-metod", "metoden", "methods/"),
    "berattelse": ("okand-berattelse", "berättelsen", "cases/"),
    "program": ("okant-program", "programmet", "docs/program/"),
}


def read_place(kind: PlaceKind, node: Node, key: str, reading: Reading) -> Any:
    text = as_text(node, key, reading)
    if text is None:
        return None
    as_municipality, as_region = reading.register.municipality(text), reading.register.region(text)
    if kind.level == "kommun":
        if as_municipality:
            return as_municipality
        names = [place.name for place in reading.register.municipalities]
        code, noun, other = "okand-kommun", "kommunen", "region-bland-kommuner" if as_region else ""
        told = f"”{text}” är en region. Skriv den under regioner."
        moved = written("regioner", f"[{as_region}]")
    else:
        if as_region:
            return as_region
        names = [region.name for region in reading.register.regions]
        names += [alias for region in reading.register.regions for alias in sorted(region.aliases) if len(alias) > 2]
        code, noun, other = "okand-region", "regionen", "kommun-bland-regioner" if as_municipality else ""
        told = f"”{text}” är en kommun. Skriv den under kommuner."
        moved = written("kommuner", f"[{as_municipality}]")
    if other:
        reading.tell(other, node.at, told, moved)
        return None
    near = nearest(text, names)
    help = written(key, f"[{near}]") if near else ""
    reading.tell(code, node.at, f"{noun} ”{short(text)}” finns inte.{meant(text, names)}", help)
    return None


def read_reference(kind: ReferenceKind, node: Node, key: str, reading: Reading) -> Any:
    text = as_text(node, key, reading)
    if text is None:
        return None
    known = reading.known[kind.to]
    if text in known:
        return text if kind.as_slug else known[text]
    code, noun, folder = _REFERENCES[kind.to]
    titles = {fold(getattr(card, "title", slug)): slug for slug, card in known.items()}
    near = titles.get(fold(text)) or nearest(slugify(text), known)
    if near:
        guess = near if kind.as_slug and key == "ersatt_av" else f"[{near}]"
        reading.tell(code, node.at, f"{noun} ”{short(text)}” finns inte. Menade du ”{near}”?", written(key, guess))
    else:
        reading.tell(code, node.at, f"{noun} ”{short(text)}” finns inte. Skriv filnamnet i {folder} utan .md.")
    return None
