"""The marks that a text may be left with when it has been read: how each is known, and what is told of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...problems import Sentence, alike

_HARD = "\u00a0\u2007\u202f\u3000"
# What word processors begin a point with; the last ones are of their own typefaces.
BULLETS = "•·▪▫◦‣⁃●○■□◆❖➢➤☐☑☒\uf0b7\uf0a7\uf0d8\uf0fc"
_STAYS = "Ska tecknet synas, skriv ett omvänt snedstreck före det."


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark that is left over; with `in_line` False it counts only where a line of a paragraph begins with it.

    The pattern keeps to what a browser's patterns have too, but for letters and digits and the end of the text.
    """

    sentence: Sentence
    pattern: re.Pattern[str]
    in_line: bool = True


# --- What is shown as signs here and on the forge alike

NOT_BOLD = alike(
    "overblivet-tecken",
    f"”{{sign}}” blev ingen fetstil. Sätt tecknen tätt intill orden, på båda sidor. {_STAYS}",
)
NOT_STRUCK = alike(
    "overblivet-tecken",
    f"”{{sign}}” strök inte över något. Sätt tecknen tätt intill orden, på båda sidor. {_STAYS}",
)
NO_LINK = alike(
    "overblivet-tecken",
    "”{sign}” blev ingen länk och ingen bild. Skriv [orden](adressen), utan mellanslag i adressen.",
)
SPACE_IN_LINK = alike(
    "olast-lank",
    "”{target}” har mellanslag, så det blir ingen {kind} utan bara tecken. Sätt vinkelparenteser om adressen, eller "
    "skriv %20 i stället för varje mellanslag.",
)
CURLY_IN_LINK = Sentence(
    "olast-lank",
    "texten efter ”{target}” står inom krokiga citattecken, så det blir ingen {kind} utan bara tecken. Använd raka.",
    "Texten efter ”{target}” står inom krokiga citattecken, så det blir ingen {kind} utan bara tecken. Använd raka.",
)
BACKSLASH = alike(
    "overblivet-tecken",
    "ett omvänt snedstreck ({sign}) står kvar i texten. Ta bort det, eller skriv två om det ska synas.",
)
OPEN_CODE = alike("overblivet-tecken", f"”{{sign}}” öppnar kod som aldrig stängs. Ta bort tecknet. {_STAYS}")
OPEN_ANGLE = alike(
    "overblivet-tecken",
    "”{sign}” är varken en adress eller något annat. Stäng en adress med >. Tecknet < skrivs &lt;.",
)
NO_ENTITY = alike("overblivet-tecken", "”{sign}” betyder inget tecken. Skriv tecknet självt.")
NOT_MARKED = alike(
    "overblivet-tecken",
    f"”{{sign}}” markerar inget här. Ta bort tecknen, eller skriv **ord** för fetstil. {_STAYS}",
)
NO_HEADING = Sentence(
    "overblivet-tecken",
    "”{sign}” blev ingen rubrik. Skriv ## eller ###, ett vanligt mellanslag och sedan rubriken.",
    "”{sign}” blev ingen rubrik. Skriv ###, ett vanligt mellanslag och sedan rubriken.",
)
NO_TABLE = alike(
    "overblivet-tecken",
    "raden ser ut som en tabell men blev ingen. Lägg en tom rad före tabellen, en rad med streck under den första "
    "raden, och lika många kolumner i båda.",
)

# --- What only the forge, or another tool, makes something of

NO_BOX = alike("okand-markering", "bockrutor (”{sign}”) finns inte här. Skriv punkten utan hakparentesen.")
NO_FOOTNOTE = Sentence(
    "okand-markering",
    "fotnoter (”{sign}”) finns inte här. Skriv orden i texten, och lägg källan under kallor.",
    "Fotnoter (”{sign}”) finns inte här. Skriv orden i texten, och lägg källan bland källorna.",
)
NO_DEFINITION = alike(
    "okand-markering",
    "ett kolon först på raden gör ingen definition här. Skriv **ordet:** och förklaringen på samma rad.",
)
NO_ALERT = alike(
    "okand-markering",
    "”{sign}” gör ingen ruta här. Skriv **Obs!** eller något annat ord i fetstil först i stycket.",
)
NO_EMOJI = alike("okand-markering", "”{sign}” blir ingen bild här. Skriv tecknet självt, eller ordet.")
NO_FORMULA = alike("okand-markering", "formler (”{sign}”) finns inte här. Skriv uträkningen i ord och vanliga tecken.")
DOES_NOTHING = alike("okand-markering", "”{sign}” gör ingenting här. Ta bort raden.")
NOT_DRAWN = alike("okand-markering", "kod av slaget ”{sign}” ritas inte här. Beskriv det i ord, eller lägg in en bild.")

