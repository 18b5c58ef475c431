"""The page of an entity, by mouse and keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from desktop.panes.dialogs.note import NoteDialog
from desktop.panes.entity import EntityPane
from desktop.panes.page_rows import Heading, Line, ToEntity, ToMerge, ToNote, ToWords
from desktop.window_main import MainWindow
from desktop.workspace.entity_page import FIRST
from desktop.workspace.rules import Chosen
from storage.case_file import CaseFile
from tests.benchmarks.cases import articles
from tests.compared import make_compared_case
from tests.made_once import made_once
from tests.panes.told_in_many import make_case_of_reprints
from tests.windows import make_case, open_window, press, reading


def pane_of(window: MainWindow) -> EntityPane:
    pane = window.panes["entity"]
    assert isinstance(pane, EntityPane)
    return pane


def opened(qtbot: QtBot, window: MainWindow, name: str) -> EntityPane:
    """The whole page of the entity of this name."""
    pane = pane_of(window)
    window.docks.reveal("entity")
    case = window.workspace.case_session.case
    assert case is not None
    hit = next(hit for hit in case.names(name, limit=40) if hit.name == name)
    window.workspace.case_entities.choose(hit.id)
    qtbot.waitUntil(lambda: pane.page.words is not None, timeout=10_000)
    return pane


@made_once
def make_large_case(path: Path) -> Path:
    with CaseFile.create(path) as case, case.together():
        for number, (article, read) in enumerate(articles(40)):
            case.layers.replace(case.documents.add(article, file=f"{number}.txt").id, read)
    return path


def lines(pane: EntityPane, heading: str) -> list[Line]:
    """The lines of a part."""
    words = pane.workspace.tr(f"entity.{heading}")
    found, inside = [], False
    for row in pane.list.page.rows:
        if isinstance(row, Heading):
            inside = row.title == words
        elif inside:
            found.append(row)
    return found


def click(pane: EntityPane, line: Line) -> None:
    QTest.qWait(30)  # until the page is laid out
    index = pane.list.page.index(pane.list.page.rows.index(line))
    pane.list.scrollTo(index, pane.list.ScrollHint.PositionAtTop)
    at = pane.list.visualRect(index).center()
    QTest.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_it_follows_what_is_chosen_in_the_article(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = pane_of(window)
    window.docks.reveal("entity")
    window.workspace.selection.choose(Chosen("entity", "e8"))
    qtbot.waitUntil(lambda: pane.page.words is not None)
    assert "مستشفى السلام" in pane.name.text()
    assert pane.page.head is not None
    assert pane.page.head.entity.mentions == len(reading(window).entities[7].mentions)


def test_names_tell_who_uses_them(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case_of_reprints(tmp_path / "a.rawi"))
    pane = opened(qtbot, window, "القورية")
    first = lines(pane, "names")[0]
    assert "القورية" in first.text
    assert "البعث" in first.about
    assert first.end == "8"
    assert pane.page.head is not None
    assert pane.page.head.place is not None
    assert f"{pane.page.head.place.lat:.4f}" in pane.about.text()


def test_a_line_leads_to_its_words_in_another_article(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case_of_reprints(tmp_path / "a.rawi"))
    pane = opened(qtbot, window, "القورية")
    shown = window.workspace.document_id
    line = next(
        one
        for one in lines(pane, "articles")
        if isinstance(one.goal, ToWords) and one.goal.document != shown
    )
    assert isinstance(line.goal, ToWords)
    click(pane, line)
    assert window.workspace.document_id == line.goal.document
    assert window.article.text.is_visible_at(line.goal.start)
    assert window.workspace.case_entities.number == pane.number, "the page stays"


def test_more_rows_come_when_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_large_case(tmp_path / "a.rawi"))
    case = window.workspace.case_session.case
    assert case is not None
    most = case.meetings.prominent(limit=1)[0]
    pane = opened(qtbot, window, most.entity.name)
    before = lines(pane, "articles")
    assert most.documents > FIRST
    assert len(before) == FIRST + 1
    click(pane, before[-1])
    shown = min(most.documents, FIRST + 20)
    qtbot.waitUntil(lambda: len([x for x in lines(pane, "articles") if not x.quiet]) == shown)


def test_a_neighbour_opens_its_own_page_by_enter(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case_of_reprints(tmp_path / "a.rawi"))
    pane = opened(qtbot, window, "القورية")
    neighbour = lines(pane, "beside")[0]
    assert isinstance(neighbour.goal, ToEntity)
    assert neighbour.about, "how strong the link is"
    assert neighbour.end, "and in how many articles"
    pane.list.setFocus()
    pane.list.setCurrentIndex(pane.list.page.index(pane.list.page.rows.index(neighbour)))
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    assert pane.number == neighbour.goal.number


def test_who_says_what_of_it_with_their_stance(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case_of_reprints(tmp_path / "a.rawi"))
    pane = opened(qtbot, window, "مصدر عسكري")
    said = [line for line in lines(pane, "says") if not line.quiet]
    assert said
    assert {line.stance for line in said} <= {"asserts", "reports"}


def test_a_note_is_kept_shown_and_undone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = opened(qtbot, window, "مستشفى السلام")

    def write(dialog: NoteDialog) -> int:
        dialog.field.setPlainText("هل هو الميداني؟")
        return 1

    monkeypatch.setattr(NoteDialog, "exec", write)
    (add,) = lines(pane, "notes")
    assert add.goal == ToNote(None)
    click(pane, add)
    qtbot.waitUntil(lambda: len(lines(pane, "notes")) == 2)
    case = window.workspace.case_session.case
    assert case is not None
    assert [note.text for note in case.annotations.on_entities()] == ["هل هو الميداني؟"]
    window.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: len(lines(pane, "notes")) == 1)


def test_the_chart_narrows_the_articles_to_a_column(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = opened(qtbot, window, "مستشفى السلام")
    assert [bar.documents for bar in pane.chart.bars] == [1]
    at = pane.chart.rectangle_of(0).center().toPoint()
    QTest.mouseClick(pane.chart, Qt.MouseButton.LeftButton, pos=at)
    assert pane.chart.chosen == pane.chart.bars[0]
    qtbot.waitUntil(lambda: bool(lines(pane, "articles")))
    QTest.keyClick(pane.chart, Qt.Key.Key_Escape)
    assert pane.chart.chosen is None


@pytest.mark.parametrize("language", ["ar", "en"])
def test_time_runs_as_the_line_of_writing(qtbot: QtBot, tmp_path: Path, language: str) -> None:
    window = open_window(
        qtbot, tmp_path, make_case_of_reprints(tmp_path / "a.rawi"), language=language  # type: ignore[arg-type]
    )  # fmt: skip
    pane = opened(qtbot, window, "القورية")
    first = pane.chart.rectangle_of(0).center().x()
    assert (first > pane.chart.width() / 2) == (language == "ar")


def test_a_suggestion_is_answered_on_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_compared_case(tmp_path / "a.rawi"))
    comparing = window.workspace.comparing
    qtbot.waitUntil(lambda: bool(comparing.found.suggestions), timeout=30_000)
    found = comparing.found.suggestions[0]
    pane = opened(qtbot, window, found.entity.name)
    line = lines(pane, "merges")[0]
    assert isinstance(line.goal, ToMerge)

    click(pane, line)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    same = menu.actions()[0]
    assert same.text() == window.workspace.tr("suggestions.same")
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(same).center())
    qtbot.waitUntil(lambda: found not in comparing.found.suggestions, timeout=20_000)
    assert not lines(pane, "merges")

    def names() -> set[str]:
        return set(pane.page.head.entity.names) if pane.page.head else set()

    qtbot.waitUntil(lambda: names() == {"كفر زيبان", "كفرزيبان"}, timeout=20_000)


def test_without_a_choice_it_says_how_to_get_one(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.docks.reveal("entity")
    assert pane_of(window).message.isVisible()


def test_every_control_has_a_name_and_every_line_is_read_aloud(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case_of_reprints(tmp_path / "a.rawi"))
    pane = opened(qtbot, window, "القورية")
    for control in pane.focus_chain():
        assert control.accessibleName()
    page = pane.list.page
    spoken = Qt.ItemDataRole.AccessibleTextRole
    assert all(page.data(page.index(n), spoken) for n in range(page.rowCount()))


def test_a_double_click_in_the_list_opens_the_page(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    entities = window.panes["entities"]
    row = next(
        n for n, row in enumerate(entities.model.rows)  # type: ignore[attr-defined]
        if getattr(row, "name", "") == "مستشفى السلام"
    )  # fmt: skip
    view = entities.view  # type: ignore[attr-defined]
    view.scrollTo(entities.model.index(row))  # type: ignore[attr-defined]
    at: QPoint = view.visualRect(entities.model.index(row)).center()  # type: ignore[attr-defined]
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(lambda: window.docks.is_in_front("entity"))
    qtbot.waitUntil(lambda: pane_of(window).page.head is not None)


def test_its_keys_open_it(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.workspace.selection.choose(Chosen("entity", "e8"))
    press(window, "Ctrl+Return")
    qtbot.waitUntil(lambda: window.docks.is_in_front("entity"))
