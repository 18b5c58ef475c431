"""Days that hang on what was told before, «اليوم» that is not today, and times as names."""

from __future__ import annotations

import pytest

from tests.analysis.times.told import only_time, times


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("بدأ الإضراب في 3 تموز، وفي اليوم التالي أغلقت المدارس.", "2022-07-04"),
        ("وصل الوفد الاثنين وغادر في اليوم نفسه.", "2022-08-01"),
        ("اندلع الحريق في 12 حزيران، ومساء اليوم ذاته أخمد.", "2022-06-12"),
    ],
)
def test_a_day_counted_from_the_one_told_before(text: str, day: str) -> None:
    last = times(text)[-1]
    assert (last.earliest or "")[:10] == day


def test_a_day_after_none_told_is_left_out() -> None:
    assert times("وفي اليوم التالي انسحب الفريق.") == ()


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("انتخب في شباط 2019 واستقال في العام نفسه.", "2019-01-01", "2019-12-31"),
        ("وقع العقد في 4 أيار 2021 وألغي في الشهر ذاته.", "2021-05-01", "2021-05-31"),
        ("بدأت الحملة مطلع عام 2020 وتوقفت في 6 آذار من العام نفسه.", "2020-03-06", "2020-03-06"),
    ],
)
def test_the_month_and_year_told_before(text: str, earliest: str, latest: str) -> None:
    last = times(text)[-1]
    assert (last.earliest, last.latest) == (earliest, latest)


@pytest.mark.parametrize(
    "text",
    [
        "تضخ المحطة مئة متر مكعب في اليوم",
        "دخل الاعتصام اليوم الرابع",
        "أضرب العمال لليوم الـ16 على التوالي",
        "أضرب العمال لليوم ال 9",
    ],
)
def test_a_rate_and_a_numbered_day_are_not_today(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "قال المصدر لقناة الغد إن الوضع هادئ",
        "نشر موقع العراق اليوم صوراً",
        "أوضح المدير لـ«اليوم» أسباب القرار",
        "كتب الناقد ماجد الجمعة مقالاً",
        "زار العميد سالم أبو قرنين الموقع",
        "العملية “الانـ ـغـماسية” انتهت",
        "تخرج في ثانوية 3 آذار",
    ],
)
def test_names_with_words_of_time(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("وصل الوفد إلى العراق اليوم", "2022-08-05"),
        ("استقبل الملك عبدالله الخميس وفداً", "2022-08-04"),
        ("تحدث محمد بن سالم الخميس", "2022-08-04"),
    ],
)
def test_what_is_no_name(text: str, day: str) -> None:
    assert only_time(text).earliest == day


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("يختبئ منذ يوم أمس", "2022-08-04", "2022-08-05"),
        ("مفقود منذ يوم الأحد", "2022-07-31", "2022-08-05"),
        ("منذ ليلة أمس والقصف مستمر", "2022-08-04T20:00", "2022-08-05T23:59"),
        ("اجتمعوا الاثنين قبل الماضي", "2022-07-25", "2022-07-25"),
        ("يعود ثلاثاء الأسبوع المقبل", "2022-08-09", "2022-08-09"),
        ("منذ مطلع الشهر الجاري آب", "2022-08-01", "2022-08-05"),
        ("ارتفعت الحرارة خلال الثلث الأخير من حزيران", "2022-06-21", "2022-06-30"),
        ("الليلة الماضية", "2022-08-04T18:00", "2022-08-05T06:00"),
        ("20 تموز \\ يوليو 2020", "2020-07-20", "2020-07-20"),
    ],
)
def test_days_and_parts(text: str, earliest: str, latest: str) -> None:
    found = only_time(text)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("تنطلق الأحد دورة الألعاب", "2022-08-07"),
        ("يزور رئيس الوزراء السبت مدينة وهران", "2022-08-06"),
        ("ينتظر أن تصل الباخرة الثلاثاء", "2022-08-09"),
        ("كان يعقد السبت لقاء مع أنصاره", "2022-07-30"),
        ("يخوض الفريق مباراته بعد فوزه السبت", "2022-07-30"),
        ("ستعقد الجلسة بعد أن أجلت الثلاثاء", "2022-08-02"),
        ("أرجأت المحكمة الجلسة من الأحد إلى الاثنين", "2022-08-08"),
    ],
)
def test_what_is_scheduled_lies_ahead(text: str, day: str) -> None:
    assert times(text)[-1].earliest == day


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("سجن بين 3 و5 سنوات", "P3Y/P5Y"),
        ("غاب يومين أو ثلاثة.", "P2D/P3D"),
        ("يستغرق العلاج أسبوعاً أو أسبوعين", "P1W/P2W"),
        ("أنجز العمل في أقل من شهر", "P1M"),
        ("قبع هناك عقدين من الزمن", "P20Y"),
        ("تتراوح الأحكام بين 22 و43 سنة", "P22Y/P43Y"),
    ],
)
def test_lengths_with_two_ends(text: str, iso: str) -> None:
    assert only_time(text).duration == iso


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("الساعة 14.30 بالتوقيت المحلي", "14:30"),
        ("عند الساعة 1500 بتوقيت غرينتش", "15:00"),
        ("وصل 340 مساءً", "15:40"),
        ("غادر الليلة في الثامنة", "20:00"),
    ],
)
def test_hours_without_a_colon(text: str, at: str) -> None:
    assert only_time(text).earliest == f"2022-08-05T{at}"


