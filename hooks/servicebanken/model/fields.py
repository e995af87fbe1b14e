"""The one table of keys and headings: what a card of each type may hold, and how each value is written.

The checker reads it, and so do the key reference of the guide and the templates. A Swedish key meets its English attribute here and nowhere else.
"""

from __future__ import annotations

import posixpath

from .cards import Card, Case, Glossary, Method, Programme, StageGuide, Theme
from .choices import (
    DIFFICULTIES,
    EVIDENCE,
    EXTENTS,
    LEVELS,
    MEETINGS,
    PROGRAMME_FORMS,
    STAGES,
    STATUSES,
    THEME_GROUPS,
)
from .facts import Contact, Cost, Duration, Participants, Period, Picture, Population, Result, Source, Term
from .kinds import (
    AddressKind,
    CardType,
    DateKind,
    FieldSpec,
    Heading,
    ListKind,
    PartialDateKind,
    PlaceKind,
    RecordKind,
    ReferenceKind,
    SlugKind,
    TextKind,
    WholeKind,
)

WORD_EDITORS = "redaktionen"
WORD_ALL = "alla"
WORD_ONGOING = "pagar"

# A story has at least one of these.
PLACE_KEYS = ("kommuner", "regioner")

# Sections that are made from the header; a heading with such a name would say things twice.
GENERATED_HEADINGS = ("Faktaruta", "Fakta", "Kontakt", "Kontakter", "Källor", "Så gjorde andra", "Granskad")
LEADER_HEADING = "Tips till den som leder"

_F = FieldSpec
_LINE = TextKind(longest=120)
_MUNICIPALITIES = ListKind(item=PlaceKind(level="kommun"), most=290)


def _slugs(to: str) -> ListKind:
    return ListKind(item=ReferenceKind(to=to, as_slug=True), most=12)


SOURCES = ListKind(item=RecordKind(make=Source, fields=(
    _F("titel", "title", TextKind(longest=200), "Vad källan heter och vem som står bakom den.", '"Tillväxtverket: Serviceforum"', True, label="Källans namn"),
    _F("adress", "address", AddressKind(), "Källans adress.", "https://tillvaxtverket.se/", True, label="Webbadress"),
)))  # fmt: skip

PERIOD = RecordKind(make=Period, fields=(
    _F("start", "start", PartialDateKind(), "När det började: år, månad eller dag.", "2018", True, label="Början"),
    _F("slut", "end", PartialDateKind(word=WORD_ONGOING, word_label="Det pågår än"), "När det slutade, eller pagar.", "2020-11", label="Slut", ask="När det slutade: år, månad eller dag."),
))  # fmt: skip

_TITLE = _F("titel", "title", TextKind(shortest=3, longest=70), "Kortets rubrik, 3–70 tecken. Kolon kräver citattecken.", "Kontoret som flyttades genom byn", True, label="Rubrik", ask="Kortets rubrik, 3–70 tecken.")  # fmt: skip
_SUMMARY = _F("ingress", "summary", TextKind(shortest=60, longest=300), "Ett stycke på 60–300 tecken utan markering. Visas i listor, sökträffar och på utskrifter.", "En obemannad butik, ett kafé och en servicepunkt under samma tak gav byn en mötesplats efter femton år utan affär.", True, label="Ingress", ask="Ett stycke på 60–300 tecken. Visas i listor, sökträffar och på utskrifter.")  # fmt: skip
_REVIEWED = _F("granskad", "reviewed", DateKind(), "Dagen då någon senast kontrollerade kortet. Efter 24 månader märks det som gammalt.", "2026-11-22", True, label="Granskad")  # fmt: skip
_SOURCES = _F("kallor", "sources", SOURCES, "Var uppgifterna kommer från. Minst en källa.", '[{titel: "Tillväxtverket: Serviceforum", adress: "https://tillvaxtverket.se/"}]', True, label="Källor")  # fmt: skip


