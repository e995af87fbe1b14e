"""The guide tells contributors about every key, every message and every command."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from conftest import ROOT, BuildSite
from servicebanken.blank import draw_blank
from servicebanken.cli import main
from servicebanken.fields import CARD_TYPES, CASE, METHOD
from servicebanken.kinds import CardType, FieldSpec, parts
from servicebanken.problems import CODES
from test_site import text_of


def keys_of(specs: tuple[FieldSpec, ...]) -> list[str]:
    return [key for spec in specs for key in (spec.key, *keys_of(parts(spec.kind)))]


def test_every_key_is_in_the_guide(build_site: BuildSite) -> None:
    """Whoever looks for a key finds it in the key reference, with its help."""
    words = text_of(build_site("") / "bidra/nycklar/index.html")
    for card_type in CARD_TYPES:
        for key in keys_of(card_type.fields):
            assert f" {key} " in words, key


def test_every_message_code_is_in_the_guide(build_site: BuildSite) -> None:
    """Whoever meets a message finds its cause and cure in the guide."""
    words = text_of(build_site("") / "bidra/meddelanden/index.html")
    for name, code in CODES.items():
        assert f" {name} {code.severity.value} " in words, name


def test_every_command_is_in_the_guide() -> None:
    """Every command of `servicebanken` is told of where contributors and engineers look."""
    told = (ROOT / "README.md").read_text() + (ROOT / "docs/bidra/index.md").read_text()
    for name in main.commands:
        assert f"servicebanken {name}" in told


def test_help_is_in_swedish() -> None:
    """The command explains itself in the contributor's language."""
    shown = CliRunner().invoke(main, ["granska", "--help"]).output
    assert "Granska kort och visa alla fel på en gång." in shown


@pytest.mark.parametrize("card_type", [METHOD, CASE], ids=lambda card_type: card_type.name)
def test_the_blank_card_is_drawn_from_the_table(card_type: CardType) -> None:
    """The template in the folder has every key and heading of the table, with its help."""
    written = (ROOT / card_type.folder / "_mall.md").read_text(encoding="utf-8")
    drawn_on = next(line for line in written.splitlines() if line.startswith("granskad:")).removeprefix("granskad: ")
    assert written == draw_blank(card_type, date.fromisoformat(drawn_on))


def test_the_readme_stands_alone() -> None:
    """What the README names in the repository is there."""
    for path in ("CONTRIBUTING.md", "LICENSE", "LICENSE-CONTENT", "LICENSE-DATA", "hooks/servicebanken/data/README.md"):
        assert Path(ROOT, path).is_file()
        assert f"({path})" in (ROOT / "README.md").read_text(encoding="utf-8")
