from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.panes.article_marks import Span
from desktop.panes.article_spans import SpanIndex

SPANS = st.lists(
    st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1])),
    max_size=30,
)


@given(SPANS, st.integers(0, 90), st.integers(0, 40))
def test_what_lies_on_a_page_is_what_touches_it(spans: list[Span], first: int, length: int) -> None:
    last = first + length
    touching = [s for s in spans if s.start < last and s.end > first]
    assert sorted(SpanIndex(spans).between(first, last)) == sorted(touching)


def test_the_innermost_is_the_shortest_over_a_character() -> None:
    index = SpanIndex([Span(0, 9), Span(2, 5), Span(6, 8)])
    assert index.innermost(3) == Span(2, 5)
    assert index.innermost(5) == Span(0, 9)
    assert index.innermost(9) is None


def test_outer_spans_come_before_the_inner_ones_that_begin_with_them() -> None:
    assert list(SpanIndex([Span(4, 5), Span(1, 3), Span(1, 9)])) == [(1, 9), (1, 3), (4, 5)]
