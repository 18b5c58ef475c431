"""Commands whose help and complaints are in the person's language: click, with our words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import click

from desktop.look.translation import Words


class WordedCommand(click.Command):
    """A command that says its help in the words it was given.

    Args:
        name: the command's name; its help is ``commands.NAME.help``.
        words: the words of the person's language.
        callback: what it does.
        params: its arguments and options.
    """

    def __init__(
        self,
        name: str,
        words: Words,
        callback: Callable[..., Any] | None = None,
        params: Sequence[click.Parameter] = (),
    ) -> None:
        super().__init__(
            name,
            callback=callback,
            params=list(params),
            help=words.tr(f"commands.{name}.help"),
        )
        self.words = words

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = self.words.tr("commands.option.help")
        return option

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, self.words.tr("commands.usage") + " ")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        return [
            self.words.tr("commands.options_piece") if piece == "[OPTIONS]" else piece
            for piece in super().collect_usage_pieces(ctx)
        ]

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        records = [
            record for param in self.get_params(ctx) if (record := param.get_help_record(ctx))
        ]
        if records:
            with formatter.section(self.words.tr("commands.options")):
                formatter.write_dl(records)


class WordedGroup(WordedCommand, click.Group):
    """The program itself: a group of worded commands."""

    def __init__(self, name: str, words: Words, members: Sequence[WordedCommand]) -> None:
        WordedCommand.__init__(self, name, words)
        self.commands = {str(member.name): member for member in members}

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        WordedCommand.format_options(self, ctx, formatter)
        rows = [(name, command.get_short_help_str(90)) for name, command in self.commands.items()]
        with formatter.section(self.words.tr("commands.commands")):
            formatter.write_dl(rows)

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)


def complaint(error: click.UsageError, words: Words) -> str:
    """What was wrong with the command line, as a sentence in the person's language."""
    match error:
        case click.NoSuchOption():
            return words.tr("usage.no_such_option", option=error.option_name)
        case click.MissingParameter():
            name = error.param.make_metavar(error.ctx) if error.param and error.ctx else "?"
            return words.tr("usage.missing", name=name.strip("[]."))
        case click.BadParameter():
            return words.tr("usage.bad_value", reason=error.message)
        case _ if error.message.startswith("No such command"):
            return words.tr("usage.no_such_command")
        case _:
            return words.tr("usage.other", reason=error.message)
