from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.analysis.quantities.digits import read_digits
from desktop.analysis.text.fold import fold
from desktop.analysis.text.tokens import tokenise

_EASTERN = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


def value_of(text: str) -> tuple[Decimal, int] | None:
    return read_digits(tokenise(text, fold(text)), 0)


@pytest.mark.parametrize(
    ("text", "value", "end"),
    [
        ("127", "127", 1),
        ("١٢٧", "127", 1),
        ("8.2", "8.2", 1),
        ("8,2", "8.2", 1),
        ("٨٫٢", "8.2", 1),
        ("0.125", "0.125", 1),
        ("1,250,000", "1250000", 1),
        ("1.250.000", "1250000", 1),
        ("١٬٢٥٠", "1250", 1),
        ("1.250", "1250", 1),
        ("1.250.000,75", "1250000.75", 1),
        ("12 000 دينار", "12000", 2),
        ("1،250 ليرة", "1250", 3),
        ("12، 250", "12", 1),
        ("5 12 كتب", "5", 1),
    ],
)
def test_marks_of_thousands_and_fractions(text: str, value: str, end: int) -> None:
    assert value_of(text) == (Decimal(value), end)


@given(st.integers(0, 10**12))
def test_three_kinds_of_digits(value: int) -> None:
    for table in ({}, _EASTERN, _PERSIAN):
        assert value_of(str(value).translate(table)) == (Decimal(value), 1)


def test_what_is_no_number() -> None:
    assert value_of("كتاب") is None
    assert value_of("12345678901234567890") is None
