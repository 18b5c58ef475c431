"""A person looks at events that no date is known of, and gives the article its own."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article
from desktop.analysis.pipeline import analyse
from desktop.panes.dialogs.article_details import ArticleDetails
from desktop.panes.timeline import TimelinePane
from desktop.window_main import MainWindow
from resources.lexicons import load
from storage.case_file import CaseFile
from tests.windows import open_window

LEFT = Qt.MouseButton.LeftButton
TEXT = "هجوم في الرقة\nوقع هجوم على بلدة الكرامة في ريف الرقة أمس، قال ناطق باسم الشرطة.\n"
SECOND = "قصف في الطبقة\nقصفت طائرات حربية قرية الحمر أول من أمس، بحسب شهود.\n"


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """Two articles that tell of yesterday, and not when they were printed."""
    path = tmp_path / "a.rawi"
    with CaseFile.create(path) as case:
        for outlet, text in (("الفرات", TEXT), ("الشام", SECOND)):
            article = Article(text, outlet=outlet)
            added = case.documents.add(article, file=f"{outlet}.txt")
            case.layers.replace(added.id, analyse(article, load()))
    return path


@pytest.fixture(autouse=True)
def entered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog of an article's details is answered with a day."""

    def fill(dialog: ArticleDetails) -> int:
        dialog.date_field.setText("2021-05-04")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ArticleDetails, "exec", fill)


def timeline(qtbot: QtBot, window: MainWindow) -> TimelinePane:
    pane = window.panes["timeline"]
    assert isinstance(pane, TimelinePane)
    settled(qtbot, window)
    return pane


def settled(qtbot: QtBot, window: MainWindow) -> None:
    workspace = window.workspace
    qtbot.waitUntil(
        lambda: not (workspace.background.busy or workspace.asking.waiting), timeout=60_000
    )


def test_the_drawing_comes_when_the_article_gets_its_date(
    qtbot: QtBot, tmp_path: Path, case: Path
) -> None:
    window = open_window(qtbot, tmp_path, case)
    pane = timeline(qtbot, window)
    page = pane.undated_page
    assert page.list.isVisible()
    assert not pane.canvas.isVisible()
    assert page.list.width() == pane.width()
    assert "«\u2068أمس\u2069»" in page.why.text()
    QTest.mouseClick(page.set_date, LEFT)
    settled(qtbot, window)
    qtbot.waitUntil(pane.canvas.isVisible, timeout=20_000)
    assert not page.isVisible()
    bar = pane.canvas.bar_rect(pane.canvas.view.dated[0])
    assert pane.canvas.viewport().rect().contains(bar.center().toPoint())


def test_of_the_case_each_event_names_its_article(qtbot: QtBot, tmp_path: Path, case: Path) -> None:
    window = open_window(qtbot, tmp_path, case, language="en")
    pane = timeline(qtbot, window)
    pane.scope.choose(1)
    settled(qtbot, window)
    page, tr = pane.undated_page, window.workspace.tr
    assert page.isVisible()
    assert page.why.text() == tr("timeline.undated_articles")
    qtbot.waitUntil(lambda: pane.without_date.told(0) is not None)
    told = [pane.without_date.told(row) for row in range(pane.without_date.rowCount())]
    assert {event.article for event in told if event} == {
        "\u2068الفرات\u2069 · \u2068هجوم في الرقة\u2069",
        "\u2068الشام\u2069 · \u2068قصف في الطبقة\u2069",
    }
    other = next(row for row, event in enumerate(told) if event and event.document == 2)
    index = pane.without_date.index(other)
    page.list.selectionModel().setCurrentIndex(
        index, QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Return)
    settled(qtbot, window)
    # The article is opened, and the list stays where it was.
    assert window.workspace.document_id == 2
    assert page.list.currentIndex().row() == other
    assert pane.without_date.told(other) is not None
    QTest.mouseClick(page.set_date, LEFT)
    settled(qtbot, window)
    qtbot.waitUntil(pane.canvas.isVisible, timeout=20_000)
    assert not page.isVisible()
    window.workspace.case_session.show(1)
    assert not pane.canvas.view.is_empty


def test_where_the_text_says_nothing_no_date_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    article = Article("وقع هجوم على بلدة الكرامة.\n", outlet="الفرات", published="2021-05-04")
    with CaseFile.create(tmp_path / "b.rawi") as made:
        added = made.documents.add(article, file="b.txt")
        made.layers.replace(added.id, analyse(article, load()))
    window = open_window(qtbot, tmp_path, tmp_path / "b.rawi")
    pane = timeline(qtbot, window)
    page, tr = pane.undated_page, window.workspace.tr
    assert page.why.text() == tr("timeline.undated_text")
    assert not page.set_date.isVisible()
    pane.scope.choose(1)
    settled(qtbot, window)
    assert page.why.text() == tr("timeline.undated_texts")
