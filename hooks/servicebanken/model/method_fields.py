"""The type of methods: its keys and headings."""

from __future__ import annotations

from .cards import Method
from .choices import DIFFICULTIES, GROUNDS, LEVELS, MEETINGS, STAGES
from .common_fields import common, slugs
from .facts import Duration, Participants
from .kinds import CardType, FieldSpec, Heading, ListKind, RecordKind, WholeKind
from .record_fields import LINE

# A section that is for whoever leads the work, and that no hand-out has.
LEADER_HEADING = "Tips till den som leder"

# The section that says what one does.
STEPS_HEADING = "Steg för steg"

METHOD = CardType(
    name="metod",
    label="Metod",
    folder="methods",
    make=Method,
    fields=(
        *common("metod"),
        FieldSpec(
            key="skede",
            attribute="stages",
            label="Skede i arbetet",
            kind=ListKind(item=STAGES),
            help="Var i arbetet metoden hör hemma.",
            example="[behov, samverka]",
            required=True,
        ),
        FieldSpec(
            key="niva",
            attribute="levels",
            label="Nivå",
            kind=ListKind(item=LEVELS),
            help="På vilken nivå metoden används.",
            example="[lokal, kommunal]",
            required=True,
        ),
        FieldSpec(
            key="tid",
            attribute="duration",
            label="Tidsåtgång",
            kind=RecordKind(
                make=Duration,
                fields=(
                    FieldSpec(
                        key="forberedelse",
                        attribute="preparation",
                        label="Förberedelse",
                        kind=LINE,
                        help="Tid för att förbereda, i ord.",
                        example="två veckor",
                    ),
                    FieldSpec(
                        key="genomforande",
                        attribute="work",
                        label="Genomförande",
                        kind=LINE,
                        help="Tid för att genomföra, i ord.",
                        example="en kväll",
                    ),
                    FieldSpec(
                        key="uppfoljning",
                        attribute="follow_up",
                        label="Uppföljning",
                        kind=LINE,
                        help="Tid för att följa upp, i ord.",
                        example="en halv dag",
                    ),
                    FieldSpec(
                        key="pass",
                        attribute="sitting",
                        label="Minuter per pass",
                        kind=WholeKind(least=1, most=1440),
                        help="Längden på ett pass i hela minuter.",
                        example="120",
                    ),
                ),
            ),
            help="Hur lång tid metoden tar.",
            example="{genomforande: en kväll, pass: 120}",
        ),
        FieldSpec(
            key="deltagare",
            attribute="participants",
            label="Antal deltagare",
            kind=RecordKind(
                make=Participants,
                fields=(
                    FieldSpec(
                        key="minst",
                        attribute="fewest",
                        label="Minst",
                        kind=WholeKind(least=1, most=100000),
                        help="Så få kan det vara.",
                        example="12",
                    ),
                    FieldSpec(
                        key="hogst",
                        attribute="most",
                        label="Högst",
                        kind=WholeKind(least=1, most=100000),
                        help="Så många kan det vara.",
                        example="60",
                    ),
                ),
            ),
            help="Hur många som kan delta.",
            example="{minst: 12, hogst: 60}",
        ),
        FieldSpec(
            key="svarighet",
            attribute="difficulty",
            label="Svårighet",
            kind=DIFFICULTIES,
            help="Hur krävande metoden är att leda.",
            example="medel",
        ),
        FieldSpec(
            key="form",
            attribute="forms",
            label="Så möts man",
            kind=ListKind(item=MEETINGS),
            help="Hur man möts.",
            example="[fysiskt, digitalt]",
        ),
        FieldSpec(
            key="material",
            attribute="materials",
            label="Material",
            kind=ListKind(item=LINE, most=40),
            help="Packlistan.",
            example="[pennor, stora papper]",
        ),
        FieldSpec(
            key="grund",
            attribute="grounds",
            label="Vad stegen vilar på",
            kind=GROUNDS,
            help="Vad stegen vilar på: kalla, praxis (yrkeskunskap som fungerar) eller blandat. Visas vid stegen.",
            ask="Vad stegen vilar på. Det visas vid stegen.",
            example="blandat",
            suggested=True,
        ),
        FieldSpec(
            key="fore",
            attribute="before",
            label="Metoder att göra före",
            kind=slugs("metod"),
            help="Metoder som det är bra att ha gjort före.",
            example="[behovsenkat]",
        ),
        FieldSpec(
            key="efter",
            attribute="after",
            label="Metoder att göra efter",
            kind=slugs("metod"),
            help="Metoder som brukar komma efter.",
            example="[kommunal-serviceplan]",
        ),
    ),
    headings=(
        Heading(
            title="Kort om metoden och förväntat resultat",
            help="Vad ni gör, för vem, och vad ni kan räkna med efteråt.",
            required=True,
        ),
        Heading(
            title="Förutsättningar för att lyckas",
            help="Det som måste finnas på plats innan ni börjar.",
        ),
        Heading(
            title=STEPS_HEADING,
            help="Vem gör vad, i vilken ordning.",
            required=True,
            subheadings=("Förbereda", "Genomföra", "Sammanställa"),
        ),
        Heading(title="Samarbetspartners", help="Vilka ni behöver ha med er, och vad de bidrar med."),
        Heading(title="Uppföljning", help="Hur ni ser om det hjälpte, och när ni tittar."),
        Heading(
            title=LEADER_HEADING,
            help="Råd som bara den som leder behöver. Avsnittet är inte med på utdelningsbladet.",
        ),
        Heading(
            title="Fördjupa dig",
            help="Länkar till den som vill veta mer, med text som säger vart de leder.",
        ),
    ),
)
