"""A case file: created, opened, locked, closed. Everything stored in it is reached from here."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlite_utils import Database

from desktop.analysis.model import Analysis
from storage import standing
from storage.annotations import Annotations
from storage.backup_folder import as_backup, next_backup
from storage.cipher import key_for, new_key
from storage.connection import APPLICATION_ID, Connection, DatabaseError
from storage.copying import Progress, back_up_format, copy_case, copy_to_memory
from storage.current import CurrentViews
from storage.current_index import CurrentIndex
from storage.documents import Documents
from storage.history import History
from storage.index_check import differing_findings
from storage.journal import Journal
from storage.layers import Layers
from storage.lock import CaseLock, LockHeld, Owner
from storage.merging import MergeReport, unite
from storage.passphrase import Key, Passphrase
from storage.problems import (
    CaseError,
    CaseExists,
    CaseInUse,
    CaseNotWritable,
    DamagedCase,
    DiskFull,
    MergeWithItself,
    NewerCase,
    NotACase,
    Reason,
    WrongPassphrase,
)
from storage.queries.documents import DocumentWindows
from storage.queries.entities import EntityPages
from storage.queries.ledger import Ledger
from storage.queries.timeline import Timeline
from storage.reprints import Reprints
from storage.revisions import Revisions
from storage.rewriting import sweep
from storage.schema import NEWEST, migrate, version
from storage.search import index as search_index
from storage.search.names import NameLookup
from storage.search.search import Search
from storage.snapshots import Snapshots
from storage.verification import OnDocument, VerifyReport, verify

SUFFIX = ".rawi"


class CaseFile:
    """An open case.

    ``read_only_because`` is None for its one writer; otherwise why it is read-only: the lock's
    owner in words, or what the system said. ``lock_owner`` is who else writes to it, if known.
    """

    def __init__(
        self,
        connection: Connection,
        lock: CaseLock | None,
        because: str | None,
        owner: Owner | None = None,
    ) -> None:
        self.connection = connection
        self._lock = lock
        self.read_only_because = because
        self.lock_owner = owner
        self.revisions = Revisions(connection)
        self.reprints = Reprints(connection)
        self.documents = Documents(connection, self._refresh)
        self.journal = Journal(connection, self._refresh)
        self.layers = Layers(connection, self._refresh)
        self.current = CurrentViews(connection, self.documents, self.layers, self.journal)
        self._index = CurrentIndex(
            self.current.own, self.current.properties, self.revisions.is_superseded
        )
        self.history = History(connection)
        self.snapshots = Snapshots(connection, self.journal)
        self.annotations = Annotations(self.documents, self.journal)
        self.names = NameLookup(connection)
        self.search = Search(connection, self.names)
        self.entities = EntityPages(connection)
        self.timeline = Timeline(connection)
        self.ledger = Ledger(connection)
        self.windows = DocumentWindows(connection)

    @classmethod
    def create(cls, path: Path, *, passphrase: Passphrase | None = None) -> CaseFile:
        """Make a new, empty case and open it; with a passphrase, it is encrypted.

        Raises:
            CaseExists: there is a file of that name.
            CaseNotWritable: the folder is missing or may not be written to.
            DiskFull: there is no room for it.
        """
        if path.exists():
            raise CaseExists(path)
        key = new_key(passphrase) if passphrase is not None else None
        try:
            _make_empty_case(path, key)
        except OSError as error:
            raise CaseNotWritable(path, reason=error.strerror or str(error)) from error
        except DatabaseError as error:
            raise CaseNotWritable(path, reason=str(error)) from error
        return cls.open(path, passphrase=key)

    @classmethod
    def open(
        cls, path: Path, *, read_only: bool = False, passphrase: Passphrase | Key | None = None
    ) -> CaseFile:
        """Open a case: for writing when nobody else has it and the system allows it.

        A case of an older format is backed up beside itself, then migrated; where it cannot be
        written, a copy of it in memory is. An automatic backup is read only: rotation removes it.
        ``passphrase`` may be the key of this very file, and is not looked at where the file is
        plain.

        Raises:
            CaseMissing, CaseEmpty, NotACase, DamagedCase, NewerCase, CaseInUse, PassphraseNeeded,
            WrongPassphrase: the file is untouched.
        """
        key = key_for(path, passphrase)
        lock, because, owner = (None, "", None) if read_only else _try_lock(path)
        connection = None
        try:
            # Looked at before it is opened for writing: another program's file stays untouched.
            connection = _connect(path, key, writable=False)
            _check_format(connection, path)
            if lock is not None:
                connection.close()
                sweep(path)
                try:
                    connection = _connect(path, key, writable=True)
                except DiskFull:
                    lock.release()
                    lock, because = None, os.strerror(errno.ENOSPC)
                    connection = _connect(path, key, writable=False)
            if version(connection) < NEWEST:
                connection = _renewed(connection, in_place=lock is not None)
            case = cls(connection, lock, because, owner)
            if lock is not None or connection.in_memory:
                case.renew_index()
            connection.seal_memory()
        except BaseException:
            if connection is not None:
                connection.close()
            if lock is not None:
                lock.release()
            raise
        return case

    @property
    def path(self) -> Path:
        return self.connection.path

    @property
    def read_only(self) -> bool:
        return self._lock is None

    @property
    def key(self) -> Key | None:
        """What opens it once more, in a process of ours too; None where it is not encrypted."""
        return self.connection.key

    def merge(self, other: CaseFile) -> MergeReport:
        """Take in all that another copy of the case holds, in one transaction; the other is read
        only. See :mod:`storage.merging`.

        Raises:
            MergeWithItself: both are one file.
            ChangedEntry: the other's journal was changed by hand; nothing was taken in.
        """
        if self.path.resolve() == other.path.resolve():
            raise MergeWithItself(self.path)
        with self.connection.atomic() as db, other.connection.lock:
            report = unite(db, other.connection)
            for number in sorted(report.changed):
                self._refresh(db, number)
            self._index.resolve_merges(db)
        return report

    def verify(
        self, *, thorough: bool = False, on_document: OnDocument = lambda *_: None
    ) -> VerifyReport:
        """Check everything that can be checked; see :mod:`storage.verification`.

        ``thorough``: all indexes are made anew too, in memory (as much as the file is large).
        """
        report = verify(self.connection, self.documents, self.layers, self.journal, on_document)
        if report.problems or not thorough:
            return report
        with CaseFile(copy_to_memory(self.connection), None, "") as rebuilt:
            rebuilt.renew_index(even_if_current=True)
            with rebuilt.connection.atomic() as db:
                search_index.rebuild(db)
            found = differing_findings(self.connection, rebuilt.connection)
            return replace(report, problems=tuple(found))

    def together(self) -> AbstractContextManager[object]:
        """All writes inside are one transaction: durable, all of them, when it ends without an
        error. Many documents are stored many times faster so than each in its own."""
        return self.connection.atomic()

    def renew_index(self, *, even_if_current: bool = False) -> None:
        """Make the index of what holds anew where another version of Rawi made it."""
        with self.connection.atomic() as db:
            if even_if_current or self._index.is_stale(db):
                standing.rebuild(db)
                self._index.rebuild(db)
            if search_index.is_stale(db):
                search_index.rebuild(db)

    def _refresh(self, db: Database, number: int | None, machine: Analysis | None = None) -> None:
        self._index.refresh(db, number, machine)
        # What is said of a text holds for later ones; and a later text takes the place of others.
        for other in self.revisions.others(number) if number is not None else ():
            self._index.refresh(db, other)

    @contextmanager
    def as_of_now(self) -> Iterator[CaseFile]:
        """The same case once more, read only, as it is now whatever is written meanwhile: for long
        work in another thread."""
        if self.connection.in_memory or not self.connection.in_place:
            yield self
            return
        with CaseFile(_connect(self.path, self.key, writable=False), None, "") as own:
            own.connection.rows("BEGIN")
            yield own

    def copy_to(self, out: Path, *, progress: Progress | None = None) -> None:
        """Copy the case to a new file; see :func:`storage.copying.copy_case`."""
        if self.connection.in_place:
            own = _connect(self.path, self.key, writable=False)
            try:
                copy_case(own, out, progress=progress)
            finally:
                own.close()
            return
        # It has no name any more, and cannot be opened once more.
        with self.connection.lock:
            copy_case(self.connection, out, progress=progress)

    def close(self) -> None:
        """Fold the write-ahead log into the file and give the lock back.

        Where the file was taken away, all that it holds would go with the connection: it is kept as
        a backup before, where that can be written.
        """
        if not self.read_only and not self.connection.in_place:
            with suppress(CaseError, OSError):
                rescued = next_backup(self.path, datetime.now(UTC))
                rescued.path.parent.mkdir(mode=0o700, exist_ok=True)
                self.copy_to(rescued.path)
        self.connection.close()
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def __enter__(self) -> CaseFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def _make_empty_case(path: Path, key: Key | None) -> None:
    """Make the case aside and give it its name when it is whole, never over another file."""
    descriptor, name = tempfile.mkstemp(prefix=".", suffix=".new", dir=path.parent)
    os.close(descriptor)
    aside = Path(name)
    try:
        connection = Connection(aside, mode="rwc", key=key)
        migrate(connection)
        connection.close()
        try:
            os.link(aside, path)
        except FileExistsError:
            raise CaseExists(path) from None
        except OSError:  # a file system without hard links
            aside.rename(path)
    except DiskFull as error:
        raise DiskFull(path) from error
    finally:
        for leftover in aside.parent.glob(aside.name + "*"):
            leftover.unlink(missing_ok=True)


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


def _connect(path: Path, key: Key | None, *, writable: bool) -> Connection:
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
