"""The shape of a text once it is HTML: what a reader sees, whichever program drew it."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import unquote

_WITHIN_A_LINE = frozenset({"b", "br", "code", "em", "i", "strong"})
_SHAPELESS = frozenset({"hr", "img", "p", "tbody"})


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.outline: list[str] = []
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _WITHIN_A_LINE:
            self._words += " " if tag == "br" else ""
            return
        self.settle()
        values = {key: value or "" for key, value in attrs}
        about = {"ol": values.get("start", "1"), "a": values.get("href", ""), "img": values.get("src", "")}.get(tag, "")
        if tag != "p":
            self.outline.append(f"<{'s' if tag == 'del' else tag} {unquote(about)}>")

    def handle_endtag(self, tag: str) -> None:
        if tag in _WITHIN_A_LINE:
            return
        self.settle()
        if tag not in _SHAPELESS:
            self.outline.append(f"</{'s' if tag == 'del' else tag}>")

    def handle_data(self, data: str) -> None:
        self._words += data

    def settle(self) -> None:
        """The words so far are a piece of their own."""
        if words := " ".join(self._words.split()):
            self.outline.append(words)
        self._words = ""


def outline(html: str) -> list[str]:
    """Elements that begin and end, and the words between them; emphasis, alignment and line breaks left out."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.settle()
    return reader.outline
