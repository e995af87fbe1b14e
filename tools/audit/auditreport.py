"""The table of an audit and the faults below it, those that many pages share told once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from axe import EXPLAINED, UNEXPLAINED
from findings import Finding

_SHOWN = 3
_ROWS = {
    **{mode: f"axe, {mode}" for mode in ("light", "dark", "narrow", "print")},
    UNEXPLAINED: "axe undecided, unexplained",
    EXPLAINED: "axe undecided, explained",
}


def faults(findings: Iterable[Finding]) -> list[Finding]:
    """All but what there is a reason for."""
    return [one for one in findings if one.check != EXPLAINED]


def table(pages: int, checks: Iterable[str], findings: Sequence[Finding]) -> Iterator[str]:
    """A line for each check: how much was found, and on how many pages."""
    yield f"{'':28}  faults  on pages of {pages}"
    for check in checks:
        found = [one for one in findings if one.check == check]
        note = "  (no faults)" if check == EXPLAINED else ""
        yield f"{_ROWS.get(check, check):28}{len(found):8}{len({one.page for one in found}):10}{note}"


def details(findings: Iterable[Finding]) -> Iterator[str]:
    """Each fault with the pages that have it."""
    pages: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for one in sorted(faults(findings)):
        pages[one.check, one.rule, one.place, one.told].append(one.page)
    for (check, rule, place, told), names in pages.items():
        more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
        yield f"\n{check}: {rule}  {place}\n    {told}\n    {', '.join(names[:_SHOWN])}{more}"
