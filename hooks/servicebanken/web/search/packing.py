"""Word lists and lists of document numbers in few bytes of text; `scripts/unpacking.js` reads them back."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

# Words whose lists are unpacked together, at the first question that needs one of them.
BLOCK = 16

# A capital letter tells how many letters a word shares with the one before: words hold no capitals.
_MOST_SHARED = 25


def front_coded(words: Sequence[str]) -> str:
    """Sorted words, each without what it shares with the one before: service, servicepunkt → "AserviceHpunkt"."""
    parts = []
    last = ""
    for word in words:
        shared = 0
        while shared < min(len(last), len(word), _MOST_SHARED) and last[shared] == word[shared]:
            shared += 1
        parts.append(chr(ord("A") + shared) + word[shared:])
        last = word
    return "".join(parts)


@dataclass(slots=True)
class Bits:
    """A string of bits to write numbers to, in Golomb code (Golomb 1966, "Run-length encodings")."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def number(self, value: int, m: int) -> None:
        """The quotient by m in ones and a zero, and the rest in as few bits as tell m rests apart."""
        quotient, rest = divmod(value, m)
        width = (m - 1).bit_length()
        short = (1 << width) - m
        if not width:
            code = ""
        elif rest < short:
            code = f"{rest:0{width - 1}b}" if width > 1 else ""
        else:
            code = f"{rest + short:0{width}b}"
        self.parts.append("1" * quotient + "0" + code)
        self.length += quotient + 1 + len(code)

    def rising(self, numbers: Sequence[int], below: int) -> None:
        """Rising numbers from 0 and below a limit, as the gaps between them."""
        m = parameter(len(numbers), below)
        last = -1
        for number in numbers:
            self.number(number - last - 1, m)
            last = number

    @property
    def text(self) -> str:
        """Whole bytes in base64."""
        bits = "".join(self.parts)
        bits += "0" * (-len(bits) % 8)
        return b64encode(bytes(int(bits[at : at + 8], 2) for at in range(0, len(bits), 8))).decode()


def parameter(count: int, below: int) -> int:
    """The Golomb parameter of so many numbers below a limit: the mean gap times ln 2, best for what chance spreads."""
    return max(1, (69 * below + 50 * count) // (100 * count)) if count else 1


def best_parameter(values: Collection[int]) -> int:
    """The Golomb parameter that writes these values in about the fewest bits, a power of two."""
    return 1 << min(range(16), key=lambda k: sum((value >> k) + 1 + k for value in values))
