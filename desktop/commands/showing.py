"""``rawi show``: what a case holds, in terminal tables."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.analysis.reasons import describe
from desktop.case_comparison import compare
from desktop.commands.failures import DONE
from desktop.commands.parameters import bidi_option, case_argument
from desktop.commands.passphrases import open_case
from desktop.commands.report import ARROW, print_report, shortened
from desktop.commands.terminal import Bidi, Terminal, open_terminal
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words
from resources.lexicons import load
from storage.case_file import CaseFile


def command(words: Words) -> WordedCommand:
    def run(case: Path, document: int | None, bidi: Bidi) -> int:
        terminal = open_terminal(words, bidi)
        with open_case(case, words, read_only=True) as opened:
            if document is None:
                _print_documents(opened, terminal)
            shown = [document] if document is not None else opened.documents.ids()
            for number in shown:
                _print_document(opened, number, terminal)
            if len(shown) > 1:
                _print_compared(opened, terminal)
        return DONE

    return WordedCommand(
        "show",
        words,
        run,
        (
            case_argument(),
            click.Argument(["document"], required=False, type=int, metavar="[DOCUMENT]"),
            bidi_option(words),
        ),
    )


def _print_documents(case: CaseFile, terminal: Terminal) -> None:
    tr = terminal.words.tr
    rows = case.current.rows()
    terminal.heading(tr("report.documents", count=len(rows)))
    terminal.table(
        [tr(f"report.column.{name}") for name in ("number", "published", "outlet", "title")],
        [(str(row.id), row.published or "—", row.outlet or "—", row.title) for row in rows],
    )


def _print_document(case: CaseFile, number: int, terminal: Terminal) -> None:
    analysis = case.current(number)
    if analysis is not None:
        terminal.heading(f"{terminal.words.tr('report.column.number')} {number}")
        print_report(analysis, terminal)


def _print_compared(case: CaseFile, terminal: Terminal) -> None:
    """What the articles yield together: conflicts between their claims, each with its article's
    number, and names that may be one entity's."""
    compared, tr = compare(case, load()), terminal.words.tr
    terminal.heading(tr("report.conflicts_across", count=len(compared.conflicts)))
    for conflict in compared.conflicts:
        reason = describe(conflict.why, terminal.words.language, "conflict_reasons")
        terminal.line(f"{tr(f'conflict.{conflict.kind}')}: {reason}")
        for told in conflict.sides:
            stance = tr(f"stance.{told.stance}")
            chain = ARROW.join(words or "؟" for words in told.chain)
            terminal.line(f"  [{told.document}] {chain} ({stance}): {shortened(told.text)}")
    terminal.heading(tr("report.suggestions", count=len(compared.suggestions)))
    for suggestion in compared.suggestions:
        names = ARROW.join((suggestion.entity.name, suggestion.target.name))
        terminal.line(f"{names} ({tr(f'kind.{suggestion.kind}')})")
        terminal.line(f"  {describe(suggestion.why, terminal.words.language, 'merge_reasons')}")
