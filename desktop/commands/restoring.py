"""``rawi restore``: a backup brought back, as a new case or in the place of the case."""

from __future__ import annotations

from pathlib import Path

import click

from desktop.case_words import CaseWords
from desktop.commands import output
from desktop.commands.failures import DONE
from desktop.commands.parameters import case_argument, option
from desktop.commands.passphrases import passphrase_for
from desktop.commands.progress import tell_pages
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words
from storage.backup_folder import Backup, backups
from storage.problems import CaseError
from storage.restoring import put_in_place, restore


class NoSuchBackup(CaseError):
    """There is no backup of that number, or none at all."""

    key = "case_problem.no_such_backup"
    sentence = "{file}: there is no such backup of this case. Those that there are: {known}."


def command(words: Words) -> WordedCommand:
    def run(case: Path, out: Path | None, number: int | None, in_place: bool) -> int:
        if (out is None) != in_place:
            raise click.UsageError(words.tr("usage.out_or_in_place"))
        backup = _chosen(case, number)
        passphrase = passphrase_for(backup.path, words)
        moment = CaseWords(words).moment(backup.made)
        if out is not None:
            restore(backup.path, out, passphrase, progress=tell_pages(words))
            said = words.tr("restored.saved", moment=moment, file=out)
        else:
            kept = put_in_place(backup.path, case, passphrase, progress=tell_pages(words))
            key = "restored.in_place" if kept is not None else "restored.put_back"
            said = words.tr(key, moment=moment, case=case, kept=kept)
        output.write(said + "\n")
        return DONE

    out = click.Argument(["out"], metavar="[OUT]", required=False, type=click.Path(path_type=Path))
    number = option(words, "--number", type=click.IntRange(min=1), metavar="N")
    in_place = option(words, "--in-place", is_flag=True)
    return WordedCommand("restore", words, run, (case_argument(), out, number, in_place))


def _chosen(case: Path, number: int | None) -> Backup:
    """The backup of a number, the last one where none is said. Raises NoSuchBackup."""
    known = backups(case)
    for backup in reversed(known):
        if number in (None, backup.number):
            return backup
    raise NoSuchBackup(case, known=", ".join(str(backup.number) for backup in known) or "—")
