"""A blank card with help at every key, drawn from the table of fields: what methods/_mall.md and cases/_mall.md are."""

from __future__ import annotations

from datetime import date

from ...checker.rules.leftovers import TEMPLATE_HELP, TEMPLATE_MARK
from ...model.fields import WORD_EDITORS
from ...model.kinds import CardType, ChoiceKind, DateKind, FieldSpec, ListKind, RecordKind, TextKind
from ...text.typography import quoted


def draw_blank(card_type: CardType, today: date, title: str = TEMPLATE_MARK) -> str:
    """The text of a new card: required keys to fill in, the others as comments with an example, every heading."""
    lines = ["---", TEMPLATE_HELP, ""]
    for spec in card_type.fields:
        lines += [f"# {spec.help}"]
        if spec.key == "titel":
            lines += [f"titel: {quoted(title)}"]
        elif spec.required or spec.suggested:
            lines += _to_fill_in(spec, today)
        else:
            lines += [f"# {spec.key}: {spec.example}"]
    lines += ["---", ""]
    for heading in card_type.headings or ():
        lines += [f"## {heading.title}", ""]
        if heading.subheadings:
            lines += [line for sub in heading.subheadings for line in (f"### {sub}", "", f"{TEMPLATE_MARK}.", "")]
        else:
            lines += [f"{TEMPLATE_MARK}: {heading.help}", ""]
    return "\n".join(lines)


def _to_fill_in(spec: FieldSpec, today: date) -> list[str]:
    match spec.kind:
        case TextKind():
            return [f'{spec.key}: "{TEMPLATE_MARK}"']
        case DateKind():
            return [f"{spec.key}: {today.isoformat()}"]
        case ListKind(word=str(word)) if word == WORD_EDITORS:
            return [f"{spec.key}: {word}"]
        case ListKind(item=RecordKind(bare=bare)) if bare:
            return [f"{spec.key}: [{TEMPLATE_MARK}]"]
        case ListKind(item=RecordKind(fields=fields)):
            filled = [f"    {line}" for one in fields for line in _part(one, today)]
            return [f"{spec.key}:", filled[0].replace("    ", "  - ", 1), *filled[1:]]
        case ChoiceKind(options=options):
            return [f"# Välj bland {', '.join(options)}.", f"{spec.key}: {TEMPLATE_MARK}"]
        case ListKind(item=ChoiceKind(options=options)):
            return [f"# Välj bland {', '.join(options)}.", f"{spec.key}: [{TEMPLATE_MARK}]"]
        case ListKind():
            return [f"{spec.key}: [{TEMPLATE_MARK}]"]
        case _:
            return [f'{spec.key}: "{TEMPLATE_MARK}"']


def _part(spec: FieldSpec, today: date) -> list[str]:
    """A part of a record, to fill in or as a comment; the first part of a record is never a comment."""
    if spec.required or spec.suggested:
        return _to_fill_in(spec, today)
    return [f"# {spec.help}", f"# {spec.key}: {spec.example}"]
