"""What readers find: the golden questions, and what must hold for any question, in a real browser."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

import pytest
import snowballstemmer  # type: ignore[import-untyped]
import yaml
from playwright.sync_api import Browser, Page, expect

from linkcheck import read_html
from support.localserver import serving_folder
from support.sites import BuildSite
from support.views import wait_until, watched

QUESTIONS: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("fragor.yml").read_text(encoding="utf-8"))

# Ask by the form, as a reader does, and read the list that a reader sees.
ASK = """questions => {
  const form = document.querySelector("[data-search-full]"), input = form.querySelector("input");
  return questions.map((question) => {
    input.value = question;
    form.requestSubmit();
    return [...document.querySelectorAll("[data-hit]")].map((hit) => hit.getAttribute("href"));
  });
}"""

Serve = Callable[[Path], str]


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """A function that serves a built site below a path of its own, and gives its address."""
    top = tmp_path_factory.mktemp("served")
    with serving_folder(top) as host:

        def address(site: Path) -> str:
            name = f"bank-{len(list(top.iterdir()))}"
            (top / name).symlink_to(site)
            return f"{host}/{name}/"

        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page that complains when a script does."""
    with watched(browser, 10_000) as page:
        yield page


def opened(page: Page, address: str) -> Page:
    """The page of hits, with its index loaded."""
    page.goto(address)
    page.locator("#facet-typ option").first.wait_for(state="attached")
    return page


def pages_of(hits: list[str]) -> list[str]:
    """Addresses of hits as the questions name pages: from the top, without anchor and file name."""
    return [hit.split("#")[0].removeprefix("../").removesuffix("index.html") for hit in hits]


def is_right(question: dict[str, Any], hits: list[str]) -> bool:
    if question.get("ingenting"):
        return not hits
    wanted = question.get("forst") or question["bland_tre"]
    wanted = [wanted] if isinstance(wanted, str) else wanted
    return any(hit in wanted for hit in hits[: 1 if "forst" in question else 3])


def test_golden_questions(page: Page, browser: Browser, build_site: BuildSite, serve: Serve) -> None:
    """98 of 100 questions find the right page at its rank, nonsense finds nothing, and disk answers as http."""
    site = build_site("")
    asked = [question["fraga"] for question in QUESTIONS]
    served = [pages_of(hits) for hits in opened(page, f"{serve(site)}hitta/").evaluate(ASK, asked)]
    wrong = [question for question, hits in zip(QUESTIONS, served, strict=True) if not is_right(question, hits)]
    assert len(QUESTIONS) >= 150
    assert [question["fraga"] for question in wrong if question.get("ingenting")] == []
    assert len(wrong) <= 0.02 * len(QUESTIONS), [question["fraga"] for question in wrong]
    by_kind = Counter(question["slag"] for question in QUESTIONS)
    kinds = Counter(question["slag"] for question in wrong)
    assert {kind: count for kind, count in kinds.items() if count > max(1, by_kind[kind] / 8)} == {}
    disk = browser.new_page()
    answers = opened(disk, (site / "hitta/index.html").as_uri()).evaluate(ASK, asked)
    assert [pages_of(hits) for hits in answers] == served
    disk.close()


def test_golden_questions_name_pages_that_exist(build_site: BuildSite) -> None:
    """Every page that a question asks for is on the site, and no question is asked twice."""
    site = build_site("")
    wanted = [question.get("forst") or question.get("bland_tre") or [] for question in QUESTIONS]
    named = {page for pages in wanted for page in ([pages] if isinstance(pages, str) else pages)}
    assert [page for page in sorted(named) if not (site / page / "index.html").is_file()] == []
    asked = [question["fraga"] for question in QUESTIONS]
    assert len(asked) == len(set(asked))


def test_every_title_finds_its_page_first(page: Page, build_site: BuildSite) -> None:
    """Who knows what a page is called gets there; of pages called the same, one of them comes first."""
    opened(page, (build_site("") / "hitta/index.html").as_uri())
    lost = page.evaluate(
        """() => {
          const engine = new self.servicebanken.Engine(self.servicebanken.index);
          return engine.documents.filter((one) => one.kind !== "ord").flatMap((one) => {
            const [first] = engine.search(one.title).hits;
            return first && engine.documents[first.document].title === one.title ? [] : [one.title];
          });
        }"""
    )
    assert lost == []


