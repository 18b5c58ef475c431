from datetime import date, timedelta

import pytest

from desktop.analysis.times.hijri import hijri_interval, hijri_year_of, hijri_year_with
from tests.analysis.times.told import only_time, times


def test_a_hijri_day_is_a_day_more_on_either_side() -> None:
    interval = hijri_interval(1440, 9, 15)
    assert interval is not None
    assert (interval.earliest, interval.latest) == ("2019-05-19", "2019-05-21")


def test_outside_the_calendar_there_is_no_day() -> None:
    assert hijri_interval(1200, 1, 1) is None
    assert hijri_interval(1440, 3, 30) is None


def test_years_of_both_calendars() -> None:
    assert hijri_year_of(date(2019, 5, 20)) == 1440
    feast = hijri_interval(hijri_year_with(2013, 12, 10), 12, 10)
    assert feast is not None
    assert feast.first is not None
    assert (feast.first + timedelta(days=1)).year == 2013


def test_years_beyond_the_calendars_table_are_about_right() -> None:
    assert hijri_year_of(date(1340, 6, 1)) in (740, 741)
    assert hijri_year_of(date(2100, 6, 1)) in (1523, 1524)
    assert times("افتتحوا المسجد في 5 رمضان عام 1340م بعد سنوات.", "2019-05-20")


@pytest.mark.parametrize(
    ("text", "span", "earliest", "latest"),
    [
        ("ولد في 15 رمضان 1440 هـ", "15 رمضان 1440 هـ", "2019-05-19", "2019-05-21"),
        ("في 9 ذي الحجة 1443هـ", "9 ذي الحجة 1443هـ", "2022-07-07", "2022-07-09"),
        ("يوم الثلاثاء 26/11/1436", "يوم الثلاثاء 26/11/1436", "2015-09-09", "2015-09-11"),
        (
            "الجمعة 12 رمضان 1440 هـ الموافق 17 مايو 2019",
            "الجمعة 12 رمضان 1440 هـ الموافق 17 مايو 2019",
            "2019-05-17",
            "2019-05-17",
        ),
        ("في شهر رمضان الماضي", "شهر رمضان الماضي", "2022-04-01", "2022-05-02"),
        ("خلال عيد الأضحى 2013", "عيد الأضحى 2013", "2013-10-14", "2013-10-16"),
    ],
)
def test_hijri_dates_in_text(text: str, span: str, earliest: str, latest: str) -> None:
    found = only_time(text)
    assert (found.text, found.earliest, found.latest) == (span, earliest, latest)


def test_hijri_month_names_are_also_names_of_people() -> None:
    assert times("قال رمضان شعبان إن رجب سافر") == ()
