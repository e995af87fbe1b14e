"""A file's name in other letters, upper for lower case, told as just that."""

from __future__ import annotations

import posixpath

from ...text.paths import as_seen
from ...text.shelf import Shelf


def called_in_case(path: str, shelf: Shelf) -> str:
    """What the file is called of which only upper and lower case differ: "”Karta.png”, med stort K"; else nothing."""
    other = shelf.in_other_case(path)
    if other is None:
        return ""
    is_below = posixpath.dirname(as_seen(other)) == posixpath.dirname(as_seen(path))
    name = posixpath.basename(other) if is_below else other
    letters = [is_so for asked, is_so in zip(as_seen(path), as_seen(other), strict=False) if asked != is_so]
    if len(letters) > 1:
        return f"”{name}”, med andra stora och små bokstäver"
    return f"”{name}”, med {'stort' if letters[0].isupper() else 'litet'} {letters[0]}"
