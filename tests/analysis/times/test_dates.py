from __future__ import annotations

import pytest

from resources.lexicons import load
from tests.analysis.times.told import only_time, times


@pytest.mark.parametrize("row", load().rows("months"), ids=lambda row: str(row["form"]))
def test_every_month_of_the_lexicon_is_read_with_its_year(row: dict[str, str]) -> None:
    year = "1440" if row["calendar"] == "hijri" else "2021"
    found = only_time(f"حدث ذلك في 7 {row['form']} {year}")
    assert found.kind == ("period" if row["calendar"] == "hijri" else "date")
    if row["calendar"] == "gregorian":
        assert found.earliest == f"2021-{int(row['month']):02}-07"


@pytest.mark.parametrize(
    ("text", "span", "earliest", "latest"),
    [
        ("في 28 شباط الماضي", "28 شباط الماضي", "2022-02-28", "2022-02-28"),
        ("يوم 24 أوت الجاري", "يوم 24 أوت الجاري", "2022-08-24", "2022-08-24"),
        ("أوقف في جوان الماضي", "جوان الماضي", "2022-06-01", "2022-06-30"),
        ("ينتخبون في أيلول المقبل", "أيلول المقبل", "2022-09-01", "2022-09-30"),
        ("زاره في 30 كانون الثاني / يناير", "30 كانون الثاني / يناير", "2022-01-30", "2022-01-30"),
        ("في أكتوبر (تشرين الأول) 2021", "أكتوبر (تشرين الأول) 2021", "2021-10-01", "2021-10-31"),
        ("في الأول من أيار 2020", "الأول من أيار 2020", "2020-05-01", "2020-05-01"),
        ("زاره السابع والعشرين من تموز", "السابع والعشرين من تموز", "2022-07-27", "2022-07-27"),
        ("في 3 آذار من العام الماضي", "3 آذار من العام الماضي", "2021-03-03", "2021-03-03"),
        ("في 15 من الشهر الجاري", "15 من الشهر الجاري", "2022-08-15", "2022-08-15"),
        ("في 15 الجاري", "15 الجاري", "2022-08-15", "2022-08-15"),
        ("زاره في شهر 3", "شهر 3", "2022-03-01", "2022-03-31"),
        ("ولد في 4 مايو عام 1999", "4 مايو عام 1999", "1999-05-04", "1999-05-04"),
        ("في آب الماضي", "آب الماضي", "2021-08-01", "2021-08-31"),
        ("في 30 آب", "30 آب", "2022-08-30", "2022-08-30"),
        ("زاره في 30 كانون الأول", "30 كانون الأول", "2021-12-30", "2021-12-30"),
        ("الخميس 19 آب", "الخميس 19 آب", "2021-08-19", "2021-08-19"),
    ],
)
def test_dates_with_a_name(text: str, span: str, earliest: str, latest: str) -> None:
    found = only_time(text)
    assert (found.text, found.earliest, found.latest) == (span, earliest, latest)


def test_names_of_one_day_make_one_expression() -> None:
    found = only_time("أصيبوا مساء اليوم الجمعة 5 آب / أغسطس، جراء حادث")
    assert found.text == "مساء اليوم الجمعة 5 آب / أغسطس"
    assert (found.earliest, found.latest) == ("2022-08-05T16:00", "2022-08-05T23:59")


def test_a_day_that_is_not_in_the_calendar_stays_open() -> None:
    found = only_time("في 31 شباط 2020")
    assert (found.earliest, found.why) == (None, "impossible_date()")


def test_a_lone_month_that_is_also_a_word_needs_its_surroundings() -> None:
    assert times("مارس عمله وقال أب إن جوان هنا") == ()
    assert [t.text for t in times("في مارس وفي آب")] == ["مارس", "آب"]
