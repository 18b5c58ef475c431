from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter

from desktop.look.fonts import interface_font, load_fonts
from desktop.panes.claims_text import draw_lines, shortened


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("width", [90, 140, 200, 400])
def test_words_are_left_out_whole(width: int) -> None:
    load_fonts()
    font, text = interface_font(13), "وحدات الجيش دمرت ثلاث سيارات تحمل رشاشات"
    shown = shortened(text, font, width)
    assert QFontMetricsF(font).horizontalAdvance(shown) <= width
    if shown != text:
        words = shown.removesuffix("…").split()
        assert words == text.split()[: len(words)]


@pytest.mark.usefixtures("qapp")
def test_a_single_word_without_room_is_cut() -> None:
    load_fonts()
    shown = shortened("المستشفيات", interface_font(13), 30)
    assert shown.endswith("…")
    assert len(shown) > 1


@pytest.mark.usefixtures("qapp")
def test_a_short_text_in_a_wide_room_is_drawn_at_its_side() -> None:
    load_fonts()
    for text, right in (("نزوح", True), ("truce", False)):
        picture = QImage(300, 40, QImage.Format.Format_RGB32)
        picture.fill(QColor("white"))
        painter = QPainter(picture)
        draw_lines(
            painter, QRectF(0, 0, 300, 40), text, interface_font(13), QColor("black"), lines=2
        )
        painter.end()
        inked = [
            x for x in range(300) for y in range(40) if picture.pixelColor(x, y).lightness() < 128
        ]
        assert (min(inked) > 150) == right
