from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.model import Quantity, Timex
from tests.analysis.times.told import only_quantity, quantities, read


@pytest.mark.parametrize(
    ("text", "span", "low", "high", "approximate", "what", "unit"),
    [
        ("نزحت نحو ١٢٧ عائلة", "نحو ١٢٧ عائلة", 127, 127, True, "عائلة", None),
        ("قُتل سبعة مسلحين أمس", "سبعة مسلحين", 7, 7, False, "مسلح", None),
        ("على بعد 45 كم من المدينة", "45 كم", 45, 45, False, "مسافة", "km"),
        ("أصيب أكثر من 30 عنصراً", "أكثر من 30 عنصراً", 30, None, False, "عنصر", None),
        ("قدم ما لا يقل عن 12 عاملاً", "ما لا يقل عن 12 عاملاً", 12, None, False, "عامل", None),
        ("حضر أقل من مئة طالب", "أقل من مئة طالب", None, 100, False, "طالب", None),
        ("وصل 20 لاجئاً على الأقل", "20 لاجئاً على الأقل", 20, None, False, "لاجئ", None),
        ("زرع 50 شجرة تقريباً", "50 شجرة تقريباً", 50, 50, True, "شجرة", None),
        ("عادت آلاف السيارات", "آلاف السيارات", 2000, 9999, True, "سيارة", None),
        ("احترق نصف المنازل", "نصف المنازل", 0.5, 0.5, False, "منزل", None),
        ("بلغ التضخم 8,2 في المئة", "8,2 في المئة", 8.2, 8.2, False, "نسبة", "%"),
        ("زادت النسبة ٥٪", "٥٪", 5, 5, False, "نسبة", "%"),
        ("تفوق عشرة بالمئة", "تفوق عشرة بالمئة", 10, None, False, "نسبة", "%"),
        ("بين 3 و5 في المئة", "بين 3 و5 في المئة", 3, 5, False, "نسبة", "%"),
        ("أصيب من 3 إلى 5 جنود", "من 3 إلى 5 جنود", 3, 5, False, "جندي", None),
        ("يتسع بين 20 و30 ألف زائر", "بين 20 و30 ألف زائر", 20000, 30000, False, "زائر", None),
        ("شهد 10-15 جولة", "10-15 جولة", 10, 15, False, "جولة", None),
        ("رأى ثلاثة أو أربعة رجال", "ثلاثة أو أربعة رجال", 3, 4, False, "رجل", None),
        ("أسقطوا بثلاث قذائف البرج", "ثلاث قذائف", 3, 3, False, "قذيفة", None),
        ("واحتجزت القوات 15 آخرين", "15", 15, 15, False, None, None),
        ("ارتفع عدد القتلى إلى 61", "61", 61, 61, False, None, None),
        ("أخلوا «25» شخصاً", "25» شخصاً", 25, 25, False, "شخص", None),
        ("ارتفعت الأسعار بنسبة 3،7 بالمائة", "3،7 بالمائة", 3.7, 3.7, False, "نسبة", "%"),
        ("تبلغ سرعتها 90 كم/ساعة", "90 كم/ساعة", 90, 90, False, "سرعة", "km/h"),
    ],
)
def test_what_is_counted_how_many_and_how_sure(
    text: str,
    span: str,
    low: float | None,
    high: float | None,
    approximate: bool,
    what: str | None,
    unit: str | None,
) -> None:
    found = only_quantity(text)
    assert (found.text, found.low, found.high) == (span, low, high)
    assert (found.approximate, found.what, found.unit) == (approximate, what, unit)


@pytest.mark.parametrize(
    "text",
    [
        "أذاعت القناة 12 الخبر",
        "مرابض اللواء 105 والفوج 46",
        "وفق القرار 2254 والمادة 5",
        "طائرة F-16 ودبابة تي 72",
        "فاز الفريق 2-1 على ضيفه",
        "للتواصل 0933123456",
        "وفق المادة (12) قانون",
        "1- البيان الأول",
        "يعود ذلك إلى 2015",
        "في 7/3/2022 عند 14:30",
        "خسر في ربع النهائي",
        "لم يحضر أحد القادة",
        "جلس في قاعة صفر",
        "زار البحرين وكتب قوانين للمساكين",
    ],
)
def test_labels_dates_and_names_are_not_quantities(text: str) -> None:
    assert quantities(text) == ()


def test_two_numbers_of_one_sentence() -> None:
    found = quantities("أدى ذلك إلى مقتل 17 وإصابة 20 بجروح، وارتفعت الكلفة من 5 إلى 8 ملايين.")
    assert [(q.low, q.text) for q in found][:2] == [(17, "17"), (20, "20")]


def test_a_number_counts_only_what_stands_on_its_line() -> None:
    found = only_quantity("احتجز المئات\nاقتصاديون يحذرون")
    assert (found.text, found.what) == ("المئات", None)


WORDS = (
    "ثلاثة وعشرين ألف مئات بين من إلى 12 3 % 5.5 كم عائلة سيارتين أكثر نحو ، . - / : ( ) ـ 🙂 أمس "
    "الاثنين 2015 كانون الثاني منذ"
)
ALPHABET = st.sampled_from([*WORDS.split(), "\n"])


@given(st.lists(ALPHABET, max_size=25).map(" ".join))
def test_every_span_quotes_its_text(text: str) -> None:
    reading = read(text)
    items: tuple[Timex | Quantity, ...] = (*reading.times, *reading.quantities)
    for item in items:
        assert item.start < item.end
        assert reading.text[item.start : item.end] == item.text
    spans = sorted((q.start, q.end) for q in reading.quantities)
    assert all(first[1] <= second[0] for first, second in pairwise(spans))


def test_every_quantity_has_an_id_of_its_own() -> None:
    found = read("قتل 5 جنود و4 مدنيين.\nوأصيب 7 عمال و9 طلاب.\nووصلت 3 شاحنات.").quantities
    assert len({quantity.id for quantity in found}) == len(found) == 5


@pytest.mark.parametrize("cause", ["بقصف على القرية", "باستهداف الحافلة", "بهجوم على الحاجز"])
def test_what_did_harm_is_not_counted(cause: str) -> None:
    assert [q.text for q in read(f"أصيب أربعة {cause}.").quantities] == ["أربعة"]


def test_what_a_number_is_instead_of_is_not_counted() -> None:
    found = read("رفعت اللجنة الجائزة إلى 500 ألف بدلاً من 320 ألفاً.").quantities
    assert [q.text for q in found] == ["500 ألف", "320 ألفاً"]
