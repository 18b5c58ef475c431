"""Whether the indexes of a case hold what its texts, readings and judgements say.

Quickly by what must agree between tables; thoroughly by making all of them anew in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from sqlite_utils import Database

from storage.connection import Connection
from storage.findings import Finding

# A row of an entity has a span, written start+length, for each of its mentions.
_UNEVEN = (
    "SELECT document_id FROM entity_index"
    " WHERE mentions <> length(spans) - length(replace(spans, '+', ''))"
)
# Each gives the documents of which the index lacks something or tells too much.
_DISAGREEING = {
    "not_in_index": (
        "SELECT id FROM documents EXCEPT SELECT document_id FROM document_index",
        "SELECT document_id FROM document_index EXCEPT SELECT id FROM documents",
        "SELECT id >> 20 FROM claim_index EXCEPT SELECT document_id FROM analyses",
        "SELECT id >> 20 FROM event_index EXCEPT SELECT document_id FROM analyses",
        "SELECT id >> 20 FROM doubt_index EXCEPT SELECT document_id FROM analyses",
        _UNEVEN,
    ),
    "not_in_search": (
        "SELECT id FROM documents EXCEPT SELECT id FROM words_docsize",
        "SELECT id FROM words_docsize EXCEPT SELECT id FROM documents",
    ),
}
# What is worked out from other tables, and by which columns its rows are in order.
_DERIVED = {
    "document_index": "document_id",
    "names": "id",
    "entity_index": "document_id, name_id",
    "location_index": "document_id, name_id",
    "claim_index": "id",
    "event_index": "id",
    "doubt_index": "id",
    "role_index": "name_id, reach, moment, event_id",
    "undone": "uid",
}


def index_findings(connection: Connection) -> Iterator[Finding]:
    """What is seen without making anything anew."""
    for name, queries in _DISAGREEING.items():
        numbers = {int(row[0]) for query in queries for row in connection.rows(query)}
        for number in sorted(numbers):
            yield Finding.of(name, number=number)


def differing_findings(held: Connection, rebuilt: Connection) -> Iterator[Finding]:
    """Where a case differs from a copy of it whose indexes were made anew."""
    for table, order in _DERIVED.items():
        query = f"SELECT * FROM {table} ORDER BY {order}"
        if not _same(held, rebuilt, query):
            yield Finding.of("index_differs", table=table)
    for table in _word_indexes(held.db):
        for connection in (held, rebuilt):
            connection.rows(
                f"CREATE VIRTUAL TABLE temp.{table}_terms USING fts5vocab('main', {table}, 'row')"
            )
        if not _same(held, rebuilt, f"SELECT * FROM {table}_terms"):
            yield Finding.of("index_differs", table=table)
        for connection in (held, rebuilt):
            connection.rows(f"DROP TABLE temp.{table}_terms")


def _same(held: Connection, rebuilt: Connection, query: str) -> bool:
    pairs = zip_longest(held.db.conn.execute(query), rebuilt.db.conn.execute(query))
    return all(one == other for one, other in pairs)


def _word_indexes(db: Database) -> list[str]:
    rows = db.conn.execute("SELECT name FROM sqlite_master WHERE sql LIKE '%USING fts5(%'")
    return [str(row[0]) for row in rows]
