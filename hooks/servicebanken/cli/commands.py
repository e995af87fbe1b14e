"""The command `servicebanken`: what the site's engine cannot do."""

from __future__ import annotations

import gc
import os
import shlex
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from ..bank.bank import Bank
from ..bank.day import today
from ..bank.loading import load_bank
from ..bank.selection_words import CHOICES, file_stem
from ..checker.rules.leftovers import TEMPLATE_MARK
from ..checker.rules.length import ESTIMATED
from ..export.copies import Parcel, export_pdf, export_zip
from ..export.engine import read_settings, settings_file
from ..export.file import PDF, ZIP, judge_target
from ..model.fields import CASE, METHOD
from ..problems import Problem, Refusal, stops
from ..web.data.schema import TYPES, schema_as_json, schema_of, slugs_in, whole_schema
from .asked import bank_folder, is_within, path_asked, selection_asked
from .formats import FORMATS
from .new_card import begin_card
from .progress import Progress
from .signals import tidily
from .swedish_click import Group, SwedishChoice, complaint

_ROOT = click.option(
    "--root",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="MAPP",
    help="Mappen där banken ligger (annars den mapp ni står i).",
)
_FORMAT = "text för människor, json för program, github för att visa felen vid raderna i en pull request."
_GRANSKA = "Granska kort och visa alla fel på en gång."
_UTSKRIFT = "Sätt också korten på sidor, och visa vilka som inte får plats på sitt blad. Tar några sekunder."
_NY = "Börja på ett nytt kort."
_EXPORTERA = "Lägg hela banken, eller ett urval, i en zip-fil för den som saknar nät."
_SCHEMA = "Skriv ut JSON Schema för uppgifterna överst i korten."
_HELP = click.help_option("--help", help="Visa den här hjälpen.")


@click.group(
    cls=Group,
    options_metavar="[FLAGGOR]",
    subcommand_metavar="KOMMANDO …",
    help="Servicebankens verktyg för den som skriver kort.",
)
@click.version_option(package_name="servicebanken", message="%(version)s", help="Visa versionen.")
@_HELP
def main() -> None:
    """The group of commands."""


@main.command(options_metavar="[FLAGGOR]", help=f"{_GRANSKA} Utan PATH granskas hela banken.", short_help=_GRANSKA)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@_ROOT
@click.option("--format", "name", type=SwedishChoice([*FORMATS]), default="text", metavar="FORMAT", help=_FORMAT)
@click.option("--utskrift", "is_printed", is_flag=True, help=_UTSKRIFT)
@_HELP
def granska(paths: Sequence[Path], root: Path, name: str, is_printed: bool) -> None:
    """Exit status: 0 without faults, 1 with or when paper cannot be made here, 2 when called wrongly."""
    root = bank_folder(root)
    chosen = [path_asked(path, root) for path in paths] or ["."]
    bank, problems = load_bank(root, today=today(), with_drafts=True)
    if is_printed:
        problems = (*_printed(bank, chosen, root), *(one for one in problems if one.code != ESTIMATED))
    asked = [one for one in problems if any(is_within(one.path, path) for path in chosen)]
    # As bytes, so that å, ä and ö are the same whatever the terminal says it can show.
    click.echo(FORMATS[name](asked).encode(), nl=False)
    if stops(asked):
        raise SystemExit(1)


@main.command(
    options_metavar="[FLAGGOR]",
    help=f"{_NY} Sorten är metod eller berattelse. Rubriken blir filens namn.",
    short_help=_NY,
)
@click.argument("name", type=SwedishChoice([METHOD.name, CASE.name]), metavar="SORT")
@click.argument("words", nargs=-1, required=True, metavar="RUBRIK...")
@_ROOT
@_HELP
def ny(name: str, words: Sequence[str], root: Path) -> None:
    """Exit status: 0 when the card is written, 1 when it cannot be, 2 when called wrongly."""
    base = bank_folder(root)
    try:
        path = begin_card(base, TYPES[name], " ".join(words), today())
    except Refusal as refused:
        raise click.ClickException(str(refused)) from None
    where = "" if base == Path.cwd() else f" --root {shlex.quote(str(root))}"
    click.echo(
        f"Ett nytt kort ligger i {base / path}\n\n"
        f"1. Öppna filen och skriv er text där det står {TEMPLATE_MARK}.\n"
        "2. Ta bort raderna som börjar med # när ni är klara med dem.\n"
        f"3. Granska kortet:  servicebanken granska {path}{where}"
    )


