"""Deciding conflicts in the window, by mouse and by keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.panes import conflicts as pane_module
from desktop.panes.conflicts import ConflictsPane
from desktop.panes.conflicts_card import ConflictCard
from desktop.panes.dialogs.note import NoteDialog
from desktop.window_main import MainWindow
from storage.case_file import CaseFile
from tests.compared import add_article, make_compared_case
from tests.windows import open_window

TOLLS = (
    ("الساحل", "قالت وزارة الصحة إن سبعة مدنيين قتلوا أمس في قصف على مدينة حلب."),
    ("الضفة", "أعلن المرصد السوري لحقوق الإنسان مقتل 14 مدنيا أمس في قصف على مدينة حلب."),
)


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    path = make_compared_case(tmp_path / "a.rawi")
    with CaseFile.open(path) as case:
        for outlet, text in TOLLS:
            add_article(case, outlet, "2024-03-05", text)
    made = open_window(qtbot, tmp_path, path)
    qtbot.waitUntil(lambda: bool(made.workspace.comparing.found.tolls), timeout=30_000)
    made.docks.docks["conflicts"].raise_()
    qtbot.waitUntil(pane_of(made).isVisible)
    return made


def pane_of(window: MainWindow) -> ConflictsPane:
    pane = window.panes["conflicts"]
    assert isinstance(pane, ConflictsPane)
    return pane


def first_card(window: MainWindow) -> ConflictCard:
    return next(c for c in pane_of(window).across.cards if c.row.kind == "contradiction")


def standing(window: MainWindow) -> list[str | None]:
    case = window.workspace.case_session.case
    assert case is not None
    return [one.verdict for one in case.conflict_verdicts.all().values()]


def test_a_click_decides_and_undo_takes_it_back(qtbot: QtBot, window: MainWindow) -> None:
    bar = pane_of(window).bar
    assert bar.progress_words.text() == "حُسم 0 من 2"
    QTest.mouseClick(first_card(window).verdict.buttons["first"], Qt.MouseButton.LeftButton)
    assert standing(window) == ["first"]
    qtbot.waitUntil(lambda: bar.progress_words.text() == "حُسم 1 من 2")
    assert first_card(window).verdict.buttons["first"].isChecked()
    window.workspace.actions.run("undo")
    assert standing(window) == []
    qtbot.waitUntil(lambda: not first_card(window).verdict.buttons["first"].isChecked())


def test_one_key_decides_and_goes_on_to_the_next(qtbot: QtBot, window: MainWindow) -> None:
    window.activateWindow()
    pane, card = pane_of(window), first_card(window)
    card.quotes[0].setFocus()
    QTest.keyClick(card.quotes[0], Qt.Key.Key_3)
    assert standing(window) == ["both"]
    cards = pane.cards
    assert any(quote.hasFocus() for quote in cards[cards.index(card) + 1].quotes)
    QTest.keyClick(cards[cards.index(card) + 1].quotes[0], Qt.Key.Key_Up)
    assert any(quote.hasFocus() for quote in card.quotes)


def test_the_same_verdict_again_is_taken_away(qtbot: QtBot, window: MainWindow) -> None:
    button = first_card(window).verdict.buttons["none"]
    button.click()
    qtbot.waitUntil(lambda: first_card(window).verdict.standing.verdict == "none")
    first_card(window).verdict.buttons["none"].click()
    assert standing(window) == [None]


def test_a_note_stands_under_the_conflict(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(dialog: NoteDialog) -> int:
        dialog.field.setPlainText("في وقتين")
        return 1

    monkeypatch.setattr(NoteDialog, "exec", write)
    card = first_card(window)
    window.activateWindow()
    card.quotes[0].setFocus()
    QTest.keyClick(card.quotes[0], Qt.Key.Key_N)
    qtbot.waitUntil(lambda: "في وقتين" in first_card(window).verdict.words.text())
    window.workspace.actions.run("undo")
    qtbot.waitUntil(first_card(window).verdict.words.isHidden)


def test_decided_ones_can_be_hidden(qtbot: QtBot, window: MainWindow) -> None:
    pane = pane_of(window)
    before = len(pane.cards)
    first_card(window).verdict.buttons["second"].click()
    qtbot.waitUntil(lambda: "1" in pane.bar.progress_words.text())
    pane.bar.decided.choose(1)
    assert len(pane.cards) == before - 1
    pane.bar.decided.choose(2)
    assert len(pane.cards) == 1
    pane.bar.clear.click()
    assert len(pane.cards) == before


def test_a_toll_is_one_range_by_origins_and_a_click_goes_to_its_words(window: MainWindow) -> None:
    (card,) = pane_of(window).tolls.cards
    assert "بين 7 و14" in card.words.text()
    assert "مصدرين مستقلين" in card.words.text()
    assert "ناشران" in card.words.text()
    assert card.chart.accessibleName() == card.words.text()
    QTest.mouseClick(card.origins[1], Qt.MouseButton.LeftButton)
    assert window.workspace.document_id == 5


def test_very_many_are_worked_out_beside_the_window(
    qtbot: QtBot, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pane_module, "_AT_ONCE", 0)
    pane = pane_of(window)
    pane.bar.kind.choose(1)
    assert window.workspace.asking.waiting
    qtbot.waitUntil(lambda: len(pane.cards) == 1)


def test_a_case_that_is_only_read_shows_verdicts_and_takes_none(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window.workspace.case_session
    first_card(window).verdict.buttons["first"].click()
    path = session.path
    assert path is not None
    session.close()
    session.open(path, read_only=True)
    qtbot.waitUntil(lambda: bool(pane_of(window).across.cards), timeout=30_000)
    card = first_card(window)
    assert card.verdict.buttons["first"].isChecked()
    assert not card.verdict.buttons["second"].isEnabled()
    QTest.keyClick(card.quotes[0], Qt.Key.Key_2)
    assert standing(window) == ["first"]
