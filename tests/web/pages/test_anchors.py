"""Links to headings: the forge's name for one and the page's own lead to the same place, and what is dead is told."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest

from linkcheck import broken_links
from servicebanken.text.anchors import engine_names
from servicebanken.text.dashes import below_header
from support.command import granska
from support.sites import EPOCH, ROOT, BuildSite, copy_of_site, run_mkdocs

CARD = """---
titel: Rubrikernas kort
ingress: En kort men tillräckligt lång ingress som säger vad kortet handlar om för den som läser.
teman: [dialog]
skede: [behov]
niva: [lokal]
grund: praxis
kontakt: redaktionen
kallor:
  - titel: En källa
    adress: https://example.org/kalla
granskad: 2026-11-01
---

## Kort om metoden och förväntat resultat

LINKS

## Förutsättningar för att lyckas

Något.

## Steg för steg

### Förbereda: `a_b` & så!

Ni möts.

### Före

Ett.

### Före

Två.

### För-/nackdelar  (2)

Tre.

### *Kontakt* på plats

Fyra.
"""

PAGE = """---
title: Om rubriker
---

# Om rubriker

LINKS

## Åtgärder, ”på ört”

Ett.

## Före

Två.

## Före

Tre.

Före
----

Fyra.

## Eget namn {#namnet}

Fem.
"""

OWN = {
    "#förutsättningar-för-att-lyckas": "Förutsättningar för att lyckas",
    "#forutsattningar-for-att-lyckas": "Förutsättningar för att lyckas",
    "#f%C3%B6ruts%C3%A4ttningar-f%C3%B6r-att-lyckas": "Förutsättningar för att lyckas",
    "#fo%CC%88re": "Före",
    "#förbereda-a_b--så": "Förbereda: a_b & så!",
    "#forbereda-a-b-sa": "Förbereda: a_b & så!",
    "#för-nackdelar--2": "För-/nackdelar (2)",
    "#kontakt-på-plats": "Kontakt på plats",
    "#kontakt": "Kontakt",
    "#källor": "Källor",
    "#kallor": "Källor",
}

FROM_CARD = {
    **OWN,
    **{f"../methods/rubriker.md{end}": words for end, words in OWN.items()},
    "<../methods/rubriker.md#förutsättningar-för-att-lyckas>": "Förutsättningar för att lyckas",
    "../cases/torpa.md#på-30-sekunder": "På 30 sekunder",
    "../docs/bidra/rubriker.md#åtgärder-på-ört": "Åtgärder, ”på ört”",
    "../docs/bidra/rubriker.md#atgarder-pa-ort": "Åtgärder, ”på ört”",
    "../docs/bidra/rubriker.md#namnet": "Eget namn",
    "../docs/teman/dialog.md#berättelser": "Berättelser",
    "../docs/teman/dialog.md#jämtland-härjedalen": "Jämtland Härjedalen",
    "../docs/ordlista.md#ombud": "ombud",
    "../docs/program/provet.md#källor": "Källor",
}

FROM_PAGE = {
    "#åtgärder-på-ört": "Åtgärder, ”på ört”",
    "#atgarder-pa-ort": "Åtgärder, ”på ört”",
    "#%C3%A5tg%C3%A4rder-p%C3%A5-%C3%B6rt": "Åtgärder, ”på ört”",
    "#eget-namn": "Eget namn",
    "#namnet": "Eget namn",
    **{f"../../methods/rubriker.md{end}": words for end, words in OWN.items()},
    "../teman/dialog.md#berättelser": "Berättelser",
    "../ordlista.md#ombud": "ombud",
    "../index.md#var-är-ni-i-arbetet": "Var är ni i arbetet?",
}

# The second and third of a name: which of them a link leads to is told by the words below.
DOUBLED = {"#före": "Ett.", "#före-1": "Två.", "#fore-2": "Två."}
DOUBLED_ON_PAGE = {"#före": "Två.", "#före-1": "Tre.", "#före-2": "Fyra.", "#fore_2": "Fyra."}


def linked(*targets: str) -> str:
    """A point with a link for each, whose words are its number."""
    return "\n".join(f"- Se [länk {number}]({target})." for number, target in enumerate(targets))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small site with a card and a page that lead to headings in every way there is."""
    root = copy_of_site("liten", tmp_path_factory.mktemp("bank"))
    for path, text, targets in (
        ("methods/rubriker.md", CARD, [*FROM_CARD, *DOUBLED]),
        ("docs/bidra/rubriker.md", PAGE, [*FROM_PAGE, *DOUBLED_ON_PAGE]),
    ):
        (root / path).write_text(text.replace("LINKS", linked(*targets)), encoding="utf-8")
    told = granska("methods", "docs/bidra", cwd=root, SOURCE_DATE_EPOCH=EPOCH)
    assert (told.returncode, told.stdout) == (0, "Inga fel.\n"), told.stdout
    result = run_mkdocs(root / "mkdocs.yml", folder := root.parent / "site")
    assert result.returncode == 0, result.stderr
    return folder


