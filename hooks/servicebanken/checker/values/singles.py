"""One node → one value of a kind that is not made of others, with what is wrong with it and what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from fractions import Fraction
from typing import Any
from urllib.parse import urlsplit

from ...model.kinds import (
    LONGEST_SLUG,
    MOST_DIGITS,
    NOT_IN_ADDRESS,
    AddressKind,
    ChoiceKind,
    DateKind,
    Kind,
    PartialDateKind,
    PlaceKind,
    ReferenceKind,
    SlugKind,
    TextKind,
    WholeKind,
    is_slug,
)
from ...problems import Sentence, alike, short
from ...swedish import counted, joined, nearest, slugify
from ...text.nodes import Entry, Fields, Items, Node, Text
from ...text.typography import instead
from .dates import LONGEST_GUESS, read_date, read_partial_date
from .names import read_place, read_reference
from .reading import Fault, Reading, Words, written

SEVERAL_PARAGRAPHS = Sentence(
    "flera-stycken",
    "”{key}” ska vara ett enda stycke, utan radbrytningar.",
    "{name} ska vara ett enda stycke. Ta bort radbrytningarna.",
)
MARKUP_IN_TEXT = Sentence(
    "markering-i-text",
    "”{key}” ska vara ren text, men innehåller ”{found}”. Skriv bara orden.",
    "{name} ska vara ren text, men innehåller ”{found}”. Skriv bara orden.",
)
TOO_FEW_SIGNS = Sentence(
    "for-kort",
    "”{key}” är {number}, minst {least} behövs; det fattas {missing}.",
    "{name} är {number}. Skriv minst {missing} till.",
)
TOO_MANY_SIGNS = Sentence(
    "for-lang",
    "”{key}” är {number} tecken, högst {most} får plats. Korta med {over} tecken.",
    "{name} är {number} tecken, högst {most} får plats. Korta med {over} tecken.",
)
NOT_DIGITS = Sentence(
    "inte-ett-tal",
    "”{key}: {text}” ska vara ett helt tal med bara siffror.",
    "{name} ska vara ett helt tal. Skriv bara siffror, inte ”{text}”.",
)
OUT_OF_RANGE = Sentence(
    "inte-ett-tal", "”{key}: {text}” ska vara mellan {least} och {most}.", "{name} ska vara mellan {least} och {most}."
)
NO_CHOICE = Sentence(
    "okant-val",
    "”{text}” går inte att välja som ”{key}”. Välj {options}.",
    "”{text}” finns inte att välja. Välj ett av alternativen.",
)
USER_IN_ADDRESS = alike("ogiltig-adress", "”{text}” har ett användarnamn före @. Ta bort det.")
NO_ADDRESS = Sentence(
    "ogiltig-adress",
    "”{text}” är inte en webbadress. Den ska börja med http:// eller https:// och sakna mellanslag.",
    "”{text}” är inte en webbadress. Skriv den som i webbläsaren, till exempel www.example.se.",
)
COLON_IN_TEXT = Sentence("kolon-i-text", "värdet för ”{key}” innehåller kolon och måste då stå inom citattecken.")
NO_TEXT = Sentence("inte-text-varde", "”{key}” ska vara en text, inte {given}.")
NO_SLUG = Sentence("ogiltig-adressdel", "”{text}” får bara ha a–z, 0–9 och bindestreck, högst {most} tecken.")

MARKUP = re.compile(r"\[[^\[\]]*\]\([^()]*\)|\*\*|__|`|<[a-zA-Z/!][^<>]{0,40}>?|^#|https?://")
# An address with somebody's name before the host.
USER_BEFORE_HOST = r"https?://[^\s/?#]*@"
_ROUGHLY = re.compile(
    r"\b(?:cirka|ca|c:a|omkring|runt|ungefär|drygt|knappt|nästan|över|under|uppemot|upp till|minst|högst|än)\b|[~<>]",
    re.IGNORECASE,
)
# What a number is of, where it is not what is asked for: a share, other money, other times than minutes.
_OTHER_UNIT = re.compile(r"%|procent|euro?\b|€|\$|dollar|\b(?:dag|dygn|veck|månad|år\b|dussin|halv)", re.IGNORECASE)
_TIMES = (
    (re.compile(r"miljard|mdr", re.IGNORECASE), 10**9),
    (re.compile(r"miljon|milj\b|m(?:n)?kr\b", re.IGNORECASE), 10**6),
    (re.compile(r"tusen|tkr\b", re.IGNORECASE), 1000),
    (re.compile(r"\b(?:tim|h\b)", re.IGNORECASE), 60),
)
_THOUSANDS = re.compile(r"(?<=\d)[ \u00a0.](?=\d{3}(?!\d))")


def read_plain(kind: TextKind, words: Words) -> str:
    """The text itself, whatever is told of it."""
    text, key = words.text, words.key
    if kind.is_plain and "\n" in text:
        words.tell(SEVERAL_PARAGRAPHS.of(key=key))
    if kind.is_plain and (match := MARKUP.search(text)):
        words.tell(MARKUP_IN_TEXT.of(key=key, found=short(match[0].strip())))
    if len(text) < kind.shortest:
        number, missing = (counted(signs, "tecken", "tecken") for signs in (len(text), kind.shortest - len(text)))
        words.tell(TOO_FEW_SIGNS.of(key=key, number=number, least=kind.shortest, missing=missing))
    if len(text) > kind.longest:
        over = len(text) - kind.longest
        words.tell(TOO_MANY_SIGNS.of(key=key, number=len(text), most=kind.longest, over=over))
    return text


def read_whole(kind: WholeKind, words: Words) -> int | None:
    """The number, or None; the one that was probably meant is told."""
    text = words.text
    if not text.isascii() or not text.isdigit() or len(text) > MOST_DIGITS:
        help = _roughly(words, guess) if (guess := meant_whole(text)) and is_rough(text) else ""
        words.tell(NOT_DIGITS.of(key=words.key, text=words.shown), guess, help=help)
        return None
    if not kind.least <= int(text) <= kind.most:
        words.tell(OUT_OF_RANGE.of(key=words.key, text=text, least=kind.least, most=kind.most))
        return None
    return int(text)


def is_rough(text: str) -> bool:
    """True where the writer says that a number is not exact."""
    return bool(_ROUGHLY.search(text))


def _roughly(words: Words, guess: str) -> str:
    """Help for a number that is not exact, which digits alone would make it look."""
    if words.key == "antal":
        return written(words.key, f"{guess}\n{' ' * len(instead(''))}cirka: ja")
    return f"Bara siffror får stå här. Berätta i texten att det är ”{short(words.text)}”.\n{written(words.key, guess)}"


def meant_whole(text: str) -> str | None:
    """The number meant by "cirka 340", "356 462 kr" or "1,5 miljoner"; None for several, and for other units."""
    if len(text) > LONGEST_GUESS or _OTHER_UNIT.search(text):
        return None
    numbers = re.findall(r"[0-9]+(?:[.,][0-9]+)?", _THOUSANDS.sub("", text))
    if len(numbers) != 1:
        return None
    times = next((times for pattern, times in _TIMES if pattern.search(text)), 1)
    number = Fraction(numbers[0].replace(",", ".")) * times
    is_whole = number.denominator == 1 and (times != 1 or numbers[0].isdigit())
    return str(number) if is_whole and len(str(number)) <= MOST_DIGITS else None


def read_choice(kind: ChoiceKind, words: Words) -> Any:
    """The value of the word that was chosen, or None."""
    if words.text in kind.options:
        return kind.options[words.text].value
    told = NO_CHOICE.of(text=words.shown, key=words.key, options=joined(kind.options, "eller"))
    words.tell(told, nearest(words.text, kind.options))
    return None


def read_address(kind: AddressKind, words: Words) -> str | None:
    """The address as written, or None when it is none."""
    text = words.text
    if is_web_address(text):
        return text
    if re.match(USER_BEFORE_HOST, text):
        words.tell(USER_IN_ADDRESS.of(text=words.shown))
        return None
    words.tell(NO_ADDRESS.of(text=words.shown), f"https://{text}" if is_web_address(f"https://{text}") else None)
    return None


def is_web_address(text: str) -> bool:
    """True for http(s) addresses of a host with a dot in its name, without user name, spaces or quotation marks."""
    if re.search(f"[{NOT_IN_ADDRESS}]", text):
        return False
    try:
        parts = urlsplit(text)
        host = parts.hostname or ""
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and "@" not in parts.netloc and "." in host.strip(".")


def read_slug(kind: SlugKind, words: Words) -> str | None:
    """The slug as written, or None when it is none."""
    text = words.text
    if is_slug(text):
        return text
    words.tell(
        NO_SLUG.of(text=words.shown, most=LONGEST_SLUG), slugify(text.removesuffix(".md"))[:LONGEST_SLUG].strip("-")
    )
    return None


_READERS: dict[type, Callable[..., Any]] = {
    TextKind: read_plain,
    DateKind: read_date,
    PartialDateKind: read_partial_date,
    WholeKind: read_whole,
    ChoiceKind: read_choice,
    AddressKind: read_address,
    SlugKind: read_slug,
}
_LOOKED_UP: dict[type, Callable[..., Any]] = {PlaceKind: read_place, ReferenceKind: read_reference}

_SPACES = re.compile(r"[ \t]+")

Read = tuple[Any, list[Fault]]


def read_single(kind: Kind, node: Node, key: str, reading: Reading) -> Read:
    """The value, or None, and what is wrong with it."""
    return read_words(kind, node.text, key, reading) if isinstance(node, Text) else _misread(kind, node, key, reading)


def read_words(kind: Kind, text: str, key: str, reading: Reading) -> Read:
    """The value of words as written."""
    text = text.strip()
    words = Words(_SPACES.sub(" ", text) if "  " in text or "\t" in text else text, key)
    if reader := _READERS.get(type(kind)):
        return reader(kind, words), words.faults
    return _LOOKED_UP[type(kind)](kind, words, reading), words.faults


def words_in(node: Node) -> list[str]:
    """All the words in a node, whatever lists and keys they stand in."""
    if isinstance(node, Text):
        return [node.text]
    if isinstance(node, Items):
        return [word for item in node.items for word in words_in(item)]
    return [_pair(entry) for entry in node.entries]


def _pair(entry: Entry) -> str:
    return ": ".join(word for word in (entry.key.text, ", ".join(words_in(entry.value))) if word)


def _misread(kind: Kind, node: Items | Fields, key: str, reading: Reading) -> Read:
    """A list or keys where a single value should stand."""
    text = ", ".join(words_in(node))
    if isinstance(node, Fields) and not node.is_flow and len(node.entries) == 1:
        return None, [Fault(COLON_IN_TEXT.of(key=key), mended=(text,))]
    given = "en lista" if isinstance(node, Items) else "flera uppgifter"
    _, faults = read_words(kind, text, key, reading)
    mended = () if faults else (text,)
    help = ""
    if isinstance(kind, ChoiceKind) and not mended:
        help = f"Skriv bara ett av orden {joined(kind.options, 'eller')}."
    return None, [Fault(NO_TEXT.of(key=key, given=given), mended=mended, help=help)]
