"""Python's positions and Qt's, with letters outside the Basic Multilingual Plane."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument

from desktop.look.utf16 import Utf16Map


def test_an_emoji_shifts_what_follows_it() -> None:
    positions = Utf16Map("قال 🙂 ثم")
    assert [positions.to_qt(at) for at in range(9)] == [0, 1, 2, 3, 4, 6, 7, 8, 9]
    assert positions.to_python(6) == 5


def test_amid_a_pair_is_its_letter() -> None:
    assert Utf16Map("🙂").to_python(1) == 0


@given(st.text(alphabet="اب ج🙂😀a\u064b"))
def test_both_ways_give_the_same_place(text: str) -> None:
    positions = Utf16Map(text)
    for at in range(len(text) + 1):
        assert positions.to_qt(at) == len(text[:at].encode("utf-16-le")) // 2
        assert positions.to_python(positions.to_qt(at)) == at


@pytest.mark.usefixtures("qapp")
def test_qt_counts_alike() -> None:
    text = "أ🙂ب😀\n🙂ج"
    document = QTextDocument(text)
    assert document.characterCount() - 1 == Utf16Map(text).qt_length
