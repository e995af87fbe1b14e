"""What the writer is advised to write: nothing but the writer's own, or what is told of again when it is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import yaml

from servicebanken.bank.loading import load_bank
from servicebanken.model.fields import CARD_TYPES, WORD_ALL, WORD_EDITORS, WORD_ONGOING
from servicebanken.model.kinds import FieldSpec, parts
from support.corpus import BANK, CARDS, STEMS, judge, type_of
from support.sites import ROOT, TODAY


def leaves(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (leaf for one in value.values() for leaf in leaves(one))
    else:
        yield from (leaf for one in value for leaf in leaves(one))


def examples(spec: FieldSpec) -> Iterator[str]:
    yield from leaves(yaml.load(spec.example, Loader=yaml.BaseLoader))
    for part in parts(spec.kind):
        yield from examples(part)


# Words of the tables that look like somebody's facts, but for those that mean one thing in every card.
EXAMPLES = {word for kind in CARD_TYPES for spec in kind.fields for word in examples(spec) if len(word) > 3}
MADE_UP = sorted(EXAMPLES - {WORD_ALL, WORD_EDITORS, WORD_ONGOING})

# The writer's own in another form: a day, a number, a word to choose.
REWRITTEN = ("inte-ett-datum/", "inte-ett-tal/", "okant-val/")


@pytest.mark.parametrize("stem", [stem for stem in STEMS if not stem.startswith(REWRITTEN)])
def test_no_example_is_offered_as_a_fact(stem: str) -> None:
    """A date, a sum, a name or a place in the advice stands in the writer's own card, or is the name that was meant."""
    report = (CARDS / f"{stem}.expected").read_text(encoding="utf-8")
    card = (CARDS / f"{stem}.md").read_bytes().decode("utf-8", errors="replace")
    # What there is to choose from stands above it, and what may be left out below.
    advice = report.partition("Skriv så här:")[2]
    made_up = [word for word in MADE_UP if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", advice)]
    assert [word for word in made_up if word not in card and f"”{word}”" not in report] == []


# A key, and what a writer who follows the advice without thinking is left with.
KEPT = {
    "berattelse": ("period: {start: ÅÅÅÅ}", "kostnad: {belopp: …, avser: …}", "metoder: […]", "projektagare: …"),
    "metod": ("deltagare: {minst: …, hogst: …}", "material: […]", "svarighet: …", "tid: {genomforande: …}"),
}


@pytest.mark.parametrize(("name", "line"), [(name, line) for name, lines in KEPT.items() for line in lines])
def test_what_is_left_to_fill_in_says_nothing(name: str, line: str, tmp_path: Path) -> None:
    """No card comes to say an ellipsis: the line counts as empty, and where one is needed that is told."""
    root = Path(copytree(BANK, tmp_path / "bank"))
    path = root / ("cases" if name == "berattelse" else "methods") / "torpa.md"
    key = line.partition(":")[0]
    head, dashes, body = path.read_text(encoding="utf-8").removeprefix("---\n").partition("---\n")
    values = yaml.load(head, Loader=yaml.BaseLoader) | {key: None}
    del values[key]
    path.write_text(f"---\n{yaml.safe_dump(values, allow_unicode=True)}{line}\n{dashes}{body}", encoding="utf-8")
    bank, _ = load_bank(root, today=TODAY)
    assert all("…" not in repr(card) for card in (*bank.methods, *bank.cases))


def test_a_word_of_a_theme_is_understood(tmp_path: Path) -> None:
    """The bank's own themes answer to what readers call them."""
    for folder in ("methods", "cases", "docs"):
        copytree(ROOT / folder, tmp_path / folder)
    card = (BANK / "cases/torpa.md").read_text(encoding="utf-8")
    card = card.replace("teman: [dagligvaror, motesplats]", "teman: [butik]").replace(
        "[servicepunkt]", "[besöka handlare]"
    )
    (tmp_path / "cases/torpa.md").write_text(card, encoding="utf-8")
    told = {one.code: one for one in judge(tmp_path) if one.path == "cases/torpa.md"}
    assert told["okant-tema"].message == "”butik” är ett annat ord för temat ”dagligvaror”."
    assert told["okant-tema"].help == "Skriv så här:  teman: [dagligvaror]"
    # More methods than anyone reads through: those that share a word, and where the others are.
    assert "Alla filer står i methods/." in told["okand-metod"].help
    assert "handlar" in told["okand-metod"].help.lower() and len(told["okand-metod"].help.split("\n")) < 10


def test_the_corpus_has_cards_of_every_type() -> None:
    """The advice above is tried for every type of card."""
    assert {type_of(stem) for stem in STEMS} == {"metod", "berattelse", "tema", "program"}
