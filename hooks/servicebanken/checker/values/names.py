"""Names that stand for something else: places in the register and other pages of the bank."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from ...model.fields import CASE, METHOD, PROGRAMME, THEME
from ...model.kinds import PlaceKind, ReferenceKind
from ...places.register import Register
from ...problems import Sentence
from ...swedish import fold, nearest, slugify
from .advice import pages
from .reading import Reading, Words, written

REGION_AMONG_MUNICIPALITIES = Sentence("region-bland-kommuner", "”{text}” är en region.", "”{text}” är en region.")
UNKNOWN_MUNICIPALITY = Sentence("okand-kommun", "kommunen ”{text}” finns inte.", "Kommunen ”{text}” finns inte.")
MUNICIPALITY_AMONG_REGIONS = Sentence("kommun-bland-regioner", "”{text}” är en kommun.", "”{text}” är en kommun.")
UNKNOWN_REGION = Sentence("okand-region", "regionen ”{text}” finns inte.", "Regionen ”{text}” finns inte.")
UNKNOWN_THEME = Sentence("okant-tema", "temat ”{text}” finns inte.", "Temat ”{text}” finns inte.")
UNKNOWN_METHOD = Sentence("okand-metod", "metoden ”{text}” finns inte.", "Metoden ”{text}” finns inte.")
UNKNOWN_STORY = Sentence("okand-berattelse", "berättelsen ”{text}” finns inte.", "Berättelsen ”{text}” finns inte.")
UNKNOWN_PROGRAMME = Sentence("okant-program", "programmet ”{text}” finns inte.", "Programmet ”{text}” finns inte.")

WORD_FOR_THEME = Sentence(
    "okant-tema", "”{text}” är ett annat ord för temat ”{near}”.", "”{text}” är ett annat ord för temat ”{shown}”."
)
WORD_FOR_METHOD = Sentence(
    "okand-metod", "”{text}” är ett annat ord för metoden ”{near}”.", "”{text}” är ett annat ord för metoden ”{shown}”."
)
WORD_FOR_STORY = Sentence(
    "okand-berattelse",
    "”{text}” är ett annat ord för berättelsen ”{near}”.",
    "”{text}” är ett annat ord för berättelsen ”{shown}”.",
)
WORD_FOR_PROGRAMME = Sentence(
    "okant-program",
    "”{text}” är ett annat ord för programmet ”{near}”.",
    "”{text}” är ett annat ord för programmet ”{shown}”.",
)

HINT_NEAR = Sentence("", "Menade du ”{near}”?", "Menade ni ”{shown}”?")
HINT_UNDER_REGIONS = Sentence("", "Skriv den under regioner.", "Lägg till den under Regioner.")
HINT_UNDER_MUNICIPALITIES = Sentence("", "Skriv den under kommuner.", "Lägg till den under Kommuner.")
HINT_NAMES_OF_MUNICIPALITIES = Sentence("", "Skriv kommunernas namn.", "Skriv kommunernas namn.")
HINT_A_MUNICIPALITY = Sentence(
    "", "Skriv namnet på en kommun, till exempel Åre.", "Skriv namnet på en kommun, till exempel Åre."
)
HINT_VILLAGES = Sentence("", "Byar skrivs under platser.", "Byar skrivs under Byar och orter.")
HINT_A_REGION = Sentence(
    "",
    "Skriv namnet på en region eller ett län, till exempel Dalarna.",
    "Skriv namnet på en region eller ett län, till exempel Dalarna.",
)
HINT_FILE_NAME = Sentence(
    "", "Skriv filnamnet i {folder}/ utan .md.", "Skriv några bokstäver och välj ett namn ur listan."
)

# What can be referred to, by the type's name: the type, and what is told of no name and of another word for one.
REFERENCES = {
    THEME.name: (THEME, UNKNOWN_THEME, WORD_FOR_THEME),
    METHOD.name: (METHOD, UNKNOWN_METHOD, WORD_FOR_METHOD),
    CASE.name: (CASE, UNKNOWN_STORY, WORD_FOR_STORY),
    PROGRAMME.name: (PROGRAMME, UNKNOWN_PROGRAMME, WORD_FOR_PROGRAMME),
}

# Names of places are many and alike: one that is asked about must be nearer than a word in a short list.
AS_NEAR_AS_A_SLIP = 0.8


def read_place(kind: PlaceKind, words: Words, reading: Reading) -> Any:
    """The municipality or region that the words name, or None."""
    return _read_municipality(words, reading) if kind.level == "kommun" else _read_region(words, reading)


def _read_municipality(words: Words, reading: Reading) -> Any:
    text, register = words.text, reading.register
    if found := register.municipality(text):
        return found
    if region := register.region(text):
        if "regioner" in reading.keys:
            hint, help = HINT_UNDER_REGIONS.text, written("regioner", f"[{region}]")
        else:
            hint, help = HINT_NAMES_OF_MUNICIPALITIES.text, ""
        words.tell(REGION_AMONG_MUNICIPALITIES.of(text=text), hint=hint, help=help)
        return None
    near = _near(text, [place.name for place in register.municipalities])
    asked = HINT_NEAR.of(near=near).message if near else HINT_A_MUNICIPALITY.text
    villages = f" {HINT_VILLAGES.text}" if not near and "platser" in reading.keys else ""
    words.tell(UNKNOWN_MUNICIPALITY.of(text=words.shown), near, hint=asked + villages)
    return None


def _read_region(words: Words, reading: Reading) -> Any:
    text, register = words.text, reading.register
    if found := register.region(text):
        return found
    if place := register.municipality(text):
        help = written("kommuner", f"[{place}]")
        words.tell(MUNICIPALITY_AMONG_REGIONS.of(text=text), hint=HINT_UNDER_MUNICIPALITIES.text, help=help)
        return None
    near = _near(text, _names_of_regions(register))
    asked = HINT_NEAR.of(near=near).message if near else HINT_A_REGION.text
    words.tell(UNKNOWN_REGION.of(text=words.shown), near, hint=asked)
    return None


def _names_of_regions(register: Register) -> list[str]:
    aliases = [alias for region in register.regions for alias in sorted(region.aliases) if len(alias) > 2]
    return [region.name for region in register.regions] + aliases


def _near(text: str, names: Sequence[str]) -> str | None:
    near = nearest(text, names)
    is_slip = near and SequenceMatcher(None, fold(text), fold(near)).ratio() >= AS_NEAR_AS_A_SLIP
    return near if is_slip else None


def read_reference(kind: ReferenceKind, words: Words, reading: Reading) -> Any:
    """The card that the slug names, or the slug itself where cards of one type name each other; None for no card."""
    text, known = words.text, reading.known[kind.to]
    if text in known:
        return text if kind.as_slug else known[text]
    card_type, unknown, another_word = REFERENCES[kind.to]
    titles = {fold(getattr(card, "title", slug)): slug for slug, card in known.items()}
    near = titles.get(fold(text)) or nearest(slugify(text), known)
    others = other_words(known)
    if fold(text) in others and fold(text) not in titles:
        slug = others[fold(text)]
        words.tell(another_word.of(text=words.shown, near=slug), slug)
        return None
    near = near or others.get(nearest(text, others) or "")
    asked = (HINT_NEAR.of(near=near) if near else HINT_FILE_NAME.of(folder=card_type.folder)).message
    help = "" if near else pages(card_type, known, text)
    words.tell(unknown.of(text=words.shown), near, hint=asked, help=help)
    return None


def other_words(known: Mapping[str, Any]) -> dict[str, str]:
    """What readers call a page besides its title → its slug; a word for several pages is none's."""
    named: dict[str, set[str]] = {}
    for slug, card in known.items():
        for word in (*getattr(card, "synonyms", ()), *getattr(card, "also_called", ())):
            named.setdefault(fold(word), set()).add(slug)
    return {word: min(slugs) for word, slugs in named.items() if len(slugs) == 1}
