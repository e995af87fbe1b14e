"""The one table of keys and headings: what a card of each type may hold, and how each value is written.

The checker reads it, and so do the key reference of the guide and the templates. A Swedish key meets its English
attribute here and nowhere else. The rows stand in the modules that this one gathers, which is the one to ask.
"""

from __future__ import annotations

import posixpath

from .cards import Card, Method
from .kinds import CardType
from .method_fields import LEADER_HEADING, METHOD
from .record_fields import WORD_ALL, WORD_EDITORS, WORD_ONGOING
from .story_fields import CASE, PLACE_KEYS
from .vocabulary_fields import GLOSSARY, PROGRAMME, STAGE_GUIDE, THEME

# What of the rows is asked for here.
__all__ = [
    "CARD_TYPES", "CASE", "FOLDERS", "GENERATED_HEADINGS", "GLOSSARY", "LEADER_HEADING", "METHOD", "OWN_TYPES",
    "PLACE_KEYS", "PROGRAMME", "RETIRED_KEYS", "STAGE_GUIDE", "THEME", "WORD_ALL", "WORD_EDITORS", "WORD_ONGOING",
    "card_key", "is_card_path", "type_of",
]  # fmt: skip

# Sections that are made from the header; a heading with such a name would say things twice.
GENERATED_HEADINGS = ("Faktaruta", "Fakta", "Kontakt", "Kontakter", "Källor", "Så gjorde andra", "Granskad")

# Keys that cards had once → what to write instead.
RETIRED_KEYS = {"underlag": "Skriv i stället last på varje källa: hel, borjan eller kopia."}

# What is a bank's own and differs from bank to bank; in a copy of a part of one some of it is left out.
OWN_TYPES = (METHOD, CASE, THEME, PROGRAMME)
CARD_TYPES = (*OWN_TYPES, STAGE_GUIDE, GLOSSARY)

# The folders that a bank lies in.
FOLDERS = tuple(sorted({one.folder.partition("/")[0] for one in CARD_TYPES}))


def type_of(card: Card) -> CardType:
    """Whether the card is a method or a story."""
    return METHOD if isinstance(card, Method) else CASE


def card_key(card: Card) -> str:
    """The card's name in the address of a workshop, and in the files made of it alone."""
    return f"{type_of(card).name}.{card.slug}"


_CARD_FOLDERS = tuple(f"{one.folder}/" for one in OWN_TYPES)


def is_card_path(path: str) -> bool:
    """True for what is, or would be, a card, a theme or a programme; their indexes are always there."""
    return path.startswith(_CARD_FOLDERS) and path.endswith(".md") and posixpath.basename(path) != "index.md"
