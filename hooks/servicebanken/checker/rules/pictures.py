"""Pictures: there, of a kind that can be shown, and small enough to load and to unfold."""

from __future__ import annotations

import posixpath
import struct
from collections.abc import Iterator

from ...problems import Problem, Sentence, Spot, short
from ...text.files import LARGEST_PICTURE, PICTURE_SUFFIXES, PICTURES_IN_WORDS
from ...text.paths import beside
from ...text.shelf import Opened, Shelf
from .names import called_in_case

NO_PICTURE = Sentence(
    "bild-saknas",
    "bilden ”{file}” finns inte i mappen {folder}/, eller är inte {kinds}.",
    "”{file}” är inte namnet på en bildfil. Det slutar på jpg, png eller webp och har inga snedstreck.",
)
PICTURE_IN_OTHER_CASE = Sentence(
    "bild-saknas", "bilden ”{file}” finns inte i mappen {folder}/: filen heter {called}. Skriv namnet så."
)
LARGE_PICTURE = Sentence("for-stor-bild", "bilden ”{file}” är {size} kB, högst {most} får plats. Förminska den.")

# How the files of these formats begin. A picture drawn by a program, SVG, may run one too, and is none of them.
_SIGNATURES = (b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF")


# A picture of a few kilobytes may unfold to gigabytes. No screen or sheet shows more than this of one.
MOST_PIXELS = 25_000_000

# The marks of a JPEG picture that tell its size, and the one that the picture itself follows.
_JPEG_SIZES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})
_JPEG_BEGINS = 0xDA


def pixels_of(data: bytes) -> int:
    """How many pixels the picture unfolds to, as it says itself, at most; 0 when it does not say."""
    sizes = {b"\x89P": _png_sizes, b"\xff\xd8": _jpeg_sizes, b"RI": _webp_sizes}.get(data[:2])
    return max((width * height for width, height in sizes(data)), default=0) if sizes else 0


def _png_sizes(data: bytes) -> Iterator[tuple[int, int]]:
    """Of every header before the picture itself: programs differ in which of two they heed."""
    position = 8
    while position + 16 <= len(data) and (kind := data[position + 4 : position + 8]) != b"IDAT":
        if kind == b"IHDR":
            yield struct.unpack(">II", data[position + 8 : position + 16])
        position += 12 + int.from_bytes(data[position : position + 4], "big")


def _jpeg_sizes(data: bytes) -> Iterator[tuple[int, int]]:
    position = 2
    while position + 9 <= len(data) and data[position + 1] != _JPEG_BEGINS:
        if data[position] != 0xFF or data[position + 1] == 0xFF:
            position += 1
            continue
        if data[position + 1] in _JPEG_SIZES:
            height, width = struct.unpack(">HH", data[position + 5 : position + 9])
            yield width, height
        position += 2 + int.from_bytes(data[position + 2 : position + 4], "big")


def _webp_sizes(data: bytes) -> Iterator[tuple[int, int]]:
    if len(data) < 30:
        return
    if data[12:16] == b"VP8X":
        yield int.from_bytes(data[24:27], "little") + 1, int.from_bytes(data[27:30], "little") + 1
    elif data[12:16] == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        yield (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    else:
        yield int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF


def is_picture(data: bytes) -> bool:
    """True when a file, whatever its name, begins as pictures of these formats do."""
    return data.startswith(_SIGNATURES)


def judge_picture(name: str, at: Spot, shelf: Shelf) -> Iterator[Problem]:
    """A picture lies in the folder of the card that names it, and is quick to load.

    Of one that cannot be opened it is told where the folder is judged.
    """
    path, folder = beside(at.path, name), posixpath.dirname(at.path)
    is_one = path.startswith(f"{folder}/") and posixpath.splitext(path)[1].lower() in PICTURE_SUFFIXES
    file = shelf.found(path) if is_one else None
    if is_one and file is None and (called := called_in_case(path, shelf)):
        yield PICTURE_IN_OTHER_CASE.at(at, file=short(name), folder=folder, called=called)
    elif file is None:
        yield NO_PICTURE.at(at, file=short(name), folder=folder, kinds=PICTURES_IN_WORDS)
    elif isinstance(picture := shelf.opened(file), Opened) and picture.size > LARGEST_PICTURE:
        yield LARGE_PICTURE.at(at, file=name, size=picture.size // 1000, most=LARGEST_PICTURE // 1000)
