"""A person takes a case out by keys alone, and another program reads the file."""

from __future__ import annotations

import csv
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.export_content import content_of
from desktop.exporting.content import Content
from desktop.look.translation import Language, Words
from desktop.panes.dialogs.export import ExportDialog
from desktop.window_main import MainWindow
from desktop.workspace import case_jobs
from desktop.workspace.messages import Notice, ProblemMet
from storage.case_file import CaseFile
from tests import builders
from tests.windows import make_case, open_window, press


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path, make_case(tmp_path / "قضية.rawi"))


def export(
    window: MainWindow,
    monkeypatch: pytest.MonkeyPatch,
    answers: list[str],
    do: Callable[[ExportDialog], object],
) -> list[str]:
    """Open the dialog by its keys, act in it, press Enter. ``answers``: the files that are typed,
    "" where the person changes their mind. Gives the names that were proposed."""
    proposed = []

    def save(_parent: object, _title: str, name: str, _kind: str) -> tuple[str, str]:
        proposed.append(name)
        return answers.pop(0), ""

    def act() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, ExportDialog)
        if not proposed:
            do(dialog)
        key = Qt.Key.Key_Return if answers else Qt.Key.Key_Escape
        if answers:
            QTimer.singleShot(0, act_again)
        QTest.keyClick(dialog.focusWidget() or dialog, key)

    def act_again() -> None:
        if QApplication.activeModalWidget() is not None:
            act()

    monkeypatch.setattr(QFileDialog, "getSaveFileName", save)
    QTimer.singleShot(0, act)
    press(window, "Ctrl+Shift+S")
    return proposed


def choose(dialog: ExportDialog, key: str) -> None:
    """Go down the list to a format."""
    for _ in range(dialog.formats.count()):
        if dialog.wanted.key == key:
            return
        QTest.keyClick(dialog.formats, Qt.Key.Key_Down)
    raise AssertionError(key)


def notices(window: MainWindow) -> list[str]:
    told: list[str] = []
    window.workspace.hub.subscribe(Notice, lambda notice: told.append(notice.text))
    return told


def nothing(_dialog: ExportDialog) -> None:
    """Leave all as the dialog has it."""


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=30_000)


def test_a_case_leaves_as_a_workbook(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, out = notices(window), tmp_path / "خارج.xlsx"
    (proposed,) = export(
        window, monkeypatch, [str(out.with_suffix(""))], lambda d: choose(d, "tables-xlsx")
    )
    idle(qtbot, window)
    assert Path(proposed).name == "قضية-tables-xlsx.xlsx"
    book = load_workbook(out)
    assert book.sheetnames[0] == "الأقوال"
    words = [row[6] for row in book["الأقوال"].iter_rows(min_row=2, values_only=True)]
    assert words[: len(builders.analysis().claims)] == [c.text for c in builders.analysis().claims]
    assert any(out.name in sentence for sentence in told)
    (work,) = (one for one in window.workspace.work_log.entries if one.what == "work.exporting")
    assert work.outcome == "done"


def test_only_ticked_articles_leave_and_a_second_thought_leads_back(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = tmp_path / "out.csv"

    def tick(dialog: ExportDialog) -> None:
        choose(dialog, "claims-csv")
        dialog.which.setFocus()
        QTest.keyClick(dialog.which, Qt.Key.Key_End)
        dialog.articles.setFocus()
        QTest.keyClick(dialog.articles, Qt.Key.Key_Space)

    assert len(export(window, monkeypatch, ["", str(out)], tick)) == 2
    idle(qtbot, window)
    with out.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["رقم المقال"] for row in rows} == {str(window.workspace.document_id)}


def test_leaving_the_dialog_writes_nothing(
    tmp_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = set(tmp_path.iterdir())
    assert not export(window, monkeypatch, [], nothing)
    assert not window.workspace.background.working
    assert set(tmp_path.iterdir()) == before


def test_what_cannot_be_written_is_told(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    problems: list[ProblemMet] = []
    window.workspace.hub.subscribe(ProblemMet, problems.append)
    gone = tmp_path / "gone" / "out.xlsx"
    export(window, monkeypatch, [str(gone)], nothing)
    idle(qtbot, window)
    (met,) = problems
    assert met.problem.key == "problem.export_folder_missing"
    assert any(str(gone) in label.text() for label in window.problems.findChildren(QLabel))


def test_a_cancelled_export_leaves_no_file(
    qtbot: QtBot, tmp_path: Path, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_late(case: CaseFile, words: Words, **hooks: Any) -> Content:
        while not hooks["cancelled"]():
            time.sleep(0.005)
        return content_of(case, words, **hooks)

    monkeypatch.setattr(case_jobs, "content_of", read_late)
    before, told = set(tmp_path.iterdir()), notices(window)
    export(window, monkeypatch, [str(tmp_path / "out.xlsx")], nothing)
    window.workspace.background.cancel()
    idle(qtbot, window)
    assert {path for path in tmp_path.iterdir() if "out" in path.name or path.is_dir()} <= before
    assert not told


def test_hidden_names_are_in_nothing_that_leaves(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told, out = notices(window), tmp_path / "out.jsonl"

    def hide(dialog: ExportDialog) -> None:
        choose(dialog, "analysis-jsonl")
        dialog.hidden.setPlainText("قوات النهر | River Forces\nقرنبيط\n")

    export(window, monkeypatch, [str(out)], hide)
    qtbot.waitUntil(lambda: bool(told), timeout=20_000)
    written = out.read_text(encoding="utf-8")
    assert "النهر" not in written
    assert "River" not in written
    assert "الكرامة" in written, "what was not hidden is there"
    assert "قرنبيط" in told[-1], "a name that was nowhere is told: it may be a slip of the pen"


@pytest.mark.parametrize(("language", "right"), [("ar", True), ("en", False)])
def test_hidden_names_begin_at_the_side_of_the_window(
    qtbot: QtBot, tmp_path: Path, language: Language, *, right: bool
) -> None:
    case = make_case(tmp_path / "قضية.rawi")
    window = open_window(qtbot, tmp_path, case, language=language)
    dialog = ExportDialog(window.workspace, window)
    qtbot.addWidget(dialog)
    dialog.hidden.setPlainText("قسد")
    dialog.show()
    qtbot.waitExposed(dialog)
    begin = dialog.hidden.cursorRect(QTextCursor(dialog.hidden.document())).x()
    assert (begin > dialog.hidden.viewport().width() / 2) is right
