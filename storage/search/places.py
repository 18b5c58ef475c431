"""Where words stand: for phrases of more spellings than FTS5 can be asked for one by one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from storage.connection import Connection
from storage.search.query import Near

_TABLE = "temp.word_places"


class Places:
    """The places of the words of one open case, by the vocabulary of the index."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of(self, near: Near, phrases: list[list[list[str]]]) -> set[int]:
        """The documents where the phrases stand near; each a row of words, each word the quoted
        spellings that it may have."""
        self._connection.rows(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS {_TABLE} USING fts5vocab(main, words, instance)"
        )
        starts = [self._starts(phrase) for phrase in phrases]
        together = set.intersection(*(set(found) for found in starts))
        lengths = [len(phrase) for phrase in phrases]
        return {
            document
            for document in together
            if stand_near([found[document] for found in starts], lengths, near.within)
        }

    def _starts(self, phrase: list[list[str]]) -> dict[int, set[int]]:
        """Where a phrase begins, by document."""
        found: dict[int, set[int]] | None = None
        for place, spellings in enumerate(phrase):
            here: dict[int, set[int]] = defaultdict(set)
            for spelling in spellings:
                for document, offset in self._instances(spelling):
                    if found is None or offset - place in found.get(document, ()):
                        here[document].add(offset - place)
            found = here
        return found or {}

    def _instances(self, spelling: str) -> Iterable[tuple[int, int]]:
        word = spelling.removesuffix("*")[1:-1].replace('""', '"')
        if spelling.endswith("*"):
            sql = f"SELECT doc, offset FROM {_TABLE} WHERE term >= ? AND term < ? || char(0x10ffff)"
            return self._connection.rows(sql, word, word)
        sql = f"SELECT doc, offset FROM {_TABLE} WHERE term = ?"
        return self._connection.rows(sql, word)


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
