"""What the site's own file of settings says that the core needs: its name, where it lives, and who receives letters."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Editors:
    """Who receives what is written to the bank: a name, an e-mail address and a page; empty where nothing is said."""

    name: str = ""
    email: str = ""
    page: str = ""

    def __bool__(self) -> bool:
        return bool(self.name or self.email or self.page)

    @property
    def written(self) -> str:
        """All of it as it stands on paper."""
        page = self.page.partition("://")[2].removesuffix("/")
        return ", ".join(one for one in (self.name, self.email, page) if one)


NOBODY = Editors()


@dataclass(frozen=True, slots=True)
class Settings:
    """The bank's name, the living site, and those who answer for the bank."""

    name: str
    live: Live
    editors: Editors = NOBODY
