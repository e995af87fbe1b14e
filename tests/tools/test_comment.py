"""What a contributor reads on the pull request, and what no contributor can make it say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown import markdown

from comment import MARK, NotAReportError, Surroundings, draw_comment, read_remarks
from forgetext import link, literal, plain
from support.remark import LINE
from support.sites import ROOT

HOSTILE = (
    "@everyone @redaktion/alla hej@exempel.se",
    "#1 GH-12 nagon/annan#7 nagon/annan@0123456789abcdef0123456789abcdef01234567",
    "<script>alert(1)</script><img src=x onerror=alert(1)><!-- a --> &lt;b&gt; </pre></code></details>",
    "`` `kod` ``` ~~~ | a | b |\n|---|---|\n# Rubrik\n> citat\n- punkt\n1. ett\n\n    kod\n***",
    "[länk](javascript:alert(1)) ![bild](https://spion.example/x.png) <https://spion.example>",
    "https://spion.example www.spion.example mailto:a@b.se [a]: http://x",
    "$\\frac{1}{2}$ *fet* _kursiv_ ~struken~ :+1: \\# ^1 ${{ github.token }}",
    "\u202eomvänt\u2066 \x00\x1b[31m \ud800 \u2028 rad",
    "```suggestion\nannat\n```",
    MARK,
)


class Shown(HTMLParser):
    """The tags of a rendered comment, where its links lead, and its words outside code."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.words = ""
        self._in_code = 0
        self.feed(markdown(text))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self._in_code += tag in ("code", "pre")

    def handle_endtag(self, tag: str) -> None:
        self._in_code -= tag in ("code", "pre")

    def handle_data(self, data: str) -> None:
        self.words += "" if self._in_code else data


def comment(*problems: dict[str, object], around: Surroundings | None = None) -> str:
    return draw_comment(read_remarks(json.dumps(problems).encode()), around or Surroundings())


def test_the_comment_tells_how_many_where_and_how() -> None:
    """A contributor reads how many problems there are, in which file and line, and how to write instead."""
    others = {**LINE, "severity": "Varning", "line": 9}, {**LINE, "severity": "Tips", "path": "methods/a.md"}
    text = comment(LINE, *others)
    shown = Shown(text)
    assert "**1 fel, 1 varning och 1 tips**" in text
    assert "Fel rad 3, tecken 8: kommunen ”Åtvidabärg” finns inte. Menade du ”Åtvidaberg”?" in shown.words
    assert "<code>cases&#47;torpa&#46;md</code>" in text and "<code>methods&#47;a&#46;md</code>" in text
    assert "<pre>Skriv så här&#58;  kommuner&#58; &#91;Åtvidaberg&#93;</pre>" in text


@pytest.mark.parametrize(
    ("problems", "has_passed", "told"),
    [
        ([], True, "**inga fel**. Nu läser en redaktör det."),
        ([], False, "**inga fel**. Men något annat gick inte igenom"),
        ([{**LINE, "severity": "Varning"}], True, "**inga fel**, men 1 varning att läsa. Nu läser en redaktör"),
        ([LINE, LINE], False, "**2 fel**. Rätta felen före publicering."),
    ],
)
def test_the_verdict_is_the_first_one_reads(problems: list[dict[str, object]], has_passed: bool, told: str) -> None:
    """Nobody is told to be ready while something fails, nor that a card is at fault when it is not."""
    assert told in comment(*problems, around=Surroundings(has_passed=has_passed))


def test_a_run_without_a_report_promises_nothing() -> None:
    """When the checker did not come to an end, the comment does not say that there are no faults."""
    text = draw_comment(None, Surroundings(has_passed=False, run="https://forge.example/run/1"))
    assert "blev inte klar" in text and "inga fel" not in text and "(https://forge.example/run/1)" in text


def test_the_preview_is_told_of_only_when_it_is_there() -> None:
    """The comment leads to the built pages, where they were built."""
    assert "forhandsvisning" not in comment()
    assert "[forhandsvisning](https://forge.example/a/2)" in comment(
        around=Surroundings(preview="https://forge.example/a/2")
    )


@pytest.mark.parametrize("key", ["path", "message", "help"])
@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_a_report_becomes_markup(key: str, hostile: str) -> None:
    """Text from a contributor's run makes no tag, mention, reference or link of its own in the project's comment."""
    text = comment({**LINE, key: hostile}, around=Surroundings(files="https://forge.example/kopia/blob/abc"))
    shown = Shown(text)
    assert shown.tags <= {"h2", "h3", "p", "ul", "li", "strong", "code", "pre", "a"}
    assert all(target.startswith("https://forge.example/kopia/blob/abc/") for target in shown.links)
    assert not re.search(r"@\w|#\d|GH-\d|://|www\.", shown.words)
    assert text.count(MARK) == 1 and text.startswith(MARK)
    assert text.encode() and not re.search(r"[\x00-\x09\x0b-\x1f\u202a-\u202e\u2066-\u2069]", text)


