"""``rawi verify``: is the case file whole, and does every span still quote its text?"""

from __future__ import annotations

from pathlib import Path

import click

from desktop.case_words import CaseWords
from desktop.commands import output
from desktop.commands.failures import DONE, PROBLEM, say
from desktop.commands.parameters import case_argument, option
from desktop.commands.passphrases import open_case, passphrases
from desktop.commands.progress import tell_documents
from desktop.commands.verifying_briefs import verify_brief
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words
from storage.backup_folder import backups
from storage.damaged_key import needs_passphrase
from storage.damaged_pages import findings_in_file
from storage.problems import DamagedCase, NotACase, WrongPassphrase
from storage.verification import VerifyReport


def command(words: Words) -> WordedCommand:
    def run(case: Path, thorough: bool, brief: Path | None) -> int:
        if brief is not None:
            return verify_brief(brief, case, words)
        report = _report(case, words, thorough=thorough)
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
    brief = option(words, "--brief", metavar="FILE", type=click.Path(path_type=Path))
    return WordedCommand("verify", words, run, (case_argument(), thorough, brief))


def _report(case: Path, words: Words, *, thorough: bool) -> VerifyReport:
    """What was found; of an encrypted case that is too damaged to be opened, which pages are."""
    try:
        with open_case(case, words, read_only=True) as opened:
            return opened.verify(thorough=thorough, on_document=tell_documents(words))
    except (DamagedCase, WrongPassphrase, NotACase):
        if not needs_passphrase(case):
            raise
        found = findings_in_file(case, passphrases().present(case, words))
        if not found:
            raise
        return VerifyReport(0, 0, 0, tuple(found))
