"""Writes .vscode/servicebanken.code-snippets from the table of keys: `python tools/making/snippets.py`.

Editors complete YAML files by schema, but not the header of a Markdown file; snippets work there.
"""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path

from servicebanken.checker.rules.leftovers import TEMPLATE_MARK
from servicebanken.model.fields import CARD_TYPES, CASE, METHOD
from servicebanken.model.kinds import ChoiceKind, FieldSpec, Kind, ListKind, limits
from servicebanken.web.form.blank import draw_blank

SNIPPETS = Path(__file__).resolve().parents[2] / ".vscode" / "servicebanken.code-snippets"

Snippet = dict[str, str | list[str]]

# What editors put in the place of the day of writing.
_TODAY = "$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE"
_DRAWN_ON = date(2000, 1, 1)


def draw_snippets() -> str:
    """One snippet for each whole card, and one for each key of each type."""
    snippets = {f"Nytt kort: {one.name}": _whole(draw_blank(one, _DRAWN_ON), one.name) for one in (METHOD, CASE)}
    for card_type in CARD_TYPES:
        snippets |= {f"{card_type.name}: {spec.key}": _key(spec) for spec in card_type.fields}
    return json.dumps(_each_once(snippets), ensure_ascii=False, indent=2) + "\n"


def _whole(text: str, name: str) -> Snippet:
    stops = iter(range(1, 1000))
    body = re.sub(TEMPLATE_MARK, lambda mark: f"${{{next(stops)}:{mark[0]}}}", _escaped(text))
    body = body.replace(_DRAWN_ON.isoformat(), _TODAY)
    description = "Ett helt nytt kort, med hjälp vid varje uppgift."
    return {"scope": "markdown", "prefix": f"{name}-kort", "description": description, "body": body.split("\n")}


def _key(spec: FieldSpec) -> Snippet:
    described = f"{spec.help} ({limits(spec.kind)})"
    body = f"{spec.key}: {_value(spec.kind, spec.example)}"
    return {"scope": "markdown", "prefix": spec.key, "description": described, "body": [body]}


def _value(kind: Kind, example: str) -> str:
    """A choice of the words that may stand there, or the example to write over."""
    if isinstance(kind, ChoiceKind):
        return f"${{1|{','.join(kind.options)}|}}"
    if isinstance(kind, ListKind) and isinstance(kind.item, ChoiceKind):
        return f"[{_value(kind.item, example)}]"
    return f"${{1:{_escaped(example)}}}"


def _escaped(text: str) -> str:
    return re.sub(r"[\\$}]", r"\\\g<0>", text)


def _each_once(snippets: dict[str, Snippet]) -> dict[str, Snippet]:
    """Keys that are the same for several types are offered once."""
    kept: dict[str, Snippet] = {}
    for name, snippet in snippets.items():
        if snippet not in kept.values():
            kept[name] = snippet
    return kept


if __name__ == "__main__":
    SNIPPETS.write_text(draw_snippets(), encoding="utf-8")
