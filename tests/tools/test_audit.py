"""The audit itself: faults planted one by one in a copy of a page that has none, and what it finds of them."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import reduce
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from auditreport import faults
from axe import prepare
from linkcheck import broken_links
from opened import Visitor, visiting
from rounds import KEYBOARD, try_page
from support.sites import ROOT, BuildSite

PAGE = "metoder/byamote/index.html"
Plant = Callable[[str], str]


def add(html: str) -> Plant:
    """The page with something more at its end."""
    return lambda page: page.replace("</main>", f"{html}</main>")


def swap(old: str, new: str) -> Plant:
    """The page with something in place of something else."""

    def plant(page: str) -> str:
        assert old in page
        return page.replace(old, new)

    return plant


STYLED = "<style>{}{{.planterad{{color:#888;background:#777}}}}</style><p class='planterad'>Planterad</p>"
IDLE = "<svg id='tom'></svg><script>document.getElementById('tom').addEventListener('focusin', () => 1)</script>"

# What is planted, and the rule by which it must be found. Faults that leave each other alone share a page, which is
# seen in one way; a second page is for those that do not.
SEEN: dict[tuple[str, int], dict[str, tuple[str, Plant]]] = {
    ("light", 1): {
        "picture without words": ("image-alt", add('<img src="../../assets/ikon.svg">')),
        "grey on white": ("color-contrast", add('<p style="color:#999;background:#fff">Blekt</p>')),
        "field without label": ("label", add('<input type="text">')),
        "button without name": ("button-name", add('<button type="button"></button>')),
        "empty link": ("link-name", add('<a href="../"></a>')),
        "lost language": ("html-has-lang", swap('<html lang="sv">', "<html>")),
        "lost title": ("document-title", swap("<title>Byamöte – Servicebanken</title>", "")),
        "two names alike": (
            "duplicate-id-aria",
            add('<p id="dubbel">Ett</p><p id="dubbel">Två</p><input aria-labelledby="dubbel">'),
        ),
        "heading skipped": ("heading-order", add("<h2>Två</h2><h5>Fem</h5>")),
        "list of anything": ("list", add("<ul><div>Inget</div></ul>")),
        "role that is none": ("aria-roles", add('<div role="knapp">Tryck</div>')),
        "stop in what is hidden": ("aria-hidden-focus", add('<p aria-hidden="true"><a href="../">Dold</a></p>')),
        "own order for Tab": ("tabindex", add('<a href="../" tabindex="3">Först</a>')),
        "no zoom": ("meta-viewport", swap("initial-scale=1", "user-scalable=no")),
        "frame without name": ("frame-title", add('<iframe srcdoc="<p>Ram</p>"></iframe>')),
        "link in a button": ("nested-interactive", add('<button type="button">En<a href="../">länk</a></button>')),
        "sent on after a while": (
            "meta-refresh",
            swap('<meta charset="utf-8">', '<meta charset="utf-8"><meta http-equiv="refresh" content="900; url=../">'),
        ),
        "too small to press": (
            "target-size",
            add("<p>" + '<button type="button" style="width:9px;height:9px;padding:0">x</button>' * 2 + "</p>"),
        ),
    },
    ("light", 2): {
        "no such language": ("html-lang-valid", swap('<html lang="sv">', '<html lang="svenska">')),
        "second main": ("landmark-no-duplicate-main", add("</main><main><p>Igen</p>")),
    },
    ("dark", 1): {
        "grey only in the dark": ("color-contrast", add(STYLED.format("@media (prefers-color-scheme:dark)"))),
    },
    ("print", 1): {"grey only on paper": ("color-contrast", add(STYLED.format("@media print")))},
    ("narrow", 1): {"wider than a phone": ("too-wide", add('<div style="width:600px">Bred</div>'))},
    (KEYBOARD, 1): {
        "focus without ring": ("unseen-focus", add('<a href="../" style="outline:0;box-shadow:none">Osedd</a>')),
        "stop with nothing to do": ("idle-stop", add(IDLE)),
        "request by script": ("outside-request", add("<script>fetch('https://example.org/x')</script>")),
        "script that fails": ("script-error", add("<script>ingenting()</script>")),
    },
    (KEYBOARD, 2): {
        "focus outside the page": (
            "unseen-focus",
            add('<p style="position:absolute;left:-9999px;width:9px"><a href="../">Borta</a></p>'),
        ),
        "trap": (
            "unreached",
            add("<button type='button' onkeydown='event.preventDefault()'>Fast</button><a href='../'>Bortom</a>"),
        ),
    },
}

# What no program here sees; a person must.
UNSEEN = {
    "words that say nothing of the picture": add('<img src="../../assets/ikon.svg" alt="bild">'),
    "a link called here": add('<p>Läs mer <a href="../">här</a>.</p>'),
    "a button only for the mouse": add("<div onclick='alert(1)'>Tryck</div>"),
}

# Addresses, and what is said of each.
LINKS = {
    '<a href="../finns-inte/">': "leads nowhere",
    '<a href="../Byaplan/">': "is really called metoder/byaplan",
    '<a href="../byaplan">': "names a folder without its slash",
    '<a href="../byaplan/index.html">': "names index.html, others the folder",
    '<a href="../byaplan/#borta">': "has no such anchor",
    '<a href="#borta">': "has no such anchor",
    '<a href="/metoder/byaplan/">': "begins at the top of the host, and so fails from disk and below another address",
    '<a href="../../../../metoder/">': "leads out of the site",
    '<a href="..\\byaplan\\">': "holds a character that no address may have",
    '<a href="javascript:alert(1)">': "is of a kind that not every reader can follow",
    '<a href="http://[trasig/">': "cannot be read as an address",
    '<img src="../bild.png">': "leads nowhere",
    '<img srcset="https://example.org/liten.png 1x">': "is loaded from another host",
    '<script src="//example.org/x.js"></script>': "is loaded from another host",
    '<link rel="preconnect" href="https://example.org">': "is loaded from another host",
    '<p style="background:url(https://example.org/bg.png)">': "is loaded from another host",
    '<svg><use href="https://example.org/i.svg#a">': "is loaded from another host",
    '<form action="../finns-inte-heller/">': "leads nowhere",
    '<meta http-equiv="Refresh" content="0;URL=\'../ingenstans/\'">': "leads nowhere",
    '<meta http-equiv="refresh" content="0; url=../stormote/">': "leads to a page that leads onward again",
}


@pytest.fixture(scope="module")
def site(build_site: BuildSite, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of a built site that may be spoiled."""
    return shutil.copytree(build_site("liten"), tmp_path_factory.mktemp("audit") / "site")


