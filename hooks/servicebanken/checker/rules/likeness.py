"""Cards that say the same in the same words: two stories of one thing, or one card saved under two names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...model.cards import Card, Status
from ...problems import Problem, Spot, problem

# Texts are compared by how their sentences begin and end: in so many signs, some four words. That is a fair sample,
# quick to take. A text with fewer than FEWEST beginnings and ends has too little to be alike in.
_SIGNS = 30
FEWEST = 12

# Texts that tell of different things share a tenth at most in the bank; a copy with other names in it, far more.
ALIKE = 0.5

Sample = frozenset[str]


@dataclass(frozen=True, slots=True)
class _Twin:
    """Another card, and how much of a card's own text stands there too."""

    path: str
    share: float


def judge_likeness(cards: Iterable[Card]) -> Iterator[Problem]:
    """Both cards of a pair are told of, since either may be the new one. An archived card may live on in another."""
    samples = {card.path: _sample(card.body) for card in cards if card.status is not Status.ARCHIVED}
    for path, twin in sorted(_twins(samples).items()):
        message = f"ungefär {twin.share * 100:.0f} procent av texten står nästan ordagrant också i {twin.path}."
        cure = "Berätta om samma sak på ett ställe, och länka från det andra."
        yield problem("nastan-lika", Spot(path), f"{message} {cure}")


def _sample(body: str) -> Sample:
    """How the sentences of the text begin and end, wherever its lines are broken."""
    sentences = [words for words in body.replace("\n", " ").split(". ") if len(words) > _SIGNS]
    sample = frozenset([words[:_SIGNS] for words in sentences] + [words[-_SIGNS:] for words in sentences])
    return sample if len(sample) >= FEWEST else frozenset()


def _twins(samples: Mapping[str, Sample]) -> dict[str, _Twin]:
    """For each card that is like another, that other; the longest first, so that a part finds its whole."""
    first: dict[str, str] = {}
    twins: dict[str, _Twin] = {}
    for path, sample in sorted(samples.items(), key=lambda pair: (-len(pair[1]), pair[0])):
        if not sample:
            break
        known = sample & first.keys()
        if len(known) >= ALIKE * len(sample):
            other, _ = max(Counter(first[words] for words in known).items(), key=lambda pair: (pair[1], pair[0]))
            if (same := len(sample & samples[other])) >= ALIKE * len(sample):
                twins[path] = _Twin(other, same / len(sample))
                twins.setdefault(other, _Twin(path, same / len(samples[other])))
        first.update(dict.fromkeys(sample - known, path))
    return twins
