"""The keys that cards of several types have: title, summary, sources, and all that methods and stories share."""

from __future__ import annotations

from .choices import STATUSES
from .kinds import DateKind, FieldSpec, ListKind, ReferenceKind, SlugKind, TextKind
from .record_fields import CONTACTS, LINE, PICTURE, SOURCES, WORD_EDITORS


def slugs(to: str) -> ListKind:
    """Cards of a type, each named by its slug."""
    return ListKind(item=ReferenceKind(to=to, as_slug=True), most=12)


TITLE = FieldSpec(
    key="titel",
    attribute="title",
    label="Rubrik",
    kind=TextKind(shortest=3, longest=70),
    help="Kortets rubrik, 3–70 tecken. Kolon kräver citattecken.",
    ask="Kortets rubrik, 3–70 tecken.",
    example="Kontoret som flyttades genom byn",
    required=True,
)

SUMMARY = FieldSpec(
    key="ingress",
    attribute="summary",
    label="Ingress",
    kind=TextKind(shortest=60, longest=300),
    help="Ett stycke på 60–300 tecken utan markering. Visas i listor, sökträffar och på utskrifter.",
    ask="Ett stycke på 60–300 tecken. Visas i listor, sökträffar och på utskrifter.",
    example=(
        "En obemannad butik, ett kafé och en servicepunkt under samma tak gav byn en mötesplats efter femton år utan "
        "affär."
    ),
    required=True,
)

REVIEWED = FieldSpec(
    key="granskad",
    attribute="reviewed",
    label="Granskad",
    kind=DateKind(),
    help=(
        "Dagen då någon senast gick igenom kortet mot sina öppnade källor. Efter 24 månader märks det som gammalt. "
        "Utelämnas när varje källa har last: kopia."
    ),
    ask="Dagen då ni senast kontrollerade att allt stämmer med källorna. I dag är ifyllt.",
    example="2026-11-22",
    suggested=True,
)

SOURCED = FieldSpec(
    key="kallor",
    attribute="sources",
    label="Källor",
    kind=SOURCES,
    help="Var uppgifterna kommer från. Minst en källa.",
    example='[{titel: "Tillväxtverket: Serviceforum", adress: "https://tillvaxtverket.se/"}]',
    required=True,
)

_THEMES = FieldSpec(
    key="teman",
    attribute="themes",
    label="Teman",
    kind=ListKind(item=ReferenceKind(to="tema"), most=4),
    help="Ett till fyra teman. Temats filnamn i docs/teman/ utan .md.",
    ask="Kryssa för ett till fyra teman, det viktigaste först.",
    example="[servicepunkt, dagligvaror]",
    required=True,
)

_CONTACT = FieldSpec(
    key="kontakt",
    attribute="contacts",
    label="Kontakt",
    kind=CONTACTS,
    help="Vem man kan höra av sig till: en funktion med organisation och webbsida, eller ordet redaktionen.",
    ask="Vem man kan höra av sig till: en funktion hos en organisation, aldrig en person.",
    example=WORD_EDITORS,
    required=True,
)

_STATUS = FieldSpec(
    key="status",
    attribute="status",
    label="Status",
    kind=STATUSES,
    help="utkast visas bara i förhandsvisningen; arkiverad behåller sin adress men lämnar listor och sök.",
    ask=(
        "Ett nytt kort är publicerat när redaktionen har tagit emot det. Ett arkiverat kort behåller sin "
        "adress men lämnar listor och sök."
    ),
    example="publicerad",
)

_ALSO_CALLED = FieldSpec(
    key="aven_kallad",
    attribute="also_called",
    label="Andra namn",
    kind=ListKind(item=LINE, most=20),
    help="Andra namn som läsare söker på.",
    example="[LEA]",
)

_PICTURED = FieldSpec(
    key="bild",
    attribute="picture",
    label="Bild",
    kind=PICTURE,
    help="En bild till kortet.",
    example='{fil: torpa-butiken.jpg, alt: "Butiken i Torpa en vinterdag", licens: "CC BY 4.0"}',
)

_FORMER = FieldSpec(
    key="tidigare",
    attribute="former_slugs",
    label="Tidigare filnamn",
    kind=ListKind(item=SlugKind(), most=20),
    help="Kortets gamla filnamn utan .md. De gamla adresserna leder hit.",
    example="[gammalt-namn]",
)


def common(own: str) -> tuple[FieldSpec, ...]:
    """The keys that methods and stories share; `own` is the card's own type, for references to its like."""
    return (
        TITLE,
        SUMMARY,
        _THEMES,
        _CONTACT,
        SOURCED,
        REVIEWED,
        _STATUS,
        _successor(own),
        _ALSO_CALLED,
        FieldSpec(
            key="relaterade",
            attribute="related",
            label="Liknande kort",
            kind=slugs(own),
            help="Liknande kort av samma sort. Skriv länken i ett av korten; den visas åt båda håll.",
            ask="Liknande kort av samma sort.",
            example="[annat-kort]",
        ),
        _PICTURED,
        _FORMER,
    )


def _successor(own: str) -> FieldSpec:
    return FieldSpec(
        key="ersatt_av",
        attribute="successor",
        label="Ersatt av",
        kind=ReferenceKind(to=own, as_slug=True),
        help="Kortet som ersätter ett arkiverat kort.",
        example="nytt-kort",
    )
