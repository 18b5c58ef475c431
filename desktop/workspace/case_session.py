"""The open case: its documents, the one that is shown, and what every write sets in motion."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal, TypeVar

from desktop.analysis.model import Analysis
from desktop.workspace.hub import Hub
from desktop.workspace.messages import CaseLeaving, CaseShown
from storage.case_file import CaseFile
from storage.changes import Changes
from storage.cipher import is_encrypted
from storage.current import DocumentRow
from storage.lock import Owner
from storage.passphrase import Key, Passphrase
from storage.problems import PassphraseNeeded
from storage.search.hits import SearchHit

Present = Callable[[int | None, Analysis | None], None]
NoteChanges = Callable[[Iterable[str], Iterable[int]], None]
LastShown = Callable[[Path], int | None]
TextFirst = Callable[[CaseFile, int], Analysis | None]
AskPassphrase = Callable[[Path], object]
Result = TypeVar("Result")


# What changes how lists show a document.
_OF_ROWS = frozenset({"documents", "properties", "analysis"})


def _whole_at_once(_case: CaseFile, _document: int) -> None:
    return None


def _not_known(_case: Path) -> int | None:
    return None


def _ask_nobody(case: Path) -> None:
    raise PassphraseNeeded(case)


class CaseSession:
    """At most one case is open. Panes read it; only :mod:`editing` and :mod:`intake` write.

    ``last_shown`` knows the document of a case that was shown when it was closed;
    ``ask_passphrase`` asks a person for the passphrase of an encrypted case and opens it;
    ``text_first`` gives what is shown of an article while its reading is fetched.
    """

    def __init__(self, hub: Hub, present: Present, note_changes: NoteChanges) -> None:
        self._hub = hub
        self._present = present
        self._note_changes = note_changes
        # What is asked at every click and changes with the rows alone.
        self._count: int | None = None
        self._place: int | None = None
        self.case: CaseFile | None = None
        self.document_id: int | None = None
        self.can_undo = self.can_redo = False
        self.last_shown: LastShown = _not_known
        self.ask_passphrase: AskPassphrase = _ask_nobody
        self.text_first: TextFirst = _whole_at_once

    # --- the case

    @property
    def is_open(self) -> bool:
        return self.case is not None

    @property
    def path(self) -> Path | None:
        return self.case.path if self.case else None

    @property
    def name(self) -> str:
        return self.case.path.stem if self.case else ""

    @property
    def read_only_because(self) -> str | None:
        """Why the case is read-only (the lock's owner in words), None when it can be written."""
        return self.case.read_only_because if self.case and self.case.read_only else None

    @property
    def lock_owner(self) -> Owner | None:
        """Who else writes to the case, where that is why it is read-only."""
        return self.case.lock_owner if self.case else None

    @property
    def is_encrypted(self) -> bool:
        return self.case is not None and self.case.key is not None

    @property
    def can_edit(self) -> bool:
        return self.case is not None and not self.case.read_only

    def open(
        self, path: Path, *, read_only: bool = False, passphrase: Passphrase | Key | None = None
    ) -> None:
        """Open a case in the place of the present one, which stays when this fails. The passphrase
        (or key) of an encrypted one is asked for when it is not given.

        Raises:
            CaseError: as :meth:`storage.case_file.CaseFile.open`.
        """
        if self.case is not None and self.case.path.resolve() == path.resolve():
            return
        if passphrase is None and is_encrypted(path):
            self.ask_passphrase(path)
            return
        self._take(CaseFile.open(path, read_only=read_only, passphrase=passphrase))

    def reopen(self) -> None:
        """Open the open case's file once more, for another stands under its name. Raises CaseError
        and leaves no case open where that fails."""
        if self.case is not None:
            path, key = self.case.path, self.case.key
            self.close()
            self.open(path, passphrase=key)

    def create(self, path: Path, *, passphrase: Passphrase | None = None) -> None:
        """Make a new case, encrypted with a passphrase, and open it. Raises CaseError."""
        self._take(CaseFile.create(path, passphrase=passphrase))

    def rewrite(self, work: Callable[[], Result]) -> Result:
        """Let the open case's file be written anew: none of ours reads it meanwhile."""
        self._hub.publish(CaseLeaving())
        try:
            return work()
        finally:
            self._hub.publish(CaseShown())

    def close(self) -> None:
        self._leave()
        self.case, self._count, self._place = None, None, None
        self._look_at_journal()
        self.show(None)
        self._hub.publish(CaseShown())

    def _take(self, case: CaseFile) -> None:
        self._leave()
        self.case, self._count, self._place = case, None, None
        self._look_at_journal()
        self._hub.publish(CaseShown())
        last = self.last_shown(case.path)
        if last is None or not self.named([last]):
            last = next((row.id for row in self.rows(limit=1)), None)
        self.show(last)

    def _leave(self) -> None:
        if self.case is not None:
            self._hub.publish(CaseLeaving())
            self.case.close()

    # --- its documents: by day of publication, undated ones after them, as imported

    @property
    def count(self) -> int:
        """How many documents the case has."""
        if self._count is None:
            self._count = self.case.windows.count(superseded=True) if self.case else 0
        return self._count

    def rows(self, *, offset: int = 0, limit: int = 100) -> list[DocumentRow]:
        """A window of the documents."""
        if self.case is None:
            return []
        return self.case.windows.rows(
            order="published", offset=offset, limit=limit, superseded=True
        )

    def named(self, documents: Iterable[int]) -> dict[int, DocumentRow]:
        """These documents by their numbers; those that the case has not are left out."""
        return self.case.windows.named(documents) if self.case else {}

    def all_documents(self) -> list[int]:
        """The numbers of all documents, as imported."""
        return self.case.documents.ids() if self.case else []

    def document(self) -> DocumentRow | None:
        """The row of the shown document."""
        shown = self.document_id
        return self.named([shown]).get(shown) if shown is not None else None

    def place_of_shown(self) -> int:
        """Where the shown document stands in :meth:`rows`, from 0; -1 when none is shown."""
        if self._place is None:
            known = self.case is not None and self.document_id is not None
            place = self.case.windows.before(self.document_id) if known else None  # type: ignore[union-attr,arg-type]
            self._place = -1 if place is None else place
        return self._place

    def step(self, by: Literal[1, -1]) -> None:
        """Show the document after (1) or before (-1) the shown one, if there is one."""
        if self.case is not None and self.document_id is not None:
            beside = self.case.windows.beside(self.document_id, by=by)
            if beside is not None:
                self.show(beside)

    def show(self, document_id: int | None) -> None:
        """Show a document's current reading in every pane."""
        if document_id != self.document_id:
            self.document_id, self._place = document_id, None
        self._present(document_id, self._reading_of_shown())

    def _reading_of_shown(self) -> Analysis | None:
        if self.case is None or self.document_id is None:
            return None
        first = self.text_first(self.case, self.document_id)
        return self.case.current(self.document_id) if first is None else first

    def search(self, query: str, *, limit: int) -> list[SearchHit]:
        """The case's articles that match a query (:mod:`storage.search.query`), those first that
        hold its words as written or spelt otherwise, then other forms of them. Raises CaseError."""
        return self.case.search(query, level="stem", limit=limit) if self.case else []

    # --- after a write

    def follow(self, changes: Changes) -> None:
        """Refresh what is shown after a write and let the panes know."""
        if changes.kinds & _OF_ROWS:
            self._count = self._place = None
        if "journal" in changes.kinds:
            self._look_at_journal()
        of_all = not changes.documents and not changes.beside_readings
        concerned = of_all or self.document_id in changes.documents
        if self.document_id is None and changes.documents:
            self.show(min(changes.documents))
        elif concerned and self.document_id is not None:
            self.show(self.document_id)
        self._note_changes(changes.kinds, changes.documents)

    def _look_at_journal(self) -> None:
        """What undo and redo could do, asked once a write: menus want to know it at every click."""
        journal = self.case.journal if self.case else None
        self.can_undo = journal is not None and journal.next_undo() is not None
        self.can_redo = journal is not None and journal.next_redo() is not None
