"""The options of ``rawi import`` that say how files are read, and their kinds of value."""

from __future__ import annotations

import re
from typing import Any

import click

from desktop.commands.parameters import option
from desktop.importing.encoding import CHOICES
from desktop.importing.table_columns import ROLES
from desktop.look.translation import Words

_BETWEEN = re.compile(rf",(?=(?:{'|'.join(ROLES)})=)")


class Columns(click.ParamType[dict[str, str]]):
    """What columns of tables are: ``text=النص,title=العنوان``."""

    name = "columns"

    def __init__(self, words: Words) -> None:
        self._words = words

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> dict[str, str]:
        """Roles by the names of columns, as :class:`desktop.importing.source.Reading` has them."""
        if isinstance(value, dict):
            return value
        told = [one.partition("=") for one in _BETWEEN.split(str(value))]
        columns = {name: role for role, _, name in told if role in ROLES and name}
        if len(columns) != len(told) or "text" not in columns.values():
            self.fail(self._words.tr("usage.bad_columns", value=value), param, ctx)
        return columns


def reading_options(words: Words) -> tuple[click.Option, click.Option]:
    """``--encoding`` and ``--columns``."""
    return (
        option(words, "--encoding", type=click.Choice(list(CHOICES)), metavar="|".join(CHOICES)),
        option(words, "--columns", type=Columns(words), metavar="ROLE=NAME,…"),
    )
