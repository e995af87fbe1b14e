"""One file → a card and its problems: header by the table of fields, body by its rules, then how it fits together.

Each rule of the last kind is one small generator, named for what it demands.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from ..model.fields import CASE, METHOD, WORD_EDITORS
from ..model.kinds import CardType
from ..places.register import Municipality, Region, load_register
from ..problems import Judged, Judging, Problem, judged
from ..swedish import swedish
from ..text.body import Body
from ..text.header import read_document
from ..text.paths import beside
from ..text.shelf import Shelf
from .draft import Draft, said_in
from .rules.fit import RULES
from .rules.headings import judge_headings, judge_nested
from .rules.leftovers import no_template_text_is_left
from .rules.length import judge_length
from .rules.letter import judge_letter
from .rules.links import judge_targets
from .rules.pictures import judge_picture
from .rules.privacy import judge_privacy
from .rules.signs import judge_signs
from .rules.size import judge_size
from .rules.text import judge_text
from .values.keys import read_fields
from .values.reading import Known, Reading


def read_card(card_type: CardType, shelf: Shelf, path: str, known: Known, today: date) -> Judged[Any]:
    """The card in the file at `path`, or None when it could not be made, with everything to mend."""
    text, problems = shelf.text(path)
    if text is None:
        return Judged(None, problems)
    draft, found = judged(_drafted(card_type, text, path, known, today))
    problems += (*found, *(fault for rule in RULES for fault in rule(draft)))
    problems += (*_judge_body(draft, shelf), *judge_privacy(text, path))
    left = tuple(no_template_text_is_left(card_type, text, path))
    # What else is wrong with a line that is still to be filled in is not worth telling.
    unfilled = {one.line for one in left}
    return Judged(_made(draft, shelf), (*(one for one in problems if one.line not in unfilled), *left))


def _drafted(card_type: CardType, text: str, path: str, known: Known, today: date) -> Judging[Draft]:
    document = yield from read_document(text, path)
    keys = frozenset(spec.key for spec in card_type.fields)
    reading = Reading(load_register(), known, keys)
    read = read_fields(card_type.fields, document.fields, reading, document.unreadable if document.has_header else keys)
    yield from reading.problems
    return Draft(card_type, Path(path).stem, path, document, read, said_in(read.by_attribute), today)


def _made(draft: Draft, shelf: Shelf) -> Any:
    said, values = draft.said, dict(draft.read.by_attribute)
    if any(spec.required and spec.attribute not in values for spec in draft.type.fields):
        return None
    if values.get("contacts") == WORD_EDITORS:
        values["contacts"] = ()
    if "municipalities" in values:
        places = _all_municipalities(said.own_regions) if said.is_region_wide else said.municipalities
        values["municipalities"] = tuple(sorted(places, key=lambda place: swedish(place.name)))
    if said.is_region_wide:
        values["is_region_wide"] = True
    if said.picture:
        path = beside(draft.path, said.picture.path)
        values["picture"] = replace(said.picture, path=shelf.found(path) or path)
    return draft.type.make(slug=draft.slug, path=draft.path, body=draft.document.body.strip("\n"), **values)


def _all_municipalities(regions: tuple[Region, ...]) -> tuple[Municipality, ...]:
    register = load_register()
    return tuple(place for region in regions for place in register.in_region(region))


def _judge_body(draft: Draft, shelf: Shelf) -> Iterator[Problem]:
    body = Body(draft.document.body, draft.document.body_line)
    too_large = [*judge_size(body, draft.path)]
    yield from too_large
    if too_large:
        return
    yield from judge_text(body, draft.path)
    yield from judge_signs(body, draft.path)
    yield from judge_nested(body, draft.path)
    fixed = {heading.title for heading in draft.type.headings or ()}
    # Without a header nor any heading of its own it is no card yet; that the headings are not there follows from it.
    if draft.type.headings and (draft.document.has_header or any(one.title in fixed for one in body.sections)):
        yield from judge_headings(body, draft.path, draft.type.headings)
    if draft.type in (METHOD, CASE):
        picture = draft.said.picture
        yield from judge_targets(body, draft.path, shelf, picture.path if picture else None)
        if picture:
            yield from judge_picture(picture.path, draft.at("bild"), shelf)
        yield from judge_letter(body, draft.path)
        yield from judge_length(draft.type, body.sections, draft.path)
