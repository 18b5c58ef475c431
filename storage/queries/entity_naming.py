"""How an entity is named: under which names, in which words, by which outlets, on which days."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from storage.connection import Connection
from storage.current_index import read_pairs
from storage.queries.entities import LATEST

_AFTER = 40


@dataclass(frozen=True, slots=True)
class NameUse:
    """A name of an entity as the readings have it; ``outlets``: who prints it, (outlet, in how many
    articles), the most first; no outlet is None."""

    name: str
    documents: int
    mentions: int
    outlets: tuple[tuple[str | None, int], ...]


@dataclass(frozen=True, slots=True)
class Said:
    """Words that stand for an entity in a text, and what follows on them there."""

    document: int
    outlet: str | None
    start: int
    end: int
    words: str
    after: str


@dataclass(frozen=True, slots=True)
class DayCount:
    """``day``: of publication, days since the year 1, None where it is not known."""

    day: int | None
    documents: int
    mentions: int


class EntityNaming:
    """The entities of one open case, each by the number of any of its names."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def names(self, name: int) -> list[NameUse]:
        """The names that were merged into it, its own among them, the most used first."""
        rows = self._connection.rows(
            "SELECT n.name, i.outlet, count(DISTINCT e.document_id), sum(e.mentions)"
            " FROM names n JOIN entity_index e ON e.name_id = n.id"
            " JOIN document_index i ON i.document_id = e.document_id"
            " WHERE n.canonical_id = (SELECT canonical_id FROM names WHERE id = ?)"
            " GROUP BY n.name, i.outlet",
            name,
        )
        outlets: dict[str, Counter[str | None]] = defaultdict(Counter)
        mentions: Counter[str] = Counter()
        for words, outlet, documents, mentioned in rows:
            outlets[words][outlet] += documents
            mentions[words] += mentioned
        return [
            NameUse(words, outlets[words].total(), count, tuple(outlets[words].most_common()))
            for words, count in mentions.most_common()
        ]

    def said(self, name: int) -> list[Said]:
        """The words of each of its mentions in its latest LATEST articles, the latest first."""
        rows = self._connection.rows(
            "SELECT e.document_id, e.spans, i.outlet, d.text FROM names n"
            " JOIN entity_index e ON e.name_id = n.id"
            " JOIN document_index i ON i.document_id = e.document_id"
            " JOIN documents d ON d.id = e.document_id"
            " WHERE n.canonical_id = (SELECT canonical_id FROM names WHERE id = ?)"
            " ORDER BY e.day DESC, e.document_id DESC LIMIT ?",
            name,
            LATEST,
        )
        return [
            Said(document, outlet, start, end, text[start:end], text[end : end + _AFTER])
            for document, spans, outlet, text in rows
            for start, end in sorted((at, at + length) for at, length in read_pairs(spans))
        ]

    def days(self, name: int) -> list[DayCount]:
        """How often it is named in the articles of each day that have it, in order; those without a
        day first."""
        names = self._numbers(name)
        rows = self._connection.rows(
            f"SELECT day, count({'DISTINCT document_id' if len(names) > 1 else '*'}),"
            f" sum(mentions) FROM entity_index WHERE name_id IN ({', '.join(map(str, names))})"
            " GROUP BY day ORDER BY day"
        )
        return [DayCount(*row) for row in rows]

    def _numbers(self, name: int) -> Sequence[int]:
        """Of a single name, SQLite reads an index in order."""
        rows = self._connection.rows(
            "SELECT id FROM names WHERE canonical_id ="
            " (SELECT canonical_id FROM names WHERE id = ?)",
            name,
        )
        return [int(row[0]) for row in rows]
