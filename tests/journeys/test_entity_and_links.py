"""Who is behind a name: from a word of an article to its page, its neighbours and their words."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.look.translation import Language
from desktop.panes.entities import EntitiesPane
from desktop.panes.entities_rows import CaseRow, HeadingRow
from desktop.panes.entity import EntityPane
from desktop.panes.graph import GraphPane
from desktop.panes.page_rows import Line, ToWords
from desktop.window_main import MainWindow
from tests.panes.told_in_many import make_case_of_reprints
from tests.windows import click_words, open_window, press


def panes(window: MainWindow) -> tuple[EntitiesPane, EntityPane, GraphPane]:
    entities, page, graph = (window.panes[name] for name in ("entities", "entity", "graph"))
    assert isinstance(entities, EntitiesPane)
    assert isinstance(page, EntityPane)
    assert isinstance(graph, GraphPane)
    return entities, page, graph


@pytest.mark.parametrize("language", ["ar", "en"])
def test_from_a_word_to_who_is_named_with_it(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    case = make_case_of_reprints(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case, language=language)
    entities, page, graph = panes(window)
    first = window.workspace.document_id

    # A name in the text, and its page.
    click_words(window, "القورية")
    press(window, "Ctrl+Return")
    qtbot.waitUntil(lambda: page.page.words is not None, timeout=10_000)
    assert "القورية" in page.name.text()
    number = page.number

    # Where another article speaks of it.
    elsewhere = next(
        at
        for at, row in enumerate(page.list.page.rows)
        if isinstance(row, Line) and isinstance(row.goal, ToWords) and row.goal.document != first
    )
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.page.index(elsewhere))
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    assert window.workspace.document_id != first
    assert page.number == number

    # Its links: it is bright in the middle of its neighbours.
    press(window, "Alt+8")
    qtbot.waitUntil(lambda: number in graph.canvas.drawing.by_id, timeout=10_000)
    scene = graph.canvas.scene()
    assert scene.chosen == number
    assert scene.lit is not None
    assert number in scene.lit

    # And back, as in a browser.
    window.workspace.trail.back()
    assert window.workspace.document_id == first

    # Somebody else, looked up in the whole case by a part of the name in another spelling.
    entities.scope.choose(1)
    entities.filter.setText("المرصد السورى")
    rows = entities.model
    qtbot.waitUntil(lambda: any("المرصد" in getattr(row, "name", "") for row in rows.rows))
    assert not any(isinstance(row, HeadingRow) for row in entities.model.rows)
    QTest.keyClick(entities.filter, Qt.Key.Key_Return)
    found = window.workspace.case_entities.number
    assert found is not None
    assert found != number
    entities.filter.clear()
    qtbot.waitUntil(lambda: any(isinstance(row, HeadingRow) for row in entities.model.rows))
    chosen = entities.view.currentIndex().data(Qt.ItemDataRole.UserRole)
    assert isinstance(chosen, CaseRow)
    assert chosen.number == found


def test_the_card_of_a_name_leads_to_its_page(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case_of_reprints(tmp_path / "a.rawi"))
    _, page, _ = panes(window)
    click_words(window, "القورية")
    window.article.show_card()
    card = window.article.cards.card
    assert card is not None
    words = window.workspace.tr("card.do_open_entity")
    button = next(button for button in card.buttons() if button.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.docks.is_in_front("entity"))
    qtbot.waitUntil(lambda: page.page.head is not None)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_row_of_the_list_is_cut_in_half(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    case = make_case_of_reprints(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case, language=language)
    entities, _, _ = panes(window)
    QTest.qWait(50)
    view = entities.view
    picture = view.viewport().grab().toImage()
    seen = view.viewport().rect()
    cut = [
        view.visualRect(entities.model.index(row))
        for row in range(entities.model.rowCount())
        if view.visualRect(entities.model.index(row)).top() <= seen.bottom()
        and view.visualRect(entities.model.index(row)).bottom() > seen.bottom() + 3
    ]
    for rect in cut:
        inks = {
            picture.pixel(x, y)
            for y in range(rect.top() + 1, seen.bottom())
            for x in range(0, seen.width(), 3)
        }
        assert len(inks) == 1, "where a row would be cut, nothing is painted"
