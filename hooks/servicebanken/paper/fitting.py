"""Does a card fit on its sheet? It is set as it will be printed, and what runs over is counted."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, takewhile
from pathlib import Path

from ..bank.bank import Bank
from ..bank.loading import shelf_of
from ..checker.rules.length import SIDES
from ..model.cards import Card
from ..model.fields import type_of
from ..problems import Problem, Spot, problem
from ..swedish import counted, in_words
from ..web.edition import Edition
from ..web.settings import Settings
from ..web.workshop.sheets import PAPER, sheet_drawer
from .drawer import PaperDrawer
from .typesetting import SetLine, Typesetter, has_the_typeface

_DOCUMENT = '<!doctype html><html lang="sv"><head><title>Kort</title></head><body>{}</body></html>'
_WORD = re.compile(r"\w+")

# So many words in a row are enough to know a line again; a number or a mark may break longer ones.
_ENOUGH = 3


def judge_print(bank: Bank, cards: Iterable[Card], root: Path, settings: Settings) -> Iterator[Problem]:
    """Each card that takes more than its sheet, with the line where the first side too many begins.

    Raises Refusal where nothing can be set on pages.
    """
    typesetter = Typesetter(PAPER.read_text(encoding="utf-8"), root)
    draw = sheet_drawer(PaperDrawer(bank, settings.live, Edition(whole=bank, editors=settings.editors)))
    is_sure = True
    for number, card in enumerate(cards):
        is_sure = is_sure if number else has_the_typeface()
        lines = [*typesetter.set(_DOCUMENT.format(draw(card).hand_out)).lines()]
        sides = SIDES[type_of(card).name]
        over = [line for line in lines if line.page >= sides]
        if over:
            yield _too_long(card, over, sides, _line_in(card, root, over[0]), is_sure)


def _too_long(card: Card, over: list[SetLine], sides: int, line: int, is_sure: bool) -> Problem:
    where = "en sida" if sides == 1 else f"{in_words(sides)} sidor"
    message = f"kortet är {counted(len(over), 'rad', 'rader')} för långt för {where} när det skrivs ut."
    message += f" Här börjar den {_ORDINALS[sides]} sidan." if line else ""
    message += "" if is_sure else " Måttet är osäkert: varken Arial eller Liberation Sans finns på datorn."
    return problem("for-lang-utskrift", Spot(card.path, line), message)


_ORDINALS = {1: "andra", 2: "tredje"}


def _line_in(card: Card, root: Path, first: SetLine) -> int:
    """The line of the card's file that the first line over was set from; 0 when it is not to be found."""
    text = shelf_of(root).text(card.path).value or ""
    written = [(word, number) for number, line in enumerate(text.splitlines(), 1) for word in _words(line)]
    shown = _words(first.text)
    # A step's number stands first in the line as set, but not always in the file.
    most, at = max(
        ((_agreeing(written, at, wanted), at) for wanted in (shown, shown[1:]) for at in range(len(written))),
        default=(0, 0),
    )
    return written[at][1] if most >= min(_ENOUGH, len(shown)) > 0 else 0


def _agreeing(written: Sequence[tuple[str, int]], at: int, wanted: Sequence[str]) -> int:
    """How many of the wanted words stand in a row from that place."""
    pairs = zip((word for word, _ in islice(written, at, at + len(wanted))), wanted, strict=False)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _words(text: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(text)]
