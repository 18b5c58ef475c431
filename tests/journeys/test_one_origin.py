"""A person asks which of many outlets repeat one origin, and grades what they repeat."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.panes.chain import ChainPane
from desktop.panes.chain_graph import Node
from desktop.panes.conflicts import ConflictsPane
from desktop.panes.ledger import LedgerPane
from desktop.panes.ledger_columns import place_of
from desktop.panes.ledger_filters import GROUPS
from desktop.window_main import MainWindow
from tests.journeys.controls import clipped
from tests.panes.told_in_eleven import REPRINTING, make_case_of_eleven
from tests.windows import open_window, press, reading

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path, make_case_of_eleven(tmp_path / "a.rawi"))


def ledger_of(qtbot: QtBot, window: MainWindow) -> LedgerPane:
    press(window, "Ctrl+Shift+F")
    pane = window.panes["ledger"]
    assert isinstance(pane, LedgerPane)
    qtbot.waitUntil(lambda: pane.filters.words.hasFocus() and not pane.waiting)
    return pane


def chain_of(qtbot: QtBot, window: MainWindow) -> ChainPane:
    """The chain of the first claim that the ledger finds of the town's being taken, by keys."""
    ledger = ledger_of(qtbot, window)
    ledger.filters.words.setText("سيطر القورية")
    QTest.keyClick(ledger.filters.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not ledger.waiting and ledger.model.line_at(0) is not None)
    ledger.table.setFocus()
    QTest.keyClick(ledger.table, Qt.Key.Key_Home)
    ledger.table.setCurrentIndex(ledger.model.index(0, 0))
    press(window, "Ctrl+Shift+H")
    pane = window.panes["chain"]
    assert isinstance(pane, ChainPane)
    qtbot.waitUntil(lambda: bool(pane.graph.nodes) and not pane.waiting)
    return pane


def node(pane: ChainPane, kind: str) -> Node:
    return next(node for node in pane.graph.nodes if node.kind == kind)


def outlets(pane: ChainPane) -> set[str]:
    return {node.words for node in pane.graph.nodes if node.kind == "outlet"}


def test_eleven_outlets_are_seen_to_be_one_origin(qtbot: QtBot, window: MainWindow) -> None:
    pane = chain_of(qtbot, window)
    told = pane.sentence.text()
    assert told.startswith("11 ناشرًا، مصدر أصلي واحد · 8")
    assert outlets(pane) == {"الميادين", "الأخبار", "المنار"}, "eight print one text"
    pane.fold.click()
    assert set(REPRINTING) < outlets(pane)
    assert len(outlets(pane)) == 11
    assert pane.sentence.text() == told
    assert not clipped(pane)
    pane.fold.click()
    assert len(outlets(pane)) == 3


def test_the_key_that_unfolds_reprints_folds_them_again(qtbot: QtBot, window: MainWindow) -> None:
    pane = chain_of(qtbot, window)
    pane.canvas.keep_current(node(pane, "reprints").id)
    QTest.keyClick(pane.canvas, Qt.Key.Key_Space)
    assert len(outlets(pane)) == 11
    again = next(one for one in pane.graph.nodes if one.words == REPRINTING[3])
    pane.canvas.keep_current(again.id)
    QTest.keyClick(pane.canvas, Qt.Key.Key_Space)
    assert len(outlets(pane)) == 3


@pytest.mark.parametrize(
    ("kind", "words"), [("origin", "مصدر عسكري"), ("carrier", "سانا"), ("reprints", "سيطر")]
)
def test_each_step_opens_its_exact_words(
    qtbot: QtBot, window: MainWindow, kind: str, words: str
) -> None:
    pane = chain_of(qtbot, window)
    pane.canvas.setFocus()
    pane.canvas.keep_current(node(pane, kind).id)
    QTest.keyClick(pane.canvas, Qt.Key.Key_Return, CONTROL)
    span = window.article.text.selected_span()
    assert span is not None
    shown = reading(window).document.text[slice(*span)]
    assert words in shown[:40]
    assert "سيطر" in shown


@pytest.mark.parametrize("name", ["chain.png", "chain.svg", "chain.pdf"])
def test_the_chain_is_saved_as_a_picture(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str
) -> None:
    pane = chain_of(qtbot, window)
    path = tmp_path / name
    pane.picture.write(path)
    assert path.stat().st_size > 1000
    if path.suffix == ".png":
        assert QImage(str(path)).width() >= 1800


def test_claims_are_graded_at_once_seen_everywhere_and_taken_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    pane = chain_of(qtbot, window)
    press(window, "Ctrl+Shift+F")
    ledger = window.panes["ledger"]
    assert isinstance(ledger, LedgerPane)
    ledger.table.setFocus()
    ledger.table.selectAll()
    count = ledger.model.rowCount()
    assert count > 8
    QTest.keyClicks(ledger.table, "5")
    QTest.keyClicks(ledger.table, "e")
    last = ledger.model.index(count - 1, place_of("grade"))
    qtbot.waitUntil(lambda: last.data() == "E5")
    window.workspace.actions.run("chain_show")
    qtbot.waitUntil(
        lambda: not pane.waiting and "5" in pane.canvas.grade_of(node(pane, "reprints"))
    )
    assert pane.canvas.grade_of(node(pane, "origin")) == "E"
    board = window.panes["conflicts"]
    assert isinstance(board, ConflictsPane)
    press(window, "Alt+3")
    qtbot.waitUntil(
        lambda: any(quote.grade == "E5" for card in board.cards for quote in card.quotes)
    )
    for _ in range(2):
        window.workspace.actions.run("undo")
        qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=20_000)
    press(window, "Ctrl+Shift+F")
    qtbot.waitUntil(lambda: last.data() == "", timeout=10_000)
    qtbot.waitUntil(lambda: not any(q.grade for card in board.cards for q in card.quotes))


def test_groups_by_origin_hold_what_the_outlets_repeat(qtbot: QtBot, window: MainWindow) -> None:
    ledger = ledger_of(qtbot, window)
    ledger.filters.group.choose(GROUPS.index("origin"))
    qtbot.waitUntil(lambda: not ledger.waiting and bool(ledger.model.groups))
    largest = ledger.model.groups[0]
    assert "مصدر" in largest.name
    ledger.table.setFocus()
    ledger.table.setCurrentIndex(ledger.model.index(0, 0))
    QTest.keyClick(ledger.table, Qt.Key.Key_Left)
    qtbot.waitUntil(lambda: ledger.model.rowCount() == len(ledger.model.groups) + largest.count)
