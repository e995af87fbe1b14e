"""Addresses that stand in running text without brackets, made links of as the forge does: by the rules of GFM.

Source: https://github.github.com/gfm/#autolinks-extension-; where it leaves something open, cmark-gfm decides.
"""

from __future__ import annotations

import re

from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

_SCHEME = re.compile(r"(?<![a-zA-Z])(?:https?|ftp)\Z", re.IGNORECASE)
_MAY_BE_BEFORE_WWW = frozenset(" \t\n\v\f\r*_~(")
# Only the spaces of ASCII end an address; a letter of any alphabet may stand in one.
_REST = re.compile(r"[^ \t\n\v\f\r<]*")
_HOST = re.compile(r"(?:[^\W_]|[-_.])+")
_EMAIL = re.compile(
    r"(?P<scheme>(?<![a-zA-Z])(?:mailto|xmpp):)?(?P<name>[a-zA-Z0-9.+_-]+)@(?P<host>(?:[a-zA-Z0-9_-]|\.(?=[a-zA-Z0-9]))++)"
)
_BRACKET = re.compile(r"[\[\]]")
_ENTITY = re.compile(r"&[a-zA-Z]+;\Z")
_NEVER_LAST = "?!.,:*_~'\""


def use_bare_addresses(engine: MarkdownIt) -> None:
    """Teaches the engine to make links of them."""
    engine.inline.add_terminator_char("w")
    engine.inline.ruler.before("text", "bare_www", _www)
    engine.inline.ruler.before("text", "bare_url", _url)
    engine.core.ruler.after("text_join", "bare_email", _emails)


def _www(state: StateInline, silent: bool) -> bool:
    """`www.` and a host, first in a text or after a space, a bracket or a mark."""
    start = state.pos
    if not state.src.startswith("www.", start) or start + 4 >= state.posMax or _is_in_brackets(state):
        return False
    if start and state.src[start - 1] not in _MAY_BE_BEFORE_WWW:
        return False
    address = _address(state.src, start, start, needs_dot=True)
    return bool(address) and _linked(state, silent, start, address, f"http://{address}")


def _url(state: StateInline, silent: bool) -> bool:
    """A scheme, `://` and a host."""
    if not state.src.startswith("://", state.pos) or _is_in_brackets(state):
        return False
    if not (scheme := _SCHEME.search(state.pending)):
        return False
    start = state.pos - len(scheme[0])
    address = _address(state.src, start, state.pos + 3, needs_dot=False)
    return bool(address) and _linked(state, silent, start, address, address)


def _is_in_brackets(state: StateInline) -> bool:
    """True inside a link, and where one may have been begun: what stands there is its words."""
    if state.linkLevel:
        return True
    words = [one.content for one in state.tokens if one.type == "text" and one.meta.get("bare") is None]
    depth = 0
    for bracket in _BRACKET.findall("".join([*words, state.pending])):
        depth = max(0, depth + (1 if bracket == "[" else -1))
    return depth > 0


def _address(text: str, start: int, host_start: int, *, needs_dot: bool) -> str:
    """The address that begins at `start`, without the signs that end a sentence; empty when it has no host."""
    host = _HOST.match(text, host_start)
    if not host or not host[0][0].isalnum() or (needs_dot and "." not in host[0]):
        return ""
    if any("_" in part for part in host[0].rstrip(".").split(".")[-2:]):
        return ""
    return _trimmed(_REST.match(text, start)[0])  # type: ignore[index]


def _trimmed(address: str) -> str:
    while address:
        if address[-1] in _NEVER_LAST or (address[-1] == ")" and address.count(")") > address.count("(")):
            address = address[:-1]
        elif address[-1] == ";":
            address = address[: entity.start()] if (entity := _ENTITY.search(address)) else address[:-1]
        else:
            break
    return address


def _linked(state: StateInline, silent: bool, start: int, address: str, target: str) -> bool:
    if not silent:
        before = state.pos - start
        state.pending = state.pending[: len(state.pending) - before]
        state.push("link_open", "a", 1).attrs = {"href": state.md.normalizeLink(target)}
        state.tokens[-1].markup = "bare"
        words = state.push("text", "", 0)
        words.content, words.meta = address, {"bare": True}
        state.push("link_close", "a", -1)
    state.pos = start + len(address)
    return True


def _emails(state: StateCore) -> None:
    """Addresses of mail in what is text when all else has been found."""
    for block in state.tokens:
        if block.children and any("@" in one.content for one in block.children):
            block.children = _with_emails(block.children)


def _with_emails(tokens: list[Token]) -> list[Token]:
    made: list[Token] = []
    depth = 0
    for token in tokens:
        depth += (token.type == "link_open") - (token.type == "link_close")
        made += [token] if depth or token.type != "text" or "@" not in token.content else _split(token)
    return made


def _split(token: Token) -> list[Token]:
    made: list[Token] = []
    kept = 0
    for match in _EMAIL.finditer(token.content):
        if "." not in match["host"] or not match["host"][-1].isalpha():
            continue
        target = match[0] if match["scheme"] else f"mailto:{match[0]}"
        made += [
            _text(token.content[kept : match.start()], token.level),
            Token("link_open", "a", 1, {"href": target}, markup="bare", level=token.level),
            _text(match[0], token.level + 1),
            Token("link_close", "a", -1, level=token.level),
        ]
        kept = match.end()
    return [*made, _text(token.content[kept:], token.level)] if made else [token]


def _text(words: str, level: int) -> Token:
    return Token("text", "", 0, content=words, level=level)
