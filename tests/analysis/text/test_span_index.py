from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as some

from desktop.analysis.text.span_index import SpanIndex


@dataclass(frozen=True)
class Span:
    start: int
    end: int


SPANS = some.lists(
    some.builds(
        lambda start, length: Span(start, start + length),
        some.integers(0, 40),
        some.integers(1, 12),
    ),
    max_size=14,
)
OFFSET = some.integers(0, 55)


@given(SPANS, OFFSET, OFFSET)
def test_within_is_what_looking_at_each_finds(spans: list[Span], start: int, end: int) -> None:
    found = SpanIndex(spans).within(start, end)
    assert sorted(map(repr, found)) == sorted(
        repr(span) for span in spans if start <= span.start and span.end <= end and span.start < end
    )
    assert [span.start for span in found] == sorted(span.start for span in found)


@given(SPANS, OFFSET, some.integers(0, 5))
def test_round_is_what_looking_at_each_finds(spans: list[Span], offset: int, slack: int) -> None:
    found = SpanIndex(spans).round(offset, slack=slack)
    assert sorted(map(repr, found)) == sorted(
        repr(span) for span in spans if span.start <= offset < span.end + slack
    )


@given(SPANS, OFFSET, some.integers(0, 20))
def test_ending_is_what_looking_at_each_finds(spans: list[Span], last: int, reach: int) -> None:
    found = SpanIndex(spans).ending(last - reach, last)
    assert sorted(map(repr, found)) == sorted(
        repr(span) for span in spans if last - reach <= span.end <= last
    )


@given(SPANS, OFFSET)
def test_the_next(spans: list[Span], offset: int) -> None:
    behind = [span.start for span in spans if span.start >= offset]
    found = SpanIndex(spans).next_from(offset)
    assert (found.start if found else None) == min(behind, default=None)
