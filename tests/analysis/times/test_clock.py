import pytest

from tests.analysis.times.told import only_time, times


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("الساعة الخامسة صباح اليوم", "05:00"),
        ("الساعة الخامسة والنصف من مساء اليوم", "17:30"),
        ("الثالثة والربع فجر اليوم", "03:15"),
        ("الساعة السادسة إلا ربعاً مساء اليوم", "17:45"),
        ("الساعة 14:30 اليوم", "14:30"),
        ("الساعة 05 : 17 من مساء اليوم", "17:17"),
        ("الساعة 7:56:35 مساءً", "19:56:35"),
        ("الساعة العاشرة و20 دقيقة صباحاً", "10:20"),
        ("الساعة الثانية عشرة ظهر اليوم", "12:00"),
        ("الساعة الثانية عشرة ليل اليوم", "00:00"),
        ("عند الساعة ٣ بعد الظهر", "15:00"),
        ("14:30 بتوقيت غرينتش", "14:30"),
    ],
)
def test_hours_of_the_day(text: str, at: str) -> None:
    assert only_time(text).earliest == f"2022-08-05T{at}"


def test_the_zone_is_part_of_the_reason() -> None:
    assert "zone=Asia/Damascus" in only_time("الساعة 14:30 بتوقيت دمشق").why


def test_without_any_date_a_clock_stays_open() -> None:
    found = only_time("بدأ الساعة 14:30", published=None)
    assert (found.earliest, found.why) == (None, "clock_without_day(time=14.30)")


@pytest.mark.parametrize("text", ["فاز 3:2", "الدورة الخامسة", "حضر الساعة كل يوم ماطر", "2:75"])
def test_scores_and_ordinals_are_no_clocks(text: str) -> None:
    assert not [time for time in times(text) if time.kind == "instant"]