def test_words_of_titles_are_found_without_their_marks(page: Page, build_site: BuildSite) -> None:
    """A word with å ä ö, typed without, finds its page among the first three, or three others of that name."""
    opened(page, (build_site("") / "hitta/index.html").as_uri())
    lost = page.evaluate(
        """() => {
          const { Engine, index } = self.servicebanken;
          const engine = new Engine(index);
          const wordsOf = (one) => [one.title, ...one.names].flatMap((name) => Engine.wordsOf(name)).map(Engine.fold);
          return engine.documents.flatMap((one, at) =>
            Engine.wordsOf(one.title).filter((word) => /[åäö]/.test(word)).filter((word) => {
              const first = engine.search(Engine.fold(word)).hits.slice(0, 3).map((hit) => hit.document);
              const isNamed = (other) => wordsOf(engine.documents[other]).includes(Engine.fold(word));
              return !first.includes(at) && !first.every(isNamed);
            }).map((word) => `${word} (${one.title})`));
        }"""
    )
    # These bear no subject, and stand in so many names that a name they end comes as near.
    assert [one for one in lost if one.split()[0] not in {"för", "på", "när", "är"}] == []


def test_inflected_forms_find_each_other(page: Page, build_site: BuildSite) -> None:
    """Any form of a word that Snowball's Swedish stemmer joins finds every page that has another of its forms."""
    opened(page, (build_site("") / "hitta/index.html").as_uri())
    words = page.evaluate("() => new self.servicebanken.Engine(self.servicebanken.index).words")
    stem = snowballstemmer.stemmer("swedish").stemWord
    forms = [list(group) for _, group in groupby(sorted((word for word in words), key=stem), key=stem)]
    forms = [group for group in forms if len(group) > 1]
    assert len(forms) > 500
    lost = page.evaluate(
        """forms => {
          const engine = new self.servicebanken.Engine(self.servicebanken.index);
          const { FUNCTION_WORDS } = self.servicebanken.language;
          const found = (question) => new Set(engine.search(question).hits.map((hit) => hit.document));
          return forms.flatMap((group) => {
            const exact = new Set(group.flatMap((form) => [...found(`"${form}"`)]));
            // A word that bears no subject, such as "ingen", is looked for in names alone.
            return group.filter((form) => !FUNCTION_WORDS.has(form) && [...exact].some((one) => !found(form).has(one)));
          });
        }""",
        forms,
    )
    assert lost == []


def test_a_right_word_is_never_corrected(page: Page, build_site: BuildSite) -> None:
    """A word that the bank has finds itself and its kin, never a word that is a letter away."""
    opened(page, (build_site("") / "hitta/index.html").as_uri())
    corrected = page.evaluate(
        """() => {
          const engine = new self.servicebanken.Engine(self.servicebanken.index);
          return engine.words.filter((word) => engine.search(word).meant.length);
        }"""
    )
    assert corrected == []


def test_half_a_compound_is_enough_in_names_alone(page: Page, build_site: BuildSite) -> None:
    """Of a compound with an unknown part the known one finds names, at either end, but no running text."""
    opened(page, (build_site("") / "hitta/index.html").as_uri())
    answers = page.evaluate(ASK, ["gospelsamtal", "porslinsservicepunkt", "drivmedelsgnutta", "kvantdator"])
    last, whole, first, none = [pages_of(hits) for hits in answers]
    assert "metoder/lokalsamtal/" in last
    assert whole[0] == "metoder/servicepunkt/"
    assert "teman/drivmedel/" in first[:3]
    assert none == []


def test_names_lead_to_what_belongs_to_them(page: Page, build_site: BuildSite) -> None:
    """The name of a theme, a place, a programme or a method finds every card that belongs to it."""
    opened(page, (build_site("") / "hitta/index.html").as_uri())
    lost = page.evaluate(
        """() => {
          const { Engine, index } = self.servicebanken;
          const engine = new Engine(index);
          const kinds = { tema: "themes", region: "regions", kommun: "places", program: "programmes" };
          return engine.documents.filter(({ kind }) => kinds[kind]).flatMap(({ kind, own, title }) => {
            const found = new Set(engine.search(title).hits.map((hit) => hit.document));
            const isLost = (one, at) => one[kinds[kind]].includes(own) && !found.has(at);
            return engine.documents.filter(isLost).map((one) => [title, one.title]);
          });
        }"""
    )
    assert lost == []


