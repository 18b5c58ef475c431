"""``rawi search``: the case's search in the terminal."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

import click

from desktop.commands.analysing import print_json
from desktop.commands.failures import DONE, say
from desktop.commands.parameters import bidi_option, case_argument, option
from desktop.commands.passphrases import open_case
from desktop.commands.terminal import Bidi, open_terminal
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words

LEVELS = ("exact", "spelling", "stem", "root")


def command(words: Words) -> WordedCommand:
    def run(
        case: Path,
        query: str,
        level: str,
        limit: int,
        json: bool,
        bidi: Bidi,
    ) -> int:
        with open_case(case, words, read_only=True) as opened:
            hits = opened.search(query, level=level, limit=limit)
        if json:
            for hit in hits:
                print_json(asdict(hit))
            return DONE
        if not hits:
            say(words.tr("terminal.no_hits"))
            return DONE
        open_terminal(words, bidi).table(
            [words.tr(f"report.column.{name}") for name in ("number", "level", "title", "snippet")],
            [
                (
                    str(hit.document.id),
                    words.tr(f"level.{hit.level}"),
                    hit.document.title,
                    " ".join(hit.snippet.split()),
                )
                for hit in hits
            ],
        )
        return DONE

    return WordedCommand(
        "search",
        words,
        run,
        (
            case_argument(),
            click.Argument(["query"], metavar="QUERY"),
            option(words, "--level", type=click.Choice(LEVELS), default="stem"),
            option(words, "--limit", type=click.IntRange(1), default=50, metavar="N"),
            option(words, "--json", is_flag=True),
            bidi_option(words),
        ),
    )
