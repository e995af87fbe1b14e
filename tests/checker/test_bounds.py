"""No text, however it is made, keeps a writer or the build waiting: what would is refused, with a message."""

from __future__ import annotations

import resource
import subprocess
import sys
from datetime import date
from pathlib import Path
from shutil import copytree

from servicebanken.bank.loading import MOST_TOLD, load_bank
from servicebanken.checker.rules.size import LONGEST_PARAGRAPH, LONGEST_TEXT, judge_page_size, judge_size
from servicebanken.text.body import Body
from support.corpus import BANK

# For Python, its libraries and some thirty of the texts below at once; any one of them takes less than 100 MB.
MEMORY = 500_000_000
SECONDS = 20

# Each of these takes Python-Markdown minutes, or more levels than it has; none is longer than a file may be.
HEAVY = {
    "hakparenteser": "[" * 100_000,
    "bilder": "![" * 100_000,
    "lankar": "[a](" * 100_000,
    "citat": "> " * 100_000 + "a",
    "citat-i-citat": "\n\n".join("> " * depth + "a" for depth in range(600)),
    "listor": "\n".join("    " * depth + "- a" for depth in range(400)),
    "punkter-pa-rad": "- " * 100_000 + "a",
    "stjarnor": "*a **b " * 60_000,
    "tabell": "|" + "a|" * 50_000 + "\n|" + "-|" * 50_000 + "\n",
    "kodstaket": "``` a\n" * 70_000,
    "ett-ord": "a" * 400_000,
    "rader": "a\n" * 200_000,
}

# The heaviest of what is let through: as many paragraphs of full length as there is room for.
LET_THROUGH = ("> " * 10 + "a\n", "|a|b|\n", "*a **b ", "`a` ", "[a](b) " * 2 + "ord " * 30, "- a\n    - b\n")


def limited(*command: object) -> subprocess.CompletedProcess[str]:
    """The command with little memory and little time."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    return subprocess.run([sys.executable, *map(str, command)], capture_output=True, text=True, preexec_fn=limit)


def test_what_would_take_minutes_is_refused(tmp_path: Path) -> None:
    """A dozen texts that would each stop the build for minutes are told of by name, all within little memory."""
    root = Path(copytree(BANK, tmp_path / "bank"))
    card = (root / "methods/torpa.md").read_text(encoding="utf-8")
    for name, body in HEAVY.items():
        text = card.replace("titel: Byvandring", f"titel: {name}")
        (root / f"methods/{name}.md").write_text(f"{text}\n{body}\n", encoding="utf-8")
        (root / f"docs/{name}.md").write_text(f"# Sida\n\n{body}\n", encoding="utf-8")
    (root / "cases/bomb.md").write_text("---\na: &a [x]\n" + "b: [*a, *a]\n" * 4_000 + "---\n", encoding="utf-8")
    (root / "cases/huvud.md").write_text("---\n" + "titel: a\n" * 600_000 + "---\n", encoding="utf-8")
    (root / "cases/klamrar.md").write_text(f"---\nteman: {'[' * 50_000}\n---\n", encoding="utf-8")
    told = limited("-m", "servicebanken", "granska", "--root", root)
    assert told.returncode == 1, told.stderr
    for name in HEAVY:
        for folder in ("methods", "docs"):
            assert f" fel i {folder}/{name}.md" in told.stdout, name
    for name in ("bomb", "huvud", "klamrar"):
        assert f"cases/{name}.md" in told.stdout, name


def test_what_is_let_through_is_made_html_in_good_time(tmp_path: Path) -> None:
    """The heaviest texts that pass the checker become HTML within little memory and time."""
    for number, sign in enumerate(LET_THROUGH):
        paragraph = (sign * LONGEST_PARAGRAPH)[: LONGEST_PARAGRAPH - 1]
        text = "\n\n".join([paragraph] * (LONGEST_TEXT // (LONGEST_PARAGRAPH + 1)))
        assert list(judge_size(Body(text), "methods/kort.md")) == [], sign
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    program = (
        "import sys, markdown\n"
        "from servicebanken.text.rendering import converted\n"
        "for path in sys.argv[1:]:\n"
        "    text = open(path, encoding='utf-8').read()\n"
        "    converted(text)\n"
        "    markdown.markdown(text, extensions=['attr_list', 'fenced_code', 'md_in_html', 'tables', 'toc'])\n"
    )
    done = limited("-c", program, *tmp_path.iterdir())
    assert done.returncode == 0, done.stderr


def test_a_list_is_as_long_as_its_points() -> None:
    """Fifty points are no paragraph, nor is a table; a point or a cell without end is. Of a page by hand, lines are."""
    point = "- Ställ fram stolar i en ring och se till att alla som kommer hittar in, också de som är nya.\n"
    table = "| Ort | Ansvar |\n|---|---|\n" + f"| Torpa | {'ord ' * 40}|\n" * 40
    for text in (point * 50, "Vi börjar.\n" + point * 50, "1) ett\n" + point * 50, table):
        assert list(judge_size(Body(text), "methods/kort.md")) == [], text[:20]
    for text in ("ord " * 800, point + "ord " * 800, f"> {'ord ' * 800}", table + f"| {'ord ' * 800} |"):
        assert [one.code for one in judge_size(Body(text), "methods/kort.md")] == ["for-langt-stycke"], text[:20]
    for text in ("Vi börjar.\n" + point * 50, "1) ett\n" + point * 50):
        assert [one.code for one in judge_page_size(Body(text), "docs/sida.md")] == ["for-langt-stycke"], text[:20]


def test_brackets_are_counted_in_the_whole_text() -> None:
    """Many points with many brackets each are refused, though each of them would pass."""
    assert [one.code for one in judge_size(Body(f"- {'[' * 90}\n" * 12), "methods/kort.md")] == ["for-stor-fil"]


def test_no_file_is_told_of_without_end(tmp_path: Path) -> None:
    """Of tens of thousands of faults in one file the first are told, and how many there are besides."""
    root = Path(copytree(BANK, tmp_path / "bank"))
    text = (root / "methods/torpa.md").read_text(encoding="utf-8")
    (root / "methods/torpa.md").write_text(text + "\n" + "aa_bb@c.de\n" * 44_000, encoding="utf-8")
    _, found = load_bank(root, today=date(2026, 11, 22))
    mine = [one for one in found if one.path == "methods/torpa.md"]
    assert [one.message for one in mine if one.code == "for-manga-fel"] == [
        "43\u00a0801 anmärkningar till i filen visas inte. Rätta de andra först och granska igen."
    ]
    assert len(mine) == MOST_TOLD + 1 and {one.code for one in mine} >= {"for-stor-fil", "privat-epost"}
