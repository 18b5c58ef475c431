"""A timeline as a drawing: a lane for each kind of event, bars from the earliest to the latest day.

Time runs from right to left where the language does.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.exporting.brief.dating import day, day_of
from desktop.exporting.brief.drawing import Bar, Drawing, Label, Line, Shape
from desktop.exporting.brief.sentences import Sentences

WIDTH = 480.0
_HEAD, _ROW, _GAP = 22.0, 7.0, 8.0
_NAMES = 92.0
"""For the names of the lanes."""
_LANES, _ROWS = 12, 9
_LABEL = 38.0
"""Room that the words of a tick need before the end of the axis."""
_SPREAD = 0.05
"""This share of the bars at either end may lie far off, and is not drawn."""
_OPEN_DAYS = 3


@dataclass(frozen=True, slots=True)
class TimelineBar:
    """ISO 8601 days or minutes, None where open; ``origins``: how many tell it."""

    lane: str
    earliest: str | None
    latest: str | None
    origins: int


@dataclass(frozen=True, slots=True)
class DrawnTimeline:
    """``outside``: how many bars lie outside of the time that is drawn, or in no lane of it."""

    drawing: Drawing
    outside: int


@dataclass(frozen=True, slots=True)
class _Placed:
    first: int
    last: int
    bar: TimelineBar


@dataclass(frozen=True, slots=True)
class _Axis:
    first: int
    last: int
    rtl: bool

    def x(self, ordinal: float) -> float:
        share = (ordinal - self.first) / (self.last + 1 - self.first)
        room = WIDTH - _NAMES
        return room * (1 - share) if self.rtl else _NAMES + room * share


def timeline_of(bars: Sequence[TimelineBar], sentences: Sentences) -> DrawnTimeline | None:
    """The timeline of dated bars; None where there are none."""
    placed = [each for bar in bars if (each := _placed(bar)) is not None]
    if not placed:
        return None
    axis = _axis(placed, rtl=sentences.language == "ar")
    seen = [p for p in placed if p.first <= axis.last and p.last >= axis.first]
    lanes = [lane for lane, _ in Counter(p.bar.lane for p in seen).most_common(_LANES)]
    kept = [p for p in seen if p.bar.lane in lanes]
    shapes: list[Shape] = []
    top = _HEAD
    for lane in lanes:
        drawn, height = _lane(lane, [p for p in kept if p.bar.lane == lane], axis, top, sentences)
        shapes += drawn
        top += height
    ends = [day(date.fromordinal(at).isoformat(), sentences) for at in (axis.first, axis.last)]
    alt = sentences.say("timeline.picture", first=ends[0], last=ends[1])
    ground = (*_ticks(axis, top, sentences),)
    drawing = Drawing(WIDTH, top + 2, (*ground, *shapes), alt)
    return DrawnTimeline(drawing, len(bars) - len(kept))


def _placed(bar: TimelineBar) -> _Placed | None:
    first, last = day_of(bar.earliest), day_of(bar.latest)
    if not first and not last:
        return None
    start = date.fromisoformat(first or last).toordinal()
    end = date.fromisoformat(last or first).toordinal()
    if not first:
        start = max(end - _OPEN_DAYS, 1)
    if not last:
        end = min(start + _OPEN_DAYS, date.max.toordinal())
    return _Placed(start, max(start, end), bar)


def _axis(placed: list[_Placed], *, rtl: bool) -> _Axis:
    """From the first to the last, without the few that lie far off on either side."""
    firsts, lasts = sorted(p.first for p in placed), sorted(p.last for p in placed)
    off = int(len(placed) * _SPREAD)
    first, last = firsts[off], lasts[len(lasts) - 1 - off]
    if last - first < 6:
        last = min(first + 6, date.max.toordinal())
    return _Axis(first, max(last, first), rtl)


def _lane(
    lane: str, placed: list[_Placed], axis: _Axis, top: float, sentences: Sentences
) -> tuple[list[Shape], float]:
    """A lane's bars in rows that do not overlap; what has no row is counted."""
    rows: list[int] = []
    shapes: list[Shape] = []
    more = 0
    for each in sorted(placed, key=lambda p: (p.first, p.last)):
        row = next((n for n, end in enumerate(rows) if end < each.first), len(rows))
        if row == _ROWS:
            more += 1
            continue
        rows[row : row + 1] = [each.last]
        shapes.append(_bar(each, axis, top + row * _ROW))
    height = max(len(rows), 2) * _ROW + _GAP
    end = WIDTH if axis.rtl else 0.0
    anchor = "end" if axis.rtl else "start"
    shapes.append(Label(end, top + 9, lane, 8.0, "ink", anchor, bold=True))  # type: ignore[arg-type]
    if more:
        told = sentences.say("timeline.more", count=more)
        shapes.append(Label(end, top + 19, told, 7.0, "muted", anchor))  # type: ignore[arg-type]
    rule = top + height - _GAP / 2
    shapes.append(Line(((0.0, rule), (WIDTH, rule)), "faint", 0.5))
    return shapes, height


def _bar(each: _Placed, axis: _Axis, top: float) -> Bar:
    one = axis.x(max(each.first, axis.first))
    other = axis.x(min(each.last, axis.last) + 1)
    left, right = min(one, other), max(one, other)
    strength = (0.45, 0.7, 1.0)[min(each.bar.origins, 3) - 1]
    return Bar(left + 0.4, top, max(right - left - 0.8, 1.2), _ROW - 1.8, "accent", strength)


def _ticks(axis: _Axis, bottom: float, sentences: Sentences) -> Iterator[Shape]:
    days = axis.last - axis.first + 1
    for ordinal, words in _tick_days(axis, days, sentences):
        x = axis.x(ordinal)
        yield Line(((x, _HEAD - 6), (x, bottom)), "faint", 0.5)
        anchor = "end" if axis.rtl else "start"
        if min(x, WIDTH - x) < _LABEL and (x < _LABEL) == axis.rtl:
            continue
        yield Label(
            x + (-2 if axis.rtl else 2), _HEAD - 10, words, 7.5, "muted", anchor,  # type: ignore[arg-type]
        )  # fmt: skip


def _tick_days(axis: _Axis, days: int, sentences: Sentences) -> Iterator[tuple[int, str]]:
    """Some days, months or years, so far apart that their names have room."""
    if days <= 120:
        step = max(1, -(-days // 7))
        for ordinal in range(axis.first, axis.last + 1, step):
            yield ordinal, sentences.date(date.fromordinal(ordinal), short=True)
        return
    months = days // 30
    step = next(s for s in (1, 2, 3, 6, 12, 24, 60, 120, 600, 6000, 120000) if months / s <= 8)
    at = date.fromordinal(axis.first).replace(day=1)
    while at.toordinal() <= axis.last:
        if at.toordinal() >= axis.first and (at.year * 12 + at.month - 1) % step == 0:
            name = sentences.digits(str(at.year))
            if step < 12:
                name = f"{sentences.tr(f'month_short.{at.month}')} {name}"
            yield at.toordinal(), name
        try:
            at = (at + timedelta(days=32)).replace(day=1)
        except OverflowError:
            return
