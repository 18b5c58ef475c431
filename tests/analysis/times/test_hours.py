"""Hours with their minutes, their day on either side, their ranges, and what recurs."""

from __future__ import annotations

import pytest

from tests.analysis.times.told import only_time


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("وصل الثامنة إلا ربعاً مساء أمس", "2022-08-04T19:45"),
        ("وصل أمس عند الساعة الثامنة وعشرين دقيقة صباحاً", "2022-08-04T08:20"),
        ("وصل الخامسة والنصف إلا ثلاث دقائق فجراً", "2022-08-05T05:27"),
        ("وصل السابعة وخمسة وثلاثين مساءً", "2022-08-05T19:35"),
        ("وصل التاسعة مساءً وثلاثة أرباع", "2022-08-05T21:45"),
        ("وصل ثلاث دقائق قبل الثامنة.", "2022-08-05T07:57"),
        ("سيصل غداً في السابعة.", "2022-08-06T07:00"),
        ("سيصل في السابعة.", "2022-08-05T07:00"),
        ("وصل يوم 3 آب 2022، الساعة 8:00:13 مساءً", "2022-08-03T20:00:13"),
        ("وصل 2022-08-03 15:30", "2022-08-03T15:30"),
        ("وصل في 3 الساعة 8:00", "2022-08-03T08:00"),
        ("وصل بعد الظهر الساعة 7", "2022-08-05T19:00"),
        ("سيصل الليلة في 8", "2022-08-05T20:00"),
        ("عند منتصف النهار", "2022-08-05T12:00"),
    ],
)
def test_an_hour(text: str, earliest: str) -> None:
    found = only_time(text)
    assert (found.kind, found.earliest, found.latest) == ("instant", earliest, earliest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("يعمل من 5 إلى 6 مساءً", "2022-08-05T17:00", "2022-08-05T18:00"),
        ("يعمل بين الخامسة والسادسة مساءً", "2022-08-05T17:00", "2022-08-05T18:00"),
        ("يعمل من السابعة والنصف إلى 4 مساءً غداً", "2022-08-06T07:30", "2022-08-06T16:00"),
        ("سيعمل غداً من الخامسة إلى السابعة", "2022-08-06T05:00", "2022-08-06T07:00"),
        ("يعمل من 10 مساءً حتى 2 صباحاً", "2022-08-05T22:00", "2022-08-06T02:00"),
        ("عمل أمس من الثامنة صباحاً إلى الثانية بعد الزوال", "2022-08-04T08:00",
         "2022-08-04T14:00"),
        ("قصف في وقت متأخر من مساء أمس", "2022-08-04T20:00", "2022-08-04T23:59"),
        ("يصلون الثلاثاء في الصباح الباكر", "2022-08-02T06:00", "2022-08-02T09:00"),
        ("بدأ القصف خلال ساعات الليل الماضي", "2022-08-04T20:00", "2022-08-04T23:59"),
    ],
)  # fmt: skip
def test_a_stretch_of_hours(text: str, earliest: str, latest: str) -> None:
    found = only_time(text)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "why", "step"),
    [
        ("يجتمعون كل يوم اثنين الساعة الرابعة عصراً",
         "recurring(iso=P1W, weekday=0, time=16.00)", "P1W"),
        ("يفتح الساعة 9 صباحاً كل يوم", "recurring(iso=P1D, time=09.00)", "P1D"),
        ("يغلق أيام الجمعة", "recurring(iso=P1W, weekday=4)", "P1W"),
        ("يصدر كل أسبوعين", "recurring(iso=P2W)", "P2W"),
    ],
)  # fmt: skip
def test_what_recurs(text: str, why: str, step: str) -> None:
    found = only_time(text)
    assert (found.kind, found.why, found.duration) == ("recurring", why, step)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("سافر لمدة عام واحد وشهر و21 يوماً", "P1Y1M21D"),
        ("سافر لمدة أسبوع واحد ثلاثة أيام", "P1W3D"),
        ("استمرت ساعة وربعاً", "PT1.25H"),
        ("انتظر ثلاثة أرباع الساعة", "PT0.75H"),
        ("غاب طوال الأسبوع", "P1W"),
        ("عشر دقائق و30 ثانية", "PT10M30S"),
        ("لحظة", "PT1S"),
    ],
)
def test_a_length(text: str, iso: str) -> None:
    found = only_time(text)
    assert (found.kind, found.duration) == ("duration", iso)
