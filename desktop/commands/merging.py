"""``rawi merge``: what another copy of a case holds, taken in, and what is not agreed upon."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.case_words import CaseWords
from desktop.commands import output
from desktop.commands.failures import DONE, say, warn_of_place
from desktop.commands.parameters import case_argument
from desktop.commands.passphrases import open_case, open_copy
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words
from storage.problems import CaseReadOnly, MergeWithItself


def command(words: Words) -> WordedCommand:
    def run(case: Path, other: Path) -> int:
        if case.exists() and other.exists() and case.samefile(other):
            raise MergeWithItself(case)
        warn_of_place(case, words)
        with open_case(case, words) as opened:
            if opened.read_only:
                raise CaseReadOnly(case, reason=opened.read_only_because or "")
            with open_copy(other, opened, words) as copy:
                if copy.key is not None and opened.key is None:
                    say(words.tr("merged.into_plain", other=other, case=case))
                report = opened.merge(copy)
            said = CaseWords(words)
            lines = [
                words.tr("merged.heading", other=other, case=case),
                said.merged(report),
                *said.disagreements(opened),
            ]
        output.write("\n".join(lines) + "\n")
        return DONE

    other = click.Argument(["other"], metavar="OTHER", type=click.Path(path_type=Path))
    return WordedCommand("merge", words, run, (case_argument(), other))
