"""Things filed under their keys."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

T = TypeVar("T")
K = TypeVar("K", bound=Hashable)


def index_by(items: Iterable[T], keys: Callable[[T], Iterable[K]]) -> dict[K, list[T]]:
    """The items under their keys, each under every key it has, in their order."""
    index: dict[K, list[T]] = defaultdict(list)
    for item in items:
        for key in keys(item):
            index[key].append(item)
    return dict(index)
