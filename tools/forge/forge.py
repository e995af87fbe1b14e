"""The forge's interface for programs, as far as comments, issues and reports of runs are concerned."""

from __future__ import annotations

import io
import json
import os
import urllib.error
import urllib.request
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

# Who writes with the token that a run gets; nobody else can.
WRITER = "github-actions[bot]"

_PAGE = 100
_MOST_PAGES = 30
_TIMEOUT = 30


class ForgeError(Exception):
    """The forge did not answer as it should."""


@dataclass(frozen=True, slots=True)
class Forge:
    """One repository on the forge; `api` is the address of its interface."""

    api: str
    repository: str
    token: str

    @classmethod
    def of_run(cls, environment: Mapping[str, str] = os.environ) -> Forge:
        """The repository that the present run belongs to."""
        try:
            names = ("GITHUB_API_URL", "GITHUB_REPOSITORY", "GITHUB_TOKEN")
            api, repository, token = (environment[name] for name in names)
        except KeyError as error:
            raise ForgeError(f"{error.args[0]} is not set: this is meant to be run by the forge") from None
        if urlsplit(api).scheme not in ("http", "https"):
            raise ForgeError(f"not a web address: {api}")
        return cls(api, repository, token)

    def ask(self, path: str, **values: str | int) -> Any:
        """What the forge answers about `path` within the repository."""
        return _read(self._send("GET", f"{path}?{urlencode(values)}" if values else path))

    def tell(self, method: str, path: str, **content: str) -> Any:
        return _read(self._send(method, path, json.dumps(content).encode()))

    def every(self, path: str, **values: str | int) -> Iterator[dict[str, Any]]:
        """All items of a list, page by page."""
        for number in range(1, _MOST_PAGES + 1):
            page = self.ask(path, **values, per_page=_PAGE, page=number)
            items = page if isinstance(page, list) else next(one for one in page.values() if isinstance(one, list))
            yield from items
            if len(items) < _PAGE:
                return

    def download(self, path: str, most: int) -> bytes | None:
        """What lies at `path`; None when it is larger than `most`."""
        data = self._send("GET", path, most=most + 1)
        return data if len(data) <= most else None

    def write_once(self, place: str, mark: str, text: str) -> None:
        """Writes the text as a comment in `place` (`issues/3`), or anew where this program has already written."""
        written = next((one for one in self.every(f"{place}/comments") if is_ours(one, mark)), None)
        if written is None:
            self.tell("POST", f"{place}/comments", body=text)
        elif written["body"] != text:
            self.tell("PATCH", f"issues/comments/{int(written['id'])}", body=text)

    def _send(self, method: str, path: str, content: bytes | None = None, most: int | None = None) -> bytes:
        address = f"{self.api.rstrip('/')}/repos/{quote(self.repository)}/{path}"
        request = urllib.request.Request(address, content, method=method)
        request.add_header("Accept", "application/vnd.github+json")
        request.add_header("X-GitHub-Api-Version", "2022-11-28")
        request.add_header("User-Agent", "servicebanken")
        # Reports are kept on another host, which must not see the token.
        request.add_unredirected_header("Authorization", f"Bearer {self.token}")
        try:
            with urllib.request.urlopen(request, timeout=_TIMEOUT) as answer:
                return bytes(answer.read(most) if most else answer.read())
        except OSError as error:
            raise ForgeError(f"{method} {path}: {error}") from error


def is_ours(written: dict[str, Any], mark: str) -> bool:
    """True for what this program wrote: anyone may copy the mark, but not the writer's name."""
    return (written.get("user") or {}).get("login") == WRITER and (written.get("body") or "").startswith(mark)


def unpack(archive: bytes, name: str, most: int) -> bytes | None:
    """One file of a zip archive of unknown origin, read without writing anything; None when it is not as expected."""
    try:
        with zipfile.ZipFile(io.BytesIO(archive)) as content:
            found = [one for one in content.infolist() if one.filename == name]
            if len(found) != 1:
                return None
            with content.open(found[0]) as file:
                data = file.read(most + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError):
        return None
    return data if len(data) <= most else None


def _read(data: bytes) -> Any:
    try:
        return json.loads(data)
    except ValueError as error:
        raise ForgeError("the forge's answer is not JSON") from error
