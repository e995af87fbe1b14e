"""Values made of several, which only stories have: methods with their roles, counts, money and results."""

from __future__ import annotations

from .cards import Use
from .choices import CONDITIONS, EVIDENCE, ROLES, UNITS, YES
from .facts import Condition, Cost, Figure, Grant, Population, Result
from .kinds import FieldSpec, ListKind, PartialDateKind, RecordKind, ReferenceKind, TextKind, WholeKind
from .record_fields import LINE


def _dated(help: str, label: str = "Datum") -> FieldSpec:
    """When something was counted, paid or decided."""
    return FieldSpec(
        key="datum",
        attribute="dated",
        label=label,
        kind=PartialDateKind(),
        help=help,
        example="2022-07",
    )


def _kronor(help: str = "Kronor, bara siffror.", *, required: bool = False) -> FieldSpec:
    """An amount of money."""
    return FieldSpec(
        key="belopp",
        attribute="amount",
        label="Belopp i kronor",
        kind=WholeKind(),
        help=help,
        example="356462",
        required=required,
    )


USES = ListKind(
    most=12,
    item=RecordKind(
        make=Use,
        bare="metod",
        fields=(
            FieldSpec(
                key="metod",
                attribute="method",
                label="Metod",
                kind=ReferenceKind(to="metod"),
                help="Metodens filnamn i methods/ utan .md.",
                example="servicepunkt",
                required=True,
            ),
            FieldSpec(
                key="roll",
                attribute="role",
                label="Vad ni gjorde med metoden",
                kind=ROLES,
                help="Om metoden användes, undersöktes eller bara liknar det som gjordes. Bara anvand räknas.",
                ask="Bara metoder som användes räknas när banken säger hur prövad en metod är.",
                example="liknar",
            ),
        ),
    ),
)

POPULATIONS = ListKind(
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
                key="cirka",
                attribute="is_rough",
                label="Ungefär",
                kind=YES,
                help="ja när antalet är ungefärligt.",
                ask="Välj Ja när antalet är ungefärligt.",
                example="ja",
            ),
            _dated("När det räknades, om det är känt.", "Räknat"),
        ),
    ),
)

COST = RecordKind(
    make=Cost,
    fields=(
        _kronor(required=True),
        FieldSpec(
            key="avser",
            attribute="covers",
            label="Vad pengarna gick till",
            kind=LINE,
            help="Vad pengarna gick till, om det är känt.",
            example="tio servicepunkter",
        ),
    ),
)

GRANTS = ListKind(
    most=8,
    item=RecordKind(
        make=Grant,
        fields=(
            FieldSpec(
                key="fran",
                attribute="giver",
                label="Vem som betalade",
                kind=LINE,
                help="Vem som betalade.",
                example="Tillväxtverket",
                required=True,
            ),
            _kronor(),
            _dated("När pengarna gavs, om det är känt."),
        ),
    ),
)

CONDITIONS_PAID = ListKind(
    most=12,
    item=RecordKind(
        make=Condition,
        some=("belopp", "krav"),
        fields=(
            FieldSpec(
                key="slag",
                attribute="kind",
                label="Vad det gäller",
                kind=CONDITIONS,
                help="Vad ersättningen eller kravet gäller.",
                example="hemsandning",
                required=True,
            ),
            _kronor("Kronor som betalas, bara siffror."),
            FieldSpec(
                key="enhet",
                attribute="unit",
                label="Hur ofta eller per vad",
                kind=UNITS,
                help="Vad beloppet räknas per.",
                example="leverans",
            ),
            FieldSpec(
                key="krav",
                attribute="demand",
                label="Vad som krävs",
                kind=TextKind(longest=200),
                help="Vad som krävs för att få pengarna, eller av den som får dem.",
                example="Minst två kilometer till butiken.",
            ),
            _dated("När villkoret gällde, om det är känt."),
        ),
    ),
)

FIGURES = ListKind(
    most=4,
    item=RecordKind(
        make=Figure,
        fields=(
            FieldSpec(
                key="text",
                attribute="text",
                label="Andel eller antal",
                kind=TextKind(longest=160),
                help="Talet och vad det räknar, i ord.",
                example="75 procent av invånarna bor utanför tätorten.",
                required=True,
            ),
            _dated("När det räknades, om det är känt."),
        ),
    ),
)

RESULTS = ListKind(
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
            FieldSpec(
                key="kalla",
                attribute="source",
                label="Källans nummer",
                kind=WholeKind(least=1, most=60),
                help="Vilken av kortets källor det står i: 1 för den första.",
                ask="Vilken av källorna det står i: 1 för den första. Får saknas.",
                example="1",
            ),
            FieldSpec(
                key="oberoende",
                attribute="is_independent",
                label="Oberoende utvärdering",
                kind=YES,
                help="ja när någon annan än de som gjorde arbetet har utvärderat det.",
                ask="Välj Ja när någon annan än de som gjorde arbetet har utvärderat det.",
                example="ja",
            ),
        ),
    ),
)
