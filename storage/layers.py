"""The machine's layer: one analysis a document, replaced as a whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlite_utils import Database

from desktop.analysis.model import Analysis
from desktop.analysis.schema import from_dict, to_dict
from storage.changes import Changes, changed
from storage.connection import Connection
from storage.documents import now
from storage.packing import CHECKED, pack, unpack


@dataclass(frozen=True, slots=True)
class Stamp:
    """What read a document: versions of engine and lexicons, the recognisers that spoke, when."""

    engine: str
    lexicons: str
    recognisers: tuple[str, ...]
    analysed_at: str


class Layers:
    """The machine's analyses in one open case.

    ``refresh`` is called in the transaction of every write with the document that it concerns.
    """

    def __init__(self, connection: Connection, refresh: Callable[[int, Analysis], None]) -> None:
        self._connection = connection
        self._refresh = refresh

    def replace(self, number: int, analysis: Analysis) -> Changes:
        """Put an analysis in the place of the document's last one, in one transaction."""
        with self._connection.atomic() as db:
            text = db.conn.execute("SELECT text FROM documents WHERE id = ?", (number,)).fetchone()
            write_analysis(
                db,
                number,
                body=pack(to_dict(analysis), text[0]),
                title=analysis.document.title,
                stamp=(analysis.engine, analysis.lexicons, " ".join(analysis.recognisers)),
                at=now(),
            )
            self._refresh(number, analysis)
        return changed("analysis", documents=(number,))

    def machine(self, number: int) -> Analysis | None:
        """The machine's analysis of a document, untouched by any person; None before the first.

        Raises:
            PackingError, SchemaError: it is damaged.
        """
        row = self._connection.row(
            "SELECT a.body, d.text FROM analyses a JOIN documents d ON d.id = a.document_id"
            " WHERE a.document_id = ?",
            number,
        )
        return from_dict(unpack(row[0], row[1])) if row else None

    def read_digests(self) -> frozenset[str]:
        """The digests of all texts that have an analysis."""
        rows = self._connection.rows(
            "SELECT d.sha256 FROM documents d JOIN analyses a ON a.document_id = d.id"
        )
        return frozenset(str(row[0]) for row in rows)

    def fingerprint(self, number: int) -> tuple[object, ...] | None:
        """What tells a document's analysis from any other of it; None before the first."""
        return self._connection.row(
            "SELECT analysed_at, length(body), substr(body, 1, ?) FROM analyses"
            " WHERE document_id = ?",
            CHECKED,
            number,
        )

    def title(self, number: int) -> str | None:
        """The headline that the analysis found in a document."""
        row = self._connection.row("SELECT title FROM analyses WHERE document_id = ?", number)
        return row[0] if row else None

    def stamp(self, number: int) -> Stamp | None:
        """What made the analysis of a document; None before the first."""
        row = self._connection.row(
            "SELECT s.engine, s.lexicons, s.recognisers, a.analysed_at FROM analyses a"
            " JOIN stamps s ON s.id = a.stamp_id WHERE a.document_id = ?",
            number,
        )
        return Stamp(row[0], row[1], tuple(row[2].split()), row[3]) if row else None


def write_analysis(
    db: Database, number: int, *, body: bytes, title: str, stamp: Sequence[str], at: str
) -> None:
    """Put a packed analysis in the place of a document's last one, inside the caller's transaction.

    ``stamp``: engine, lexicons and recognisers that made it, ``at`` the moment (UTC, ISO 8601).
    """
    db.conn.execute(
        "INSERT OR IGNORE INTO stamps (engine, lexicons, recognisers) VALUES (?, ?, ?)", stamp
    )
    db.conn.execute(
        "INSERT OR REPLACE INTO analyses (document_id, body, title, stamp_id, analysed_at)"
        " SELECT ?, ?, ?, id, ? FROM stamps WHERE engine = ? AND lexicons = ? AND recognisers = ?",
        (number, body, title, at, *stamp),
    )
