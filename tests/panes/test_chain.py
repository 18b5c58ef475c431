"""The chain as a person uses it: a claim shows where it comes from; boxes lead to articles."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.panes.chain import ChainPane
from desktop.panes.chain_graph import Node
from desktop.window_main import MainWindow
from desktop.workspace import judging
from desktop.workspace.messages import PaneSought
from desktop.workspace.rules import Chosen
from tests.panes.told_in_many import make_case_of_reprints
from tests.windows import open_window, reading

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path, make_case_of_reprints(tmp_path / "a.rawi"))


@pytest.fixture
def pane(qtbot: QtBot, window: MainWindow) -> ChainPane:
    """With the chain of what a military source says of a town."""
    window.workspace.hub.publish(PaneSought("chain"))
    pane = window.panes["chain"]
    assert isinstance(pane, ChainPane)
    window.workspace.case_session.show(1)
    claim = next(c for c in reading(window).claims if len(c.chain) == 3 and "القورية" in c.text)
    window.workspace.selection.choose(Chosen("claim", claim.id))
    qtbot.waitUntil(lambda: bool(pane.graph.nodes) and not pane.reading)
    return pane


def node(pane: ChainPane, kind: str, words: str) -> Node:
    return next(n for n in pane.graph.nodes if n.kind == kind and words in n.words)


def click(pane: ChainPane, node: Node) -> None:
    QTest.mouseClick(pane.canvas, LEFT, pos=pane.canvas.rectangle_of(node.id).center())


def test_many_outlets_and_few_origins_are_said_in_words(pane: ChainPane) -> None:
    assert pane.sentence.text().startswith("7 ناشرين، مصدران أصليان")
    assert "4 تكرر نصًّا واحدًا" in pane.sentence.text()
    assert pane.sentence.text() in pane.canvas.accessibleName()


def test_the_origin_lies_at_the_right_in_arabic_and_at_the_left_in_english(
    window: MainWindow, pane: ChainPane
) -> None:
    origin, outlet = node(pane, "origin", "مصدر عسكري"), node(pane, "reprints", "")
    place = pane.canvas.rectangle_of
    assert place(origin.id).left() > place(outlet.id).right()
    window.workspace.set_language("en")
    assert place(origin.id).right() < place(outlet.id).left()
    assert pane.sentence.text().startswith("7 outlets, 2 origins")


def test_a_click_on_an_outlet_shows_its_article_at_the_claim(
    window: MainWindow, pane: ChainPane
) -> None:
    graph, other = pane.graph, node(pane, "outlet", "العربي الجديد")
    click(pane, other)
    row = window.workspace.case_session.document()
    assert row is not None
    assert row.outlet == "العربي الجديد"
    chosen = window.workspace.selection.chosen("claim")
    assert any(c.id == chosen and "القورية" in c.text for c in reading(window).claims)
    assert pane.graph == graph, "another telling of the same only moves the light"
    assert pane.canvas.current == other.id


def test_arrows_walk_along_the_chain_and_enter_chooses(window: MainWindow, pane: ChainPane) -> None:
    pane.canvas.setFocus()
    click(pane, node(pane, "origin", "المرصد"))
    QTest.keyClick(pane.canvas, Qt.Key.Key_Left)
    assert pane.canvas.node is not None
    assert pane.canvas.node.words == "العربي الجديد"
    QTest.keyClick(pane.canvas, Qt.Key.Key_Return)
    row = window.workspace.case_session.document()
    assert row is not None
    assert row.outlet == "العربي الجديد"
    assert "العربي الجديد" in pane.canvas.accessibleDescription()
    QTest.keyClick(pane.canvas, Qt.Key.Key_Right)
    assert pane.canvas.node.words.startswith("المرصد")
    QTest.keyClick(pane.canvas, Qt.Key.Key_Up)
    assert pane.canvas.node.column == 0


def test_reprints_unfold_and_fold_again(pane: ChainPane) -> None:
    pane.canvas.setFocus()
    click(pane, node(pane, "reprints", ""))
    QTest.keyClick(pane.canvas, Qt.Key.Key_Space)
    outlets = {n.words for n in pane.graph.nodes if n.kind == "outlet"}
    assert {"الوطن", "تشرين", "الثورة", "البعث"} <= outlets


def test_grades_are_given_in_the_chain_by_keys_and_undone(
    qtbot: QtBot, window: MainWindow, pane: ChainPane
) -> None:
    origin, reprints = node(pane, "origin", "مصدر عسكري"), node(pane, "reprints", "")
    click(pane, origin)
    QTest.keyClick(pane.canvas, Qt.Key.Key_B)
    qtbot.waitUntil(lambda: pane.canvas.grade_of(origin) == "B")
    click(pane, reprints)
    QTest.keyClick(pane.canvas, Qt.Key.Key_3)
    qtbot.waitUntil(lambda: pane.canvas.grade_of(reprints) == "3")
    session = window.workspace.case_session
    line = pane.lines[reprints.rows[0]]
    judging.grade(session, lines=[line], value="5")
    qtbot.waitUntil(lambda: not pane.canvas.grade_of(reprints))
    for _ in range(3):
        window.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: not pane.canvas.grade_of(origin))


def test_without_a_claim_it_says_what_to_do(qtbot: QtBot, window: MainWindow) -> None:
    window.workspace.hub.publish(PaneSought("chain"))
    pane = window.panes["chain"]
    assert isinstance(pane, ChainPane)
    assert pane.message.isVisible()
    assert "اختر قولًا" in pane.message.text()
