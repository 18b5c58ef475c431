"""A database file written anew under another key (or none), and put in the old one's place.

Why a copy and never ``PRAGMA rekey``, which survived being killed as well when we tried it: rekey
makes no encrypted file of a plain one, nor the other way. And with a copy the old file stays as it
was until the new one is complete, compared with it and on the disk; the one step is a rename.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.aside import Aside
from storage.backup_folder import backup_folders
from storage.connection import PLAIN_PAGE_SIZE, Connection, DatabaseError
from storage.erasing import destroy, overwrite
from storage.passphrase import Key
from storage.problems import CaseError, CaseInUse, CaseNotWritable, DamagedCase, DiskFull


def rewrite(connection: Connection, key: Key | None, aside: Path) -> bool:
    """Write an open file anew under ``key`` (None: plain); the connection is then one to the new
    file, or, when this raises, to the old one, which is as it was.

    Args:
        connection: open for writing; nobody else writes to the file.
        key: with a salt of its own.
        aside: where the new file is made, beside the old one.

    Returns:
        Whether what the old file held was overwritten; False where it was not, above all because
        the file has another name (a hard link), which still holds it.

    Raises:
        CaseInUse: somebody reads the file.
        DamagedCase: it cannot be read, or the copy was not the same.
        DiskFull: there is no room for a second file.
        CaseNotWritable: the system does not let it be replaced.
    """
    path = connection.path.resolve()
    with connection.lock, _alone(connection):
        try:
            with Aside(aside, hidden=key is None) as copy:
                with _attached(connection, copy, key):
                    copy.hide()
                    _fill(connection)
                    _compare(connection)
                copy.complete()
                return _exchange(connection, key, copy, path)
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise DiskFull(path) from error
            raise CaseNotWritable(path, reason=error.strerror or str(error)) from error


def aside_of(case: Path) -> Path:
    """Where the new file of a case is made: one name, so that what a killed run left is found."""
    return case.with_name(f".{case.name}.rewriting")


def sweep(case: Path) -> None:
    """Remove what a killed run left beside a case; its lock is held."""
    for left in (aside_of(case), _former(aside_of(case))):
        destroy(left)
    for folder in backup_folders(case):
        for left in folder.glob(".*.rewriting"):
            destroy(left)
            destroy(_former(left))


def _former(aside: Path) -> Path:
    """The other name of the old file, where it needs one to be overwritten (Windows)."""
    return aside.with_suffix(".former")


@contextmanager
def _attached(connection: Connection, copy: Aside, key: Key | None) -> Iterator[None]:
    attach = "ATTACH DATABASE ? AS copy KEY ?"
    try:
        # The key is in no variable, which a traceback could show.
        where = str(copy.path)
        connection.db.conn.execute(attach, (where, "" if key is None else key.specification()))
    except DatabaseError as error:
        raise CaseNotWritable(connection.path, reason=str(error)) from error
    if key is None:
        connection.rows(f"PRAGMA copy.page_size = {PLAIN_PAGE_SIZE}")
    try:
        yield
    except BaseException:
        # SQLite reads a copy once more before it lets it go, and one that was cut off is damaged.
        copy.empty()
        _let_go(connection)
        raise
    _let_go(connection)


def _let_go(connection: Connection) -> None:
    if connection.db.conn.in_transaction:
        connection.db.conn.execute("ROLLBACK")
    connection.rows("DETACH copy")


@contextmanager
def _alone(connection: Connection) -> Iterator[None]:
    """Keep readers out: they would go on reading a file that is overwritten. The log is folded."""
    try:
        _keep_others_out(connection)
        yield
    except BaseException:
        with suppress(DatabaseError, CaseError):
            connection.rows("PRAGMA main.locking_mode = NORMAL")
            connection.rows("PRAGMA main.journal_mode = WAL")
            connection.rows("SELECT count(*) FROM main.sqlite_master")
        raise


def _keep_others_out(connection: Connection) -> None:
    connection.stop_reading_beside()
    try:
        connection.rows("PRAGMA main.locking_mode = EXCLUSIVE")
        connection.rows("PRAGMA main.journal_mode = DELETE")
        connection.rows("BEGIN EXCLUSIVE")
        connection.rows("COMMIT")
    except DatabaseError as error:
        raise CaseInUse(connection.path) from error


def _fill(connection: Connection) -> None:
    # Without a journal: a copy that is cut off is thrown away.
    connection.rows("PRAGMA copy.journal_mode = OFF")
    connection.rows("PRAGMA copy.synchronous = OFF")
    connection.rows("SELECT sqlcipher_export('copy')")
    for name in ("application_id", "user_version"):
        ((value,),) = connection.rows(f"PRAGMA main.{name}")
        connection.rows(f"PRAGMA copy.{name} = {int(value)}")


def _compare(connection: Connection) -> None:
    """The copy must hold every row of every table. Raises DamagedCase."""
    schema = "SELECT type, name, tbl_name, sql FROM {}.sqlite_master ORDER BY type, name"
    tables = "SELECT name FROM main.sqlite_master WHERE type = 'table' AND rootpage > 0"
    same = connection.rows(schema.format("main")) == connection.rows(schema.format("copy"))
    for (name,) in connection.rows(tables):
        quoted = name.replace('"', '""')
        rows = (
            connection.db.conn.execute(f'SELECT * FROM {where}."{quoted}" NOT INDEXED')
            for where in ("main", "copy")
        )
        same = same and all(ours == theirs for ours, theirs in _side_by_side(*rows))
    if not same:
        raise DamagedCase(connection.path, reason="its copy is not the same")


def _side_by_side(
    ours: Iterator[tuple[object, ...]], theirs: Iterator[tuple[object, ...]]
) -> Iterator[tuple[object, object]]:
    for row in ours:
        yield row, next(theirs, None)
    yield None, next(theirs, None)


def _exchange(connection: Connection, key: Key | None, copy: Aside, old: Path) -> bool:
    """Put the new file in the old one's place and open it."""
    standing = connection.key
    connection.close()
    try:
        copy.take_rights(old.stat())
        with _standing_aside(old, _former(copy.path)) as erase:
            copy.give_name()
            copy.path.replace(old)
            standing = key
            _sync_folder(old.parent)
            return erase()
    finally:
        connection.reopen(standing)


@contextmanager
def _standing_aside(old: Path, former: Path) -> Iterator[Callable[[], bool]]:
    """Keep hold of a file that is about to be replaced; gives what overwrites it afterwards."""
    if sys.platform == "win32":
        with suppress(OSError):  # a file system without hard links
            os.link(old, former)
        yield lambda: destroy(former)
        return
    # Opened only after SQLite closed it: closing a file takes all this process's locks on it away.
    descriptor = os.open(old, os.O_RDWR)
    try:
        yield lambda: overwrite(descriptor)
    finally:
        os.close(descriptor)


def _sync_folder(folder: Path) -> None:
    with suppress(OSError):  # Windows has no such thing
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
