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
        case click.BadOptionUsage():
            return words.tr("usage.needs_value", option=error.option_name)
        case click.MissingParameter():
            return words.tr("usage.missing", name=_name(error))
        case click.BadParameter():
            return _bad_value(error, words)
        case click.exceptions.NoSuchCommand():
            return words.tr("usage.no_such_command")
        case _ if error.message.startswith("Got unexpected extra"):
            return words.tr("usage.too_many")
        case _:
            return words.tr("usage.other", reason=error.message)


def _bad_value(error: click.BadParameter, words: Words) -> str:
    """What a parameter would have taken; our own kinds of value say it themselves."""
    name = _name(error)
    match error.param.type if error.param else None:
        case click.Choice(choices=choices):
            return words.tr("usage.bad_choice", name=name, choices=", ".join(map(str, choices)))
        case click.IntRange(min=least, max=None):
            return words.tr("usage.bad_least", name=name, least=least)
        case click.IntRange(min=least, max=most):
            return words.tr("usage.bad_range", name=name, least=least, most=most)
        case click.types.IntParamType():
            return words.tr("usage.bad_number", name=name)
        case _:
            return words.tr("usage.bad_value", reason=error.message)


def _name(error: click.BadParameter) -> str:
    """A parameter as the help writes it: ``--level``, ``CASE``."""
    if error.param is None or error.ctx is None:
        return "?"
    if isinstance(error.param, click.Option):
        return error.param.opts[0]
    return error.param.make_metavar(error.ctx).strip("[].…")
