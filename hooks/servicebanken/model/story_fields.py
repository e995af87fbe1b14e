"""The type of stories: its keys and headings."""

from __future__ import annotations

from .cards import Case
from .common_fields import common
from .kinds import CardType, FieldSpec, Heading, ListKind, PlaceKind, ReferenceKind, TextKind
from .record_fields import LINE, PERIOD, WORD_ALL
from .story_records import CONDITIONS_PAID, COST, FIGURES, GRANTS, POPULATIONS, RESULTS, USES

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
            key="beror",
            attribute="touched",
            label="Berör också",
            kind=ListKind(item=PlaceKind(level="kommun")),
            help="Kommuner som berörs, men där det inte hände. De räknas inte.",
            ask="Kommuner som berörs, men där det inte hände.",
            example="[Arjeplog]",
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
            attribute="uses",
            label="Metoder",
            kind=USES,
            help=(
                "Metoderna som användes, eller {metod, roll} för en som bara undersöktes eller liknar. Här, och bara "
                "här, skrivs länken mellan berättelse och metod."
            ),
            ask="Metoderna som ni använde, undersökte eller liknade. Skriv några bokstäver och välj.",
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
            kind=POPULATIONS,
            help="Hur många som bodde där, och när det räknades om det är känt.",
            example='[{plats: "Vingåkers kommun", antal: 9045, datum: 2022-07}]',
        ),
        FieldSpec(
            key="kostnad",
            attribute="cost",
            label="Kostnad",
            kind=COST,
            help="Vad det kostade.",
            example='{belopp: 356462, avser: "tio servicepunkter"}',
        ),
        FieldSpec(
            key="finansiering",
            attribute="grants",
            label="Finansiering",
            kind=GRANTS,
            help="Vem som betalade, skilt från vad det kostade.",
            example="[{fran: Tillväxtverket, belopp: 3500000, datum: 2017}]",
        ),
        FieldSpec(
            key="villkor",
            attribute="conditions",
            label="Villkor",
            kind=CONDITIONS_PAID,
            help="Vad kommunen betalar eller kräver för en service: belopp, krav eller båda.",
            example="[{slag: hemsandning, belopp: 100, enhet: leverans, datum: 2022-07-01}]",
        ),
        FieldSpec(
            key="siffror",
            attribute="figures",
            label="Siffror",
            kind=FIGURES,
            help="Högst fyra andelar eller antal som inte har någon egen nyckel.",
            example='[{text: "75 procent av invånarna bor utanför tätorten.", datum: 2024}]',
        ),
        FieldSpec(
            key="resultat",
            attribute="results",
            label="Resultat",
            kind=RESULTS,
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
            help="Vad det ledde till och vad ni skulle göra annorlunda, om det finns något att berätta än.",
        ),
        Heading(
            title="Fördjupa dig",
            help="Länkar till den som vill veta mer, med text som säger vart de leder.",
        ),
    ),
)
