"""What Qt asks and tells for Rawi, and the lists that open over the window: spoken names, the Tab
key, Enter, Escape, and words that are not cut off, as of every dialog."""

from __future__ import annotations

import re
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from desktop.case_words import KeptCopy
from desktop.look.preferences import Preferences
from desktop.look.translation import Language
from desktop.panes.article_list import ArticleList
from desktop.panes.compare import ComparePane
from desktop.panes.ledger import LedgerPane
from desktop.panes.search import SearchPane
from desktop.picture import settle
from desktop.window_crash import CrashWatch
from desktop.window_main import MainWindow
from desktop.workspace import searching
from desktop.workspace.searching import SearchWish
from tests.journeys.controls import clipped, missed_by_tab, nameless, without_default
from tests.pictures.drawing import picture_case
from tests.windows import open_window, press

SCREEN = (1024, 700)
ARABIC = re.compile("[\u0620-\u064a]")


@pytest.fixture(params=["ar", "en"])
def window(
    request: pytest.FixtureRequest, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> MainWindow:
    """The largest type: what has room then has it always."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    language: Language = request.param
    made = open_window(qtbot, tmp_path, picture_case(tmp_path / "a.rawi"), language=language)
    made.workspace.set_preferences(Preferences(scale=150), made.workspace.appearance.theme)
    settle(made)
    return made


def crash(window: MainWindow) -> None:
    """As a bug in the window does it."""
    watch = CrashWatch(window, Path(str(window.workspace.case_session.path)).parent / "logs")
    watch.begin()
    sys.excepthook(KeyError, KeyError("a"), None)
    QApplication.processEvents()
    watch.end()


def rename_search(window: MainWindow) -> None:
    pane, session = window.panes["search"], window.workspace.case_session
    assert isinstance(pane, SearchPane)
    searching.save(session, wish=SearchWish("الرقة"), name="الرقة")
    pane.kept.read()
    pane.kept.rename(pane.kept.saved[0])


def note_claims(window: MainWindow) -> None:
    pane = window.panes["ledger"]
    assert isinstance(pane, LedgerPane)
    pane.selected.note()


def is_sure(window: MainWindow) -> None:
    path = window.workspace.case_session.path
    assert path is not None
    copy = KeptCopy(path, 1, datetime(2021, 5, 4, tzinfo=UTC), 1_000_000, None)
    assert not window.backups._is_sure(path, copy), "Escape is no yes"


QUESTIONS: dict[str, Callable[[MainWindow], object]] = {
    "crash": crash,
    "about": lambda w: w.workspace.actions.run("about"),
    "backup folder": lambda w: w.workspace.actions.run("backup_folder"),
    "backups, or that there are none": lambda w: w.workspace.actions.run("restore_backup"),
    "sure to restore": is_sure,
    "name of a search": rename_search,
    "note on claims": note_claims,
}


def asked(window: MainWindow, ask: Callable[[MainWindow], object]) -> list[str]:
    """What is wrong with the box that something opens; Escape closes it."""
    wrong = ["nothing is asked"]

    def look() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QDialog):
            return
        watching.stop()
        QTest.qWait(1)
        try:
            wrong[:] = wrong_with(dialog)
            QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
            if dialog.isVisible():
                wrong.append("Escape does not leave it")
        finally:
            # One that stays open would hold the test up for good.
            dialog.done(0)

    watching = QTimer(window, interval=5)
    watching.timeout.connect(look)
    watching.start()
    ask(window)
    for _ in range(100):
        if not watching.isActive():
            break
        QTest.qWait(5)
    watching.stop()
    settle(window)
    return wrong


def wrong_with(dialog: QDialog) -> list[str]:
    wrong = [*nameless(dialog), *without_default(dialog), *missed_by_tab(dialog), *clipped(dialog)]
    if not dialog.windowTitle().strip():
        wrong.append("no title")
    if dialog.width() > SCREEN[0] or dialog.height() > SCREEN[1]:
        wrong.append(f"{dialog.size()} is larger than a small screen")
    arabic = dialog.isRightToLeft()
    wrong += [
        f"«{button.text()}» is not in the language of the window"
        for button in dialog.findChildren(QPushButton)
        if button.isVisible() and arabic != bool(ARABIC.search(button.text()))
    ]
    return wrong


def test_every_question_is_spoken_reached_and_left(window: MainWindow) -> None:
    wrong = [f"{name}: {one}" for name, ask in QUESTIONS.items() for one in asked(window, ask)]
    assert not wrong, "\n".join(wrong)


def test_the_list_under_the_field_at_the_top(window: MainWindow) -> None:
    field = window.top.search
    hits = field.hits
    press(window, "Ctrl+K")
    assert field.hasFocus()
    QTest.keyClicks(field, "a")
    field.look()
    assert hits.isVisible()
    assert len(hits.entries()) > 1
    assert not [entry for entry in hits.entries() if not entry.words.strip()]
    assert hits.accessibleName()
    assert not nameless(field)
    inside = window.frameGeometry()
    assert inside.left() <= hits.geometry().left() <= hits.geometry().right() <= inside.right()
    assert hits.height() <= SCREEN[1]
    first = hits.entry()
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert hits.entry() != first
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert not hits.isVisible()
    assert window.article.text.hasFocus(), "the keys are where they were"


def test_the_list_of_articles(window: MainWindow) -> None:
    press(window, "Ctrl+L")
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, ArticleList)
    assert opened.view.hasFocus()
    assert not nameless(opened)
    assert not clipped(opened)
    assert opened.width() <= SCREEN[0]
    heights = {opened.view.visualRect(opened.rows.index(n)).height() for n in range(2)}
    assert min(heights) >= opened.view.fontMetrics().height()
    QTest.keyClick(opened.view, Qt.Key.Key_Escape)
    assert not opened.isVisible()


def test_the_list_of_articles_to_compare(window: MainWindow) -> None:
    pane = window.panes["compare"]
    assert isinstance(pane, ComparePane)
    menu = pane.picker.near
    menu.popup(window.mapToGlobal(window.rect().center()))
    assert menu.isVisible()
    assert [action.text().strip() for action in menu.actions()]
    assert all(action.text().strip() for action in menu.actions())
    assert menu.width() <= SCREEN[0]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_the_list_of_cases_opened_last(window: MainWindow) -> None:
    path = window.workspace.case_session.path
    assert path is not None
    gone = path.with_name("قضية ذات اسم طويل كُتب ليضيق به مكانه في الصفحة الأولى.rawi")
    window.remembered.add_recent(gone)
    window.workspace.case_session.close()
    settle(window)
    recent = window.welcome.recent
    assert set(recent.rows) == {path.resolve(), gone.resolve()}
    assert not nameless(window.welcome)
    assert not clipped(window.welcome)
    recent.rows[path.resolve()].setFocus()
    reached = set()
    for _ in range(20):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert {recent.rows[path.resolve()], *recent.removals.values()} <= reached
