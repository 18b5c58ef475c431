"""``rawi analyse``: one article, no case file."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import TypedDict, Unpack

import click

from desktop.analysis.model import Article
from desktop.analysis.pipeline import analyse
from desktop.analysis.schema import to_dict
from desktop.commands import output
from desktop.commands.failures import DONE, PROBLEM, say, sentence
from desktop.commands.import_parameters import reading_options
from desktop.commands.parameters import bidi_option, knowledge_options, option
from desktop.commands.report import print_report
from desktop.commands.terminal import Bidi, open_terminal
from desktop.commands.worded import WordedCommand
from desktop.import_order import ImportOrder
from desktop.importing import ImportProblem, ReaderProcess
from desktop.importing.encoding import CHOICES
from desktop.importing.found import FoundArticle
from desktop.intake import Said, article_of
from desktop.look.translation import Words
from resources.lexicons import load


class _Given(TypedDict):
    """The options."""

    published: str | None
    outlet: str | None
    encoding: str | None
    columns: Mapping[str, str] | None
    article: int | None
    json: bool
    bidi: Bidi


def command(words: Words) -> WordedCommand:
    def run(file: str, **given: Unpack[_Given]) -> int:
        encoding = given["encoding"]
        known = ImportOrder(
            (),
            given["outlet"],
            given["published"],
            encoding and CHOICES[encoding],
            given["columns"],
        )
        article = _article(file, given["article"], known, words)
        if article is None:
            return PROBLEM
        analysis = analyse(article, load())
        if analysis.read_without_the_neural_recogniser:
            say(words.tr("terminal.no_neural"))
        if given["json"]:
            print_json(to_dict(analysis))
        else:
            print_report(analysis, open_terminal(words, given["bidi"]))
        return DONE

    return WordedCommand(
        "analyse",
        words,
        run,
        (
            click.Argument(["file"], metavar="FILE"),
            *knowledge_options(words, moments=True),
            *reading_options(words),
            option(words, "--article", type=click.IntRange(1), metavar="N"),
            option(words, "--json", is_flag=True),
            bidi_option(words),
        ),
    )


def print_json(value: object) -> None:
    """One JSON value on one line of standard output."""
    output.write(json.dumps(value, ensure_ascii=False) + "\n")


def _article(file: str, number: int | None, known: ImportOrder, words: Words) -> Article | None:
    """The article in a file or in standard input, of several the one of that number; None where
    there is none, and why is told.

    Raises:
        UsageError: there are several, and none was chosen.
    """
    request, encoding, columns = known.usual(Path(file)), known.encoding, known.columns
    with closing(ReaderProcess()) as reader:
        if file == "-":
            raw = sys.stdin.buffer.read()
            found = list(
                reader.read_bytes(
                    raw, words.tr("terminal.stdin"), encoding=encoding, columns=columns
                )
            )
        else:
            found = list(reader.read(request.path, encoding=encoding, columns=columns))
    articles = [article_of(one, request, Said()) for one in found if isinstance(one, FoundArticle)]
    for one in found:
        if isinstance(one, ImportProblem):
            say(sentence(one, words))
    if number is None and len(articles) > 1:
        raise click.UsageError(words.tr("usage.several_articles", count=len(articles)))
    if number is not None and articles and number > len(articles):
        raise click.UsageError(words.tr("usage.so_many_articles", count=len(articles)))
    return articles[(number or 1) - 1] if articles else None
