"""What an audit finds: one fault on one page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """`check` is who found it, `rule` what it breaks, `place` the selector, address or line where it stands."""

    check: str
    rule: str
    page: str
    place: str
    told: str
