from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.quantities.number_words import number_words
from desktop.analysis.quantities.numbers import Number, read_number
from desktop.analysis.text.fold import fold
from desktop.analysis.text.tokens import tokenise
from resources.lexicons import load
from tests.analysis.quantities.speller import spell


def number_of(text: str) -> tuple[Number | None, int]:
    tokens = tokenise(text, fold(text))
    return read_number(tokens, 0, number_words(load())), len(tokens)


@given(st.integers(0, 10**9))
def test_every_spelled_number_is_read_back(value: int) -> None:
    found, length = number_of(spell(value))
    assert found is not None
    assert found.low == found.high == value
    assert found.end == length


@given(st.integers(1, 10**9))
def test_the_oblique_case_reads_the_same(value: int) -> None:
    oblique = spell(value).replace("ون", "ين").replace("ملي" + "ين", "مليون") + " "
    for nominative, genitive in (("مليونان ", "مليونين "), ("ان ", "ين "), ("اثنا ", "اثني ")):
        oblique = oblique.replace(nominative, genitive)
    oblique = oblique.strip()
    found, length = number_of(oblique)
    assert found is not None
    assert found.low == value
    assert found.end == length


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("مئة وخمسة وعشرين ألفاً", 125_000),
        ("مائة وثلاث", 103),
        ("ميه وعشرين", 120),
        ("ثلاث مئة وستة عشر", 316),
        ("ثلاثمائة", 300),
        ("ثماني مئة", 800),
        ("إحدى وعشرين", 21),
        ("إحدى عشرة", 11),
        ("اثنتي عشرة", 12),
        ("تسع عشرة", 19),
        ("ألفي", 2000),
        ("ألفاً", 1000),
        ("مئتي ألف", 200_000),
        ("مليونين وثلاثمئة ألف", 2_300_000),
        ("نصف مليون", 500_000),
        ("مليون ونصف المليون", 1_500_000),
        ("ثلاثة ملايين ونصف", 3_500_000),
        ("ألف مليار", 10**12),
        ("12 مليوناً و500 ألف", 12_500_000),
        ("مئة و25", 125),
        ("٣ آلاف", 3000),
        ("وبثلاث", 3),
        ("ثلاثة أرباع", Decimal("0.75")),
        ("ثمانية ونصف", Decimal("8.5")),
        ("مئة و ثلاثة و عشرون", 123),
    ],
)
def test_ways_of_writing_a_number(text: str, value: int | Decimal) -> None:
    found, length = number_of(text)
    assert found is not None
    assert (found.low, found.high, found.end) == (value, value, length)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("عشرات", 20, 99),
        ("مئات", 200, 999),
        ("آلاف", 2000, 9999),
        ("عشرات الآلاف", 20_000, 99_999),
        ("مئات الآلاف", 200_000, 999_999),
        ("بضعة", 3, 9),
        ("بضعة آلاف", 3000, 9999),
    ],
)
def test_vague_words_have_two_ends(text: str, low: int, high: int) -> None:
    found, length = number_of(text)
    assert found is not None
    assert (int(found.low), int(found.high)) == (low, high)
    assert (found.end, found.form) == (length, "vague")


@pytest.mark.parametrize(
    ("text", "end"),
    [("خمسة وثلاثة", 1), ("عشرون وثلاثون", 1), ("مئة وألف", 1), ("ثلاثة وستة عشر", 1)],
)
def test_a_number_ends_where_the_next_begins(text: str, end: int) -> None:
    found, _ = number_of(text)
    assert found is not None
    assert found.end == end


@pytest.mark.parametrize(
    "text", ["أحد القادة", "إحدى المدن", "لست", "كميات", "ميتاً", "الأول", "كتاب", "اثنا"]
)
def test_what_only_looks_like_a_number(text: str) -> None:
    assert number_of(text)[0] is None