# --- What was meant as a list and is read as running text

NO_BULLET = alike("punkttecken", "”{sign}” gör ingen lista. Skriv ett bindestreck och ett mellanslag före varje punkt.")
NO_POINT = alike(
    "oklar-lista",
    "”{sign}” först på raden blev ingen punkt i en lista. Är det en lista, lägg en tom rad före den. Annars, flytta "
    "upp ”{sign}” till raden före.",
)
NO_SPACE = alike(
    "oklar-lista",
    "”{sign}” först på raden blev ingen punkt i en lista. Är det en lista, skriv ett vanligt mellanslag efter tecknet. "
    f"{_STAYS}",
)
SAME_SIGNS = alike(
    "oklar-lista",
    "flera rader börjar med ”{sign}” men läses som löpande text. Är det en lista, börja varje rad med ett bindestreck "
    "och ett mellanslag. Annars, lägg en tom rad emellan.",
)

MARKS = (
    Mark(NOT_BOLD, re.compile(r"\*{2,}|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)")),
    Mark(NOT_STRUCK, re.compile("~~+")),
    Mark(NO_LINK, re.compile(r"\[[^\[\]]*\](?:\([^)]*\)?|\[[^\]]*\]?)|!\[|\[\[|\]\]")),
    Mark(BACKSLASH, re.compile(r"\\")),
    Mark(OPEN_CODE, re.compile("`+")),
    Mark(OPEN_ANGLE, re.compile(r"<(?=[a-zA-Z/!?])[^\s<>]{0,40}|<\Z")),
    Mark(NO_ENTITY, re.compile(r"&(?:#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]{1,30});")),
    Mark(NOT_MARKED, re.compile(r"(?<![=\w])==(?=[^\s=])")),
    Mark(NO_HEADING, re.compile(rf"#{{2,6}}(?=[^\s#])|#{{1,6}}(?=[{_HARD}])|#{{7,}}"), in_line=False),
    Mark(NO_BOX, re.compile(r"\[[ xX]\](?=\s|\Z)"), in_line=False),
    Mark(NO_FOOTNOTE, re.compile(r"\[\^[^\]\s]*\]?|\^\[")),
    Mark(NO_DEFINITION, re.compile(r":\s+(?=\S)"), in_line=False),
    Mark(NO_ALERT, re.compile(r"\[!\w+\]|(?:!!!|\?\?\?\+?)(?=\s\w)"), in_line=False),
    Mark(NO_EMOJI, re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])")),
    Mark(NO_FORMULA, re.compile(r"(?<![\w$])\$\$?(?=[^\s$])[^$]*[^\s$]\$\$?(?![\w$])|\$\$")),
    Mark(DOES_NOTHING, re.compile(r"\[(?:TOC|toc|_TOC_)\]|\*\[[^\]]+\]:"), in_line=False),
    Mark(NO_BULLET, re.compile(rf"[{BULLETS}]\s*(?=\S)"), in_line=False),
    Mark(NO_POINT, re.compile(r"\d{1,2}[.)](?=\s)"), in_line=False),
    Mark(NO_SPACE, re.compile(rf"(?:\d{{1,2}}[.)]|[-*+])(?=[^\W\d_]|[{_HARD}])"), in_line=False),
)

# Where none of these stands, and the line begins with a word, there is no mark.
SUSPECT = re.compile(r"[\[\]*_~\\`<&=#^$|]|!!|\?\?|:[a-z]|\A(?:\W|\w{1,2}[.)])")

# A row of a table, and what several lines may begin with that were meant as points.
TABLE_ROW = re.compile(r"\|[ \t]*:?-{2,}|-{2,}:?[ \t]*\||^\|.*\|\s*$")
FIRST_SIGN = re.compile(r"([^\w\s'”“»(\[|" '"' r"]|[a-zA-Z][.)])\s")
NOTE_DEFINED = re.compile(r"\[\^[^\]\s]+\]:")
# Code that the forge makes a drawing of, by its first word.
DRAWN = frozenset({"mermaid", "math", "geojson", "topojson", "stl"})
# So much of what was found is shown.
SIGNS_SHOWN = 40
