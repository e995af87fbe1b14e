"""Signs of markup that became nothing are told at their line; signs that are only signs are left alone."""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given

from servicebanken.checker.rules.signs import judge_signs
from servicebanken.text.body import Body
from support.corpus import BANK, judge
from support.markup import markdown_texts


def told(text: str) -> list[tuple[str, int]]:
    return sorted((one.code, one.line) for one in judge_signs(Body(text), "methods/torpa.md"))


LEFT, ELSEWHERE, LIST, BULLET = "overblivet-tecken", "okand-markering", "oklar-lista", "punkttecken"
LINK = "olast-lank"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What was meant as emphasis, link, table, heading or code
        ("Ett **viktigt ord.", [(LEFT, 1)]),
        ("Ett ** viktigt ** ord\noch **ett till.", [(LEFT, 1), (LEFT, 2)]),
        ("Ett __viktigt ord", [(LEFT, 1)]),
        ("- Punkt\n\n  Ett ~~struket ord", [(LEFT, 3)]),
        ("> Citat med [butiken](min sida.md)", [(LINK, 1)]),
        ("Se ![karta](min karta.png) här", [(LINK, 1)]),
        ("Se [kartan](se nedan)", [(LEFT, 1)]),
        ("Se [butiken][torget].", [(LEFT, 1)]),
        ("Se [[Butiken]].", [(LEFT, 1)]),
        ("Text\n| a | b |\n|---|", [(LEFT, 2)]),
        ("a | b\n---|---|---", [(LEFT, 2)]),
        ("Ett \\omvänt streck", [(LEFT, 1)]),
        ("Slut med streck\\", [(LEFT, 1)]),
        ("Kod ``utan slut`", [(LEFT, 1)]),
        ("###Rubrik", [(LEFT, 1)]),
        ("##\u00a0Rubrik", [(LEFT, 1)]),
        ("Ord &nbps; ord", [(LEFT, 1)]),
        ("Ett ==viktigt== ord", [(LEFT, 1)]),
        ("Se <https://www.example.se", [(LEFT, 1)]),
        ("Se <b utan slut", [(LEFT, 1)]),
        # What only the forge or another tool reads
        ("- [x] klart\n- [ ] kvar", [(ELSEWHERE, 1), (ELSEWHERE, 2)]),
        ("Ord.[^1]\n\n[^1]: Not", [(ELSEWHERE, 1), (ELSEWHERE, 3)]),
        ("Ord.[^1]\n\n[^1]: En längre not", [(ELSEWHERE, 1), (ELSEWHERE, 3)]),
        ("Ord.^[En not]", [(ELSEWHERE, 1)]),
        ("Ord\n: förklaring", [(ELSEWHERE, 2)]),
        ("> [!WARNING]\n> Akta", [(ELSEWHERE, 1)]),
        ("!!! note\n    Akta", [(ELSEWHERE, 1)]),
        ("Bra :+1: och :smile:", [(ELSEWHERE, 1)]),
        ("$$\nx\n$$", [(ELSEWHERE, 1), (ELSEWHERE, 3)]),
        ("Summan $a+b$ är", [(ELSEWHERE, 1)]),
        ("[TOC]", [(ELSEWHERE, 1)]),
        ("```math\nx\n```", [(ELSEWHERE, 1)]),
        # What was meant as a list
        ("Så här:\n2. bjud in\n3. möts", [(LIST, 2), (LIST, 3)]),
        ("1.Bjud in", [(LIST, 1)]),
        ("-Bjud in\n-Möts", [(LIST, 1), (LIST, 2)]),
        ("-\u00a0Bjud in", [(LIST, 1)]),
        ("– bjud in\n– möts", [(LIST, 1)]),
        ("✅ bjud in\n✅ möts", [(LIST, 1)]),
        ("a) bjud in\nb) möts", [(LIST, 1)]),
        ("Så här:\n• bjud in", [(BULLET, 2)]),
        ("\uf0b7 bjud in", [(BULLET, 1)]),
    ],
)  # fmt: skip
def test_a_sign_that_became_nothing_is_told_at_its_line(text: str, expected: list[tuple[str, int]]) -> None:
    """The reader would see the sign; the writer learns of it first."""
    assert sorted(set(told(text))) == expected


@pytest.mark.parametrize(
    "text",
    [
        "**Fet**, *lutad*, ~~struken~~, `kod med ** och [ ]` och [länk](https://www.example.se/a_b__c**d).",
        "\\*\\*inte fet\\*\\*, 2 \\* 3, \\[ ], \\# ingen rubrik, &lt;b&gt; och &amp;nbsp;",
        "2 * 3 = 6, 4 < 5 > 3, 100 kr*, a_b_c, snake_case, Namn: ______ och 50 % & mer",
        "– Vi ville ha butiken kvar, säger byalaget.",
        "#landsbygd och #2 samt C#",
        "Klockan 10:30:00, förhållandet 1:2 och Byn: en plats",
        "Från 5 $ till 10 $, eller 100 $.",
        "Se https://www.example.se/~torpa/a**b och <https://www.example.se/[a]>.",
        "- a\n- b\n\n1. c\n2. d\n\n| a | b |\n|---|---|\n| – | 1. c |",
        "Mötet var 2019.\n2020 kom butiken.",
        "Priset [sic] och (a) det första, (b) det andra",
        "En rad\\\nen till  \noch en",
        "```\n- [ ] **kod\n```",
        "> Ett citat\n> på två rader",
        "»Citat« på rad\n»och ett till«",
    ],
)
def test_a_sign_that_is_a_sign_is_left_alone(text: str) -> None:
    """Nobody is told of what they meant."""
    assert told(text) == []


@given(markdown_texts)
def test_nothing_is_left_over_in_any_text(text: str) -> None:
    """Whatever the text: two stars that a reader would see have been told of, or were escaped or written as code."""
    body = Body(text)
    lines = {line for code, line in told(text) if code == LEFT}
    for block in body.tokens:
        for one in block.meta.get("unread", ()):
            for stars in re.finditer(r"\*\*", one.text):
                assert body.spot(block, one.start + stars.start())[0] in lines


def test_a_note_of_one_word_is_no_link_to_a_file(tmp_path: Path) -> None:
    """The forge's note is told as a note, and nobody is sent to look for a file that is named by its word."""
    root = Path(copytree(BANK, tmp_path / "bank"))
    card = root / "cases/torpa.md"
    text = card.read_text(encoding="utf-8")
    card.write_text(text.replace("gamla kontoret.", "gamla kontoret.[^1]\n\n[^1]: Byalaget"), encoding="utf-8")
    assert {one.code for one in judge(root)} == {ELSEWHERE}
