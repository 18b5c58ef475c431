"""The net of links by mouse and keys."""

from __future__ import annotations

from math import dist
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.panes.entity import EntityPane
from desktop.panes.graph import GraphPane
from desktop.panes.graph_layout import SPRING
from desktop.panes.page_rows import Line, ToWords
from desktop.window_main import MainWindow
from desktop.workspace.problems import PictureNotWritten
from storage.case_file import CaseFile
from tests.benchmarks.cases import articles
from tests.made_once import made_once
from tests.windows import open_window


@made_once
def make_case(path: Path) -> Path:
    """Forty articles of which names meet more than once."""
    with CaseFile.create(path) as case, case.together():
        for number, (article, read) in enumerate(articles(40)):
            case.layers.replace(case.documents.add(article, file=f"{number}.txt").id, read)
    return path


def opened(qtbot: QtBot, folder: Path, language: str = "ar") -> tuple[MainWindow, GraphPane]:
    """A window with the net in front, laid out."""
    case = folder / "a.rawi"
    window = open_window(
        qtbot, folder, case if case.exists() else make_case(case), language=language  # type: ignore[arg-type]
    )  # fmt: skip
    pane = window.panes["graph"]
    assert isinstance(pane, GraphPane)
    window.docks.reveal("graph")
    qtbot.waitUntil(lambda: bool(pane.canvas.drawing.nodes), timeout=20_000)
    return window, pane


def click(pane: GraphPane, at: QPoint) -> None:
    QTest.mouseClick(pane.canvas, Qt.MouseButton.LeftButton, pos=at)


def test_the_pane_waits_until_its_net_is_laid_out(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = window.panes["graph"]
    assert isinstance(pane, GraphPane)
    window.docks.reveal("graph")
    assert pane.waiting
    qtbot.waitUntil(lambda: not pane.waiting, timeout=20_000)
    assert pane.canvas.drawing.nodes


def test_a_click_chooses_and_dims_whoever_is_not_beside(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path)
    node = pane.canvas.drawing.nodes[0]
    click(pane, pane.canvas.pixel_of(node.id))
    assert window.workspace.case_entities.number == node.id
    lit = set(pane.canvas.scene().lit or ())
    assert lit == {node.id, *(other.id for other in pane.canvas.drawing.beside(node.id))}
    empty = QPoint(2, pane.canvas.height() - 2)
    click(pane, empty)
    assert pane.canvas.scene().lit is None
    assert window.workspace.case_entities.number is None


def test_a_double_click_opens_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path)
    node = pane.canvas.drawing.nodes[0]
    at = pane.canvas.pixel_of(node.id)
    click(pane, at)
    QTest.mouseDClick(pane.canvas, Qt.MouseButton.LeftButton, pos=at)
    page = window.panes["entity"]
    assert isinstance(page, EntityPane)
    qtbot.waitUntil(lambda: page.page.head is not None)
    assert window.docks.is_in_front("entity")
    assert page.number == node.id


def _free_point(pane: GraphPane) -> tuple[int, QPoint]:
    """The place of a link, and a point where nothing but that link is."""
    scene = pane.canvas.scene()
    for place, link in enumerate(pane.canvas.drawing.links):
        start, end = (scene.at(scene.drawing.by_id[n]) for n in (link.first, link.second))
        for part in (0.5, 0.4, 0.6, 0.3, 0.7):
            at = (start + (end - start) * part).toPoint()
            if scene.node_at(QPointF(at)) is None and scene.link_at(QPointF(at)) == link:
                return place, at
    raise AssertionError("every link lies under something")


def test_a_link_lists_its_articles_and_leads_to_the_words(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path)
    place, at = _free_point(pane)
    link = pane.canvas.drawing.links[place]
    click(pane, at)
    assert pane.list.link == link
    qtbot.waitUntil(lambda: pane.list.page.rowCount() == link.documents + 1)
    line = pane.list.page.rows[1]
    assert isinstance(line, Line)
    assert isinstance(line.goal, ToWords)
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.list.page.index(1))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert window.workspace.document_id == line.goal.document
    assert window.article.text.is_visible_at(line.goal.start)


def test_the_slider_leaves_out_links_of_few_articles(qtbot: QtBot, tmp_path: Path) -> None:
    _, pane = opened(qtbot, tmp_path)
    pane.least.setValue(1)
    all_of_them = {node.id: pane.canvas.pixel_of(node.id) for node in pane.canvas.drawing.nodes}
    pane.least.setFocus()
    QTest.keyClick(pane.least, Qt.Key.Key_Up)
    assert pane.least.value() == 2
    assert all(link.documents >= 2 for link in pane.canvas.drawing.links)
    kept = pane.drawing.seen(2).nodes
    assert len(kept) < len(all_of_them)


def test_a_kind_that_is_switched_off_is_left_out(qtbot: QtBot, tmp_path: Path) -> None:
    _, pane = opened(qtbot, tmp_path)
    people = next(chip for chip in pane.chips if chip.kind == "person")
    QTest.mouseClick(people, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: {n.kind for n in pane.drawing.nodes}.isdisjoint({"person"}))
    assert pane.drawing.nodes


