"""The sentences that the form can say, from beside the checker's rules, and what each field is called in them."""

from __future__ import annotations

from typing import Any

from ...checker.rules import (
    between_cards,
    fit,
    grounds,
    headings,
    leftovers,
    length,
    letter,
    links,
    marks,
    persons,
    pictures,
    privacy,
    size,
    text,
)
from ...checker.values import dates, keys, lists, names, singles
from ...model.cards import STALE_AFTER
from ...model.fields import THEME
from ...model.kinds import (
    MOST_DIGITS,
    PARTIAL_DAY,
    AddressKind,
    ChoiceKind,
    DateKind,
    FieldSpec,
    ListKind,
    PartialDateKind,
    PlaceKind,
    RecordKind,
    ReferenceKind,
    TextKind,
    WholeKind,
)
from ...problems import Sentence
from ...text.allowed import LOOKS_LIKE_SITE
from ...text.files import PICTURES_IN_WORDS, RESERVED
from .patterns import for_browsers, marks_for_browsers

_RULES = (
    between_cards, dates, fit, grounds, headings, keys, leftovers, length, letter, links, lists, marks, names, persons,
    pictures, privacy, singles, size, text,
)  # fmt: skip

# Every sentence, by its name; the form has those that it has words for.
SENTENCES = {name: value for module in _RULES for name, value in vars(module).items() if isinstance(value, Sentence)}

# What the form fills in of a field, besides what the rule does: what it is called within a sentence and above it, how
# to fill it in, and what the bank calls a page that was meant.
HOLES_OF_FIELD = ("name", "label", "how", "shown", "other")

# What a value is called where a sentence begins with it; other fields go by their labels.
_NAMES = {
    "titel": "Rubriken", "ingress": "Ingressen", "teman": "Temat", "kontakt": "Kontakten", "kallor": "Källan",
    "granskad": "Dagen", "grund": "Grunden", "beror": "Kommunen",
    "finansiering": "Betalaren", "villkor": "Villkoret", "siffror": "Siffran",
    "aven_kallad": "Namnet", "relaterade": "Kortet", "bild": "Bilden",
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
    "resultat.kalla": "Källans nummer", "finansiering.fran": "Den som betalade", "finansiering.belopp": "Beloppet",
    "villkor.belopp": "Beloppet", "villkor.krav": "Kravet", "villkor.datum": "Dagen", "finansiering.datum": "Dagen",
    "siffror.datum": "Dagen",
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
        "givenNames": sorted(persons.GIVEN_NAMES),
        "surname": persons.SURNAME_END,
        "marks": marks_for_browsers(named),
        "patterns": _patterns(),
        "limits": _limits(),
    }


def _patterns() -> dict[str, Any]:
    return {
        "markup": singles.MARKUP.pattern,
        "partialDay": PARTIAL_DAY,
        "dayShape": dates.DAY_SHAPE,
        "userBeforeHost": singles.USER_BEFORE_HOST,
        "name": persons.NAME_SHAPE,
        "reserved": RESERVED.pattern,
        "site": for_browsers(LOOKS_LIKE_SITE),
        "greeting": for_browsers(letter.GREETING),
        "signature": for_browsers(letter.SIGNATURE),
        "braces": for_browsers(text.BRACES),
        "personalNumber": for_browsers(privacy.NUMBER),
        "mailAddress": for_browsers(privacy.ADDRESS),
        "fullName": for_browsers(privacy.FULL_NAME),
        "mobileNumber": for_browsers(privacy.MOBILE),
    }


def _limits() -> dict[str, Any]:
    return {
        "digits": MOST_DIGITS,
        "nearPlace": names.AS_NEAR_AS_A_SLIP,
        "staleDays": STALE_AFTER.days,
        "pictureKinds": PICTURES_IN_WORDS,
        "shownOfSigns": marks.SIGNS_SHOWN,
        "shownOfWords": text.WORDS_SHOWN,
        "text": size.LONGEST_TEXT,
        "paragraph": size.LONGEST_PARAGRAPH,
        "brackets": size.MOST_BRACKETS,
        "belowSignature": letter.MOST_BELOW,
        "longestBelow": letter.LONGEST_BELOW,
        "shownOfLetter": letter.SHOWN,
        "allBrackets": size.MOST_BRACKETS_IN_ALL,
        "nested": size.MOST_NESTED,
    }


def name_of(spec: FieldSpec, within: str = "") -> str:
    """What the field is called in the form's sentences; `within` is the key of the record that it is a part of."""
    return _NAMES.get(f"{within}.{spec.key}" if within else spec.key, spec.label)


# One more of what there may be several of, as the button that adds a row calls it.
_ONE_MORE = {
    "kallor": "en källa", "kontakt": "en kontakt", "platser": "en by eller ort", "invanare": "ett antal invånare",
    "resultat": "ett resultat", "lardomar": "en lärdom", "aven_kallad": "ett namn", "material": "en sak",
    "finansiering": "en betalare", "villkor": "ett villkor", "siffror": "en siffra",
}  # fmt: skip


def words_of_rows(spec: FieldSpec) -> dict[str, str]:
    """What a row is called: `one` where another is added, and `title` before its number."""
    one = _ONE_MORE.get(spec.key, "en rad")
    return {"one": one, "title": one.partition(" ")[2].capitalize()}


def how_to_fill(spec: FieldSpec) -> str:
    """What the writer is to do where nothing is filled in, or not what can be read."""
    match spec.kind:
        case TextKind(shortest=shortest, longest=longest) if shortest > 1:
            return f"Skriv {shortest}–{longest} tecken."
        case TextKind():
            return spec.ask or spec.help
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
        case ListKind(item=ReferenceKind(to=to)) if to == THEME.name:
            return "Kryssa för minst ett."
        case ListKind(item=ReferenceKind() | PlaceKind()):
            return "Skriv några bokstäver och välj ur listan."
        case ListKind(item=RecordKind() as record) if record.bare:
            return "Skriv några bokstäver och välj ur listan."
        case ListKind():
            return f"Lägg till {words_of_rows(spec)['one']}."
        case _:
            return "Välj ett av alternativen."
