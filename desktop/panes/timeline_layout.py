"""Where every bar of the timeline lies at one zoom, whatever part of it is in view. No Qt.

Positions along time are pixels in the direction of time: ``minute / per_pixel``. The direction of
the screen comes in only when painting (:class:`~desktop.panes.timeline_scale.TimeScale`), so that
right to left is the mirror image of left to right by construction. Panning moves nothing.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
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


@dataclass(frozen=True, slots=True)
class Row:
    """Items in the order of time; none overlaps the next. ``top`` in pixels."""

    top: float
    items: tuple[Item, ...]
    lasts: tuple[float, ...] = field(repr=False)

    def between(self, first: float, last: float) -> Iterable[Item]:
        """The items that reach into a stretch (pixels along time)."""
        for item in self.items[bisect_left(self.lasts, first) :]:
            if item.first > last:
                return
            yield item


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
    places: dict[int, tuple[float, Item]]
    """Each dated event's row top and item."""

    def item_at(self, along: float, y: float, reach: float = 2.0) -> Item | None:
        """The bar (its label too) or block at a point; ``reach`` forgives so many pixels."""
        for band in self.bands:
            if band.top <= y < band.top + band.height:
                for row in band.rows:
                    if row.top - reach <= y < row.top + BAR + reach:
                        return next(iter(row.between(along - reach, along + reach)), None)
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
) -> Layout:
    """Pack each lane's events in rows.

    Args:
        told: all events; lanes index them, ``labels`` are their words.
        per_pixel: minutes a pixel.
        measure: width of some words in pixels.
        height: pixels to fill: lanes share out what is left over.
        opened: keys of lanes that may have many rows.
    """
    packed = []
    for lane in lanes:
        limit = OPENED_ROWS if lane.key in opened else ROWS
        packed.append((lane, _pack(told, lane, per_pixel, labels, measure, limit)))
    needed = sum(2 * PADDING + len(rows) * ROW for _, rows in packed)
    spare = min(max(height - needed, 0.0) / max(len(packed), 1), ROW)
    return _stack(packed, spare)


def _stack(packed: list[tuple[Lane, list[list[Item]]]], spare: float) -> Layout:
    bands: list[Band] = []
    places: dict[int, tuple[float, Item]] = {}
    top = 0.0
    for lane, rows in packed:
        at = top + PADDING + spare / 2
        made = []
        for number, items in enumerate(rows):
            y = at + number * ROW + (ROW - BAR) / 2
            made.append(Row(y, tuple(items), tuple(item.last for item in items)))
            for item in items:
                for event in item.events if isinstance(item, Block) else (item.event,):
                    places[event] = (y, item)
        size = 2 * PADDING + spare + len(rows) * ROW
        bands.append(Band(lane, top, size, tuple(made)))
        top += size
    return Layout(tuple(bands), top, places)


def _pack(
    told: Sequence[ToldEvent],
    lane: Lane,
    per_pixel: float,
    labels: Sequence[str],
    measure: Measure,
    limit: int,
) -> list[list[Item]]:
    """With all labels where they fit in ``limit`` rows; else labels only where there is room."""
    extents = [_extent(number, told[number].interval, per_pixel) for number in lane.events]
    extents.sort(key=lambda extent: extent.first)
    wanted = [_with_label(extent, labels[extent.event], measure) for extent in extents]
    rows, left_over = _fill(wanted, limit)
    if not left_over:
        return [list(row) for row in rows]
    rows, left_over = _fill(extents, limit - 1)
    packed = [_with_room(row, labels, measure) for row in rows]
    packed.append(list(_blocks(left_over, measure)))
    return packed


def _extent(event: int, interval: Interval | None, per_pixel: float) -> Bar:
    if interval is None:
        raise ValueError("an event without a time has no place in a lane")
    start = interval.start / per_pixel
    end = max(interval.end / per_pixel, start + SHORTEST)
    first = start - FADE if interval.open_start else start
    faded = end + FADE if interval.open_end else end
    return Bar(event, start, end, first, faded, faded, "", faded, 0.0, inside=False)


def _fill(bars: Iterable[Bar], limit: int) -> tuple[list[list[Bar]], list[Bar]]:
    """First fit: each bar into the first row that is free; also those that found none."""
    rows: list[list[Bar]] = []
    free: list[float] = []
    left_over: list[Bar] = []
    for bar in bars:
        for number, last in enumerate(free):
            if last + GAP <= bar.first:
                rows[number].append(bar)
                free[number] = bar.last
                break
        else:
            if len(rows) < limit:
                rows.append([bar])
                free.append(bar.last)
            else:
                left_over.append(bar)
    return rows, left_over


def _with_label(bar: Bar, label: str, measure: Measure, room: float = LONGEST_LABEL) -> Bar:
    """The label inside where the bar is long enough, else behind it within ``room`` pixels."""
    width = measure(label)
    inner = bar.end - bar.start - 2 * INSET
    if width <= inner or inner >= LONGEST_LABEL:
        words = elided(label, inner, measure)
        at, width = bar.start + INSET, min(width, inner)
        return _labelled(bar, words, at, width, inside=True)
    if room < SHORTEST_LABEL:
        return bar
    words = elided(label, min(room, LONGEST_LABEL), measure)
    return _labelled(bar, words, bar.faded + GAP, measure(words), inside=False)


def _labelled(bar: Bar, words: str, at: float, width: float, *, inside: bool) -> Bar:
    last = bar.faded if inside else at + width
    return replace(bar, last=last, label=words, label_at=at, label_width=width, inside=inside)


def _with_room(row: list[Bar], labels: Sequence[str], measure: Measure) -> list[Item]:
    """Labels as far as the next bar of the row leaves room."""
    made: list[Item] = []
    for bar, following in pairwise(row):
        room = following.first - bar.last - 2 * GAP
        made.append(_with_label(bar, labels[bar.event], measure, room))
    made += [_with_label(bar, labels[bar.event], measure) for bar in row[-1:]]
    return made


def _blocks(bars: Iterable[Bar], measure: Measure) -> Iterable[Block]:
    """Neighbours that touch become one block, which is at least as long as its count."""
    events: list[int] = []
    first = last = 0.0
    for bar in bars:
        if events and bar.first > last + GAP:
            yield _block(events, first, last)
            events = []
        if not events:
            first = last = bar.first
        events.append(bar.event)
        last = max(last, bar.last, first + measure(_count(events)) + 2 * INSET)
    if events:
        yield _block(events, first, last)


def _block(events: list[int], first: float, last: float) -> Block:
    return Block(tuple(events), first, last, _count(events))


def _count(events: list[int]) -> str:
    return f"+{len(events)}"


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
