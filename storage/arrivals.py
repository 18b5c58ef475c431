"""What comes into a case, indexed for many documents at once: see :mod:`storage.deferred`."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import NamedTuple

from desktop.analysis.model import Analysis
from storage.connection import Connection
from storage.current_index import CurrentIndex
from storage.revisions import Revisions
from storage.text_indexes import index_texts


class _Arrival(NamedTuple):
    """A document of which something new came in: its ``text``, where that is what did, and its
    reading, where the caller has it at hand."""

    number: int
    text: str | None
    reading: Analysis | None


class Arrivals:
    """The arrivals in one open case."""

    def __init__(self, connection: Connection, index: CurrentIndex, revisions: Revisions) -> None:
        self._connection = connection
        self._index = index
        self._revisions = revisions
        connection.deferred.run = self._bring_in

    def text(self, number: int, text: str) -> None:
        """A new document is to be indexed; inside the transaction that stores it."""
        self._connection.defer(_Arrival(number, text, None))

    def refresh(self, number: int, reading: Analysis | None = None) -> None:
        """What the index tells of a document is to be brought up to date."""
        self._connection.defer(_Arrival(number, None, reading))

    def _bring_in(self, arrived: Sequence[_Arrival]) -> None:
        with _uncollected():
            self._index_all(arrived)

    def _index_all(self, arrived: Sequence[_Arrival]) -> None:
        texts = {one.number: one.text for one in arrived if one.text is not None}
        readings: dict[int, Analysis | None] = {}
        for one in arrived:
            readings[one.number] = one.reading or readings.get(one.number)
        others = self._revisions.others_of(readings)
        self._index.refresh(
            self._connection.db, {**dict.fromkeys(others), **readings}, new=texts.keys()
        )
        # At the end: FTS5 writes what it has gathered to the disk before some other statements.
        index_texts(self._connection.db, texts)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Without the collector of cycles, which would look through all the rows of hundreds of
    documents again and again while they are made, and find none."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
