"""What a card's links and pictures lead to: files that must be there, and small enough to show."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path

from .body import Body, Link
from .conversion import SCHEMES, scheme_of
from .links import repository_path
from .model import Problem
from .problems import Spot, problem, short
from .scalars import is_web_address
from .source import is_file_inside

LARGEST_PICTURE = 500_000
PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp"})

# How the files of these formats begin. A picture drawn by a program, SVG, may run one too, and is none of them.
_SIGNATURES = (b"\xff\xd8", b"\x89PNG\r\n\x1a\n", b"RIFF")


def is_picture(file: Path) -> bool:
    """True when the file, whatever its name, begins as pictures of these formats do."""
    with file.open("rb") as opened:
        return opened.read(8).startswith(_SIGNATURES)


def beside(path: str, name: str) -> str:
    """The path in the repository of a file named in the card at `path`."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(path), name))


def judge_targets(body: Body, path: str, root: Path, licensed: str | None = None) -> Iterator[Problem]:
    """A link to a file leads to one that exists; an image can be shown, and may be: `licensed` is the header's."""
    for link in body.links:
        at = Spot(path, link.line, link.column)
        target = repository_path(link.target, path)
        if link.is_image and scheme_of(link.target) in SCHEMES:
            # Every reader's browser would ask another host for it.
            yield from judge_picture(link.target, at, root)
        is_absolute = link.target.startswith("/") and not link.target.startswith("//")
        if target is not None and link.is_image:
            name = posixpath.relpath(target, posixpath.dirname(path))
            found = [*judge_picture(name, at, root)]
            yield from found
            if not found and link.text and not link.title and name != licensed:
                yield _unlicensed(link, at)
        elif is_absolute or (target is not None and not is_file_inside(root, root / target)):
            yield _broken(link, at)


def _broken(link: Link, at: Spot) -> Problem:
    told = f"länken till ”{short(link.target)}” leder till en fil som inte finns."
    if link.target.startswith("www.") and is_web_address(f"https://{link.target}"):
        help = f"Skriv så här:  [{link.text}](https://{link.target})"
        return problem("trasig-lank", at, f"{told} Skriv https:// först.", help)
    return problem("trasig-lank", at, told)


def _unlicensed(link: Link, at: Spot) -> Problem:
    told = f"det står inte vad bilden ”{short(link.target)}” får användas till."
    written = f'![{short(link.text)}]({link.target} "Foto: Torpa byalag. CC BY 4.0")'
    return problem("bild-utan-licens", at, told, f"Skriv så här:  {written}")


def judge_picture(name: str, at: Spot, root: Path) -> Iterator[Problem]:
    """A picture lies in the folder of the card that names it, and is quick to load."""
    file = root / beside(at.path, name)
    folder = posixpath.dirname(at.path)
    if file.suffix.lower() not in PICTURE_SUFFIXES or not is_file_inside(root / folder, file):
        told = f"bilden ”{short(name)}” finns inte i mappen {folder}/, eller är inte jpg, png eller webp."
        yield problem("bild-saknas", at, told)
    elif (size := file.stat().st_size) > LARGEST_PICTURE:
        told = f"bilden ”{name}” är {size // 1000} kB, högst {LARGEST_PICTURE // 1000} får plats. Förminska den."
        yield problem("for-stor-bild", at, told)