def test_words_that_bear_no_subject_change_nothing(page: Page, build_site: BuildSite) -> None:
    """A question put as a sentence finds what its bearing words find."""
    opened(page, (build_site("") / "hitta/index.html").as_uri())
    bare, asked, politely = page.evaluate(
        ASK, ["paketskåp", "hur får vi ett paketskåp?", "Kan någon hjälpa oss med hur man gör ett paketskåp"]
    )
    assert bare == asked == politely


def test_several_words_mean_all_of_them(page: Page, build_site: BuildSite) -> None:
    """Where pages have all the words, only those are found; each word more leaves fewer."""
    opened(page, (build_site("") / "hitta/index.html").as_uri())
    ombud, vingaker, both, quoted, loose = page.evaluate(
        """questions => {
          const engine = new self.servicebanken.Engine(self.servicebanken.index);
          return questions.map((question) => engine.search(question).hits.map((hit) => hit.document));
        }""",
        ["ombud", "vingåker", "ombud vingåker", '"första"', "första"],
    )
    assert both and set(both) == set(ombud) & set(vingaker)
    assert len(both) < min(len(ombud), len(vingaker))
    assert set(quoted) < set(loose)


def test_the_beginning_of_a_title_finds_it(page: Page, build_site: BuildSite) -> None:
    """Half a word of its title is enough to find every method and story while one types."""
    opened(page, (build_site("") / "hitta/index.html").as_uri())
    lost = page.evaluate(
        """() => {
          const { Engine, index } = self.servicebanken;
          const engine = new Engine(index);
          return engine.documents.filter(({ kind }) => ["metod", "berattelse"].includes(kind)).filter((one) => {
            const [word] = Engine.wordsOf(one.title).sort((one, other) => other.length - one.length);
            const begun = word.slice(0, Math.max(3, Math.ceil(word.length / 2)));
            return !engine.search(begun).hits.some((hit) => engine.documents[hit.document] === one);
          }).map(({ title }) => title);
        }"""
    )
    assert lost == []


@pytest.mark.parametrize(("name", "directory_urls"), [("liten", True), ("åäö", False)])
def test_every_hit_leads_to_its_page(
    page: Page, build_site: BuildSite, serve: Serve, name: str, directory_urls: bool
) -> None:
    """In both address styles, from disk and below a path of a host, what is found is there, with its anchor."""
    site = build_site(name, directory_urls=directory_urls)
    where = "hitta/index.html" if directory_urls else "hitta.html"
    for address in (serve(site) + where, (site / where).as_uri()):
        opened(page, f"{address}?typ=metod")
        for kind in ("metod", "berattelse", "tema", "program", "sida", "ord", "kommun", "region"):
            opened(page, f"{address}?typ={kind}")
            while page.get_by_role("button", name="Visa fler träffar").is_visible():
                page.get_by_role("button", name="Visa fler träffar").click()
            links = page.eval_on_selector_all("[data-hit]", "all => all.map((one) => one.href)")
            assert links or kind in ("program", "ord")
            for link in links:
                parts = urlsplit(link)
                assert link.startswith(address.removesuffix(where))
                file = site / link.removeprefix(address.removesuffix(where)).split("#")[0]
                file = file / "index.html" if file.is_dir() else file
                assert file.is_file(), link
                assert not parts.fragment or parts.fragment in read_html(file).anchors


def test_nothing_is_loaded_before_search_is_touched(page: Page, build_site: BuildSite) -> None:
    """A reader who does not search loads nothing of it; one who does gets the index with the first touch of the box."""
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url.rpartition("/")[2]))
    page.goto((build_site("liten") / "metoder/byamote/index.html").as_uri())
    assert not {"search-engine.js", "search-index.js", "search-summaries.js"} & set(loaded)
    page.get_by_role("searchbox").focus()
    wait_until(page, "self.servicebanken.Engine && self.servicebanken.index")
    assert "search-summaries.js" not in loaded


def test_the_box_in_the_header_by_keyboard(page: Page, build_site: BuildSite) -> None:
    """Slash leads to the box, the first hits show while one types, arrows move, Escape leaves and Enter opens."""
    page.goto((build_site("liten") / "teman/dialog/index.html").as_uri())
    page.keyboard.press("/")
    box = page.get_by_role("searchbox", name="Sök i banken")
    expect(box).to_be_focused()
    page.keyboard.type("byamöt")
    expect(page.get_by_role("status").first).to_contain_text("träff")
    links = page.locator(".sb-quick [data-hit]")
    assert 1 <= links.count() <= 8
    page.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(box).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    expect(page.locator(".sb-quick")).to_be_hidden()
    page.keyboard.type("e")
    expect(page.locator(".sb-quick")).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/metoder/byamote/index.html")


