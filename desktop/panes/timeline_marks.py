"""Words over the lanes, so placed that none overlaps another. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

GAP = 8.0


@dataclass(frozen=True, slots=True)
class HeadWords:
    """Some words centred at ``x`` (pixels), ``width`` wide; what is named first stays."""

    what: str
    words: str
    x: float
    width: float

    @property
    def left(self) -> float:
        return self.x - self.width / 2

    @property
    def right(self) -> float:
        return self.x + self.width / 2


def without_overlap(wanted: Iterable[HeadWords], left: float, right: float) -> list[HeadWords]:
    """Those of the words, in the order of their worth, that have room between ``left`` and
    ``right`` beside the ones before them; words over an edge are moved inside."""
    placed: list[HeadWords] = []
    for one in wanted:
        x = min(max(one.x, left + one.width / 2), right - one.width / 2)
        moved = HeadWords(one.what, one.words, x, one.width)
        if one.width <= right - left and all(_apart(moved, other) for other in placed):
            placed.append(moved)
    return placed


def _apart(one: HeadWords, other: HeadWords) -> bool:
    return one.right + GAP <= other.left or other.right + GAP <= one.left
