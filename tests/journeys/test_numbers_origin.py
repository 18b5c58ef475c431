"""A person asks where a number comes from: the ledger finds it, the chain leads to who said it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.panes.chain import ChainPane
from desktop.panes.ledger import LedgerPane
from desktop.panes.ledger_columns import place_of
from desktop.window_main import MainWindow
from storage.case_file import CaseFile
from tests.panes.told_in_many import make_case_of_reprints
from tests.windows import open_window, press, reading


def ledger_of(qtbot: QtBot, window: MainWindow) -> LedgerPane:
    press(window, "Ctrl+Shift+F")
    pane = window.panes["ledger"]
    assert isinstance(pane, LedgerPane)
    qtbot.waitUntil(lambda: pane.filters.words.hasFocus() and not pane.arranging)
    return pane


def test_from_a_number_to_the_words_of_its_origin(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case_of_reprints(tmp_path / "a.rawi"))
    ledger = ledger_of(qtbot, window)
    QTest.keyClicks(ledger.filters.words, "12")
    QTest.keyClick(ledger.filters.words, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not ledger.arranging and ledger.model.line_at(0) is not None)
    assert ledger.model.rowCount() == 4, "four papers print the number"
    ledger.table.setFocus()
    ledger.table.setCurrentIndex(ledger.model.index(3, 0))
    press(window, "Ctrl+Shift+H")
    chain = window.panes["chain"]
    assert isinstance(chain, ChainPane)
    qtbot.waitUntil(lambda: bool(chain.graph.nodes) and not chain.reading)
    assert chain.isVisible()
    assert chain.sentence.text().startswith("4 ناشرين، مصدر أصلي واحد")
    origin = next(node for node in chain.graph.nodes if node.kind == "origin")
    assert "المصدر" in origin.words or "مصدر عسكري" in origin.words
    chain.canvas.setFocus()
    QTest.keyClick(chain.canvas, Qt.Key.Key_Right)
    while chain.canvas.node is not None and chain.canvas.node.column:
        QTest.keyClick(chain.canvas, Qt.Key.Key_Right)
    QTest.keyClick(chain.canvas, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    span = window.article.text.selected_span()
    assert span is not None
    assert "12 مسلح" in reading(window).document.text[slice(*span)]


def test_a_grade_is_in_the_case_and_comes_back_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    path = make_case_of_reprints(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, path)
    ledger = ledger_of(qtbot, window)
    ledger.table.setFocus()
    ledger.table.selectAll()
    QTest.keyClicks(ledger.table, "3")
    count = ledger.model.rowCount()
    qtbot.waitUntil(lambda: "3" in str(ledger.model.index(count - 1, place_of("grade")).data()))
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=20_000)
    first = ledger.table.visualRect(ledger.model.index(0, 0)).center()
    QTest.mouseClick(ledger.table.viewport(), Qt.MouseButton.LeftButton, pos=first)
    QTest.keyClicks(ledger.table, "5d")
    window.close()
    with CaseFile.open(path, read_only=True) as case:
        lines = case.ledger_lines(case.ledger.ids(limit=500))
        assert [line.credibility for line in lines] == ["5", *[None] * (count - 1)]
        assert lines[0].reliability == "D"