def test_enter_in_the_box_leads_to_the_page_of_hits(page: Page, build_site: BuildSite) -> None:
    """From anywhere Ctrl+K, a word and Enter show every hit."""
    page.goto((build_site("liten") / "kommuner/umea/index.html").as_uri())
    page.keyboard.press("Control+k")
    page.keyboard.type("byamöte")
    page.keyboard.press("Enter")
    page.wait_for_url("**/hitta/index.html?q=byam*")
    expect(page.locator("[data-hit]").first).to_have_text("Byamöte")


def test_the_page_of_hits_by_keyboard(page: Page, build_site: BuildSite) -> None:
    """Question, facets and hits are all done from the keyboard: ask, narrow, walk among the hits, leave, open one."""
    opened(page, (build_site("liten") / "hitta/index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("byamöte")
    page.keyboard.press("Enter")
    box = page.get_by_role("searchbox")
    hits = page.locator("[data-hit]")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(hits.nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    expect(box).to_be_focused()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(page.get_by_label("Typ")).to_be_focused()
    before = hits.count()
    page.keyboard.press("ArrowDown")
    page.wait_for_url("**typ=metod")
    assert 1 <= hits.count() < before
    page.keyboard.press("Control+k")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/metoder/byamote/index.html")


def test_hits_say_what_they_are(page: Page, build_site: BuildSite) -> None:
    """Each hit has type, title, ingress with the words marked, place and themes; their number is announced."""
    opened(page, f"{(build_site('') / 'hitta/index.html').as_uri()}?q={quote('läppe paketen')}")
    hit = page.locator(".sb-hit").first
    assert hit.locator(".sb-kind").inner_text() == "Berättelse"
    assert set(hit.locator("mark").all_inner_texts()) == {"Läppe", "paketen"}
    assert hit.locator(".sb-why").inner_text().startswith("Vingåker · Sörmland · Post och paket")
    expect(page.get_by_role("status")).to_contain_text("träffar på ”läppe paketen”.")


def test_facets_stand_in_the_address(page: Page, build_site: BuildSite) -> None:
    """A choice narrows the hits and stands in the address, which gives the same hits to a colleague; back undoes it."""
    opened(page, f"{(build_site('liten') / 'hitta/index.html').as_uri()}?q=kort")
    before = page.locator("[data-hit]").all_inner_texts()
    page.get_by_label("Typ").select_option("berattelse")
    assert page.url.endswith("?q=kort&typ=berattelse")
    kinds = page.locator(".sb-hit .sb-kind").all_inner_texts()
    assert kinds and set(kinds) == {"Berättelse"}
    page.get_by_label("Region").select_option("vasterbotten")
    narrowed = page.locator("[data-hit]").all_inner_texts()
    assert narrowed == ["Umeå ringde runt"]
    opened(page, page.url)
    assert page.locator("[data-hit]").all_inner_texts() == narrowed
    page.go_back()
    page.go_back()
    expect(page.locator("[data-hit]")).to_have_count(len(before))
    page.get_by_label("Region").select_option("vasterbotten")
    page.get_by_role("button", name="Rensa").click()
    assert page.locator("[data-hit]").all_inner_texts() == before
    expect(page.get_by_role("searchbox")).to_be_focused()


def test_counts_of_facets_follow_the_question(page: Page, build_site: BuildSite) -> None:
    """Each value tells how many hits it would leave; values that would leave none are not offered."""
    opened(page, f"{(build_site('liten') / 'hitta/index.html').as_uri()}?q=torpa")
    offered = page.locator("#facet-typ option").all_inner_texts()
    page.get_by_label("Typ").select_option("berattelse")
    number = page.locator("[data-hit]").count()
    assert f"Berättelse ({number})" in offered
    assert not [option for option in offered if option.endswith("(0)")]


def test_a_whole_region_lies_in_each_of_its_municipalities(page: Page, build_site: BuildSite) -> None:
    """A story of a whole region is found by the municipality, though its header names none."""
    opened(page, f"{(build_site('liten') / 'hitta/index.html').as_uri()}?kommun=krokom&typ=berattelse")
    assert page.locator("[data-hit]").all_inner_texts() == ["Hela länet möts"]


def test_nothing_found_says_what_to_do(page: Page, build_site: BuildSite) -> None:
    """Where nothing is found the page says so, offers words that look alike, and the themes."""
    opened(page, f"{(build_site('') / 'hitta/index.html').as_uri()}?q=servykepynkt")
    expect(page.get_by_role("status")).to_contain_text("Inga träffar på ”servykepynkt”.")
    assert "servicepunkt" in page.get_by_role("status").locator("a").all_inner_texts()
    expect(page.get_by_role("link", name="Dagligvaror")).to_be_visible()
    page.get_by_role("status").locator("a").first.click()
    expect(page.locator("[data-hit]").first).to_be_visible()


def test_some_words_are_said_to_be_near(page: Page, build_site: BuildSite) -> None:
    """When no page has all the words, the reader is told, and so is one whose word was taken for a slip."""
    opened(page, f"{(build_site('') / 'hitta/index.html').as_uri()}?q=paketskåp+ystad")
    near = page.get_by_role("status")
    assert page.locator("[data-hit]").count()
    expect(near).to_contain_text("Ingen sida har alla orden")
    opened(page, f"{(build_site('') / 'hitta/index.html').as_uri()}?q=servicpunkt")
    expect(page.get_by_role("status")).to_contain_text("visas ”servicepunkt”")


def test_more_hits_on_demand(page: Page, build_site: BuildSite) -> None:
    """Twenty hits show first; a button adds the next, and the keyboard goes on where they begin."""
    opened(page, f"{(build_site('') / 'hitta/index.html').as_uri()}?typ=kommun")
    assert page.locator("[data-hit]").count() == 20
    page.get_by_role("button", name="Visa fler träffar").press("Enter")
    assert page.locator("[data-hit]").count() == 40
    expect(page.locator("[data-hit]").nth(20)).to_be_focused()


def test_without_scripts_one_can_browse(browser: Browser, build_site: BuildSite) -> None:
    """Without JavaScript the form leads to a page with every index and theme."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((build_site("liten", directory_urls=False) / "metoder/byamote.html").as_uri())
    page.get_by_role("searchbox").fill("byamöte")
    page.get_by_role("searchbox").press("Enter")
    expect(page.get_by_text("Sökningen behöver JavaScript")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="Metoder", exact=True).click()
    expect(page.get_by_role("link", name="Byamöte")).to_be_visible()
    context.close()


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    '"><script>alert(1)</script>',
    "javascript:alert(1)",
    "{{7*7}} ${alert(1)} #{x}",
    "a" * 10_000,
    "bygderåd " * 2_000,
    "(((((((((((((((((((.*)+)+)+$",
    "[\\p{L}]{99999}",
    "\\",
    "'; DROP TABLE kort; --",
    "__proto__",
    "constructor",
    "toString",
    "🦄🦄🦄 👩‍👩‍👧",
    "\u202e\u0000\u200b",
    "%00%ff%C0%80",
    "ﬁ ﬀ ① ½ ǅ İ ß",
    '”“»«"',
    '"',
    "-------",
    "?q=x&tema=<b>",
]


def test_an_address_asks_no_more_than_one_can_type(page: Page, build_site: BuildSite) -> None:
    """Marks without end would be put in order for a minute; the box takes what it has room for, and can be used."""
    endless = quote("a" + "\u0301\u0316" * 40_000)
    opened(page, f"{(build_site('liten') / 'hitta/index.html').as_uri()}?q={endless}")
    assert len(page.locator("[data-search-full] input").input_value()) == 400
    assert page.evaluate(ASK, ["byamöte"])[0][0].endswith("metoder/byamote/index.html")


@pytest.mark.parametrize("question", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_questions_only_find_or_do_not(page: Page, build_site: BuildSite, question: str) -> None:
    """Whatever is asked, by box or address, nothing runs, no host is asked, and the search goes on."""
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    address = (build_site("") / "hitta/index.html").as_uri()
    opened(page, f"{address}?q={quote(question[:4_000])}&tema={quote(question[:200])}&typ=__proto__")
    page.evaluate(ASK, [question])
    assert page.locator("main img, main script, main iframe").count() == 0
    assert page.evaluate(ASK, ["servicepunkt"])[0][0].endswith("metoder/servicepunkt/index.html")
    assert [url for url in requests if not url.startswith("file://")] == []
