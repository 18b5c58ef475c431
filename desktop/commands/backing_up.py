"""``rawi backup``: a copy of a case, whole even while somebody writes to it; or which there are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from desktop.case_words import CaseWords, KeptCopy
from desktop.commands import output
from desktop.commands.failures import DONE
from desktop.commands.parameters import case_argument, option
from desktop.commands.passphrases import open_case, passphrases
from desktop.commands.progress import tell_pages
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words
from storage.backup_folder import Backup, backups
from storage.cipher import is_encrypted
from storage.problems import CaseError
from storage.restoring import Contents, contents


def command(words: Words) -> WordedCommand:
    out = click.Argument(["out"], metavar="[OUT]", required=False, type=click.Path(path_type=Path))

    def run(case: Path, out: Path | None, listed: bool) -> int:
        if (out is None) != listed:
            raise click.UsageError(words.tr("usage.out_or_list"))
        if out is None:
            output.write("\n".join(_lines(case, words)) + "\n")
            return DONE
        with open_case(case, words, read_only=True) as opened:
            opened.copy_to(out, progress=tell_pages(words))
        output.write(words.tr("backup.saved", case=case, file=out) + "\n")
        return DONE

    listed = option(words, "--list", "listed", is_flag=True)
    return WordedCommand("backup", words, run, (case_argument(), out, listed))


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
