from __future__ import annotations

import pytest

from desktop.look.direction import text_direction


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