def test_an_adverb_after_a_verb_of_a_moment_is_a_part_of_the_day() -> None:
    found = only_time("قصفت الطائرات المدينة فجراً")
    assert (found.earliest, found.latest) == ("2022-08-05T03:00", "2022-08-05T06:00")
    assert times("تعمل الأفران ليلاً ونهاراً") == ()


def test_evenings_of_poetry_are_no_hours() -> None:
    assert times("تضمن المهرجان 16 أمسية شعرية") == ()


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("فاز في موسم 2015/2016", "2015-01-01", "2016-12-31"),
        ("العام الدراسي 2019-2020", "2019-01-01", "2020-12-31"),
        ("وهو من مواليد 1985", "1985-01-01", "1985-12-31"),
        ("منذ حرب عام 67 لم يعد", "1967-01-01", "1967-12-31"),
    ],
)
def test_years_in_pairs_and_short(text: str, earliest: str, latest: str) -> None:
    found = only_time(text)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("text", "iso"),
    [("توقف العمل لسنوات بسبب النزاع", "P3Y/P9Y"), ("أغلق الطريق لعدة أيام", "P3D/P9D")],
)
def test_lengths_after_a_preposition(text: str, iso: str) -> None:
    assert only_time(text).duration == iso


@pytest.mark.parametrize("text", ["يتدفق 60 متراً مكعباً في الثانية.", "يعود لسنوات طفولته"])
def test_rates_and_ages_of_life_are_no_times(text: str) -> None:
    assert times(text) == ()


def test_several_weekdays_share_what_follows_the_last() -> None:
    found = times("تعقد الندوة السبت والأحد المقبلين")
    assert [time.earliest for time in found] == ["2022-08-06", "2022-08-07"]


def test_a_value_before_a_week_is_no_length() -> None:
    found = only_time("كان السعر 3200 الأسبوع الماضي")
    assert (found.text, found.earliest) == ("الأسبوع الماضي", "2022-07-25")


def test_the_same_month_of_another_year() -> None:
    found = times("ارتفع التضخم في حزيران مقارنة بالشهر نفسه من العام الماضي")
    assert (found[-1].earliest, found[-1].latest) == ("2021-06-01", "2021-06-30")


@pytest.mark.parametrize(
    "text",
    [
        "يبلغ من العمر 30 عاماً",
        "أصيب الطفل سامر (9 سنوات)",
        "تتراوح أعمارهم بين 22 و43 سنة",
        "تضخ المحطة 300 ألف برميل يومياً",
    ],
)
def test_ages_and_rates_place_nothing_in_time(text: str) -> None:
    assert times(text) == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [("سجن ثلاث سنوات", "P3Y"), ("مدة العقد (5 سنوات)", "P5Y"), ("يجتمعون يومياً", "P1D")],
)
def test_terms_and_habits_are_times(text: str, iso: str) -> None:
    assert only_time(text).duration == iso


ARTICLE = "قال الوزير إن المصنع ينتج الآن أنواعاً جديدة من الزيوت. " * 5


def test_now_dates_nothing_in_an_article() -> None:
    assert times(ARTICLE) == ()
    assert only_time("هو هنا الآن").earliest == "2022-08-05"


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("تقصف المدفعية البلدة منذ الصباح بلا توقف", "2022-08-05T06:00", "2022-08-05T23:59"),
        ("تعقد الدورة في العاشر والحادي عشر من أيلول", "2022-09-10", "2022-09-11"),
        ("ستنجز الطريق قبل نهاية العام", "2022-08-05", "2022-12-31"),
    ],
)
def test_parts_and_ends(text: str, earliest: str, latest: str) -> None:
    found = only_time(text)
    assert (found.earliest, found.latest) == (earliest, latest)


@pytest.mark.parametrize("text", ["أنقذ مرماه في اللحظات الأخيرة", "دعا خطيب الجمعة إلى الصلح"])
def test_last_moments_and_preachers_are_no_times(text: str) -> None:
    assert times(text) == ()


def test_a_day_of_the_month_told_before() -> None:
    found = times("أعلن القرار في 3 حزيران وألغي في 15 من الشهر نفسه")
    assert found[-1].earliest == "2022-06-15"
