"""The type of stories: its keys and headings."""

from __future__ import annotations

from .cards import Case
from .choices import EVIDENCE
from .common_fields import common
from .facts import Cost, Population, Result
from .kinds import (
    CardType,
    FieldSpec,
    Heading,
    ListKind,
    PartialDateKind,
    PlaceKind,
    RecordKind,
    ReferenceKind,
    TextKind,
    WholeKind,
)
from .record_fields import LINE, PERIOD, WORD_ALL

# A story has at least one of these.
PLACE_KEYS = ("kommuner", "regioner")

CASE = CardType(
    name="berattelse",
    label="Berättelse",
    folder="cases",
    make=Case,
    fields=(
        *common("berattelse"),
        FieldSpec(
            key="kommuner",
            attribute="municipalities",
            label="Kommuner",
            kind=ListKind(
                item=PlaceKind(level="kommun"),
                word=WORD_ALL,
                word_label="Alla kommuner i en region",
                most=290,
            ),
            help="Kommunerna där det hände, eller alla tillsammans med en region.",
            ask="Kommunerna där det hände. Skriv några bokstäver och välj.",
            example="[Arvidsjaur]",
            suggested=True,
        ),
        FieldSpec(
            key="regioner",
            attribute="own_regions",
            label="Regioner",
            kind=ListKind(item=PlaceKind(level="region"), most=21),
            help="Regioner, när berättelsen gäller en hel region. Kommunernas regioner följer av sig själva.",
            example="[Dalarna]",
        ),
        FieldSpec(
            key="platser",
            attribute="places",
            label="Byar och orter",
            kind=ListKind(item=LINE),
            help="Byar och orter som folk känner till.",
            example="[Moskosel]",
        ),
        FieldSpec(
            key="metoder",
            attribute="methods",
            label="Metoder",
            kind=ListKind(item=ReferenceKind(to="metod"), most=12),
            help="Metoderna som användes. Här, och bara här, skrivs länken mellan berättelse och metod.",
            ask="Metoderna som ni använde. Skriv några bokstäver och välj.",
            example="[servicepunkt]",
            suggested=True,
        ),
        FieldSpec(
            key="program",
            attribute="programmes",
            label="Program",
            kind=ListKind(item=ReferenceKind(to="program"), most=6),
            help="Program eller projekt som berättelsen hör till.",
            ask="Program eller projekt som berättelsen hör till.",
            example="[service-i-samverkan]",
        ),
        FieldSpec(
            key="projektagare",
            attribute="owner",
            label="Projektägare",
            kind=LINE,
            help="Organisationen som ägde projektet.",
            example="Torpa kommun",
        ),
        FieldSpec(
            key="period",
            attribute="period",
            label="Period",
            kind=PERIOD,
            help="När det hände.",
            example="{start: 2018, slut: pagar}",
        ),
        FieldSpec(
            key="invanare",
            attribute="populations",
            label="Invånare",
            kind=ListKind(
                item=RecordKind(
                    make=Population,
                    fields=(
                        FieldSpec(
                            key="plats",
                            attribute="place",
                            label="Plats",
                            kind=LINE,
                            help="Var.",
                            example="Vingåkers kommun",
                            required=True,
                        ),
                        FieldSpec(
                            key="antal",
                            attribute="number",
                            label="Antal",
                            kind=WholeKind(),
                            help="Hur många, bara siffror.",
                            example="9045",
                            required=True,
                        ),
                        FieldSpec(
                            key="datum",
                            attribute="counted",
                            label="Räknat",
                            kind=PartialDateKind(),
                            help="När det räknades.",
                            example="2022-07",
                            required=True,
                        ),
                    ),
                ),
            ),
            help="Hur många som bodde där, och när det räknades.",
            example='[{plats: "Vingåkers kommun", antal: 9045, datum: 2022-07}]',
        ),
        FieldSpec(
            key="kostnad",
            attribute="cost",
            label="Kostnad",
            kind=RecordKind(
                make=Cost,
                fields=(
                    FieldSpec(
                        key="belopp",
                        attribute="amount",
                        label="Belopp i kronor",
                        kind=WholeKind(),
                        help="Kronor, bara siffror.",
                        example="356462",
                        required=True,
                    ),
                    FieldSpec(
                        key="avser",
                        attribute="covers",
                        label="Vad pengarna gick till",
                        kind=LINE,
                        help="Vad pengarna gick till.",
                        example="tio servicepunkter",
                        required=True,
                    ),
                ),
            ),
            help="Vad det kostade.",
            example='{belopp: 356462, avser: "tio servicepunkter"}',
        ),
        FieldSpec(
            key="resultat",
            attribute="results",
            label="Resultat",
            kind=ListKind(
                most=6,
                item=RecordKind(
                    make=Result,
                    fields=(
                        FieldSpec(
                            key="text",
                            attribute="text",
                            label="Vad det ledde till",
                            kind=TextKind(longest=250),
                            help="Vad det ledde till.",
                            example="Byn fick en butik igen.",
                            required=True,
                        ),
                        FieldSpec(
                            key="typ",
                            attribute="kind",
                            label="Hur ni vet det",
                            kind=EVIDENCE,
                            help="matt: mätt. upplevt: någon har sagt det. vantat: en förhoppning.",
                            ask="En förhoppning räknas inte som effekt.",
                            example="upplevt",
                            required=True,
                        ),
                    ),
                ),
            ),
            help="Högst sex resultat. En förhoppning räknas inte som effekt.",
            example='[{text: "Byn fick en butik igen.", typ: upplevt}]',
        ),
        FieldSpec(
            key="lardomar",
            attribute="lessons",
            label="Lärdomar",
            kind=ListKind(item=TextKind(longest=200), most=6),
            help="Högst sex lärdomar på högst 200 tecken. De visas på metodens sida.",
            example='["Fråga byn först."]',
        ),
    ),
    headings=(
        Heading(
            title="På 30 sekunder",
            help="Vad ni gjorde, varför och hur det gick, på högst 700 tecken.",
            required=True,
            longest=700,
        ),
        Heading(
            title="Om projektet",
            help="Hur det började, vilka som var med och hur ni gick till väga.",
            required=True,
        ),
        Heading(title="Aktiviteter", help="Det ni gjorde, punkt för punkt."),
        Heading(
            title="Resultat och lärdomar",
            help="Vad det ledde till och vad ni skulle göra annorlunda.",
            required=True,
        ),
        Heading(
            title="Fördjupa dig",
            help="Länkar till den som vill veta mer, med text som säger vart de leder.",
        ),
    ),
)
