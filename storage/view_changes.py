"""Which current views changed since when: whoever keeps something of them asks only for those.

Every write of a view takes the next mark, in its own transaction, so marks only grow.
"""

from __future__ import annotations

from dataclasses import dataclass

from sqlite_utils import Database

from storage.connection import Connection

# Stands for all documents: merges of entities hold for the whole case.
_WHOLE_CASE = 0


@dataclass(frozen=True, slots=True)
class ViewChanges:
    """``mark`` is what to ask since next time; ``documents``: those that were read by an engine and
    whose own view changed; ``whole_case``: every view may have changed."""

    mark: int
    documents: tuple[int, ...]
    whole_case: bool


def note_change(db: Database, number: int | None) -> None:
    """Mark the view of a document, or all (None), as changed, inside the caller's transaction."""
    db.conn.execute(
        "INSERT OR REPLACE INTO view_changes SELECT ?, ifnull(max(mark), 0) + 1 FROM view_changes",
        (_WHOLE_CASE if number is None else number,),
    )


def changes_since(connection: Connection, mark: int) -> ViewChanges:
    """What changed since a mark; 0 is before everything."""
    rows = connection.rows(
        "SELECT c.document_id, c.mark, a.document_id IS NOT NULL FROM view_changes c"
        " LEFT JOIN analyses a ON a.document_id = c.document_id WHERE c.mark > ? ORDER BY c.mark",
        mark,
    )
    last = int(rows[-1][1]) if rows else mark
    documents = tuple(sorted(int(number) for number, _, is_read in rows if is_read))
    return ViewChanges(last, documents, any(number == _WHOLE_CASE for number, *_ in rows))


def case_mark(connection: Connection) -> int:
    """The mark of the last change that every view may have changed by."""
    row = connection.row("SELECT mark FROM view_changes WHERE document_id = ?", _WHOLE_CASE)
    return int(row[0]) if row else 0
