"""A person reads: one click dims the rest everywhere, articles follow one another, words mirror."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.workspace.rules import Chosen
from tests.windows import click_words, make_case, open_window, place_of, press, reading


def left_of(widget: QWidget) -> int:
    return widget.mapToGlobal(QPoint(0, 0)).x()


def test_a_click_chooses_the_entity_in_every_pane(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    click_words(window, "الكرامة")
    selection = window.workspace.selection
    assert selection.rule == Chosen("entity", "e5")
    assert selection.lit is not None
    assert selection.lit.mentions == {"m5", "m7", "m12"}
    press(window, "Esc")
    assert selection.rule is None


def test_a_click_beside_the_words_clears(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    click_words(window, "الكرامة")
    page = window.article.text.viewport()
    QTest.mouseClick(page, Qt.MouseButton.LeftButton, pos=QPoint(5, page.height() - 5))
    assert window.workspace.selection.rule is None


def test_a_double_click_leaves_the_proclitic_out(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    page = window.article.text.viewport()
    QTest.mouseDClick(page, Qt.MouseButton.LeftButton, pos=place_of(window, "بصاروخ"))
    span = window.article.text.selected_span()
    assert span is not None
    assert reading(window).document.text[slice(*span)] == "صاروخ"


def test_arabic_has_the_article_at_the_right_and_english_mirrors_it(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    article, entities = window.article, window.panes["entities"]
    claims = window.panes["claims"]
    assert left_of(article) > left_of(entities) > left_of(claims)
    press(window, "Ctrl+Shift+L")
    QApplication.processEvents()
    assert left_of(article) < left_of(entities) < left_of(claims)
    assert window.layoutDirection() == Qt.LayoutDirection.LeftToRight
    assert window.docks.docks["entities"].windowTitle() == "Entities"


def test_a_hidden_pane_stays_hidden_when_the_language_changes(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.workspace.actions.run("pane_timeline")
    window.workspace.set_language("en")
    assert not window.panes["timeline"].isVisible()
    assert window.panes["entities"].isVisible()


def test_panes_language_and_theme_are_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    window.workspace.actions.run("pane_timeline")
    window.workspace.actions.run("theme")
    window.close()
    again = open_window(qtbot, tmp_path, case)
    assert not again.docks.is_shown("timeline")
    assert again.docks.is_shown("entities")
    assert again.remembered.theme("light") == "dark"


def test_what_is_remembered_holds_no_word_of_an_article(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    click_words(window, "الكرامة")
    window.close()
    kept = (tmp_path / "window.ini").read_text(encoding="utf-8")
    assert "a.rawi" in kept
    assert "الكرامة" not in kept


def test_the_next_article_is_one_key_away(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    assert window.article.header.documents.text() == "\u20681 / 2\u2069"
    with qtbot.waitSignal(window.workspace.background.idle, timeout=20_000):
        window.workspace.actions.run("reanalyse_all")
    press(window, "Ctrl+PgDown")
    assert window.article.header.documents.text() == "\u20682 / 2\u2069"
    assert "هدوء حذر" in window.article.text.toPlainText()


def test_mentions_are_stepped_through_with_keys(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    press(window, "Alt+Down")
    assert window.article.current is not None
    first = window.article.current
    press(window, "Alt+Down")
    assert window.article.current.start > first.start
    press(window, "Alt+Up")
    assert window.article.current == first


def test_searching_finds_other_spellings_and_goes_there(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    field = window.top.search
    field.setText("عائله")
    field.look()
    qtbot.waitUntil(lambda: not field.looking, timeout=20_000)
    words = [entry.words for entry in field.hits.entries()]
    assert any("هدوء حذر" in line for line in words)
    while (entry := field.hits.entry()) is not None and entry.key[0] != "text":
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.workspace.document_id == 2


def test_the_first_page_has_the_window_to_itself_in_either_language(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    assert not any(window.docks.is_shown(name) for name in window.docks.docks)
    window.workspace.set_language("en")
    assert not any(window.docks.is_shown(name) for name in window.docks.docks)
    window.workspace.case_session.open(make_case(tmp_path / "a.rawi"))
    QApplication.processEvents()
    assert left_of(window.article) < left_of(window.panes["entities"])
    assert window.panes["timeline"].isVisible()


def test_dark_is_dark_at_once_and_the_page_with_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    for theme, dark in (("dark", True), ("light", False)):
        window.workspace.actions.run("theme")
        assert window.workspace.appearance.theme == theme
        picture = window.grab().toImage()
        page = window.article.text.viewport().mapTo(window, QPoint(4, 200))
        bar = window.top.mapTo(window, QPoint(600, 2))
        assert (picture.pixelColor(page).lightness() < 80) == dark
        assert (picture.pixelColor(bar).lightness() < 80) == dark


def test_the_list_opens_at_the_shown_article_and_shows_another(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    press(window, "Ctrl+PgDown")
    press(window, "Ctrl+L")
    articles = window.article.header.list
    view = articles.view
    assert articles.isVisible()
    lines = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert ["الفرات" in line for line in lines] == [True, False]
    assert view.currentIndex().row() == 1
    QTest.keyClick(view, Qt.Key.Key_Up)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not articles.isVisible()
    assert window.workspace.document_id == 1
