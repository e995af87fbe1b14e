"""The way to those who answer for the bank, as the pages show it."""

from __future__ import annotations

import re

from markupsafe import Markup

from ..settings import Editors
from .language import address, escaped

# In a page written by hand: where the way to the editors stands, and what is true only of a bank that names none. As
# code, in a page that tells of them, they are words.
_HERE = re.compile(r"(?<!`)<!-- redaktionen -->")
_WITHOUT = re.compile(r"(?<!`)<!-- utan redaktion -->(.*?)<!-- /utan redaktion -->", re.DOTALL)


def ways_to(editors: Editors) -> Markup:
    """Links to their page and for a letter to them; empty when the bank says nothing of them."""
    name = escaped(editors.name or "redaktionens sida")
    ways = [Markup(f'<a href="{address(editors.page)}">{name}</a>') if editors.page else escaped(editors.name)]
    if editors.email:
        ways += [Markup(f'<a href="mailto:{editors.email}">{escaped(editors.email)}</a>')]
    return Markup(", ").join(way for way in ways if way)


def told_of(text: str, editors: Editors) -> str:
    """A page written by hand that says how one reaches the editors, where it has a place for that."""
    text = _WITHOUT.sub("" if editors else r"\1", text)
    return _HERE.sub(lambda match: f"Redaktionen: {ways_to(editors)}." if editors else "", text)
