from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop.panes.timeline_marks import GAP, HeadWords, without_overlap

WORDS = st.lists(
    st.builds(HeadWords, st.just("x"), st.just("كلمات"), st.floats(-50, 450), st.floats(1, 500)),
    max_size=6,
)


@given(WORDS)
def test_no_words_overlap_or_leave_the_strip(wanted: list[HeadWords]) -> None:
    placed = without_overlap(wanted, 0, 400)
    ordered = sorted(placed, key=lambda one: one.left)
    for one, following in pairwise(ordered):
        assert one.right + GAP <= following.left + 1e-6
    assert all(one.left >= -1e-6 and one.right <= 400 + 1e-6 for one in placed)


def test_the_worthiest_words_stay() -> None:
    first = HeadWords("published", "نُشر", 100, 40)
    second = HeadWords("today", "اليوم", 120, 40)
    third = HeadWords("later", "بعد ذلك", 500, 60)
    assert [one.what for one in without_overlap([first, second, third], 0, 400)] == [
        "published",
        "later",
    ]
