"""``rawi repair``: what can be read of a damaged case, in a new one."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.case_words import CaseWords
from desktop.commands import output
from desktop.commands.failures import DONE
from desktop.commands.parameters import out_argument
from desktop.commands.passphrases import passphrases
from desktop.commands.progress import tell_pages
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words
from storage.damaged_key import needs_passphrase
from storage.repair import repair


def command(words: Words) -> WordedCommand:
    def run(damaged: Path, out: Path) -> int:
        passphrase = passphrases().present(damaged, words) if needs_passphrase(damaged) else None
        report = repair(damaged, out, passphrase=passphrase, on_page=tell_pages(words))
        lines = [
            words.tr("repaired.heading", damaged=damaged, file=out),
            *CaseWords(words).repaired(report),
            words.tr("repaired.next"),
        ]
        output.write("\n".join(lines) + "\n")
        return DONE

    damaged = click.Argument(["damaged"], metavar="DAMAGED", type=click.Path(path_type=Path))
    return WordedCommand("repair", words, run, (damaged, out_argument()))
