from __future__ import annotations

from datetime import datetime

import pytest

from desktop.analysis.model import Timex
from desktop.panes.timeline_time import DAY, HOUR, Interval, interval_of, minute_of, moment


def time(earliest: str | None, latest: str | None) -> Timex:
    return Timex("t", 0, 1, "x", "date", earliest, latest, None, "")


def at(*when: int) -> int:
    return minute_of(datetime(*when))  # type: ignore[arg-type]  # noqa: DTZ001 - no zone


def test_a_date_covers_its_whole_day() -> None:
    assert interval_of(time("2021-05-03", "2021-05-03")) == Interval(
        at(2021, 5, 3), at(2021, 5, 3) + DAY
    )


def test_minutes_are_kept_and_the_last_one_belongs_to_the_interval() -> None:
    assert interval_of(time("2021-05-02T03:00", "2021-05-02T06:30")) == Interval(
        at(2021, 5, 2, 3), at(2021, 5, 2, 6, 31)
    )


@pytest.mark.parametrize(
    ("earliest", "latest", "open_start", "open_end"),
    [("2021-05-03", None, False, True), (None, "2021-05-03", True, False)],
)
def test_an_unknown_bound_is_open(
    earliest: str | None, latest: str | None, open_start: bool, open_end: bool
) -> None:
    found = interval_of(time(earliest, latest))
    assert found == Interval(at(2021, 5, 3), at(2021, 5, 4), open_start, open_end)


def test_without_bounds_there_is_no_interval() -> None:
    assert interval_of(time(None, None)) is None
    assert interval_of(None) is None


def test_a_minute_and_its_name_lead_to_each_other() -> None:
    assert moment(at(1975, 2, 28, 23, 59)) == datetime(1975, 2, 28, 23, 59)  # noqa: DTZ001
    assert moment(-5 * HOUR).year == 1
    assert moment(1e12).year == 9999
