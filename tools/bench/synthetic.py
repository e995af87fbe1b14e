"""Writes a bank of any size that looks like the real one: `python tools/bench/synthetic.py FOLDER CARDS`.

Places, themes and programmes are the real ones, and so are keys and headings; the words are made up.
"""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from random import Random
from textwrap import shorten
from typing import Any

import yaml

from servicebanken.model.cards import Stage
from servicebanken.model.fields import CASE, METHOD
from servicebanken.model.kinds import Heading
from servicebanken.places.register import Municipality, load_register
from servicebanken.swedish import slugify

ROOT = Path(__file__).resolve().parents[2]

# The day on which every synthetic bank was written, so that no card in it is stale or from the future.
TODAY = date(2026, 11, 22)

WORDS = 13_000
WORDS_IN_BODY = 600

_ONSETS = ("", "b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "br", "fl", "gr", "kn",
           "sk", "sl", "st", "tr")  # fmt: skip
_VOWELS = "aaaeeeiiouyåäö"
_CODAS = ("", "", "l", "m", "n", "r", "s", "t", "g", "ck", "ll", "nd", "ng", "rd", "rk", "st")
_ENDINGS = ("", "", "", "a", "ar", "en", "er", "et", "na", "het", "ing", "lig", "ning", "skap")

_LINK_TO_CARD = re.compile(r"\[([^\[\]]*)\]\((?:\.\./)+(?:methods|cases)/[^)]*\)")
_PATH_OF_PROJECT = re.compile(r"^( *(?:- |custom_dir: ))((?:hooks|overrides)\b)", re.MULTILINE)


def make_bank(root: Path, cards: int, seed: int = 1) -> None:
    """A valid bank of so many cards in `root`; the same bytes for the same seed."""
    if cards < 1:
        raise ValueError("a bank has at least one card")
    _copy_pages(root)
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (root / "mkdocs.yml").write_text(_PATH_OF_PROJECT.sub(rf"\1{ROOT}/\2", config), encoding="utf-8")
    writer = _Writer(root, cards, Random(seed))
    for place in range(len(writer.methods)):
        writer.write_method(place)
    for place in range(len(writer.cases)):
        writer.write_case(place)


def _copy_pages(root: Path) -> None:
    """The pages written by hand. Of a link to a real card, which this bank does not have, the words stay."""
    shutil.copytree(ROOT / "docs", root / "docs")
    for page in (root / "docs").rglob("*.md"):
        page.write_text(_LINK_TO_CARD.sub(r"\1", page.read_text(encoding="utf-8")), encoding="utf-8")


def made_up_words(random: Random, number: int = WORDS) -> list[str]:
    """Distinct words that look Swedish, the common ones first and shorter than the rare."""
    words: dict[str, None] = {}
    while len(words) < number:
        syllables = 1 if len(words) < number // 100 else random.choice((1, 2, 2, 3))
        parts = [random.choice(sounds) for _ in range(syllables) for sounds in (_ONSETS, _VOWELS, _CODAS)]
        ending = random.choice(_ENDINGS) if syllables > 1 else ""
        if len(word := "".join([*parts, ending])) > 1:
            words[word] = None
    return list(words)


