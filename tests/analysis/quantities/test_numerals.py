"""Every numeral of a text, whether it counts or not."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.quantities.numerals import read_numerals
from tests.analysis.quantities.speller import spell
from tests.analysis.times.told import quantities

_ORDINALS = (
    "",
    "الأول",
    "الثاني",
    "الثالث",
    "الرابع",
    "الخامس",
    "السادس",
    "السابع",
    "الثامن",
    "التاسع",
)
_TENS = (
    "",
    "",
    "العشرون",
    "الثلاثون",
    "الأربعون",
    "الخمسون",
    "الستون",
    "السبعون",
    "الثمانون",
    "التسعون",
)


@pytest.mark.parametrize(
    ("text", "kind", "low", "high"),
    [
        ("صفر", "number", 0, 0),
        ("سالب مليون ومئتا ألف", "number", -1200000, -1200000),
        ("-1 4/5", "number", -1.8, -1.8),
        ("واحد فاصلة واحد", "number", 1.1, 1.1),
        ("واحد على عشرين", "number", 0.05, 0.05),
        ("عشرون جزءاً من خمسة وعشرين", "number", 0.8, 0.8),
        ("ثلاثة وعشرون وثلاثة أخماس", "number", 23.6, 23.6),
        ("322 مئة", "number", 32200, 32200),
        ("نصف دزينة", "number", 6, 6),
        ("1.5e3", "number", 1500, 1500),
        ("12،220,13", "number", 12220.13, 12220.13),
        ("اثنان وعشرون بالمئة", "percent", 22, 22),
        ("نسبة عشرين", "percent", 20, 20),
        ("الخامس والعشرون", "ordinal", 25, 25),
        ("الحادي عشر", "ordinal", 11, 11),
        ("المئة والخامسة", "ordinal", 105, 105),
        ("قبل الأخير", "relative", -1, -1),
        ("أكبر من 10 وأقل من 20", "range", 10, 20),
        ("لا يقل عن 20", "range", 20, None),
        ("500 أو أقل", "range", None, 500),
        ("بين سالب عشرة وخمسة عشر", "range", -10, 15),
        ("1000 - 5000", "range", 1000, 5000),
        ("<= 30", "range", None, 30),
    ],
)
def test_a_text_that_is_one_numeral(
    text: str, kind: str, low: float | None, high: float | None
) -> None:
    found = next(n for n in read_numerals(text) if n.kind == kind)
    assert (found.start, found.end) == (0, len(text))
    assert found.low == pytest.approx(low) if low is not None else found.low is None
    assert found.high == pytest.approx(high) if high is not None else found.high is None


@pytest.mark.parametrize(
    "text", ["أي واحد تريد؟", "الطائرة F16", "انظر https://example.org/a%20b/305", "بيان للمراسلين"]
)
def test_what_is_no_numeral(text: str) -> None:
    assert read_numerals(text) == ()


def test_a_definite_number_counts_and_orders() -> None:
    kinds = [(n.kind, n.low) for n in read_numerals("في الصفحة العشرين")]
    assert kinds == [("ordinal", 20), ("number", 20)]


@given(st.integers(0, 10**9), st.integers(1, 99))
def test_a_spelled_number_with_decimals_is_read_back(whole: int, part: int) -> None:
    text = f"{spell(whole)} فاصلة {spell(part)}"
    found = read_numerals(text)[0]
    assert found.text == text
    assert found.low == pytest.approx(float(Decimal(f"{whole}.{part}")))


@given(st.integers(-(10**9), 10**9))
def test_digits_with_a_sign_are_read_back(value: int) -> None:
    found = read_numerals(f"بلغ {value} فقط")
    assert [n.low for n in found if n.kind == "number"] == [value]


@given(st.integers(1, 9), st.integers(2, 9))
def test_a_spelled_ordinal_is_read_back(unit: int, ten: int) -> None:
    head = "الحادي" if unit == 1 else _ORDINALS[unit]
    found = [n for n in read_numerals(f"الطابق {head} و{_TENS[ten]}") if n.kind == "ordinal"]
    assert [n.low for n in found] == [ten * 10 + unit]


@given(st.text(alphabet="0123456789.,،/-^e%+ واحدثلاثةعشرينمئةألفخمس", max_size=40))
def test_no_string_of_signs_breaks_it(text: str) -> None:
    for found in read_numerals(text):
        assert found.text == text[found.start : found.end]


def test_a_whole_text_is_a_quantity() -> None:
    (found,) = quantities("التسعين")
    assert (found.low, found.unit) == (90, "ordinal")
    (found,) = quantities("عشرون في المئة")
    assert (found.low, found.unit) == (20, "%")
    (found,) = quantities("صفر")
    assert (found.low, found.unit) == (0, None)


@pytest.mark.parametrize(
    "text",
    [
        "هذه هي العملية الحادية عشرة هناك",
        "صدر القانون عدد 52 لسنة 2001",
        "من عائلة واحدة بقصف على المدينة",
        "يقع التنافس بين الأندية",
    ],
)
def test_what_counts_nothing_in_an_article(text: str) -> None:
    assert quantities(text) == ()
