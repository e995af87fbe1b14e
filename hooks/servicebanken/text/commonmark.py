"""A text read as the forge reads it: CommonMark with GitHub's tables, strike-through and bare addresses.

Rules judge the tokens that come of it and the page is drawn from the same, so what the writer was told of is what the
reader gets. What stands inside a line knows where: `meta["start"]` and `meta["end"]` of its token are places in the
`content` of the block that it stands in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock, table
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline, autolink, backtick, html_inline, image, link
from markdown_it.token import Token

from .bare_addresses import use_bare_addresses

# Lists and quotations in one another, deeper than anybody reads; what is refused as too deep is read so far.
_DEEPEST = 60

# The core's rules in their order: the line ends settled, the blocks found, and then what stands in each.
_RULES_OF_BLOCKS = 2


@dataclass(frozen=True, slots=True)
class Unread:
    """Signs of a block that are shown as they were written: what neither markup, escape, entity nor code took.

    `start` is a place in the block's `content`; `begins_line` is true for the first signs of a paragraph's line.
    """

    text: str
    start: int
    begins_line: bool


_InlineRule = Callable[[StateInline, bool], bool]


@cache
def engine() -> MarkdownIt:
    """The reader, made once: it keeps nothing from one text to the next."""
    options = {"html": True, "strikethrough_single_tilde": True, "maxNesting": _DEEPEST, "xhtmlOut": False}
    made = MarkdownIt("commonmark", options).enable(["table", "strikethrough"])
    # Where a link may lead is for the rules to say, and for what cleans the page; an address is kept as it is written.
    made.validateLink = lambda url: True  # type: ignore[method-assign]
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    rules = {"link": link, "image": image, "autolink": autolink, "html_inline": html_inline, "backticks": backtick}
    for name, rule in rules.items():
        made.inline.ruler.at(name, _placed(rule))
    made.block.ruler.at("table", _table, {"alt": ["paragraph", "reference"]})
    use_bare_addresses(made)
    made.core.ruler.after("block", "whole_lists", _whole_lists)
    made.core.ruler.before("text_join", "unread", _unread)
    made.core.ruler.push("alignment", _alignment)
    made.core.ruler.push("plain_headings", _plain_headings)
    return made


def blocks_of(markdown: str) -> StateCore:
    """The blocks of a text, in `tokens`, with the lines that each takes (`map`, from 0); what these hold is unread.

    That much is read quickly of any text, and tells whether the rest would be.
    """
    state = StateCore(markdown, engine(), {})
    for rule in engine().core.ruler.getRules("")[:_RULES_OF_BLOCKS]:
        rule(state)
    return state


def tokens_of(blocks: StateCore) -> list[Token]:
    """The same blocks with what their lines hold."""
    for rule in engine().core.ruler.getRules("")[_RULES_OF_BLOCKS:]:
        rule(blocks)
    return blocks.tokens


def as_html(tokens: Sequence[Token]) -> str:
    """What the tokens mean, with all that is dangerous in it."""
    return str(engine().renderer.render(tokens, engine().options, {}))


def _placed(rule: _InlineRule) -> _InlineRule:
    """The rule, and where in the block that which it finds stands."""

    def placed(state: StateInline, silent: bool) -> bool:
        start, before = state.pos, len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            for token in state.tokens[before:]:
                if token.type in _PLACED and "start" not in token.meta:
                    token.meta |= {"start": start, "end": state.pos}
        return True

    return placed


_PLACED = frozenset({"link_open", "image", "html_inline", "code_inline"})


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """A table, but for a line above nothing but dashes: that is a heading."""
    if start + 1 < end:
        below = state.src[state.bMarks[start + 1] + state.tShift[start + 1] : state.eMarks[start + 1]]
        if not below.strip("- \t"):
            return False
    return table(state, start, end, silent)


_LISTS = frozenset({"bullet_list_open", "ordered_list_open"})


def _whole_lists(state: StateCore) -> None:
    """One list where the reader makes two: several empty lines below an empty point part no list, but set its points
    apart."""
    tokens: list[Token] = []
    opened: dict[int, int] = {}
    for token in state.tokens:
        if token.type in _LISTS:
            before = tokens[-1] if tokens else token
            if before.nesting < 0 and before.tag == token.tag and before.markup == token.markup:
                # The rest of the points go on with the list that was closed.
                tokens.pop()
                first = tokens[opened[token.level]]
                first.meta["is_parted"] = True
                first.map = [*(first.map or ())[:1], *(token.map or ())[1:]]
                continue
            opened[token.level] = len(tokens)
        tokens.append(token)
    state.tokens = tokens
    for place, token in enumerate(tokens):
        if token.meta.get("is_parted"):
            _set_apart(tokens[place + 1 :], token.level)


def _set_apart(tokens: Sequence[Token], level: int) -> None:
    """Each point of the list that the tokens go on with becomes a paragraph of its own."""
    for token in tokens:
        if token.level == level:
            return
        if token.level == level + 2 and token.type in ("paragraph_open", "paragraph_close"):
            token.hidden = False


def _unread(state: StateCore) -> None:
    """Notes in `meta["unread"]` of each block what nothing took, while escapes can still be told from it."""
    for opened, block in pairwise(state.tokens):
        if block.children:
            block.meta["unread"] = [*_unread_in(block, is_paragraph=opened.type == "paragraph_open")]


def _unread_in(block: Token, *, is_paragraph: bool) -> Iterator[Unread]:
    index, before, is_address = 0, "softbreak", False
    for one in block.children or ():
        index = one.meta.get("start", index)
        if one.type in ("text", "text_special"):
            written = one.content if one.type == "text" else one.markup
            found = block.content.find(written, index)
            index = found if found >= 0 else index
            # A backslash before what it cannot take is shown, and so is all of an entity that is none.
            is_taken = one.type == "text_special" and one.content != one.markup
            if one.content and not is_taken and not is_address:
                yield Unread(one.content, index, is_paragraph and before in ("softbreak", "hardbreak"))
            index += len(written)
        is_address = one.type == "link_open" and one.markup in ("bare", "autolink")
        index = one.meta.get("end", index) if one.type != "link_open" else index
        before = one.type if one.content or one.type != "text" else before


def _alignment(state: StateCore) -> None:
    """How a column stands, said without style."""
    for token in state.tokens:
        if token.type in ("th_open", "td_open") and (style := token.attrs.pop("style", None)):
            token.attrs["align"] = str(style).removeprefix("text-align:")


def _plain_headings(state: StateCore) -> None:
    """A heading is strong already: what makes it so once more is left out, so that it is known by its words."""
    for opened, inline in pairwise(state.tokens):
        if opened.type == "heading_open" and inline.children:
            inline.children = [one for one in inline.children if one.tag not in ("em", "strong")]
