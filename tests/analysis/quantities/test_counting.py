"""What counts with few words: one, a dual told by its vowel, parts of a whole, two values."""

from __future__ import annotations

import pytest

from tests.analysis.times.told import only_quantity, quantities


@pytest.mark.parametrize(
    ("text", "span", "low", "what"),
    [
        ("نقلت الفرق قتيلاً واحداً", "قتيلاً واحداً", 1, "قتيل"),
        ("وأصيب بهجوم واحد", "هجوم واحد", 1, "هجوم"),
        ("أنقذوا مسعفَين من تحت الركام", "مسعفَين", 2, "مسعف"),
        ("قضى 9 من حركة النور", "9", 9, None),
        ("مقتل خمسة من عائلة واحدة", "خمسة", 5, None),
        ("إصابة 4 بجراح", "4", 4, None),
        ("خفضت الوزارة الدعم إلى النصف", "النصف", 0.5, None),
        ("يملك خُمس الأسهم", "خُمس الأسهم", 0.2, "سهم"),
        ("غمرت المياه ثلاثة أرباع المزرعة", "ثلاثة أرباع المزرعة", 0.75, "مزرعة"),
    ],
)
def test_one_quantity(text: str, span: str, low: float, what: str | None) -> None:
    found = only_quantity(text)
    assert (found.text, found.low, found.what) == (span, low, what)


@pytest.mark.parametrize(
    "text",
    [
        "وهم من أفراد عائلة واحدة",
        "وصلا في وقت واحد",
        "قصف بلدة بليون في الريف",
        "خالفوا للمادة 38 من النظام",
        "في الطابق 3 من المبنى",
        "النصف الثاني من المباراة",
    ],
)
def test_what_counts_nothing(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("حضر مئة ونيف من الضيوف", 100, None),
        ("لا يقل عددهم عن خمسين شخصاً", 50, None),
        ("لا يتجاوز عددهم 30 عاملاً", None, 30),
    ],
)
def test_bounds_with_a_pronoun_or_after(text: str, low: float | None, high: float | None) -> None:
    found = only_quantity(text)
    assert (found.low, found.high) == (low, high)


def test_an_old_and_a_new_value_are_no_range() -> None:
    found = quantities("رفعت الشركة سعر العبوة من 8000 إلى 12 ألف ليرة")
    assert [(one.low, one.high) for one in found] == [(8000, 8000), (12000, 12000)]


@pytest.mark.parametrize(
    ("text", "span", "low", "unit"),
    [
        ("صادروا طناً ونصف من الفحم", "طناً ونصف", 1.5, "t"),
        ("على بعد كيلومتر واحد من السد", "كيلومتر واحد", 1, "km"),
        ("على مساحة تبلغ 2000م2", "2000م2", 2000, "m2"),
    ],
)
def test_one_of_a_unit(text: str, span: str, low: float, unit: str) -> None:
    found = only_quantity(text)
    assert (found.text, found.low, found.unit) == (span, low, unit)


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("حضر عشرة نصفهم نساء", [("عشرة", 10, 10), ("نصفهم", 0.5, 0.5)]),
        ("شن الطيران غارتين أو ثلاث", [("غارتين أو ثلاث", 2, 3)]),
        ("تجمع بضعة عشر شخصاً", [("بضعة عشر شخصاً", 13, 19)]),
        ("صوت لصالح القرار 120 نائباً", [("120 نائباً", 120, 120)]),
        ("رحلت السلطات 17 وافداً", [("17 وافداً", 17, 17)]),
        ("تتجاوز المئة", [("تتجاوز المئة", 100, None)]),
        ("وبذلك يرتفع إلى 172 تعداد الحرائق", [("172", 172, 172)]),
        ("11 قتلوا في الانهيار", [("11", 11, 11)]),
    ],
)
def test_spans_and_bounds(text: str, spans: list[tuple[str, float, float | None]]) -> None:
    assert [(one.text, one.low, one.high) for one in quantities(text)] == spans


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("وأصيب آخران في الحادث", 2),
        ("ارتفع المؤشر إلى 7312", 7312),
        ("رفع النادي رصيده إلى 27", 27),
        ("يبلغ من العمر 30 عاماً", 30),
    ],
)
def test_numbers_that_something_comes_to(text: str, low: float) -> None:
    assert only_quantity(text).low == low
