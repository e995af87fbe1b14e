"""Documents → the scripts that the engine searches in."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from ...bank.bank import Bank
from ...model.cards import Stage
from ...model.fields import CASE, METHOD, PROGRAMME, THEME
from ...places.register import Region, other_names
from ...swedish import slugify
from ..addresses import page_of, public_path, public_url, source_uri
from ..made import Page
from ..pages.glossary import terms_in
from ..scripts import script_of
from .documents import Document, documents
from .packing import BLOCK, Bits, best_parameter, front_coded

# In a bank of so many documents, a word in more than this share of their texts tells nothing of one of them.
MANY = 200
COMMON = 0.1

_WORD = re.compile(r"[^\W_]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")

# Each kind of document: its word in addresses, what readers call it, and the folder of its page (None: said in full).
DOCUMENT_KINDS = (
    *((card.name, card.label, public_path(source_uri(card.folder))) for card in (METHOD, CASE, THEME, PROGRAMME)),
    ("sida", "Sida", None),
    ("ord", "Ord", None),
)
# Places are found too; the engine makes their documents of the register's columns.
PLACE_KINDS = (("region", "Region", "regioner"), ("kommun", "Kommun", "kommuner"))

# Titles whose address the engine makes as we do; where folding is more than this, the address is said.
_PLAIN_TITLE = re.compile(r"[ -~ÅÄÖåäöÉé–—’”]*")


def search_files(
    bank: Bank, pages: Iterable[Page], written: Mapping[str, str], *, directory_urls: bool
) -> Iterator[tuple[str, str]]:
    """The index, and the summaries that only the page of hits needs, by address on the site."""
    found = list(documents(bank, pages, written))
    yield "assets/search-index.js", script_of("index", _index(bank, found, directory_urls))
    yield "assets/search-summaries.js", script_of("summaries", [one.summary for one in found])


def words_of(text: str) -> list[str]:
    """Words as readers type them, in lower case with their marks; soft hyphens and the like are not there."""
    return _WORD.findall(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).lower())


def _index(bank: Bank, found: Sequence[Document], directory_urls: bool) -> dict[str, Any]:
    register = bank.register
    places, regions, themes = register.municipalities, register.regions, bank.themes
    number = {thing: at for things in (places, regions, themes, bank.programmes) for at, thing in enumerate(things)}
    return {
        "folders": directory_urls,
        "kinds": DOCUMENT_KINDS,
        "placeKinds": PLACE_KINDS,
        "themes": [[theme.slug, theme.title, theme.group] for theme in themes],
        "stages": [stage.value for stage in Stage],
        "programmes": [[one.slug, one.title] for one in bank.programmes],
        "regions": [[one.slug, one.name, _region_names(one)] for one in regions],
        "places": [[one.slug, one.name, number[one.region], other_names(one)] for one in places],
        "documents": _columns(found, number, directory_urls),
        "synonyms": list(_synonyms(bank, found)),
        "text": _text(found),
    }


def _region_names(region: Region) -> list[str]:
    """What readers write for a region, its letter in the ways that roads and registers do."""
    letter = region.letter
    return [*other_names(region), f"län {letter}", f"{letter}-län", f"SE-{letter}"]


def _columns(found: Sequence[Document], number: dict[Any, int], folders: bool) -> dict[str, Any]:
    """What the documents say of themselves, a column for each thing: like beside like packs well."""
    letters = {kind: chr(ord("a") + at) for at, (kind, _, _) in enumerate(DOCUMENT_KINDS)}
    stages = list(Stage)
    at_address = {one.address: at for at, one in enumerate(found)}
    return {
        "kinds": "".join(letters[one.kind] for one in found),
        "titles": "\n".join(_line(one.title) for one in found),
        "slugs": "\n".join(_slug(one, folders) for one in found),
        "names": "\n".join("|".join(_line(name).replace("|", " ") for name in one.names) for one in found),
        "themes": [[number[theme] for theme in one.themes] for one in found],
        "stages": [[stages.index(stage) for stage in one.stages] for one in found],
        "programmes": [[number[programme] for programme in one.programmes] for one in found],
        "methods": [[at_address[page_of(method)] for method in one.methods] for one in found],
        "places": [[number[place] for place in one.municipalities] for one in found],
        "regions": [_own_regions(one, number) for one in found],
        "wide": [at for at, one in enumerate(found) if one.is_region_wide],
    }


def _own_regions(one: Document, number: dict[Any, int]) -> list[int]:
    """The regions that do not follow from the municipalities."""
    follow = {place.region for place in one.municipalities}
    return [number[region] for region in one.regions if region not in follow]


def _slug(one: Document, folders: bool) -> str:
    """What the engine cannot tell from title and kind: a slug of its own, or a whole address."""
    page, hash_sign, anchor = one.address.partition("#")
    if {kind: folder for kind, _, folder in DOCUMENT_KINDS}[one.kind] is None:
        return f"{public_url(page, folders)}{hash_sign}{anchor}"
    slug = page.rpartition("/")[2].removesuffix(".md")
    return "" if slug == slugify(one.title) and _PLAIN_TITLE.fullmatch(one.title) else slug


def _line(text: str) -> str:
    return " ".join(text.split())


def _synonyms(bank: Bank, found: Sequence[Document]) -> Iterator[tuple[list[str], list[int]]]:
    """Words of the glossary that mean the same, and the documents that use any of them."""
    if not bank.glossary:
        return
    using = defaultdict(list)
    for at, one in enumerate(found):
        for term in terms_in(f"{one.title} {one.summary} {one.text}", bank.glossary):
            using[term].append(at)
    for term in bank.glossary.terms:
        if term.also_called and term in using:
            yield [term.term, *term.also_called], using[term]


def _text(found: Sequence[Document]) -> dict[str, Any]:
    """The words of summaries and texts, and for each the documents that have it there."""
    in_text, in_summary = defaultdict(list), defaultdict(list)
    for at, one in enumerate(found):
        # Each word once, where it weighs most: the engine reads titles and names by itself.
        named = {word for name in (one.title, *one.names) for word in words_of(name)}
        summary = set(words_of(one.summary)) - named
        for word in sorted(summary):
            in_summary[word].append(at)
        for word in sorted(set(words_of(one.text)) - summary - named):
            in_text[word].append(at)
    words = sorted(in_text.keys() | in_summary.keys())
    most = COMMON * len(found) if len(found) >= MANY else len(found)
    common = [at for at, word in enumerate(words) if len(in_text.get(word, ())) + len(in_summary.get(word, ())) > most]
    for at in common:
        in_text.pop(words[at], None)
    lists = [(in_text.get(word, []), in_summary.get(word, [])) for word in words]
    return {"documents": len(found), "common": common, "words": front_coded(words), **_packed(lists, len(found))}


def _packed(lists: Sequence[tuple[list[int], list[int]]], documents: int) -> dict[str, Any]:
    body, summary = (best_parameter([len(pair[index]) for pair in lists]) for index in (0, 1))
    bits, blocks = Bits(), []
    for at, (in_text, in_summary) in enumerate(lists):
        if at % BLOCK == 0:
            blocks.append(bits.length)
        bits.number(len(in_text), body)
        bits.number(len(in_summary), summary)
        bits.rising(in_text, documents)
        bits.rising(in_summary, documents)
    counts = {"body": body, "summary": summary, "end": bits.length}
    return {"size": BLOCK, "blocks": blocks, "counts": counts, "postings": bits.text}
