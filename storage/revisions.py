"""Revisions: the later texts of one article, each a document of its own, for texts are immutable.

What a person said of an earlier text holds for the later ones too, where its words are found again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from storage.connection import Connection
from storage.reprints import Reprints

# The documents that one is a revision of, itself first; as a table of a query that is given it.
LINEAGE = (
    "WITH RECURSIVE lineage(id) AS (SELECT ?1 UNION"
    " SELECT r.revises_id FROM revisions r JOIN lineage l ON r.document_id = l.id) "
)


class Revisions:
    """The revisions of one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._reprints = Reprints(connection)

    def earlier(self, number: int) -> list[int]:
        """The texts that this one took the place of."""
        rows = self._connection.rows(
            f"{LINEAGE} SELECT id FROM lineage WHERE id <> ?1 ORDER BY id", number
        )
        return [int(row[0]) for row in rows]

    def later(self, number: int) -> list[int]:
        """The texts that took the place of this one."""
        rows = self._connection.rows(
            "WITH RECURSIVE later(id) AS (SELECT ?1 UNION"
            " SELECT r.document_id FROM revisions r JOIN later l ON r.revises_id = l.id)"
            " SELECT id FROM later WHERE id <> ?1 ORDER BY id",
            number,
        )
        return [int(row[0]) for row in rows]

    def others(self, number: int) -> list[int]:
        """All other texts that took the place of this one or that it took the place of."""
        if not self._has_any(number):
            return []
        return sorted({*self.earlier(number), *self.later(number)})

    def others_of(self, numbers: Iterable[int]) -> set[int]:
        """All other texts of some documents, these left out."""
        given = set(numbers)
        rows = self._connection.rows(
            "SELECT document_id, revises_id FROM revisions"
            " WHERE document_id IN (SELECT value FROM json_each(?1))"
            " UNION SELECT document_id, revises_id FROM revisions"
            " WHERE revises_id IN (SELECT value FROM json_each(?1))",
            json.dumps(sorted(given)),
        )
        revised = given & {int(number) for row in rows for number in row}
        return {other for number in revised for other in self.others(number)} - given

    def is_superseded(self, number: int) -> bool:
        """Whether another text took the place of this one: not where each took the other's, which
        two copies of a case may say."""
        if not self._has_any(number):
            return False
        return not set(self.later(number)) <= set(self.earlier(number))

    def _has_any(self, number: int) -> bool:
        """Whether a document is part of a revision at all; most are not, and all are asked for."""
        return bool(
            self._connection.rows(
                "SELECT 1 FROM revisions WHERE document_id = ?1 UNION ALL"
                " SELECT 1 FROM revisions WHERE revises_id = ?1 LIMIT 1",
                number,
            )
        )

    def note(self, db: Database, number: int, file: str) -> None:
        """Record that a new document revises what came from the same file before, if most of the
        text is the same; inside the caller's transaction."""
        row = db.conn.execute(
            "SELECT document_id FROM provenances WHERE file = ? AND document_id <> ?"
            " ORDER BY imported_at DESC, id DESC LIMIT 1",
            (file, number),
        ).fetchone()
        if row and int(row[0]) in {reprint.document for reprint in self._reprints.of(number)}:
            db.conn.execute("INSERT INTO revisions VALUES (?, ?)", (number, int(row[0])))