@main.command(
    options_metavar="[FLAGGOR]",
    help=f"{_SCHEMA} Utan SORT skrivs alla fyra: {', '.join(TYPES)}.",
    short_help=_SCHEMA,
)
@click.argument("names", nargs=-1, type=SwedishChoice([*TYPES]), metavar="[SORT]")
@click.option(
    "--root",
    type=click.Path(path_type=Path),
    metavar="MAPP",
    help="Ta med namnen på teman och kort ur banken i mappen.",
)
@_HELP
def schema(names: Sequence[str], root: Path | None) -> None:
    """Exit status: 0, or 2 when called wrongly."""
    if len(names) > 1:
        raise click.UsageError("ange bara en sort, eller ingen för alla.")
    slugs = slugs_in(load_bank(bank_folder(root), today=today(), with_drafts=True)[0]) if root else None
    drawn = schema_of(TYPES[names[0]], slugs) if names else whole_schema(slugs)
    click.echo(schema_as_json(drawn).encode(), nl=False)


def _wishes(command: Callable[..., None]) -> Callable[..., None]:
    """The command with an option for each kind of thing that a part of the bank can be chosen by."""
    for kind in reversed(CHOICES):
        about = f"Bara det som hör till {kind.one}. Går att skriva flera gånger."
        option = click.option(f"--{kind.option}", kind.key, multiple=True, metavar="NAMN", help=about)
        command = option(command)
    return command


@main.command(
    options_metavar="[FLAGGOR]",
    help=f"{_EXPORTERA} Packa upp den och öppna index.html. Flera villkor snävar in urvalet.",
    short_help=_EXPORTERA,
)
@click.option(
    "-o",
    "target",
    type=click.Path(path_type=Path),
    metavar="FIL.zip",
    help="Vad filen ska heta (annars servicebanken.zip, med urvalets namn efter).",
)
@click.option(
    "--pdf",
    "deck",
    type=click.Path(path_type=Path),
    metavar="FIL.pdf",
    help="Gör en PDF-fil med korten, att skriva ut eller skicka. Zip-filen görs då bara om -o också är skriven.",
)
@_wishes
@_ROOT
@_HELP
def exportera(target: Path | None, deck: Path | None, root: Path, **wishes: Sequence[str]) -> None:
    """Exit status: 0 when the files lie in place, 1 when they cannot be made, 2 when called wrongly."""
    root = bank_folder(root)
    boxes: list[Parcel] = []
    with tidily(), Progress() as progress:
        progress.tell("Granskar korten …")
        bank, problems = load_bank(root, today=today())
        if stops(problems):
            click.echo(FORMATS["text"](problems).encode(), nl=False)
            raise SystemExit(1)
        selection = selection_asked(bank, wishes)
        wanted = [(target, ZIP)] if target or not deck else []
        wanted += [(deck, PDF)] if deck else []
        try:
            files = [(judge_target(path or Path(f"{file_stem(bank, selection)}.zip"), form, root), form)
                     for path, form in wanted]  # fmt: skip
        except Refusal as refused:
            raise click.UsageError(str(refused)) from None
        for path, form in files:
            make = export_zip if form is ZIP else export_pdf
            try:
                boxes.append(make(root, bank, selection, path, progress.tell))
            except Refusal as failed:
                raise click.ClickException(str(failed)) from None
    for box in boxes:
        click.echo(str(box).encode())


def run() -> None:
    """The command as installed: what is wrong with a call is told in one line, with exit status 2."""
    # It is over within a second and throws nothing away before its end: looking for litter takes a fifth of the time.
    gc.disable()
    try:
        raise SystemExit(main.main(prog_name="servicebanken", standalone_mode=False))
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        raise SystemExit(2) from None
    except click.UsageError as error:
        click.echo(f"Så går det inte att skriva: {complaint(error)}\nSe servicebanken --help.", err=True)
        raise SystemExit(error.exit_code) from None
    except click.ClickException as error:
        click.echo(f"Det gick inte: {error.format_message()}", err=True)
        raise SystemExit(error.exit_code) from None
    except click.Abort:
        raise SystemExit(130) from None
    except BrokenPipeError:
        # Whoever reads has seen enough; what is left is not for anyone to see.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None


def _printed(bank: Bank, chosen: Sequence[str], root: Path) -> list[Problem]:
    """What the cards take on paper. Imported here, since setting pages takes longer to begin than all else takes."""
    from ..paper.fitting import judge_print

    cards = [card for card in bank.cards if any(is_within(card.path, path) for path in chosen)]
    try:
        return list(judge_print(bank, cards, root, read_settings(settings_file(root))))
    except Refusal as missing:
        raise click.ClickException(str(missing)) from None
