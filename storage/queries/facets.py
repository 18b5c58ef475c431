"""What the documents that a search found have in common: counts by outlet, time, place, names,
events and stances.

Outlets and months are counted over all that was found. What stands in many rows of each document is
counted over the latest imported MOST of them, and says so.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from storage import codes
from storage.connection import Connection
from storage.index_rows import SHIFT

MOST = 20_000
_AT_ONCE = 10_000

FacetKind = Literal["outlet", "year", "month", "place", "entity", "kind", "stance"]

_OF_PROPERTIES: dict[FacetKind, str] = {
    "outlet": "outlet",
    "year": "substr(published, 1, 4)",
    "month": "substr(published, 1, 7)",
}
_OF_ROWS: dict[FacetKind, tuple[str, str, codes.Kind]] = {
    "kind": ("event_index", "type", "type"),
    "stance": ("claim_index", "stance", "stance"),
}
_OF_NAMES: dict[FacetKind, str] = {"place": "n.kind = 'place'", "entity": "n.kind <> 'place'"}


@dataclass(frozen=True, slots=True)
class FacetValue:
    """A value with the number of documents that have it.

    ``value`` is an outlet, a year ("2017") or a month ("2017-11"), a name, or a word of the schema;
    ``name_kind`` is the kind of a name, empty for all else.
    """

    value: str
    documents: int
    name_kind: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """The most frequent values of one property, times the latest first; ``whole``: they were
    counted over all documents."""

    kind: FacetKind
    values: tuple[FacetValue, ...]
    whole: bool


class Facets:
    """Counts in one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def __call__(self, documents: Sequence[int], *, most: int = 12) -> Iterator[Facet]:
        """The facets of some documents, what is sooner counted first.

        Args:
            documents: their numbers, as imported.
            most: how many values of each at most.
        """
        every = _json(documents)
        for kind, value in _OF_PROPERTIES.items():
            order = "2 DESC, 1" if kind == "outlet" else "1 DESC"
            rows = self._connection.rows(
                f"SELECT {value}, count(*) FROM document_index WHERE document_id IN"
                f" (SELECT value FROM json_each(?)) AND {value} <> ''"
                f" GROUP BY 1 ORDER BY {order} LIMIT ?",
                every,
                most,
            )
            yield Facet(kind, tuple(FacetValue(*row) for row in rows), whole=True)
        latest, whole = _json(documents[-MOST:]), len(documents) <= MOST
        for kind in _OF_NAMES:
            yield Facet(kind, self._names(kind, latest, most), whole)
        for kind in _OF_ROWS:
            yield Facet(kind, self._rows(kind, latest, most), whole)

    def _names(self, kind: FacetKind, documents: str, most: int) -> tuple[FacetValue, ...]:
        rows = self._connection.rows(
            "SELECT t.name, c.documents, t.kind FROM (SELECT n.canonical_id AS id,"
            " count(DISTINCT e.document_id) AS documents FROM json_each(?) d"
            " CROSS JOIN entity_index e ON e.document_id = d.value"
            f" CROSS JOIN names n ON n.id = e.name_id WHERE {_OF_NAMES[kind]}"
            " GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?) c JOIN names t ON t.id = c.id",
            documents,
            most,
        )
        return tuple(FacetValue(*row) for row in rows)

    def _rows(self, kind: FacetKind, documents: str, most: int) -> tuple[FacetValue, ...]:
        table, column, code = _OF_ROWS[kind]
        rows = self._connection.rows(
            f"SELECT r.{column}, count(DISTINCT d.value) FROM json_each(?) d"
            f" CROSS JOIN {table} r ON r.id >= d.value << {SHIFT}"
            f" AND r.id < (d.value + 1) << {SHIFT} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT ?",
            documents,
            most,
        )
        return tuple(FacetValue(codes.word(code, value), count) for value, count in rows if value)


def _json(documents: Sequence[int]) -> str:
    """The numbers as a JSON array, written in parts: no other thread has its turn while one is."""
    parts = (
        json.dumps(list(documents[at : at + _AT_ONCE]))[1:-1]
        for at in range(0, len(documents), _AT_ONCE)
    )
    return f"[{','.join(parts)}]"
