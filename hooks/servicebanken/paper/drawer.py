"""Draws sheets for paper, where no link leads anywhere."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from ..bank.bank import Bank
from ..model.fields import card_key
from ..text.files import PICTURE_SUFFIXES
from ..web.addresses import page_of
from ..web.edition import Edition
from ..web.pages.drawer import Drawer
from ..web.settings import Live

_NOWHERE = re.compile(r'<a href=""[^>]*>(.*?)</a>', re.DOTALL)


class PaperDrawer(Drawer):
    """A drawer of cards to be set on pages here: links lead to cards of the bank, by key, else to the living site.

    Pictures are where they lie in the repository. What leads nowhere has an empty address.
    """

    def __init__(self, bank: Bank, live: Live, edition: Edition | None = None) -> None:
        super().__init__(bank, live=live, edition=edition)
        self._keys = {page_of(card): card_key(card) for card in bank.cards}

    def _url(self, here: str, thing: Any) -> Markup:
        page = page_of(thing)
        if page in self._keys:
            return Markup(quote(f"#{self._keys[page]}", safe="#"))
        if page.lower().endswith(tuple(PICTURE_SUFFIXES)):
            return Markup(quote(page))
        return Markup(self.address_of(page))

    def _target(self, here: str, path: str, written: str) -> str | None:
        return super()._target(here, path, written.partition("#")[0]) or None


def without_dead_links(html: str) -> str:
    """What a PaperDrawer has drawn, with links that lead nowhere made into their words."""
    return _NOWHERE.sub(r"\1", html)
