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
from html import unescape
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
import yaml
from playwright.sync_api import Browser, Page, Request

from servicebanken.bank.loading import load_bank
from servicebanken.export.engine import read_settings, settings_file
from servicebanken.model.fields import CASE, GLOSSARY, METHOD, PROGRAMME, STAGE_GUIDE, THEME
from servicebanken.model.kinds import AddressKind, CardType, Kind, ListKind, RecordKind, TextKind
from servicebanken.paper.deck import draw_deck, set_deck
from servicebanken.text.rendering import converted
from servicebanken.web.edition import Edition
from servicebanken.web.scripts import script_files
from support.hostile import ADDRESS_BAR, ADDRESSES, TEXTS, VALUES
from support.localserver import serving_folder
from support.sites import EPOCH, ROOT, BuildSite, copy_of_site

TODAY = date(2026, 11, 22)

# What a card's former address leads away from.
MOVED = "metoder/stormote/"

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
                if kind.either is None or part.key not in kind.either.keys[1:]
            }
            return parts if any(isinstance(part.kind, TextKind | AddressKind) for part in kind.fields) else None
        case _:
            return None


def header(card_type: CardType, turn: int) -> dict[str, Any]:
    """The header of a card whose every text key is hostile; each turn moves the words one key on."""
    found = {spec.key: hostile_value(spec.kind, spec.example, turn + at) for at, spec in enumerate(card_type.fields)}
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
    command = [sys.executable, str(ROOT / "tests/support/unguarded.py")]
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
        for (const { name } of [...one.attributes]) {
            if (name.startsWith("on")) one.dispatchEvent(new Event(name.slice(2)));
        }
    }
    document.querySelectorAll("a[href]").forEach((one) => /^\\W*javascript/i.test(one.href) && one.click());
}"""

# What could run or load, by its name: a handler, a style, a script of the page's own, an address of a wrong kind.
FOREIGN = """(html) => {
    const SCHEMES = ["http:", "https:", "mailto:", "tel:", "file:"];
    const LEADING = ["href", "src", "action", "formaction", "data", "xlink:href"];
    const NAMED = ["iframe", "object", "embed", "base", "math", "style", "marquee", "x-trap"];
    const page = html ? new DOMParser().parseFromString(html, "text/html") : document;
    return [...page.querySelectorAll("*")].flatMap((one) => {
        const own = [...one.attributes].map(({ name }) => name).filter((name) => /^on|^style$/.test(name));
        const led = LEADING.map((name) => one.getAttribute(name))
            .filter((value) => value !== null && !value.startsWith("#"))
            .map((value) => new URL(value, document.baseURI))
            .filter(({ protocol: is, host }) =>
                !SCHEMES.includes(is) || (one.localName !== "a" && /hostile/.test(host)));
        const isInline = one.localName === "script" && !one.hasAttribute("src");
        const is = isInline || NAMED.includes(one.localName) ? [one.localName] : [];
        return [...own, ...led.map(String), ...is].map((what) => `${one.localName}: ${what}`);
    });
}"""

# Each text where a page has room for it, apart from the others, so that none of them hides another.
PLANTED = """(texts) => {
    for (const text of texts) document.body.append(document.createRange().createContextualFragment(text));
}"""


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
        # The browser tells of what its policy stopped, too, and of what no page may ask another for.
        if not request.url.startswith(self.top) and request.failure not in ("csp", "origin"):
            self.asked.append(f"{request.url[:200]} ({request.failure}) from {self.page.url}")

    def open(self, address: str) -> None:
        self.page.goto(f"{self.top}{address}")
        if address.startswith(MOVED):
            self.page.wait_for_url(lambda url: MOVED not in url)


@contextmanager
def watched(browser: Browser, top: str, *, bypass_csp: bool = False) -> Iterator[Watched]:
    """A page of the site whose address is `top`; with `bypass_csp` the browser does not help."""
    context = browser.new_context(bypass_csp=bypass_csp)
    context.add_init_script(TRAP)
    page = context.new_page()
    watch = Watched(page, top)
    page.on("console", lambda message: watch.tell(message.text))
    page.on("pageerror", lambda error: watch.broke.append(f"{error} at {page.url}"))
    page.on("requestfinished", watch.request)
    page.on("requestfailed", watch.request)
    yield watch
    context.close()


def pages_of(site: Path) -> list[str]:
    """Every page that a hostile word may have reached, and one of each other kind."""
    left_out = re.compile(r"kommuner/(?!are/).+/|regioner/(?!jamtland).+/|bidra/(?:nycklar|meddelanden)|" + MOVED)
    pages = (path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html")))
    return [page for page in pages if not left_out.match(page)]


# --- Each layer alone


def test_the_checker_alone_lets_nothing_through_that_runs(browser: Browser, hostile: Path) -> None:
    """Each text is refused, or is harmless though nothing has been taken out: code, and signs that are no markup."""
    _, problems = load_bank(hostile, today=TODAY)
    codes = {
        *("html-i-texten", "farlig-lank", "sarskild-syntax", "bild-saknas", "trasig-lank", "inte-text"),
        "overblivet-tecken",
    }
    refused = {one.path for one in problems if one.code in codes}
    let_in = [text for number, text in enumerate(TEXTS) if f"methods/text-{number}.md" not in refused]
    assert len(let_in) <= 11
    with watched(browser, "about:") as watch:
        for text in let_in:
            watch.page.set_content(converted(text))
            assert watch.page.evaluate(FOREIGN) == [], text
            watch.page.evaluate(TOUCHED)
        assert (watch.ran, watch.asked) == ([], [])
    words = [one for one in problems if one.code in ("markering-i-text", "flera-stycken", "ogiltig-adress")]
    assert {one.path for one in words} >= {f"cases/fall-{turn}.md" for turn in range(len(VALUES))}


def test_sanitising_and_escaping_alone_are_enough(browser: Browser, unguarded: tuple[Path, Path]) -> None:
    """Where nobody has checked the cards, and the browser does not help, no page holds anything that could run."""
    site, _ = unguarded
    scripts = [path for folder in ("blad", "jamfor") for path in (site / "assets" / folder).iterdir()]
    with watched(browser, f"{site.as_uri()}/", bypass_csp=True) as watch:
        watch.open("index.html")
        foreign = {}
        for page in pages_of(site):
            if found := watch.page.evaluate(FOREIGN, (site / page).read_text(encoding="utf-8")):
                foreign[page] = found
        for script in scripts:
            for html in re.findall(r'"(?:[^"\\]|\\.){20,}"', script.read_text(encoding="utf-8")):
                if found := watch.page.evaluate(FOREIGN, json.loads(html)):
                    foreign[script.name] = found
        assert foreign == {}
        for page in (*opened(site), *with_the_kit(site)):
            watch.open(page)
            if "?" in page:
                shown = ".sb-kit__sheets article, [data-compare-frame] td, [data-hits-list] a"
                watch.page.wait_for_selector(shown, state="attached")
            assert watch.page.evaluate(FOREIGN) == [], page
        assert (watch.ran, watch.asked, watch.broke) == ([], [], [])


def opened(site: Path) -> list[str]:
    """The pages that hold the most, and some of each kind of card."""
    cards = re.compile(r"(?:metoder/(?:text|metod)|berattelser/fall)-\d+/index\.html")
    pages = [page for page in pages_of(site) if page != "404.html"]
    return [*(page for page in pages if cards.match(page))][::16] + [page for page in pages if not cards.match(page)]


def with_the_kit(site: Path) -> list[str]:
    """The workshop and the comparison with some of the worst cards in them, and the search that finds them all."""
    keys = sorted(path.stem for path in (site / "assets/blad").glob("*.js") if ".text-" not in path.stem)
    return [
        "workshop/index.html?" + "&".join(f"punkt={key}" for key in keys[:60]),
        *("workshop/jamfor/index.html?" + "&".join(f"kort={key}" for key in keys[at : at + 4]) for at in (4, 60)),
        "hitta/index.html?q=alert",
    ]


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_the_browsers_policy_alone_is_enough(browser: Browser, unguarded: tuple[Path, Path], from_disk: bool) -> None:
    """Where cards reach the page just as they were written, the browser still runs and fetches nothing of theirs."""
    _, site = unguarded
    with serving_folder(site) as host:
        top = f"{site.as_uri()}/" if from_disk else f"{host}/"
        with watched(browser, top) as watch:
            # A policy means the same from a server as from disk; there the pages that hold the most are enough.
            for page in opened(site)[:: 2 if from_disk else 5]:
                watch.open(page)
                watch.page.evaluate(TOUCHED)
            watch.page.evaluate(PLANTED, [converted(text) for text in TEXTS])
            watch.page.evaluate(TOUCHED)
            # From disk the policy lets a page ask the disk, also of another machine's.
            assert (watch.ran, [one for one in watch.asked if one.startswith("http")]) == ([], [])
        # The trap is sharp: where the browser does not help, much runs and much is asked for.
        with watched(browser, top, bypass_csp=True) as watch:
            watch.open("teman/index.html")
            watch.page.evaluate(PLANTED, [converted(text) for text in TEXTS])
            watch.page.evaluate(TOUCHED)
            watch.page.wait_for_timeout(500)
            assert len(watch.ran) > 25 and watch.asked


# --- What is not HTML


def test_data_and_paper_hold_words_as_words(hostile: Path, unguarded: tuple[Path, Path]) -> None:
    """Scripts of data cannot be ended from within, schemas are JSON, and no sheet of the deck has a link that runs."""
    site, _ = unguarded
    data = [path for path in (site / "assets").rglob("*.js") if "</" in path.read_text(encoding="utf-8")]
    own = {Path(address).name for address, _ in script_files()}
    assert [path.name for path in data if path.name not in own] == []
    for schema in (site / "data/schema").glob("*.json"):
        json.loads(schema.read_text(encoding="utf-8"))
    bank, _ = load_bank(hostile, today=TODAY)
    settings = read_settings(settings_file(hostile))
    deck = draw_deck(bank, settings, edition=Edition(whole=bank))
    drawn = [draw() for draw in deck.parts.values()]
    tags = re.findall(r"<[a-z][^<>]*>", "".join(drawn))
    attributes = [one for tag in tags for one in re.findall(r'\s([^\s"=]+)="([^"]*)"', tag)]
    assert len(drawn) > 100 and not {name for name, _ in attributes if name.startswith("on")}
    led = {unescape(value).partition(":")[0] for name, value in attributes if name in ("href", "src") and ":" in value}
    assert led <= {"http", "https", "mailto", "tel"}
    document = set_deck(replace(bank, methods=bank.methods[:3], cases=()), hostile, settings)
    document.write(file := BytesIO())
    assert b"/JavaScript" not in file.getvalue() and b"javascript:" not in file.getvalue()


# --- The address bar, and what the browser keeps

PLACES = (
    "hitta/?q={0}&typ={0}&tema={0}&kommun={0}#{0}",
    "metoder/?tema={0}&skede={0}&niva={0}#{0}",
    "workshop/?punkt={0}&punkt=egen.5.{0}&punkt=metod.byamote.{0}&titel={0}&plats={0}&datum={0}&anteckningar={0}",
    "workshop/jamfor/?kort={0}&kort=metod.byamote&kort=berattelse.torpa#{0}",
    "bidra/skriv/?typ={0}&tema={0}&metod={0}&kommun={0}#{0}",
    MOVED + "?{0}#{0}",
    "index.html?q={0}&punkt=&punkt={0}#{0}",
)


@pytest.mark.parametrize("from_disk", [False, True], ids=["http", "file"])
def test_an_address_is_words_and_runs_nothing(browser: Browser, build_site: BuildSite, from_disk: bool) -> None:
    """Whatever stands in the address bar is words to the page, and leads nowhere else."""
    site = build_site("liten")
    unknown = (site / "404.html").read_text(encoding="utf-8")
    # From disk an address that was moved leads to a folder, which the browser lists with a page of its own.
    places = [place for place in PLACES if not (from_disk and place.startswith(MOVED))]
    with serving_folder(site) as host:
        top = f"{site.as_uri()}/" if from_disk else f"{host}/"
        with watched(browser, top) as watch:
            if not from_disk:
                watch.page.route(f"{top}finns-inte/**", lambda route: route.fulfill(status=404, body=unknown))
            # From disk and from a server a page reads its address in the same way.
            for turn, payload in enumerate(ADDRESS_BAR[:: 3 if from_disk else 1]):
                written = quote(payload, safe="")
                place = places[turn % len(places)]
                # From disk a folder's page is named.
                watch.open((place.replace("/?", "/index.html?") if from_disk else place).format(written))
                assert watch.page.evaluate(FOREIGN) == [], payload
                if not from_disk and turn % 8 == 0:
                    watch.open(f"finns-inte/{written}/?{written}")
                    assert watch.page.evaluate(FOREIGN) == [], payload
                assert watch.page.url.startswith(top)
            assert (watch.ran, watch.asked, watch.broke) == ([], [], [])


def test_what_the_browser_keeps_is_words_too(browser: Browser, build_site: BuildSite) -> None:
    """Storage that somebody has written in by hand is read as words, or not at all."""
    site = build_site("liten")
    with serving_folder(site) as top, watched(browser, f"{top}/") as watch:
        watch.open("index.html")
        for payload in ("punkt=egen..<x-trap>&forra=<x-trap>&titel=<x-trap>", "<x-trap>", "__proto__", "constructor"):
            source = {"titel": payload, "adress": "javascript:alert(1)"}
            draft = {
                "type": "berattelse" if "<" in payload else payload,
                "values": {"titel": payload, "kallor": [source], payload: payload},
                "texts": {"Om projektet": f"[x](javascript:alert(1)) {payload}", payload: payload},
            }
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
