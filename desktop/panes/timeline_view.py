"""What the timeline shows of one reading, ready to be laid out: computed once, then looked up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.analysis.model import Analysis
from desktop.look.translation import Words
from desktop.panes.of_reading import once_a_reading
from desktop.panes.timeline_conflicts import Contradiction, contradictions
from desktop.panes.timeline_events import ToldEvent, told_events
from desktop.panes.timeline_histogram import Density, Histogram
from desktop.panes.timeline_lanes import Lane, LaneBy, lanes
from desktop.panes.timeline_text import label
from desktop.panes.timeline_time import DAY, end_minute, first_minute

_NEAR = 45 * DAY
"""Minutes: what a news article tells as news is nearly always within some weeks of its date."""
_OTHERS = {
    "actor": "general", "side": "no_side", "place": "other_places", "type": "other_types",
    "source": "other_sources", "document": "all_articles",
}  # fmt: skip
_BINS = 300


@dataclass(frozen=True, slots=True)
class CaseFrame:
    """Where a view of part of a case lies in it: ``covers`` is what was read, ``totals`` all of the
    case's time, ``news`` that of its articles where it is known."""

    covers: tuple[int, int]
    totals: Histogram
    news: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class TimelineView:
    """Events, lanes, labels and marks of one reading in one language.

    ``dated`` are the indices of the events with a time, in its order; ``numbers`` leads from the
    id of an event or retelling to its index; ``published`` is the day of publication in minutes;
    ``publications``: of all articles of a case, the first minute of a day and how many on it.
    """

    told: tuple[ToldEvent, ...] = ()
    lanes: tuple[Lane, ...] = ()
    labels: tuple[str, ...] = ()
    lane_names: tuple[str, ...] = ()
    dated: tuple[int, ...] = ()
    numbers: Mapping[str, int] = field(default_factory=dict)
    pairs: tuple[Contradiction, ...] = ()
    published: tuple[int, int] | None = None
    publications: tuple[tuple[int, int], ...] = ()
    density: Density | None = None
    case: CaseFrame | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing has a time."""
        return not self.dated and not (self.case and self.case.totals.counts)

    @property
    def undated(self) -> tuple[ToldEvent, ...]:
        return self.told[len(self.dated) :]

    def extent(self, *, near: bool = False) -> tuple[int, int] | None:
        """All that has a time, the day of publication included; None where nothing has.

        ``near``: the weeks round the publication alone, where anything happens in them: a year
        told as background would press a week of news into a line.
        """
        if self.case is not None:
            totals = self.case.totals
            whole = (totals.start, totals.end) if totals.counts else None
            return self.case.news or whole if near else whole
        spans = [self._span(number) for number in self.dated]
        if self.published:
            first, last = self.published[0] - _NEAR, self.published[1] + _NEAR
            news = [(a, b) for a, b in spans if first <= a and b <= last]
            spans = [*(news if near and news else spans), self.published]
        if not spans:
            return None
        return min(start for start, _ in spans), max(end for _, end in spans)

    def beyond(self, first: float, last: float) -> tuple[int, int]:
        """How many events lie wholly before, and wholly after, these minutes."""
        if self.case is not None:
            return self.case.totals.beyond(first, last)
        spans = [self._span(number) for number in self.dated]
        return sum(end <= first for _, end in spans), sum(start >= last for start, _ in spans)

    def _span(self, number: int) -> tuple[int, int]:
        interval = self.told[number].interval
        return (interval.start, interval.end) if interval else (0, 0)


@once_a_reading
def timeline_view(analysis: Analysis, words: Words, by: LaneBy) -> TimelineView:
    """Read an analysis for the timeline; publication that is no whole date leaves no mark."""
    told = told_events(analysis)
    made = lanes(told, analysis, by)
    published = analysis.document.published
    return TimelineView(
        told=told,
        lanes=made,
        labels=tuple(label(event, words, by_type=by == "type") for event in told),
        lane_names=tuple(lane_name(lane.name, words, by) for lane in made),
        dated=tuple(number for number, event in enumerate(told) if event.interval),
        numbers={member: n for n, event in enumerate(told) for member in event.members},
        pairs=contradictions(analysis, told),
        published=(first_minute(published), end_minute(published)) if published else None,
    )


def histogram(view: TimelineView) -> Histogram:
    """All of a view's time, for the strip under it."""
    if view.case is not None:
        return view.case.totals
    extent = view.extent()
    if extent is None:
        return Histogram()
    width = max(-(-(extent[1] - extent[0]) // _BINS), 1)
    counts = [0] * -(-(extent[1] - extent[0]) // width)
    for number in view.dated:
        interval = view.told[number].interval
        if interval is not None:
            counts[(interval.start - extent[0]) // width] += 1
    return Histogram(extent[0], width, tuple(counts))


def lane_name(name: str | None, words: Words, by: LaneBy) -> str:
    """The words of a lane; None is the lane of all others."""
    if name is None:
        return words.tr(f"timeline.{_OTHERS[by]}")
    if by == "type":
        return words.tr(f"event.{name}")
    key = f"side.{name}"
    return words.tr(key) if by == "side" and key in words else name
