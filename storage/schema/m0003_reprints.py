"""Format 3: fingerprints of texts, by which reprints of one report are found."""

from __future__ import annotations

from sqlite_utils import Database

from storage.fingerprints import fingerprints
from storage.schema.statements import statements

_TABLES = """
CREATE TABLE fingerprints (
    fingerprint INTEGER NOT NULL,
    document_id INTEGER NOT NULL REFERENCES documents(id),
    PRIMARY KEY (fingerprint, document_id)
) STRICT, WITHOUT ROWID;
"""


def migrate(db: Database) -> None:
    """Make the table and take the fingerprints of what is there."""
    for statement in statements(_TABLES):
        db.conn.execute(statement)
    for (number,) in db.conn.execute("SELECT id FROM documents").fetchall():
        ((text,),) = db.conn.execute("SELECT text FROM documents WHERE id = ?", (number,))
        db.conn.executemany(
            "INSERT INTO fingerprints VALUES (?, ?)",
            [(fingerprint, number) for fingerprint in fingerprints(text)],
        )