def _common(own: str) -> tuple[FieldSpec, ...]:
    """The keys that methods and stories share; `own` is the card's own type, for references to its like."""
    return (
        _TITLE,
        _SUMMARY,
        _F("teman", "themes", ListKind(item=ReferenceKind(to="tema"), most=4), "Ett till fyra teman. Temats filnamn i docs/teman/ utan .md.", "[servicepunkt, dagligvaror]", True, label="Teman", ask="Ett till fyra teman. Skriv några bokstäver och välj."),
        _F("kontakt", "contacts", ListKind(word=WORD_EDITORS, word_label="Låt redaktionen svara på frågor", most=6, item=RecordKind(make=Contact, fields=(
            _F("funktion", "role", _LINE, "En funktion, aldrig en person.", "Landsbygdsutveckling", True, label="Funktion"),
            _F("organisation", "organisation", _LINE, "Kommunen, regionen eller föreningen.", "Torpa kommun", True, label="Organisation"),
            _F("webb", "web", AddressKind(), "Organisationens öppna sida.", "https://www.example.se/", True, label="Webbsida"),
        ))), "Vem man kan höra av sig till: en funktion med organisation och webbsida, eller ordet redaktionen.", WORD_EDITORS, True, label="Kontakt", ask="Vem man kan höra av sig till: en funktion hos en organisation, aldrig en person."),
        _SOURCES,
        _REVIEWED,
        _F("underlag", "is_partly_read", EXTENTS, "delvis när bara en del av källan är läst; det visas för läsaren.", "delvis", label="Underlag", ask="Välj Delvis om bara en del av källan är läst. Det visas för läsaren."),
        _F("status", "status", STATUSES, "utkast visas bara i förhandsvisningen; arkiverad behåller sin adress men lämnar listor och sök.", "publicerad", label="Status", ask="Ett nytt kort är publicerat när redaktionen har tagit emot det. Ett arkiverat kort behåller sin adress men lämnar listor och sök."),
        _F("ersatt_av", "successor", ReferenceKind(to=own, as_slug=True), "Kortet som ersätter ett arkiverat kort.", "nytt-kort", label="Ersatt av"),
        _F("aven_kallad", "also_called", ListKind(item=_LINE, most=20), "Andra namn som läsare söker på.", "[LEA]", label="Andra namn"),
        _F("relaterade", "related", _slugs(own), "Liknande kort av samma sort. Skriv länken i ett av korten; den visas åt båda håll.", "[annat-kort]", label="Liknande kort", ask="Liknande kort av samma sort."),
        _F("bild", "picture", RecordKind(make=Picture, fields=(
            _F("fil", "path", _LINE, "Bildens filnamn, i samma mapp som kortet: jpg, png eller webp, högst 500 kB.", "torpa-butiken.jpg", True, label="Filnamn"),
            _F("alt", "alt", TextKind(longest=200), "Vad bilden visar, för den som inte ser den.", "Butiken i Torpa en vinterdag", True, label="Bildbeskrivning"),
            _F("foto", "photographer", _LINE, "Vem eller vilken organisation som tagit bilden.", "Torpa byalag", label="Fotograf"),
            _F("licens", "licence", _LINE, "Vad bilden får användas till.", "CC BY 4.0", True, label="Licens"),
        )), "En bild till kortet.", '{fil: torpa-butiken.jpg, alt: "Butiken i Torpa en vinterdag", licens: "CC BY 4.0"}', label="Bild"),
        _F("tidigare", "former_slugs", ListKind(item=SlugKind(), most=20), "Kortets gamla filnamn utan .md. De gamla adresserna leder hit.", "[gammalt-namn]", label="Tidigare filnamn"),
    )  # fmt: skip


