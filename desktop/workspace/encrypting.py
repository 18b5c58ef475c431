"""Who can read the case: opened with a passphrase, encrypted, given another one, decrypted.

What a person typed goes straight into a :class:`Passphrase`, and is kept nowhere as it was typed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.workspace.case_session import CaseSession
from storage import encryption
from storage.case_file import CaseFile
from storage.encryption import Rewritten
from storage.passphrase import Passphrase
from storage.problems import PassphrasesDiffer


def passphrase(typed: str) -> Passphrase:
    """What was typed, in what does not show it. Raises EmptyPassphrase."""
    return Passphrase(typed)


def open_case(session: CaseSession, path: Path, present: Passphrase) -> None:
    """Open an encrypted case. Raises CaseError, above all WrongPassphrase."""
    session.open(path, passphrase=present)


def create_case(session: CaseSession, path: Path, new: Passphrase, again: Passphrase) -> None:
    """Make an encrypted case and open it. Raises CaseError, above all PassphrasesDiffer."""
    _check_same(new, again)
    session.create(path, passphrase=new)


def encrypt(case: CaseFile, new: Passphrase, again: Passphrase) -> Rewritten:
    """Encrypt an open case. Raises CaseError, above all PassphrasesDiffer."""
    _check_same(new, again)
    return encryption.encrypt(case, new)


def change_passphrase(
    case: CaseFile, present: Passphrase, new: Passphrase, again: Passphrase
) -> Rewritten:
    """Give it another passphrase. Raises CaseError, above all WrongPassphrase."""
    _check_same(new, again)
    return encryption.change_passphrase(case, present, new)


def decrypt(case: CaseFile, present: Passphrase) -> Rewritten:
    """Make it a plain case. Raises CaseError, above all WrongPassphrase."""
    return encryption.decrypt(case, present)


def left_over(report: Rewritten, words: Words) -> Iterator[str]:
    """What is left of the files as they were, a sentence each."""
    for key, files in (
        ("linked", report.linked),
        ("unread", report.unread),
        ("unreached", report.unreached),
    ):
        for file in files:
            yield words.tr(f"encryption.{key}", file=isolate(str(file)))


def _check_same(new: Passphrase, again: Passphrase) -> None:
    if not new.is_same(again):
        raise PassphrasesDiffer("")
