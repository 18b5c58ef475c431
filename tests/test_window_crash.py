"""A bug in the window is told, and the person goes on or starts again where they were."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.panes.entities import EntitiesPane
from desktop.window_crash import CrashWatch
from desktop.window_main import MainWindow
from desktop.workspace.messages import CaseChanged
from storage.case_file import CaseFile
from storage.problems import CaseMissing
from tests.windows import make_case, open_window

SECRET = "نص سري من مقال"


class Watched:
    """A window that is watched, and what would be started."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.case = make_case(folder / "case.rawi")
        self.window: MainWindow = open_window(qtbot, folder, self.case)
        self.started: list[list[str]] = []
        self.logs = folder / "logs"
        self.watch = CrashWatch(self.window, self.logs, self.start)

    def start(self, arguments: Sequence[str]) -> None:
        self.started.append(list(arguments))

    def buttons(self) -> list[str]:
        assert self.watch.dialog is not None
        return [button.text() for button in self.watch.dialog.buttons()]

    def press(self, role: QMessageBox.ButtonRole) -> None:
        dialog = self.watch.dialog
        assert dialog is not None
        next(b for b in dialog.buttons() if dialog.buttonRole(b) == role).click()


@pytest.fixture
def watched(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Watched]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = Watched(qtbot, tmp_path)
    made.watch.begin()
    yield made
    made.watch.end()


def raise_in_a_pane(watched: Watched) -> None:
    def fail(_message: object) -> None:
        raise KeyError(SECRET)

    pane = watched.window.panes["entities"]
    assert isinstance(pane, EntitiesPane)
    hub = watched.window.workspace.hub
    hub.subscribe(CaseChanged, fail, pane)
    watched.window.workspace.note_changes({"journal"}, {1})


def test_a_bug_in_a_pane_is_told_once_and_the_person_goes_on(
    qtbot: QtBot, watched: Watched
) -> None:
    for _ in range(3):
        raise_in_a_pane(watched)
        qtbot.wait(20)
    qtbot.waitUntil(lambda: watched.watch.dialog is not None)
    dialog = watched.watch.dialog
    assert dialog is not None
    assert "errors.log" in dialog.informativeText()
    written = (watched.logs / "errors.log").read_text(encoding="utf-8")
    assert "KeyError" in written
    assert SECRET not in written
    assert "case.rawi" not in written
    watched.press(QMessageBox.ButtonRole.RejectRole)
    qtbot.waitUntil(lambda: watched.watch.dialog is None)
    assert watched.window.isVisible()
    assert watched.started == []


def test_restarting_opens_the_same_case_at_the_same_article(
    qtbot: QtBot, watched: Watched, tmp_path: Path
) -> None:
    watched.window.workspace.case_session.show(2)
    raise_in_a_pane(watched)
    qtbot.waitUntil(lambda: watched.watch.dialog is not None)
    watched.press(QMessageBox.ButtonRole.AcceptRole)
    assert watched.started == [[str(watched.case)]]
    with CaseFile.open(watched.case) as free:
        assert not free.read_only, "the next window may write"
    again = open_window(qtbot, tmp_path, watched.case)
    assert again.workspace.document_id == 2


def test_a_bug_in_a_thread_is_told_in_the_window(qtbot: QtBot, watched: Watched) -> None:
    def fail() -> None:
        raise ZeroDivisionError(SECRET)

    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: watched.watch.dialog is not None)
    written = (watched.logs / "errors.log").read_text(encoding="utf-8")
    assert "thread other" in written
    assert SECRET not in written


def test_a_problem_of_the_person_is_a_banner_and_no_bug(watched: Watched) -> None:
    sys.excepthook(CaseMissing, CaseMissing("x.rawi"), None)
    assert watched.watch.dialog is None
    assert "x.rawi" in watched.window.problems.words.text()


def test_a_window_that_died_is_told_of_at_the_next_start(qtbot: QtBot, tmp_path: Path) -> None:
    logs = tmp_path / "logs"
    logs.mkdir()
    (logs / "hard-999999.txt").write_text("Fatal Python error: Aborted\n", encoding="utf-8")
    window = open_window(qtbot, tmp_path)
    watch = CrashWatch(window, logs)
    watch.begin()
    qtbot.waitUntil(window.past.isVisible)
    window.workspace.case_session.open(make_case(tmp_path / "case.rawi"))
    assert "errors.log" in window.past.words.text()
    watch.end()
