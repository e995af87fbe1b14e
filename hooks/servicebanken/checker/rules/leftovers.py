"""What the blank card says to its writer, and whether any of it is left in a card."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.kinds import CardType, parts
from ...problems import Problem, Sentence, Spot, alike, short

# Stands in the blank card wherever the writer's own words belong.
TEMPLATE_MARK = "SKRIV HÄR"
TEMPLATE_HELP = "# Rader som börjar med # är hjälp och läses inte. Ta bort dem när ni är klara."

MARK_IS_LEFT = alike("kvarglomd-mall", "”{mark}” ur mallen står kvar. Ersätt det med er egen text, eller ta bort det.")
HELP_IS_LEFT = Sentence(
    "kvarglomd-mall",
    "mallens hjälptext ”{help}” står kvar. Ersätt den med er egen text.",
    "Hjälptexten ”{help}” står kvar. Ersätt den med er egen text.",
)
LINES_ARE_LEFT = Sentence(
    "kvarglomd-hjalp",
    "hjälprader ur mallen står kvar. De läses inte, så ta gärna bort dem när kortet är klart.",
)


def no_template_text_is_left(card_type: CardType, text: str, path: str) -> Iterator[Problem]:
    """No mark, no sentence of help below a heading and, once the card is written, no line of help in the header."""
    marked = dict(_places(text, TEMPLATE_MARK))
    for line, column in marked.items():
        yield MARK_IS_LEFT.at(Spot(path, line, column), mark=TEMPLATE_MARK)
    for heading in card_type.headings or ():
        for line, column in _places(text, heading.help):
            if line not in marked:
                yield HELP_IS_LEFT.at(Spot(path, line, column), help=short(heading.help))
    if not marked:
        yield from _no_help_is_left(card_type, text, path)


def _no_help_is_left(card_type: CardType, text: str, path: str) -> Iterator[Problem]:
    if "\n# " not in text and "\n    # " not in text:
        return
    helps = {TEMPLATE_HELP, *(f"# {one.help}" for spec in card_type.fields for one in (spec, *parts(spec.kind)))}
    if left := [number for number, line in enumerate(text.split("\n"), 1) if line.strip() in helps]:
        yield LINES_ARE_LEFT.at(Spot(path, left[0], 1))


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Line and column of the words wherever they stand, once a line."""
    if words in text:
        for number, line in enumerate(text.split("\n"), 1):
            if (column := line.find(words)) >= 0:
                yield number, column + 1
