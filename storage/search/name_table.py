"""The names of a case by their words and by the skeletons of their words: one table for all
connections to the case, read as far as names are new.
"""

from __future__ import annotations

import threading
from array import array
from collections import defaultdict
from itertools import pairwise

from storage.connection import Connection
from storage.search import latin

_AT_ONCE = 2000


class NameTable:
    """``names``: kind and folded name by number; ``by_word`` without the article."""

    def __init__(self) -> None:
        # Names are looked up in the window and beside it.
        self._reading = threading.Lock()
        self._last = 0
        self.names: dict[int, tuple[str, str]] = {}
        # Arrays, for the collector of cycles looks through very many lists for a long time.
        self.by_word: dict[str, array[int]] = defaultdict(lambda: array("q"))
        self.by_skeleton: dict[str, array[int]] = defaultdict(lambda: array("q"))

    def take_in(self, connection: Connection) -> None:
        """Take in the names that are new on a connection, which may see an earlier moment of the
        case than another one did before; all anew where names were taken back."""
        with self._reading:
            ((last,),) = connection.rows("SELECT ifnull(max(id), 0) FROM names")
            both = min(int(last), self._last)
            if both and self.names.get(both) != _name(connection, both):
                self._last = 0
                for known in (self.names, self.by_word, self.by_skeleton):
                    known.clear()
            while self._last < last:
                self._take_some(connection)

    def _take_some(self, connection: Connection) -> None:
        rows = connection.rows(
            "SELECT id, kind, folded FROM names WHERE id > ? ORDER BY id LIMIT ?",
            self._last,
            _AT_ONCE,
        )
        for number, kind, folded in rows:
            words = folded.lower().split()
            self.names[number] = (kind, folded.lower())
            for word in {bare(word) for word in words}:
                self.by_word[word].append(number)
            for skeleton in _skeletons(words):
                self.by_skeleton[skeleton].append(number)
            self._last = number


def bare(word: str) -> str:
    """A word of a name without the article."""
    return word[2:] if word.startswith("ال") and len(word) > len("الي") else word


def _name(connection: Connection, number: int) -> tuple[str, str] | None:
    row = connection.row("SELECT kind, folded FROM names WHERE id = ?", number)
    return (row[0], row[1].lower()) if row else None


def _skeletons(words: list[str]) -> set[str]:
    """Of every word of a name and of every two side by side: «عبد الله» is Abdullah."""
    each = [latin.of_arabic(word) for word in words]
    pairs = [first + second for first, second in pairwise(each)]
    return {skeleton for skeleton in (*each, *pairs) if skeleton}
