from __future__ import annotations

import pytest

from desktop.look.direction import isolate, paragraph, text_direction


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("قال المتحدث", "rtl"),
        ("The spokesman قال", "ltr"),
        ("«45 كم» شمالًا", "rtl"),
        ("12.5 km", "ltr"),
        ("1234", "rtl"),
        ("\u2068قال\u2069 is quoted", "ltr"),
        ("\u2068Reuters\u2069 نقلت", "rtl"),
    ],
)
def test_the_first_letter_decides(text: str, direction: str) -> None:
    assert text_direction(text) == direction


def test_an_isolate_has_a_direction_of_its_own_or_is_told_one() -> None:
    assert isolate("Ctrl++") == "\u2068Ctrl++\u2069"
    assert isolate("Ctrl++", "ltr") == "\u2066Ctrl++\u2069"
    assert text_direction(paragraph("bad.txt: ملف فارغ", "ar")) == "rtl"
    assert text_direction(paragraph("خبر.txt: the file is empty", "en")) == "ltr"
