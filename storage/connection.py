"""The one connection to a case file: SQLite through SQLCipher's driver, under sqlite-utils.

The driver opens plain files as SQLite does, and encrypted ones with their key: there is only one.
One connection serves all threads; each use holds ``lock`` (SQLite's own serialisation is per call,
not per transaction). What is asked while another thread writes does not wait for it: see
:mod:`storage.reading_beside`.
"""

from __future__ import annotations

import errno
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from storage.cipher import unlock
from storage.deferred import Deferred
from storage.passphrase import Key
from storage.problems import CaseError, CaseGone, CaseReadOnly, DamagedCase, DiskFull
from storage.reading_beside import ReadingBeside

# "RAWI" in ASCII; SQLite keeps it in the file's header (https://sqlite.org/pragma.html#pragma_application_id).
APPLICATION_ID = 0x52415749

DatabaseError: type[Exception] = driver.DatabaseError

# Of a new plain file. An article takes about 4 kB, and of pages of twice that less room is lost.
# Encrypted files have SQLCipher's own page size, which opening them takes for granted.
PLAIN_PAGE_SIZE = 8192

# Kibibytes. Names, roles and fingerprints of an article lie all over the file.
_CACHE = 65_536

# A write is durable when it returns (FULL), deleted text is overwritten, and nothing of a case is
# ever written to a temporary file.
_PRAGMAS = (
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA busy_timeout = 5000",
)


_WRITING = (
    "PRAGMA journal_mode = WAL",
    # Where a file is only read, it may not be touched before its log was looked at.
    f"PRAGMA cache_size = -{_CACHE}",
    "PRAGMA synchronous = FULL",
)
_PRAGMAS_OF_MODE = {
    "rw": _WRITING,
    "rwc": _WRITING,
    # What others would have to know of is kept to this process: nothing is written beside the file.
    "alone": ("PRAGMA locking_mode = EXCLUSIVE",),
    "copy": ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF"),
}
# Of SQLite's machine, between two looks at whether an answer is still wanted: some milliseconds.
_INSTRUCTIONS = 200_000
# A system without locks (https://sqlite.org/vfs.html#standard_unix_vfses).
_WITHOUT_LOCKS = "win32-none" if sys.platform == "win32" else "unix-none"


