"""``rawi backup``: a copy of a case, whole even while somebody writes to it."""

from __future__ import annotations

from pathlib import Path

from desktop.commands import output
from desktop.commands.failures import DONE
from desktop.commands.parameters import case_argument, out_argument
from desktop.commands.passphrases import open_case
from desktop.commands.progress import tell_pages
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words


def command(words: Words) -> WordedCommand:
    def run(case: Path, out: Path) -> int:
        with open_case(case, words, read_only=True) as opened:
            opened.copy_to(out, progress=tell_pages(words))
        output.write(words.tr("backup.saved", case=case, file=out) + "\n")
        return DONE

    return WordedCommand("backup", words, run, (case_argument(), out_argument()))
