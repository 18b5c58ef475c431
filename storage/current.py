"""The current view: machine ⊕ journal. Everyone who shows or exports a reading takes it here."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.model import Analysis, Article, Document
from storage.applying import Merges, merge_all, properties_of, with_properties
from storage.connection import Connection
from storage.current_index import Properties
from storage.documents import Documents
from storage.journal import Entry, Journal
from storage.judgements import Judgement, locate
from storage.layers import Layers
from storage.problems import UnknownDocument
from storage.view_cache import ViewCache
from storage.view_changes import ViewChanges, case_mark, changes_since

_ROWS = "SELECT document_id, title, outlet, published, file FROM document_index"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document as lists show it, with the properties that now hold; ``published``: ISO date."""

    id: int
    title: str
    outlet: str | None
    published: str | None
    file: str | None


class CurrentViews:
    """The readings of one open case as they stand now."""

    def __init__(
        self, connection: Connection, documents: Documents, layers: Layers, journal: Journal
    ) -> None:
        self._connection = connection
        self._documents = documents
        self._layers = layers
        self._journal = journal
        self._cache = ViewCache()
        self._merges: tuple[int, Merges] = (-1, Merges(()))

    def __call__(self, number: int) -> Analysis | None:
        """The current reading of a document; None before its first analysis.

        Raises UnknownDocument.
        """
        self._documents.get(number)
        own = self.own(number)
        return None if own is None else merge_all(own, self._standing_merges())

    def own(self, number: int, machine: Analysis | None = None) -> Analysis | None:
        """A document's reading without what holds for the whole case; None before the first.

        ``machine`` is the machine's layer where the caller has it at hand.
        """
        entries = self._journal.standing(number)
        reading = self._judged(number, entries, machine)
        if reading is None:
            return None
        return with_properties(reading, [entry.judgement for entry in entries])

    def read_as(self, number: int) -> Document | None:
        """The document as its analysis took it, with the outlet and date of then; None before the
        first."""
        reading = self._judged(number, self._journal.standing(number), None)
        return reading.document if reading else None

    def _judged(
        self, number: int, entries: list[Entry], machine: Analysis | None
    ) -> Analysis | None:
        fingerprint = self._layers.fingerprint(number)
        if fingerprint is None:
            return None

        def read() -> Analysis:
            found = machine or self._layers.machine(number)
            assert found is not None, "it has a fingerprint"
            return found

        return self._cache.judged(number, fingerprint, entries, read)

    def unplaced(self, number: int) -> list[Judgement]:
        """The standing judgements on words that the document's text does not hold: said of an
        earlier text of it, kept, and for a person to look at. Raises UnknownDocument."""
        text = self._documents.get(number).text
        return [
            judgement
            for judgement in self._journal.active(number)
            if judgement.anchor is not None and locate(text, judgement.anchor) is None
        ]

    def changed_since(self, mark: int) -> ViewChanges:
        """Which current readings may be others than at a mark; 0 is before everything."""
        return changes_since(self._connection, mark)

    def article(self, number: int) -> Article:
        """The document as it should be analysed: its text with the properties that now hold."""
        stored = self._documents.get(number)
        properties = properties_of(self._journal.active(number))
        return Article(
            text=stored.text,
            title=properties.get("title", stored.title),
            outlet=properties.get("outlet", stored.outlet),
            published=properties.get("published", stored.published),
        )

    def rows(self) -> list[DocumentRow]:
        """All documents of the case, in order of import."""
        rows = self._connection.rows(f"{_ROWS} ORDER BY document_id")
        return [DocumentRow(*row) for row in rows]

    def row(self, number: int) -> DocumentRow:
        """One document of the case. Raises UnknownDocument."""
        row = self._connection.row(f"{_ROWS} WHERE document_id = ?", number)
        if row is None:
            raise UnknownDocument(self._connection.path, number=number)
        return DocumentRow(*row)

    def properties(self, number: int) -> Properties:
        """Title, outlet, date and file of a document as they now hold, worked out anew."""
        article = self.article(number)
        title = article.title or self._layers.title(number) or article.text.strip().split("\n")[0]
        return title, article.outlet, article.published, self._documents.get(number).file

    def _standing_merges(self) -> Merges:
        """The merges of the case, read again only when something was said of the whole case."""
        mark = case_mark(self._connection)
        if self._merges[0] != mark:
            self._merges = (mark, Merges(self._journal.merges()))
        return self._merges[1]
