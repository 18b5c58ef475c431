"""The history of a case: who said what, when, of which document, the newest first, page by page."""

from __future__ import annotations

from dataclasses import dataclass

from storage.connection import Connection
from storage.judgements import Action, Judgement, from_json


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One entry of the journal. ``at``: UTC, ISO 8601. ``document``: its number and ``title``, None
    for the whole case. ``stands``: False while it is undone (an undo or a redo always stands).
    ``about``: what an undo or a redo is of."""

    uid: str
    clock: int
    at: str
    author: str
    action: Action
    document: int | None
    title: str | None
    judgement: Judgement
    stands: bool
    about: Judgement | None


class History:
    """The history of one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def page(
        self, *, before: HistoryRow | None = None, document: int | None = None, limit: int = 100
    ) -> list[HistoryRow]:
        """The newest entries.

        Args:
            before: the last row of the page that came before this one.
            document: only what was said of this document.
            limit: how many at most.
        """
        where: list[str] = []
        values: list[object] = []
        if document is not None:
            where.append("j.document_id = ?")
            values.append(document)
        if before is not None:
            where.append("(j.clock, j.uid) < (?, ?)")
            values += [before.clock, before.uid]
        chosen = f" WHERE {' AND '.join(where)}" if where else ""
        rows = self._connection.rows(
            "SELECT j.uid, j.clock, j.at, j.author, j.document_id, i.title, j.payload,"
            " u.uid IS NULL, b.payload, b.document_id FROM journal j"
            " LEFT JOIN document_index i ON i.document_id = j.document_id"
            " LEFT JOIN undone u ON u.uid = j.uid"
            " LEFT JOIN journal b ON j.action IN ('undo', 'redo')"
            " AND b.uid = json_extract(j.payload, '$.uid')"
            f"{chosen} ORDER BY j.clock DESC, j.uid DESC LIMIT ?",
            *values,
            limit,
        )
        return [_row(row) for row in rows]

    def count(self) -> int:
        """How many entries there are."""
        row = self._connection.row("SELECT count(*) FROM journal")
        return int(row[0]) if row else 0


def _row(row: tuple[object, ...]) -> HistoryRow:
    uid, clock, at, author, number, title, payload, stands, about, about_number = row
    document = number if isinstance(number, int) else None
    judgement = from_json(str(payload), document)
    return HistoryRow(
        uid=str(uid),
        clock=int(str(clock)),
        at=str(at),
        author=str(author),
        action=judgement.action,
        document=document,
        title=None if title is None else str(title),
        judgement=judgement,
        stands=bool(stands),
        about=None
        if about is None
        else from_json(str(about), about_number if isinstance(about_number, int) else None),
    )
