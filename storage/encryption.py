"""A case encrypted, decrypted, or given another passphrase: in place, while it is open.

Its automatic copies go with it. They come before the case when it is encrypted and after it when it
is decrypted, so that a run that is cut off never leaves a plain copy of an encrypted case.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from storage.automatic_backup import no_backup_meanwhile
from storage.backup_places import is_same_disk, unreached_folders
from storage.backups import backups_of
from storage.case_file import CaseFile
from storage.cipher import key_for, new_key
from storage.connection import Connection, DatabaseError
from storage.passphrase import Passphrase
from storage.problems import (
    AlreadyEncrypted,
    CaseEmpty,
    CaseReadOnly,
    DamagedCase,
    NotACase,
    NotEncrypted,
    WrongPassphrase,
)
from storage.rewriting import aside_of, rewrite


@dataclass(frozen=True, slots=True)
class Rewritten:
    """What is left of the files as they were.

    ``linked``: files whose former content still stands under another name (a hard link).
    ``unread``: automatic copies that could not be read, and are as they were.
    ``unreached``: folders that were chosen for copies and are not there: copies in them are as they
    were.
    """

    linked: tuple[Path, ...]
    unread: tuple[Path, ...]
    unreached: tuple[Path, ...] = ()


def encrypt(case: CaseFile, passphrase: Passphrase) -> Rewritten:
    """Encrypt a plain case.

    Raises:
        AlreadyEncrypted, CaseReadOnly, CaseInUse, DiskFull, DamagedCase, CaseNotWritable: the case
        is as it was, plain.
    """
    _check_writable(case)
    if case.key is not None:
        raise AlreadyEncrypted(case.path)
    work = _Work(case, None, passphrase)
    with no_backup_meanwhile(case.path):
        work.rewrite_backups()
        work.rewrite_case()
    return work.report()


def change_passphrase(case: CaseFile, old: Passphrase, new: Passphrase) -> Rewritten:
    """Give an encrypted case another passphrase.

    Raises:
        WrongPassphrase: ``old`` is not its passphrase.
        NotEncrypted, CaseReadOnly, CaseInUse, DiskFull, DamagedCase, CaseNotWritable: it still has
        the old one.
    """
    _check_writable(case)
    check_passphrase(case, old)
    work = _Work(case, old, new)
    with no_backup_meanwhile(case.path):
        work.rewrite_backups()
        work.rewrite_case()
    return work.report()


def decrypt(case: CaseFile, passphrase: Passphrase) -> Rewritten:
    """Make a plain case of an encrypted one: from then on everyone who has the file reads it.

    Raises:
        As :func:`change_passphrase`.
    """
    _check_writable(case)
    check_passphrase(case, passphrase)
    work = _Work(case, passphrase, None)
    with no_backup_meanwhile(case.path):
        work.rewrite_case()
        work.rewrite_backups()
    return work.report()


def check_passphrase(case: CaseFile, passphrase: Passphrase) -> None:
    """Raises WrongPassphrase where this is not the passphrase of an open case, NotEncrypted where
    it has none."""
    if case.key is None:
        raise NotEncrypted(case.path)
    if not passphrase.key(case.key.salt).is_same(case.key):
        raise WrongPassphrase(case.path)


def _check_writable(case: CaseFile) -> None:
    if case.read_only:
        raise CaseReadOnly(case.path, reason=case.read_only_because or "")


class _Work:
    """From one passphrase to another; None is plain."""

    def __init__(self, case: CaseFile, old: Passphrase | None, new: Passphrase | None) -> None:
        self._case, self._old, self._new = case, old, new
        self._linked: list[Path] = []
        self._unread: list[Path] = []

    def rewrite_case(self) -> None:
        self._rewrite(self._case.connection)

    def rewrite_backups(self) -> None:
        for backup in backups_of(self._case.path):
            try:
                key = key_for(backup, self._old or self._new)
                if self._new is None or key is None or self._old is not None:
                    self._rewrite_closed(Connection(backup, mode="rw", key=key))
            except (DatabaseError, DamagedCase, NotACase, CaseEmpty):
                self._unread.append(backup)

    def _rewrite_closed(self, connection: Connection) -> None:
        try:
            self._rewrite(connection)
        finally:
            connection.close()

    def _rewrite(self, connection: Connection) -> None:
        key = new_key(self._new) if self._new is not None else None
        # Beside the case, where the next opening finds what a killed run left; on another disk
        # beside the copy, for a file is put in place by a rename.
        near = self._case.path if is_same_disk(self._case.path, connection.path.parent) else None
        if not rewrite(connection, key, aside_of(near or connection.path)):
            self._linked.append(connection.path)

    def report(self) -> Rewritten:
        unreached = tuple(unreached_folders(self._case.path))
        return Rewritten(tuple(self._linked), tuple(self._unread), unreached)
