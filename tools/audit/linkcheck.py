"""Every address in a built site: does it lead to a file that is there, by its exact name, with the anchor it names?"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from posixpath import normpath
from urllib.parse import unquote, urlsplit

from findings import Finding

# What a reader follows, and what the browser asks for by itself.
_FOLLOWED = {"a": ("href", "xlink:href"), "area": ("href",), "form": ("action",), "button": ("formaction",)}
_LOADED = {
    **dict.fromkeys(("script", "iframe", "embed", "audio", "track"), ("src",)),
    **dict.fromkeys(("img", "source"), ("src", "srcset")),
    **dict.fromkeys(("image", "use"), ("href", "xlink:href")),
    "video": ("src", "poster"),
    "object": ("data",),
    "input": ("src", "formaction"),
}
# Other relations of <link> make the browser ask for the file, or for its host.
_ONLY_NAMED = {"canonical", "alternate", "license", "author", "help", "search", "next", "prev"}
_IN_STYLE = re.compile(r"""(?:url\(\s*["']?|@import\s+["'])([^"')\s]+)""")
_REFRESH = re.compile(r"""[\s;,]*url\s*=\s*["']?([^"']*)""", re.IGNORECASE)
_OUTSIDE = {"http", "https", "mailto", "tel"}


@dataclass
class Document:
    """What a page leads to, what it makes the browser ask for, its anchors, and where it sends the reader on."""

    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    onward: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.document = Document()
        self.is_style = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        document, self.is_style = self.document, tag == "style"
        document.anchors |= {values[name] for name in ("id", "name" if tag == "a" else "id") if values.get(name)}
        document.links += [values[name] for name in _FOLLOWED.get(tag, ()) if name in values]
        for name in _LOADED.get(tag, ()):
            if name in values:
                document.loads += _candidates(values[name]) if name == "srcset" else [values[name]]
        document.loads += _IN_STYLE.findall(values.get("style", ""))
        if tag == "link" and "href" in values:
            is_named = set(values.get("rel", "").lower().split()) <= _ONLY_NAMED
            (document.links if is_named else document.loads).append(values["href"])
        if tag == "meta" and values.get("http-equiv", "").lower() == "refresh":
            found = _REFRESH.search(values.get("content", ""))
            document.onward = found[1].strip() if found else ""
            document.links.append(document.onward)

    def handle_data(self, data: str) -> None:
        if self.is_style:
            self.document.loads += _IN_STYLE.findall(data)


def _candidates(srcset: str) -> list[str]:
    return [part.split()[0] for part in srcset.split(",") if part.strip()]


def read_html(path: Path) -> Document:
    """What stands in one page."""
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.document


def base_of(site: Path) -> str:
    """Where the site lies on its host, by 404.html: it is shown from any address, so its own begin at the top."""
    page = site / "404.html"
    loads = read_html(page).loads if page.is_file() else []
    return next((one.partition("assets/")[0] for one in loads if one.startswith("/") and "/assets/" in one), "/")


def broken_links(site: Path) -> Iterator[Finding]:
    """Each address that leads nowhere, or would do so on another disk, below another address or without network."""
    known = _Site.read(site)
    for page, document in known.pages.items():
        for target, is_load in [*((one, False) for one in document.links), *((one, True) for one in document.loads)]:
            if told := known.fault(page, target, is_load=is_load):
                yield Finding("links", "load" if is_load else "link", page, target, told)
        if document.onward and known.is_sent_onward(page, document.onward):
            yield Finding("links", "redirect", page, document.onward, "leads to a page that leads onward again")
    yield from known.other_style()


@dataclass(frozen=True)
class _Site:
    """All files by their exact names, and what stands in the pages and style sheets among them."""

    pages: dict[str, Document]
    files: frozenset[str]
    folders: frozenset[str]
    base: str

    @classmethod
    def read(cls, site: Path) -> _Site:
        paths = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
        pages = {name: read_html(path) for name, path in paths.items() if name.endswith(".html")}
        sheets = {
            name: Document(loads=_IN_STYLE.findall(path.read_text(encoding="utf-8")))
            for name, path in paths.items()
            if name.endswith(".css")
        }
        folders = {parent.as_posix() for name in paths for parent in PurePosixPath(name).parents}
        return cls({**pages, **sheets}, frozenset(paths), frozenset(folders), base_of(site))

    def fault(self, page: str, target: str, *, is_load: bool) -> str:
        """What is wrong with an address on a page; nothing when it leads right."""
        try:
            parts = urlsplit(target)
        except ValueError:
            return "cannot be read as an address"
        if parts.scheme == "data" and is_load:
            return ""
        if parts.scheme or parts.netloc:
            if is_load:
                return "is loaded from another host"
            return "" if parts.scheme in _OUTSIDE else "is of a kind that not every reader can follow"
        if "\\" in target or target != target.strip():
            return "holds a character that no address may have"
        if parts.path.startswith("/") and (page != "404.html" or not parts.path.startswith(self.base)):
            return "begins at the top of the host, and so fails from disk and below another address"
        return self._fault_within(page, parts.path, unquote(parts.fragment))

    def _fault_within(self, page: str, path: str, fragment: str) -> str:
        place = self.place(page, path)
        if place.startswith(".."):
            return "leads out of the site"
        if place in self.folders and path.rpartition("/")[2] not in ("", ".", ".."):
            return "names a folder without its slash"
        file = self.page(place)
        if file not in self.files:
            others = self.files | self.folders - {place}
            meant = next((one for one in others if one.casefold() == place.casefold()), "")
            return f"is really called {meant}" if meant else "leads nowhere"
        if fragment and file in self.pages and fragment not in self.pages[file].anchors | {"top"}:
            return "has no such anchor"
        return ""

    def place(self, page: str, path: str) -> str:
        """The file or folder that a path on a page means, as seen from the top of the site."""
        if not path:
            return page
        start = "." if path.startswith("/") else PurePosixPath(page).parent.as_posix()
        return normpath(f"{start}/{unquote(path.removeprefix(self.base))}")

    def page(self, place: str) -> str:
        """A folder is asked for its first page."""
        return normpath(f"{place}/index.html") if place in self.folders else place

    def is_sent_onward(self, page: str, target: str) -> bool:
        """True when the page that a redirect leads to is one itself."""
        file = self.page(self.place(page, urlsplit(target).path))
        return file in self.pages and bool(self.pages[file].onward)

    def other_style(self) -> Iterator[Finding]:
        """Addresses of a site name either folders or files. The fewer are the faults: a folder shows a list of files
        from disk, and a named index.html doubles the address of a page.
        """
        by_style: dict[bool, list[Finding]] = {True: [], False: []}
        for page, document in self.pages.items():
            for target in document.links:
                path = target.partition("#")[0].partition("?")[0]
                if path and self.page(self.place(page, path)).rpartition("/")[2] == "index.html":
                    names_file = path.endswith("index.html")
                    told = "names index.html, others the folder" if names_file else "names a folder, others index.html"
                    by_style[names_file].append(Finding("links", "style", page, target, told))
        yield from min(by_style.values(), key=len)
