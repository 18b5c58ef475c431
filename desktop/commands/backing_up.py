"""``rawi backup``: a copy of a case, whole even while somebody writes to it; or which there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from desktop.case_words import CaseWords, KeptCopy
from desktop.commands import output
from desktop.commands.failures import DONE, warn_of_backups
from desktop.commands.parameters import case_argument, option
from desktop.commands.passphrases import open_case, passphrases
from desktop.commands.progress import tell_pages
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words
from storage.backup_folder import Backup, backups
from storage.backup_places import choose
from storage.cipher import is_encrypted
from storage.problems import CaseError
from storage.restoring import Contents, contents


def command(words: Words) -> WordedCommand:
    out = click.Argument(["out"], metavar="[OUT]", required=False, type=click.Path(path_type=Path))

    def run(case: Path, out: Path | None, listed: bool, folder: Path | None) -> int:
        if [out is not None, listed, folder is not None].count(True) != 1:
            raise click.UsageError(words.tr("usage.out_or_list"))
        if folder is not None:
            choose(case, None if folder.resolve() == case.resolve().parent else folder)
            output.write(words.tr("backup_place.here", folder=folder) + "\n")
        if out is None:
            warn_of_backups(case, words)
        if listed:
            output.write("\n".join(_lines(case, words)) + "\n")
        if out is None:
            return DONE
        with open_case(case, words, read_only=True) as opened:
            opened.copy_to(out, progress=tell_pages(words))
        output.write(words.tr("backup.saved", case=case, file=out) + "\n")
        return DONE

    listed = option(words, "--list", "listed", is_flag=True)
    folder = option(words, "--folder", metavar="DIR", type=click.Path(path_type=Path))
    return WordedCommand("backup", words, run, (case_argument(), out, listed, folder))


def _lines(case: Path, words: Words) -> Iterator[str]:
    """The automatic backups of a case, a line each, the last one made at the end."""
    said, known = CaseWords(words), backups(case)
    for backup in known:
        held = _contents(backup, case, words)
        size = backup.path.stat().st_size
        copy = KeptCopy(backup.path, backup.number, backup.made, size, held)
        yield f"{backup.number:>4}  {said.kept_copy(copy)}"
    yield said.backups(known)


def _contents(backup: Backup, case: Path, words: Words) -> Contents | None:
    """What it holds; None where it is damaged, or opens with none of the passphrases given."""
    passphrase = passphrases().present(case, words) if is_encrypted(backup.path) else None
    try:
        return contents(backup.path, passphrase)
    except CaseError:
        return None
