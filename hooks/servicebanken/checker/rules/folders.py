"""What lies in the bank's folders beside the cards: texts and pictures and nothing else, and no link is followed."""

from __future__ import annotations

from collections.abc import Container, Iterator
from pathlib import Path

from ...problems import Problem, Spot, named, problem
from ...text.dashes import below_header
from ...text.files import LARGEST_PICTURE, PICTURE_SUFFIXES, PICTURES_IN_WORDS, TEXT_SUFFIXES, fits_everywhere, refusal
from ...text.paths import as_seen
from ...text.shelf import Shelf
from .pictures import MOST_PIXELS, is_picture, pixels_of
from .size import judge_page_size

# A picture that no card shows may wait beside the cards until one does, but not be a film.
LARGEST_UNSEEN = 5_000_000


def judge_folders(shelf: Shelf, cards: Container[str]) -> Iterator[Problem]:
    """What is wrong with files below the bank's folders, but for the cards, which are judged when read.

    The engine publishes all of docs/ as it lies there, so that nothing may lie there that no reader should have.
    """
    known: dict[str, str] = {}
    for path in (one.path for one in shelf.listed):
        if (other := known.setdefault(as_seen(path).casefold(), path)) != path:
            how = "så när som på stora och små bokstäver"
            if as_seen(path) == as_seen(other):
                how = "fast bokstäverna är sparade på ett annat sätt"
            message = f"filen heter som {named(other)} {how}. Ge den ett eget namn,"
            yield problem("okant-filnamn", Spot(path), f"{message} för på många datorer får bara en av dem plats.")
        if path not in cards:
            yield from _judge_file(shelf, path)


def _judge_file(shelf: Shelf, path: str) -> Iterator[Problem]:
    suffix = Path(path).suffix.lower()
    if found := refusal(shelf.root, path):
        yield found
    elif suffix in PICTURE_SUFFIXES and not _is_name(path):
        message = "bildens namn går inte att använda på alla datorer. Använd bara a–z, 0–9 och bindestreck i namnet,"
        yield problem("okant-filnamn", Spot(path), f"{message} och i namnen på mapparna som den ligger i.")
    elif suffix in PICTURE_SUFFIXES:
        yield from _judge_picture(shelf, path)
    elif suffix not in TEXT_SUFFIXES or (path.startswith("docs/") and suffix != ".md"):
        folder = path.partition("/")[0]
        message = f"filen är varken text (.md) eller bild ({PICTURES_IN_WORDS}) och får inte ligga i {folder}/."
        yield problem("okant-filslag", Spot(path), message)
    elif path.startswith("docs/"):
        yield from _judge_page(shelf, path)


def _is_name(path: str) -> bool:
    """True for a picture that can lie on any disk under its name, in folders that no page is called as."""
    *folders, _ = parts = path.split("/")
    return path.isprintable() and all(map(fits_everywhere, parts)) and not any("." in name for name in folders)


def _judge_picture(shelf: Shelf, path: str) -> Iterator[Problem]:
    """A picture is what its name says. Of one beside a card, the card that names it is told whether it is too large."""
    most = LARGEST_PICTURE if path.startswith("docs/") else LARGEST_UNSEEN
    picture = shelf.opened(path)
    if isinstance(picture, Problem):
        yield picture
    elif picture.size > most:
        message = f"bilden är {picture.size // 1000} kB, högst {most // 1000} får plats. Förminska den."
        yield problem("for-stor-bild", Spot(path), message)
    elif (pixels := pixels_of(picture.raw)) > MOST_PIXELS:
        message = f"bilden har {pixels / 1e6:.0f} miljoner bildpunkter, högst {MOST_PIXELS // 1_000_000} får plats."
        yield problem("for-stor-bild", Spot(path), f"{message} Förminska den.")
    elif not is_picture(picture.raw):
        message = f"filen är ingen bild i formatet {PICTURES_IN_WORDS}, fast den heter så. Spara om bilden."
        yield problem("okant-filslag", Spot(path), message)


def _judge_page(shelf: Shelf, path: str) -> Iterator[Problem]:
    """A page written by hand: a text that can be read, of a size that can be made HTML."""
    text, problems = shelf.text(path)
    yield from problems
    yield from judge_page_size(below_header(text or ""), path)
