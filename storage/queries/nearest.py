"""The documents nearest to one: those with much of the same text, then those that name the same
entities, rare ones before those that half the case names.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from math import log2

from storage.connection import Connection
from storage.reprints import Reprints

# Of a name in very many documents, the latest ones; it tells little anyway.
_LATEST = 400
# The rarest names of a document tell what it is about.
_MOST_NAMES = 40


@dataclass(frozen=True, slots=True)
class NearDocument:
    """``same_text``: the part of the shorter text that both have, 0 where it is less than half;
    ``names``: how many entities both name."""

    id: int
    title: str
    outlet: str | None
    published: str | None
    same_text: float
    names: int


class Nearest:
    """The nearest documents in one open case."""

    def __init__(self, connection: Connection, reprints: Reprints) -> None:
        self._connection = connection
        self._reprints = reprints

    def of(self, number: int, *, limit: int = 20) -> list[NearDocument]:
        """The documents nearest to this one, the nearest first, at most ``limit``."""
        same_text = {reprint.document: reprint.shared for reprint in self._reprints.of(number)}
        weights, shared = self._by_names(number)
        ranked = sorted(
            {*same_text, *weights},
            key=lambda other: (-same_text.get(other, 0.0), -weights.get(other, 0.0), other),
        )[:limit]
        rows = self._connection.rows(
            "SELECT document_id, title, outlet, published FROM document_index"
            " WHERE superseded = 0 AND document_id IN (SELECT value FROM json_each(?))",
            json.dumps(ranked),
        )
        known = {row[0]: row for row in rows}
        return [
            NearDocument(
                number, title, outlet, published, same_text.get(number, 0.0), shared[number]
            )
            for number, title, outlet, published in (known[n] for n in ranked if n in known)
        ]

    def _by_names(self, number: int) -> tuple[dict[int, float], Counter[int]]:
        """What the names that a document shares with others weigh together, and how many."""
        rows = self._connection.rows(
            "SELECT n.id, (SELECT count(*) FROM entity_index o WHERE o.name_id = n.id) AS held"
            " FROM names n WHERE n.canonical_id IN (SELECT m.canonical_id FROM entity_index e"
            " JOIN names m ON m.id = e.name_id WHERE e.document_id = ?) ORDER BY held LIMIT ?",
            number,
            _MOST_NAMES,
        )
        weights: dict[int, float] = defaultdict(float)
        shared: Counter[int] = Counter()
        for name, held in rows:
            others = self._connection.rows(
                "SELECT document_id FROM entity_index WHERE name_id = ? AND document_id <> ?"
                " ORDER BY day DESC LIMIT ?",
                name,
                number,
                _LATEST,
            )
            for (other,) in others:
                weights[other] += 1 / log2(1 + held)
                shared[other] += 1
        return weights, shared
