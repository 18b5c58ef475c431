"""The places of common words, kept from one search to the next: a page of hits is asked for, then
their number, then the next phrase with the same particle, and reading a million places takes a
fifth of a second."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from storage.connection import Connection

Array = npt.NDArray[np.int64]
# What is kept for one moment of the case: counts by spelling, places by the spellings of a word.
_Counts = dict[str, int]

# Words with fewer places are as soon read again.
_LEAST = 10_000
# All that is kept: 32 MB.
_MOST = 4_000_000


class Kept:
    """What was read while a case stood as it does: so long, it stays true."""

    def __init__(self) -> None:
        self.counts: _Counts = {}
        self._places: OrderedDict[tuple[str, ...], Array] = OrderedDict()
        self._held = 0

    def places(self, spellings: Sequence[str]) -> Array | None:
        """The sorted places of a word with these spellings, None where they are not kept."""
        key = tuple(spellings)
        found = self._places.get(key)
        if found is not None:
            self._places.move_to_end(key)
        return found

    def keep(self, spellings: Sequence[str], places: Array) -> None:
        """Keep the places of a common word; those that were not asked for longest make room."""
        if not _LEAST <= len(places) <= _MOST or tuple(spellings) in self._places:
            return
        self._places[tuple(spellings)] = places
        self._held += len(places)
        while self._held > _MOST:
            _, oldest = self._places.popitem(last=False)
            self._held -= len(oldest)


class Remembered:
    """What searches of one open case read; forgotten whenever the case is written to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._moment: object = None
        self._kept = Kept()

    def __call__(self) -> Kept:
        """What is true now; nothing is kept of what a transaction may yet take back."""
        with self._connection.lock:
            db = self._connection.db
            if db.conn.in_transaction and not self._connection.in_moment:
                return Kept()
            ((others,),) = self._connection.rows("PRAGMA data_version")
            moment = (db, others, db.conn.total_changes)
        if moment != self._moment:
            self._moment, self._kept = moment, Kept()
        return self._kept