METHOD = CardType(
    name="metod",
    label="Metod",
    folder="methods",
    make=Method,
    fields=(
        *_common("metod"),
        _F("skede", "stages", ListKind(item=STAGES), "Var i arbetet metoden hör hemma.", "[behov, samverka]", True, label="Skede i arbetet"),
        _F("niva", "levels", ListKind(item=LEVELS), "På vilken nivå metoden används.", "[lokal, kommunal]", True, label="Nivå"),
        _F("tid", "duration", RecordKind(make=Duration, fields=(
            _F("forberedelse", "preparation", _LINE, "Tid för att förbereda, i ord.", "två veckor", label="Förberedelse"),
            _F("genomforande", "work", _LINE, "Tid för att genomföra, i ord.", "en kväll", label="Genomförande"),
            _F("uppfoljning", "follow_up", _LINE, "Tid för att följa upp, i ord.", "en halv dag", label="Uppföljning"),
            _F("pass", "sitting", WholeKind(least=1, most=1440), "Längden på ett pass i hela minuter.", "120", label="Minuter per pass"),
        )), "Hur lång tid metoden tar.", "{genomforande: en kväll, pass: 120}", label="Tidsåtgång"),
        _F("deltagare", "participants", RecordKind(make=Participants, fields=(
            _F("minst", "fewest", WholeKind(least=1, most=100_000), "Så få kan det vara.", "12", label="Minst"),
            _F("hogst", "most", WholeKind(least=1, most=100_000), "Så många kan det vara.", "60", label="Högst"),
        )), "Hur många som kan delta.", "{minst: 12, hogst: 60}", label="Antal deltagare"),
        _F("svarighet", "difficulty", DIFFICULTIES, "Hur krävande metoden är att leda.", "medel", label="Svårighet"),
        _F("form", "forms", ListKind(item=MEETINGS), "Hur man möts.", "[fysiskt, digitalt]", label="Så möts man"),
        _F("material", "materials", ListKind(item=_LINE, most=40), "Packlistan.", "[pennor, stora papper]", label="Material"),
        _F("fore", "before", _slugs("metod"), "Metoder som det är bra att ha gjort före.", "[behovsenkat]", label="Metoder att göra före"),
        _F("efter", "after", _slugs("metod"), "Metoder som brukar komma efter.", "[kommunal-serviceplan]", label="Metoder att göra efter"),
    ),
    headings=(
        Heading(title="Kort om metoden och förväntat resultat", help="Vad ni gör, för vem, och vad ni kan räkna med efteråt.", required=True),
        Heading(title="Förutsättningar för att lyckas", help="Det som måste finnas på plats innan ni börjar."),
        Heading(title="Steg för steg", help="Vem gör vad, i vilken ordning.", required=True, subheadings=("Förbereda", "Genomföra", "Sammanställa")),
        Heading(title="Samarbetspartners", help="Vilka ni behöver ha med er, och vad de bidrar med."),
        Heading(title="Uppföljning", help="Hur ni ser om det hjälpte, och när ni tittar."),
        Heading(title=LEADER_HEADING, help="Råd som bara den som leder behöver. Avsnittet är inte med på utdelningsbladet."),
        Heading(title="Fördjupa dig", help="Länkar till den som vill veta mer, med text som säger vart de leder."),
    ),
)  # fmt: skip

CASE = CardType(
    name="berattelse",
    label="Berättelse",
    folder="cases",
    make=Case,
    fields=(
        *_common("berattelse"),
        _F("kommuner", "municipalities", ListKind(item=PlaceKind(level="kommun"), word=WORD_ALL, word_label="Alla kommuner i en region", most=290), "Kommunerna där det hände, eller alla tillsammans med en region.", "[Arvidsjaur]", suggested=True, label="Kommuner", ask="Kommunerna där det hände. Skriv några bokstäver och välj."),
        _F("regioner", "own_regions", ListKind(item=PlaceKind(level="region"), most=21), "Regioner, när berättelsen gäller en hel region. Kommunernas regioner följer av sig själva.", "[Dalarna]", label="Regioner"),
        _F("platser", "places", ListKind(item=_LINE), "Byar och orter som folk känner till.", "[Moskosel]", label="Byar och orter"),
        _F("metoder", "methods", ListKind(item=ReferenceKind(to="metod"), most=12), "Metoderna som användes. Här, och bara här, skrivs länken mellan berättelse och metod.", "[servicepunkt]", suggested=True, label="Metoder", ask="Metoderna som ni använde. Skriv några bokstäver och välj."),
        _F("program", "programmes", ListKind(item=ReferenceKind(to="program"), most=6), "Program eller projekt som berättelsen hör till.", "[service-i-samverkan]", label="Program", ask="Program eller projekt som berättelsen hör till."),
        _F("projektagare", "owner", _LINE, "Organisationen som ägde projektet.", "Torpa kommun", label="Projektägare"),
        _F("period", "period", PERIOD, "När det hände.", "{start: 2018, slut: pagar}", label="Period"),
        _F("invanare", "populations", ListKind(item=RecordKind(make=Population, fields=(
            _F("plats", "place", _LINE, "Var.", "Vingåkers kommun", True, label="Plats"),
            _F("antal", "number", WholeKind(), "Hur många, bara siffror.", "9045", True, label="Antal"),
            _F("datum", "counted", PartialDateKind(), "När det räknades.", "2022-07", True, label="Räknat"),
        ))), "Hur många som bodde där, och när det räknades.", '[{plats: "Vingåkers kommun", antal: 9045, datum: 2022-07}]', label="Invånare"),
        _F("kostnad", "cost", RecordKind(make=Cost, fields=(
            _F("belopp", "amount", WholeKind(), "Kronor, bara siffror.", "356462", True, label="Belopp i kronor"),
            _F("avser", "covers", _LINE, "Vad pengarna gick till.", "tio servicepunkter", True, label="Vad pengarna gick till"),
        )), "Vad det kostade.", '{belopp: 356462, avser: "tio servicepunkter"}', label="Kostnad"),
        _F("resultat", "results", ListKind(most=6, item=RecordKind(make=Result, fields=(
            _F("text", "text", TextKind(longest=250), "Vad det ledde till.", "Byn fick en butik igen.", True, label="Vad det ledde till"),
            _F("typ", "kind", EVIDENCE, "matt: mätt. upplevt: någon har sagt det. vantat: en förhoppning.", "upplevt", True, label="Hur ni vet det", ask="En förhoppning räknas inte som effekt."),
        ))), "Högst sex resultat. En förhoppning räknas inte som effekt.", '[{text: "Byn fick en butik igen.", typ: upplevt}]', label="Resultat"),
        _F("lardomar", "lessons", ListKind(item=TextKind(longest=200), most=6), "Högst sex lärdomar på högst 200 tecken. De visas på metodens sida.", '["Fråga byn först."]', label="Lärdomar"),
    ),
    headings=(
        Heading(title="På 30 sekunder", help="Vad ni gjorde, varför och hur det gick, på högst 700 tecken.", required=True, longest=700),
        Heading(title="Om projektet", help="Hur det började, vilka som var med och hur ni gick till väga.", required=True),
        Heading(title="Aktiviteter", help="Det ni gjorde, punkt för punkt."),
        Heading(title="Resultat och lärdomar", help="Vad det ledde till och vad ni skulle göra annorlunda.", required=True),
        Heading(title="Fördjupa dig", help="Länkar till den som vill veta mer, med text som säger vart de leder."),
    ),
)  # fmt: skip

