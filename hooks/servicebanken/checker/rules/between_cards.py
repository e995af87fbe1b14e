"""What one card says must agree with the others: titles, addresses, links from the guides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ...model.cards import Card
from ...model.fields import OWN_TYPES, is_card_path
from ...model.indexes import index_by
from ...problems import Judged, Problem, Sentence, Spot, judged
from ...swedish import fold
from ...text.files import fits_everywhere
from ...text.header import read_document
from ...text.paths import repository_path
from ...text.shelf import Shelf
from ..values.reading import Known
from .anchors import body_at
from .names import called_in_case

TITLE_OF_TWO = Sentence(
    "dubbel-titel",
    "rubriken ”{title}” har redan {path}. Ge det ena kortet en egen rubrik.",
    "Rubriken ”{title}” har redan ett annat kort i banken. Skriv en egen rubrik.",
)
ADDRESS_TAKEN = Sentence("upptagen-adress", "den tidigare adressen ”{slug}” hör redan till {whose}. Ta bort den.")
ADDRESS_REFUSED = Sentence(
    "upptagen-adress", "i Windows kan ingen sida heta ”{slug}”, så banken gick inte att packa upp. Ta bort den."
)
LINK_TO_NO_CARD = Sentence(
    "lank-till-saknat-kort", "länken till ”{target}” leder till ett kort som inte finns, så sidan visar bara texten."
)
LINK_IN_OTHER_CASE = Sentence("lank-till-saknat-kort", f"{LINK_TO_NO_CARD.text} Filen heter {{called}}.")


def _at(card: Card, key: str, shelf: Shelf) -> Spot:
    """Where a key of a card stands; the header is read again, since few are ever asked about."""
    text, _ = shelf.text(card.path)
    entries = judged(read_document(text, card.path)).value.fields.entries if text else ()
    return next((entry.key.at for entry in entries if entry.key.text == key), Spot(card.path))


def titles_are_unique(cards: Iterable[Card], shelf: Shelf) -> Iterator[Problem]:
    """Two cards of one type never have the same title, however it is spelt."""
    for same in index_by(cards, lambda card: [fold(card.title)]).values():
        first, *others = sorted(same, key=lambda card: card.path)
        for card in others:
            yield TITLE_OF_TWO.at(_at(card, "titel", shelf), title=card.title, path=first.path)


def addresses_are_free(cards: Iterable[Card], known: dict[str, Any], shelf: Shelf) -> Iterator[Problem]:
    """A former address is neither another card's own nor claimed by two."""
    taken = {**dict.fromkeys(known, "ett annat kort"), "index": "sidan med alla kort"}
    for card in sorted(cards, key=lambda card: card.path):
        for slug in card.former_slugs:
            if slug in taken and slug != card.slug:
                yield ADDRESS_TAKEN.at(_at(card, "tidigare", shelf), slug=slug, whose=taken[slug])
            elif not fits_everywhere(slug):
                yield ADDRESS_REFUSED.at(_at(card, "tidigare", shelf), slug=slug)
            taken[slug] = card.path


def guides_link_to_cards(shelf: Shelf, known: Known) -> Iterator[Judged[str]]:
    """A page written by hand that links to a card that is not there still builds; the editor is told, page by page."""
    cards = {f"{kind.folder}/{slug}.md" for kind in OWN_TYPES for slug in known[kind.name]}
    for path in shelf.files("docs"):
        if not path.endswith(".md") or not shelf.is_file(path):
            continue
        found: list[Problem] = []
        body = body_at(path, shelf)
        for link in body.links if body else ():
            target = repository_path(link.target, path)
            if target and is_card_path(target) and target not in cards:
                called = called_in_case(target, shelf)
                sentence = LINK_IN_OTHER_CASE if called else LINK_TO_NO_CARD
                found.append(sentence.at(Spot(path, link.line, link.column), target=link.target, called=called))
        yield Judged(path, tuple(found))
