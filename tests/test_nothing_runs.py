"""Nothing that a card or an address holds can run: the checker, the sanitising and the browser's policy, each alone."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import yaml
from markdown import Markdown
from playwright.sync_api import Browser, Page, Request, Route

from conftest import EPOCH, ROOT, BuildSite, copy_of_site
from hostile import ADDRESS_BAR, ADDRESSES, HOST, TEXTS, VALUES
from localserver import serving_folder
from servicebanken.deck import draw_deck, set_deck
from servicebanken.edition import Edition
from servicebanken.fields import CASE, GLOSSARY, METHOD, PROGRAMME, STAGE_GUIDE, THEME
from servicebanken.kinds import AddressKind, CardType, Kind, ListKind, RecordKind, TextKind
from servicebanken.loading import load_bank
from servicebanken.problems import stops
from servicebanken.settings import read_settings

TODAY = date(2026, 11, 22)

# --- A site of hostile cards


def hostile_value(kind: Kind, example: str, turn: int) -> Any:
    """A value of the kind in which every word and every address is hostile; None for what holds neither."""
    match kind:
        case TextKind():
            return VALUES[turn % len(VALUES)]
        case AddressKind():
            return ADDRESSES[turn % len(ADDRESSES)]
        case ListKind():
            value = hostile_value(kind.item, example, turn)
            return None if value is None else [value]
        case RecordKind():
            parts = {
                part.key: hostile_value(part.kind, part.example, turn + at) or yaml.safe_load(part.example)
                for at, part in enumerate(kind.fields)
            }
            return parts if any(isinstance(part.kind, TextKind | AddressKind) for part in kind.fields) else None
        case _:
            return None


def header(card_type: CardType, turn: int) -> dict[str, Any]:
    """The header of a card whose every text key is hostile; each turn moves the words one key on."""
    found = {
        spec.key: hostile_value(spec.kind, spec.example, turn + at) for at, spec in enumerate(card_type.fields)
    }
    return {key: value for key, value in found.items() if value is not None} | PLAIN[card_type.name]


PLAIN: dict[str, dict[str, Any]] = {
    METHOD.name: {"teman": ["dialog"], "skede": ["behov"], "niva": ["lokal"], "granskad": "2026-11-01"},
    CASE.name: {
        "teman": ["tema-0", "tema-1"],
        "kommuner": ["Åre"],
        "metoder": ["byamote"],
        "program": ["program-0"],
        "granskad": "2026-11-01",
    },
    THEME.name: {"grupp": "Lösningar"},
    PROGRAMME.name: {"typ": "projekt", "kommuner": ["Åre"], "granskad": "2026-11-01"},
    STAGE_GUIDE.name: {},
    GLOSSARY.name: {},
}


def write(path: Path, header: dict[str, Any], body: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    # JSON is YAML, and says any sign without being broken by it.
    lines = [f"{key}: {json.dumps(value)}" for key, value in header.items()]
    path.write_text("\n".join(["---", *lines, "---", "", body, ""]), encoding="utf-8")


def hostile_site(folder: Path) -> Path:
    """The small site with a card for each text, and in each kind of page each value under each key that takes words."""
    root = copy_of_site("liten", folder)
    plain = {"titel": "x", "ingress": "x", "kallor": [{"titel": "x", "adress": "https://example.org/"}]}
    for number, text in enumerate(TEXTS):
        known = {**plain, "kontakt": "redaktionen", **PLAIN[METHOD.name], "titel": f"Text {number}"}
        write(root / f"methods/text-{number}.md", known, f"## Kort om metoden\n\nEtt ombud.\n\n{text}\n\nSlut.")
    for turn in range(len(VALUES)):
        write(root / f"methods/metod-{turn}.md", header(METHOD, turn), "## Kort om metoden\n\nOrd.")
        write(root / f"cases/fall-{turn}.md", header(CASE, turn), "## På 30 sekunder\n\nOrd.")
    for turn in range(4):
        write(root / f"docs/teman/tema-{turn}.md", header(THEME, 9 * turn), "\n\n".join(TEXTS[turn::4]))
        write(root / f"docs/program/program-{turn}.md", header(PROGRAMME, 9 * turn), "\n\n".join(TEXTS[turn::4]))
    for turn, stage in enumerate(("behov", "forankra", "planera")):
        write(root / f"docs/arbetet/{stage}.md", header(STAGE_GUIDE, 12 * turn), "\n\n".join(TEXTS[turn::3]))
    terms = [value for turn in range(len(VALUES)) for value in header(GLOSSARY, turn)["termer"]]
    write(root / "docs/ordlista.md", {"titel": VALUES[0], "termer": terms}, "\n\n".join(TEXTS))
    return root


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the hostile bank."""
    return hostile_site(tmp_path_factory.mktemp("bank"))


