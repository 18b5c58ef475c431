from __future__ import annotations

import pytest

from desktop.analysis.times.reasons import describe
from resources.lexicons import load
from tests.analysis.times.told import only_time, read, times


@pytest.mark.parametrize(
    ("text", "span", "kind", "earliest", "latest"),
    [
        ("وصل اليوم", "اليوم", "date", "2022-08-05", "2022-08-05"),
        ("وصل أمس", "أمس", "date", "2022-08-04", "2022-08-04"),
        ("وصل أول من أمس", "أول من أمس", "date", "2022-08-03", "2022-08-03"),
        ("يصل غداً", "غداً", "date", "2022-08-06", "2022-08-06"),
        ("يصل بعد غد", "بعد غد", "date", "2022-08-07", "2022-08-07"),
        ("وصل صباح أمس", "صباح أمس", "instant", "2022-08-04T06:00", "2022-08-04T12:00"),
        ("وصل أمس مساءً", "أمس مساءً", "instant", "2022-08-04T16:00", "2022-08-04T23:59"),
        ("انفجرت سيارة فجر اليوم", "فجر اليوم", "instant", "2022-08-05T03:00",
         "2022-08-05T06:00"),
        ("غادر فجر اليوم", "فجر اليوم", "instant", "2022-08-05T03:00", "2022-08-05T06:00"),
        ("غادر بعد ظهر أمس", "بعد ظهر أمس", "instant", "2022-08-04T12:00", "2022-08-04T18:00"),
        (
            "سقط ليل الأربعاء - الخميس", "ليل الأربعاء - الخميس", "period",
            "2022-08-03T20:00", "2022-08-04T06:00",
        ),
        ("اجتمعوا الثلاثاء", "الثلاثاء", "date", "2022-08-02", "2022-08-02"),
        ("اجتمعوا الجمعة الماضي", "الجمعة الماضي", "date", "2022-07-29", "2022-07-29"),
        ("يجتمعون الخميس المقبل", "الخميس المقبل", "date", "2022-08-11", "2022-08-11"),
        ("ستبدأ الجولة يوم الاثنين", "يوم الاثنين", "date", "2022-08-08", "2022-08-08"),
        ("عبرت سيارة يوم الاثنين", "يوم الاثنين", "date", "2022-08-01", "2022-08-01"),
        ("زارها الأسبوع الماضي", "الأسبوع الماضي", "period", "2022-07-25", "2022-07-31"),
        ("يزورها الشهر المقبل", "الشهر المقبل", "period", "2022-09-01", "2022-09-30"),
        ("افتتح هذا العام", "هذا العام", "period", "2022-01-01", "2022-12-31"),
        ("افتتح العام 2015", "العام 2015", "period", "2015-01-01", "2015-12-31"),
        ("خلال الأسبوعين الماضيين", "الأسبوعين الماضيين", "period", "2022-07-22", "2022-08-05"),
        ("في الساعات الـ24 الماضية", "الساعات الـ24 الماضية", "period", "2022-08-04",
         "2022-08-05"),
        ("عمل منذ ثلاثة أيام هناك", "منذ ثلاثة أيام", "period", "2022-08-02", "2022-08-05"),
        ("انفجر لغم منذ ثلاثة أيام", "منذ ثلاثة أيام", "date", "2022-08-02", "2022-08-02"),
        ("يعيش هناك منذ عام 2011", "منذ عام 2011", "period", "2011-01-01", "2022-08-05"),
        ("رحل قبل شهر", "قبل شهر", "period", "2022-07-01", "2022-07-31"),
        ("رحل قبل يومين", "قبل يومين", "date", "2022-08-03", "2022-08-03"),
        ("سيرحل بعد يومين", "بعد يومين", "date", "2022-08-07", "2022-08-07"),
        ("في مطلع الشهر الجاري", "مطلع الشهر الجاري", "period", "2022-08-01", "2022-08-10"),
        ("جرى في أواخر شباط", "أواخر شباط", "period", "2022-02-21", "2022-02-28"),
        ("في صيف 2015", "صيف 2015", "period", "2015-06-01", "2015-08-31"),
        ("في ثمانينيات القرن الماضي", "ثمانينيات القرن الماضي", "period", "1980-01-01",
         "1989-12-31"),
        ("اشتبكوا من مساء الأربعاء حتى فجر الجمعة", "مساء الأربعاء حتى فجر الجمعة", "period",
         "2022-08-03T16:00", "2022-08-05T06:00"),
        ("بين عامي 2011 و2014", "عامي 2011 و2014", "period", "2011-01-01", "2014-12-31"),
        ("جرى من 13 إلى 15 تموز", "13 إلى 15 تموز", "period", "2022-07-13", "2022-07-15"),
        ("الساعة 14:30 اليوم", "الساعة 14:30 اليوم", "instant", "2022-08-05T14:30",
         "2022-08-05T14:30"),
        ("نحو الساعة الخامسة من صباح أمس", "نحو الساعة الخامسة من صباح أمس", "instant",
         "2022-08-04T05:00", "2022-08-04T05:00"),
        ("الخامسة والنصف مساء أمس", "الخامسة والنصف مساء أمس", "instant", "2022-08-04T17:30",
         "2022-08-04T17:30"),
    ],
)  # fmt: skip
def test_relative_to_publication(
    text: str, span: str, kind: str, earliest: str, latest: str
) -> None:
    found = only_time(text)
    assert (found.text, found.kind) == (span, kind)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "انهار سد تشرين قرب جامعة تشرين",
        "مارس ضغطاً على أب الأسرة",
        "صلاة الجمعة وسوق الأحد",
        "المدير العام الحالي للشركة",
        "نشرت صحيفة المصري اليوم خبراً",
        "وقع ثلاثة عقود مع الشركة",
        "لامس السعر أعلى مستوى",
        "وفي ذلك اليوم غادر",
        "قال آلان إنه راض",
    ],
)
def test_names_and_idioms_are_no_times(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    ("text", "kind", "why"),
    [
        ("استمرت أربعة أيام", "duration", "duration(iso=P4D)"),
        ("حكم بسنتين وثلاثة أشهر", "duration", "duration(iso=P2Y3M)"),
        ("يدفع كل ثلاثة أشهر", "recurring", "recurring(iso=P3M)"),
        ("يجتمع كل يوم جمعة", "recurring", "recurring(iso=P1W, weekday=4)"),
        ("عاد بعد يومين من الحادث", "period", "counted_from_event()"),
    ],
)
def test_what_stays_open(text: str, kind: str, why: str) -> None:
    found = only_time(text)
    assert (found.kind, found.earliest, found.latest, found.why) == (kind, None, None, why)


