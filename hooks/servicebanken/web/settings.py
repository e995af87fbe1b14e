"""What the site's own file of settings says that the core needs: the bank's name, and where it lives on the web."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Live:
    """Where the living site is; an empty `address` when the bank does not say."""

    address: str = ""
    directory_urls: bool = True

    def of(self, page: str) -> str:
        """The full address of a page, given from the top of the site; empty when the bank has no address."""
        return f"{self.address.rstrip('/')}/{page}" if self.address else ""


@dataclass(frozen=True, slots=True)
class Settings:
    """The bank's name, and the living site."""

    name: str
    live: Live
