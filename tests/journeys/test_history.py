"""A person looks at what was said of the case, goes to it, and goes back to a named moment."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.panes.dialogs.history import COLUMNS, HistoryDialog
from desktop.window_main import MainWindow
from desktop.workspace import history
from storage.case_file import CaseFile
from tests.windows import click_words, kind_at, make_case, open_window, press, select_words


def test_the_history_tells_who_said_what_and_leads_there(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    select_words(window, "مصادر معارضة")
    press(window, "2")
    click_words(window, "أبو ياسر")
    press(window, "Del")
    press(window, "Ctrl+Z")
    dialog = _open(qtbot, window)
    assert _column(dialog, "what") == ["تراجع: ليس ذكراً", "ليس ذكراً", "وُسم منظمة"]
    assert "مصادر معارضة" in _column(dialog, "about")[2]
    assert [line.stands for line in dialog.model.lines] == [True, False, True]
    session = window.workspace.case_session
    session.step(1)
    assert session.document_id == 2
    index = dialog.model.index(2, 0)
    QTest.mouseClick(
        dialog.table.viewport(),
        Qt.MouseButton.LeftButton,
        pos=dialog.table.visualRect(index).center(),
    )
    assert session.document_id == 1
    text = window.article.text
    start, end = text.selected_span() or (0, 0)
    assert window.workspace.analysis is not None
    assert window.workspace.analysis.document.text[start:end] == "مصادر معارضة"


def test_only_what_was_said_of_the_shown_article(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    select_words(window, "مصادر معارضة")
    press(window, "2")
    dialog = _open(qtbot, window)
    dialog.scope.choose(1)
    assert len(dialog.model.lines) == 1
    window.workspace.case_session.step(1)
    assert dialog.model.lines == []
    assert dialog.empty.isVisibleTo(dialog)


@pytest.mark.parametrize("short_way", [100, 0], ids=["at once", "in parts"])
def test_a_named_moment_is_compared_and_gone_back_to(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, short_way: int
) -> None:
    monkeypatch.setattr(history, "_SHORT_WAY", short_way)
    path = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, path)
    select_words(window, "مصادر معارضة")
    press(window, "2")
    dialog = _open(qtbot, window)
    page = dialog.snapshots
    dialog.activateWindow()
    dialog.pages.setCurrentWidget(page)
    page.name.setFocus()
    qtbot.waitUntil(page.name.hasFocus)
    page.name.setText("قبل التصحيح")
    QTest.keyClick(page.name, Qt.Key.Key_Return)
    assert page.heading.text() == window.workspace.tr("snapshots.same")
    assert dialog.isVisible(), "Enter names the moment and leaves the dialog open"
    window.activateWindow()
    click_words(window, "أبو ياسر")
    qtbot.waitUntil(window.article.text.hasFocus)
    press(window, "Del")
    qtbot.waitUntil(lambda: page.differences.count() == 2)
    told = page.differences.item(1)
    assert told is not None
    assert "أبو ياسر" in told.text()
    page.back.click()
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=20_000)
    assert kind_at(window, "أبو ياسر") == "person"
    assert kind_at(window, "مصادر معارضة") == "organisation"
    assert page.list.count() == 2, "the moment that was left has a name too"
    window.close()
    with CaseFile.open(path, read_only=True) as case:
        names = [snapshot.name for snapshot in case.snapshots.all()]
        assert names == ["قبل العودة إلى قبل التصحيح", "قبل التصحيح"]


def test_a_long_way_back_is_stopped_and_the_moment_left_has_a_name(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(history, "_SHORT_WAY", 0)
    monkeypatch.setattr(history, "_PART", 1)
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    workspace = window.workspace
    history.take_snapshot(workspace, "أول")
    for words in ("أبو ياسر", "مصادر معارضة"):
        select_words(window, words)
        press(window, "6")
    (snapshot,) = history.snapshots(workspace)
    ends: list[bool] = []
    history.go_back(workspace, snapshot, before="قبل", told=ends.append)
    workspace.background.cancel()
    qtbot.waitUntil(lambda: bool(ends), timeout=20_000)
    assert ends == [False]
    assert [one.name for one in history.snapshots(workspace)] == ["قبل", "أول"]
    assert "other" in (kind_at(window, "أبو ياسر"), kind_at(window, "مصادر معارضة"))


def _open(qtbot: QtBot, window: MainWindow) -> HistoryDialog:
    press(window, "Ctrl+H")
    dialog = window.findChild(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    qtbot.waitExposed(dialog)
    return dialog


def _column(dialog: HistoryDialog, name: str) -> list[str]:
    at = COLUMNS.index(name)
    rows = range(dialog.model.rowCount())
    return [str(dialog.model.index(row, at).data()).strip("\u200f\u200e") for row in rows]
