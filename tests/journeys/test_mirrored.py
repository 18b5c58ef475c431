"""Arabic runs from right to left through the whole window, and English mirrors it: every pane."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.translation import Language
from desktop.panes.timeline import TimelinePane
from desktop.window_main import MainWindow
from desktop.window_panes import PANES, Home
from tests.pictures.drawing import picture_case
from tests.windows import open_window

LANGUAGES: tuple[Language, ...] = ("ar", "en")
PANE_IDS = [line.make.pane_id for line in PANES]


def place(window: MainWindow, widget: QWidget) -> QRect:
    """Where a widget stands in the window."""
    return QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())


def after(window: MainWindow, first: QWidget, second: QWidget) -> bool:
    """Whether the eye that reads comes to the second after the first."""
    one, other = place(window, first), place(window, second)
    if window.workspace.appearance.right_to_left:
        return other.right() <= one.left()
    return other.left() >= one.right()


def opened(qtbot: QtBot, tmp_path: Path, language: Language) -> MainWindow:
    window = open_window(qtbot, tmp_path, picture_case(tmp_path / "a.rawi"), language=language)
    qtbot.waitUntil(lambda: not window.workspace.comparing.waiting, timeout=20_000)
    QApplication.processEvents()
    return window


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_eye_goes_from_the_article_to_the_column_to_the_tabs(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    window = opened(qtbot, tmp_path, language)
    order: list[QWidget] = [window.article]
    for home in (Home.COLUMN, Home.TABS):
        docks = [window.docks.docks[line.make.pane_id] for line in PANES if line.home is home]
        order.append(next(dock for dock in docks if not dock.visibleRegion().isEmpty()))
    assert all(after(window, first, second) for first, second in pairwise(order))
    below = [window.docks.docks[line.make.pane_id] for line in PANES if line.home is Home.BOTTOM]
    assert all(dock.y() >= window.article.geometry().bottom() for dock in below)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("pane_id", PANE_IDS)
def test_a_pane_runs_in_the_direction_of_the_language(
    qtbot: QtBot, tmp_path: Path, language: Language, pane_id: str
) -> None:
    """Its header, its scroll bars, the columns of its tables; also after a switch to and fro."""
    window = opened(qtbot, tmp_path, "en" if language == "ar" else "ar")
    window.docks.reveal(pane_id)
    window.workspace.set_language(language)
    window.docks.reveal(pane_id)
    QApplication.processEvents()
    pane, dock = window.panes[pane_id], window.docks.docks[pane_id]
    direction = window.workspace.appearance.direction
    header = dock.titleBarWidget()
    shown = [w for w in pane.header_widgets() if w.isVisible()]
    assert all(after(window, first, second) for first, second in pairwise(shown))
    assert header.layoutDirection() == direction
    for area in pane.findChildren(QAbstractScrollArea):
        if area.isVisible():
            assert_bar(area, right_to_left=direction == Qt.LayoutDirection.RightToLeft)
    for table in pane.findChildren(QTableView):
        assert_columns(table, right_to_left=direction == Qt.LayoutDirection.RightToLeft)


def assert_bar(area: QAbstractScrollArea, *, right_to_left: bool) -> None:
    """The scroll bar stands at the end of lines."""
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    QApplication.processEvents()
    bar, inside = area.verticalScrollBar(), area.viewport()
    edge = bar.mapTo(area, QPoint(0, 0)).x()
    at_left = edge < inside.x() + inside.width() / 2
    assert at_left == right_to_left, area


def assert_columns(table: QTableView, *, right_to_left: bool) -> None:
    """The first column stands where lines begin."""
    head = table.horizontalHeader()
    seen = [n for n in range(head.count()) if not head.isSectionHidden(head.logicalIndex(n))]
    places = [head.sectionViewportPosition(head.logicalIndex(n)) for n in seen]
    assert places == sorted(places, reverse=right_to_left)


@pytest.mark.parametrize("language", LANGUAGES)
def test_time_its_keys_and_its_wheel_follow_the_language(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    window = opened(qtbot, tmp_path, language)
    pane = window.panes["timeline"]
    assert isinstance(pane, TimelinePane)
    rtl, canvas = language == "ar", pane.canvas
    told = canvas.view.told
    assert told[0].id == "v3", "it is the earliest"
    earlier, later = canvas.bar_rect(0), canvas.bar_rect(1)
    assert (earlier.left() > later.right()) if rtl else (earlier.right() < later.left())
    canvas.setFocus()
    onward = Qt.Key.Key_Left if rtl else Qt.Key.Key_Right
    backward = Qt.Key.Key_Right if rtl else Qt.Key.Key_Left
    QTest.keyClick(canvas, Qt.Key.Key_Home)
    first = canvas.current
    QTest.keyClick(canvas, onward)
    assert canvas.current != first
    QTest.keyClick(canvas, backward)
    assert canvas.current == first
    before = canvas.scale.origin
    wheel_along(canvas.viewport(), -120 if not rtl else 120)
    assert canvas.scale.origin > before, "the wheel moves time onward"


def wheel_along(widget: QWidget, turned: int) -> None:
    """Turn the wheel sideways: below nought, what lies at the right comes."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle, QPointF(widget.mapToGlobal(middle.toPoint())), QPoint(), QPoint(turned, 0),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's own signature: not inverted
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
