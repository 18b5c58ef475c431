"""Widgets in lines: what Qt is told of their sizes follows all that may change them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QMargins, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.flow_layout import FlowLayout

_WORDS = ("الضحايا", "المصادر", "التواريخ", "الأماكن")


@pytest.fixture(autouse=True)
def _undressed(qapp: QApplication) -> Iterator[None]:
    """A style sheet of the whole program would choose every font."""
    sheet = qapp.styleSheet()
    qapp.setStyleSheet("")
    yield
    qapp.setStyleSheet(sheet)


class _Row:
    """Some buttons in a shown row."""

    def __init__(self, qtbot: QtBot) -> None:
        self.widget = QWidget()
        qtbot.addWidget(self.widget)
        self.flow = FlowLayout(self.widget, QMargins(4, 3, 2, 1), 5)
        self.buttons = [QPushButton(words, self.widget) for words in _WORDS]
        for button in self.buttons:
            self.flow.addWidget(button)
        self.one_line = 6 + sum(button.sizeHint().width() for button in self.buttons) + 3 * 5
        """Pixels that all of them take beside one another."""
        self.widget.resize(self.one_line, 40)
        self.widget.show()
        self.settle()

    def settle(self) -> None:
        QApplication.processEvents()

    @property
    def told(self) -> tuple[int, int, int]:
        """The height for one line's width now and for a narrow one, and the least width."""
        wide = self.flow.heightForWidth(self.one_line)
        return wide, self.flow.heightForWidth(90), self.flow.minimumSize().width()

    @property
    def fresh(self) -> tuple[int, int, int]:
        """The same, worked out anew."""
        self.flow.invalidate()
        return self.told

    @property
    def tops(self) -> list[int]:
        return [button.y() for button in self.buttons]


@pytest.fixture
def row(qtbot: QtBot) -> _Row:
    made = _Row(qtbot)
    assert made.told == made.fresh
    assert made.tops == [3] * 4
    return made


def test_longer_words_break_the_line(row: _Row) -> None:
    before = row.told
    row.buttons[0].setText("كم قتيلا وجريحا في كل حادثة")
    row.settle()
    assert row.told[2] > before[2]
    assert row.told == row.fresh
    assert row.tops[-1] > 3


def test_a_larger_font_takes_more_room(row: _Row) -> None:
    before = row.told
    larger = QFont(row.widget.font())
    larger.setPixelSize(40)
    row.widget.setFont(larger)
    row.settle()
    assert row.told > before
    assert row.told == row.fresh


def test_a_style_sheet_takes_more_room(row: _Row) -> None:
    before = row.told
    row.widget.setStyleSheet("QPushButton { padding: 30px; }")
    row.settle()
    assert row.told > before
    assert row.told == row.fresh


def test_what_is_hidden_gives_its_room_and_takes_it_back(row: _Row) -> None:
    before, left = row.told, row.buttons[1].x()
    row.buttons[0].hide()
    row.settle()
    assert row.buttons[1].x() < left
    assert row.told == row.fresh
    row.buttons[0].show()
    row.settle()
    assert (row.told, row.buttons[1].x()) == (before, left)


def test_words_that_changed_while_it_was_hidden_count_when_it_is_shown(row: _Row) -> None:
    row.buttons[0].hide()
    row.settle()
    least = row.told[2]
    row.buttons[0].setText("كم قتيلا وجريحا في كل حادثة")
    row.buttons[0].show()
    row.settle()
    assert row.told[2] > least
    assert row.told == row.fresh


@pytest.mark.parametrize("count", [0, 2])
def test_one_more_and_one_less(row: _Row, count: int) -> None:
    more = QPushButton("طرف آخر لا يتسع له السطر", row.widget)
    row.flow.addWidget(more)
    more.show()
    row.settle()
    assert more.y() > 3
    assert row.told == row.fresh
    row.flow.removeWidget(row.buttons[count])
    row.buttons[count].setParent(None)
    row.settle()
    assert row.told == row.fresh


def test_one_that_is_deleted_leaves_its_room(row: _Row) -> None:
    row.buttons[0].deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    row.settle()
    assert row.flow.count() == 3
    assert row.told == row.fresh


def test_a_held_size_counts(row: _Row) -> None:
    row.buttons[0].setFixedSize(300, 70)
    row.settle()
    assert row.told[2] == 306
    assert row.told == row.fresh
    row.buttons[0].setFixedSize(20, 20)
    row.settle()
    assert row.told[2] < 306
    assert row.told == row.fresh


def test_it_begins_at_the_side_of_its_direction(row: _Row) -> None:
    row.widget.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.settle()
    right = [button.x() for button in row.buttons]
    assert right == sorted(right, reverse=True)
    row.widget.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    row.settle()
    left = [button.x() for button in row.buttons]
    assert left == sorted(left)
