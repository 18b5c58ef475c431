"""The day that an article states of itself, where nobody says when it was published."""

from __future__ import annotations

import pytest

from tests.analysis.times.told import times

_BODY = "\nوصل الوفد أمس إلى المدينة.\nثم غادر."


@pytest.mark.parametrize(
    "heading",
    [
        "حصاد الأحداث ليوم الأربعاء 14-06-2023",
        "نشرة الأخبار ليوم 14/6/2023",
        "موجز يوم الأربعاء لجميع الأحداث في البلاد 14-06-2023",
        "أبرز المستجدات، 14 حزيران 2023",
        "عناوين الأخبار والأنباء اليوم الأربعاء 14 يونيو 2023:",
    ],
)
def test_the_heading_of_a_digest_is_of_all_that_it_tells(heading: str) -> None:
    found = times(heading + _BODY, published=None)
    assert [t.why for t in found if t.why.startswith("of_digest(")] == ["of_digest(of=full_date())"]
    assert (found[-1].text, found[-1].earliest) == ("أمس", "2023-06-13")
    assert found[-1].why == "stated_anchor(of=days_before(n=1, from=2023-06-14))"


@pytest.mark.parametrize(
    "heading",
    [
        "مقتل ثلاثة في قصف يوم الأربعاء 14-06-2023",
        "أحداث 11 سبتمبر 2001 في كتاب جديد",
        "أهم الأحداث منذ 14-06-2023",
        "أحداث الأسبوع من 14-06-2023 إلى 16-06-2023",
        "حصاد الموسم الزراعي",
        "السبت 1 آب, 2026",
    ],
)
def test_other_headings_state_the_day_of_one_event_or_none(heading: str) -> None:
    found = times(heading + _BODY, published=None)
    assert not any(t.why.startswith("of_digest(") for t in found)
    assert found[-1].earliest is None


def test_the_day_of_publication_is_believed_before_the_heading() -> None:
    found = times("حصاد الأحداث ليوم الأربعاء 14-06-2023" + _BODY, published="2023-06-15")
    assert (found[-1].earliest, found[-1].why) == (
        "2023-06-14",
        "days_before(n=1, from=2023-06-15)",
    )


@pytest.mark.parametrize(
    "line",
    [
        "قال الوزير اليوم الخميس 10 مارس 2016 إن العمل مستمر.",
        "انفجرت سيارة مساء اليوم الخميس (10 آذار 2016) في المدينة.",
    ],
)
def test_a_date_that_is_called_today_is_that_of_the_article(line: str) -> None:
    found = times(f"عنوان المقال هنا\n{line}\nووصل الوفد أمس.", published=None)
    assert found[-1].earliest == "2016-03-09"
    assert found[-1].why.startswith("stated_anchor(")


def test_two_days_that_are_called_today_leave_it_unknown() -> None:
    text = "قال اليوم الخميس 10 مارس 2016 ذلك.\nوقال اليوم الجمعة 11 مارس 2016 ذلك.\nووصل أمس."
    assert times(text, published=None)[-1].earliest is None
