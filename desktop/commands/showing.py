"""``rawi show``: what a case holds, in terminal tables."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.analysis.claims.across import conflicts_across
from desktop.analysis.claims.reasons import describe
from desktop.commands.failures import DONE
from desktop.commands.parameters import bidi_option, case_argument
from desktop.commands.report import claim_words, print_report
from desktop.commands.terminal import Bidi, Terminal, open_terminal
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words
from resources.lexicons import load
from storage.case_file import CaseFile


def command(words: Words) -> WordedCommand:
    def run(case: Path, document: int | None, bidi: Bidi) -> int:
        terminal = open_terminal(words, bidi)
        with CaseFile.open(case, read_only=True) as opened:
            if document is None:
                _print_documents(opened, terminal)
            shown = [document] if document is not None else opened.documents.ids()
            for number in shown:
                _print_document(opened, number, terminal)
            if len(shown) > 1:
                _print_conflicts_across(opened, terminal)
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


def _print_conflicts_across(case: CaseFile, terminal: Terminal) -> None:
    """Conflicts between claims of different articles, each claim with its article's number."""
    read = {number: case.current(number) for number in case.documents.ids()}
    analyses = {number: analysis for number, analysis in read.items() if analysis is not None}
    conflicts = conflicts_across(tuple(analyses.values()), load())
    numbers, tr = tuple(analyses), terminal.words.tr
    terminal.heading(tr("report.conflicts_across", count=len(conflicts)))
    for conflict in conflicts:
        reason = describe(conflict.why, terminal.words.language)
        terminal.line(f"{tr(f'conflict.{conflict.kind}')}: {reason}")
        for side in conflict.claims:
            number = numbers[side.article]
            analysis = analyses[number]
            claim = next(claim for claim in analysis.claims if claim.id == side.claim)
            terminal.line(f"  [{number}] {claim_words(analysis, claim, terminal)}")