def places_led_to(site: Path, page: str) -> list[tuple[str, str]]:
    """For each link of the page in order, the words of the heading that it leads to and those just below it."""
    html = (site / page / "index.html").read_text(encoding="utf-8")
    found = {int(number): href for href, number in re.findall(r'<a href="([^"]*)">länk (\d+)</a>', html)}
    return [place_of(site, page, unescape(found[number])) for number in sorted(found)]


def place_of(site: Path, page: str, href: str) -> tuple[str, str]:
    path, _, fragment = href.partition("#")
    file = site / posixpath.normpath(posixpath.join(page, unquote(path))) / "index.html"
    html = file.read_text(encoding="utf-8")
    opened = rf'<h[1-6][^>]* id="{re.escape(unquote(fragment))}"[^>]*>'
    match = re.search(rf"{opened}(.*?)</h[1-6]>(.*?)(?:<h|\Z)", html, re.DOTALL)
    assert match, href
    heading, below = (" ".join(unescape(re.sub(r"<[^>]*>", " ", part)).split()) for part in match.groups())
    return heading, below


@pytest.mark.parametrize(
    ("page", "led", "doubled"),
    [("metoder/rubriker", FROM_CARD, DOUBLED), ("bidra/rubriker", FROM_PAGE, DOUBLED_ON_PAGE)],
)
def test_a_heading_is_reached_by_all_its_names(
    site: Path, page: str, led: dict[str, str], doubled: dict[str, str]
) -> None:
    """The forge's name, the page's own and either of them percent-encoded lead from card and page to card and page."""
    places = places_led_to(site, page)
    words = [re.sub(r"\s+", "", heading) for heading, _ in places[: len(led)]]
    assert words == [re.sub(r"\s+", "", heading) for heading in led.values()]
    assert [below for _, below in places[len(led) :]] == [*doubled.values()]
    assert list(broken_links(site)) == []


def test_pages_written_by_hand_name_their_headings_so(build_site: BuildSite) -> None:
    """On every such page of our own the headings have the names that links to them are judged by."""
    seen = 0
    for file in (ROOT / "docs").rglob("*.md"):
        name = file.relative_to(ROOT / "docs").with_suffix("").as_posix().removesuffix("index").rstrip("/")
        if name.partition("/")[0] in ("teman", "program", "arbetet", "ordlista", ""):
            continue
        html = (build_site("") / name / "index.html").read_text(encoding="utf-8").partition("<main")[2]
        names = re.findall(r'<h[1-6] id="([^"]*)"', html.partition("</main>")[0])
        assert names == [*engine_names(below_header(file.read_text(encoding="utf-8")).titles)], file
        seen += len(names)
    assert seen > 50


DEAD = {
    "docs/bidra/index.md": ("#finns-inte-alls", "Rubrikerna där är"),
    "docs/teman/dialog.md": ("#metoderna", "Menade du ”Metoder”?"),
    "docs/program/provet.md": ("../../methods/byamote.md#steg-för-stegen", "Menade du ”Steg för steg”?"),
    "docs/ordlista.md": ("#ombudd", "Menade du ”ombud”?"),
    "docs/index.md": ("bidra/index.md#nej", "i docs/bidra/index.md"),
}


@pytest.mark.parametrize("path", DEAD)
def test_a_dead_link_to_a_heading_stops_the_build(copy_site: Callable[[str], Path], tmp_path: Path, path: str) -> None:
    """In a theme, a programme, the glossary and a page written by hand: the editor reads of it with its line."""
    root = copy_site("liten")
    target, told = DEAD[path]
    text = (root / path).read_text(encoding="utf-8")
    (root / path).write_text(f"{text}\nSe [avsnittet]({target}).\n", encoding="utf-8")
    line = text.count("\n") + 2
    checked = granska(cwd=root, SOURCE_DATE_EPOCH=EPOCH)
    words = " ".join(checked.stdout.split())
    assert checked.returncode == 1 and f"{path}:{line}:" in words and told in words
    assert "leder till en rubrik som inte finns" in words
    built = run_mkdocs(root / "mkdocs.yml", tmp_path / "site")
    assert built.returncode == 1 and f"{path}:{line}:" in built.stderr and not (tmp_path / "site").exists()
