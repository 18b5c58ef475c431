"""The file of a case opened: its lock taken, its key tried, its format looked at and renewed."""

from __future__ import annotations

import errno
import os
from dataclasses import dataclass
from pathlib import Path

from storage.backup_folder import as_backup
from storage.cipher import key_for
from storage.connection import APPLICATION_ID, Connection, DatabaseError
from storage.copying import back_up_format, copy_to_memory
from storage.lock import CaseLock, LockHeld, Owner
from storage.passphrase import Key, Passphrase
from storage.problems import (
    CaseInUse,
    DamagedCase,
    DiskFull,
    NewerCase,
    NotACase,
    Reason,
    WrongPassphrase,
)
from storage.rewriting import sweep
from storage.schema import NEWEST, migrate, version


@dataclass(frozen=True, slots=True)
class OpenedFile:
    """``lock`` is held by its one writer; None: it is read only, ``because`` of this, where
    ``owner`` is who else writes to it, if known."""

    connection: Connection
    lock: CaseLock | None
    because: str | None
    owner: Owner | None

    def close(self) -> None:
        self.connection.close()
        if self.lock is not None:
            self.lock.release()


def open_file(path: Path, *, read_only: bool, passphrase: Passphrase | Key | None) -> OpenedFile:
    """Open the file of a case in the newest format; see :meth:`storage.case_file.CaseFile.open`."""
    key = key_for(path, passphrase)
    lock, because, owner = (None, "", None) if read_only else _try_lock(path)
    connection = None
    try:
        # Looked at before it is opened for writing: another program's file stays untouched.
        connection = connect(path, key, writable=False)
        _check_format(connection, path)
        if lock is not None:
            connection.close()
            sweep(path)
            try:
                connection = connect(path, key, writable=True)
            except DiskFull:
                lock.release()
                lock, because = None, os.strerror(errno.ENOSPC)
                connection = connect(path, key, writable=False)
        if version(connection) < NEWEST:
            connection = _renewed(connection, in_place=lock is not None)
    except BaseException:
        if connection is not None:
            connection.close()
        if lock is not None:
            lock.release()
        raise
    return OpenedFile(connection, lock, because, owner)


def _try_lock(path: Path) -> tuple[CaseLock | None, str | None, Owner | None]:
    """The lock, or why there is none, and who holds it."""
    if as_backup(path) is not None:
        return None, Reason("backup", "it is an automatic backup"), None
    if not os.access(path, os.W_OK):
        return None, os.strerror(errno.EACCES), None
    try:
        return CaseLock(path), None, None
    except LockHeld as held:
        return None, str(held.owner or "?"), held.owner
    except OSError as error:
        return None, error.strerror or str(error), None


def connect(path: Path, key: Key | None, *, writable: bool) -> Connection:
    """A connection to a file with its key.

    Raises:
        DamagedCase, CaseInUse, WrongPassphrase: there is none.
    """
    try:
        if writable:
            return Connection(path, mode="rw", key=key)
        connection = Connection(path, mode="ro", key=key)
        if not _can_be_read(connection):
            # A read-only folder holds no shared memory for the log. A closed case has no log; one
            # that was copied while it was open has the newest changes there.
            connection.close()
            mode = "alone" if _has_log(path) else "immutable"
            connection = Connection(path, mode=mode, key=key)
    except DatabaseError as error:
        raise DamagedCase(path, reason=str(error)) from error
    if key is not None and not _can_be_read(connection):
        connection.close()
        raise WrongPassphrase(path)
    return connection


def opens(key: Key, path: Path) -> bool:
    """Whether a key is that of an encrypted file.

    Raises:
        DamagedCase, CaseInUse: it cannot be told.
    """
    try:
        connect(path, key, writable=False).close()
    except WrongPassphrase:
        return False
    return True


def _can_be_read(connection: Connection) -> bool:
    """Whether the first page can be: without the right key it cannot. Raises CaseInUse."""
    try:
        connection.db.conn.execute("PRAGMA user_version").fetchone()
    except DatabaseError as error:
        if "locked" in str(error):  # its file is being written anew
            connection.close()
            raise CaseInUse(connection.path) from error
        return False
    return True


def _check_format(connection: Connection, path: Path) -> None:
    try:
        application = connection.row("PRAGMA application_id")
        found = version(connection)
        connection.rows("SELECT name FROM sqlite_master")
    except DatabaseError as error:
        connection.close()
        raise DamagedCase(path, reason=str(error)) from error
    except DamagedCase:
        connection.close()
        raise
    problem: NotACase | NewerCase | None = None
    if application is None or application[0] != APPLICATION_ID:
        problem = NotACase(path)
    elif found > NEWEST:
        problem = NewerCase(path, found=found, known=NEWEST)
    if problem is not None:
        connection.close()
        raise problem


def _has_log(path: Path) -> bool:
    log = path.with_name(path.name + "-wal")
    return log.exists() and log.stat().st_size > 0


def _renewed(connection: Connection, *, in_place: bool) -> Connection:
    """A case of an older format in the newest one, backed up before."""
    if in_place:
        back_up_format(connection, version(connection))
        migrate(connection)
        return connection
    copy = copy_to_memory(connection)
    connection.close()
    migrate(copy)
    return copy
