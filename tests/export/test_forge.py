"""A fork knows where it is: on a forge the addresses that the settings leave empty are the forge's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from linkcheck import broken_links, read_html
from servicebanken.export.forge import Forge, forge_in
from servicebanken.web.pages.cardtext import code_of
from support.sites import run_mkdocs

GITHUB = {
    "CI": "true",
    "GITHUB_SERVER_URL": "https://github.com",
    "GITHUB_REPOSITORY": "Torpa/Bygdens-bank",
}
GITLAB = {
    "CI": "true",
    "CI_PAGES_URL": "https://torpa.gitlab.io/bank",
    "CI_PROJECT_URL": "https://gitlab.com/torpa/bank",
}
PAGE = "metoder/byamote/index.html"


@pytest.mark.parametrize(
    ("environment", "site", "repository"),
    [
        (GITHUB, "https://torpa.github.io/Bygdens-bank/", "https://github.com/Torpa/Bygdens-bank"),
        (
            GITHUB | {"GITHUB_REPOSITORY": "Torpa/torpa.github.io"},
            "https://torpa.github.io/",
            "https://github.com/Torpa/torpa.github.io",
        ),
        # Where another forge of the same make has its pages is not to be told from its name.
        (
            GITHUB | {"GITHUB_SERVER_URL": "https://forge.example.org"},
            "",
            "https://forge.example.org/Torpa/Bygdens-bank",
        ),
        (GITLAB, "https://torpa.gitlab.io/bank/", "https://gitlab.com/torpa/bank"),
        ({"CI": "true", "CI_PROJECT_URL": "https://gitlab.com/torpa/bank"}, "", "https://gitlab.com/torpa/bank"),
        ({"CI": "true"}, "", ""),
        ({**GITHUB, "GITHUB_REPOSITORY": '"><script>/x'}, "", ""),
        ({**GITHUB, "CI": ""}, "", ""),
        ({**GITLAB, "CI": "false"}, "", ""),
    ],
)
def test_a_run_is_believed(environment: Mapping[str, str], site: str, repository: str) -> None:
    """The owner's own site lies at the top, any other in a folder; outside a run nothing is filled in."""
    assert forge_in(environment) == Forge(site=site, repository=repository)


def test_a_fork_has_its_addresses_without_touching_a_file(copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """Canonical addresses, edit links, codes on paper and the form's way to a new file are the fork's own."""
    config = copy_site("liten") / "mkdocs.yml"
    assert run_mkdocs(config, tmp_path / "site", **GITHUB).returncode == 0
    html = (tmp_path / "site" / PAGE).read_text(encoding="utf-8")
    address = "https://torpa.github.io/Bygdens-bank/metoder/byamote/"
    assert f'<link rel="canonical" href="{address}">' in html and code_of(address) in html
    edit = "https://github.com/Torpa/Bygdens-bank/edit/main/methods/byamote.md"
    assert edit in read_html(tmp_path / "site" / PAGE).links
    form = (tmp_path / "site/bidra/skriv/index.html").read_text(encoding="utf-8")
    assert "öppnar ni det som en ny fil på github.com. Det kräver ett konto där." in form
    data = (tmp_path / "site/assets/form-data.js").read_text(encoding="utf-8")
    assert "https://github.com/Torpa/Bygdens-bank/new/main" in data
    assert 'href="/Bygdens-bank/assets/servicebanken.css"' in (tmp_path / "site/404.html").read_text(encoding="utf-8")
    assert [*broken_links(tmp_path / "site")] == []
    # The same run gives the same bytes.
    assert run_mkdocs(config, tmp_path / "igen", **GITHUB).returncode == 0
    assert (tmp_path / "igen" / PAGE).read_text(encoding="utf-8") == html


def test_what_the_file_says_wins(copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """A bank with an address of its own keeps it on the forge, and the forge fills in only what is empty."""
    config = copy_site("liten") / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + "site_url: https://bank.example.org/\n", encoding="utf-8")
    assert run_mkdocs(config, tmp_path / "site", **GITHUB).returncode == 0
    html = (tmp_path / "site" / PAGE).read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://bank.example.org/metoder/byamote/">' in html
    assert "github.io" not in html and "https://github.com/Torpa/Bygdens-bank/edit/main/methods/byamote.md" in html


def test_at_home_nothing_is_filled_in(copy_site: Callable[[str], Path], tmp_path: Path) -> None:
    """Variables that are left in a shell of one's own change nothing."""
    config = copy_site("liten") / "mkdocs.yml"
    assert run_mkdocs(config, tmp_path / "site", **GITHUB | {"CI": ""}).returncode == 0
    html = (tmp_path / "site" / PAGE).read_text(encoding="utf-8")
    assert "github" not in html and "canonical" not in html and "sb-code" not in html
