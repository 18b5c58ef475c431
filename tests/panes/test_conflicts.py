from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Conflict
from desktop.look.appearance import Appearance
from desktop.panes.conflicts import ConflictsPane
from desktop.panes.conflicts_rows import conflict_rows
from desktop.workspace.rules import Chosen
from desktop.workspace.workspace import Workspace
from tests.builders import analysis


@pytest.fixture
def workspace(qtbot: QtBot) -> Iterator[Workspace]:
    workspace = Workspace(Appearance())
    yield workspace
    workspace.deleteLater()


@pytest.fixture
def pane(qtbot: QtBot, workspace: Workspace) -> ConflictsPane:
    pane = ConflictsPane(workspace)
    qtbot.addWidget(pane)
    pane.setLayoutDirection(workspace.appearance.direction)
    pane.resize(640, 400)
    pane.show()
    workspace.present(1, analysis())
    return pane


def test_contradictions_come_first_and_sides_in_the_order_of_the_text() -> None:
    framing = Conflict("x0", "framing", ("c4", "c2"), "العنوان أجزم من المتن")
    both = replace(analysis(), conflicts=(framing, *analysis().conflicts))
    rows = conflict_rows(both)
    assert [row.kind for row in rows] == ["contradiction", "framing"]
    assert [side.claim.id for side in rows[1].sides] == ["c2", "c4"]


def test_a_conflict_over_a_claim_that_is_gone_is_left_out() -> None:
    gone = Conflict("x0", "framing", ("c4", "c99"), "")
    assert conflict_rows(replace(analysis(), conflicts=(gone,))) == ()


def test_both_quotations_stand_side_by_side_and_a_click_chooses_one(
    qtbot: QtBot, workspace: Workspace, pane: ConflictsPane
) -> None:
    (card,) = pane.cards
    first, second = card.quotes
    assert first.geometry().top() == second.geometry().top()
    assert first.geometry().left() > second.geometry().right(), "the first one is on the right"
    assert "مصادر معارضة" in second.accessibleName()
    QTest.mouseClick(second, Qt.MouseButton.LeftButton)
    assert workspace.selection.rule == Chosen("claim", "c3")
    assert second.chosen
    assert first.dimmed


def test_the_header_counts_and_the_english_window_mirrors(
    workspace: Workspace, pane: ConflictsPane
) -> None:
    assert pane.header_text() == "تضارب واحد"
    workspace.set_language("en")
    assert pane.header_text() == "1 conflict"


def test_without_conflicts_the_pane_says_so(workspace: Workspace, pane: ConflictsPane) -> None:
    workspace.present(2, replace(analysis(), conflicts=()))
    assert pane.message.isVisible()
    assert pane.cards == ()


def test_a_card_that_goes_leaves_the_keyboard_to_the_window(
    qtbot: QtBot, workspace: Workspace, pane: ConflictsPane
) -> None:
    """A card without its parent would be a window, and take every shortcut from the real one."""
    pane.activateWindow()
    qtbot.waitUntil(pane.isActiveWindow)
    (card,) = pane.cards
    card.quotes[0].setFocus()
    workspace.present(2, replace(analysis(), conflicts=()))
    card.quotes[0].setFocus()  # as whoever still holds it may ask
    assert not card.isWindow()
    assert pane.isActiveWindow()
