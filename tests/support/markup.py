"""Markdown of every kind that a writer might lay in a text: the bank's own, known kinds, random lines."""

from __future__ import annotations

import re
from pathlib import Path

from hypothesis import strategies as st

from support.corpus import CARDS
from support.sites import ROOT

TEXTS = sorted([
    *(path for folder in ("methods", "cases", "docs") for path in (ROOT / folder).rglob("*.md")),
    *CARDS.rglob("*.md"),
])  # fmt: skip


def body_at(path: Path) -> str:
    """The text of a file below its header, however its bytes and the ends of its lines are written."""
    text = "\n".join(path.read_bytes().decode("utf-8", "replace").replace("\ufeff", "").splitlines())
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)


KINDS = {
    "sub-points by two spaces": "- till lokalen\n  - karta\n  - pennor\n- till fikat\n   - koppar\n   - bullar\n",
    "a list below a line": "**Program**\n* 18.00 Samling\n* 18.15 Genomgång\n",
    "a numbered list below a line": "Ta med:\n1. karta\n2. pennor\n",
    "a numbered list that begins at two below a line": "Ta med:\n2. karta\n3. pennor\n",
    "a table below a line": "Ansvar:\n| Vad | Vem |\n|---|---|\n| Lokal | Byalaget |\n",
    "steps with paragraphs": "1. Bjud in.\n\n   I god tid.\n\n2. Boka lokal.\n\n   Ring.\n\n3. Sätt upp lappar.\n",
    "a list that begins at four": "Text.\n\n4. Håll mötet.\n5. Skriv ner.\n",
    "points and then steps": "- karta\n- pennor\n\n1. Detta är ett.\n2. Detta är två.\n",
    "other brackets": "1) ett\n2) två\n\n* a\n+ b\n- c\n",
    "mail within angles": "Skriv till <byalaget@example.se> om ni undrar.\n",
    "mail": "Skriv till byalaget@example.se, eller mailto:kommun@example.se.\n",
    "addresses": "Se www.example.se/a_b_c, (https://example.se/x?y=1&z=2). Och http://example.se!\n",
    "an address without scheme": "Se example.se och gullabo.se/butiken.\n",
    "an address in a link's words": "[se https://www.example.se här](https://www.example.org)\n",
    "an address with brackets": "https://example.se/a_(b) och (https://example.se/c)\n",
    "targets in angles": '![Karta](<min karta.png> "Foto") och [text](<a b.md>)\n',
    "targets with spaces": "![Karta](min karta.png)\n",
    "targets with brackets": "[a](karta(1).md) [b](karta%20(1).md) [c](a\\)b.md)\n",
    "references": "Se [kartan][1] och [byn] samt [ingen][2].\n\n[1]: https://example.se 'Titel'\n[Byn]: <by a.md>\n",
    "struck out": "~~borta~~ och ~borta~ men ~~~inte~~~ här\n",
    "escapes": "\\*inte kursiv\\* och \\# inte rubrik, 1\\. inte lista, a\\_b\n",
    "entities": "&lt;b&gt; &amp; &aring; &#229; &nbsp;x\n",
    "breaks": "rad ett  \nrad två\\\nrad tre\nrad fyra\n",
    "a heading without space": "##Rubrik\n\n#torpa är en hashtag\n",
    "an underlined paragraph": "rad ett\nrad två\n---\n\nRubrik\n===\n",
    "code": "`a ``b` ``c`d`` `öppen\n\n    indraget\n\n```sh\nx\n```\n~~~\ny\n",
    "a quotation that goes on": "> rad ett\nrad två\n\n> - a\n> - b\n>\n> > inre\n",
    "tables": "|a|b|\n|:-|-:|\n|x|\\||\n|y|\n|z|1|2|\n\na | b\n--- | ---\n`x` | **y**\n",
    "a table within a list": "- punkt\n\n  | a | b |\n  |---|---|\n  | 1 | 2 |\n",
    "html": "<b>fet</b>\n\n<div>\n\n*x*\n\n</div>\n",
}

