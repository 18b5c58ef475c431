"""What the machine doubts in the whole case, most doubtful first, window by window; and how much of
it a person has reviewed.

What has a judgement that stands is reviewed, so the count outlives every restart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from storage import codes
from storage.connection import Connection
from storage.index_rows import document_of, first_row
from storage.judgements import SETTLED
from storage.queries.lines import Origin, Passage, passages

_ANCHORED = ", ".join(f"'{action}'" for action in sorted(SETTLED))
_PAIRS = "('merge', 'keep_apart', 'judge_conflict')"


class DoubtKey(NamedTuple):
    """Where a doubt stands in the order."""

    rank: int
    row: int


@dataclass(frozen=True, slots=True)
class DoubtLine:
    """``kind``: one of a DoubtKind; ``start``/``end`` in the text of the document."""

    key: DoubtKey
    document: int
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reviewed:
    """How many doubts a person has spoken of, and how many are left; of one document too."""

    done: int
    left: int
    done_here: int
    left_here: int


class Doubts:
    """The doubts of one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self, *, after: DoubtKey | None = None, document: int | None = None, limit: int = 100
    ) -> list[DoubtLine]:
        """A window of the doubts, the most doubtful first.

        Args:
            after: the last of the window before this one.
            document: only those of this document.
            limit: how many at most.
        """
        conditions: list[str] = []
        values: list[int] = []
        if after is not None:
            conditions.append("(rank, id) > (?, ?)")
            values += after
        if document is not None:
            conditions.append("id >= ? AND id < ?")
            values += [first_row(document), first_row(document + 1)]
        where = f" WHERE {' AND '.join(conditions)}" if conditions else ""
        rows = self._connection.rows(
            f"SELECT rank, id, kind, start, end FROM doubt_index{where} ORDER BY rank, id LIMIT ?",
            *values,
            limit,
        )
        return [
            DoubtLine(DoubtKey(rank, row), document_of(row), codes.word("doubt", kind), start, end)
            for rank, row, kind, start, end in rows
        ]

    def words(self, lines: Sequence[DoubtLine]) -> list[tuple[Origin, Passage]]:
        """The document and the words of some doubts, in their order."""
        spans: dict[int, list[tuple[int, int]]] = {}
        for line in lines:
            spans.setdefault(line.document, []).append((line.start, line.end))
        found = {
            (number, passage.start, passage.end): (origin, passage)
            for number, (origin, held) in passages(self._connection, spans).items()
            for passage in held
        }
        return [found[line.document, line.start, line.end] for line in lines]

    def reviewed(self, document: int | None) -> Reviewed:
        """How far the review is, and how far in one document (None: in none)."""
        ((left,),) = self._connection.rows("SELECT count(*) FROM doubt_index")
        if document is None:
            return Reviewed(self._done(None), left, 0, 0)
        return Reviewed(self._done(None), left, self._done(document), self.left(document))

    def left(self, document: int) -> int:
        """How many of a document nobody has spoken of."""
        ((left,),) = self._connection.rows(
            "SELECT count(*) FROM doubt_index WHERE id >= ? AND id < ?",
            first_row(document),
            first_row(document + 1),
        )
        return int(left)

    def _done(self, document: int | None) -> int:
        """How many spans, and pairs of names in the whole case, have a standing judgement."""
        here = "" if document is None else " AND j.document_id = ?"
        values = () if document is None else (document,)
        ((spans,),) = self._connection.rows(
            "SELECT count(*) FROM (SELECT DISTINCT j.document_id,"
            " json_extract(j.payload, '$.anchor.start'), json_extract(j.payload, '$.anchor.end')"
            " FROM journal j LEFT JOIN undone u ON u.uid = j.uid"
            f" WHERE u.uid IS NULL AND j.action IN ({_ANCHORED}){here})",
            *values,
        )
        if document is not None:
            return int(spans)
        # A verdict on a conflict may be said more than once; the last word counts.
        ((pairs,),) = self._connection.rows(
            "SELECT count(*) FROM (SELECT DISTINCT j.action, j.document_id,"
            " json_extract(j.payload, '$.anchor'), json_extract(j.payload, '$.facing'),"
            " json_extract(j.payload, '$.entity'), json_extract(j.payload, '$.target')"
            " FROM journal j LEFT JOIN undone u ON u.uid = j.uid"
            f" WHERE u.uid IS NULL AND j.action IN {_PAIRS})"
        )
        return int(spans) + int(pairs)
