"""A contact is a function that can be reached, never a person: what looks like a name is asked about, gently.

Looks like a name: a given name that is common in Sweden, alone or before other words with capital letters ("Karin",
"Anna Andersson"), or such words of which the last ends as surnames do ("Ronja Persson"). Two words with capital letters
alone say nothing: so are "Region Dalarna" and "Service Norrbotten" written too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model.facts import is_among
from ...places.register import Municipality, Region
from ...problems import Problem, Sentence
from ...text.typography import instead
from ..draft import Draft

LOOKS_LIKE_A_PERSON = Sentence(
    "person-som-funktion",
    "”{text}” ser ut som namnet på en person. Ange en funktion, till exempel Landsbygdsutveckling.",
    "”{text}” ser ut som namnet på en person. Skriv funktionen i stället, till exempel Landsbygdsutveckling.",
)

CONTACT_IS_SOURCE = Sentence(
    "kontakt-ar-kalla",
    "kontaktens webbsida är också en av kortets källor, så den som läst den har ingen att fråga. Ange en sida där man "
    "når funktionen, till exempel den som hör till {place}.",
    "Kontaktens webbsida är också en av källorna. Ange en sida där man når funktionen, till exempel den som hör till "
    "{place}.",
)
CONTACT_IS_ONLY_SOURCE = Sentence(
    "kontakt-bara-kalla",
    "kontaktens webbsida är också en av kortets källor. Finns en sida där man når funktionen, ange den.",
    "Kontaktens webbsida är också en av källorna. Finns en sida där man når funktionen, ange den.",
)

# Given names of many, without those that are words of their own, such as Maj, Sten and Bo.
GIVEN_NAMES = frozenset({
    "agneta", "ahmed", "alexander", "ali", "alice", "amanda", "anders", "andreas", "anette", "anita", "ann", "anna",
    "annika", "anton", "arne", "axel", "barbro", "bengt", "berit", "birgit", "birgitta", "björn", "britt", "camilla",
    "carina", "caroline", "cecilia", "charlotte", "christer", "christian", "christina", "claes", "daniel", "ebba",
    "elias", "elin", "elisabeth", "ella", "ellen", "elsa", "emelie", "emil", "emma", "erik", "erika", "eva", "felix",
    "filip", "fredrik", "frida", "gun", "gunilla", "gunnar", "gustav", "göran", "hanna", "hans", "helena", "henrik",
    "håkan", "ida", "inga", "ingemar", "inger", "ingrid", "irene", "jakob", "jan", "jenny", "jessica", "jimmy",
    "joakim", "johan", "johanna", "johannes", "jonas", "josefin", "julia", "karin", "karl", "katarina", "kenneth",
    "kent", "kerstin", "kjell", "klara", "kristina", "kurt", "lars", "leif", "lena", "lennart", "lina", "linda",
    "linnea", "linus", "lisa", "lisbeth", "lotta", "louise", "magnus", "maja", "malin", "marcus", "margareta", "maria",
    "marianne", "marie", "markus", "martin", "mats", "mattias", "mikael", "moa", "mohammed", "mona", "monica", "monika",
    "niklas", "nils", "ola", "olle", "olof", "oscar", "oskar", "ove", "patrik", "per", "pernilla", "peter", "petra",
    "pia", "pär", "rebecka", "rickard", "robert", "roger", "roland", "rolf", "sandra", "sara", "sebastian", "simon",
    "siv", "sofia", "sofie", "sonja", "stefan", "susanne", "sven", "therese", "thomas", "tobias", "tomas", "tommy",
    "torbjörn", "ulf", "ulla", "ulrika", "viktor", "viktoria", "yvonne", "åke", "åsa",
})  # fmt: skip

# Up to three words with capital letters, as a name is written.
NAME_SHAPE = r"[A-ZÅÄÖ][a-zåäöéü]+(?:[ -][A-ZÅÄÖ][a-zåäöéü]+){0,2}"
SURNAME_END = "sson"


def is_like_a_name(text: str) -> bool:
    """True for what looks like the name of a person; what follows a comma is left out of account."""
    name = text.split(",")[0].strip()
    if not re.fullmatch(NAME_SHAPE, name):
        return False
    first, *others = re.split("[ -]", name.lower())
    return first in GIVEN_NAMES or (bool(others) and others[-1].endswith(SURNAME_END))


def a_contact_is_a_function(draft: Draft) -> Iterator[Problem]:
    """A contact names a function, and no person."""
    for contact in draft.said.contacts:
        if is_like_a_name(contact.role):
            yield LOOKS_LIKE_A_PERSON.at(draft.at("kontakt"), text=contact.role)


def a_contact_is_no_source(draft: Draft) -> Iterator[Problem]:
    """A contact's page is where somebody can be reached; who wants an answer has read the sources already."""
    sources = draft.said.sources
    places: list[Municipality | Region] = [*draft.said.municipalities, *draft.said.own_regions]
    other = next((place for place in places if not is_among(place.web, sources)), None)
    for index, contact in enumerate(draft.said.contacts):
        if not is_among(contact.web, sources):
            continue
        at = draft.at_item("kontakt", index)
        if other:
            yield CONTACT_IS_SOURCE.at(at, instead(f"webb: {other.web}"), place=other.name)
        else:
            yield CONTACT_IS_ONLY_SOURCE.at(at)
