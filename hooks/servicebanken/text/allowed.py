"""Markdown as HTML, just as the engine makes it of whatever is written; and what of it a text may hold."""

from __future__ import annotations

import re
from html import unescape

# Nothing here can run, load from elsewhere, be styled or be named: no svg, math, style, form, iframe or script, no
# class and no id. The frame of a page is drawn by templates and is not held to this.
_TEXT = ("a", "blockquote", "br", "code", "em", "hr", "img", "li", "ol", "p", "pre", "s", "strong", "ul")
TAGS = frozenset({*_TEXT, "h2", "h3", "h4", "h5", "h6", "table", "tbody", "td", "th", "thead", "tr"})
ATTRIBUTES = {"a": {"href", "title"}, "img": {"src", "alt", "title"}, "ol": {"start"}}
ALIGNMENTS = {tag: {"align": {"left", "center", "right"}} for tag in ("th", "td")}
SCHEMES = frozenset({"http", "https", "mailto", "tel"})

# What browsers leave out of an address before they read it.
_UNREAD = re.compile(r"[\x00-\x20\x7f-\x9f]")
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# An address on the web without its beginning, as people say it: www.torpa.org, torpa.se/butiken.
LOOKS_LIKE_SITE = re.compile(r"(?:www\.|(?:(?:[^\W_]|-)+\.)+(?:se|nu|com|org|net|eu|info)(?:[/?#]|$))", re.IGNORECASE)


def scheme_of(address: str) -> str:
    """The scheme of an address as a browser reads it, however it is written; "//" for one that names a host alone."""
    read = _UNREAD.sub("", unescape(address))
    if read.replace("\\", "/").startswith("//"):
        return "//"
    match = SCHEME.match(read)
    return match[1].lower() if match else ""
