"""The first start: to a conflict decided in the training case, by mouse and by keys alone."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop import window_actions
from desktop.panes.conflicts import ConflictsPane
from desktop.panes.conflicts_quote import ClaimQuote
from desktop.window_main import MainWindow
from storage.case_file import CaseFile
from storage.passphrase import Passphrase
from tests.windows import make_case, open_window

_LONG = 60_000


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(window_actions, "user_data_path", lambda *_, **__: tmp_path / "data")
    window = open_window(qtbot, tmp_path)
    window.activateWindow()
    return window


def pane_of(window: MainWindow) -> ConflictsPane:
    pane = window.panes["conflicts"]
    assert isinstance(pane, ConflictsPane)
    return pane


def wait_for_conflicts(qtbot: QtBot, window: MainWindow) -> None:
    comparing = window.workspace.comparing
    qtbot.waitUntil(
        lambda: (
            bool(pane_of(window).across.cards)
            and not comparing.waiting
            and not window.workspace.background.busy
        ),
        timeout=_LONG,
    )


def verdicts(window: MainWindow) -> list[str | None]:
    case = window.workspace.case_session.case
    assert case is not None
    return [one.verdict for one in case.conflict_verdicts.all().values()]


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_by_mouse(qtbot: QtBot, window: MainWindow) -> None:
    assert window.welcome.buttons["case_training"].isVisible()
    click(window.welcome.buttons["case_training"])
    wait_for_conflicts(qtbot, window)
    window.docks.docks["conflicts"].raise_()
    pane = pane_of(window)
    qtbot.waitUntil(pane.isVisible)
    card = pane.across.cards[0]
    click(card.quotes[0])
    card = pane.across.cards[0]
    click(card.verdict.buttons["second"])
    assert set(verdicts(window)) == {"second"}
    qtbot.waitUntil(lambda: pane.bar.progress_words.text().startswith("حُسم 1 من"))


def test_by_keys_alone(qtbot: QtBot, window: MainWindow) -> None:
    def focused() -> QWidget:
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    for _ in range(30):
        if focused() is window.welcome.buttons["case_training"]:
            break
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    QTest.keyClick(focused(), Qt.Key.Key_Space)
    wait_for_conflicts(qtbot, window)
    pane = pane_of(window)
    QTest.keySequence(window.article.text, "Alt+3")
    qtbot.waitUntil(pane.isVisible)
    for _ in range(150):
        if isinstance(focused(), ClaimQuote):
            break
        QTest.keyClick(focused(), Qt.Key.Key_Tab)
    assert isinstance(focused(), ClaimQuote)
    QTest.keyClick(focused(), Qt.Key.Key_1)
    assert set(verdicts(window)) == {"first"}
    assert isinstance(focused(), ClaimQuote), "the next one has the keys"
    QTest.keySequence(window, "Ctrl+Z")
    assert verdicts(window) == []


def test_recent_cases_say_what_they_are_and_can_be_taken_off(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    remembered = window.remembered
    plain, gone, secret = (tmp_path / f"{name}.rawi" for name in ("plain", "gone", "secret"))
    make_case(plain)
    CaseFile.create(secret, passphrase=Passphrase("عبارة طويلة جدا")).close()
    for path in (plain, gone, secret):
        remembered.add_recent(path)
    window.welcome.refresh()
    recent = window.welcome.recent
    assert list(recent.rows) == [secret, gone, plain]
    assert "مشفّرة" in recent.rows[secret].accessibleName()
    assert not recent.rows[gone].isEnabled()
    click(recent.removals[gone])
    assert list(recent.rows) == [secret, plain]
    assert gone not in remembered.known_cases()
    click(recent.rows[plain])
    assert window.workspace.case_session.path == plain
