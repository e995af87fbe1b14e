"""The sentences that the form can say, from beside the checker's rules, and what each field is called in them."""

from __future__ import annotations

import re
from typing import Any

from ...checker.rules import between_cards, fit, headings, letter, marks, persons, pictures, size
from ...checker.values import dates, keys, lists, names, singles
from ...model.cards import STALE_AFTER
from ...model.kinds import (
    MOST_DIGITS,
    PARTIAL_DAY,
    AddressKind,
    ChoiceKind,
    DateKind,
    FieldSpec,
    Kind,
    ListKind,
    PartialDateKind,
    PlaceKind,
    RecordKind,
    ReferenceKind,
    TextKind,
    WholeKind,
)
from ...problems import Sentence
from ...swedish import joined
from ...text.almost_links import LEADS_TO_FILE, LOOKS_SO
from ...text.files import PICTURES_IN_WORDS, RESERVED
from ...text.typography import CURLY

_RULES = (between_cards, dates, fit, headings, keys, letter, lists, marks, names, persons, pictures, singles, size)

# Every sentence, by its name; the form has those that it has words for.
SENTENCES = {name: value for module in _RULES for name, value in vars(module).items() if isinstance(value, Sentence)}

# What the form fills in of a field, besides what the rule does: what it is called within a sentence and above it, how
# to fill it in, and what the bank calls a page that was meant.
HOLES_OF_FIELD = ("name", "label", "how", "shown", "other")

# What a value is called where a sentence begins with it; other fields go by their labels.
_NAMES = {
    "titel": "Rubriken", "ingress": "Ingressen", "teman": "Temat", "kontakt": "Kontakten", "kallor": "Källan",
    "granskad": "Dagen", "underlag": "Underlaget", "aven_kallad": "Namnet", "relaterade": "Kortet", "bild": "Bilden",
    "kommuner": "Kommunen", "regioner": "Regionen", "platser": "Orten", "metoder": "Metoden", "program": "Programmet",
    "projektagare": "Projektägaren", "period": "Perioden", "invanare": "Antalet invånare", "kostnad": "Kostnaden",
    "resultat": "Resultatet", "lardomar": "Lärdomen", "skede": "Skedet", "niva": "Nivån", "tid": "Tidsåtgången",
    "deltagare": "Antalet deltagare", "svarighet": "Svårigheten", "form": "Mötesformen", "material": "Materialet",
    "fore": "Metoden", "efter": "Metoden",
    "period.start": "Början", "period.slut": "Slutet", "kallor.adress": "Webbadressen",
    "kontakt.funktion": "Funktionen", "kontakt.organisation": "Organisationen", "kontakt.webb": "Webbsidan",
    "bild.fil": "Bildens filnamn", "bild.alt": "Bildbeskrivningen", "bild.foto": "Fotografen",
    "bild.licens": "Licensen",
    "invanare.plats": "Platsen", "invanare.antal": "Antalet", "invanare.datum": "Dagen för räkningen",
    "kostnad.belopp": "Beloppet", "tid.forberedelse": "Förberedelsen", "tid.genomforande": "Genomförandet",
    "tid.uppfoljning": "Uppföljningen", "tid.pass": "Passets längd i minuter",
    "deltagare.minst": "Det minsta antalet", "deltagare.hogst": "Det högsta antalet",
}  # fmt: skip


def catalogue() -> dict[str, Any]:
    """What the form says, and the patterns and limits of the rules that say it."""
    told = {name: one for name, one in SENTENCES.items() if one.form}
    named = {id(one): name for name, one in told.items()}
    return {
        "sentences": {name: {"code": one.code, "text": one.text, "form": one.form} for name, one in told.items()},
        "references": {
            name: {"sentence": named[id(unknown)], "another": named[id(another)], "folder": card_type.folder}
            for name, (card_type, unknown, another) in names.REFERENCES.items()
        },
        "patterns": {
            "markup": singles.MARKUP.pattern,
            "partialDay": PARTIAL_DAY,
            "dayShape": dates.DAY_SHAPE,
            "userBeforeHost": singles.USER_BEFORE_HOST,
            "name": persons.NAME_SHAPE,
            "reserved": RESERVED.pattern,
            "greeting": for_browsers(letter.GREETING),
            "signature": for_browsers(letter.SIGNATURE),
        },
        "marks": _marks(named),
        "givenNames": sorted(persons.GIVEN_NAMES),
        "surname": persons.SURNAME_END,
        "limits": {
            "digits": MOST_DIGITS,
            "nearPlace": names.AS_NEAR_AS_A_SLIP,
            "staleDays": STALE_AFTER.days,
            "pictureKinds": PICTURES_IN_WORDS,
            "text": size.LONGEST_TEXT,
            "paragraph": size.LONGEST_PARAGRAPH,
            "brackets": size.MOST_BRACKETS,
            "belowSignature": letter.MOST_BELOW,
            "longestBelow": letter.LONGEST_BELOW,
            "shownOfLetter": letter.SHOWN,
            "allBrackets": size.MOST_BRACKETS_IN_ALL,
        },
    }


