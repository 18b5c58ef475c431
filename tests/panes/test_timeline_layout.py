from __future__ import annotations

import subprocess
import sys
from collections import Counter
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.panes.timeline_conflicts import contradictions, joint
from desktop.panes.timeline_events import ToldEvent, told_events
from desktop.panes.timeline_lanes import lanes
from desktop.panes.timeline_layout import BAR, PADDING, Bar, Block, Layout, Sizes
from desktop.panes.timeline_packing import (
    FEWEST_ROWS,
    MOST_ROWS,
    OPENED_ROWS,
    ROWS,
    elided,
    lay_out,
)
from desktop.panes.timeline_scale import CLOSEST, FARTHEST
from desktop.panes.timeline_time import DAY, HOUR
from tests.panes.told import reading

Bounds = tuple[str | None, str | None]


def width(text: str) -> float:
    return 6.5 * len(text)


@st.composite
def bounds(draw: st.DrawFn) -> Bounds:
    first, last = sorted(draw(st.tuples(st.dates(), st.dates())))
    start, end = first.isoformat(), last.isoformat()
    return draw(st.sampled_from([(start, end), (start, start), (start, None), (None, end)]))


def laid(
    times: list[Bounds], per_pixel: float, **more: object
) -> tuple[tuple[ToldEvent, ...], Layout]:
    analysis = reading(times)
    told = told_events(analysis)
    labels = [f"حدث رقم {event.id}" for event in told]
    found = lay_out(
        told,
        lanes(told, analysis, "actor"),
        per_pixel,
        labels,
        width,
        **more,  # type: ignore[arg-type]
    )
    return told, found


@settings(deadline=None)
@given(times=st.lists(bounds(), max_size=60), per_pixel=st.floats(CLOSEST, FARTHEST))
def test_items_of_a_row_never_overlap_and_each_event_is_in_one_place(
    times: list[Bounds], per_pixel: float
) -> None:
    told, layout = laid(times, per_pixel)
    seen: Counter[int] = Counter()
    for band in layout.bands:
        assert len(band.rows) <= ROWS
        for row in band.rows:
            for item, following in pairwise(row.items):
                assert item.last <= following.first
            for item in row.items:
                assert item.first <= item.last
                seen.update(item.events if isinstance(item, Block) else (item.event,))
    assert seen == Counter(dict.fromkeys(range(len(told)), 1))
    for number in seen:
        _, item = layout.place(number)
        assert number in (item.events if isinstance(item, Block) else (item.event,))


@settings(deadline=None)
@given(times=st.lists(bounds(), max_size=30), per_pixel=st.floats(DAY / 50, FARTHEST))
def test_labels_stay_within_what_their_bar_takes(times: list[Bounds], per_pixel: float) -> None:
    _, layout = laid(times, per_pixel)
    for band in layout.bands:
        for row in band.rows:
            for item in row.items:
                if isinstance(item, Bar) and item.label:
                    assert width(item.label) <= item.label_width + 1e-6 * abs(item.start)
                    assert item.first <= item.label_at
                    assert item.label_at + item.label_width <= item.last + 1e-6


def test_bands_follow_each_other_and_fill_the_height() -> None:
    _, layout = laid([("2021-05-01", "2021-05-01")] * 3, HOUR, sizes=Sizes(height=150))
    tops = [(band.top, band.top + band.height) for band in layout.bands]
    assert all(end == start for (_, end), (start, _) in pairwise(tops))
    assert 145 <= layout.height <= 150


def test_a_crowd_is_counted_and_an_opened_lane_shows_its_rows() -> None:
    times: list[Bounds] = [("2021-05-01", "2021-05-01")] * 60
    _, crowded = laid(times, HOUR)
    counted = [i for band in crowded.bands for i in band.rows[-1].items if isinstance(i, Block)]
    assert sum(len(block.events) for block in counted) == 60 - 3 * (ROWS - 1)
    _, opened = laid(times, HOUR, opened=frozenset({"e0"}))
    assert len(opened.bands[0].rows) == 20 <= OPENED_ROWS


def test_lanes_share_the_height_and_what_one_leaves_is_room_for_the_others() -> None:
    times: list[Bounds] = [("2021-05-01", "2021-05-01")] * 60
    for height in (120.0, 400.0, 4000.0):
        _, layout = laid(times, HOUR, sizes=Sizes(height=height))
        rows = [len(band.rows) for band in layout.bands]
        assert all(FEWEST_ROWS <= count <= MOST_ROWS for count in rows)
        assert (
            layout.height
            <= max(height, len(rows) * (FEWEST_ROWS * Sizes().row + 2 * PADDING)) + 1e-6
        )
        told = sum(len(item.events) if isinstance(item, Block) else 1
                   for band in layout.bands for row in band.rows for item in row.items)  # fmt: skip
        assert told == 60
    assert max(rows) == MOST_ROWS


def test_what_is_under_a_point() -> None:
    _, layout = laid([("2021-05-01", "2021-05-03"), ("2021-06-01", "2021-06-01")], HOUR)
    top, item = layout.place(0)
    assert layout.item_at((item.first + item.last) / 2, top + BAR / 2) == item
    assert layout.item_at(item.first - 50, top + BAR / 2) is None
    assert layout.item_at(item.first, -5) is None


def test_only_what_reaches_into_a_stretch_is_given() -> None:
    _, layout = laid([(f"2021-0{month}-01",) * 2 for month in range(1, 10)], HOUR / 4)
    row = layout.bands[0].rows[0]
    middle = row.items[1]
    assert list(row.between(middle.first, middle.last)) == [middle]


@given(text=st.text(max_size=40), room=st.floats(0, 300))
def test_elided_words_fit_or_are_only_an_ellipsis(text: str, room: float) -> None:
    short = elided(text, room, width)
    assert width(short) <= room or short == "…"


def test_a_contradiction_joins_two_bars_where_they_share_time() -> None:
    days: list[Bounds] = [("2021-05-01", "2021-05-03"), ("2021-05-02", "2021-05-09"), (None, None)]
    analysis = reading(days, conflicts=[(0, 1), (0, 2)])
    told = told_events(analysis)
    (pair,) = contradictions(analysis, told)
    layout = lay_out(told, lanes(told, analysis, "actor"), HOUR, [""] * 3, width)
    line = joint(layout, pair)
    assert line is not None
    (x1, y1), (x2, y2) = line
    assert x1 == x2
    assert y1 < y2


def test_the_layout_needs_no_qt() -> None:
    code = (
        "import sys, desktop.panes.timeline_layout, desktop.panes.timeline_conflicts,"
        " desktop.panes.timeline_ticks, desktop.panes.timeline_navigation,"
        " desktop.panes.timeline_density, desktop.panes.timeline_marks;"
        " sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_folded_lane_counts_everything_in_one_row() -> None:
    analysis = reading([("2021-05-01", "2021-05-01")] * 6)
    told = told_events(analysis)
    made = lanes(told, analysis, "actor")
    labels = ["كلمات"] * len(told)
    folded_lanes = frozenset({made[0].key})
    layout = lay_out(told, made, 60, labels, lambda words: 6.0 * len(words), folded=folded_lanes)
    folded, unfolded = layout.bands[0], layout.bands[1]
    assert [len(folded.rows), len(unfolded.rows)] == [1, 2]
    (block,) = folded.rows[0].items
    assert isinstance(block, Block)
    assert set(block.events) == set(folded.lane.events)
    assert block.words.endswith("2")
    assert "+" not in block.words
