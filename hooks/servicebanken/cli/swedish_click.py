"""What is wrong with a call of the command, in Swedish: click has words of its own only in English."""

from __future__ import annotations

import click

from ..swedish import joined, meant

_HEADINGS = {"Options": "Flaggor", "Commands": "Kommandon"}
_FLAGS = frozenset({"--help", "--version"})


class SwedishChoice(click.Choice[str]):
    """One of some words; what else was written is told in Swedish."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        words = [str(word) for word in self.choices]
        return f"”{value}” går inte att välja. Välj {joined(words, 'eller')}.{meant(str(value), words)}"


class _Formatter(click.HelpFormatter):
    """Help with Swedish headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, "Så skriver ni: ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(_HEADINGS.get(heading, heading))


class _Context(click.Context):
    formatter_class = _Formatter


class Command(click.Command):
    """A command whose help is all in Swedish."""

    context_class = _Context


class Group(click.Group):
    """Commands whose help is all in Swedish."""

    context_class = _Context
    command_class = Command


def complaint(error: click.ClickException) -> str:
    """The sentence for the one who made the call; what the commands raise themselves is in Swedish already."""
    match error:
        case click.NoSuchOption(option_name=name):
            near = f" Menade du ”{error.possibilities[0]}”?" if error.possibilities else ""
            return f"flaggan ”{name}” finns inte.{near}"
        case click.BadOptionUsage(option_name=name):
            return f"flaggan ”{name}” {'tar inget värde' if name in _FLAGS else 'behöver ett värde efter sig'}."
        case click.MissingParameter(param=click.Parameter() as param):
            return f"{param.metavar or param.name} saknas."
        case click.BadParameter(param=click.Parameter() as param):
            return f"{param.opts[0] if isinstance(param, click.Option) else param.metavar}: {error.message}"
        case click.UsageError(ctx=click.Context(command=click.Group(commands=commands))):
            name = getattr(error, "command_name", "")
            said = f"kommandot ”{name}” finns inte.{meant(name, [*commands])}" if name else "ange ett kommando."
            return f"{said} Kommandona är {joined(commands)}."
        case _:
            return error.format_message()
