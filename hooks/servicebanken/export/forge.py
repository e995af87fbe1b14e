"""Where the bank is when a forge builds it: what the forge says of itself, for a bank whose settings say nothing.

Only a forge's own runs are believed, so that a build at home is the same wherever it is made.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..checker.values.singles import is_web_address

# What a forge says of where the bank is; without these a build is as at home.
VARIABLES = ("GITHUB_REPOSITORY", "CI_PAGES_URL", "CI_PROJECT_URL")

_RUNS = ("CI", "GITHUB_ACTIONS", "GITLAB_CI")
_GITHUB = "https://github.com"
_NAME = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Forge:
    """The address of the site that the forge publishes, and of the repository; empty where they cannot be told."""

    site: str = ""
    repository: str = ""


def forge_in(environment: Mapping[str, str]) -> Forge:
    """The forge whose run this is, by the variables that it sets; none outside a run."""
    if not any(environment.get(name, "").lower() in ("true", "1") for name in _RUNS):
        return Forge()
    if _NAME.fullmatch(name := environment.get("GITHUB_REPOSITORY", "")):
        server = environment.get("GITHUB_SERVER_URL", _GITHUB).rstrip("/")
        site = _on_github_pages(name) if server == _GITHUB else ""
        return Forge(site=_believed(site), repository=_believed(f"{server}/{name}"))
    site = environment.get("CI_PAGES_URL", "").rstrip("/")
    return Forge(site=_believed(f"{site}/"), repository=_believed(environment.get("CI_PROJECT_URL", "")))


def _on_github_pages(name: str) -> str:
    """A repository called as its owner's site is that site itself; any other has a folder below it."""
    owner, _, repository = name.partition("/")
    host = f"{owner}.github.io".lower()
    return f"https://{host}/" if repository.lower() == host else f"https://{host}/{repository}/"


def _believed(address: str) -> str:
    return address if is_web_address(address) else ""
