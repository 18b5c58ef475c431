"""A person starts long work, watches it, stops it, and reads later what it met."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot

from desktop.panes.dialogs.work_log import WorkLogDialog
from desktop.window_main import MainWindow
from desktop.workspace.background import Cancelled, Emit, Job
from tests.windows import make_case, open_window, press


def log_of(window: MainWindow) -> WorkLogDialog:
    press(window, "Ctrl+J")
    dialog = window.work.dialog
    assert dialog is not None
    return dialog


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=20_000)


def outcomes(dialog: WorkLogDialog) -> list[tuple[str, str]]:
    tree = dialog.tree
    model = tree.model()
    rows = range(model.rowCount())
    return [(model.index(row, 0).data(), model.index(row, 3).data()) for row in rows]


def test_a_log_without_work_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    dialog = log_of(open_window(qtbot, tmp_path))
    assert dialog.empty.isVisible()
    assert dialog.empty.text() == "لم يجرِ أي عمل طويل منذ بدء راوي."


def test_a_file_that_cannot_be_read_is_in_the_log(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    idle(qtbot, window)
    good, bad = tmp_path / "good.txt", tmp_path / "missing.txt"
    good.write_text("انفجار في حمص\nقال شاهد إنه سمع صوت انفجار أمس.", encoding="utf-8")
    window.workspace.intake.import_paths([good, bad])
    idle(qtbot, window)
    troubles = window.statusBar().troubles  # type: ignore[attr-defined]
    assert troubles.text() == "⚠ مشكلة واحدة"
    QTest.mouseClick(troubles, Qt.MouseButton.LeftButton)
    dialog = window.work.dialog
    assert dialog is not None
    assert ("إضافة المقالات", "تمّ · مشكلة واحدة") in outcomes(dialog)
    assert "missing.txt" in dialog.text()
    assert not troubles.isVisible(), "it was read"
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == dialog.text()


def test_work_is_watched_and_stopped_from_the_log(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    idle(qtbot, window)
    gate = threading.Event()

    def run(emit: Emit, cancelled: Cancelled) -> None:
        emit(1)
        while not cancelled() and not gate.wait(0.01):
            pass

    dialog = log_of(window)
    window.workspace.background.start(
        Job(what="work.verifying", total=5, run=run, receive=lambda _: None)
    )
    qtbot.waitUntil(lambda: ("فحص القضية", "جارٍ \u20681 / 5\u2069") in outcomes(dialog))
    assert dialog.stop.isEnabled()
    QTest.mouseClick(dialog.stop, Qt.MouseButton.LeftButton)
    idle(qtbot, window)
    gate.set()
    assert outcomes(dialog)[0] == ("فحص القضية", "أُوقف")
    assert not dialog.stop.isEnabled()


def test_a_fault_of_ours_is_told_as_one(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    idle(qtbot, window)

    def run(_emit: Emit, _cancelled: Cancelled) -> None:
        raise ZeroDivisionError

    with capture_exceptions() as met:
        window.workspace.background.start(
            Job(what="work.verifying", total=5, run=run, receive=lambda _: None)
        )
        idle(qtbot, window)
    assert [type(error) for _, error, _ in met] == [ZeroDivisionError]
    assert outcomes(log_of(window))[0] == ("فحص القضية", "تعثّر")


def test_the_log_follows_the_language(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    idle(qtbot, window)
    window.workspace.background.start(
        Job(what="work.verifying", total=1, run=lambda emit, _: emit(1), receive=lambda _: None)
    )
    idle(qtbot, window)
    dialog = log_of(window)
    press(window, "Ctrl+Shift+L")
    assert dialog.windowTitle() == "Log of long work"
    assert ("Checking the case", "done") in outcomes(dialog)