WORDS = st.lists(
    st.sampled_from([
        "byn", "kartan", "Se", "och", "3", "50 %", "*", "**", "**fet**", "*kursiv*", "`kod`", "`", "[a](a.md)", "[",
        "![bild](b.png)", "https://a.se/b_c", "www.a.se.", "kansli@a.se", "<https://a.se>", "<kansli@a.se>",
        "<", ">", "]", "&amp;", "\\*", "_a_b_", "~~x~~", "(", ")", "!", "a|b", "#", "-", "+", "1.", "2)", "[1]",
        "[ ]", "[^1]", ":",
    ]),
    min_size=1, max_size=6,
).map(" ".join)  # fmt: skip
BEGINNINGS = st.sampled_from(
    ["", "", "", "- ", "* ", "+ ", "1. ", "2. ", "7) ", "> ", "  ", "    ", "   - ", "  1. ", "# ", "## ", "> - ", "| "]
)
LINES = st.one_of(
    st.tuples(BEGINNINGS, WORDS).map("".join),
    st.sampled_from(["", "", "---", "===", "```", "    ", "***", "[1]: https://a.se\n"]),
    st.just("| a | b |\n|---|---|\n| c | d |"),
)

# Marks that mean one thing or another by what stands beside them.
MARKS = (
    "byn", "kartan", "3", "å", "🏡", "”x”", "$", ".", " ", "  \n", "\n", "\\\n", "*", "**", "***", "_", "__", "~", "~~",
    "~~~", "**fet**", "_a_b_", "`", "``", "`kod`", "`` ` ``", "[", "]", "(", ")", "![", "](", "](a)", "[a](a.md)",
    '(a "t")', "![bild](b.png)", "[1]", "[1][]", "[x][1]", "https://a.se/b_c", "www.a.se.", "kansli@a.se", "a_b@c.se",
    "mailto:x@y.se", "http://", "<https://a.se>", "<kansli@a.se>", "<", ">", "<b>", "</b>", "<!-- a -->", "&amp;",
    "&aring;", "&notit;", "&#229;", "\\", "\\\\", "\\*", ":", "!",
)  # fmt: skip

# What the rules for a text have something to say of, alone and in others.
JUDGED = (
    "## Om projektet", "## På 30 sekunder", "## Steg för steg", "### Rubrik", "# Om projektet", "#### Djupt",
    "## Källor", "Rubrik\n---", "En mening.\n---", "rad\nrad två\n===", "> ## Citat", "- # punkt", "- a\n\n  ## b",
    "# ", "##x", "<b>fet</b>", "<div>\nx\n</div>", "`<b>`", "\\<b>", "&lt;b>", "<!-- x -->", "a < b", "a<b>c",
    "<http://a b>", "<https://a.se>", "<a@b.se>", "<ftp://x.se>", "{{ x }}", "`{{ x }}`", "{: .x }", ":::", "--8<--",
    "`a\n{{ b }}`", "Text.\n\n    {{ x }}", "```\n{{ x }}\n## Rubrik\n```", "`a` {{", "🏡 `{{`", "1) `a`",
    "- x\n\n      {{ kod }}", "[här](https://a.se)", "[**här**](https://a.se)", "[läs\nmer](https://a.se)",
    "[a [här](https://a.se) b](c.md)", "[&#x68;är](https://a.se)", "&#x5b;x](y)", "\\[här](https://a.se)",
    "`[här](x.md)`", "🏡 [här](https://a.se)", "[x]()", "[x](<>)", "[](https://a.se)", "[x](javascript:alert(1))",
    "[x](javascript&#58;alert(1))", "[x](ftp://a.se)", "[x](<java script:x>)", "[x][1]\n\n[1]: javascript:x",
    "[x][2]\n\n[2]: /abs", "[x](/a)", "[x](//a.se)", "[x](HTTPS://a.se)", "[x](https://a.se\n\"t\")",
    "[x](mailto:a@b.se)", "[x](../methods/finns-inte.md)", "[x](torpa.md)", "[x](../methods/torpa.md)",
    "[x](www.a.se)", "[x](a%20b.md)", "[x](x.md 'T')", "www.a.se", "https://a.se", "kansli@a.se", "![](a.png)",
    "![x](a.png)", '![x](a.png "Foto")', "![x](https://a.se/b.png)", "![x](b.svg)", "[![](a.png)](b.md)",
    "![x y][p]\n\n[p]: a.png", "| a | b |\n|---|---|\n| [här](https://a.se) | <b> |",
    "- a\n  - b\n    - [länk](x.md)", "> [mer](https://a.se)\n> <i>x</i>", "> " * 12+"x", "x" * 3001, "[" * 101,
    "å" * 400, "~~x~~", "```\noavslutad",
)  # fmt: skip


markdown_texts = st.lists(LINES, max_size=8).map("\n".join)