@pytest.fixture(scope="module")
def visitor(browser: Browser, site: Path) -> Iterator[Visitor]:
    with visiting(browser, site) as visitor:
        prepare(visitor.page)
        yield visitor


@pytest.fixture
def planted(site: Path) -> Iterator[Callable[..., None]]:
    """A function that plants faults in the sound page, in place of the last."""
    page = site / PAGE
    sound = page.read_text(encoding="utf-8")
    # The page's policy would keep half of the faults from being seen.
    unguarded = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", sound)

    def spoil(*plants: Plant) -> None:
        page.write_text(reduce(lambda text, plant: plant(text), plants, unguarded), encoding="utf-8")

    yield spoil
    page.write_text(sound, encoding="utf-8")


def test_a_sound_page_has_no_fault(visitor: Visitor, site: Path) -> None:
    """What is found later is what was planted."""
    assert faults(try_page(visitor, PAGE, {"light", "dark", "narrow", "print", KEYBOARD})) == []
    assert list(broken_links(site)) == []


def test_what_is_planted_is_found(visitor: Visitor, planted: Callable[..., None]) -> None:
    """Each fault that shuts somebody out is found, by the rule that is about it."""
    missed = []
    for (way, _), sheet in SEEN.items():
        planted(*(plant for _, plant in sheet.values()))
        found = {one.rule.partition("/")[0] for one in faults(try_page(visitor, PAGE, {way}))}
        for name, (rule, _) in sheet.items():
            print(f"{name:28}{rule:28}{'found' if rule in found else 'MISSED'}")
        missed += [name for name, (rule, _) in sheet.items() if rule not in found]
    assert missed == []


def test_what_no_program_sees_is_known(visitor: Visitor, planted: Callable[..., None]) -> None:
    """What the audit says nothing of is written down, so that nobody takes its silence for more than it is."""
    planted(*UNSEEN.values())
    assert faults(try_page(visitor, PAGE, {"light", KEYBOARD})) == []


def test_every_wrong_address_is_found(site: Path, planted: Callable[..., None]) -> None:
    """Each wrong address is told with what is wrong with it, and no right one is."""
    planted(add("\n".join(LINKS)))
    found = [(one.place, one.told) for one in broken_links(site) if one.page == PAGE]
    for html, told in LINKS.items():
        print(f"{html:64}{told}")
        assert any(address in html and told == what for address, what in found), (html, found)
    assert {told for _, told in found} == set(LINKS.values())


def test_a_site_below_an_address_of_its_own(site: Path) -> None:
    """Where a site lies in a folder of its host, the page for what is missing leads right, and only there."""
    page = site / "404.html"
    sound = page.read_text(encoding="utf-8")
    page.write_text(re.sub(r'((?:href|src|action|data-search)=")/', r"\1/banken/", sound), encoding="utf-8")
    assert [one for one in broken_links(site) if one.page == "404.html"] == []
    page.write_text(sound, encoding="utf-8")


def test_the_audit_tells_and_fails(site: Path, planted: Callable[..., None]) -> None:
    """The command prints a table and each fault with its page, and its exit status says whether there was any."""
    command = [sys.executable, str(ROOT / "tools/audit/audit.py"), "--site", str(site), "--only", PAGE, "--modes"]
    planted(add('<img src="../bild.png">'))
    result = subprocess.run([*command, "light", "links"], capture_output=True, text=True)
    assert result.returncode == 1, result.stderr
    assert "image-alt" in result.stdout and "../bild.png" in result.stdout and PAGE in result.stdout
    rows = dict(re.findall(r"^([a-zåäö, ]+?) {2,}(\d+)", result.stdout, re.MULTILINE))
    assert (rows["axe, light"], rows["links"], rows["axe undecided, unexplained"]) == ("1", "1", "0")


def test_what_axe_leaves_open_is_a_fault_until_explained(visitor: Visitor, planted: Callable[..., None]) -> None:
    """Text that cannot be measured, over a picture, is told until somebody has looked at it."""
    planted(add('<p style="background:url(../../assets/ikon.svg)">Över en bild</p>'))
    found = faults(try_page(visitor, PAGE, {"light"}))
    assert [(one.check, one.rule) for one in found] == [("unexplained", "color-contrast/bgImage")]
