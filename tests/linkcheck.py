"""Every link of a built site: does it lead to a file that is there, with the anchor it names, by the exact name?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit


@dataclass
class Document:
    """What a page links to, the anchors it has, and which hosts it makes the browser ask."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if name := values.get("id"):
            self.document.anchors.add(name)
        if tag == "a" and "href" in values:
            self.document.links.append(values["href"])
        elif tag == "link" and values.get("rel") in ("stylesheet", "icon"):
            self.document.loads.append(values["href"])
        elif tag in ("script", "img", "iframe", "source") and values.get("src"):
            self.document.loads.append(values["src"])
        elif tag == "meta" and values.get("http-equiv") == "refresh":
            self.document.links.append(values["content"].partition("url=")[2])


def read_html(path: Path) -> Document:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.document


def broken_links(site: Path) -> Iterator[str]:
    """Each link or load that leads nowhere, with the page it stands on, and each load from another host."""
    pages = {path: read_html(path) for path in sorted(site.rglob("*.html"))}
    # Links of 404.html are absolute, since nobody knows from which address it is shown.
    for path, document in pages.items():
        for target in [*document.links, *document.loads]:
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                if target in document.loads:
                    yield f"{path.relative_to(site)}: loads {target}"
                continue
            file = path
            if parts.path:
                start = site if parts.path.startswith("/") else path.parent
                file = (start / unquote(parts.path).lstrip("/")).resolve()
                file = file / "index.html" if file.is_dir() else file
            if not _exists(file):
                yield f"{path.relative_to(site)}: {target}"
            elif parts.fragment and unquote(parts.fragment) not in pages[file].anchors:
                yield f"{path.relative_to(site)}: {target} has no such anchor"


def _exists(file: Path) -> bool:
    """True when the file is there by exactly this name, also on a disk that does not care about case."""
    return file.is_file() and file.name in {other.name for other in file.parent.iterdir()}
