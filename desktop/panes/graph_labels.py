"""Which names have room in a net, and where: those of the strongest first, none over another or
over a node. No Qt."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_CELL = 64.0
_AWAY = 3.0


@dataclass(frozen=True, slots=True)
class Room:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.left + self.width

    @property
    def bottom(self) -> float:
        return self.top + self.height

    def meets(self, other: Room) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Name:
    """Words of ``width`` and ``height`` for a node at (``x``, ``y``) of a ``radius``; all in
    pixels. ``faint``: the node is in nobody's way; ``due``: it has its name, whatever lies there.
    """

    id: int
    x: float
    y: float
    radius: float
    width: float
    height: float
    faint: bool = False
    due: bool = False


class _Taken:
    """Rooms by the cells of a grid that they lie in."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], list[tuple[Room, int]]] = defaultdict(list)

    def add(self, room: Room, owner: int) -> None:
        for cell in _cells(room):
            self._cells[cell].append((room, owner))

    def is_free(self, room: Room, owner: int) -> bool:
        return not any(
            taken.meets(room)
            for cell in _cells(room)
            for taken, whose in self._cells.get(cell, ())
            if whose != owner
        )


def place_names(names: Sequence[Name], seen: Room) -> dict[int, Room]:
    """The room of each name that has one.

    Args:
        names: those that matter most first.
        seen: what is in sight; names lie within it.
    """
    taken = _Taken()
    for name in names:
        if not name.faint:
            size = 2 * name.radius
            taken.add(Room(name.x - name.radius, name.y - name.radius, size, size), name.id)
    found: dict[int, Room] = {}
    for name in names:
        seen_rooms = [room for room in _rooms(name) if _within(room, seen)]
        free = (room for room in seen_rooms if taken.is_free(room, name.id))
        room = next(free, seen_rooms[0] if name.due and seen_rooms else None)
        if room is not None:
            found[name.id] = room
            # From now on it is in the way of its own node's neighbours, and of nobody's own name.
            taken.add(room, name.id)
    return found


def _rooms(name: Name) -> Iterator[Room]:
    """Under the node, over it, on either side, and aslant."""
    middle = name.x - name.width / 2
    yield Room(middle, name.y + name.radius + 1, name.width, name.height)
    yield Room(middle, name.y - name.radius - 1 - name.height, name.width, name.height)
    beside = name.y - name.height / 2
    yield Room(name.x + name.radius + _AWAY, beside, name.width, name.height)
    yield Room(name.x - name.radius - _AWAY - name.width, beside, name.width, name.height)
    aslant = name.radius * 0.7
    for down in (name.y + aslant, name.y - aslant - name.height):
        yield Room(name.x + aslant, down, name.width, name.height)
        yield Room(name.x - aslant - name.width, down, name.width, name.height)


def _within(room: Room, seen: Room) -> bool:
    return (
        room.left >= seen.left
        and room.right <= seen.right
        and room.top >= seen.top
        and room.bottom <= seen.bottom
    )


def _cells(room: Room) -> Iterable[tuple[int, int]]:
    for column in range(int(room.left // _CELL), int(room.right // _CELL) + 1):
        for row in range(int(room.top // _CELL), int(room.bottom // _CELL) + 1):
            yield column, row
