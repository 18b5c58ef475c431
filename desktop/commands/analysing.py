"""``rawi analyse``: one article, no case file."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from desktop.analysis.model import Article
from desktop.analysis.pipeline import analyse
from desktop.analysis.schema import to_dict
from desktop.commands import output
from desktop.commands.failures import DONE, say
from desktop.commands.parameters import bidi_option, knowledge_options, option
from desktop.commands.report import print_report
from desktop.commands.terminal import Bidi, open_terminal
from desktop.commands.worded import WordedCommand
from desktop.importing import article_from_bytes, read_article
from desktop.look.translation import Words
from resources.lexicons import load


def command(words: Words) -> WordedCommand:
    def run(
        file: str,
        published: str | None,
        outlet: str | None,
        json: bool,
        bidi: Bidi,
    ) -> int:
        analysis = analyse(_article(file, outlet, published, words), load())
        if analysis.read_without_the_neural_recogniser:
            say(words.tr("terminal.no_neural"))
        if json:
            print_json(to_dict(analysis))
        else:
            print_report(analysis, open_terminal(words, bidi))
        return DONE

    return WordedCommand(
        "analyse",
        words,
        run,
        (
            click.Argument(["file"], metavar="FILE"),
            *knowledge_options(words, moments=True),
            option(words, "--json", is_flag=True),
            bidi_option(words),
        ),
    )


def print_json(value: object) -> None:
    """One JSON value on one line of standard output."""
    output.write(json.dumps(value, ensure_ascii=False) + "\n")


def _article(file: str, outlet: str | None, published: str | None, words: Words) -> Article:
    if file != "-":
        return read_article(Path(file), outlet=outlet, published=published)
    raw = sys.stdin.buffer.read()
    name = words.tr("terminal.stdin")
    return article_from_bytes(raw, name, outlet=outlet, published=published)
