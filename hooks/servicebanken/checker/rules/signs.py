"""Signs of markup that became nothing, here and on the forge alike, or only there: each with what to write instead."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markdown_it.token import Token

from ...problems import Problem, Spot, problem
from ...text.body import Body
from ...text.commonmark import Unread


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A kind of sign that is left over: by what it is known, and what its writer is told.

    `sign` in the message is what was found; with `in_line` False it counts only where a paragraph's line begins.
    """

    code: str
    pattern: re.Pattern[str]
    message: str
    in_line: bool = True


_HARD = "\u00a0\u2007\u202f\u3000"
# What word processors begin a point with; the last ones are of their own typefaces.
_BULLETS = "•·▪▫◦‣⁃●○■□◆❖➢➤☐☑☒\uf0b7\uf0a7\uf0d8\uf0fc"
_STAYS = "Ska tecknet synas, skriv ett omvänt snedstreck före det"

# What is shown as signs here as on the forge.
_LEFT_OVER = (
    Leftover(
        code="overblivet-tecken",
        pattern=re.compile(r"\*{2,}|(?<!\w)__(?=[^\W_])|(?<=[^\W_])__(?!\w)"),
        message=f"”{{sign}}” blev ingen fetstil. Sätt tecknen tätt intill orden, på båda sidor. {_STAYS}.",
    ),
    Leftover(
        code="overblivet-tecken",
        pattern=re.compile("~~+"),
        message=f"”{{sign}}” strök inte över något. Sätt tecknen tätt intill orden, på båda sidor. {_STAYS}.",
    ),
    Leftover(
        code="overblivet-tecken",
        pattern=re.compile(r"\]\([^)]*\)?|\]\[[^\]]*\]?|!\[|\[\[|\]\]"),
        message="”{sign}” blev ingen länk och ingen bild. Skriv [orden](adressen), utan mellanslag i adressen.",
    ),
    Leftover(
        code="overblivet-tecken",
        pattern=re.compile(r"\\"),
        message="ett omvänt snedstreck (\\) står kvar i texten. Ta bort det, eller skriv två om det ska synas.",
    ),
    Leftover(
        code="overblivet-tecken",
        pattern=re.compile("`+"),
        message=f"”{{sign}}” öppnar kod som aldrig stängs. Ta bort tecknet. {_STAYS}.",
    ),
    Leftover(
        code="overblivet-tecken",
        pattern=re.compile(r"<(?=[a-zA-Z/!?])[^\s<>]{0,40}|<\Z"),
        message="”{sign}” är varken en adress eller något annat. Stäng en adress med >. Tecknet < skrivs &lt;.",
    ),
    Leftover(
        code="overblivet-tecken",
        pattern=re.compile(r"&(?:#[xX]?[0-9a-fA-F]+|[a-zA-Z][a-zA-Z0-9]{1,30});"),
        message="”{sign}” betyder inget tecken. Skriv tecknet självt.",
    ),
    Leftover(
        code="overblivet-tecken",
        pattern=re.compile(r"(?<![=\w])==(?=[^\s=])"),
        message=f"”{{sign}}” markerar inget här. Ta bort tecknen, eller skriv **ord** för fetstil. {_STAYS}.",
    ),
    Leftover(
        code="overblivet-tecken",
        pattern=re.compile(rf"#{{2,6}}(?=[^\s#])|#{{1,6}}(?=[{_HARD}])|#{{7,}}"),
        message="”{sign}” blev ingen rubrik. Skriv ## eller ###, ett vanligt mellanslag och sedan rubriken.",
        in_line=False,
    ),
)

# What only the forge, or another writer's tool, makes something of.
_NOT_CARRIED = (
    Leftover(
        code="okand-markering",
        pattern=re.compile(r"\[[ xX]\](?=\s|\Z)"),
        message="bockrutor (”{sign}”) finns inte här. Skriv punkten utan hakparentesen.",
        in_line=False,
    ),
    Leftover(
        code="okand-markering",
        pattern=re.compile(r"\[\^[^\]\s]*\]?|\^\["),
        message="fotnoter (”{sign}”) finns inte här. Skriv orden i texten, och lägg källan under kallor.",
    ),
    Leftover(
        code="okand-markering",
        pattern=re.compile(r":\s+(?=\S)"),
        message="ett kolon först på raden gör ingen definition här. Skriv **ordet:** och förklaringen på samma rad.",
        in_line=False,
    ),
    Leftover(
        code="okand-markering",
        pattern=re.compile(r"\[!\w+\]"),
        message="”{sign}” gör ingen ruta här. Skriv **Obs!** eller något annat ord i fetstil först i citatet.",
    ),
    Leftover(
        code="okand-markering",
        pattern=re.compile(r"(?:!!!|\?\?\?\+?)\s\w+"),
        message="”{sign}” gör ingen ruta här. Skriv ett ord i fetstil först i stycket, till exempel **Obs!**",
        in_line=False,
    ),
    Leftover(
        code="okand-markering",
        pattern=re.compile(r"(?<![\w:]):[a-z][a-z0-9_+-]+:(?![\w:])"),
        message="”{sign}” blir ingen bild här. Skriv tecknet självt, eller ordet.",
    ),
    Leftover(
        code="okand-markering",
        pattern=re.compile(r"(?<![\w$])\$\$?(?=[^\s$])[^$]*[^\s$]\$\$?(?![\w$])|\$\$"),
        message="formler (”{sign}”) finns inte här. Skriv uträkningen i ord och vanliga tecken.",
    ),
    Leftover(
        code="okand-markering",
        pattern=re.compile(r"\[(?:TOC|toc|_TOC_)\]|\*\[[^\]]+\]:"),
        message="”{sign}” gör ingenting här. Ta bort raden.",
        in_line=False,
    ),
)

