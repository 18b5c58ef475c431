"""The arguments and options that several commands share, and the kinds of value they take."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import click

from desktop.look.translation import Words


class IsoDate(click.ParamType[str]):
    """A day as ISO 8601 writes it: ``2017-11-12``."""

    name = "date"

    def __init__(self, words: Words) -> None:
        self._words = words

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            self.fail(self._words.tr("usage.bad_date", value=value), param, ctx)


class PictureSize(click.ParamType[tuple[int, int]]):
    """A size in pixels: ``1280x800``."""

    name = "size"
    smallest, largest = 200, 8000

    def __init__(self, words: Words) -> None:
        self._words = words

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[int, int]:
        if isinstance(value, tuple):
            return value
        width, _, height = str(value).lower().partition("x")
        try:
            size = int(width), int(height)
        except ValueError:
            size = (0, 0)
        if not all(self.smallest <= side <= self.largest for side in size):
            self.fail(self._words.tr("usage.bad_size", value=value), param, ctx)
        return size


def case_argument() -> click.Argument:
    return click.Argument(["case"], metavar="CASE", type=click.Path(path_type=Path))


def option(words: Words, *names: str, metavar: str | None = None, **settings: Any) -> click.Option:
    """An option whose help is ``commands.option.NAME`` (its long name, dashes as underscores)."""
    key = names[0].removeprefix("--").replace("-", "_")
    return click.Option(
        list(names), help=words.tr(f"commands.option.{key}"), metavar=metavar, **settings
    )


def knowledge_options(words: Words) -> tuple[click.Option, click.Option]:
    """What is known of an article: ``--published`` and ``--outlet``."""
    return (
        option(words, "--published", metavar="YYYY-MM-DD", type=IsoDate(words)),
        option(words, "--outlet", metavar="NAME"),
    )


def bidi_option(words: Words) -> click.Option:
    return option(
        words,
        "--bidi",
        type=click.Choice(["auto", "on", "off"]),
        default="auto",
        metavar="auto|on|off",
    )
