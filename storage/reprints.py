"""Reprints: documents that hold much of the same text, whoever printed it under whatever headline.

Eleven newspapers with one agency's report are one origin, and a corrected article is a new text of
the same document. Both show in the fingerprints that texts share.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from sqlite_utils import Database

from storage.connection import Connection
from storage.fingerprints import fingerprints

# How much of the shorter text two documents share at least, to be called reprints of one report.
LEAST = 0.5
# A fingerprint of more documents than this is of what an outlet prints under all its articles.
_COMMON = 200
# Of so many documents the fingerprints are kept in memory.
_KEPT = 5_000


@dataclass(frozen=True, slots=True)
class Reprint:
    """Another document with the same text; ``shared`` is the part of the shorter text, 0 to 1."""

    document: int
    shared: float


class Reprints:
    """The reprints of one open case."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._known: dict[int, frozenset[int]] = {}

    def of(self, number: int) -> list[Reprint]:
        """The documents that share at least LEAST of their text with this one, the most first."""
        found = self.like(_own(self._connection, number))
        return [reprint for reprint in found if reprint.document != number]

    def like(self, own: frozenset[int]) -> list[Reprint]:
        """The documents that share at least LEAST of their text with one of these fingerprints,
        the most first."""
        shared: Counter[int] = Counter()
        for fingerprint in own:
            others = self._connection.rows(
                "SELECT document_id FROM fingerprints WHERE fingerprint = ? LIMIT ?",
                fingerprint,
                _COMMON + 1,
            )
            if len(others) <= _COMMON:
                shared.update(int(row[0]) for row in others)
        found = [
            Reprint(other, count / max(1, min(len(own), len(_own(self._connection, other)))))
            for other, count in shared.items()
        ]
        close = [reprint for reprint in found if reprint.shared >= LEAST]
        return sorted(close, key=lambda reprint: (-reprint.shared, reprint.document))

    def group(self, number: int) -> list[int]:
        """All documents that are reprints of one report with this one, itself among them: those
        that share with it, those that share with them, and so on."""
        reached, waiting = {number}, [number]
        while waiting:
            others = {reprint.document for reprint in self.of(waiting.pop())} - reached
            reached |= others
            waiting.extend(others)
        return sorted(reached)

    def among(self, numbers: Iterable[int]) -> list[list[int]]:
        """Some documents in groups: reprints of one report, over any number of steps among them,
        are together. Groups and their documents in ascending order."""
        held = {number: self._fingerprints(number) for number in sorted(set(numbers))}
        holders: dict[int, list[int]] = {}
        for number, own in held.items():
            for fingerprint in own:
                holders.setdefault(fingerprint, []).append(number)
        shared: Counter[tuple[int, int]] = Counter()
        for together in holders.values():
            if 1 < len(together) <= _COMMON:
                shared.update(combinations(together, 2))
        first = {number: number for number in held}
        for (one, other), count in shared.items():
            if count / max(1, min(len(held[one]), len(held[other]))) >= LEAST:
                old, new = sorted((first[one], first[other]), reverse=True)
                first = {number: new if at == old else at for number, at in first.items()}
        groups: dict[int, list[int]] = {}
        for number, at in first.items():
            groups.setdefault(at, []).append(number)
        return list(groups.values())

    def _fingerprints(self, number: int) -> frozenset[int]:
        """Those of a text: kept, for a text never changes."""
        if number not in self._known:
            while len(self._known) >= _KEPT:
                del self._known[next(iter(self._known))]
            self._known[number] = _own(self._connection, number)
        return self._known[number]


def add_fingerprints(db: Database, found: Mapping[int, Iterable[int]]) -> None:
    """Write the fingerprints of new documents, by number, inside the caller's transaction."""
    db.conn.executemany(
        "INSERT INTO fingerprints VALUES (?, ?)",
        sorted((one, number) for number, own in found.items() for one in own),
    )


def _own(connection: Connection, number: int) -> frozenset[int]:
    ((text,),) = connection.rows("SELECT text FROM documents WHERE id = ?", number)
    return fingerprints(text)
