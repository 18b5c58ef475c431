"""The ledger as a person uses it: sorting, filtering, grouping, choosing, grading, copying."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from desktop.look.translation import words
from desktop.panes.dialogs.note import NoteDialog
from desktop.panes.ledger import LedgerPane
from desktop.panes.ledger_columns import place_of
from desktop.panes.ledger_filters import GROUPS
from desktop.panes.ledger_words import group_words
from desktop.window_main import MainWindow
from desktop.workspace.ledger import GroupKey
from desktop.workspace.messages import Notice, PaneSought
from desktop.workspace.rules import Chosen
from storage.case_file import CaseFile
from tests.benchmarks.cases import articles
from tests.made_once import made_once
from tests.windows import make_case, open_window

LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@made_once
def large_case(path: Path) -> Path:
    """The hand-made article, and made-up ones beside it."""
    with CaseFile.open(make_case(path)) as case, case.together():
        for number, (article, read) in enumerate(articles(30)):
            case.layers.replace(case.documents.add(article, file=f"{number}.txt").id, read)
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    window = open_window(qtbot, tmp_path, large_case(tmp_path / "a.rawi"))
    window.workspace.case_session.show(1)
    return window


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow) -> LedgerPane:
    window.workspace.hub.publish(PaneSought("ledger"))
    pane = window.panes["ledger"]
    assert isinstance(pane, LedgerPane)
    settle(qtbot, pane)
    return pane


def settle(qtbot: QtBot, pane: LedgerPane) -> None:
    """Until every row is there and those in sight are read."""
    qtbot.waitUntil(lambda: not pane.arranging and "…" not in in_sight(pane), timeout=10_000)


def in_sight(pane: LedgerPane) -> list[str]:
    column = place_of("quote")
    top = max(pane.table.rowAt(0), 0)
    rows = range(top, min(top + 8, pane.model.rowCount()))
    return [str(pane.model.index(row, column).data()) for row in rows]


def cells(pane: LedgerPane, column: str) -> list[str]:
    at = place_of(column)  # type: ignore[arg-type]
    return [str(pane.model.index(row, at).data()) for row in range(min(pane.model.rowCount(), 8))]


def sort(qtbot: QtBot, pane: LedgerPane, column: str, *, descending: bool = False) -> None:
    way = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
    header = pane.table.horizontalHeader()
    header.setSortIndicator(place_of(column), way)  # type: ignore[arg-type]
    settle(qtbot, pane)


def click(pane: LedgerPane, row: int) -> None:
    at = pane.table.visualRect(pane.model.index(row, 0)).center()
    QTest.mouseClick(pane.table.viewport(), LEFT, NONE, at)


def select(pane: LedgerPane, row: int) -> None:
    pane.table.setFocus()
    pane.table.setCurrentIndex(pane.model.index(row, 0))


def test_it_shows_the_claims_of_the_whole_case(pane: LedgerPane) -> None:
    assert pane.model.rowCount() == 4 + 30 * 5
    assert "154" in pane.header_text()


def test_sorting_by_number_puts_the_largest_first(qtbot: QtBot, pane: LedgerPane) -> None:
    sort(qtbot, pane, "number", descending=True)
    numbers = [int(cell) for cell in cells(pane, "number")]
    assert numbers == sorted(numbers, reverse=True)


def test_filters_narrow_down_and_are_cleared(qtbot: QtBot, pane: LedgerPane) -> None:
    pane.filters.words.setText("الكرامه")
    QTest.keyClick(pane.filters.words, Qt.Key.Key_Return)
    settle(qtbot, pane)
    assert pane.model.rowCount() == 2
    assert "154" in pane.header_text()
    pane.filters.stance.choose(2)
    settle(qtbot, pane)
    assert cells(pane, "stance") == ["يزعم"]
    pane.filters.words.setText("لا شيء من هذا")
    QTest.keyClick(pane.filters.words, Qt.Key.Key_Return)
    settle(qtbot, pane)
    assert pane.message.isVisible()
    pane.filters.clear.click()
    settle(qtbot, pane)
    assert pane.model.rowCount() == 154


def test_origin_and_period_narrow_down(qtbot: QtBot, pane: LedgerPane) -> None:
    pane.filters.more.click()
    pane.filters.origin.setText("مصادر معارضة")
    QTest.keyClick(pane.filters.origin, Qt.Key.Key_Return)
    settle(qtbot, pane)
    assert cells(pane, "origin") == ["مصادر معارضة"]
    pane.filters.origin.clear()
    pane.filters.first.setText("2021-05-04")
    pane.filters.last.setText("2021")
    QTest.keyClick(pane.filters.last, Qt.Key.Key_Return)
    settle(qtbot, pane)
    assert pane.model.rowCount() == 4
    pane.filters.more.click()
    settle(qtbot, pane)
    assert pane.model.rowCount() == 154


def test_groups_open_and_close_by_key(qtbot: QtBot, pane: LedgerPane) -> None:
    pane.filters.group.choose(2)
    settle(qtbot, pane)
    assert pane.model.rowCount() == 31
    first = pane.model.groups[0]
    pane.table.setFocus()
    pane.table.setCurrentIndex(pane.model.index(0, 0))
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pane.model.rowCount() == 31 + first.count)
    settle(qtbot, pane)
    assert all(first.name in cell for cell in cells(pane, "document")[1 : 1 + first.count])
    QTest.keyClick(pane.table, Qt.Key.Key_Right)
    assert pane.model.rowCount() == 31


def test_the_time_of_the_event_narrows_down(qtbot: QtBot, pane: LedgerPane) -> None:
    filters = pane.filters
    filters.more.click()
    filters.happened_first.setText("2021-05-01")
    filters.happened_last.setText("2021-05")
    QTest.keyClick(filters.happened_last, Qt.Key.Key_Return)
    settle(qtbot, pane)
    assert 0 < pane.model.rowCount() < 154
    assert all(cells(pane, "time"))
    filters.dated.choose(1)
    settle(qtbot, pane)
    assert not any(cells(pane, "time"))
    assert not filters.happened_first.isEnabled()
    filters.clear.click()
    settle(qtbot, pane)
    assert pane.model.rowCount() == 154
    assert filters.happened_first.isEnabled()


def has_rows(pane: LedgerPane, count: int) -> bool:
    return pane.model.rowCount() == count


def test_every_group_opens_its_own_claims(qtbot: QtBot, pane: LedgerPane) -> None:
    keys: tuple[GroupKey, ...] = ("outlet", "place", "kind", "side", "stance", "origin")
    for key in keys:
        pane.filters.group.choose(GROUPS.index(key))
        settle(qtbot, pane)
        groups = pane.model.groups
        assert {group.key for group in groups} == {key}
        assert pane.model.claims == 154
        assert group_words(groups[0], words("ar")) in str(pane.model.index(0, 0).data())
        pane.table.setFocus()
        pane.table.setCurrentIndex(pane.model.index(len(groups) - 1, 0))
        QTest.keyClick(pane.table, Qt.Key.Key_Space)
        opened = len(groups) + groups[-1].count
        qtbot.waitUntil(partial(has_rows, pane, opened))


def test_rows_are_sorted_from_the_menu_too(qtbot: QtBot, pane: LedgerPane) -> None:
    def choose(name: str) -> None:
        menus = pane.table.columns_menu().findChildren(QMenu)
        menu = next(menu for menu in menus if menu.title() == "الترتيب")
        next(action for action in menu.actions() if action.text() == name).trigger()
        settle(qtbot, pane)

    choose("بحسب العدد")
    choose("تنازلي")
    numbers = [int(cell) for cell in cells(pane, "number")]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] > numbers[-1]


def test_the_best_grades_come_first_and_stay_so(
    qtbot: QtBot, window: MainWindow, pane: LedgerPane
) -> None:
    select(pane, 2)
    QTest.keyClicks(pane.table, "4")
    qtbot.waitUntil(lambda: "?4" in cells(pane, "grade"))
    sort(qtbot, pane, "grade")
    assert cells(pane, "grade")[:2] == ["?4", ""]
    pane.table.setCurrentIndex(pane.model.index(5, 0))
    QTest.keyClicks(pane.table, "1")
    qtbot.waitUntil(lambda: cells(pane, "grade")[:3] == ["?1", "?4", ""], timeout=10_000)
    window.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: cells(pane, "grade")[:2] == ["?4", ""], timeout=10_000)


def test_a_click_chooses_the_claim_everywhere(
    qtbot: QtBot, window: MainWindow, pane: LedgerPane
) -> None:
    click(pane, 1)
    assert window.workspace.selection.rule == Chosen("claim", "c2")
    pane.filters.words.setText(in_sight(pane)[5].split()[3])
    settle(qtbot, pane)
    last = pane.model.rowCount() - 1
    click(pane, last)
    line = pane.model.line_at(last)
    assert line is not None
    assert window.workspace.document_id == line.claim.document.id
    assert window.workspace.selection.chosen("claim") == line.claim.claim


def test_a_double_click_goes_to_the_words(window: MainWindow, pane: LedgerPane) -> None:
    click(pane, 3)
    at = pane.table.visualRect(pane.model.index(3, 0)).center()
    QTest.mouseDClick(pane.table.viewport(), LEFT, NONE, at)
    line = pane.model.line_at(3)
    assert line is not None
    assert window.article.text.selected_span() == (line.claim.passage.start, line.claim.passage.end)


def test_a_claim_that_was_chosen_before_the_ledger_is_first_seen_is_the_current_row(
    qtbot: QtBot, window: MainWindow
) -> None:
    analysis = window.workspace.analysis
    assert analysis is not None
    window.workspace.selection.choose(Chosen("claim", analysis.claims[1].id))
    window.workspace.hub.publish(PaneSought("ledger"))
    pane = window.panes["ledger"]
    assert isinstance(pane, LedgerPane)
    qtbot.waitUntil(lambda: pane.table.currentIndex().row() == 1, timeout=10_000)


def test_a_claim_chosen_elsewhere_is_the_current_row(window: MainWindow, pane: LedgerPane) -> None:
    window.workspace.selection.choose(Chosen("claim", "c4"), origin="article")
    assert pane.table.currentIndex().row() == 3


def test_letters_and_digits_grade_and_undo_takes_them_back(
    qtbot: QtBot, window: MainWindow, pane: LedgerPane
) -> None:
    told: list[Notice] = []
    window.workspace.hub.subscribe(Notice, told.append)
    select(pane, 0)
    QTest.keyClick(pane.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClicks(pane.table, "b")
    QTest.keyClicks(pane.table, "2")
    settle(qtbot, pane)
    qtbot.waitUntil(lambda: cells(pane, "grade")[:2] == ["B2", "B2"])
    assert cells(pane, "grade")[2] == ""
    assert [notice.text for notice in told] == ["قُيّم مصدر واحد: B", "قُيّم قولان: 2"]
    window.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: cells(pane, "grade")[:2] == ["B?", "B?"])
    window.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: cells(pane, "grade")[:2] == ["", ""])


def test_keys_typed_before_a_line_was_read_are_in_the_case_at_once(
    window: MainWindow, pane: LedgerPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    select(pane, 0)
    line = pane.model.line_at(0)
    assert line is not None
    monkeypatch.setattr(pane.model, "line", lambda _row: None)
    QTest.keyClicks(pane.table, "5d")
    case = window.workspace.case_session.case
    assert case is not None
    (kept,) = case.ledger_lines([line.claim.row])
    assert (kept.credibility, kept.reliability) == ("5", "D")


def test_the_same_keys_grade_under_an_arabic_keyboard(qtbot: QtBot, pane: LedgerPane) -> None:
    select(pane, 0)
    for letter in "ؤ٣":
        key = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_unknown, NONE, letter)
        QCoreApplication.sendEvent(pane.table, key)
    qtbot.waitUntil(lambda: cells(pane, "grade")[0] == "C3")


def test_every_grade_says_what_it_means(pane: LedgerPane) -> None:
    select(pane, 0)
    pane.open_grades()
    menu = pane.grade_menu
    assert menu is not None
    told = {a.objectName(): a.text() for a in menu.actions() if a.objectName()}
    assert "موثوق عادة" in told["grade_B"]
    assert "مشكوك فيه" in told["grade_4"]
    assert len(told) == 12
    menu.close()


def test_a_note_and_a_confirmation_stand_at_the_claim(
    qtbot: QtBot, window: MainWindow, pane: LedgerPane, monkeypatch: pytest.MonkeyPatch
) -> None:
    def write(dialog: NoteDialog) -> int:
        dialog.field.insertPlainText("للتحقق من الشهود")
        return 1

    monkeypatch.setattr(NoteDialog, "exec", write)
    select(pane, 1)
    window.workspace.actions.run("claims_note")
    window.workspace.actions.run("claims_confirm")
    qtbot.waitUntil(lambda: cells(pane, "grade")[1] == "✓✎")
    tip = pane.model.index(1, place_of("grade")).data(Qt.ItemDataRole.ToolTipRole)
    assert "للتحقق من الشهود" in str(tip)
    assert "أكّده المحلّل" in str(tip)
    window.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: cells(pane, "grade")[1] == "✎")


def test_a_rejected_claim_leaves_the_ledger_and_comes_back(
    qtbot: QtBot, window: MainWindow, pane: LedgerPane
) -> None:
    select(pane, 2)
    window.workspace.actions.run("claims_reject")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 153)
    settle(qtbot, pane)
    window.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: pane.model.rowCount() == 154)


def test_copied_rows_fit_a_spreadsheet(qtbot: QtBot, pane: LedgerPane) -> None:
    select(pane, 1)
    QGuiApplication.clipboard().clear()
    QTest.keyClick(pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(QGuiApplication.clipboard().text()))
    head, row = QGuiApplication.clipboard().text().splitlines()
    assert head.split("\t")[0] == "المصدر"
    assert row.split("\t")[place_of("number")] == "12"
    data = QGuiApplication.clipboard().mimeData()
    assert data is not None
    assert "<td" in data.html()


def test_columns_are_remembered(qtbot: QtBot, tmp_path: Path, window: MainWindow) -> None:
    pane = window.panes["ledger"]
    assert isinstance(pane, LedgerPane)
    header = pane.table.horizontalHeader()
    header.moveSection(header.visualIndex(place_of("number")), 0)
    header.resizeSection(place_of("origin"), 222)
    menu = pane.table.columns_menu()
    next(a for a in menu.actions() if a.text() == "الموقف").trigger()
    window.close()
    again = open_window(qtbot, tmp_path).panes["ledger"]
    assert isinstance(again, LedgerPane)
    header = again.table.horizontalHeader()
    assert header.visualIndex(place_of("number")) == 0
    assert header.sectionSize(place_of("origin")) == 222
    assert header.isSectionHidden(place_of("stance"))


def test_a_scroll_to_the_end_reads_the_rows_there(qtbot: QtBot, pane: LedgerPane) -> None:
    pane.table.scrollToBottom()
    QTest.qWait(1)
    settle(qtbot, pane)
    last = pane.model.index(pane.model.rowCount() - 1, place_of("quote"))
    assert len(str(last.data())) > 5
    assert (
        pane.table.viewport().rect().contains(QPoint(20, pane.table.visualRect(last).center().y()))
    )


def test_in_english_it_reads_from_left_to_right(window: MainWindow, pane: LedgerPane) -> None:
    window.workspace.set_language("en")
    header = pane.table.horizontalHeader()
    assert header.sectionViewportPosition(0) < header.sectionViewportPosition(1)
    assert pane.model.headerData(0, Qt.Orientation.Horizontal) == "Origin"
    assert "154 claims" in pane.header_text()
