"""The guide tells contributors about every key, every message and every command."""

from __future__ import annotations

import json
import re
import shutil
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from servicebanken.cli.commands import main
from servicebanken.cli.formats import FORMATS
from servicebanken.codes import CODES
from servicebanken.model.fields import CARD_TYPES, CASE, METHOD
from servicebanken.model.kinds import CardType, FieldSpec, parts
from servicebanken.web.form.blank import draw_blank
from support.sites import ROOT, SITES, BuildSite
from support.words import text_of


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


def test_every_message_code_has_a_cause_and_a_cure() -> None:
    """The table of messages says of each what is wrong and what to do, in whole sentences."""
    for name, code in CODES.items():
        for text in (code.cause, code.cure):
            assert len(text.split()) >= 3 and text[0].isupper() and text.endswith("."), f"{name}: {text}"
        assert code.cause != code.cure, name


def commands_in(path: str) -> list[str]:
    """The calls of `servicebanken` that a page shows as code: in the text, in a table, on a line of their own."""
    text = (ROOT / path).read_text(encoding="utf-8")
    spans = re.findall(r"`([^`\n]+)`", text) + [line.split("#")[0].strip() for line in text.splitlines()]
    return [found[1] for span in spans if (found := re.fullmatch(r"(?:\.venv/bin/)?servicebanken (.+)", span))]


TOLD = [(path, call) for path in ("docs/bidra/index.md", "CONTRIBUTING.md", "README.md") for call in commands_in(path)]


@pytest.fixture
def bank(tmp_path: Path) -> Path:
    """The bank itself, copied to where a test may write in it."""
    for folder in ("methods", "cases", "docs"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path / "mkdocs.yml")
    for folder in ("hooks", "overrides"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    return tmp_path


@pytest.mark.parametrize("call", sorted({call for _, call in TOLD}))
def test_every_call_we_show_works_as_it_stands(call: str, bank: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever copies a command from the guide, CONTRIBUTING.md or the README into the bank's folder sees it work."""
    if "--pdf" in call or "--utskrift" in call:
        # To set all our cards takes a minute, and a few show as well that the call is right.
        for folder in ("methods", "cases", "docs"):
            shutil.rmtree(bank / folder)
            shutil.copytree(SITES / "liten" / folder, bank / folder)
    monkeypatch.chdir(bank)
    result = CliRunner().invoke(main, call.split())
    assert result.exit_code == 0, result.output


def test_the_guide_tells_of_every_command_option_and_format() -> None:
    """What the command can do stands in the guide and the README, and no option that does not exist."""
    options = {option for command in (main, *main.commands.values()) for one in command.params for option in one.opts}
    known = {option for option in options if option.startswith("--")} | {"--help"}
    guide = (ROOT / "docs/bidra/index.md").read_text(encoding="utf-8")
    assert set(re.findall(r"`[^`\n]*?(--[a-z]+)[^`\n]*`", guide)) == known
    assert set(re.findall(r"--format (\w+)", guide)) == set(FORMATS)
    for path in ("docs/bidra/index.md", "README.md"):
        assert {call.split()[0] for called, call in TOLD if called == path} == set(main.commands), path


def test_every_page_of_the_guide_is_linked_from_it(build_site: BuildSite) -> None:
    """No page below /bidra/ can be reached only by those who know its address."""
    folder = build_site("") / "bidra"
    text = re.search(r"<main.*?</main>", (folder / "index.html").read_text(encoding="utf-8"), re.DOTALL)
    assert text
    pages = {path.parent.name for path in folder.glob("*/index.html")}
    assert pages >= {"nycklar", "meddelanden"}
    assert pages <= {target.strip("/") for target in re.findall(r'href="([^"#]+)"', text[0])}


def test_the_example_in_the_guide_is_a_card_of_the_bank(bank: Path) -> None:
    """The card shown whole is the file that the guide links to, as it is now, and the checker finds nothing in it."""
    guide = (ROOT / "docs/bidra/index.md").read_text(encoding="utf-8")
    shown = re.search(r"\(\.\./\.\./(cases/[a-z0-9-]+\.md)\)\.\n\n```text\n(.*?)```", guide, re.DOTALL)
    assert shown, "no link to the card just before the example"
    path, example = shown.groups()
    assert example == (ROOT / path).read_text(encoding="utf-8"), f"copy {path} into the guide again"
    (bank / path).write_text(example, encoding="utf-8")
    judged = CliRunner().invoke(main, ["granska", path, "--format", "json", "--root", str(bank)]).output
    # A card may have grown old since it was chosen.
    assert {one["code"] for one in json.loads(judged)} <= {"gammal-granskning"}


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
    data = "hooks/servicebanken/places/data/README.md"
    for path in ("CONTRIBUTING.md", "LICENSE", "LICENSE-CONTENT", "LICENSE-DATA", data):
        assert Path(ROOT, path).is_file()
        assert f"({path})" in (ROOT / "README.md").read_text(encoding="utf-8")
