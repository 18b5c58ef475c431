"""A person lays two articles side by side: near ones first, one choice for both, other names."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Analysis, Article
from desktop.panes.article_text import ArticleText
from desktop.panes.compare import ComparePane
from desktop.window_main import MainWindow
from desktop.workspace.rules import Chosen
from storage.case_file import CaseFile
from tests.made_once import made_once
from tests.read_once import read_once
from tests.windows import open_window, reading
from tests.workspace.test_naming import HERE, THERE

FILLER = "\n".join(f"وهذه فقرة رقم {n} لا تقول شيئًا عن أحد." for n in range(60))
FAR = "فاز فريق النجم بكأس المدينة.\nوقال مدربه إن اللاعبين تعبوا."


@made_once
def two_articles(path: Path) -> Path:
    with CaseFile.create(path) as case:
        for day, (text, outlet) in enumerate(
            ((HERE, "الفرات"), (FAR, "الملعب"), (f"{FILLER}\n{THERE}", "الشاهد")), start=12
        ):
            article = Article(text, outlet=outlet, published=f"2017-11-{day}")
            added = case.documents.add(article, file=None)
            case.layers.replace(added.id, read_once(article))
    return path


def compare_pane(window: MainWindow) -> ComparePane:
    window.workspace.actions.run("profile_compare")
    QApplication.processEvents()
    pane = window.panes["compare"]
    assert isinstance(pane, ComparePane)
    settle(pane)
    return pane


def settle(pane: ComparePane) -> None:
    """Until both articles are compared, laid out and level."""
    while pane.waiting:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    for _ in range(3):
        QApplication.processEvents()


def names_of_both(pane: ComparePane) -> list[str]:
    return [entity.name for entity in pane.found.shared]


def height_of(text: ArticleText, paragraph: int, reading: Analysis) -> float:
    """Where a paragraph of a text begins on the screen."""
    start = reading.document.paragraphs[paragraph].start
    top = text.rectangle_of(start, start + 1).top()
    return top + text.viewport().mapToGlobal(QPoint()).y()


def test_the_nearest_article_stands_beside_the_shown_one(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, two_articles(tmp_path / "a.rawi"))
    pane = compare_pane(window)
    assert pane.found.document == 3
    assert "تنظيم الدولة" in pane.text.toPlainText()
    assert "الشاهد" in pane.other.about.text()
    assert names_of_both(pane) == ["داعش", "البوكمال"]


def test_one_choice_lights_both_and_brings_both_into_sight(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, two_articles(tmp_path / "a.rawi"))
    pane = compare_pane(window)
    there = pane.found.shared[0].names_there[0].spans[0]
    assert not pane.text.is_visible_at(there[0])
    row = next(n for n in range(pane.list.count()) if pane.list.item(n).text() == "داعش")
    place = pane.list.visualItemRect(pane.list.item(row)).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    chosen = window.workspace.selection.rule
    assert chosen == Chosen("entity", pane.found.shared[0].here[0])
    assert pane.text.is_visible_at(there[0])
    assert window.article.text.is_visible_at(pane.found.shared[0].names_here[0].spans[0][0])
    spot = pane.text.rectangle_of(*pane.found.shared[1].names_there[0].spans[0]).center().toPoint()
    QTest.mouseClick(pane.text.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert window.workspace.selection.rule == Chosen("entity", pane.found.shared[1].here[0])
    assert pane.list.currentItem().text() == "البوكمال"


def test_words_that_only_one_uses_are_marked_in_both_until_the_pane_goes(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, two_articles(tmp_path / "a.rawi"))
    pane = compare_pane(window)
    text = reading(window).document.text
    assert "داعش الإرهابي" in {text[slice(*span)] for span in window.article.text.differing()}
    other = pane.found.reading
    assert other is not None
    assert {other.document.text[slice(*span)] for span in pane.text.differing()} == {"تنظيم الدولة"}
    window.workspace.actions.run("profile_read")
    QApplication.processEvents()
    assert window.article.text.differing() == []


def test_another_article_is_picked_from_the_nearest_and_both_are_swapped(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, two_articles(tmp_path / "a.rawi"))
    pane = compare_pane(window)
    pane.picker.near.aboutToShow.emit()
    assert len(pane.picker.near.actions()) == 1
    assert pane.picker.near.actions()[0].isChecked()
    pane.show_beside(2)
    settle(pane)
    assert "النجم" in pane.text.toPlainText()
    assert names_of_both(pane) == []
    pane.show_beside(3)
    settle(pane)
    window.workspace.actions.run("compare_swap")
    settle(pane)
    assert window.workspace.document_id == 3
    assert pane.found.document == 1
    assert names_of_both(pane) == ["تنظيم الدولة", "البوكمال"]


def test_a_case_of_one_article_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "a.rawi") as case:
        added = case.documents.add(Article(FAR), file=None)
        case.layers.replace(added.id, read_once(Article(FAR)))
    window = open_window(qtbot, tmp_path, tmp_path / "a.rawi")
    pane = compare_pane(window)
    assert pane.message.isVisible()
    assert not window.workspace.actions.action("compare_swap").isEnabled()


def test_what_tells_the_same_stands_level_and_both_scroll_together(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, two_articles(tmp_path / "a.rawi"))
    pane = compare_pane(window)
    here, there = window.article.text, pane.text
    other = pane.found.reading
    assert other is not None
    pairs = [(level.here, level.there) for level in pane.found.levels]
    assert pairs, "both tell of the attack"

    def is_level() -> bool:
        return all(
            abs(height_of(here, ours, reading(window)) - height_of(there, theirs, other)) < 2
            for ours, theirs in pairs
        )

    assert is_level()
    there.verticalScrollBar().setValue(120)
    assert here.verticalScrollBar().value() == 120
    here.verticalScrollBar().setValue(300)
    assert there.verticalScrollBar().value() == 300
    assert is_level()
    window.resize(1500, 900)
    settle(pane)
    assert is_level()
    window.article.text.set_pixels(22)
    settle(pane)
    assert is_level()


def test_level_can_be_switched_off_and_goes_with_the_pane(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, two_articles(tmp_path / "a.rawi"))
    usual = window.article.text.document().size().height()
    pane = compare_pane(window)
    here, there = window.article.text, pane.text
    window.resize(1280, 800)
    settle(pane)
    assert here.document().size().height() > usual
    window.workspace.actions.run("compare_level")
    settle(pane)
    assert pane.choices() == 1
    apart = here.document().size().height()
    assert apart < there.document().size().height()
    there.verticalScrollBar().setValue(200)
    assert here.verticalScrollBar().value() == 0
    window.workspace.actions.run("compare_level")
    settle(pane)
    assert here.document().size().height() > apart
    window.workspace.actions.run("profile_read")
    settle(pane)
    assert here.document().size().height() == usual


def test_a_row_leads_from_place_to_place_in_both(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, two_articles(tmp_path / "a.rawi"))
    pane = compare_pane(window)
    pane.level.setChecked(False)
    settle(pane)
    group = pane.found.shared[0]
    here, there = window.article.text, pane.text
    places = [group.names_here[0].spans[0], group.names_there[0].spans[0]]
    row = next(n for n in range(pane.list.count()) if pane.list.item(n).text() == group.name)
    pane.list.setFocus()
    pane.list.setCurrentRow(row)
    assert here.is_visible_at(places[0][0])
    assert there.is_visible_at(places[1][0])
    there.verticalScrollBar().setValue(0)
    assert not there.is_visible_at(places[1][0])
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert there.is_visible_at(group.names_there[0].spans[1][0])
    there.verticalScrollBar().setValue(0)
    at = pane.list.visualItemRect(pane.list.item(row)).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert any(there.is_visible_at(start) for start, _ in group.names_there[0].spans)
