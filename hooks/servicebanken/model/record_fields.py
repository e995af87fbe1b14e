"""Values made of several, which cards of more than one type have, and the words that may stand in a value's place."""

from __future__ import annotations

from .choices import EXTENTS, SOURCE_KINDS
from .facts import Contact, Period, Picture, Source
from .kinds import AddressKind, Either, FieldSpec, ListKind, PartialDateKind, RecordKind, TextKind

# Words that may stand in the place of a value.
WORD_EDITORS = "redaktionen"
WORD_ALL = "alla"
WORD_ONGOING = "pagar"

LINE = TextKind(longest=120)

PERIOD = RecordKind(
    make=Period,
    fields=(
        FieldSpec(
            key="start",
            attribute="start",
            label="Början",
            kind=PartialDateKind(),
            help="När det började: år, månad eller dag.",
            example="2018",
            required=True,
        ),
        FieldSpec(
            key="slut",
            attribute="end",
            label="Slut",
            kind=PartialDateKind(word=WORD_ONGOING, word_label="Det pågår än"),
            help="När det slutade, eller pagar.",
            ask="När det slutade: år, månad eller dag.",
            example="2020-11",
        ),
    ),
)

*_FIRST, _LAST = SOURCE_KINDS.options
_OR_ELSE = f"{', '.join(_FIRST)} eller {_LAST}"

SOURCES = ListKind(
    item=RecordKind(
        make=Source,
        fields=(
            FieldSpec(
                key="titel",
                attribute="title",
                label="Källans namn",
                kind=TextKind(longest=200),
                help="Vad källan heter och vem som står bakom den.",
                example='"Tillväxtverket: Serviceforum"',
                required=True,
            ),
            FieldSpec(
                key="adress",
                attribute="address",
                label="Webbadress",
                kind=AddressKind(),
                help="Källans adress.",
                example="https://tillvaxtverket.se/",
                suggested=True,
            ),
            FieldSpec(
                key="slag",
                attribute="kind",
                label="Slag, om webbsida saknas",
                kind=SOURCE_KINDS,
                help=f"I stället för adress, när källan inte har någon webbsida: {_OR_ELSE}.",
                ask="Välj bara när källan inte har någon webbsida.",
                example="egen",
            ),
            FieldSpec(
                key="datum",
                attribute="dated",
                label="Datum",
                kind=PartialDateKind(),
                help="När det hände, sades eller skrevs: år, månad eller dag.",
                example="2026-11",
            ),
            FieldSpec(
                key="last",
                attribute="extent",
                label="Så är källan läst",
                kind=EXTENTS,
                help="Hur källan är läst: hel eller borjan när den är öppnad, kopia när bara en sparad kopia är läst.",
                ask="Hur ni har läst källan. Det visas för läsaren.",
                example="hel",
            ),
        ),
        either=Either(
            keys=("adress", "slag"),
            neither=f"källan har ingen adress. Finns ingen webbsida, skriv slag: {_OR_ELSE}.",
            both="källan har både adress och slag. Finns en webbsida räcker adressen, annars slag. Ta bort det ena.",
        ),
    ),
)

CONTACTS = ListKind(
    word=WORD_EDITORS,
    word_label="Låt redaktionen svara på frågor",
    most=6,
    item=RecordKind(
        make=Contact,
        fields=(
            FieldSpec(
                key="funktion",
                attribute="role",
                label="Funktion",
                kind=LINE,
                help="En funktion, aldrig en person.",
                example="Landsbygdsutveckling",
                required=True,
            ),
            FieldSpec(
                key="organisation",
                attribute="organisation",
                label="Organisation",
                kind=LINE,
                help="Kommunen, regionen eller föreningen.",
                example="Torpa kommun",
                required=True,
            ),
            FieldSpec(
                key="webb",
                attribute="web",
                label="Webbsida",
                kind=AddressKind(),
                help="Organisationens öppna sida.",
                example="https://www.example.se/",
                suggested=True,
            ),
        ),
    ),
)

PICTURE = RecordKind(
    make=Picture,
    fields=(
        FieldSpec(
            key="fil",
            attribute="path",
            label="Filnamn",
            kind=LINE,
            help="Bildens filnamn, i samma mapp som kortet: jpg, png eller webp, högst 500 kB.",
            ask="Bildfilens namn: jpg, png eller webp, högst 500 kB. Skicka med bilden när ni lämnar in kortet.",
            example="torpa-butiken.jpg",
            required=True,
        ),
        FieldSpec(
            key="alt",
            attribute="alt",
            label="Bildbeskrivning",
            kind=TextKind(longest=200),
            help="Vad bilden visar, för den som inte ser den.",
            example="Butiken i Torpa en vinterdag",
            required=True,
        ),
        FieldSpec(
            key="foto",
            attribute="photographer",
            label="Fotograf",
            kind=LINE,
            help="Vem eller vilken organisation som tagit bilden.",
            example="Torpa byalag",
        ),
        FieldSpec(
            key="licens",
            attribute="licence",
            label="Licens",
            kind=LINE,
            help="Vad bilden får användas till.",
            example="CC BY 4.0",
            required=True,
        ),
    ),
)
