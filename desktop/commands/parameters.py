"""The arguments and options that several commands share, and the kinds of value they take."""

from __future__ import annotations

from datetime import date, datetime
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


class IsoMoment(IsoDate):
    """A day, or a day with its time and offset where known: ``2017-11-12T18:30+02:00``."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        if len(str(value)) <= len("2017-11-12"):
            return super().convert(value, param, ctx)
        try:
            return datetime.fromisoformat(str(value)).isoformat()
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


def out_argument() -> click.Argument:
    """A file that is made, and never replaces one."""
    return click.Argument(["out"], metavar="OUT", type=click.Path(path_type=Path))


def option(words: Words, *names: str, metavar: str | None = None, **settings: Any) -> click.Option:
    """An option whose help is ``commands.option.NAME`` (its long name, dashes as underscores)."""
    key = names[0].removeprefix("--").replace("-", "_")
    return click.Option(
        list(names), help=words.tr(f"commands.option.{key}"), metavar=metavar, **settings
    )


def knowledge_options(words: Words, *, moments: bool = False) -> tuple[click.Option, click.Option]:
    """What is known of an article: ``--published`` and ``--outlet``. ``moments``: the time of day
    of publication may be told too."""
    metavar = "YYYY-MM-DD[THH:MM[+HH:MM]]" if moments else "YYYY-MM-DD"
    kind = IsoMoment(words) if moments else IsoDate(words)
    return (
        option(words, "--published", metavar=metavar, type=kind),
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