THEME = CardType(
    name="tema",
    label="Tema",
    folder="docs/teman",
    make=Theme,
    fields=(
        _F("titel", "title", TextKind(shortest=3, longest=50), "Temats namn.", "Post och paket", True),
        _F("definition", "definition", TextKind(shortest=10, longest=160), "Vad temat handlar om, på en rad.", "Att kunna skicka och hämta försändelser nära hemmet", True),
        _F("grupp", "group", THEME_GROUPS, "Gruppen som temat hör till.", "Serviceslag", True),
        _F("synonymer", "synonyms", ListKind(item=_LINE), "Ord som läsare söker på.", "[paketskåp, ombud]"),
        _F("ikon", "icon", SlugKind(), "Namnet på en ikon ur Material Design Icons.", "package-variant"),
    ),
)  # fmt: skip

PROGRAMME = CardType(
    name="program",
    label="Program",
    folder="docs/program",
    make=Programme,
    fields=(
        _TITLE,
        _SUMMARY,
        _F("typ", "form", PROGRAMME_FORMS, "Vad det är.", "projekt", True),
        _F("period", "period", PERIOD, "När det pågick.", "{start: 2017-09, slut: 2020-11}"),
        _F("agare", "owner", _LINE, "Organisationen som äger det.", "Riksorganisationen Hela Sverige ska leva"),
        _F("kommuner", "municipalities", _MUNICIPALITIES, "Kommunerna som är med. Får saknas för ett nätverk.", "[Flen, Vingåker]"),
        _SOURCES,
        _REVIEWED,
    ),
)  # fmt: skip

STAGE_GUIDE = CardType(name="skede", label="Skede", folder="docs/arbetet", make=StageGuide, fields=(_TITLE, _SUMMARY))

GLOSSARY = CardType(
    name="ordlista",
    label="Ordlista",
    folder="docs",
    make=Glossary,
    fields=(
        _TITLE,
        _F("termer", "terms", ListKind(most=1000, item=RecordKind(make=Term, fields=(
            _F("term", "term", _LINE, "Ordet.", "servicepunkt", True),
            _F("forklaring", "explanation", TextKind(shortest=10, longest=300), "En eller två meningar utan markering.", "En plats där flera slags service samlas, ofta med avtal.", True),
            _F("aven_kallad", "also_called", ListKind(item=_LINE), "Andra ord för samma sak.", "[servicenod]"),
            _F("kalla", "source", AddressKind(), "Adressen till den som bestämt betydelsen.", "https://tillvaxtverket.se/"),
        ))), "Orden i ordlistan.", '[{term: servicepunkt, forklaring: "En plats där flera slags service samlas."}]', True),
    ),
)  # fmt: skip

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