# What was meant as a list and is read as running text.
_LISTS = (
    Leftover(
        code="punkttecken",
        pattern=re.compile(rf"[{_BULLETS}]\s*(?=\S)"),
        message="”{sign}” gör ingen lista. Skriv ett bindestreck och ett mellanslag före varje punkt.",
        in_line=False,
    ),
    Leftover(
        code="oklar-lista",
        pattern=re.compile(r"\d{1,2}[.)](?=\s)"),
        message="”{sign}” först på raden blev ingen punkt i en lista. Är det en lista, lägg en tom rad före den. "
        "Annars, flytta upp ”{sign}” till raden före.",
        in_line=False,
    ),
    Leftover(
        code="oklar-lista",
        pattern=re.compile(rf"(?:\d{{1,2}}[.)]|[-*+])(?=[^\W\d_]|[{_HARD}])"),
        message="”{sign}” först på raden blev ingen punkt i en lista. Är det en lista, skriv ett vanligt mellanslag "
        f"efter tecknet. {_STAYS}.",
        in_line=False,
    ),
)
LEFTOVERS = (*_LEFT_OVER, *_NOT_CARRIED, *_LISTS)

_TABLE = re.compile(r"\|[ \t]*:?-{2,}|-{2,}:?[ \t]*\||^\|.*\|\s*$")
_FIRST_SIGN = re.compile(r"([^\w\s\"'”“»(\[|]|[a-zA-Z][.)])\s")
_DEFINES_NOTE = re.compile(r"\[\^[^\]\s]+\]:")
# What the forge makes drawings of.
_DRAWN = frozenset({"mermaid", "math", "geojson", "topojson", "stl"})


def judge_signs(body: Body, path: str) -> Iterator[Problem]:
    """Nothing is left over: a sign that was meant as markup, and is shown as a sign, is told at its line."""
    for block in body.tokens:
        if block.type == "fence" and (word := block.info.strip().lower()) in _DRAWN:
            message = f"kod av slaget ”{word}” ritas inte här. Beskriv det i ord, eller lägg in en bild."
            yield problem("okand-markering", Spot(path, body.first_line + (block.map or [0])[0], 1), message)
        unread: list[Unread] = block.meta.get("unread", [])
        if unread:
            yield from _judge_block(unread, block, body, path)
    # The forge's notes are defined as links are; one of a single word is a link to it.
    for link in body.links:
        if link.text.startswith("^"):
            yield _told(_FOOTNOTE, f"[{link.text}]", Spot(path, link.line, link.column))
    for number, line in enumerate(body.lines, body.first_line):
        if "[^" in line and (note := _DEFINES_NOTE.search(line)) and not _is_shown(body, number, note[0]):
            yield _told(_FOOTNOTE, note[0], Spot(path, number, note.start() + 1))


_FOOTNOTE = next(one for one in _NOT_CARRIED if one.message.startswith("fotnoter"))


def _is_shown(body: Body, line: int, words: str) -> bool:
    return any(one.line == line and words[:-1] in one.text for one in body.words)


def _judge_block(unread: list[Unread], block: Token, body: Body, path: str) -> Iterator[Problem]:
    if table := next((one for one in unread if _TABLE.search(one.text)), None):
        message = (
            "raden ser ut som en tabell men blev ingen. Lägg en tom rad före tabellen, en rad med streck under den "
            "första raden, och lika många kolumner i båda."
        )
        yield problem("overblivet-tecken", Spot(path, *body.spot(block, table.start)), message)
    yield from _same_signs([one for one in unread if one.begins_line], block, body, path)
    seen = set()
    for one in unread:
        for kind in LEFTOVERS:
            for match in _matches(kind, one):
                spot = Spot(path, *body.spot(block, one.start + match.start()))
                if (kind.pattern, spot.line) not in seen:
                    seen.add((kind.pattern, spot.line))
                    yield _told(kind, match[0], spot)


def _matches(kind: Leftover, one: Unread) -> Iterator[re.Match[str]]:
    if kind.in_line:
        yield from kind.pattern.finditer(one.text)
    elif one.begins_line and (match := kind.pattern.match(one.text)):
        yield match


def _told(kind: Leftover, sign: str, spot: Spot) -> Problem:
    return problem(kind.code, spot, kind.message.replace("{sign}", sign.strip()[:40]))


def _same_signs(lines: list[Unread], block: Token, body: Body, path: str) -> Iterator[Problem]:
    """Lines of one paragraph that begin with the same sign were meant as points."""
    first = [(one, match[1]) for one in lines if (match := _FIRST_SIGN.match(one.text))]
    kinds = [sign if len(sign) == 1 else sign[1] for _, sign in first]
    for (one, sign), kind in zip(first, kinds, strict=True):
        if kinds.count(kind) > 1 and sign not in _BULLETS:
            message = (
                f"flera rader börjar med ”{sign}” men läses som löpande text. Är det en lista, börja varje rad med ett "
                "bindestreck och ett mellanslag. Annars, lägg en tom rad emellan."
            )
            yield problem("oklar-lista", Spot(path, *body.spot(block, one.start)), message)
            return
