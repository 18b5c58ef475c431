"""Dates and hours spelled in the ways of the press are read back."""

from __future__ import annotations

from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from tests.analysis.times.told import only_time

_MONTHS = (
    ("كانون الثاني", "يناير", "جانفي"), ("شباط", "فبراير", "فيفري"), ("آذار", "مارس", "مارس"),
    ("نيسان", "أبريل", "أفريل"), ("أيار", "مايو", "ماي"), ("حزيران", "يونيو", "جوان"),
    ("تموز", "يوليو", "جويلية"), ("آب", "أغسطس", "أوت"), ("أيلول", "سبتمبر", "سبتمبر"),
    ("تشرين الأول", "أكتوبر", "أكتوبر"), ("تشرين الثاني", "نوفمبر", "نوفمبر"),
    ("كانون الأول", "ديسمبر", "ديسمبر"),
)  # fmt: skip
_WEEKDAYS = ("الاثنين", "الثلاثاء", "الأربعاء", "الخميس", "الجمعة", "السبت", "الأحد")
_HOURS = (
    "الواحدة", "الثانية", "الثالثة", "الرابعة", "الخامسة", "السادسة", "السابعة", "الثامنة",
    "التاسعة", "العاشرة", "الحادية عشرة", "الثانية عشرة",
)  # fmt: skip
_DATES = st.dates(date(1950, 1, 1), date(2099, 12, 31))


def _eastern(digits: int) -> str:
    return "".join("٠١٢٣٤٥٦٧٨٩"[int(d)] for d in str(digits))


def _spellings(day: date) -> list[str]:
    levant, egypt, maghreb = _MONTHS[day.month - 1]
    weekday = _WEEKDAYS[day.weekday()]
    return [
        f"{day.day} {levant} {day.year}",
        f"{weekday} {day.day} {egypt} {day.year}",
        f"يوم {weekday} {day.day} {levant} / {egypt} {day.year}",
        f"{_eastern(day.day)} {egypt} {_eastern(day.year)}",
        f"{day.day} {maghreb} {day.year}",
        f"{day.day} من شهر {levant} من عام {day.year}",
        f"{day.day}/{day.month}/{day.year}",
        day.isoformat(),
    ]


@given(_DATES, st.integers(0, 7))
def test_a_spelled_date_is_read_back(day: date, way: int) -> None:
    spelled = _spellings(day)[way]
    found = only_time(f"وصل الوفد في {spelled} إلى المدينة")
    assert found.text in (spelled, spelled.removeprefix("يوم "))
    assert (found.earliest, found.latest) == (day.isoformat(), day.isoformat())


@given(st.integers(1, 12), st.sampled_from((0, 15, 20, 30, -15)), st.booleans())
def test_a_spelled_hour_is_read_back(hour: int, minutes: int, late: bool) -> None:
    added = {0: "", 15: " والربع", 20: " والثلث", 30: " والنصف", -15: " إلا ربعاً"}[minutes]
    found = only_time(f"وصل أمس الساعة {_HOURS[hour - 1]}{added} {'مساءً' if late else 'صباحاً'}")
    expected = (hour % 12 + 12 * late) * 60 + minutes
    if hour == 12 and late:
        # «الثانية عشرة مساءً» is midnight to some and noon to others: twelve it is.
        expected = 12 * 60 + minutes
    at = time(*divmod(expected % (24 * 60), 60))
    assert found.earliest is not None
    assert found.earliest.endswith(at.strftime("T%H:%M"))


@given(_DATES, st.integers(0, 400))
def test_a_range_ends_after_it_begins(first: date, length: int) -> None:
    last = date.fromordinal(min(first.toordinal() + length, date(2099, 12, 31).toordinal()))
    found = only_time(f"امتد المعرض من {_spellings(first)[0]} إلى {_spellings(last)[1]} هناك")
    assert (found.earliest, found.latest) == (first.isoformat(), last.isoformat())