class _Writer:
    """Knows every card's title before the first is written, so that cards can name each other."""

    def __init__(self, root: Path, cards: int, random: Random) -> None:
        self.root, self.random = root, random
        self.words = made_up_words(random)
        # Zipf: the word of rank n is written about 1/n times as often as the first.
        self.weights = list(accumulate(1 / (rank + 2.7) for rank in range(WORDS)))
        self.themes, self.programmes = (_slugs_in(ROOT / "docs" / folder) for folder in ("teman", "program"))
        register = load_register()
        self.places, self.regions = register.municipalities, [region.name for region in register.regions]
        methods = max(1, round(cards / 4))
        self.methods = [self.title(number) for number in range(methods)]
        self.homes = [random.choice(self.places) for _ in range(cards - methods)]
        self.cases = [f"{home.name}: {self.title(number)}" for number, home in enumerate(self.homes)]
        for card_type in (METHOD, CASE):
            (root / card_type.folder).mkdir()

    def write_method(self, place: int) -> None:
        slugs = [slugify(title) for title in self.methods]
        others = slugs[:place] + slugs[place + 1 :]
        header = self.common(self.methods[place], others) | {
            "skede": self.some([stage.value for stage in Stage], 1, 3),
            "niva": self.some(["lokal", "kommunal", "regional", "nationell"], 1, 2),
            "tid": {"forberedelse": "två veckor", "genomforande": "en kväll", "pass": 120},
            "deltagare": {"minst": self.random.randint(3, 12), "hogst": self.random.randint(12, 120)},
            "svarighet": self.random.choice(["latt", "medel", "kravande"]),
            "form": self.some(["fysiskt", "digitalt", "skriftligt"], 1, 2),
            "material": self.phrases(3, self.random.randint(2, 6)),
            "fore": self.some(others, 0, 2),
            "efter": self.some(others, 0, 2),
        }
        self.write(METHOD.folder, slugs[place], header, METHOD.headings or ())

    def write_case(self, place: int) -> None:
        slugs = [slugify(title) for title in self.cases]
        home, start = self.homes[place], self.random.randint(2009, 2024)
        header = self.common(self.cases[place], slugs[:place] + slugs[place + 1 :]) | {
            **self.where(home),
            "platser": [name.capitalize() for name in self.phrases(1, 2)],
            "metoder": self.some([slugify(title) for title in self.methods], 1, 3),
            "program": self.some(self.programmes, 0, 1),
            "projektagare": home.official_name,
            "period": {"start": start, "slut": start + self.random.randint(0, 3)},
            "invanare": [{"plats": home.name, "antal": home.population, "datum": "2025-12-31"}],
            "kostnad": {"belopp": self.random.randint(10, 5000) * 1000, "avser": self.phrase(4)},
            "resultat": [{"text": self.sentence(14), "typ": "upplevt"} for _ in range(start % 3)],
            "lardomar": [self.sentence(12) for _ in range(self.random.randint(1, 4))],
        }
        self.write(CASE.folder, slugs[place], header, CASE.headings or ())

    def common(self, title: str, others: Sequence[str]) -> dict[str, Any]:
        web, organisation = "https://www.example.se/", self.random.choice(self.places).official_name
        contact = {"funktion": "Landsbygdsutveckling", "organisation": organisation, "webb": web}
        sources = [{"titel": words, "adress": web} for words in self.phrases(5, self.random.randint(1, 3))]
        return {
            "titel": title,
            "ingress": self.sentence(16) + " " + self.sentence(10),
            "teman": self.some(self.themes, 1, 4),
            "kontakt": self.random.choice(["redaktionen", [contact]]),
            "kallor": sources,
            "granskad": (TODAY - timedelta(days=self.random.randint(0, 360))).isoformat(),
            "aven_kallad": [self.phrase(1)],
            "relaterade": self.some(others, 0, 2),
        }

    def where(self, home: Municipality) -> dict[str, Any]:
        """Mostly one municipality, sometimes a few, a region, or all of a region."""
        sort = self.random.random()
        if sort < 0.03:
            return {"kommuner": "alla", "regioner": [home.region.name]}
        if sort < 0.08:
            return {"regioner": self.some(self.regions, 1, 2)}
        others = self.random.sample(self.places, 3) if sort < 0.2 else []
        return {"kommuner": list(dict.fromkeys(place.name for place in [home, *others]))}

    def write(self, folder: str, slug: str, header: dict[str, Any], headings: Sequence[Heading]) -> None:
        written = {key: value for key, value in header.items() if value != []}
        meta = yaml.safe_dump(written, allow_unicode=True, sort_keys=False, width=1000)
        body = "\n\n".join(part for heading in headings for part in self.section(heading, len(headings)))
        (self.root / folder / f"{slug}.md").write_text(f"---\n{meta}---\n\n{body}\n", encoding="utf-8")

    def section(self, heading: Heading, of: int) -> Iterator[str]:
        """A share of the body's words, in paragraphs, lists, and a link to another card."""
        yield f"## {heading.title}"
        share = WORDS_IN_BODY // of
        if heading.longest:
            yield " ".join(self.sentence(10) for _ in range(min(share // 10, heading.longest // 140)))
            return
        for subheading in heading.subheadings or ("",):
            if subheading:
                yield f"### {subheading}"
            number = max(1, share // max(1, len(heading.subheadings)) // 24)
            yield " ".join(self.sentence(12) for _ in range(number))
            yield "\n".join(f"- **{self.phrase(2)}.** {self.sentence(10)}" for _ in range(number))
        title = self.random.choice(self.methods)
        yield f"{self.sentence(4)} [{title}](../{METHOD.folder}/{slugify(title)}.md)"

    def title(self, number: int) -> str:
        """Unlike every other title, since numbers never end alike."""
        return f"{shorten(self.phrase(2).capitalize(), 40, placeholder='')} {number + 1}"

    def sentence(self, words: int) -> str:
        """Never longer than 136 characters, so that lessons and results keep their limits."""
        phrase = self.phrase(max(3, words + self.random.randint(-3, 3)))
        return shorten(phrase.capitalize(), 135, placeholder="") + "."

    def phrases(self, words: int, number: int) -> list[str]:
        """At most so many, none twice."""
        return list(dict.fromkeys(self.phrase(words) for _ in range(number)))

    def phrase(self, words: int) -> str:
        return " ".join(self.random.choices(self.words, cum_weights=self.weights, k=words))

    def some(self, things: Sequence[str], fewest: int, most: int) -> list[str]:
        return self.random.sample(things, min(len(things), self.random.randint(fewest, most)))


def _slugs_in(folder: Path) -> list[str]:
    return sorted(path.stem for path in folder.glob("[!_]*.md") if path.stem != "index")


if __name__ == "__main__":
    make_bank(Path(sys.argv[1]), int(sys.argv[2]))
