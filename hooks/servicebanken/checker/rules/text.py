"""What a card's text may hold: no HTML, no template's signs, no link that runs or says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...problems import TURNING, Problem, Sentence, Spot, alike
from ...text.allowed import SCHEMES, scheme_of
from ...text.body import Body, Link
from ...text.paths import as_target
from ...text.typography import instead
from ..values.reading import BLANK
from .marks import SIGNS_SHOWN

TURNED = Sentence(
    "inte-text", "raden har ett tecken som inte syns och som vänder textens riktning. Skriv om raden för hand."
)
HTML_IN_TEXT = Sentence(
    "html-i-texten",
    "”{sign}” är HTML, och det släpps inte igenom. Skriv i Markdown, eller &lt; för tecknet <.",
    "”{sign}” är HTML, och det släpps inte igenom. Skriv med vanliga ord. Tecknet < skrivs &lt;.",
)
BRACES_IN_TEXT = alike("sarskild-syntax", "”{sign}” skulle tolkas som kod. Skriv utan klamrar.")
FRAME_IN_TEXT = alike("sarskild-syntax", "”{sign}” skulle tolkas som kod. Skriv på ett annat sätt.")
UNSAFE_LINK = Sentence(
    "farlig-lank",
    "länken ”{target}” får inte användas. Länkar börjar med https:// eller leder till en fil.",
    "Länken ”{target}” får inte användas. Skriv en webbadress, till exempel https://www.example.se.",
)
UNSAFE_PICTURE = Sentence(
    "farlig-lank",
    "bilden ”{target}” får inte användas. Lägg bilden i kortets mapp och skriv bara filens namn.",
    "Bilden ”{target}” får inte användas. Skriv bara bildfilens namn.",
)
LINK_TO_NOTHING = alike("trasig-lank", "länken ”{words}” leder ingenstans. Skriv adressen inom parenteserna.")
NO_DESCRIPTION = Sentence(
    "bild-utan-alt",
    "bilden ”{target}” saknar beskrivning för den som inte ser den.",
    "Bilden ”{target}” saknar beskrivning för den som inte ser den. Skriv vad den visar inom hakparenteserna.",
)
MUTE_LINK = alike(
    "intetsagande-lank", "länktexten ”{words}” säger inte vart länken leder. Skriv vad läsaren kommer till."
)

BRACES = re.compile(r"\{\{|\{%|\{#|\{:|\{\s*[.#]|--8<--|^:::")
_BRACE_SIGNS = ("{", "--8<--", ":::")
MUTE_WORDS = frozenset(
    [
        "läs mer",
        "läs mer här",
        "här",
        "klicka här",
        "tryck här",
        "länk",
        "länken",
        "mer",
        "denna länk",
        "den här länken",
    ]
)

# What a link's words may begin and end with, and be as mute.
AROUND_WORDS = " .!:»>"
# So much is shown of the words of a link that leads nowhere.
WORDS_SHOWN = 60


def judge_text(body: Body, path: str) -> Iterator[Problem]:
    """What must not stand in a text: HTML, code, dangerous or mute links, images without description."""
    turned = TURNING.search(body.text)
    if turned:
        yield TURNED.at(Spot(path, body.first_line + body.text.count("\n", 0, turned.start())))
    yield from _judge_html(body, path)
    if any(sign in body.text for sign in _BRACE_SIGNS):
        yield from _judge_braces(body, path)
    for link in body.links:
        yield from _judge_link(link, Spot(path, link.line, link.column))


def _judge_html(body: Body, path: str) -> Iterator[Problem]:
    """No HTML, also where only the forge's rules see that it is."""
    lines: set[int] = set()
    for one in body.html:
        if one.line not in lines:
            lines.add(one.line)
            yield HTML_IN_TEXT.at(Spot(path, one.line, one.column), sign=one.text[:SIGNS_SHOWN])


def _judge_braces(body: Body, path: str) -> Iterator[Problem]:
    """No signs of a template's or of a frame's."""
    for number, line in enumerate(body.lines, body.first_line):
        if match := BRACES.search(line):
            mark = match[0].strip()
            sentence = BRACES_IN_TEXT if mark.startswith("{") else FRAME_IN_TEXT
            yield sentence.at(Spot(path, number, match.start() + 1), sign=mark)


def _described(link: Link) -> str:
    return f"Skriv vad bilden visar inom hakparenteserna.\n{instead(f'![{BLANK}]({as_target(link.target)})')}"


def _judge_link(link: Link, at: Spot) -> Iterator[Problem]:
    if scheme_of(link.target) not in SCHEMES | {""}:
        sentence = UNSAFE_PICTURE if link.is_image else UNSAFE_LINK
        yield sentence.at(at, target=link.target[:SIGNS_SHOWN])
    elif not link.target:
        words = link.text[:WORDS_SHOWN]
        yield LINK_TO_NOTHING.at(at, instead(f"[{words}]({BLANK})"), words=words)
    elif link.is_image and not link.text.strip(f" {BLANK}"):
        yield NO_DESCRIPTION.at(at, _described(link), target=link.target)
    elif not link.is_image and link.text.strip(AROUND_WORDS).lower() in MUTE_WORDS:
        yield MUTE_LINK.at(at, words=link.text)
