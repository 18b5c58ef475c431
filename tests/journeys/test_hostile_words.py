"""Words of other people are shown as they are: no label and no tip takes them for markup."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QDockWidget, QHeaderView, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.window_main import MainWindow
from desktop.workspace import editing
from tests.journeys.importing import idle
from tests.windows import make_case, open_window

MARKUP = '<img src="//elsewhere/a.png">'
TEXT = (
    f"{MARKUP} قتلى في حمص\nقال محافظ حمص {MARKUP} إن 12 شخصاً قتلوا في انفجار بحي الزهراء أمس.\n"
    "ونفى المتحدث باسم الشرطة أن يكون عدد القتلى 12، وقال إنهم 5.\n"
)


def test_a_headline_with_markup_is_never_markup(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "x.rawi"))
    for name, text in (("a.txt", TEXT), ("b.txt", f"{TEXT}وقالت الوكالة إن السوق أغلق.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        window.importing.import_files([tmp_path / name])
        idle(qtbot, window)
    session = window.workspace.case_session
    for row in session.rows():
        outlet = f"{MARKUP} النهر"
        editing.set_details(session, document_id=row.id, outlet=outlet, published="2021-05-04")
    for row in session.rows():
        session.show(row.id)
        for dock in window.findChildren(QDockWidget):
            dock.show()
            dock.raise_()
            qtbot.wait(100)
        idle(qtbot, window)
        assert not list(_taken_for_markup(window))


def _taken_for_markup(window: MainWindow) -> Iterator[str]:
    for label in window.findChildren(QLabel):
        if "<img" in label.text() and label.textFormat() != Qt.TextFormat.PlainText:
            yield f"{type(label.parent()).__name__}: {label.text()}"
    for widget in window.findChildren(QWidget):
        if "<img" in widget.toolTip():
            yield f"{type(widget).__name__}: tip {widget.toolTip()}"
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            yield from _tips(widget)


def _tips(view: QAbstractItemView) -> Iterator[str]:
    for row in range(40):
        for column in range(8):
            tip = view.model().index(row, column).data(Qt.ItemDataRole.ToolTipRole)
            if isinstance(tip, str) and "<img" in tip:
                yield f"{type(view).__name__}: {tip}"
