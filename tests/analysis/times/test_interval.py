from datetime import date, datetime, time

import pytest

from desktop.analysis.times.interval import (
    Interval,
    add_months,
    days,
    hours_of,
    moment,
    month_of,
    week_of,
    whole_day,
)

DAY = date(2022, 8, 5)


def test_a_day_a_moment_and_a_period() -> None:
    assert (whole_day(DAY).kind, whole_day(DAY).edtf) == ("date", "2022-08-05")
    at = moment(datetime.combine(DAY, time(14, 30)))
    assert (at.kind, at.earliest, at.latest) == ("instant", "2022-08-05T14:30", "2022-08-05T14:30")
    evening = hours_of(DAY, "16:00", "23:59")
    assert (evening.kind, evening.latest) == ("instant", "2022-08-05T23:59")
    month = month_of(2024, 2)
    assert (month.kind, month.edtf) == ("period", "2024-02-01/2024-02-29")


def test_open_ends() -> None:
    until = Interval(None, whole_day(DAY).last)
    assert (until.earliest, until.latest, until.edtf) == (None, "2022-08-05", "../2022-08-05")
    assert Interval(None, None).edtf is None


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert week_of(DAY) == days(date(2022, 8, 1), date(2022, 8, 7))
    assert week_of(date(2022, 8, 1)) == week_of(date(2022, 8, 7))


@pytest.mark.parametrize(
    ("day", "months", "moved"),
    [
        (date(2022, 3, 31), -1, date(2022, 2, 28)),
        (date(2022, 11, 15), 3, date(2023, 2, 15)),
        (date(2022, 1, 10), -1, date(2021, 12, 10)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
    ],
)
def test_months_keep_the_day_or_the_last_one(day: date, months: int, moved: date) -> None:
    assert add_months(day, months) == moved
