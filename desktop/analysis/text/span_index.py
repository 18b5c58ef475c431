"""Spans by where they stand, found without looking at every other span of the text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Generic, Protocol, TypeVar


class Spanned(Protocol):
    """Anything with a place in the text: characters, ``end`` exclusive."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


Item = TypeVar("Item", bound=Spanned)


class SpanIndex(Generic[Item]):
    """Spans in the order of their beginnings. They may overlap a little; a question costs as much
    as the spans that stand there."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._items: Sequence[Item] = sorted(items, key=lambda item: item.start)
        self._starts = [item.start for item in self._items]
        self._furthest = list(accumulate((item.end for item in self._items), max))

    def within(self, start: int, end: int) -> list[Item]:
        """Those that lie whole in a span of the text, in order."""
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, end, first)
        return [item for item in self._items[first:last] if item.end <= end]

    def round(self, offset: int, *, slack: int = 0) -> list[Item]:
        """Those that begin at or before a character and end behind it, or at most ``slack``
        characters before, in order."""
        found: list[Item] = []
        index = bisect_right(self._starts, offset) - 1
        while index >= 0 and self._furthest[index] + slack > offset:
            if self._items[index].end + slack > offset:
                found.append(self._items[index])
            index -= 1
        return found[::-1]

    def ending(self, first: int, last: int) -> list[Item]:
        """Those that begin before a character ``last`` and end from ``first`` to ``last``."""
        return [item for item in self.round(last, slack=last - first + 1) if item.end <= last]

    def next_from(self, offset: int) -> Item | None:
        """The first that begins at or behind a character."""
        index = bisect_left(self._starts, offset)
        return self._items[index] if index < len(self._items) else None
