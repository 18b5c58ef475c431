"""The page: positions under the pointer, directions, and letters that stay joined under a mark."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QTextBlock
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Paragraph
from desktop.look.fonts import load_fonts
from desktop.look.palette import LIGHT
from desktop.panes.article_marks import LAYERS
from desktop.panes.article_sheet import CHARACTERS_A_LINE
from desktop.panes.article_text import ArticleText
from desktop.workspace.lighting import light
from desktop.workspace.rules import Chosen
from tests.builders import TEXT, analysis, document, span


@pytest.fixture
def page(qtbot: QtBot) -> ArticleText:
    load_fonts()
    widget = ArticleText(LIGHT)
    qtbot.addWidget(widget)
    widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    widget.resize(560, 700)
    widget.show_reading(analysis())
    widget.show()
    qtbot.waitExposed(widget)
    return widget


def block_with(page: ArticleText, words: str) -> QTextBlock:
    block = page.document().begin()
    while words not in block.text():
        block = block.next()
    return block


def test_each_paragraph_runs_its_own_way(page: ArticleText) -> None:
    right_to_left = Qt.LayoutDirection.RightToLeft
    assert block_with(page, "متحدث").textDirection() == right_to_left
    english = block_with(page, "spokesman")
    assert english.textDirection() == Qt.LayoutDirection.LeftToRight
    arabic_place = page.rectangle_of(*span("قال متحدث"))
    english_place = page.rectangle_of(*span("The spokesman"))
    assert arabic_place.left() > english_place.right()


def test_a_single_digit_among_arabic_words_has_its_width(page: ArticleText) -> None:
    text = "أصيب 7 مدنيين، و45 جنديًا"
    page.show_reading(replace(analysis(), document=document(text)))
    one, two = (page.rectangle_of(*span(words, text=text)) for words in ("7", "45"))
    before = page.rectangle_of(*span("أصيب", text=text))
    after = page.rectangle_of(*span("مدنيين", text=text))
    assert one.width() > 4
    assert two.width() == pytest.approx(2 * one.width(), rel=0.2)
    assert after.right() <= one.left() < one.right() <= before.left()


@pytest.mark.parametrize("words", ["الرقة", "أبو ياسر", "صاروخ غراد", "River Forces"])
def test_the_mark_is_where_the_words_are_also_after_an_emoji(page: ArticleText, words: str) -> None:
    start, end = span(words)
    middle = page.rectangle_of(start, end).center()
    position = page.position_at(middle)
    assert position is not None
    assert start <= position < end
    mark = page.mark_at_point(middle)
    assert mark is not None
    assert (mark.start, mark.end) == (start, end)


def test_what_is_selected_is_a_span_of_the_stored_text(page: ArticleText) -> None:
    start, end = span("أبو ياسر")
    page.select_span(start - 1, end)
    assert page.selected_span() == (start, end)
    assert page.textCursor().selectedText().strip() == "أبو ياسر"


def test_characters_that_qt_drops_shift_nothing(qtbot: QtBot) -> None:
    text = "عنوان\r\nقال\0 المصدر\u2028في الكرامة 🙂 اليوم\r\n"
    paragraphs = (Paragraph(0, 5, "headline"), Paragraph(7, len(text) - 2, "body"))
    reading = replace(
        analysis(),
        document=replace(document(text), paragraphs=paragraphs),
        mentions=(), entities=(), times=(), quantities=(), claims=(), events=(), conflicts=(),
    )  # fmt: skip
    widget = ArticleText(LIGHT)
    qtbot.addWidget(widget)
    widget.show_reading(reading)
    for words in ("المصدر", "الكرامة", "اليوم"):
        widget.select_span(*span(words, 0, text))
        assert widget.textCursor().selectedText() == words


def test_marks_leave_the_letters_joined(page: ArticleText) -> None:
    """The same ink with and without a mark that begins amid a word: only the ground differs."""
    reading = analysis()
    start, _ = span("مقاتليها")
    amid = replace(reading.mentions[2], start=start + 2, end=start + 5, form="name")
    page.set_layers(frozenset())
    bare = ink_of(page)
    page.show_reading(replace(reading, mentions=(amid,)))
    page.set_layers({"person"})
    assert ink_of(page) == bare


def ink_of(page: ArticleText) -> list[tuple[int, int]]:
    """Where the page is nearly black: the letters themselves."""
    picture = page.viewport().grab().toImage()
    dark = QColor(LIGHT.text).lightness() + 20
    return [
        (x, y)
        for y in range(0, picture.height(), 2)
        for x in range(0, picture.width(), 2)
        if picture.pixelColor(x, y).lightness() < dark
    ]


def test_a_selection_dims_the_rest_but_keeps_it_readable(page: ArticleText) -> None:
    page.set_layers(frozenset(LAYERS) - {"claim"})
    page.set_lit(light(Chosen("entity", "e8"), analysis()), Chosen("entity", "e8"), reveal=True)
    dimmed = [
        selection.cursor.selectedText()
        for selection in page.extraSelections()
        if selection.format.foreground().color().name() == LIGHT.faint
    ]
    assert any("وكالة الفرات" in words for words in dimmed)
    assert not any("مستشفى السلام" in words for words in dimmed)
    page.set_lit(None, reveal=False)
    assert page.extraSelections() == []


def test_choosing_what_is_below_scrolls_there(page: ArticleText) -> None:
    page.resize(560, 160)
    start, _ = span("مستشفى السلام")
    assert not page.is_visible_at(start)
    page.set_lit(light(Chosen("entity", "e8"), analysis()), reveal=True)
    assert page.is_visible_at(start)


def test_lines_are_at_most_seventy_five_characters(page: ArticleText) -> None:
    page.resize(1600, 700)
    body = block_with(page, "متحدث").layout()
    longest = max(body.lineAt(number).textLength() for number in range(body.lineCount()))
    assert longest <= CHARACTERS_A_LINE * 1.15
    assert page.rectangle_of(*span("قال متحدث")).right() < 1600 - 300


def test_the_body_has_room_between_its_lines(page: ArticleText) -> None:
    body = block_with(page, "متحدث").layout()
    assert body.lineAt(1).y() - body.lineAt(0).y() == pytest.approx(17 * 1.8, abs=0.5)


def test_ctrl_and_wheel_resize_within_bounds(page: ArticleText) -> None:
    page.resize_text(3)
    assert page.pixels == 20
    for _ in range(60):
        page.resize_text(1)
    assert page.pixels == 40
    page.resize_text(0)
    assert page.pixels == 17
    assert page.toPlainText() == TEXT
