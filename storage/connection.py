"""The one connection to a case file: SQLite through SQLCipher's driver, under sqlite-utils.

The driver opens plain files as SQLite does, and encrypted ones with their key: there is only one.
One connection serves all threads; each use holds ``lock`` (SQLite's own serialisation is per call,
not per transaction).
"""

from __future__ import annotations

import errno
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlcipher3.dbapi2 as driver
from sqlite_utils import Database

from storage.cipher import unlock
from storage.passphrase import Key
from storage.problems import CaseReadOnly, DamagedCase, DiskFull

# "RAWI" in ASCII; SQLite keeps it in the file's header (https://sqlite.org/pragma.html#pragma_application_id).
APPLICATION_ID = 0x52415749

DatabaseError: type[Exception] = driver.DatabaseError

# A write is durable when it returns (FULL), deleted text is overwritten, and nothing of a case is
# ever written to a temporary file.
_PRAGMAS = (
    "PRAGMA temp_store = MEMORY",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA busy_timeout = 5000",
)


class Connection:
    """An open database file with its lock and its way of failing.

    ``key`` is kept while it is open: copies that are made of it are encrypted with it.
    """

    def __init__(self, path: Path, *, mode: str, key: Key | None = None) -> None:
        """Open ``path``; ``mode`` is SQLite's: ``rwc``, ``rw``, ``ro`` or ``immutable``. ``key`` is
        None for a plain file; a wrong one is found out by the first statement."""
        self.path = path
        self.lock = threading.RLock()
        self._mode = mode
        self._log = path.with_name(path.name + "-wal")
        self._made_log = mode == "ro" and not self._log.exists()
        self._open(key)

    def reopen(self, key: Key | None) -> None:
        """Open the file anew after :meth:`close`: another stands in its place now."""
        self._open(key)

    def _open(self, key: Key | None) -> None:
        self.key = key
        query = "mode=ro&immutable=1" if self._mode == "immutable" else f"mode={self._mode}"
        uri = f"file:{quote(str(self.path.absolute()))}?{query}"
        raw = driver.connect(uri, uri=True, check_same_thread=False, isolation_level=None)
        if key is not None:
            unlock(raw, key)
        self.db = Database(raw, recursive_triggers=False, execute_plugins=False)
        for pragma in _PRAGMAS:
            self.db.conn.execute(pragma)
        if self._mode in ("rw", "rwc"):
            self.db.conn.execute("PRAGMA journal_mode = WAL")
            self.db.conn.execute("PRAGMA synchronous = FULL")

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        """All rows of a query. Raises DamagedCase where the file cannot be read."""
        with self.lock, self._failing_kindly():
            return list(self.db.conn.execute(sql, values))

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
        """
        with self.lock, self._failing_kindly():
            if self.db.conn.in_transaction:
                with self.db.atomic():
                    yield self.db
                return
            self.db.conn.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                self.db.conn.execute("COMMIT")
            except BaseException:
                self.db.rollback()
                raise

    def close(self) -> None:
        with self.lock:
            self.db.conn.close()
        if self._made_log and self._log.exists():
            _take_log_away(self.path, self.key)
        self.key = None

    @contextmanager
    def _failing_kindly(self) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            words = str(error)
            if "disk is full" in words or "disk I/O" in words:
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