@pytest.fixture(scope="module")
def unguarded(hostile: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """The hostile bank built with no checker, and with neither checker nor sanitising nor escaping."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, str(ROOT / "tests/unguarded.py")]
    building = ["build", "--no-strict", "--quiet", "--config-file", str(hostile / "mkdocs.yml"), "--site-dir"]
    environment = {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1", "PATH": "/usr/bin:/bin"}
    # Both at once, since each takes some seconds.
    builds = [
        subprocess.Popen([*command, without, *building, str(folder / without)], env=environment)
        for without in ("checker", "all")
    ]
    assert [build.wait() for build in builds] == [0, 0]
    yield folder / "checker", folder / "all"


# --- A browser that tells what runs, and what it is asked for

# Whatever a payload does by itself, it says so through one of these.
TRAP = """for (const name of ["alert", "confirm", "prompt", "print"]) self[name] = () => console.log("RUN " + name);"""

# A reader who presses, passes over and opens everything there is.
TOUCHED = """() => {
    for (const one of document.querySelectorAll("*")) {
        for (const { name } of [...one.attributes]) if (name.startsWith("on")) one.dispatchEvent(new Event(name.slice(2)));
    }
    document.querySelectorAll("a[href]").forEach((one) => /^\\W*(java|vb)script/i.test(one.href) && one.click());
}"""

# What could run or load, by its name: a handler, a style, a script of the page's own, an address of a wrong kind.
FOREIGN = """() => [...document.querySelectorAll("*")].flatMap((one) => {
    const own = [...one.attributes].filter(({ name }) => name.startsWith("on") || name === "style").map(({ name }) => name);
    const led = ["href", "src", "action", "formaction", "data", "xlink:href"].map((name) => one.getAttribute(name))
        .filter((value) => value !== null).map((value) => new URL(value, document.baseURI).protocol)
        .filter((scheme) => !["http:", "https:", "mailto:", "tel:", "file:"].includes(scheme));
    const named = ["iframe", "object", "embed", "base", "math", "style", "marquee", "x-trap"].includes(one.localName);
    const inline = one.localName === "script" && !one.hasAttribute("src");
    return [...own, ...led, ...(named || inline ? [one.localName] : [])].map((what) => `${one.localName}: ${what}`);
})"""


class Watched:
    """A page with its faults written down: what ran, and what was asked of any other host."""

    def __init__(self, page: Page, top: str) -> None:
        self.page, self.top = page, top
        self.ran: list[str] = []
        self.asked: list[str] = []
        self.broke: list[str] = []

    def tell(self, text: str) -> None:
        if text.startswith("RUN"):
            self.ran.append(f"{text} at {self.page.url}")

    def request(self, request: Request) -> None:
        if not request.url.startswith((self.top, "blob:")):
            self.asked.append(f"{request.url[:200]} from {self.page.url}")

    def open(self, address: str) -> None:
        self.page.goto(f"{self.top}{address}")


@contextmanager
def watched(browser: Browser, top: str, *, bypass_csp: bool = False) -> Iterator[Watched]:
    """A page of the site whose address is `top`; with `bypass_csp` the browser does not help."""
    context = browser.new_context(bypass_csp=bypass_csp)
    context.add_init_script(TRAP)
    page = context.new_page()
    watch = Watched(page, top)
    page.on("console", lambda message: watch.tell(message.text))
    page.on("pageerror", lambda error: watch.broke.append(f"{error} at {page.url}"))
    page.on("request", watch.request)

    def refused(route: Route) -> None:
        route.abort()

    context.route(lambda url: not url.startswith((top, "blob:", "data:")), refused)
    yield watch
    context.close()


def pages_of(site: Path) -> list[str]:
    """Every page that a hostile word may have reached, and one of each other kind."""
    left_out = re.compile(r"(?:kommuner/(?!are/)|regioner/(?!jamtland)|bidra/(?:nycklar|meddelanden)).+/index\.html")
    return [page for path in sorted(site.rglob("*.html")) if not left_out.match(page := path.relative_to(site).as_posix())]


# --- Each layer alone


def test_the_checker_alone_lets_nothing_through_that_runs(browser: Browser, hostile: Path) -> None:
    """Each text is refused, or is harmless though nothing has been taken out of it."""
    _, problems = load_bank(hostile, today=TODAY)
    refused = {
        one.path
        for one in problems
        if one.code in ("html-i-texten", "farlig-lank", "sarskild-syntax", "bild-saknas", "trasig-lank", "inte-text")
    }
    let_in = [text for number, text in enumerate(TEXTS) if f"methods/text-{number}.md" not in refused]
    assert len(let_in) <= 10
    # As the engine would make it of a page's own text, which is given more rights than a card's.
    engine = Markdown(extensions=["attr_list", "fenced_code", "md_in_html", "tables", "toc"])
    with watched(browser, "about:") as watch:
        for text in let_in:
            watch.page.set_content(engine.reset().convert(text))
            assert watch.page.evaluate(FOREIGN) == [], text
            watch.page.evaluate(TOUCHED)
        assert (watch.ran, watch.asked) == ([], [])
    words = [one for one in problems if one.code in ("markering-i-text", "flera-stycken", "ogiltig-adress")]
    assert {one.path for one in words} >= {f"cases/fall-{turn}.md" for turn in range(len(VALUES))}


def test_sanitising_and_escaping_alone_are_enough(browser: Browser, unguarded: tuple[Path, Path]) -> None:
    """Where nobody has checked the cards, and the browser does not help, no page holds anything that could run."""
    site, _ = unguarded
    with serving_folder(site) as top, watched(browser, f"{top}/", bypass_csp=True) as watch:
        foreign = {}
        for page in pages_of(site):
            watch.open(page)
            if found := watch.page.evaluate(FOREIGN):
                foreign[page] = found
        for page in ("hitta/?q=alert", *with_the_kit(site)):
            watch.open(page)
            watch.page.wait_for_load_state("networkidle")
            if found := watch.page.evaluate(FOREIGN):
                foreign[page] = found
        assert foreign == {}
        assert (watch.ran, watch.asked, watch.broke) == ([], [], [])


def with_the_kit(site: Path) -> Iterator[str]:
    """The workshop with every card in it, and the comparison with some of the worst."""
    keys = sorted(path.stem for path in (site / "assets/blad").glob("*.js"))
    for start in range(0, len(keys), 60):
        yield "workshop/?" + "&".join(f"punkt={key}" for key in keys[start : start + 60])
    of_header = [key for key in keys if ".fall-" in key or ".metod-" in key]
    for start in range(0, len(of_header), 4):
        yield "workshop/jamfor/?" + "&".join(f"kort={key}" for key in of_header[start : start + 4])


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_the_browsers_policy_alone_is_enough(
    browser: Browser, unguarded: tuple[Path, Path], from_disk: bool
) -> None:
    """Where cards reach the page just as they were written, the browser still runs and fetches nothing of theirs."""
    _, site = unguarded
    # The texts by themselves, then pages that hold many of them at once; half of them each way is enough.
    pages = [page for page in pages_of(site) if not page.startswith("berattelser/")][from_disk::2]
    with serving_folder(site) as host:
        top = f"{site.as_uri()}/" if from_disk else f"{host}/"
        with watched(browser, top) as watch:
            for page in pages:
                watch.open(page)
                watch.page.evaluate(TOUCHED)
            assert (watch.ran, watch.asked) == ([], [])
        # The trap is sharp: where the browser does not help, much runs and much is asked for.
        with watched(browser, top, bypass_csp=True) as watch:
            for page in pages[20:60]:
                watch.open(page)
                watch.page.evaluate(TOUCHED)
            assert len(set(watch.ran)) > 5 and watch.asked


# --- What is not HTML


def test_data_and_paper_hold_words_as_words(hostile: Path, unguarded: tuple[Path, Path]) -> None:
    """Scripts of data cannot be ended from within, schemas are JSON, and no sheet of the deck has a link that runs."""
    site, _ = unguarded
    data = [path for path in (site / "assets").rglob("*.js") if "</" in path.read_text(encoding="utf-8")]
    own = {path.name for path in (ROOT / "overrides/assets").glob("*.js")} | {"search-engine.js"}
    assert [path.name for path in data if path.name not in own] == []
    for schema in (site / "data/schema").glob("*.json"):
        json.loads(schema.read_text(encoding="utf-8"))
    bank, _ = load_bank(hostile, today=TODAY)
    deck = draw_deck(bank, read_settings(hostile), edition=Edition(whole=bank))
    drawn = [draw() for draw in deck.parts.values()]
    written = re.findall(r"<[a-z][^<>]*>", "".join(drawn))
    assert [tag for tag in written if re.search(r"\son\w+=|(?:java|vb)script|<script|hostile", tag)] == []
    document = set_deck(replace(bank, methods=bank.methods[:3], cases=()), hostile, read_settings(hostile))
    document.write(file := BytesIO())
    assert b"/JavaScript" not in file.getvalue() and b"javascript:" not in file.getvalue()


# --- The address bar, and what the browser keeps

PLACES = (
    "hitta/?q={0}&typ={0}&tema={0}&kommun={0}#{0}",
    "metoder/?tema={0}&skede={0}&niva={0}#{0}",
    "workshop/?punkt={0}&punkt=egen.5.{0}&punkt=metod.byamote.{0}&titel={0}&plats={0}&datum={0}&start={0}&anteckningar={0}",
    "workshop/jamfor/?kort={0}&kort=metod.byamote&kort=berattelse.torpa#{0}",
    "bidra/skriv/?typ={0}&tema={0}&metod={0}&kommun={0}#{0}",
    "metoder/stormote/?{0}#{0}",
    "index.html?q={0}&punkt=&punkt={0}#{0}",
)


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_an_address_runs_nothing_and_is_shown_as_words(browser: Browser, build_site: BuildSite, from_disk: bool) -> None:
    """Whatever stands in the address bar is words to the page, and leads nowhere else."""
    site = build_site("liten")
    unknown = (site / "404.html").read_text(encoding="utf-8")
    with serving_folder(site) as host:
        top = f"{site.as_uri()}/" if from_disk else f"{host}/"
        with watched(browser, top) as watch:
            if not from_disk:
                watch.page.route(f"{top}finns-inte/**", lambda route: route.fulfill(status=404, body=unknown))
            for turn, payload in enumerate(ADDRESS_BAR):
                # Each payload at two of the places; from disk a folder's page is named.
                for place in (PLACES[turn % 7], PLACES[(turn + 3) % 7]):
                    watch.open((place.replace("/?", "/index.html?") if from_disk else place).format(quote(payload, safe="")))
                if not from_disk and turn % 4 == 0:
                    watch.open(f"finns-inte/{quote(payload)}/?{quote(payload)}")
                assert watch.page.evaluate(FOREIGN) == [], payload
                assert urlsplit(watch.page.url).scheme in ("http", "file") and HOST not in urlsplit(watch.page.url).netloc
            assert (watch.ran, watch.asked, watch.broke) == ([], [], [])


def test_what_the_browser_keeps_is_words_too(browser: Browser, build_site: BuildSite) -> None:
    """Storage that somebody has written in by hand is read as words, or not at all."""
    site = build_site("liten")
    with serving_folder(site) as top, watched(browser, f"{top}/") as watch:
        watch.open("index.html")
        for payload in ("<x-trap>", "__proto__", "punkt=egen..<x-trap>&forra=<x-trap>&titel=<x-trap>", "constructor"):
            drafts = [{"type": kind, "values": {"titel": payload, "kallor": [{"titel": payload, "adress": "javascript:alert(1)"}],
                      payload: payload}, "texts": {"Om projektet": f"[x](javascript:alert(1)) {payload}"}}
                      for kind in ("berattelse", payload)]  # fmt: skip
            for draft in (*drafts, payload):
                watch.page.evaluate(
                    "([kit, draft]) => { localStorage['servicebanken.workshop'] = kit;"
                    "localStorage['servicebanken-utkast:/bidra/skriv/'] = draft; }",
                    [payload, json.dumps(draft)],
                )
                for place in ("workshop/", "bidra/skriv/"):
                    watch.open(place)
                    assert watch.page.evaluate(FOREIGN) == [], payload
        assert (watch.ran, watch.asked, watch.broke) == ([], [], [])


def test_every_page_has_the_policy_first(build_site: BuildSite, unguarded: tuple[Path, Path]) -> None:
    """Before anything else is read the browser knows what it may load, on every page there is."""
    for path in build_site("liten").rglob("*.html"):
        head = path.read_text(encoding="utf-8").partition("<head>")[2].lstrip()
        assert head.startswith('<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '), path
        assert not {"unsafe", "data:", "*"} & set(re.findall(r"unsafe|data:|\*", head.partition(">")[0])), path
