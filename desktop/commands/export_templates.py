"""The options of ``rawi export`` that change how a brief looks and what it says."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

import click

from desktop.commands.parameters import option
from desktop.exporting.brief import sentences
from desktop.exporting.brief.own_files import read_own
from desktop.exporting.brief.writing import WRITERS
from desktop.exporting.formats import Format, format_of
from desktop.look.translation import Words

_PAGE = "brief-html"
"""The format that a person's page is of."""


def template_options(words: Words) -> tuple[click.Option, ...]:
    path = click.Path(path_type=Path)
    kind = click.Choice(["html", "toml"])
    return (
        option(words, "--template", metavar="FILE", type=path, multiple=True),
        option(words, "--template-of", metavar="html|toml", type=kind),
    )


def template_text(kind: str, words: Words) -> str:
    """What briefs are made with: the page, or the sentences in the language of the words."""
    return sentences.page_source() if kind == "html" else sentences.source_of(words.language)


def wanted_format(key: str, templates: Sequence[Path], words: Words) -> Format:
    """A format, with a person's templates where there are any.

    Raises:
        TemplateUnreadable: one cannot be read.
        click.UsageError: the format takes none, or not this kind.
    """
    wanted = format_of(key)
    if not templates:
        return wanted
    if key not in WRITERS:
        raise click.UsageError(words.tr("usage.template_for_briefs", formats=", ".join(WRITERS)))
    own = read_own(templates)
    if own.page is not None and key != _PAGE:
        raise click.UsageError(words.tr("usage.page_for_html", file=own.page.file, format=_PAGE))
    return Format(wanted.key, wanted.suffix, partial(WRITERS[key], own=own))
