"""Only plain text files inside the repository are read; everything else is told of."""

from __future__ import annotations

import os
import re
import signal
import struct
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory
from typing import Any

import pytest

from servicebanken.bank.loading import load_bank, shelf_of
from servicebanken.checker.rules.folders import judge_folders
from servicebanken.checker.rules.pictures import judge_picture
from servicebanken.problems import Problem, Spot, reports
from servicebanken.text.decoding import LARGEST_FILE
from servicebanken.text.files import is_inside
from support.corpus import BANK
from support.sites import ROOT

TODAY = date(2026, 11, 22)

# The system's user who owns nothing.
NOBODY = 65534


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A valid bank with a secret beside it."""
    (tmp_path / "hemligt.md").write_text("Hemligt.\n", encoding="utf-8")
    return Path(copytree(BANK, tmp_path / "bank"))


def told(root: Path, path: str) -> tuple[str | None, list[str]]:
    text, problems = shelf_of(root).text(path)
    return text, [one.code for one in problems]


def problems_of(root: Path) -> list[Problem]:
    return [*load_bank(root, today=TODAY).problems]


def test_a_plain_file_is_read(root: Path) -> None:
    """A file in its place is read as it stands."""
    text, codes = told(root, "methods/torpa.md")
    assert text == (root / "methods/torpa.md").read_text(encoding="utf-8")
    assert codes == []


def test_a_link_out_of_the_bank_is_not_followed(root: Path) -> None:
    """A link to a file elsewhere on the machine is told of, and its text never shown."""
    (root / "cases/hemligt.md").symlink_to(root.parent / "hemligt.md")
    assert told(root, "cases/hemligt.md") == (None, ["lank-till-annan-fil"])


def test_a_link_inside_the_bank_is_not_followed(root: Path) -> None:
    """One text at two addresses is told of."""
    (root / "cases/tvilling.md").symlink_to(root / "cases/torpa.md")
    assert told(root, "cases/tvilling.md") == (None, ["lank-till-annan-fil"])


def test_a_link_to_nothing_or_to_itself_is_told(root: Path) -> None:
    """A link that leads nowhere is told of as a link."""
    (root / "cases/borta.md").symlink_to(root / "finns-inte.md")
    (root / "cases/ring.md").symlink_to(root / "cases/ring.md")
    assert told(root, "cases/borta.md") == (None, ["lank-till-annan-fil"])
    assert told(root, "cases/ring.md") == (None, ["lank-till-annan-fil"])
    codes = [one.code for one in load_bank(root, today=TODAY)[1]]
    assert codes == ["lank-till-annan-fil", "lank-till-annan-fil"]


@pytest.mark.parametrize("folder", ["methods", "docs/teman"])
def test_a_linked_folder_is_not_followed(root: Path, folder: str) -> None:
    """A folder that is really another folder is told of."""
    (root / folder).rename(root.parent / "flyttad")
    (root / folder).symlink_to(root.parent / "flyttad")
    problems = load_bank(root, today=TODAY)[1]
    assert (folder, "lank-till-annan-fil") in [(one.path, one.code) for one in problems]
    assert not [one for one in problems if one.path.startswith(f"{folder}/")]


def test_a_file_below_a_linked_folder_is_not_read(root: Path) -> None:
    """A link further up in the path leads no further than one at its end."""
    (root.parent / "utanfor").mkdir()
    (root.parent / "utanfor/kort.md").write_text("Hemligt.\n", encoding="utf-8")
    (root / "cases/genvag").symlink_to(root.parent / "utanfor")
    assert told(root, "cases/genvag/kort.md") == (None, ["lank-till-annan-fil"])


@pytest.mark.parametrize("path", ["../hemligt.md", "cases/../../hemligt.md", "/etc/passwd"])
def test_a_path_out_of_the_bank_is_not_read(root: Path, path: str) -> None:
    """No path leads out of the bank."""
    assert told(root, path) == (None, ["lank-till-annan-fil"])
    assert not is_inside(root, root / path)


def test_a_picture_out_of_the_bank_is_not_shown(root: Path) -> None:
    """A picture is taken from the card's own folder and no other."""
    (root.parent / "privat.jpg").write_bytes(b"\xff\xd8")
    card = root / "cases/torpa.md"
    card.write_text(
        card.read_text(encoding="utf-8").replace("fil: butiken.jpg", "fil: ../../privat.jpg"),
        encoding="utf-8",
    )
    assert [one.code for one in load_bank(root, today=TODAY)[1]] == ["bild-saknas"]


