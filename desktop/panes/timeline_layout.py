"""Where every bar of the timeline lies at one zoom, whatever part of it is in view. No Qt.

Positions along time are pixels in the direction of time: ``minute / per_pixel``. The direction of
the screen comes in only when painting (:class:`~desktop.panes.timeline_scale.TimeScale`), so that
right to left is the mirror image of left to right by construction. Panning moves nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from desktop.panes.timeline_lanes import Lane

BAR = 17.0
"""Pixels of a bar's height where type is of its usual size."""
PADDING = 4.0
"""Above and below the rows of a lane."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels from row to row, and of a bar's height: its words must have room in it. ``height``: to
    be filled; it says how many rows lanes may have, and they share out what is left over."""

    row: float = 21.0
    bar: float = BAR
    height: float = 0.0


@dataclass(frozen=True, slots=True)
class Bar:
    """One event: its solid part from ``start`` to ``end``, all it takes from ``first`` to ``last``.

    Where a bound is open the bar fades away, from ``start`` back to ``first`` and from ``end`` on
    to ``faded``. ``label`` is already elided and lies at ``label_at``, inside the bar or behind it.
    """

    event: int
    start: float
    end: float
    first: float
    faded: float
    last: float
    label: str
    label_at: float
    label_width: float
    inside: bool


@dataclass(frozen=True, slots=True)
class Block:
    """Events too close to be told apart at this zoom, counted."""

    events: tuple[int, ...]
    first: float
    last: float
    words: str


Item = Bar | Block
Stretch = tuple[float, float, int, float]
"""What one item takes of a row: first and last pixel, its number, and a length.

The length is that of the solid bar until it is known how much room there is for its label.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """Items in the order of time; none overlaps the next. ``top`` in pixels.

    Items are made when they are looked at: of ten thousand a view shows a few dozen.
    """

    top: float
    stretches: Sequence[Stretch]
    lasts: Sequence[float] = field(repr=False)
    make: Callable[[Stretch], Item] = field(repr=False)

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(map(self.make, self.stretches))

    def between(self, first: float, last: float) -> Iterator[Item]:
        """The items that reach into a stretch (pixels along time)."""
        for number in range(bisect_left(self.lasts, first), len(self.stretches)):
            if self.stretches[number][0] > last:
                return
            yield self.make(self.stretches[number])


@dataclass(frozen=True, slots=True)
class Band:
    """A lane with its rows, from ``top`` down, ``height`` pixels."""

    lane: Lane
    top: float
    height: float
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    bands: tuple[Band, ...]
    height: float
    sizes: Sizes
    _places: dict[int, tuple[Row, Stretch]] = field(repr=False)

    def place(self, event: int) -> tuple[float, Item]:
        """The top of a dated event's row, and its bar or the block that counts it."""
        row, stretch = self._places[event]
        return row.top, row.make(stretch)

    def item_at(self, along: float, y: float, reach: float = 2.0) -> Item | None:
        """The bar (its label too) or block at a point; ``reach`` forgives so many pixels."""
        for band in self.bands:
            if band.top <= y < band.top + band.height:
                for row in band.rows:
                    if row.top - reach <= y < row.top + self.sizes.bar + reach:
                        return next(row.between(along - reach, along + reach), None)
        return None
