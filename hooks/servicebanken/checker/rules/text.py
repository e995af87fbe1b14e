"""What a card's text may hold: no HTML, no template's signs, no link that runs or says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...problems import TURNING, Problem, Spot, problem
from ...text.allowed import SCHEMES, scheme_of
from ...text.body import Body, Link
from ...text.paths import as_target
from ...text.typography import instead
from ..values.reading import BLANK

_BRACES = re.compile(r"\{\{|\{%|\{#|\{:|\{\s*[.#]|--8<--|^:::")
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


def judge_text(body: Body, path: str) -> Iterator[Problem]:
    """What must not stand in a text: HTML, code, dangerous or mute links, images without description."""
    turned = TURNING.search(body.text)
    if turned:
        message = "raden har ett tecken som inte syns och som vänder textens riktning. Skriv om raden för hand."
        yield problem("inte-text", Spot(path, body.first_line + body.text.count("\n", 0, turned.start())), message)
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
            message = (
                f"”{one.text[:40]}” är HTML, och det släpps inte igenom. Skriv i Markdown, eller &lt; för tecknet <."
            )
            yield problem("html-i-texten", Spot(path, one.line, one.column), message)


def _judge_braces(body: Body, path: str) -> Iterator[Problem]:
    """No signs of a template's or of a frame's."""
    for number, line in enumerate(body.lines, body.first_line):
        if match := _BRACES.search(line):
            mark = match[0].strip()
            cure = "Skriv utan klamrar." if mark.startswith("{") else "Skriv på ett annat sätt."
            message = f"”{mark}” skulle tolkas som kod. {cure}"
            yield problem("sarskild-syntax", Spot(path, number, match.start() + 1), message)


def _described(link: Link) -> str:
    return f"Skriv vad bilden visar inom hakparenteserna.\n{instead(f'![{BLANK}]({as_target(link.target)})')}"


def _judge_link(link: Link, at: Spot) -> Iterator[Problem]:
    if scheme_of(link.target) not in SCHEMES | {""}:
        message = f"länken ”{link.target[:40]}” får inte användas. Länkar börjar med https:// eller leder till en fil."
        yield problem("farlig-lank", at, message)
    elif not link.target:
        message = f"länken ”{link.text[:60]}” leder ingenstans. Skriv adressen inom parenteserna."
        yield problem("trasig-lank", at, message, instead(f"[{link.text[:60]}]({BLANK})"))
    elif link.is_image and not link.text.strip(f" {BLANK}"):
        message = f"bilden ”{link.target}” saknar beskrivning för den som inte ser den."
        yield problem("bild-utan-alt", at, message, _described(link))
    elif not link.is_image and link.text.strip(" .!:»>").lower() in MUTE_WORDS:
        message = f"länktexten ”{link.text}” säger inte vart länken leder. Skriv vad läsaren kommer till."
        yield problem("intetsagande-lank", at, message)
