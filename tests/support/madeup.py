"""Markdown that hypothesis makes up: lines of words and signs, laid below each other in any order."""

from __future__ import annotations

from hypothesis import strategies as st

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

markdown_texts = st.lists(LINES, max_size=8).map("\n".join)
