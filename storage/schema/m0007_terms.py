"""Format 7: the classes of spellings by hashes, in a third of the room; fingerprints of the words
that the search knows too.

The classes are filled by the caller afterwards, as by every version that keeps them otherwise.
"""

from __future__ import annotations

import json

from sqlite_utils import Database

from storage.fingerprints import fingerprints

_TABLE = """
CREATE TABLE word_terms (
    key INTEGER NOT NULL,
    term TEXT NOT NULL,
    PRIMARY KEY (key, term)
) STRICT, WITHOUT ROWID
"""
# Marks that once ended a word of a fingerprint.
_MARKED = "SELECT id, text FROM documents WHERE text GLOB '*[\u0610-\u061a\u06d6-\u06ed]*'"


def migrate(db: Database) -> None:
    db.conn.execute("DROP TABLE word_terms")
    db.conn.execute(_TABLE)
    marked = db.conn.execute(_MARKED).fetchall()
    db.conn.execute(
        "DELETE FROM fingerprints WHERE document_id IN (SELECT value FROM json_each(?))",
        (json.dumps([number for number, _ in marked]),),
    )
    db.conn.executemany(
        "INSERT INTO fingerprints VALUES (?, ?)",
        [(fingerprint, number) for number, text in marked for fingerprint in fingerprints(text)],
    )
