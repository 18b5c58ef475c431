"""Where every bar of the timeline lies at one zoom, whatever part of it is in view. No Qt.

Positions along time are pixels in the direction of time: ``minute / per_pixel``. The direction of
the screen comes in only when painting (:class:`~desktop.panes.timeline_scale.TimeScale`), so that
right to left is the mirror image of left to right by construction. Panning moves nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from itertools import pairwise

from desktop.panes.timeline_events import ToldEvent
from desktop.panes.timeline_lanes import Lane
from desktop.panes.timeline_time import Interval

Measure = Callable[[str], float]

ROW = 23.0
BAR = 18.0
PADDING = 6.0
"""Above and below the rows of a lane."""
GAP = 5.0
"""Least pixels between two things of one row."""
SHORTEST = 7.0
FADE = 30.0
"""How far a bar fades on where its bound is open."""
INSET = 7.0
CELL = 56.0
"""The length of a block of counted events; room for a number of five digits."""
LONGEST_LABEL = 190.0
SHORTEST_LABEL = 36.0
ROWS = 5
"""Rows of a lane before what does not fit is counted in blocks."""
OPENED_ROWS = 200
"""The same for a lane that the person opened."""


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
_LEFT_TO_RIGHT = "\u200e"
"""Keeps the plus before the number among right-to-left words."""


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
                    if row.top - reach <= y < row.top + BAR + reach:
                        return next(row.between(along - reach, along + reach), None)
        return None


def lay_out(
    told: Sequence[ToldEvent],
    lanes: Sequence[Lane],
    per_pixel: float,
    labels: Sequence[str],
    measure: Measure,
    *,
    height: float = 0.0,
    opened: frozenset[str] = frozenset(),
    folded: frozenset[str] = frozenset(),
) -> Layout:
    """Pack each lane's events in rows.

    Args:
        told: all events; lanes index them, ``labels`` are their words.
        per_pixel: minutes a pixel.
        measure: width of some words in pixels.
        height: pixels to fill: lanes share out what is left over.
        opened: keys of lanes that may have many rows.
        folded: keys of lanes in which everything is counted in one row.
    """
    packer = _Packer(told, per_pixel, labels, measure)
    packed = []
    for lane in lanes:
        limit = OPENED_ROWS if lane.key in opened else ROWS
        rows, blocks = packer.pack(lane, 0 if lane.key in folded else limit)
        packed.append((lane, rows, blocks))
    needed = sum(_band_height(rows, blocks) for _, rows, blocks in packed)
    spare = min(max(height - needed, 0.0) / max(len(packed), 1), ROW)
    return _stack(packed, spare, packer)


_Packed = tuple[list[list[Stretch]], list[Block]]


def _band_height(rows: list[list[Stretch]], blocks: list[Block]) -> float:
    return 2 * PADDING + (len(rows) + bool(blocks)) * ROW


def _stack(
    packed: list[tuple[Lane, list[list[Stretch]], list[Block]]], spare: float, packer: _Packer
) -> Layout:
    bands: list[Band] = []
    places: dict[int, tuple[Row, Stretch]] = {}
    top = 0.0
    for lane, stretches, blocks in packed:
        at = top + PADDING + spare / 2 + (ROW - BAR) / 2
        rows = [_row(at + n * ROW, row, packer.bar) for n, row in enumerate(stretches)]
        for row in rows:
            places.update((stretch[2], (row, stretch)) for stretch in row.stretches)
        if blocks:
            counted = [(block.first, block.last, n, 0.0) for n, block in enumerate(blocks)]
            row = _row(at + len(rows) * ROW, counted, partial(_counted, blocks))
            rows.append(row)
            for block, stretch in zip(blocks, counted, strict=True):
                places.update(dict.fromkeys(block.events, (row, stretch)))
        size = _band_height(stretches, blocks) + spare
        bands.append(Band(lane, top, size, tuple(rows)))
        top += size
    return Layout(tuple(bands), top, places)


def _row(top: float, stretches: list[Stretch], make: Callable[[Stretch], Item]) -> Row:
    return Row(top, stretches, [stretch[1] for stretch in stretches], make)


def _counted(blocks: list[Block], stretch: Stretch) -> Block:
    return blocks[stretch[2]]


class _Packer:
    """Packs lanes at one zoom; over plain numbers, for this is what a step of zoom costs."""

    def __init__(
        self,
        told: Sequence[ToldEvent],
        per_pixel: float,
        labels: Sequence[str],
        measure: Measure,
    ) -> None:
        self._told = told
        self._per_pixel = per_pixel
        self._labels = labels
        self._measure = measure

    def pack(self, lane: Lane, limit: int) -> _Packed:
        """With all labels where they fit in ``limit`` rows; else labels only where there is room.

        What does not fit then either is counted in a last row of blocks; without any rows, all.
        """
        bare = sorted(map(self._bare, lane.events))
        if limit == 0:
            return [], self._blocks(bare, sign="")
        rows = _fill(map(self._labelled, bare), limit, None)
        if rows is None:
            tight = _fill(bare, limit, None)
            rows = self._with_room(tight) if tight else None
        if rows is not None:
            return rows, []
        left_over: list[Stretch] = []
        rows = _fill(bare, limit - 1, left_over) or []
        return self._with_room(rows), self._blocks(left_over)

    def _bare(self, event: int) -> Stretch:
        """An event's bar and where it fades, without its label."""
        start, end, interval = self._solid(event)
        first = start - FADE if interval.open_start else start
        return first, end + FADE if interval.open_end else end, event, end - start

    def _solid(self, event: int) -> tuple[float, float, Interval]:
        interval = self._told[event].interval
        if interval is None:
            raise ValueError("an event without a time has no place in a lane")
        start = interval.start / self._per_pixel
        return start, max(interval.end / self._per_pixel, start + SHORTEST), interval

    def _labelled(self, bare: Stretch, room: float = LONGEST_LABEL) -> Stretch:
        """With as much of the label behind the bar as has ``room``, if it is not inside."""
        first, last, event, solid = bare
        width = self._measure(self._labels[event])
        if _is_inside(width, solid) or room < SHORTEST_LABEL:
            return first, last, event, room
        return first, last + GAP + min(width, room), event, room

    def _with_room(self, rows: list[list[Stretch]]) -> list[list[Stretch]]:
        """Labels as far as the next bar of the row leaves room."""
        made = []
        for row in rows:
            labelled = [
                self._labelled(bare, min(following[0] - bare[1] - 2 * GAP, LONGEST_LABEL))
                for bare, following in pairwise(row)
            ]
            made.append([*labelled, *map(self._labelled, row[-1:])])
        return made

    def _blocks(self, left_over: list[Stretch], sign: str = "+") -> list[Block]:
        """Events counted by the cell of the strip in which they begin, so that crowds stand out;
        ``sign`` says that they are more than those drawn."""
        cells: dict[int, list[int]] = {}
        for _, _, event, _ in left_over:
            cells.setdefault(int(self._solid(event)[0] // CELL), []).append(event)
        return [
            _block(cell * CELL + GAP / 2, events, sign) for cell, events in sorted(cells.items())
        ]

    def bar(self, stretch: Stretch) -> Bar:
        """The bar of a stretch with its words."""
        first, last, event, room = stretch
        start, end, interval = self._solid(event)
        faded = end + FADE if interval.open_end else end
        label = self._labels[event]
        if _is_inside(self._measure(label), end - start):
            words = elided(label, end - start - 2 * INSET, self._measure)
            at, inside = start + INSET, True
        else:
            words = elided(label, room, self._measure) if room >= SHORTEST_LABEL else ""
            at, inside = faded + GAP, False
        width = self._measure(words)
        return Bar(event, start, end, first, faded, last, words, at, width, inside)


def _is_inside(label: float, bar: float) -> bool:
    """Whether a label lies in its bar: where it fits, or where any label would have room enough."""
    return label + 2 * INSET <= bar or bar >= LONGEST_LABEL + 2 * INSET


def _block(first: float, events: list[int], sign: str) -> Block:
    words = f"{_LEFT_TO_RIGHT}{sign}{len(events)}"
    return Block(tuple(events), first, first + CELL - GAP, words)


def _fill(
    stretches: Iterable[Stretch], limit: int, left_over: list[Stretch] | None
) -> list[list[Stretch]] | None:
    """First fit: each stretch into the first row that is free.

    Those that find none go into ``left_over``; without such a list the answer is then None.
    """
    rows: list[list[Stretch]] = []
    free: list[float] = []
    for stretch in stretches:
        first = stretch[0]
        for number, last in enumerate(free):
            if last + GAP <= first:
                rows[number].append(stretch)
                free[number] = stretch[1]
                break
        else:
            if len(rows) < limit:
                rows.append([stretch])
                free.append(stretch[1])
            elif left_over is None:
                return None
            else:
                left_over.append(stretch)
    return rows


def elided(words: str, room: float, measure: Measure) -> str:
    """The words, or as much of their beginning as fits in ``room`` pixels with an ellipsis."""
    if measure(words) <= room:
        return words
    shortest, longest = 0, len(words)
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        if measure(words[:middle].rstrip() + "…") <= room:
            shortest = middle
        else:
            longest = middle - 1
    return words[:shortest].rstrip() + "…"