def test_without_a_date_of_publication_relative_times_stay_open() -> None:
    found = times("وصل أمس وغادر في 7 آذار 2022 وعاد في نيسان", published=None)
    assert [(t.earliest, t.why) for t in found] == [
        (None, "no_publication_date()"),
        ("2022-03-07", "full_date()"),
        (None, "no_publication_date()"),
    ]


def test_a_date_printed_above_the_article_stands_in_for_publication() -> None:
    text = "اجتماع في العاصمة\n2022-03-07\nاجتمع الوزراء أمس في العاصمة لبحث الأسعار.\n"
    printed, relative = times(text, published=None)
    assert printed.earliest == "2022-03-07"
    assert relative.earliest == "2022-03-06"
    assert relative.why == "printed_anchor(of=days_before(n=1, from=2022-03-07))"


def test_a_comparison_counts_from_what_it_compares() -> None:
    month, before = times("ارتفعت إلى تسعة في المئة في أيار، مقابل سبعة في المئة قبل شهر.")
    assert (month.earliest, month.latest) == ("2022-05-01", "2022-05-31")
    assert (before.earliest, before.latest) == ("2022-04-01", "2022-04-30")


def test_a_clock_takes_its_day_from_the_paragraph() -> None:
    found = times("وقع الحادث الثلاثاء. وقال شهود إن الحريق بدأ الساعة 10 صباحاً.")
    assert found[1].earliest == "2022-08-02T10:00"


def test_every_reason_has_words_in_both_languages() -> None:
    text = (
        "أمس واليوم وغداً والثلاثاء الماضي والخميس المقبل وقبل شهر ومنذ أيام وخلال الأسبوعين "
        "الماضيين. الأيام الماضية. مطلع العام 2015. الساعة الخامسة مساءً بتوقيت غرينتش. كل يوم. "
        "صيف 2014. من 3 إلى 5 أيار. 15 رمضان 1440 هـ. بعد ساعتين. النصف الأول من 2020. "
        "31 شباط 2020."
    )
    found = times(text)
    assert len(found) > 15
    for time in found:
        english, arabic = (describe(time.why, tongue, load()) for tongue in ("en", "ar"))
        assert english
        assert arabic
        assert english != arabic


def test_a_repeated_line_reads_the_same_each_time_and_in_order() -> None:
    line = "وصل الوفد أمس الخميس 4 آب 2022 عند الساعة 14:30، وسيغادر بعد غد مع 25 خبيراً.\n"
    reading = read(line * 40)
    assert len(reading.times) == 40 * 2
    assert len(reading.quantities) == 40
    ends = [time.end for time in reading.times]
    assert ends == sorted(ends)
