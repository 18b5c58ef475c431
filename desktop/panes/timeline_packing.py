"""How the events of lanes are packed in rows at one zoom. No Qt.

Over plain numbers, for this is what a step of zoom costs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import pairwise

from desktop.panes.timeline_events import ToldEvent
from desktop.panes.timeline_lanes import Lane
from desktop.panes.timeline_layout import (
    PADDING,
    Band,
    Bar,
    Block,
    Item,
    Layout,
    Row,
    Sizes,
    Stretch,
)
from desktop.panes.timeline_time import Interval

Measure = Callable[[str], float]

GAP = 5.0
"""Least pixels between two things of one row."""
SHORTEST = 7.0
FADE = 30.0
"""How far a bar fades on where its bound is open."""
INSET = 7.0
CELL = 56.0
"""The length of a block of counted events; room for a number of five digits."""
LONGEST_LABEL = 190.0
SHORTEST_LABEL = 56.0
FEWEST_ROWS, ROWS, MOST_ROWS = 2, 5, 12
"""Rows of a lane before what does not fit is counted in blocks: as many as the height has room for,
between the first and the last; the one between where no height is to be filled."""
OPENED_ROWS = 200
"""The same for a lane that the person opened."""
_LEFT_TO_RIGHT = "\u200e"
"""Keeps the plus before the number among right-to-left words."""


def lay_out(
    told: Sequence[ToldEvent],
    lanes: Sequence[Lane],
    per_pixel: float,
    labels: Sequence[str],
    measure: Measure,
    *,
    opened: frozenset[str] = frozenset(),
    folded: frozenset[str] = frozenset(),
    sizes: Sizes = Sizes(),  # noqa: B008 - it never changes
) -> Layout:
    """Pack each lane's events in rows.

    Args:
        told: all events; lanes index them, ``labels`` are their words.
        per_pixel: minutes a pixel.
        measure: width of some words in pixels.
        opened: keys of lanes that may have many rows.
        folded: keys of lanes in which everything is counted in one row.
        sizes: of rows and bars.
    """
    packer = _Packer(told, per_pixel, labels, measure)
    packed: dict[str, _Packed] = {}
    left = sizes.height
    # Lanes of few events first: what they leave is room for the others.
    for lane in sorted(lanes, key=lambda one: (one.key in opened, len(one.events))):
        limit = _rows_that_fit(left, len(lanes) - len(packed), sizes.row) if sizes.height else ROWS
        if lane.key in opened:
            limit = OPENED_ROWS
        packed[lane.key] = packer.pack(lane, 0 if lane.key in folded else limit)
        left -= _band_height(*packed[lane.key], sizes.row)
    spare = min(max(left, 0.0) / max(len(packed), 1), sizes.row)
    return _stack([(lane, *packed[lane.key]) for lane in lanes], spare, packer, sizes)


def _rows_that_fit(height: float, lanes: int, row: float) -> int:
    """How many rows a lane may have where so many share a height."""
    return min(max(int((height / lanes - 2 * PADDING) // row), FEWEST_ROWS), MOST_ROWS)


_Packed = tuple[list[list[Stretch]], list[Item]]


def _band_height(rows: list[list[Stretch]], blocks: list[Item], row: float) -> float:
    return 2 * PADDING + (len(rows) + bool(blocks)) * row


def _stack(
    packed: list[tuple[Lane, list[list[Stretch]], list[Item]]],
    spare: float,
    packer: _Packer,
    sizes: Sizes,
) -> Layout:
    bands: list[Band] = []
    places: dict[int, tuple[Row, Stretch]] = {}
    top = 0.0
    for lane, stretches, blocks in packed:
        at = top + PADDING + spare / 2 + (sizes.row - sizes.bar) / 2
        rows = [_row(at + n * sizes.row, row, packer.bar) for n, row in enumerate(stretches)]
        for row in rows:
            places.update((stretch[2], (row, stretch)) for stretch in row.stretches)
        if blocks:
            counted = [(block.first, block.last, n, 0.0) for n, block in enumerate(blocks)]
            row = _row(at + len(rows) * sizes.row, counted, partial(_counted, blocks))
            rows.append(row)
            for item, stretch in zip(blocks, counted, strict=True):
                events = item.events if isinstance(item, Block) else (item.event,)
                places.update(dict.fromkeys(events, (row, stretch)))
        size = _band_height(stretches, blocks, sizes.row) + spare
        bands.append(Band(lane, top, size, tuple(rows)))
        top += size
    return Layout(tuple(bands), top, sizes, places)


def _row(top: float, stretches: list[Stretch], make: Callable[[Stretch], Item]) -> Row:
    return Row(top, stretches, [stretch[1] for stretch in stretches], make)


def _counted(blocks: list[Item], stretch: Stretch) -> Item:
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

    def _blocks(self, left_over: list[Stretch], sign: str = "+") -> list[Item]:
        """Events counted by the cell of the strip in which they begin, so that crowds stand out;
        ``sign`` says that they are more than those drawn: then one alone is drawn too, where it
        lies clear of its neighbours."""
        cells: dict[int, list[Stretch]] = {}
        for bare in left_over:
            cells.setdefault(int(self._solid(bare[2])[0] // CELL), []).append(bare)
        found: list[Item] = []
        numbers, free_from = sorted(cells), float("-inf")
        for cell, following in zip(numbers, (*numbers[1:], None), strict=True):
            held, alone = cells[cell], cells[cell][0]
            free_to = float("inf") if following is None else following * CELL
            if sign and len(held) == 1 and free_from <= alone[0] and alone[1] + GAP <= free_to:
                room = min(free_to - alone[1] - 2 * GAP, LONGEST_LABEL)
                found.append(self.bar(self._labelled(alone, room)))
            else:
                found.append(_block(cell * CELL + GAP / 2, [bare[2] for bare in held], sign))
            free_from = found[-1].last + GAP
        return found

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
