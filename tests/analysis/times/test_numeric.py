import pytest

from tests.analysis.times.told import only_time, times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2022-03-07", "2022-03-07"),
        ("٢٠٢٢/٣/٧", "2022-03-07"),
        ("7/3/2022", "2022-03-07"),
        ("07-03-2022", "2022-03-07"),
        ("7.3.2022", "2022-03-07"),
        ("7 / 3 / 2022", "2022-03-07"),
        ("3/27/2022", "2022-03-27"),
        ("يوم 7/3", "2022-03-07"),
    ],
)
def test_the_day_stands_before_the_month_unless_it_cannot(text: str, day: str) -> None:
    assert only_time(f"صدر بتاريخ {text}").earliest == day


@pytest.mark.parametrize("text", ["النتيجة 7/3", "192.168.1.7", "31/31/2022", "1-2-3", "7-3"])
def test_fractions_scores_and_addresses_are_no_dates(text: str) -> None:
    assert times(text) == ()