class Connection:
    """An open database file with its lock and its way of failing.

    ``key`` is kept while it is open: copies that are made of it are encrypted with it.
    """

    def __init__(self, path: Path, *, mode: str, key: Key | None = None) -> None:
        """Open ``path``.

        ``mode`` is SQLite's ``rwc``, ``rw``, ``ro`` or ``immutable``; or ``alone``: read with its
        log where nothing can be written, ``copy``: a new file that is written once and thrown away
        when that fails, ``memory``: nothing on the disk, ``path`` only says what it is a copy of.
        ``key`` is None for a plain file; a wrong one is found out by the first statement.
        """
        self.path = path
        self._mode = mode
        self._place: tuple[int, int] | None = None
        self._log = path.with_name(path.name + "-wal")
        self._made_log = mode == "ro" and not self._log.exists()
        self.lock = threading.RLock()
        self.deferred = Deferred()
        self._interrupted = False
        self.in_moment = False
        self._writer: int | None = None
        self._beside = ReadingBeside(
            lambda: self._is_written_elsewhere and self.in_place,
            lambda: self.beside(self.path, mode="ro"),
            (DatabaseError, CaseError, OSError),
        )
        self._open(key)

    def reopen(self, key: Key | None) -> None:
        """Open the file anew after :meth:`close`: another stands in its place now."""
        self._open(key)

    def _open(self, key: Key | None) -> None:
        self.key = key
        address = _address(self.path, self._mode)
        raw = driver.connect(address, uri=True, check_same_thread=False, isolation_level=None)
        if key is not None:
            unlock(raw, key)
        self.db = Database(raw, recursive_triggers=False, execute_plugins=False)
        try:
            with self.failing_kindly():
                self._set_up()
        except BaseException:
            raw.close()
            raise

    def _set_up(self) -> None:
        if self._mode == "rwc" and self.key is None:
            self.db.conn.execute(f"PRAGMA page_size = {PLAIN_PAGE_SIZE}")
        for pragma in (*_PRAGMAS, *_PRAGMAS_OF_MODE.get(self._mode, ())):
            self.db.conn.execute(pragma)
        if self._mode in ("rw", "rwc"):
            self._place = _place_of(self.path)

    @property
    def in_memory(self) -> bool:
        """Whether it is a copy that touches no disk."""
        return self._mode == "memory"

    def seal_memory(self) -> None:
        """Let nothing be written to a copy in memory any more: it would be lost."""
        if self.in_memory:
            self.db.conn.execute("PRAGMA query_only = ON")

    def make_temporary(self, sql: str) -> None:
        """Make what is this connection's alone and never in the file, also where that is sealed."""
        with self.lock, self.failing_kindly():
            ((sealed,),) = self.db.conn.execute("PRAGMA query_only").fetchall()
            self.db.conn.execute("PRAGMA query_only = OFF")
            try:
                self.db.conn.execute(sql)
            finally:
                self.db.conn.execute(f"PRAGMA query_only = {int(sealed)}")

    def beside(self, path: Path, *, mode: str) -> Connection:
        """Another file, or this one once more, opened as this one was."""
        return Connection(path, mode=mode, key=self.key)

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a query, which sees what was put off done; while another thread writes, what
        stood before. Raises DamagedCase where the file cannot be read."""
        found = self._beside.rows(sql, *values)
        if found is not None:
            return found
        with self.lock, self.failing_kindly():
            self._check_wanted()
            self.settle()
            return list(self.db.conn.execute(sql, values))

    def packets(
        self, sql: str, *values: object, size: int = 4096
    ) -> Iterator[list[tuple[Any, ...]]]:
        """The rows of a query, ``size`` at a time, while they are found; nobody else is answered
        until the last was taken. Raises as :meth:`rows`."""
        with self.lock, self.failing_kindly():
            self._check_wanted()
            self.settle()
            cursor = self.db.conn.execute(sql, values)
            while found := cursor.fetchmany(size):
                yield found

    @contextmanager
    def moment(self) -> Iterator[None]:
        """All that is read inside is of one moment, whatever others write meanwhile."""
        self._interrupted = False
        self.rows("BEGIN")
        self.in_moment = True
        # SQLite forgets to be interrupted where the statement has not begun yet.
        self.db.conn.set_progress_handler(lambda: self._interrupted, _INSTRUCTIONS)
        try:
            yield
        finally:
            self.in_moment = False
            self.db.conn.set_progress_handler(None, _INSTRUCTIONS)
            with self.lock, self.failing_kindly():
                self.db.conn.execute("COMMIT")

    def interrupt(self) -> None:
        """Stop what is being asked, from another thread: this, and all that is asked until the next
        :meth:`moment`, fails with DatabaseError."""
        self._interrupted = True
        self.db.conn.interrupt()

    def _check_wanted(self) -> None:
        if self._interrupted:
            raise DatabaseError("interrupted")

    def row(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        """The first row of a query, or None."""
        found = self.rows(sql, *values)
        return found[0] if found else None

    @contextmanager
    def atomic(self) -> Iterator[Database]:
        """All writes inside are one transaction: all of them happen, durably, or none does.

        Raises:
            DiskFull: there was no room; nothing of the transaction was written.
            CaseReadOnly: the file may not be written.
            CaseGone: another file or none is in its place; nothing was written.
        """
        with self.lock, self.failing_kindly():
            if self.db.conn.in_transaction:
                with self._part():
                    yield self.db
                return
            self._check_place()
            self.db.conn.execute("BEGIN IMMEDIATE")
            self._writer = threading.get_ident()
            try:
                yield self.db
                self.settle()
                self.db.conn.execute("COMMIT")
            except BaseException:
                self.deferred.take()
                self.db.rollback()
                raise
            finally:
                self._writer = None

    @property
    def _is_written_elsewhere(self) -> bool:
        """Whether another thread is within a transaction on the file."""
        return self._place is not None and self._writer not in (None, threading.get_ident())

    def stop_reading_beside(self) -> None:
        """Hold the file with this connection alone, until another thread writes again."""
        self._beside.close()

    def defer(self, work: object) -> None:
        """Put work off within a transaction: see :mod:`storage.deferred`."""
        self.deferred.put(work)
        if self.deferred.is_due:
            self.settle()

    def settle(self) -> None:
        """Do the work that waits, within the transaction that it waits in."""
        if self.deferred.waits:
            with self._part():
                self.deferred.run(self.deferred.take())

    @contextmanager
    def _part(self) -> Iterator[None]:
        """A part of a transaction that can be taken back alone."""
        mark = self.deferred.mark()
        self.db.conn.execute("SAVEPOINT part")
        try:
            yield
        except BaseException:
            # Some errors end the whole transaction.
            if self.db.conn.in_transaction:
                self.db.conn.execute("ROLLBACK TO part")
                self.db.conn.execute("RELEASE part")
            self.deferred.back_to(mark)
            raise
        self.db.conn.execute("RELEASE part")

    def close(self) -> None:
        with self.lock:
            # SQLite folds the log into the file when its last connection goes.
            self.stop_reading_beside()
            self.db.conn.close()
        if self._made_log and self._log.exists():
            _take_log_away(self.path, self.key)
        self.key = None

    @property
    def in_place(self) -> bool:
        """Whether the file under its name is still the one that was opened for writing."""
        return self._place is None or _place_of(self.path) == self._place

    def _check_place(self) -> None:
        """What is written to a file that was taken away would be gone with the connection."""
        if not self.in_place:
            raise CaseGone(self.path)

    @contextmanager
    def failing_kindly(self) -> Iterator[None]:
        """What the driver says inside becomes a problem of this file in the person's words."""
        try:
            yield
        except DatabaseError as error:
            words = str(error)
            if "disk is full" in words or "disk I/O" in words:
                self._check_place()
                raise DiskFull(self.path) from error
            if "readonly" in words:
                raise CaseReadOnly(self.path, reason=words) from error
            if "malformed" in words or "not a database" in words:
                raise DamagedCase(self.path, reason=words) from error
            raise
        except OSError as error:
            if error.errno == errno.ENOSPC:
                raise DiskFull(self.path) from error
            raise


def _address(path: Path, mode: str) -> str:
    queries = {
        "immutable": "mode=ro&immutable=1",
        "alone": f"mode=ro&vfs={_WITHOUT_LOCKS}",
        "copy": "mode=rwc",
    }
    if mode == "memory":
        return ":memory:"
    return f"file:{quote(str(path.absolute()))}?{queries.get(mode, f'mode={mode}')}"


def _place_of(path: Path) -> tuple[int, int] | None:
    """What file stands under a name; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _take_log_away(path: Path, key: Key | None) -> None:
    """Remove the empty log and shared memory that reading left beside a file: only a connection
    that may write does so when it closes, and only when it is the last."""
    with suppress(DatabaseError):
        last = driver.connect(f"file:{quote(str(path.absolute()))}?mode=rw", uri=True)
        if key is not None:
            unlock(last, key)
        with suppress(DatabaseError):
            last.execute("SELECT count(*) FROM sqlite_master")
        last.close()
