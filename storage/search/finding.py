"""Plans put to the database: the documents that a plan finds, best first, and their number."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import NamedTuple

from storage.connection import Connection
from storage.revisions import Revisions
from storage.search.places import MANY
from storage.search.plan import All, Match, Plan, Standing, condition, ranked_by

_FIRST, _GROWTH = 64, 4


class Found(NamedTuple):
    """``score``: higher is better."""

    document: int
    score: float


class Finder:
    """For one search of one case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._revisions = Revisions(connection)
        self._replaced: set[int] | None = None

    def found(self, plan: Plan) -> Iterator[Found]:
        """What a plan finds, best first, a growing number at a time."""
        first, rest = ranked_by(plan)
        if isinstance(first, Standing):
            yield from self._standing(first, rest)
            return
        if first is None:
            sql, values = _by_date(plan)
        else:
            sql, values = _by_rank(first, rest, by_import=self._is_common(first))
        start, size = 0, _FIRST
        while True:
            rows = self._connection.rows(f"{sql} LIMIT ? OFFSET ?", *values, size, start)
            for number, score in rows:
                yield Found(int(number), float(score))
            if len(rows) < size:
                return
            start, size = start + size, size * _GROWTH

    def _standing(self, first: Standing, rest: list[Plan]) -> Iterator[Found]:
        documents = first.documents
        if rest:
            where = condition(All((first, *rest)))
            rows = self._connection.rows(
                f"SELECT d.document_id FROM document_index d WHERE {where.sql}", *where.values
            )
            documents = {number: documents[number] for (number,) in rows}
        for number in sorted(documents, key=lambda number: (-documents[number], -number)):
            yield Found(number, documents[number])

    def documents(self, plan: Plan) -> tuple[int, ...]:
        """All documents that a plan finds, as imported."""
        where = condition(plan)
        rows = self._connection.rows(
            f"SELECT d.document_id FROM document_index d WHERE {where.sql} ORDER BY 1",
            *where.values,
        )
        return tuple(int(row[0]) for row in rows)

    def standing(self, plan: Plan) -> tuple[int, ...]:
        """All documents that a plan finds, as imported, without those that are replaced."""
        found = self.documents(plan)
        revised = self._revised().intersection(found)
        if not revised:
            return found
        among = set(found)
        replaced = {number for number in revised if among & self._later(number)}
        return tuple(number for number in found if number not in replaced)

    def count(self, plan: Plan) -> int:
        """How many documents a plan finds, without those that are replaced."""
        where = condition(plan)
        matching = f"SELECT d.document_id FROM document_index d WHERE {where.sql}"
        if isinstance(plan, Match):
            matching = "SELECT rowid FROM words WHERE words MATCH ?"
        ((count,),) = self._connection.rows(f"SELECT count(*) FROM ({matching})", *where.values)
        if not self._revised():
            return int(count)
        ((replaced,),) = self._connection.rows(
            f"WITH RECURSIVE matching(id) AS MATERIALIZED ({matching}), replaced(id, later) AS"
            " (SELECT revises_id, document_id FROM revisions UNION SELECT p.id, r.document_id"
            " FROM replaced p JOIN revisions r ON r.revises_id = p.later)"
            " SELECT count(DISTINCT id) FROM replaced p WHERE id IN matching AND later IN matching"
            " AND NOT EXISTS (SELECT 1 FROM replaced q WHERE q.id = p.later AND q.later = p.id)",
            *where.values,
        )
        return int(count) - int(replaced)

    def size(self, match: Match) -> int:
        """How many documents an expression finds."""
        ((count,),) = self._connection.rows(
            "SELECT count(*) FROM words WHERE words MATCH ?", match.expression
        )
        return int(count)

    def is_replaced(
        self, number: int, plan: Callable[[], Plan], holds: Callable[[str], bool]
    ) -> bool:
        """Whether a later text of the same article matches: by the plan and by ``holds``."""
        if number not in self._revised():
            return False
        where = condition(plan())
        rows = self._connection.rows(
            "SELECT d.document_id FROM document_index d"
            f" WHERE d.document_id IN (SELECT value FROM json_each(?)) AND {where.sql}",
            json.dumps(sorted(self._later(number))),
            *where.values,
        )
        return any(holds(self.document(int(later))[2]) for (later,) in rows)

    def document(self, number: int) -> tuple[str, str | None, str]:
        """Title, file and text of a document."""
        ((title, file, text),) = self._connection.rows(
            "SELECT d.title, d.file, t.text FROM document_index d"
            " JOIN documents t ON t.id = d.document_id WHERE d.document_id = ?",
            number,
        )
        return title, file, text

    def _later(self, number: int) -> set[int]:
        """The later texts of the same article."""
        # Two copies of a case may each say that its text took the place of the other's.
        return set(self._revisions.later(number)) - set(self._revisions.earlier(number))

    def _revised(self) -> set[int]:
        if self._replaced is None:
            rows = self._connection.rows("SELECT revises_id FROM revisions")
            self._replaced = {int(row[0]) for row in rows}
        return self._replaced

    def _is_common(self, match: Match) -> bool:
        ((count,),) = self._connection.rows(
            "SELECT count(*) FROM (SELECT 1 FROM words WHERE words MATCH ? LIMIT ?)",
            match.expression,
            MANY,
        )
        return bool(count == MANY)


def _by_rank(match: Match, rest: list[Plan], *, by_import: bool) -> tuple[str, list[object]]:
    conditions = [condition(part) for part in rest]
    score, order = ("0.0", "words.rowid DESC") if by_import else ("-words.rank", "words.rank")
    join = " CROSS JOIN document_index d ON d.document_id = words.rowid" if rest else ""
    sql = f"SELECT words.rowid, {score} FROM words{join} WHERE words MATCH ?"
    sql += "".join(f" AND {one.sql}" for one in conditions)
    values = [match.expression, *(value for one in conditions for value in one.values)]
    return f"{sql} ORDER BY {order}", values


def _by_date(plan: Plan) -> tuple[str, list[object]]:
    where = condition(plan)
    sql = f"SELECT d.document_id, 0.0 FROM document_index d WHERE {where.sql}"
    return f"{sql} ORDER BY d.published DESC, d.document_id DESC", list(where.values)
