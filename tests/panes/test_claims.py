from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.look.appearance import Appearance
from desktop.panes.claims import ClaimsPane
from desktop.panes.claims_text import chain_words
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace
from tests.builders import analysis

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def workspace(qtbot: QtBot) -> Iterator[Workspace]:
    workspace = Workspace(Appearance())
    yield workspace
    workspace.deleteLater()


@pytest.fixture
def pane(qtbot: QtBot, workspace: Workspace) -> ClaimsPane:
    pane = ClaimsPane(workspace)
    qtbot.addWidget(pane)
    pane.resize(640, 150)
    pane.show()
    workspace.present(1, analysis())
    return pane


def row_ids(pane: ClaimsPane) -> list[str]:
    return [row.id for row in pane.model.rows]


def test_a_click_chooses_the_claim_everywhere(
    qtbot: QtBot, workspace: Workspace, pane: ClaimsPane
) -> None:
    at = pane.table.visualRect(pane.model.index(1, 2)).center()
    QTest.mouseClick(pane.table.viewport(), LEFT, pos=at)
    assert workspace.selection.rule == Chosen("claim", "c2")


def test_arrows_and_enter_choose_too(qtbot: QtBot, workspace: Workspace, pane: ClaimsPane) -> None:
    workspace.selection.choose(Chosen("claim", "c2"))
    QTest.keyClick(pane.table, Qt.Key.Key_Down)
    assert workspace.selection.rule == Chosen("claim", "c3")
    workspace.selection.choose(Chosen("entity", "e4"))
    pane.table.setCurrentIndex(pane.model.index(3, 0))
    QTest.keyClick(pane.table, Qt.Key.Key_Return)
    assert workspace.selection.rule == Chosen("claim", "c4")


def test_a_choice_elsewhere_scrolls_to_its_claim(workspace: Workspace, pane: ClaimsPane) -> None:
    workspace.selection.choose(Chosen("event", "v4"))
    rect = pane.table.visualRect(pane.model.index(3, 0))
    assert pane.table.viewport().rect().contains(rect.center())
    assert [pane.model.is_dim(row) for row in pane.model.rows] == [True, True, True, False]


def test_filter_stance_and_order(pane: ClaimsPane) -> None:
    pane.filter.setText("الكرامه")
    assert row_ids(pane) == ["c1", "c3"]
    pane.stance.choose(2)
    assert row_ids(pane) == ["c3"]
    pane.filter.setText("لا شيء")
    assert row_ids(pane) == []
    assert pane.message.isVisible()
    pane.filter.clear()
    pane.stance.choose(0)
    pane.table.horizontalHeader().setSortIndicator(3, Qt.SortOrder.AscendingOrder)
    assert row_ids(pane) == ["c3", "c1", "c2", "c4"]


def test_copy_gives_the_words_the_chain_and_the_place(
    qtbot: QtBot, workspace: Workspace, pane: ClaimsPane
) -> None:
    workspace.selection.choose(Chosen("claim", "c3"))
    QTest.keyClick(pane.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    row = pane.model.rows[2]
    assert row.text in copied
    assert "مصادر معارضة" in copied
    assert "يزعم" in copied
    assert f"{row.start}–{row.end}" in copied


def test_the_header_counts_in_the_language(workspace: Workspace, pane: ClaimsPane) -> None:
    assert pane.header_text() == "4 أقوال · 3 مصادر أصلية"
    workspace.set_language("en")
    assert pane.header_text() == "4 claims · 3 origins"
    assert pane.model.headerData(1, Qt.Orientation.Horizontal) == "Stance"


def test_the_chain_reads_from_the_origin_on() -> None:
    arabic = chain_words(("أ", "ب"), rtl=True)
    assert arabic.index("أ") < arabic.index("←") < arabic.index("ب")
    assert "→" in chain_words(("أ", "ب"), rtl=False)


def test_a_row_paints_its_conflict_at_the_leading_edge(pane: ClaimsPane) -> None:
    rect = pane.table.visualRect(pane.model.index(0, 0))
    image = pane.table.viewport().grab().toImage()
    danger = pane.workspace.palette.danger
    assert image.pixelColor(rect.right() - 1, rect.center().y()).name() == danger
    second = pane.table.visualRect(pane.model.index(1, 0))
    assert image.pixelColor(second.right() - 1, second.center().y()).name() != danger


def test_without_a_document_the_pane_says_so(workspace: Workspace, pane: ClaimsPane) -> None:
    workspace.present(None, None)
    assert pane.message.text() == workspace.tr("claims.no_document")
    assert pane.header_text() == ""
