"""Targets of links and pictures: however they are written the file is found, on the page, in a copy and on paper."""

from __future__ import annotations

import shutil
import struct
import zlib
from contextlib import nullcontext
from pathlib import Path
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader

from linkcheck import broken_links
from support.command import granska, servicebanken
from support.localserver import serving_folder
from support.sites import EPOCH, copy_of_site, run_mkdocs


def png(red: int) -> bytes:
    """A picture of one colour, one of its own for each."""
    size = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    parts = {b"IHDR": size, b"IDAT": zlib.compress((b"\0" + bytes([red, 0, 0]) * 8) * 8), b"IEND": b""}
    chunks = [struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
              for name, data in parts.items()]  # fmt: skip
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


# As they lie on a disk: with spaces and brackets, letters in one part or in two, and the signs of addresses.
TWO_PARTS = normalize("NFD", "ångbåten.png")
FILES = ("min karta.png", "karta (1).png", TWO_PARTS, "höst 100% #2.png", "Huset.PNG", "huvud bild.png")

# As they are written in a text; each is read as a target by the forge.
PICTURES = (
    "<min karta.png>",
    "min%20karta.png",
    "min&#32;karta.png",
    "./min%20karta.png",
    "karta%20(1).png",
    "<karta (1).png>",
    r"karta%20\(1\).png",
    "ångbåten.png",
    "a%CC%8Angba%CC%8Aten.png",
    "%C3%A5ngb%C3%A5ten.png",
    "h%C3%B6st%20100%25%20%232.png",
    "Huset.PNG",
)
LINKS = {
    "../cases/torpa.md": "berattelser/torpa",
    "<../cases/torpa.md>": "berattelser/torpa",
    "../cases/tor%70a.md": "berattelser/torpa",
    "../cases/torpa&period;md": "berattelser/torpa",
    "../docs/bidra/så%20gör%20ni.md": "bidra/så gör ni",
    "<../docs/bidra/så gör ni.md>": "bidra/så gör ni",
}

CARD = """---
titel: Kartan
ingress: En kort men tillräckligt lång ingress som säger vad kortet handlar om för den som läser.
teman: [servicepunkt]
skede: [behov]
niva: [lokal]
grund: praxis
kontakt: redaktionen
bild: {fil: huvud bild.png, alt: Byn, licens: CC0}
kallor:
  - titel: En källa
    adress: https://example.org/kalla
granskad: 2026-11-01
---

## Kort om metoden och förväntat resultat

Ni ritar en karta.

## Steg för steg

"""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with a card that shows every file and leads to others in every way."""
    root = copy_of_site("liten", tmp_path_factory.mktemp("bank"))
    for number, name in enumerate(FILES):
        (root / "methods" / name).write_bytes(png(number))
    shown = [f'![Bild {number}]({target} "Foto: Torpa byalag. CC BY 4.0")' for number, target in enumerate(PICTURES)]
    led = [f"Se [sida {number}]({target})." for number, target in enumerate(LINKS)]
    (root / "methods/kartan.md").write_text(CARD + "\n\n".join([*shown, *led]) + "\n", encoding="utf-8")
    page = root / "docs/bidra" / normalize("NFD", "så gör ni.md")
    page.write_text("# Så gör ni\n\nBörja.\n", encoding="utf-8")
    return root


@pytest.fixture(scope="module")
def zipped(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The part of the bank that the card belongs to, unpacked."""
    folder = tmp_path_factory.mktemp("zip")
    wish = ("--tema", "servicepunkt", "--root", str(root), "-o", str(folder / "a.zip"))
    result = servicebanken("exportera", *wish, cwd=folder, SOURCE_DATE_EPOCH=EPOCH)
    assert result.returncode == 0, result.stderr
    shutil.unpack_archive(folder / "a.zip", folder / "a")
    return folder / "a"


@pytest.fixture(scope="module")
def built(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, as from a server."""
    site = tmp_path_factory.mktemp("site") / "site"
    result = run_mkdocs(root / "mkdocs.yml", site)
    assert result.returncode == 0, result.stderr
    return site


def test_the_writer_is_told_nothing(root: Path) -> None:
    """What the forge reads as a target is one to the checker too."""
    told = granska("methods/kartan.md", cwd=root, SOURCE_DATE_EPOCH=EPOCH)
    assert (told.returncode, told.stdout) == (0, "Inga fel.\n"), told.stdout


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "zip"])
def test_every_picture_is_shown_and_every_link_leads(
    browser: Browser, built: Path, zipped: Path, from_disk: bool
) -> None:
    """The reader sees each picture, that of the header too, and comes to the page meant."""
    site = zipped if from_disk else built
    assert list(broken_links(site)) == []
    with nullcontext(site.as_uri()) if from_disk else serving_folder(site) as top:
        page = browser.new_page()
        page.goto(f"{top}/metoder/kartan{'.html' if from_disk else '/'}")
        pictures = page.locator("article img")
        assert pictures.count() == len(PICTURES) + 1
        sizes = pictures.evaluate_all(
            "(all) => Promise.all(all.map(async (one) => {"
            "one.loading = 'eager'; await one.decode(); return one.naturalWidth; }))"
        )
        assert set(sizes) == {8}
        for number, name in enumerate(LINKS.values()):
            link = page.get_by_role("link", name=f"sida {number}", exact=True).first
            led = normalize("NFC", page.evaluate("(href) => decodeURI(href)", link.evaluate("(one) => one.href")))
            assert led == f"{top}/{name}{'.html' if from_disk else '/'}"
        page.close()


def test_paper_shows_every_picture(root: Path, tmp_path: Path) -> None:
    """The sheet holds as many pictures as there are files."""
    wish = ("--pdf", "a.pdf", "--metod", "kartan", "--root", str(root))
    result = servicebanken("exportera", *wish, cwd=tmp_path, SOURCE_DATE_EPOCH=EPOCH)
    assert result.returncode == 0, result.stderr
    shown = {image.data for page in PdfReader(tmp_path / "a.pdf").pages for image in page.images}
    assert len(shown) == len(FILES) - 1, "but for the header's, which has no place on the sheet"
