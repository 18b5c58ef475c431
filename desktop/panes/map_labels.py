"""Which names stand on the map, and where: none on another, the greater first. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

Side = Literal["over", "beside", "round"]
Measure = Callable[[str, str], tuple[float, float]]
"""The width and height of words in the type of a class."""
_CELL = 64
_BESIDE = 7.0


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that would like to stand at a pixel. ``style``: its class of type; ``side``: centred
    over its point, or beside a dot of ``dot`` pixels' radius, on the side that has room."""

    words: str
    style: str
    x: float
    y: float
    order: tuple[float, ...]
    side: Side = "over"
    dot: float = 0.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A name with its rectangle in pixels."""

    wanted: Wanted
    left: float
    top: float
    width: float
    height: float


class Room:
    """Rectangles of a window that are taken already."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[float, float, float, float]]] = defaultdict(
            list
        )

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        for cell in self._touched(left, top, right, bottom):
            self._cells[cell].append((left, top, right, bottom))

    def is_free(self, left: float, top: float, right: float, bottom: float) -> bool:
        return not any(
            left < other[2] and other[0] < right and top < other[3] and other[1] < bottom
            for cell in self._touched(left, top, right, bottom)
            for other in self._cells.get(cell, ())
        )

    def _touched(
        self, left: float, top: float, right: float, bottom: float
    ) -> Iterable[tuple[int, int]]:
        for column in range(int(left // _CELL), int(right // _CELL) + 1):
            for row in range(int(top // _CELL), int(bottom // _CELL) + 1):
                yield column, row


def placed(
    wanted: Iterable[Wanted], measure: Measure, room: Room, *, rtl: bool, most: int
) -> list[Placed]:
    """The names that find room, they and their dots, the least ``order`` first, so many at most."""
    found: list[Placed] = []
    for one in sorted(wanted, key=lambda name: name.order):
        if len(found) == most:
            break
        if one.side == "beside" and not room.is_free(*_dot(one)):
            continue
        width, height = measure(one.words, one.style)
        for left, top in _choices(one, width, height, rtl=rtl):
            edges = (left - 2, top, left + width + 2, top + height)
            if room.is_free(*edges):
                room.take(*edges)
                if one.side == "beside":
                    room.take(*_dot(one))
                found.append(Placed(one, left, top, width, height))
                break
    return found


def _dot(one: Wanted) -> tuple[float, float, float, float]:
    """The rectangle of the dot that a name stands beside."""
    return one.x - one.dot, one.y - one.dot, one.x + one.dot, one.y + one.dot


def _choices(
    one: Wanted, width: float, height: float, *, rtl: bool
) -> Sequence[tuple[float, float]]:
    """Where its left top corner may be, the best first."""
    if one.side == "over":
        return ((one.x - width / 2, one.y - height / 2),)
    after, before = one.x + one.dot + _BESIDE, one.x - one.dot - _BESIDE - width
    middle = one.y - height / 2
    sides = [(before, middle), (after, middle)] if rtl else [(after, middle), (before, middle)]
    if one.side == "round":
        above, below = one.y - one.dot - height - 1, one.y + one.dot + 1
        sides += [(one.x - width / 2, above), (one.x - width / 2, below)]
    return sides
