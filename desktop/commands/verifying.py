"""``rawi verify``: is the case file whole, and does every span still quote its text?"""

from __future__ import annotations

from pathlib import Path

from desktop.case_words import CaseWords
from desktop.commands import output
from desktop.commands.failures import DONE, PROBLEM, say
from desktop.commands.parameters import case_argument, option
from desktop.commands.passphrases import open_case
from desktop.commands.progress import tell_documents
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words
from storage.backup_folder import backups


def command(words: Words) -> WordedCommand:
    def run(case: Path, thorough: bool) -> int:
        with open_case(case, words, read_only=True) as opened:
            report = opened.verify(thorough=thorough, on_document=tell_documents(words))
        said = CaseWords(words)
        last_backup = said.backups(backups(case)) + "\n"
        if report.problems:
            say(words.tr("terminal.not_verified", file=case, count=len(report.problems)))
            output.write("\n".join(said.findings(report.problems)) + "\n" + last_backup)
            return PROBLEM
        line = words.tr(
            "terminal.verified",
            file=case,
            documents=report.documents,
            spans=report.spans,
            entries=report.entries,
        )
        output.write(line + "\n" + last_backup)
        return DONE

    thorough = option(words, "--thorough", is_flag=True)
    return WordedCommand("verify", words, run, (case_argument(), thorough))
