"""A case file: created, opened, locked, closed. Everything stored in it is reached from here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from sqlite_utils import Database

from desktop.analysis.model import Analysis
from storage import standing
from storage.annotations import Annotations
from storage.arrivals import Arrivals
from storage.backup_folder import next_backup
from storage.cipher import new_key
from storage.conflict_verdicts import ConflictVerdicts
from storage.connection import Connection
from storage.copying import Progress, copy_case, copy_to_memory
from storage.creating import make_empty_case
from storage.current import CurrentViews
from storage.current_index import CurrentIndex, State
from storage.documents import Documents
from storage.history import History
from storage.index_check import differing_findings
from storage.journal import Journal
from storage.layers import Layers
from storage.lock import CaseLock, Owner
from storage.merging import MergeReport, unite
from storage.opening import connect, open_file
from storage.own_memory import OwnMemory
from storage.passphrase import Key, Passphrase
from storage.problems import CaseError, CaseExists, MergeWithItself
from storage.queries.density import Density
from storage.queries.documents import DocumentWindows
from storage.queries.doubts import Doubts
from storage.queries.entities import EntityPages
from storage.queries.entity_naming import EntityNaming
from storage.queries.facets import Facets
from storage.queries.ledger import Ledger
from storage.queries.ledger_lines import LedgerLines
from storage.queries.ledger_order import LedgerOrder
from storage.queries.ledger_words import LedgerWords
from storage.queries.nearest import Nearest
from storage.queries.places import Places
from storage.queries.tellings import Chains
from storage.queries.timeline import Timeline
from storage.queries.titles import Titles
from storage.queries.together import Meetings
from storage.recent_searches import RecentSearches
from storage.reprints import Reprints
from storage.revisions import Revisions
from storage.saved_searches import SavedSearches
from storage.search import index as search_index
from storage.search.name_table import NameTable
from storage.search.names import NameLookup
from storage.search.search import Search
from storage.snapshots import Snapshots
from storage.states import States
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
        *,
        known_names: NameTable | None = None,
    ) -> None:
        self.connection = connection
        self._lock = lock
        self.read_only_because = because
        self.lock_owner = owner
        self.revisions = Revisions(connection)
        self.reprints = Reprints(connection)
        self._index = CurrentIndex(self._now)
        self._arrivals = Arrivals(connection, self._index, self.revisions)
        self.documents = Documents(connection, self._arrivals)
        self.journal = Journal(connection, self._judged, self._remarked)
        self.layers = Layers(connection, self._arrivals.refresh)
        self.current = CurrentViews(connection, self.documents, self.layers, self.journal)
        self._states = States(connection, self.layers, self.current, self.revisions, self.journal)
        self.history = History(connection)
        self.snapshots = Snapshots(connection, self.journal)
        self.annotations = Annotations(self.documents, self.journal)
        self.conflict_verdicts = ConflictVerdicts(connection, self.journal, self.revisions)
        self._known_names = known_names or NameTable()
        self.names = NameLookup(connection, self._known_names)
        self.search = Search(connection, self.names)
        self.facets = Facets(connection)
        self.titles = Titles(connection, self.search)
        self.saved_searches = SavedSearches(self.journal)
        self.recent_searches = RecentSearches(connection)
        self.own_memory = OwnMemory(connection)
        self.entities = EntityPages(connection)
        self.entity_naming = EntityNaming(connection)
        self.meetings = Meetings(connection)
        self.timeline = Timeline(connection)
        self.density = Density(connection)
        self.places = Places(connection)
        self.ledger = Ledger(connection)
        self.ledger_order = LedgerOrder(connection, self.annotations)
        self.ledger_words = LedgerWords(connection, self.search)
        self.chains = Chains(connection, self.current, self.reprints)
        self.ledger_lines = LedgerLines(connection, self.annotations)
        self.windows = DocumentWindows(connection)
        self.doubts = Doubts(connection)
        self.nearest = Nearest(connection, self.reprints)

    @classmethod
    def create(cls, path: Path, *, passphrase: Passphrase | None = None) -> CaseFile:
        """Make a new, empty case and open it; with a passphrase, it is encrypted.

        Raises:
            CaseExists: there is a file of that name.
            CaseNotWritable: the folder is missing or may not be written to.
            DiskFull: there is no room for it.
        """
        if path.exists():  # before a key is made, which takes its time
            raise CaseExists(path)
        key = new_key(passphrase) if passphrase is not None else None
        make_empty_case(path, key)
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
        opened = open_file(path, read_only=read_only, passphrase=passphrase)
        try:
            case = cls(opened.connection, opened.lock, opened.because, opened.owner)
            if opened.lock is not None or opened.connection.in_memory:
                case.renew_index()
            opened.connection.seal_memory()
        except BaseException:
            opened.close()
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
            self.connection.settle()
            report = unite(db, other.connection)
            for number in sorted(report.changed):
                self._arrivals.refresh(number)
            self.connection.settle()
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

    def _now(self, machines: Mapping[int, Analysis | None]) -> dict[int, State]:
        return self._states(machines)

    def _judged(self, db: Database, number: int | None) -> None:
        if number is not None:
            self._arrivals.refresh(number)
            return
        self.connection.settle()
        self._index.follow(db)

    def _remarked(self, db: Database, number: int) -> None:
        self.connection.settle()
        self._index.remarked(db, (number, *self.revisions.others_of([number])))

    @contextmanager
    def as_of_now(self) -> Iterator[CaseFile]:
        """The same case once more, read only, as it is now whatever is written meanwhile: for long
        work in another thread."""
        own = self.once_more()
        if own is None:
            yield self
            return
        with own, own.connection.moment():
            yield own

    def once_more(self) -> CaseFile | None:
        """The same case, read only on a connection of its own, with the names that are known here:
        to be closed before this one. None where this is the only way to it."""
        if self.connection.in_memory or not self.connection.in_place:
            return None
        own = connect(self.path, self.key, writable=False)
        return CaseFile(own, None, "", known_names=self._known_names)

    def copy_to(self, out: Path, *, progress: Progress | None = None) -> None:
        """Copy the case to a new file; see :func:`storage.copying.copy_case`."""
        if self.connection.in_place:
            own = connect(self.path, self.key, writable=False)
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
