"""What a screen reader hears of what is painted: lists, their items, and which one has the keys."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.translation import Language
from desktop.panes import canvas_items
from desktop.panes.entity_chart import EntityChart
from desktop.picture import settle
from desktop.window_main import MainWindow
from desktop.workspace.rules import Chosen
from tests.pictures.drawing import picture_case
from tests.windows import open_window

LANGUAGES: tuple[Language, ...] = ("ar", "en")
NAME = QAccessible.Text.Name
WALKS: dict[str, Callable[[bool], list[Qt.Key]]] = {
    "timeline": lambda rtl: [Qt.Key.Key_Left if rtl else Qt.Key.Key_Right] * 2,
    "graph": lambda rtl: [Qt.Key.Key_Down, Qt.Key.Key_Left if rtl else Qt.Key.Key_Right],
    "chain": lambda rtl: [Qt.Key.Key_Right if rtl else Qt.Key.Key_Left],
}
"""Keys that bring each canvas to another item."""


def canvas_of(window: MainWindow, name: str) -> QWidget:
    window.docks.reveal(name)
    settle(window)
    canvas: QWidget = getattr(window.panes[name], "chart" if name == "entity" else "canvas")
    canvas.setFocus()
    return canvas


def spoken(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


@pytest.fixture(params=LANGUAGES)
def window(request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path) -> MainWindow:
    case = picture_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case, language=request.param)
    window.workspace.selection.choose(Chosen("claim", "c1"))
    return window


@pytest.mark.parametrize("name", WALKS)
def test_what_the_keys_come_to_is_heard(
    qtbot: QtBot, window: MainWindow, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = canvas_of(window, name)
    reader = spoken(canvas)
    qtbot.waitUntil(lambda: reader.childCount() > 0, timeout=20_000)
    assert reader.role() is QAccessible.Role.List
    assert reader.text(NAME)
    count = reader.childCount()
    names = [reader.child(number).text(NAME) for number in range(count)]
    assert all(names)
    heard: list[str] = []
    monkeypatch.setattr(
        canvas_items, "_focus", lambda canvas, number: heard.append(names_now(canvas)[number])
    )
    monkeypatch.setattr(canvas_items, "_is_heard", lambda widget: widget.hasFocus())
    for key in WALKS[name](window.workspace.appearance.right_to_left):
        QTest.keyClick(canvas, key)
    item = spoken(canvas).focusChild()
    assert heard[-1] == item.text(NAME)
    assert item.role() is QAccessible.Role.ListItem
    assert item.state().focused
    assert spoken(canvas).indexOfChild(item) >= 0
    assert item.parent() == spoken(canvas)
    on_screen = canvas.rect().translated(canvas.mapToGlobal(canvas.rect().topLeft()))
    assert on_screen.contains(item.rect())


def names_now(canvas: QWidget) -> list[str]:
    reader = spoken(canvas)
    return [reader.child(number).text(NAME) for number in range(reader.childCount())]


def test_the_columns_of_an_entitys_chart_are_heard(qtbot: QtBot, window: MainWindow) -> None:
    window.workspace.selection.choose(Chosen("entity", "e5"))
    canvas = canvas_of(window, "entity")
    qtbot.waitUntil(lambda: spoken(canvas).childCount() > 0, timeout=20_000)
    canvas.setFocus()  # it is hidden as long as it has no columns
    assert spoken(canvas).focusChild().text(NAME)
    assert isinstance(canvas, EntityChart)
    canvas.show_bars(canvas.bars, window.workspace.appearance)
    assert spoken(canvas).focusChild().text(NAME), "other columns came while the keyboard was here"


def test_a_gone_item_is_invalid_and_never_speaks(window: MainWindow) -> None:
    canvas = canvas_of(window, "timeline")
    last = spoken(canvas).child(spoken(canvas).childCount() - 1)
    assert last.isValid()
    window.workspace.case_session.close()
    settle(window)
    assert spoken(canvas).childCount() == 0
    assert not last.isValid()
    assert last.text(NAME) == ""
    assert last.rect().isEmpty()
    assert spoken(canvas).child(0) is None


def test_canvases_come_and_go_while_a_reader_holds_their_items(qtbot: QtBot) -> None:
    class Few(QWidget):
        """Three things, of which the second has the keys."""

        def __init__(self) -> None:
            super().__init__()
            canvas_items.speak_items(self)

        def item_count(self) -> int:
            return 3

        def item_words(self, number: int) -> str:
            return f"thing {number}"

        def item_in_hand(self) -> int | None:
            return 1

        def item_area(self, _number: int) -> object:
            return self.rect()

    held = []
    for _ in range(60):
        few = Few()
        item = spoken(few).child(2)
        assert item.text(NAME) == "thing 2"
        held.append((spoken(few), item))
        few.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        del few
    gc.collect()
    qtbot.wait(1)
    assert all(_is_gone(reader) and _is_gone(item) for reader, item in held)


def _is_gone(interface: QAccessibleInterface) -> bool:
    try:
        return not interface.isValid()
    except RuntimeError:
        return True


def test_the_strip_is_a_slider_that_tells_its_brush(window: MainWindow) -> None:
    window.docks.reveal("timeline")
    settle(window)
    strip = getattr(window.panes["timeline"], "strip")  # noqa: B009 - no pane has it by type
    assert spoken(strip).role() is QAccessible.Role.Slider
    before = spoken(strip).text(QAccessible.Text.Description)
    strip.setFocus()
    onward = Qt.Key.Key_Left if window.workspace.appearance.right_to_left else Qt.Key.Key_Right
    QTest.keyClick(strip, onward, Qt.KeyboardModifier.ShiftModifier)
    settle(window)
    assert spoken(strip).text(QAccessible.Text.Description) != before
