"""A new card begun: the blank card with its title, in a file named by it."""

from __future__ import annotations

import unicodedata
from datetime import date
from pathlib import Path

from ..checker.values.reading import Words
from ..checker.values.singles import read_plain
from ..model.kinds import LONGEST_SLUG, CardType, TextKind
from ..problems import Refusal, named
from ..swedish import slugify
from ..text.files import is_inside
from ..web.form.blank import draw_blank


def begin_card(root: Path, card_type: CardType, title: str, today: date) -> str:
    """The path in the bank of a blank card, written below `root`; nothing that is there is written over."""
    title = _judged(unicodedata.normalize("NFC", " ".join(title.split())), card_type)
    slug = slugify(title)[:LONGEST_SLUG].strip("-")
    if not slug or slug == "index":
        raise Refusal(f"av rubriken ”{title}” går det inte att göra ett filnamn. Ta med något ord med a–ö.")
    path = f"{card_type.folder}/{slug}.md"
    folder = root / card_type.folder
    if folder.is_symlink() or not is_inside(root, folder):
        raise Refusal(f"mappen {card_type.folder}/ är en länk till en annan mapp, och dit skrivs inget.")
    try:
        folder.mkdir(exist_ok=True)
        # "x": never through a link, and never over what somebody else has written meanwhile.
        with (root / path).open("x", encoding="utf-8", newline="\n") as file:
            file.write(draw_blank(card_type, today, title))
    except FileExistsError:
        raise Refusal(f"{path} finns redan. Välj en annan rubrik, eller skriv vidare i den filen.") from None
    except OSError as error:
        raise Refusal(f"{path} går inte att skriva ({error.strerror}).") from None
    return path


def _judged(title: str, card_type: CardType) -> str:
    """The title, if it can be one: the same rules as when the card is checked."""
    kind = next(spec.kind for spec in card_type.fields if spec.key == "titel")
    assert isinstance(kind, TextKind)
    words = Words(title, "titel")
    read_plain(kind, words)
    if words.faults:
        raise Refusal(words.faults[0].told.message)
    if named(title) != title:
        raise Refusal("rubriken har tecken som inte syns. Skriv den för hand i stället för att klistra in den.")
    return title
