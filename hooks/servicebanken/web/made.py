"""What a site is made of, whichever engine writes it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of the site. `src_uri` names it as the engine does; `path` is the file that readers may edit."""

    src_uri: str
    markdown: str
    path: str | None = None
    is_draft: bool = False


@dataclass(frozen=True, slots=True)
class Redirect:
    """An address that a card used to have; both are named as the engine names pages."""

    src_uri: str
    target: str
