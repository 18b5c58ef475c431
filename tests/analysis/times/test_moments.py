"""A publication whose time of day is known, and texts that are nothing but a time."""

from __future__ import annotations

import pytest

from tests.analysis.times.told import only_time

# A Tuesday.
WRITTEN = "2013-02-12T04:30:00-02:00"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("سأتصل بعد خمس دقائق", "2013-02-12T04:35", "2013-02-12T04:35"),
        ("سأتصل بعد يوم واحد وساعتين", "2013-02-13T06:30", "2013-02-13T06:30"),
        ("اتصل قبل ثانيتين", "2013-02-12T04:29:58", "2013-02-12T04:29:58"),
        ("رحل قبل شهرين", "2012-12-12", "2012-12-12"),
        ("سيرحل بعد أسبوعين من الآن", "2013-02-26", "2013-02-26"),
        ("هو هنا الآن", "2013-02-12T04:30", "2013-02-12T04:30"),
        ("سأبقى بقية اليوم", "2013-02-12T04:30", "2013-02-12T23:59"),
        ("سأعود في الساعة القادمة", "2013-02-12T04:30", "2013-02-12T05:30"),
        ("يبدأ الخميس الساعة 8 بتوقيت غرينتش", "2013-02-14T06:00", "2013-02-14T06:00"),
        ("بدأ الخميس الساعة 8 بتوقيت غرينتش", "2013-02-07T06:00", "2013-02-07T06:00"),
    ],
)
def test_counted_from_a_moment(text: str, earliest: str, latest: str) -> None:
    found = only_time(text, WRITTEN)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("الجمعة", "2013-02-15", "2013-02-15"),
        ("الساعة الثالثة", "2013-02-12T15:00", "2013-02-12T15:00"),
        ("الأول من شباط", "2013-02-01", "2013-02-01"),
        ("من الاثنين إلى الجمعة", "2013-02-18", "2013-02-22"),
        ("تموز 13 إلى 15", "2013-07-13", "2013-07-15"),
        ("منتصف الليل", "2013-02-13T00:00", "2013-02-13T00:00"),
    ],
)
def test_a_note_looks_ahead(text: str, earliest: str, latest: str) -> None:
    found = only_time(text, WRITTEN)
    assert (found.earliest, found.latest) == (earliest, latest)


def test_a_day_of_publication_stays_a_day() -> None:
    assert only_time("هو هنا الآن").kind == "date"
    assert only_time("اتصل قبل دقيقتين").earliest == "2022-08-04"