def _marks(named: dict[int, str]) -> dict[str, Any]:
    """The marks that a text may be left with, as a browser's patterns know them."""
    return {
        "each": [(named[id(one.sentence)], for_browsers(one.pattern), one.in_line) for one in marks.MARKS],
        "tableRow": for_browsers(marks.TABLE_ROW),
        "firstSign": for_browsers(marks.FIRST_SIGN),
        "noteDefined": for_browsers(marks.NOTE_DEFINED),
        "almostLink": for_browsers(LOOKS_SO),
        "leadsToFile": for_browsers(LEADS_TO_FILE),
        "curly": CURLY,
        "bullets": marks.BULLETS,
        "drawn": sorted(marks.DRAWN),
        "mostShown": marks.MOST_SHOWN,
    }


# What a letter, a digit, the end of a word and the end of a text are called in a browser's patterns.
_CALLED = {
    r"[^\W\d_]": r"\p{L}",
    r"[^\W_]": r"[\p{L}\p{N}]",
    r"\d": r"\p{Nd}",
    r"\Z": "(?![^])",
    r"\b": r"(?![\p{L}\p{N}_])",
    '\\"': '"',
    "(?P<": "(?<",
}
_WORD = r"\p{L}\p{N}_"
_LETTERS = re.compile(r"\[\^?(?:\\.|[^\]\\])*\]|\\w")


def for_browsers(pattern: re.Pattern[str]) -> str:
    """The pattern as a browser reads it with the flag u, where \\w would be the letters of English alone."""
    text = pattern.pattern
    for ours, theirs in _CALLED.items():
        text = text.replace(ours, theirs)
    return _LETTERS.sub(lambda found: found[0].replace(r"\w", _WORD if found[0][0] == "[" else f"[{_WORD}]"), text)


def name_of(spec: FieldSpec, within: str = "") -> str:
    """What the field is called in the form's sentences; `within` is the key of the record that it is a part of."""
    return _NAMES.get(f"{within}.{spec.key}" if within else spec.key, spec.label)


def how_to_fill(kind: Kind) -> str:
    """What the writer is to do where nothing is filled in, or not what can be read."""
    match kind:
        case TextKind():
            limits = f"{kind.shortest}–{kind.longest}" if kind.shortest > 1 else f"högst {kind.longest}"
            return f"Skriv {limits} tecken."
        case DateKind():
            return "Välj en dag."
        case PartialDateKind():
            return "Skriv ett år, en månad eller en dag, till exempel 2018, 2018-05 eller 2018-05-24."
        case WholeKind():
            return "Skriv ett tal med bara siffror."
        case AddressKind():
            return "Skriv en webbadress, till exempel www.example.se."
        case ListKind(item=ChoiceKind()):
            return "Kryssa i minst ett alternativ."
        case ChoiceKind():
            return "Välj ett av alternativen."
        case ListKind(item=PlaceKind() | ReferenceKind()):
            return f"Välj {_how_many(kind)}."
        case ListKind():
            return f"Lägg till {_how_many(kind)}."
        case RecordKind():
            return f"Fyll i {joined((part.label for part in kind.fields if part.required), 'och')}."
        case _:
            return "Välj ett namn ur listan."


def _how_many(kind: ListKind) -> str:
    return f"minst {kind.fewest} och högst {kind.most}" if kind.most < 10 else f"minst {kind.fewest}"