def test_a_dragged_node_stays_there_on_another_day(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path)
    node = pane.canvas.drawing.nodes[0]
    start = pane.canvas.pixel_of(node.id)
    goal = QPoint(40, 60)
    QTest.mousePress(pane.canvas, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(pane.canvas, start + QPoint(12, 12))
    QTest.mouseMove(pane.canvas, goal)
    QTest.mouseRelease(pane.canvas, Qt.MouseButton.LeftButton, pos=goal)
    put = pane.pins.places()[node.id]
    window.close()
    assert node.name.encode() not in (tmp_path / "window.ini").read_bytes()
    _, again = opened(qtbot, tmp_path)
    found = again.drawing.by_id[node.id]
    assert (round(found.x), round(found.y)) == (round(put[0]), round(put[1]))
    menu = {entry.objectName(): entry for entry in again.menu_of(node.id).actions()}
    menu["unpin"].trigger()
    assert again.pins.places() == {}


def test_a_hidden_node_can_be_brought_back(qtbot: QtBot, tmp_path: Path) -> None:
    _, pane = opened(qtbot, tmp_path)
    node = pane.canvas.drawing.nodes[0].id
    menu = {entry.objectName(): entry for entry in pane.menu_of(node).actions()}
    menu["hide"].trigger()
    assert node not in pane.canvas.drawing.by_id
    QTest.mouseClick(pane.back, Qt.MouseButton.LeftButton)
    assert node in pane.canvas.drawing.by_id
    assert not pane.back.isVisible()


def test_neighbours_are_added_and_others_move_little(qtbot: QtBot, tmp_path: Path) -> None:
    _, pane = opened(qtbot, tmp_path)
    pane.size_choice.choose(0)
    qtbot.waitUntil(lambda: len(pane.drawing.nodes) == 30)
    before = pane.drawing
    menu = {entry.objectName(): entry for entry in pane.menu_of(before.nodes[-1].id).actions()}
    menu["expand"].trigger()
    qtbot.waitUntil(lambda: len(pane.drawing.nodes) > 30)
    moved = sorted(
        dist((pane.drawing.by_id[n.id].x, pane.drawing.by_id[n.id].y), (n.x, n.y))
        for n in before.nodes
    )
    assert moved[len(moved) // 2] < SPRING


def test_round_the_chosen_one(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path)
    chosen = pane.canvas.drawing.nodes[5].id
    window.workspace.case_entities.choose(chosen)
    pane.scope.choose(1)
    qtbot.waitUntil(lambda: pane.wish().around == chosen and chosen in pane.drawing.by_id)
    qtbot.waitUntil(lambda: len(pane.drawing.nodes) <= 41)
    near = len(pane.drawing.nodes)
    pane.scope.choose(2)
    qtbot.waitUntil(lambda: len(pane.drawing.nodes) > near)


def test_keys_walk_by_links_and_by_strength_and_leave(qtbot: QtBot, tmp_path: Path) -> None:
    window, pane = opened(qtbot, tmp_path)
    canvas = pane.canvas
    canvas.setFocus()
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    strongest = [node.id for node in canvas.drawing.nodes]
    assert canvas.current == strongest[0]
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert canvas.current == strongest[1]
    QTest.keyClick(canvas, Qt.Key.Key_Backtab)
    assert canvas.current == strongest[0]
    beside = {node.id for node in canvas.drawing.beside(strongest[0])}
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Right):
        canvas.set_current(strongest[0])
        QTest.keyClick(canvas, key)
        if canvas.current in beside:
            break
    assert canvas.current in beside
    assert canvas.accessibleDescription()
    QTest.keyClick(canvas, Qt.Key.Key_Space)
    assert window.workspace.case_entities.number == canvas.current
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert window.workspace.selection.rule is None
    QTest.keyClick(canvas, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is not canvas, "Escape leaves the net"


def test_zoom_keeps_what_is_under_the_middle(qtbot: QtBot, tmp_path: Path) -> None:
    _, pane = opened(qtbot, tmp_path)
    canvas = pane.canvas
    canvas.setFocus()
    scale = canvas.view.scale
    QTest.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.view.scale > scale
    QTest.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.view.scale == scale


@pytest.mark.parametrize("kind", ["svg", "png", "pdf"])
def test_the_picture_is_written(qtbot: QtBot, tmp_path: Path, kind: str) -> None:
    _, pane = opened(qtbot, tmp_path)
    out = tmp_path / f"net.{kind}"
    pane.picture.write(out)
    start = {"svg": b"<?xml", "png": b"\x89PNG", "pdf": b"%PDF"}[kind]
    assert out.read_bytes().startswith(start)
    with pytest.raises(PictureNotWritten):
        pane.picture.write(tmp_path / "net.bmp")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_control_has_a_name(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    _, pane = opened(qtbot, tmp_path, language)
    for control in pane.focus_chain():
        assert control.accessibleName() or control is pane.back
