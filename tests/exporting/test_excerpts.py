"""No part of a text begins or ends within a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.exporting.excerpts import before, beginning, behind


@given(st.text("ابَ 1_.\n", max_size=30), st.integers(0, 30), st.integers(1, 12))
def test_words_are_whole(text: str, at: int, most: int) -> None:
    at = min(at, len(text))
    left, right = before(text, at, most), behind(text, at, most)
    assert len(left) <= most
    assert len(right) <= most
    assert text[:at].endswith(left)
    assert text[at:].startswith(right)
    for cut in {at - len(left), at + len(right)} - {0, at, len(text)}:
        assert text[cut - 1].isspace() or text[cut].isspace()


def test_as_much_as_fits_is_there() -> None:
    text = "لا خوف عليهم\nولا هم"
    assert before(text, 12, 8) == " عليهم"
    assert behind(text, 0, 10) == "لا خوف "
    assert beginning(text, 9) == "لا خوف"
    assert beginning(text, 80) == "لا خوف عليهم ولا هم"