def test_code_is_not_read_as_markdown_either() -> None:
    """Within tags the forge still reads Markdown and makes links: no sign that begins one is left as it is."""
    for hostile in HOSTILE:
        assert re.fullmatch(r"(?:&#\d+;|[A-Za-z0-9 -]|[^\x00-\x7f])*", literal(hostile))
        assert not re.search(r"[<>@*_`\[\]\\~|$^{}]|(?<!&)#|&(?!#\d+;)", plain(hostile))
    assert "\n" not in plain("a\nb") and plain("a\n\n# b") == "a &#35;\u200b b"


@pytest.mark.parametrize("path", ["../../../annan/sida", "/etc/passwd", "cases/../x.md", "cases//x.md", "./a.md"])
def test_a_path_leads_only_into_the_contributors_copy(path: str) -> None:
    """A made-up path gives no link to some other page of the forge."""
    text = comment({**LINE, "path": path}, around=Surroundings(files="https://forge.example/kopia/blob/abc"))
    assert Shown(text).links == [] and "rad 3, tecken 8" in text


def test_odd_names_lead_to_the_right_line() -> None:
    """A file with a space, å and a sign of its own can be opened from the comment."""
    text = comment(
        {**LINE, "path": "cases/å b#1.md"}, around=Surroundings(files="https://forge.example/kopia/blob/abc")
    )
    assert Shown(text).links == ["https://forge.example/kopia/blob/abc/cases/%C3%A5%20b%231.md?plain=1#L3"]


@pytest.mark.parametrize("long", ["kort", "<&@`" * 400])
def test_ten_thousand_problems_fit(long: str) -> None:
    """A flood is cut where the forge would refuse it; the gravest are shown and all are counted."""
    many = [{**LINE, "severity": "Tips", "path": f"cases/{n}.md", "message": long, "help": long} for n in range(9_999)]
    text = comment(*many, {**LINE, "path": "cases/zz.md"}, around=Surroundings(preview="https://forge.example/a/2"))
    assert len(text) <= 65_000
    assert "**1 fel och 9999 tips**" in text and "forhandsvisning" in text
    assert len(long) > 10 or "**Fel** rad 3" in text
    assert "av 10000.**" in text or "får inte plats" in text
    assert Shown(text).tags <= {"h2", "h3", "p", "ul", "li", "strong", "code", "pre", "a"}


@pytest.mark.parametrize(
    "data",
    [
        b"", b"{}", b"null", b"[1]", b"[[]]", b"\xff\xfe", b'"text"', b"[" * 100_000, b"1" * 100_000, b"[NaN",
        *(json.dumps([{**LINE, key: value}]).encode() for key, value in (
            ("path", None), ("path", ["a"]), ("line", "3"), ("line", -1), ("line", 10**12), ("line", True),
            ("line", 1.5), ("column", None), ("severity", "Katastrof"), ("severity", 3), ("message", {}), ("help", 1))),
    ],
)  # fmt: skip
def test_what_is_no_report_is_not_shown(data: bytes) -> None:
    """A report of another shape is turned away whole, without a traceback."""
    with pytest.raises(NotAReportError):
        read_remarks(data)


def test_the_tool_reads_a_file(tmp_path: Path) -> None:
    """An engineer sees the comment from the command line, and a broken file is told in one line."""

    def drawn(data: bytes) -> subprocess.CompletedProcess[str]:
        (tmp_path / "granskning.json").write_bytes(data)
        command = [sys.executable, str(ROOT / "tools/forge/comment.py"), str(tmp_path / "granskning.json")]
        return subprocess.run(command, capture_output=True, text=True)

    assert "**1 fel**" in drawn(json.dumps([LINE]).encode()).stdout
    broken = drawn(b"[{")
    assert (broken.returncode, broken.stderr) == (2, "Not a report of the checker: not JSON\n")


def test_only_web_addresses_are_links() -> None:
    """In the watch's issue an address can be followed, but never run, and it never ends its own link."""
    assert link("https://example.org/a b>)") == (
        "[<code>https&#58;&#47;&#47;example&#46;org&#47;a b&#62;&#41;</code>](<https://example.org/a%20b%3E%29>)"
    )
    assert Shown(link("javascript:alert(1)")).links == [] and Shown(link("http://[")).links == []
