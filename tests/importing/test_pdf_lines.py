"""What is drawn from left to right becomes what was written, whatever stands in an Arabic line."""

from __future__ import annotations

import pytest
from bidi.algorithm import get_display

from desktop.importing.pdf_glyphs import Glyph
from desktop.importing.pdf_lines import lines_of

WIDE, SIZE = 6.0, 12.0


def _drawn(text: str, base: float = 100, left: float = 10) -> list[Glyph]:
    shown = str(get_display(text, base_dir="R"))
    places = [left + WIDE * number for number in range(len(shown))]
    return [
        Glyph(character, place, place + WIDE, base, SIZE)
        for character, place in zip(shown, places, strict=True)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "بلغ العدد 1,200 في 10/3/2024 عند 7:30 مساء",
        "ارتفع بنسبة 48% ثم 3.5% في 2011-2024 و5 10 15",
        "بلغ ٤٥ ثم ٣٫٥ في ١٠/٣/٢٠٢٤",
        "من ٤٥ Reuters في المدينة",
        "فيروس COVID-19 وطائرة F-16 و3 دبابات",
        "قالت Al Jazeera 24 وقناة BBC News إن الهدوء عاد",
        "برنامج Windows 10 Pro في السوق",
        "قال (المتحدث) إن «الهدوء» عاد [اليوم].",
        "نقلت «BBC» و«CNN»؟ لا؛ ثم Reuters؛ BBC سكتت",
        "شركة AT&T وشبكة 3G في لبنان",
        "زعيم +20 دولة و20% منهم",
        "سيارة واحدة»[1]. وقال",
        "كلمة(أخرى) ثم كلمة»(2) وقال",
    ],
)
def test_a_line_is_read_as_it_was_written(text: str) -> None:
    assert [line.text for line in lines_of(_drawn(text))] == [text]


def test_letters_that_were_drawn_longer_to_fill_a_line_are_not() -> None:
    stretched = "عـــاد الهـدوء سنة 1445 هـ إلى الـ«مدينة»"
    assert [line.text for line in lines_of(_drawn(stretched))] == [
        "عاد الهدوء سنة 1445 هـ إلى الـ«مدينة»"
    ]


def test_a_latin_line_is_read_from_the_left() -> None:
    glyphs = [Glyph(c, 10 + WIDE * n, 16 + WIDE * n, 100, SIZE) for n, c in enumerate("By (AP) 12")]
    assert [line.text for line in lines_of(glyphs)] == ["By (AP) 12"]


def test_a_wide_gap_divides_and_a_small_one_is_a_space() -> None:
    near = _drawn("قال", left=100) + _drawn("ثم", left=80)
    assert [line.text for line in lines_of(near)] == ["قال ثم"]
    far = _drawn("قال", left=100) + _drawn("ثم", left=40)
    assert [line.text for line in lines_of(far)] == ["قال", "ثم"]


def test_signs_go_to_the_letter_under_them() -> None:
    glyphs = _drawn("قال")
    over_the_last = Glyph("\u064e", 11, 15, 104, SIZE)
    lost = Glyph("\u064f", 300, 304, 104, SIZE)
    assert [line.text for line in lines_of([over_the_last, *glyphs, lost])] == ["قالَ"]
