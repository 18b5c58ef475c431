"""The signs of published articles over the lanes: all in view are counted, none overlaps."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.look.appearance import Appearance
from desktop.panes.timeline_head import publications
from desktop.panes.timeline_marks import HeadWords
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_time import DAY

WORDS = Appearance().words


def width(text: str) -> float:
    return 7.0 * len(text)


@given(
    days=st.lists(st.integers(0, 60), max_size=40, unique=True),
    per_pixel=st.floats(5, 400),
    rtl=st.booleans(),
)
def test_none_overlaps_and_none_is_lost(days: list[int], per_pixel: float, rtl: bool) -> None:
    scale = TimeScale(0.0, per_pixel, 50.0, 800.0, rtl)
    told = [(day * DAY, day % 3 + 1) for day in sorted(days)]
    found = publications(told, scale, (), WORDS, width)
    ordered = sorted(found, key=lambda one: one.left)
    assert all(one.right < other.left for one, other in pairwise(ordered))
    seen = [count for day, count in told if scale.origin <= day < scale.end]
    assert sum(one.count for one in found) >= sum(seen)
    assert sum(one.count for one in found) <= sum(count for _, count in told)
    assert all((one.words == "") == (one.count == 1) for one in found)


def test_words_that_stand_there_go_first() -> None:
    scale = TimeScale(0.0, 30.0, 0.0, 800.0, rtl=False)
    x = scale.x(3.5 * DAY)
    taken = [HeadWords("published", "Published", x, 60.0)]
    assert publications([(3 * DAY, 1)], scale, taken, WORDS, width) == []
    assert len(publications([(10 * DAY, 1)], scale, taken, WORDS, width)) == 1
