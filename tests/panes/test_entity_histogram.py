"""Mentions over time by days, weeks and months."""

from __future__ import annotations

from datetime import date

from desktop.panes.entity_histogram import bars, numbers, usual_unit
from desktop.workspace.entity_page import DayCount


def day(text: str, mentions: int = 1) -> DayCount:
    return DayCount(date.fromisoformat(text).toordinal() - 1, 1, mentions)


def test_days_without_any_have_their_place() -> None:
    found = bars([DayCount(None, 2, 5), day("2017-11-10", 3), day("2017-11-13")], "day")
    assert [bar.mentions for bar in found] == [3, 0, 0, 1]
    assert found[0].first == found[0].last == date(2017, 11, 10)


def test_weeks_begin_on_saturday() -> None:
    found = bars([day("2017-11-10"), day("2017-11-11"), day("2017-11-17")], "week")
    assert [(bar.first, bar.mentions) for bar in found] == [
        (date(2017, 11, 4), 1), (date(2017, 11, 11), 2),
    ]  # fmt: skip


def test_months_go_over_the_turn_of_the_year() -> None:
    found = bars([day("2017-11-30", 2), day("2018-01-01", 4)], "month")
    assert [(bar.first, bar.last, bar.mentions) for bar in found] == [
        (date(2017, 11, 1), date(2017, 11, 30), 2),
        (date(2017, 12, 1), date(2017, 12, 31), 0),
        (date(2018, 1, 1), date(2018, 1, 31), 4),
    ]


def test_the_unit_follows_the_length_of_time() -> None:
    assert usual_unit([]) == "day"
    assert usual_unit([day("2017-11-01"), day("2017-11-30")]) == "day"
    assert usual_unit([day("2017-01-01"), day("2017-11-30")]) == "week"
    assert usual_unit([day("2013-01-01"), day("2017-11-30")]) == "month"


def test_a_bar_asks_for_its_own_days() -> None:
    (bar,) = bars([day("2017-11-10")], "month")
    first, last = numbers(bar)
    assert date.fromordinal(first + 1) == date(2017, 11, 1)
    assert date.fromordinal(last + 1) == date(2017, 11, 30)
