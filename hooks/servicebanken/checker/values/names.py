"""Names that stand for something else: places in the register and other pages of the bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from ...model.fields import CASE, METHOD, PROGRAMME, THEME
from ...model.kinds import PlaceKind, ReferenceKind
from ...places.register import Register
from ...problems import short
from ...swedish import fold, nearest, slugify
from .advice import pages
from .reading import Reading, Words, written

# (type, code of what is told, noun) of what can be referred to, by the type's name.
_REFERENCES = {
    THEME.name: (THEME, "okant-tema", "temat"),
    METHOD.name: (METHOD, "okand-metod", "metoden"),
    CASE.name: (CASE, "okand-berattelse", "berättelsen"),
    PROGRAMME.name: (PROGRAMME, "okant-program", "programmet"),
}

# Names of places are many and alike: one that is asked about must be nearer than a word in a short list.
_AS_NEAR_AS_A_SLIP = 0.8


def read_place(kind: PlaceKind, words: Words, reading: Reading) -> Any:
    """The municipality or region that the words name, or None."""
    return _read_municipality(words, reading) if kind.level == "kommun" else _read_region(words, reading)


def _read_municipality(words: Words, reading: Reading) -> Any:
    text, register = words.text, reading.register
    if found := register.municipality(text):
        return found
    if region := register.region(text):
        if "regioner" in reading.keys:
            hint, help = "Skriv den under regioner.", written("regioner", f"[{region}]")
        else:
            hint, help = "Skriv kommunernas namn.", ""
        words.tell("region-bland-kommuner", f"”{text}” är en region.", hint=hint, help=help)
        return None
    near = _near(text, [place.name for place in register.municipalities])
    asked = f"Menade du ”{near}”?" if near else "Skriv namnet på en kommun, till exempel Åre."
    villages = " Byar skrivs under platser." if not near and "platser" in reading.keys else ""
    words.tell("okand-kommun", f"kommunen ”{short(text)}” finns inte.", near, hint=asked + villages)
    return None


def _read_region(words: Words, reading: Reading) -> Any:
    text, register = words.text, reading.register
    if found := register.region(text):
        return found
    if place := register.municipality(text):
        help = written("kommuner", f"[{place}]")
        words.tell("kommun-bland-regioner", f"”{text}” är en kommun.", hint="Skriv den under kommuner.", help=help)
        return None
    near = _near(text, _names_of_regions(register))
    asked = f"Menade du ”{near}”?" if near else "Skriv namnet på en region eller ett län, till exempel Dalarna."
    words.tell("okand-region", f"regionen ”{short(text)}” finns inte.", near, hint=asked)
    return None


def _names_of_regions(register: Register) -> list[str]:
    aliases = [alias for region in register.regions for alias in sorted(region.aliases) if len(alias) > 2]
    return [region.name for region in register.regions] + aliases


def _near(text: str, names: Sequence[str]) -> str | None:
    near = nearest(text, names)
    is_slip = near and SequenceMatcher(None, fold(text), fold(near)).ratio() >= _AS_NEAR_AS_A_SLIP
    return near if is_slip else None


def read_reference(kind: ReferenceKind, words: Words, reading: Reading) -> Any:
    """The card that the slug names, or the slug itself where cards of one type name each other; None for no card."""
    text, known = words.text, reading.known[kind.to]
    if text in known:
        return text if kind.as_slug else known[text]
    card_type, code, noun = _REFERENCES[kind.to]
    titles = {fold(getattr(card, "title", slug)): slug for slug, card in known.items()}
    near = titles.get(fold(text)) or nearest(slugify(text), known)
    others = other_words(known)
    if fold(text) in others and fold(text) not in titles:
        slug = others[fold(text)]
        words.tell(code, f"”{short(text)}” är ett annat ord för {noun} ”{slug}”.", slug)
        return None
    near = near or others.get(nearest(text, others) or "")
    asked = f"Menade du ”{near}”?" if near else f"Skriv filnamnet i {card_type.folder}/ utan .md."
    help = "" if near else pages(card_type, known, text)
    words.tell(code, f"{noun} ”{short(text)}” finns inte.", near, hint=asked, help=help)
    return None


def other_words(known: Mapping[str, Any]) -> dict[str, str]:
    """What readers call a page besides its title → its slug; a word for several pages is none's."""
    named: dict[str, set[str]] = {}
    for slug, card in known.items():
        for word in (*getattr(card, "synonyms", ()), *getattr(card, "also_called", ())):
            named.setdefault(fold(word), set()).add(slug)
    return {word: min(slugs) for word, slugs in named.items() if len(slugs) == 1}