def test_a_linked_picture_is_not_shown(root: Path) -> None:
    """A picture that is a link to a file elsewhere is told of as such, and to be missing where it is named."""
    (root.parent / "privat.jpg").write_bytes(b"\xff\xd8")
    (root / "cases/butiken.jpg").unlink()
    (root / "cases/butiken.jpg").symlink_to(root.parent / "privat.jpg")
    assert [one.code for one in load_bank(root, today=TODAY)[1]] == ["lank-till-annan-fil", "bild-saknas"]


def test_a_folder_named_as_a_card_is_told(root: Path) -> None:
    """A folder whose name ends as a card's is told to be no file."""
    (root / "methods/mapp.md").mkdir()
    assert told(root, "methods/mapp.md") == (None, ["oppnas-inte"])


@pytest.mark.parametrize("folder", ["methods", "cases", "docs/teman", "docs/program", "docs/om", "docs"])
def test_a_folder_named_as_a_card_stops_nothing(root: Path, folder: str) -> None:
    """The rest of the bank is read all the same."""
    (root / folder / "mapp.md").mkdir(parents=True)
    bank, _ = load_bank(root, today=TODAY)
    assert len(bank.methods) == 3


@pytest.mark.parametrize("folder", ["methods", "docs"])
def test_a_pipe_named_as_a_card_does_not_hang(root: Path, folder: str) -> None:
    """A file that never ends is not waited for."""
    os.mkfifo(root / folder / "ror.md")
    before = signal.signal(signal.SIGALRM, _too_long)
    signal.alarm(20)
    try:
        problems = load_bank(root, today=TODAY)[1]
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)
    assert [one.code for one in problems] == ["oppnas-inte"]


def _too_long(number: int, frame: object) -> None:
    raise TimeoutError("waits for a file that never ends")


