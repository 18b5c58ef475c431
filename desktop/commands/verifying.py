"""``rawi verify``: is the case file whole, and does every span still quote its text?"""

from __future__ import annotations

from pathlib import Path

from desktop.commands import output
from desktop.commands.failures import DONE, PROBLEM, say
from desktop.commands.parameters import case_argument
from desktop.commands.passphrases import open_case
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words


def command(words: Words) -> WordedCommand:
    def run(case: Path) -> int:
        with open_case(case, words, read_only=True) as opened:
            report = opened.verify()
        if report.problems:
            say(words.tr("terminal.not_verified", file=case, count=len(report.problems)))
            for problem in report.problems:
                output.write(f"{problem}\n")
            return PROBLEM
        line = words.tr(
            "terminal.verified",
            file=case,
            documents=report.documents,
            spans=report.spans,
            entries=report.entries,
        )
        output.write(line + "\n")
        return DONE

    return WordedCommand("verify", words, run, (case_argument(),))
