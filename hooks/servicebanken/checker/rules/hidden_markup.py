"""What a text becomes once it is HTML, judged too: lines can be written so that only Markdown sees what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from ...problems import Problem, Spot, problem, short
from ...text.allowed import ALIGNMENTS, ATTRIBUTES, SCHEMES, TAGS, scheme_of
from ...text.body import Body
from ...text.rendering import converted

# A text without any of this holds nothing but words, files and plain web addresses.
_DOUBTFUL = re.compile(r"<|\](?::|\((?!https?://|[\w./#-]+[ )]))")
# What stands first on a line within a quotation or a list.
_WITHIN = " \t>*+-.)0123456789"

# A tag as Markdown itself writes it; whatever else begins like one was written by somebody.
_TAG = re.compile(r'</?([a-z][a-z0-9]*)((?: [a-z]+="[^"<>]*")*) ?/?>')
_ATTRIBUTE = re.compile(r' ([a-z]+)="([^"]*)"')
_BLOCK = re.compile(r"<(/?)(blockquote|li|h[1-6])>(?:(?<=h\d>)([^\n]*?)</h\d>)?")
_TAGS = re.compile(r"<[^<>]*>")
_BEGINNING = re.compile(r"<[^<>\s]*")


def judge_outcome(body: Body, path: str) -> Iterator[Problem]:
    """No element, attribute or address but those that Markdown gives, however the text came to hold it."""
    if not (_DOUBTFUL.search(body.text) or any(map(_may_be_heading_within, body.text.split("\n")))):
        return
    html = converted(body.text)
    yield from _headings_within(html, body, path)
    for start in (match.start() for match in re.finditer("<", html)):
        tag = _TAG.match(html, start)
        if not tag or tag[1] not in TAGS | {"h1"}:
            written = _BEGINNING.match(html, start)
            beginning = written[0] if written else "<"
            message = f"”{short(beginning)}” blir HTML, och det släpps inte igenom."
            message += " Skriv i Markdown, eller &lt; för tecknet <."
            yield problem("html-i-texten", _spot(body, path, beginning), message)
            return
        yield from _judge_attributes(tag, body, path)


def _may_be_heading_within(line: str) -> bool:
    """True also for some lines that are none: it has only to be quick, and never false for one that is."""
    rest = line.lstrip(_WITHIN)
    if rest == line:
        return False
    return rest.startswith("#") or (line.rstrip().endswith(("=", "-")) and not rest.strip(" \t="))


def _headings_within(html: str, body: Body, path: str) -> Iterator[Problem]:
    """A heading within a quotation or a list is none of the card's sections, but would be read and printed as one."""
    depth = 0
    for match in _BLOCK.finditer(html):
        if match[2] not in ("blockquote", "li"):
            if depth:
                words = _TAGS.sub("", match[3]).strip()
                message = (
                    f"rubriken ”{short(unescape(words))}” står i ett citat eller en lista. Skriv den på en egen rad."
                )
                yield problem("okand-rubrik", _spot(body, path, unescape(words)), message)
        else:
            depth += -1 if match[1] else 1


def _judge_attributes(tag: re.Match[str], body: Body, path: str) -> Iterator[Problem]:
    for name, value in _ATTRIBUTE.findall(tag[2]):
        if name in ("href", "src") and scheme_of(value) not in SCHEMES | {""}:
            message = f"länken ”{short(unescape(value))}” får inte användas."
            message += " Länkar börjar med https:// eller leder till en fil."
            yield problem("farlig-lank", _spot(body, path, unescape(value)), message)
        elif not _is_markdowns(tag[1], name, value):
            message = f"”{name}” hör till HTML, och det släpps inte igenom. Skriv i Markdown."
            yield problem("html-i-texten", _spot(body, path, name), message)


def _is_markdowns(tag: str, name: str, value: str) -> bool:
    """True for what Markdown gives its own elements; code between fences may say of which language it is."""
    of_code = tag == "code" and name == "class" and value.startswith("language-")
    return of_code or name in ATTRIBUTES.get(tag, ()) or value in ALIGNMENTS.get(tag, {}).get(name, ())


def _spot(body: Body, path: str, words: str) -> Spot:
    """Where the words stand in the text; where they do not stand as they became, its first line."""
    for number, line in enumerate(body.text.split("\n"), body.first_line):
        if (column := line.find(words)) >= 0:
            return Spot(path, number, column + 1)
    return Spot(path, body.first_line)
