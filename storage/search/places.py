"""Where words stand, read from the index: for phrases of more spellings than FTS5 can be asked for
one by one.

A place is one number, the document's and the word's within it, so that places of many texts are one
sorted array, and standing in a row is a difference of one. SQLite joins the places of a term into
one string, for a row each would take ten times as long to hand over.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from functools import reduce
from math import exp, inf, log
from typing import Any

import numpy as np
import numpy.typing as npt

from storage.connection import Connection
from storage.search.query import Near
from storage.search.remembered import Kept

Array = npt.NDArray[np.int64]

_SHIFT = 24  # no text has so many words
_INSTANCES, _COUNTS = "temp.word_places", "temp.word_counts"
_KINDS = {_INSTANCES: "instance", _COUNTS: "row"}
# From so many documents on, rank is not worked out: it takes long and says little.
MANY = 5_000
# Of BM25, as FTS5 has them (https://sqlite.org/fts5.html#the_bm25_function).
_K1, _B = 1.2, 0.75
_LEAST_WEIGHT = 1e-6
_ENOUGH_LENGTHS = 32


class Places:
    """The places of the words of one case, for one search: each is read once. ``kept``: what other
    searches read."""

    def __init__(self, connection: Connection, kept: Kept) -> None:
        self._connection = connection
        self._kept = kept
        self._read: dict[str, Array] = {}

    def count(self, spellings: Iterable[str]) -> int:
        """How many places the quoted spellings have in all."""
        return sum(map(self._count, spellings))

    def to_be_read(self, spellings: list[str]) -> int:
        """How many places a word has that would have to be read."""
        return 0 if self._kept.places(spellings) is not None else self.count(spellings)

    def texts_for(self, hits: int, words: list[list[str]], window: int) -> float:
        """How many of the texts that hold all the words, each in any of its quoted spellings, must
        be looked into for so many where they stand within ``window`` words of each other, if they
        stand where they do by chance; for want of hits, all."""
        ((texts,),) = self._connection.rows("SELECT count(*) FROM document_index")
        rows = self._connection.rows(
            "SELECT sz FROM words_docsize ORDER BY id DESC LIMIT ?", _ENOUGH_LENGTHS
        )
        length = sum(_varint(sz) for (sz,) in rows) / max(1, len(rows))
        holding, standing = 1.0, length / window
        for word in words:
            in_one = self.count(word) / max(1, texts)
            holding *= 1 - exp(-in_one)
            standing *= in_one * window / max(1, length)
        return float(min(texts * holding, hits * holding / standing if standing else inf))

    def of(self, near: Near, phrases: list[list[list[str]]]) -> dict[int, float]:
        """The documents where the phrases stand near, each with its rank by BM25 (higher is
        better), as if what was asked for were one word.

        Args:
            near: how near they must be.
            phrases: each a row of words, each word the quoted spellings that it may have.
        """
        lengths = [len(phrase) for phrase in phrases]
        found = _near([self._starts(phrase) for phrase in phrases], lengths, near.within)
        return self._ranked(*_counted(found >> _SHIFT))

    def _starts(self, phrase: list[list[str]]) -> Array:
        """Where a phrase begins; the rarest words are read first, for where none is left, no other
        need be."""
        order = sorted(range(len(phrase)), key=lambda place: self.count(phrase[place]))
        starts: Array | None = None
        for place in order:
            if starts is not None and not len(starts):
                break
            here = self._word(phrase[place]) - place
            starts = here if starts is None else starts[_among(starts, here)]
        return _none() if starts is None else starts

    def _word(self, spellings: list[str]) -> Array:
        """The places of a word in any of its spellings, in order."""
        known = self._kept.places(spellings)
        if known is None:
            read = [self._places(spelling) for spelling in spellings]
            known = np.sort(np.concatenate(read), kind="stable") if read else _none()
            self._kept.keep(spellings, known)
        return known

    def _places(self, spelling: str) -> Array:
        known = self._read.get(spelling)
        if known is None:
            asked = f"group_concat((doc << {_SHIFT}) + offset)"
            ((joined,),) = self._of_vocabulary(_INSTANCES, asked, spelling)
            known = np.fromstring(joined, dtype=np.int64, sep=",") if joined else _none()
            self._read[spelling] = known
        return known

    def _count(self, spelling: str) -> int:
        known = self._kept.counts.get(spelling)
        if known is None:
            ((known,),) = self._of_vocabulary(_COUNTS, "ifnull(sum(cnt), 0)", spelling)
            self._kept.counts[spelling] = known
        return known

    def _of_vocabulary(self, table: str, asked: str, spelling: str) -> list[tuple[Any, ...]]:
        kind = _KINDS[table]
        self._connection.make_temporary(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {table} USING fts5vocab(main, words, {kind})"
        )
        word = spelling.removesuffix("*")[1:-1].replace('""', '"')
        if spelling.endswith("*"):
            sql = f"SELECT {asked} FROM {table} WHERE term >= ? AND term < ? || char(0x10ffff)"
            return self._connection.rows(sql, word, word)
        return self._connection.rows(f"SELECT {asked} FROM {table} WHERE term = ?", word)

    def _ranked(self, documents: Array, times: Array) -> dict[int, float]:
        """By BM25 as FTS5 works it out, but for the usual length, which is that of those found."""
        if len(documents) > MANY:
            return dict.fromkeys(documents.tolist(), 0.0)
        lengths = self._lengths(documents)
        ((in_all,),) = self._connection.rows("SELECT count(*) FROM document_index")
        rarity = (in_all - len(documents) + 0.5) / (len(documents) + 0.5)
        weight = max(_LEAST_WEIGHT, log(max(rarity, 1)))
        held_back = times + _K1 * (1 - _B + _B * lengths / (lengths.mean() if len(lengths) else 1))
        scores = weight * times * (_K1 + 1) / held_back
        return dict(zip(documents.tolist(), scores.tolist(), strict=True))

    def _lengths(self, documents: Array) -> Array:
        """How many words the documents have."""
        rows = self._connection.rows(
            "SELECT sz FROM words_docsize WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
            json.dumps(documents.tolist()),
        )
        return np.array([_varint(sz) for (sz,) in rows], dtype=np.int64)


def _near(starts: Sequence[Array], lengths: Sequence[int], within: int) -> Array:
    """The starts of those that come first where all phrases lie with at most ``within`` words
    between the end of the first and the beginning of the last."""
    if len(starts) == 1:
        return starts[0]
    return reduce(
        np.union1d,
        (
            first[_all_within(first, starts, length + within)]
            for first, length in zip(starts, lengths, strict=True)
        ),
    )


def _all_within(first: Array, starts: Sequence[Array], most: int) -> npt.NDArray[np.bool_]:
    """Which of the first have one of all others at most so many words behind them."""
    kept = np.ones(len(first), dtype=np.bool_)
    for others in starts:
        following = np.append(others, np.iinfo(np.int64).max)[np.searchsorted(others, first)]
        kept &= following - first <= most
    return kept


def _among(some: Array, others: Array) -> npt.NDArray[np.bool_]:
    """Which of some are among others; both sorted."""
    if not len(others):
        return np.zeros(len(some), dtype=np.bool_)
    at = np.minimum(np.searchsorted(others, some), len(others) - 1)
    found: npt.NDArray[np.bool_] = others[at] == some
    return found


def _counted(documents: Array) -> tuple[Array, Array]:
    """Each of sorted numbers once, and how often it stood there (np.unique would hash them all)."""
    first = np.flatnonzero(np.diff(documents, prepend=-1))
    return documents[first], np.diff(first, append=len(documents))


def _none() -> Array:
    return np.empty(0, dtype=np.int64)


def _varint(written: bytes) -> int:
    """A number as SQLite writes it (https://sqlite.org/fileformat.html#varint)."""
    return reduce(lambda number, byte: number << 7 | byte & 0x7F, written, 0)


def stand_near(starts: list[set[int]], lengths: list[int], within: int) -> bool:
    """Whether some occurrences of all phrases lie with at most ``within`` words between the end of
    the first and the beginning of the last."""
    if len(starts) == 1:
        return bool(starts[0])
    for first, length in zip(starts, lengths, strict=True):
        for start in first:
            last = start + length + within
            if all(any(start <= other <= last for other in others) for others in starts):
                return True
    return False
