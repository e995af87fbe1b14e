"""What the blank card says to its writer, and whether any of it is left in a card."""

from __future__ import annotations

from collections.abc import Iterator

from ...model.kinds import CardType, parts
from ...problems import Problem, Spot, problem, short

# Stands in the blank card wherever the writer's own words belong.
TEMPLATE_MARK = "SKRIV HÄR"
TEMPLATE_HELP = "# Rader som börjar med # är hjälp och läses inte. Ta bort dem när ni är klara."


def no_template_text_is_left(card_type: CardType, text: str, path: str) -> Iterator[Problem]:
    """No mark, no sentence of help below a heading and, once the card is written, no line of help in the header."""
    message = f"”{TEMPLATE_MARK}” ur mallen står kvar. Ersätt det med er egen text, eller ta bort det."
    marked = dict(_places(text, TEMPLATE_MARK))
    for line, column in marked.items():
        yield problem("kvarglomd-mall", Spot(path, line, column), message)
    for heading in card_type.headings or ():
        for line, column in _places(text, heading.help):
            if line not in marked:
                message = f"mallens hjälptext ”{short(heading.help)}” står kvar. Ersätt den med er egen text."
                yield problem("kvarglomd-mall", Spot(path, line, column), message)
    if not marked:
        yield from _no_help_is_left(card_type, text, path)


def _no_help_is_left(card_type: CardType, text: str, path: str) -> Iterator[Problem]:
    if "\n# " not in text and "\n    # " not in text:
        return
    helps = {TEMPLATE_HELP, *(f"# {one.help}" for spec in card_type.fields for one in (spec, *parts(spec.kind)))}
    if left := [number for number, line in enumerate(text.split("\n"), 1) if line.strip() in helps]:
        message = "hjälprader ur mallen står kvar. De läses inte, så ta gärna bort dem när kortet är klart."
        yield problem("kvarglomd-hjalp", Spot(path, left[0], 1), message)


def _places(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Line and column of the words wherever they stand, once a line."""
    if words in text:
        for number, line in enumerate(text.split("\n"), 1):
            if (column := line.find(words)) >= 0:
                yield number, column + 1
