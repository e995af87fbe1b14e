"""The types of what cards refer to: themes, programmes, the guides to the steps of the work, and the glossary."""

from __future__ import annotations

from .cards import Glossary, Programme, StageGuide, Theme
from .choices import PROGRAMME_FORMS, THEME_GROUPS
from .common_fields import REVIEWED, SOURCED, SUMMARY, TITLE
from .facts import Term
from .kinds import AddressKind, CardType, FieldSpec, ListKind, PlaceKind, RecordKind, SlugKind, TextKind
from .record_fields import LINE, PERIOD

THEME = CardType(
    name="tema",
    label="Tema",
    folder="docs/teman",
    make=Theme,
    fields=(
        FieldSpec(
            key="titel",
            attribute="title",
            kind=TextKind(shortest=3, longest=50),
            help="Temats namn.",
            example="Post och paket",
            required=True,
        ),
        FieldSpec(
            key="definition",
            attribute="definition",
            kind=TextKind(shortest=10, longest=160),
            help="Vad temat handlar om, på en rad.",
            example="Att kunna skicka och hämta försändelser nära hemmet",
            required=True,
        ),
        FieldSpec(
            key="grupp",
            attribute="group",
            kind=THEME_GROUPS,
            help="Gruppen som temat hör till.",
            example="Serviceslag",
            required=True,
        ),
        FieldSpec(
            key="synonymer",
            attribute="synonyms",
            kind=ListKind(item=LINE),
            help="Ord som läsare söker på.",
            example="[paketskåp, ombud]",
        ),
        FieldSpec(
            key="ikon",
            attribute="icon",
            kind=SlugKind(),
            help="Namnet på en ikon ur Material Design Icons.",
            example="package-variant",
        ),
    ),
)

PROGRAMME = CardType(
    name="program",
    label="Program",
    folder="docs/program",
    make=Programme,
    fields=(
        TITLE,
        SUMMARY,
        FieldSpec(
            key="typ",
            attribute="form",
            kind=PROGRAMME_FORMS,
            help="Vad det är.",
            example="projekt",
            required=True,
        ),
        FieldSpec(
            key="period",
            attribute="period",
            kind=PERIOD,
            help="När det pågick.",
            example="{start: 2017-09, slut: 2020-11}",
        ),
        FieldSpec(
            key="agare",
            attribute="owner",
            kind=LINE,
            help="Organisationen som äger det.",
            example="Riksorganisationen Hela Sverige ska leva",
        ),
        FieldSpec(
            key="kommuner",
            attribute="municipalities",
            kind=ListKind(item=PlaceKind(level="kommun"), most=290),
            help="Kommunerna som är med. Får saknas för ett nätverk.",
            example="[Flen, Vingåker]",
        ),
        SOURCED,
        REVIEWED,
    ),
)

STAGE_GUIDE = CardType(name="skede", label="Skede", folder="docs/arbetet", make=StageGuide, fields=(TITLE, SUMMARY))

GLOSSARY = CardType(
    name="ordlista",
    label="Ordlista",
    folder="docs",
    make=Glossary,
    fields=(
        TITLE,
        FieldSpec(
            key="termer",
            attribute="terms",
            kind=ListKind(
                most=1000,
                item=RecordKind(
                    make=Term,
                    fields=(
                        FieldSpec(
                            key="term",
                            attribute="term",
                            kind=LINE,
                            help="Ordet.",
                            example="servicepunkt",
                            required=True,
                        ),
                        FieldSpec(
                            key="forklaring",
                            attribute="explanation",
                            kind=TextKind(shortest=10, longest=300),
                            help="En eller två meningar utan markering.",
                            example="En plats där flera slags service samlas, ofta med avtal.",
                            required=True,
                        ),
                        FieldSpec(
                            key="aven_kallad",
                            attribute="also_called",
                            kind=ListKind(item=LINE),
                            help="Andra ord för samma sak.",
                            example="[servicenod]",
                        ),
                        FieldSpec(
                            key="kalla",
                            attribute="source",
                            kind=AddressKind(),
                            help="Adressen till den som bestämt betydelsen.",
                            example="https://tillvaxtverket.se/",
                        ),
                    ),
                ),
            ),
            help="Orden i ordlistan.",
            example='[{term: servicepunkt, forklaring: "En plats där flera slags service samlas."}]',
            required=True,
        ),
    ),
)
