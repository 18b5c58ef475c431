"""Articles come in: opened, dropped, pasted; what is wrong is said, and nothing else is hurt."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDockWidget, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from desktop.look.direction import isolate
from desktop.panes.dialogs.article_details import ArticleDetails
from desktop.panes.dialogs.paste import PasteDialog
from desktop.panes.entities import EntitiesPane
from desktop.window_main import MainWindow
from desktop.workspace.messages import DocumentShown
from storage.case_file import CaseFile
from tests.journeys.importing import idle, looked, take_in
from tests.windows import SECOND, make_case, open_window, press, reading

NO_KEYS = Qt.KeyboardModifier.NoModifier
ARTICLE = "انفجار في حمص\nقالت الشرطة إن سيارتين انفجرتا أمس في حي الزهراء بمدينة حمص.\n"


def drop(window: MainWindow, *paths: Path, text: str | None = None) -> None:
    drop_on(window, *paths, text=text)


def drop_on(
    target: QWidget, *paths: Path, text: str | None = None, at: QPoint | None = None
) -> None:
    """Drag over a place of a window and drop there, as the window system tells it."""
    data = QMimeData()
    if paths:
        data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if text is not None:
        data.setText(text)
    handle = target.window().windowHandle()
    point = target.mapTo(target.window(), at or QPoint(50, 50))
    does, button, keys = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, NO_KEYS
    entered = QDragEnterEvent(point, does, data, button, keys)
    QApplication.sendEvent(handle, entered)
    assert entered.isAccepted()
    dropped = QDropEvent(QPointF(point), does, data, button, keys)
    QApplication.sendEvent(handle, dropped)
    assert dropped.isAccepted()


def wait(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=20_000)


def test_a_dropped_file_is_read_into_the_case(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "homs.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    drop(window, file)
    wait(qtbot, window)
    titles = [row.title for row in window.workspace.case_session.rows()]
    assert "انفجار في حمص" in titles


def test_files_dropped_on_the_first_page_make_a_case(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "homs.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    chosen = (str(tmp_path / "new"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    window = open_window(qtbot, tmp_path)
    assert window.pages.currentWidget() is window.welcome
    at_once: list[bool] = []
    hub = window.workspace.hub
    hub.subscribe(DocumentShown, lambda _: at_once.append(not window.docks.away), window)
    drop(window, file)
    wait(qtbot, window)
    # It gives way in several turns, so that no click waits for all of it.
    assert not any(at_once)
    qtbot.waitUntil(lambda: window.pages.currentWidget() is window.article)
    docks = window.docks.docks
    assert all(docks[name].isVisible() for name in ("entities", "claims", "timeline"))
    assert all(dock.updatesEnabled() for dock in docks.values())
    assert "حي الزهراء" in reading(window).document.text
    window.close()
    with CaseFile.open(tmp_path / "new.rawi", read_only=True) as case:
        assert case.documents.count() == 1


def test_panes_that_come_back_and_are_put_away_meanwhile_are_painted_again(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.docks.put_away()
    coming = window.docks.bring_back()
    next(coming)
    assert not all(dock.updatesEnabled() for dock in window.docks.docks.values())
    window.docks.put_away()
    assert all(dock.updatesEnabled() for dock in window.docks.docks.values())


def test_a_dropped_case_is_opened(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path)
    drop(window, case)
    assert window.workspace.case_session.path == case


@pytest.mark.parametrize("pane", ["entities", "search", "compare", "timeline", "article"])
def test_a_file_is_taken_wherever_it_is_dropped(qtbot: QtBot, tmp_path: Path, pane: str) -> None:
    file = tmp_path / "homs.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    if pane != "article":
        window.docks.reveal(pane)
    middle = window.panes[pane].rect().center()
    drop_on(window.panes[pane], file, at=middle)
    wait(qtbot, window)
    assert window.workspace.case_session.count == 3


def test_a_field_takes_text_but_no_file(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "homs.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = window.panes["entities"]
    assert isinstance(pane, EntitiesPane)
    field = pane.filter
    drop_on(field, file, at=field.rect().center())
    wait(qtbot, window)
    assert field.text() == ""
    assert window.workspace.case_session.count == 3
    drop_on(field, text="حمص", at=field.rect().center())
    assert field.text() == "حمص"


def test_a_file_is_taken_by_a_pane_that_floats(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "homs.txt"
    file.write_text(ARTICLE, encoding="utf-8")
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    dock = window.docks.docks["entities"]
    assert isinstance(dock, QDockWidget)
    dock.setFloating(True)
    qtbot.waitExposed(dock)
    drop_on(dock, file)
    wait(qtbot, window)
    assert window.workspace.case_session.count == 3


def test_a_folder_brings_what_can_be_read_and_says_what_was_left_out(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "وارد"
    (folder / "2017").mkdir(parents=True)
    (folder / ".trash").mkdir()
    (folder / "2017" / "a.txt").write_text(ARTICLE, encoding="utf-8")
    (folder / "b.text").write_text(f"٢ {ARTICLE}", encoding="windows-1256", errors="ignore")
    (folder / ".trash" / "c.txt").write_text(f"3 {ARTICLE}", encoding="utf-8")
    make_case(folder / "old.rawi")
    for number in range(4):
        (folder / f"{number}.png").write_bytes(b"\x89PNG\r\n")
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    drop(window, folder)
    dialog = take_in(qtbot, window)
    assert window.workspace.case_session.count == 4
    tree = dialog.progress.problems
    told = [tree.model().index(row, 0).data() for row in range(tree.topLevelItemCount())]
    assert told == [isolate(f"{number}.png") for number in range(4)]
    assert not window.problems.isVisible(), "the dialog tells it"
    dialog.close()


def test_an_empty_folder_is_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "فارغ").mkdir()
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    drop(window, tmp_path / "فارغ")
    looked(qtbot, window).close()
    assert "فارغ" in window.problems.words.text()


def test_what_a_drop_would_do_is_said_while_files_are_over_the_window(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "b.txt"))])
    enter = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, NO_KEYS
    )
    QApplication.sendEvent(window.windowHandle(), enter)
    assert window.drops.hint.isVisible()
    assert "a" in window.drops.hint.text()
    QApplication.sendEvent(window.windowHandle(), QDragLeaveEvent())
    assert window.drops.hint.isHidden()


def test_a_file_that_is_no_article_is_named_and_the_others_come_in(
    qtbot: QtBot, tmp_path: Path
) -> None:
    bad, empty, good = tmp_path / "bad.txt", tmp_path / "empty.txt", tmp_path / "good.txt"
    bad.write_bytes(bytes(range(256)) * 40)
    empty.write_bytes(b"")
    good.write_text(ARTICLE, encoding="utf-8")
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    drop(window, bad, empty, good)
    dialog = take_in(qtbot, window)
    tree = dialog.progress.problems
    said = [tree.model().index(row, 1).data() for row in range(tree.topLevelItemCount())]
    assert "bad.txt" in said[0]
    assert "empty.txt" in said[1]
    assert window.workspace.case_session.count == 3
    dialog.close()


def test_a_file_that_is_no_case_is_a_message(qtbot: QtBot, tmp_path: Path) -> None:
    bad = tmp_path / "bad.rawi"
    bad.write_text("no case at all", encoding="utf-8")
    window = open_window(qtbot, tmp_path)
    drop(window, bad)
    assert "bad.rawi" in window.problems.words.text()
    assert bad.read_text(encoding="utf-8") == "no case at all"


def test_a_second_window_gets_the_case_read_only(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.rawi")
    first = open_window(qtbot, tmp_path, case)
    other = tmp_path / "other"
    other.mkdir()
    second = open_window(qtbot, other, case)
    assert second.read_only.isVisible()
    assert not first.read_only.isVisible()
    assert not second.workspace.actions.action("article_details").isEnabled()
    press(second, "Alt+Down")
    press(second, "Del")
    assert len(reading(second).mentions) == len(reading(first).mentions)


def test_pasted_text_becomes_an_article_and_is_shown(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: PasteDialog) -> int:
        dialog.outlet_field.setText("العاصي")
        dialog.date_field.setText("2021-05-09")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(PasteDialog, "exec", fill)
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    drop(window, text=ARTICLE)
    wait(qtbot, window)
    assert reading(window).document.outlet == "العاصي"
    assert window.article.header.date.text() == "9 أيار 2021"


def test_another_date_of_publication_moves_yesterday(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(dialog: ArticleDetails) -> int:
        dialog.date_field.setText("2021-06-20")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ArticleDetails, "exec", fill)
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    press(window, "F4")
    wait(qtbot, window)
    times = [t.earliest for t in reading(window).times if t.text == "أمس"]
    assert times == ["2021-06-19"]
    press(window, "Ctrl+Z")
    wait(qtbot, window)
    times = [t.earliest for t in reading(window).times if t.text == "أمس"]
    assert times == ["2021-05-03"]


def test_a_wrong_date_is_refused_with_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    dialog = ArticleDetails(window.workspace, "الفرات", None, window)
    dialog.show()
    dialog.date_field.setText("12/5")
    dialog.accept()
    assert dialog.isVisible()
    assert "12/5" in dialog.problem.text()
    dialog.date_field.setText("2021-05-12")
    dialog.accept()
    assert dialog.published == "2021-05-12"


def test_a_long_import_shows_progress_and_can_be_cancelled(qtbot: QtBot, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for number in range(11):
        text = f"{number} {ARTICLE}" + SECOND * 30
        (files / f"{number}.txt").write_text(text, encoding="utf-8")
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    status = window.statusBar()
    drop(window, files)
    assert status.bar.isVisible()  # type: ignore[attr-defined]
    dialog = looked(qtbot, window)
    QTest.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    assert status.bar.isVisible()  # type: ignore[attr-defined]
    QTest.mouseClick(dialog.progress.stop, Qt.MouseButton.LeftButton)
    wait(qtbot, window)
    assert not status.bar.isVisible()  # type: ignore[attr-defined]
    assert window.workspace.case_session.count < 13


def test_many_files_are_read_beside_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for number in range(14):
        (files / f"{number:02}.txt").write_text(f"{number} {ARTICLE}", encoding="utf-8")
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    drop(window, files)
    dialog = looked(qtbot, window)
    QTest.mouseClick(dialog.do, Qt.MouseButton.LeftButton)
    press(window, "Ctrl+Shift+D")
    assert window.workspace.background.busy, "the window answers while the work goes on"
    idle(qtbot, window)
    titles = [row.title for row in window.workspace.case_session.rows()]
    assert [title for title in titles if "انفجار في حمص" in title] == [
        f"{number} انفجار في حمص" for number in range(14)
    ]


def test_the_training_case_leads_to_a_result(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    window = open_window(qtbot, tmp_path)
    QTest.mouseClick(window.welcome.buttons["case_training"], Qt.MouseButton.LeftButton)
    wait(qtbot, window)
    assert window.workspace.case_session.count >= 6
    assert reading(window).mentions
