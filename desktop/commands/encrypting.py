"""``rawi encrypt``, ``rawi passphrase``, ``rawi decrypt``: who can read a case file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from desktop.commands.failures import DONE, say
from desktop.commands.parameters import case_argument, option
from desktop.commands.passphrases import NEW, PRESENT, open_case, passphrases
from desktop.commands.worded import WordedCommand
from desktop.look.translation import Words
from storage import encryption
from storage.case_file import CaseFile
from storage.cipher import is_encrypted
from storage.encryption import Rewritten
from storage.problems import AlreadyEncrypted, NotEncrypted


def encrypt_command(words: Words) -> WordedCommand:
    def run(case: Path) -> int:
        if is_encrypted(case):
            raise AlreadyEncrypted(case)
        with CaseFile.open(case) as opened:
            new = passphrases().chosen(case, words, variable=PRESENT)
            report = encryption.encrypt(opened, new)
        say(words.tr("encryption.encrypted", file=case))
        say(words.tr("encryption.what_may_be_left"))
        return _tell(report, words)

    return WordedCommand("encrypt", words, run, (case_argument(),))


def passphrase_command(words: Words) -> WordedCommand:
    def run(case: Path) -> int:
        with _open_encrypted(case, words) as opened:
            old = passphrases().present(case, words)
            new = passphrases().chosen(case, words, variable=NEW)
            report = encryption.change_passphrase(opened, old, new)
        say(words.tr("encryption.changed", file=case))
        return _tell(report, words)

    return WordedCommand("passphrase", words, run, (case_argument(),))


def decrypt_command(words: Words) -> WordedCommand:
    def run(case: Path, yes: bool) -> int:
        with _open_encrypted(case, words) as opened:
            _make_sure(case, words, yes=yes)
            report = encryption.decrypt(opened, passphrases().present(case, words))
        say(words.tr("encryption.decrypted", file=case))
        return _tell(report, words)

    return WordedCommand(
        "decrypt", words, run, (case_argument(), option(words, "--yes", is_flag=True))
    )


def _open_encrypted(case: Path, words: Words) -> CaseFile:
    if not is_encrypted(case):
        raise NotEncrypted(case)
    return open_case(case, words)


def _make_sure(case: Path, words: Words, *, yes: bool) -> None:
    """Decrypting is never a slip."""
    if yes:
        return
    if not sys.stdin.isatty():
        raise click.UsageError(words.tr("terminal.decrypt_needs_yes"))
    click.confirm(words.tr("encryption.decrypt_explanation", file=case), abort=True, err=True)


def _tell(report: Rewritten, words: Words) -> int:
    for file in report.linked:
        say(words.tr("encryption.linked", file=file))
    for file in report.unreached:
        say(words.tr("encryption.unreached", file=file))
    for file in report.unread:
        say(words.tr("encryption.unread", file=file))
    return DONE