@pytest.mark.parametrize("error", [PermissionError(13, "Permission denied"), OSError(5, "Input/output error")])
def test_a_file_that_cannot_be_opened_is_told(root: Path, error: OSError, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that only its owner may read is told of by name."""
    opened = Path.open

    def refused(path: Path, mode: str) -> Any:
        if path.name == "torpa.md":
            raise error
        return opened(path, mode)

    monkeypatch.setattr(Path, "open", refused)
    assert told(root, "cases/torpa.md") == (None, ["oppnas-inte"])


def test_a_file_that_is_gone_is_told(root: Path) -> None:
    """A file that was removed while the bank was read is told of."""
    assert told(root, "cases/finns-inte.md") == (None, ["oppnas-inte"])


def test_a_file_that_goes_away_before_it_is_read_is_told(root: Path) -> None:
    """A card and a picture that were listed and then removed are each told of once, also where a card names them."""
    shelf = shelf_of(root)
    assert {"cases/torpa.md", "cases/butiken.jpg"} <= {*shelf.files("cases")} and shelf.is_file("cases/butiken.jpg")
    for path in ("cases/torpa.md", "cases/butiken.jpg"):
        (root / path).unlink()
    assert [one.code for one in shelf.text("cases/torpa.md").problems] == ["oppnas-inte"]
    found = [
        *judge_picture("butiken.jpg", Spot("cases/torpa.md", 26), shelf),
        *judge_folders(shelf, ["cases/torpa.md"]),
    ]
    assert [(one.path, one.code) for one in found] == [("cases/butiken.jpg", "oppnas-inte")]


def test_a_file_that_goes_away_while_it_is_read_is_judged(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is too large is told with its size, though it is gone before anybody can ask for that."""
    opened = Path.open

    def opened_and_removed(path: Path, mode: str) -> Any:
        file = opened(path, mode)
        if path.stem == "stor":
            path.unlink()
        return file

    for path in ("cases/stor.md", "docs/stor.jpg"):
        (root / path).write_bytes(b"\xff\xd8" * 300_000)
    monkeypatch.setattr(Path, "open", opened_and_removed)
    found = [(one.path, one.code, one.message.partition(". ")[0]) for one in problems_of(root)]
    assert found == [
        ("cases/stor.md", "for-stor-fil", "filen är 0,6 MB"),
        ("docs/stor.jpg", "for-stor-bild", "bilden är 600 kB, högst 500 får plats"),
    ]


def test_the_size_of_a_card_has_a_limit(root: Path) -> None:
    """A file of half a megabyte is read; one byte more is told to be too large."""
    card = root / "cases/stor.md"
    card.write_bytes(b"a" * LARGEST_FILE)
    assert told(root, "cases/stor.md") == ("a" * LARGEST_FILE, [])
    card.write_bytes(b"a" * (LARGEST_FILE + 1))
    assert told(root, "cases/stor.md") == (None, ["for-stor-fil"])


SAVED: dict[str, tuple[Callable[[str], bytes], list[str]]] = {
    "UTF-8": (lambda text: text.encode(), []),
    "BOM": (lambda text: text.encode("utf-8-sig"), ["byte-order-mark"]),
    "Windows": (lambda text: text.replace("\n", "\r\n").encode(), ["radslut"]),
    "gammal Mac": (lambda text: text.replace("\n", "\r").encode(), ["radslut"]),
    "Windows-1252": (lambda text: text.encode("cp1252"), ["inte-utf8"]),
    "UTF-16 LE": (lambda text: b"\xff\xfe" + text.encode("utf-16-le"), ["inte-utf8"]),
    "UTF-16 BE": (lambda text: b"\xfe\xff" + text.encode("utf-16-be"), ["inte-utf8"]),
    "delade bokstäver": (lambda text: text.replace("å", "a\u030a").encode(), ["delad-bokstav"]),
}


@pytest.mark.parametrize("way", SAVED)
def test_a_text_is_the_same_however_it_was_saved(root: Path, way: str) -> None:
    """The words come out right whatever program saved them, and what was odd is told once."""
    text = (root / "cases/torpa.md").read_text(encoding="utf-8")
    save, codes = SAVED[way]
    (root / "cases/torpa.md").write_bytes(save(text))
    read, found = told(root, "cases/torpa.md")
    assert (read or "").removeprefix("\ufeff") == text
    assert found == codes


def test_a_name_that_is_no_text_can_be_told(root: Path) -> None:
    """A file name from a broken archive is told of in a report that can be printed."""
    card = os.fsencode(root / "cases") + b"/\xe5re.md"
    Path(os.fsdecode(card)).write_bytes((root / "cases/torpa.md").read_bytes())
    problems = load_bank(root, today=TODAY)[1]
    assert "okant-filnamn" in [one.code for one in problems]
    "\n".join(reports(problems)).encode()


def test_marks_without_end_are_not_put_in_order(root: Path) -> None:
    """A letter under a hundred thousand marks would keep the reading busy for a minute; it is refused at once."""
    (root / "methods/torpa.md").write_text("---\n---\n\na" + "\u0301\u0316" * 120_000, encoding="utf-8")
    assert told(root, "methods/torpa.md") == (None, ["inte-text"])
    (root / "methods/torpa.md").write_text("---\n---\n\n" + "A\u030a\u0323 – – " * 5_000 + "•" * 80, encoding="utf-8")
    assert told(root, "methods/torpa.md")[1] == ["delad-bokstav"]


def test_a_picture_unfolds_to_no_more_than_a_screen_can_show(root: Path) -> None:
    """A small file that says it is a picture of billions of pixels is refused, in whatever header it says so."""
    small, large = struct.pack(">II", 1, 1), struct.pack(">II", 13_000, 13_000)
    png = b"\x89PNG\r\n\x1a\n" + b"".join(b"\0\0\0\x0dIHDR" + size + bytes(9) for size in (small, large))
    jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xc0\0\x11\x08" + struct.pack(">HH", 13_000, 13_000) + bytes(20)
    webp = b"RIFF\0\0\0\0WEBPVP8X" + bytes(8) + b"\xff\xff\0" * 2
    for name, data in {"a.png": png, "a.jpg": jpeg, "a.webp": webp}.items():
        (root / "methods" / name).write_bytes(data)
    found = [one.path for one in judge_folders(shelf_of(root), ()) if one.code == "for-stor-bild"]
    assert found == ["methods/a.jpg", "methods/a.png", "methods/a.webp"]


@contextmanager
def somebody() -> Iterator[Path]:
    """A folder of somebody's who is not root, whom no file is closed to; that is who we are for as long as it lasts."""
    with TemporaryDirectory() as folder:
        before = os.geteuid()
        if before == 0:
            os.chown(folder, NOBODY, NOBODY)
            os.seteuid(NOBODY)
        try:
            yield Path(folder)
        finally:
            os.seteuid(before)


def test_a_picture_that_may_not_be_read_is_told_of(root: Path) -> None:
    """A picture or a folder that the system does not let us open is named, as a card is."""
    picture = (root / "methods/vandring.jpg").read_bytes()
    with somebody() as folder:
        (folder / "methods").mkdir()
        (folder / "methods/stangd.jpg").write_bytes(picture)
        (folder / "methods/stangd.jpg").chmod(0)
        (folder / "cases").mkdir(0)
        found = [*judge_folders(shelf_of(folder), ())]
    assert [(one.path, one.code) for one in found] == [("cases", "oppnas-inte"), ("methods/stangd.jpg", "oppnas-inte")]


def test_a_name_that_would_stop_the_site_is_told_of(root: Path) -> None:
    """A page or a picture called as something else already is, or as nothing may be in Windows, is told of at once."""
    picture = (root / "methods/vandring.jpg").read_bytes()
    names = ("con.jpg", "rad\nbryt.jpg", 'a"b.jpg', "torpa/index.html/a.jpg", "x.html/a.jpg")
    for name in names:
        (root / "methods" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "methods" / name).write_bytes(picture)
    found = [one.path for one in judge_folders(shelf_of(root), ()) if one.code == "okant-filnamn"]
    assert len(found) == len(names)
    (root / "methods/Vandring.JPG").write_bytes(picture)
    found = [one.path for one in judge_folders(shelf_of(root), ()) if one.code == "okant-filnamn"]
    assert "methods/vandring.jpg" in found
    (root / "methods/torpa.md").rename(root / "methods/aux.md")
    assert "methods/aux.md" in [one.path for one in problems_of(root) if one.code == "okant-filnamn"]


@pytest.mark.parametrize("slug", ["index", "nul"])
def test_a_former_address_is_no_page_of_the_frame(root: Path, slug: str) -> None:
    """A card does not take the place of the page that lists all cards, nor a name that cannot be unpacked."""
    card = root / "methods/torpa.md"
    text = card.read_text(encoding="utf-8").replace("granskad:", f"tidigare: [{slug}]\ngranskad:")
    card.write_text(text, encoding="utf-8")
    assert [one.code for one in problems_of(root)] == ["upptagen-adress"]


@pytest.mark.parametrize("sign", ["\\r", "\\0", "\\e", "\\x85", "\\u2028", "\\u202e"])
def test_signs_that_are_not_seen_stand_in_no_value(root: Path, sign: str) -> None:
    """A value cannot hold what its readers do not see, and Markdown may read as the end of a line."""
    card = root / "methods/torpa.md"
    card.write_text(card.read_text(encoding="utf-8").replace("titel: Byvandring", f'titel: "By{sign}vandring"'))
    assert [one.code for one in problems_of(root) if one.path == "methods/torpa.md"] == ["inte-text"]


def test_no_text_is_turned_around(root: Path) -> None:
    """A text in which a sign turns the direction shows another address than it has."""
    card = root / "methods/torpa.md"
    card.write_text(f"{card.read_text(encoding='utf-8').rstrip()} \u202egro.elpmaxe\u202c\n", encoding="utf-8")
    assert [one.code for one in problems_of(root)] == ["inte-text"]


# --- The folder as a value


WATCH = """
import collections, sys
from pathlib import Path
root, seen = str(Path(sys.argv.pop(1)).resolve()), collections.Counter()
def heard(event, arguments):
    if event == "open" and isinstance(arguments[0], str) and arguments[0].startswith(root):
        seen[arguments[0][len(root) + 1 :]] += 1
sys.addaudithook(heard)
from servicebanken.cli.commands import main
main(["granska", "--root", root], standalone_mode=False)
print(*(f"{times} {path}" for path, times in seen.items()), sep="\\n")
"""


def test_no_file_is_opened_twice() -> None:
    """Whoever has a bank of thousands of cards on a slow disk waits for each of them once, pictures and guides too."""
    command = [sys.executable, "-c", WATCH, str(ROOT)]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", cwd=ROOT / "hooks", check=True).stdout
    lines = [line for line in told.splitlines() if re.match(r"\d+ (?:cases|docs|methods)/", line)]
    opened = dict(line.split(" ", 1)[::-1] for line in lines)
    assert len(opened) >= 80 and set(opened.values()) == {"1"}


def test_a_shelf_is_as_it_was_when_asked(root: Path) -> None:
    """What changes while a bank is judged does not make one file two: text and sum are of the same moment."""
    shelf = shelf_of(root)
    before, sum_before = shelf.text("cases/torpa.md"), shelf.sum("cases/torpa.md")
    (root / "cases/torpa.md").write_text("Något annat.\n", encoding="utf-8")
    assert (shelf.text("cases/torpa.md"), shelf.sum("cases/torpa.md")) == (before, sum_before)
    assert shelf_of(root).sum("cases/torpa.md") not in (None, sum_before)
    assert shelf.sum("cases/finns-inte.md") is None
