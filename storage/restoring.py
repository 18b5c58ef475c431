"""A backup brought back: looked into, copied to a new case, or put in the place of the case.

Nothing is overwritten: what stood in the case's place is kept beside it under a name of its own.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from storage.backups import former_file
from storage.cipher import key_for
from storage.copying import Progress, copy_case, sync_folder
from storage.lock import CaseLock, LockHeld
from storage.opening import connect
from storage.passphrase import Key, Passphrase
from storage.problems import CaseInUse, CaseNotWritable


@dataclass(frozen=True, slots=True)
class Contents:
    """How many articles a case holds, and how many entries its journal."""

    documents: int
    entries: int


def contents(backup: Path, passphrase: Passphrase | Key | None = None) -> Contents:
    """What a backup holds.

    Raises:
        CaseMissing, CaseEmpty, NotACase, DamagedCase: it cannot be read.
        PassphraseNeeded, WrongPassphrase: it is encrypted.
    """
    connection = connect(backup, key_for(backup, passphrase), writable=False)
    try:
        (row,) = connection.rows(
            "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM journal)"
        )
        return Contents(int(row[0]), int(row[1]))
    finally:
        connection.close()


def restore(
    backup: Path,
    out: Path,
    passphrase: Passphrase | Key | None = None,
    *,
    progress: Progress | None = None,
) -> None:
    """Make a new case ``out`` of a backup, encrypted as that is; see
    :func:`storage.copying.copy_case`.

    Raises:
        As :func:`contents`, and CaseExists, DiskFull, BackupNotWritten, BackupIncomplete.
    """
    source = connect(backup, key_for(backup, passphrase), writable=False)
    try:
        copy_case(source, out, progress=progress)
    finally:
        source.close()


def put_in_place(
    backup: Path,
    case: Path,
    passphrase: Passphrase | Key | None = None,
    *,
    progress: Progress | None = None,
) -> Path | None:
    """Make a backup the case; nobody may have the case open.

    Returns:
        The file that was the case, with its log beside it, under its new name; None where there was
        none.

    Raises:
        As :func:`restore`, and CaseInUse: somebody writes to the case; CaseNotWritable: the system
        does not let it be replaced. The case is as it was.
    """
    aside = case.with_name(f".{case.name}.restored")
    try:
        with _locked(case):
            aside.unlink(missing_ok=True)
            restore(backup, aside, passphrase, progress=progress)
            try:
                kept = _keep(case, aside)
                aside.replace(case)
                sync_folder(case.parent)
            finally:
                aside.unlink(missing_ok=True)
    except OSError as error:
        raise CaseNotWritable(case, reason=error.strerror or str(error)) from error
    return kept


@contextmanager
def _locked(case: Path) -> Iterator[None]:
    try:
        lock = CaseLock(case)
    except LockHeld as held:
        raise CaseInUse(case) from held
    try:
        yield
    finally:
        lock.release()


def _keep(case: Path, aside: Path) -> Path | None:
    """Give the file of a case another name, and what comes in its place the same rights."""
    if not case.exists():
        return None
    with suppress(OSError):
        shutil.copymode(case, aside)
    kept = former_file(case, datetime.now(UTC))
    # The log last: until it is under the new name too, the case is whole under its own. It must not
    # stay, for SQLite would write it into the file that comes.
    for suffix in ("", "-wal"):
        file, name = case.with_name(case.name + suffix), kept.with_name(kept.name + suffix)
        if not file.exists():
            continue
        try:
            os.link(file, name)
        except OSError:  # a file system without hard links
            file.rename(name)
    for suffix in ("-wal", "-shm"):
        case.with_name(case.name + suffix).unlink(missing_ok=True)
    return kept
