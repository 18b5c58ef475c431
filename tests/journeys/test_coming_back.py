"""A person closes the window and opens it again: everything is where it was."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article
from desktop.panes.dialogs.article_details import ArticleDetails
from desktop.window_main import MainWindow
from storage.case_file import CaseFile
from tests import builders
from tests.made_once import made_once
from tests.windows import SECOND, make_case, open_window, press, reading

LONG = "\n".join(
    ["انفجار في حمص", *(f"قال شاهد رقم {n} إنه سمع صوت انفجار أمس في حمص." for n in range(80))]
)


@made_once
def long_case(path: Path) -> Path:
    with CaseFile.create(path) as case:
        case.documents.add(Article(SECOND, published="2021-05-01"), file="a.txt")
        case.documents.add(Article(LONG, published="2021-05-02"), file="b.txt")
    return path


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=20_000)


def test_the_article_and_the_place_in_it_are_found_again(qtbot: QtBot, tmp_path: Path) -> None:
    case = long_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    press(window, "Ctrl+PgDown")
    idle(qtbot, window)
    window.article.text.show_first(LONG.index("رقم 40"))
    window.close()
    again = open_window(qtbot, tmp_path, case)
    assert reading(again).document.text == LONG
    text = again.article.text
    qtbot.waitUntil(lambda: text.is_visible_at(LONG.index("رقم 40")))
    assert not text.is_visible_at(0)


def test_the_shown_article_is_on_disk_before_the_window_is_closed(
    qtbot: QtBot, tmp_path: Path
) -> None:
    case = long_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    press(window, "Ctrl+PgDown")
    wanted = re.compile(rf"={window.workspace.document_id} [0-9]+$", re.MULTILINE)
    file = window.remembered.file
    qtbot.waitUntil(lambda: file.exists() and bool(wanted.search(file.read_text())))


def test_a_case_that_lost_its_article_opens_at_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path)
    window.remembered.keep_place(case, 99, 5)
    window.workspace.case_session.open(case)
    assert window.workspace.document_id == 1


def test_panes_type_and_language_are_as_they_were(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    press(window, "Ctrl+Shift+L")
    press(window, "Ctrl++")
    window.resize(1100, 700)
    entities = window.docks.docks["entities"]
    window.resizeDocks([entities], [300], Qt.Orientation.Horizontal)
    QApplication.processEvents()
    width, pixels = entities.width(), window.article.text.pixels
    window.close()
    again = open_window(qtbot, tmp_path, case, language=window.remembered.language("ar"))
    QApplication.processEvents()
    assert again.docks.docks["entities"].windowTitle() == "Entities"
    assert again.article.text.pixels == pixels
    assert again.remembered.shape("geometry") is not None
    # The test opens its windows in a size of its own; the panes keep theirs.
    assert abs(again.docks.docks["entities"].width() - width) < 40


def new_date(day: str) -> Callable[[ArticleDetails], int]:
    def fill(dialog: ArticleDetails) -> int:
        dialog.date_field.setText(day)
        dialog.accept()
        return dialog.result()

    return fill


def test_a_date_corrected_just_before_closing_is_followed_when_it_opens_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ArticleDetails, "exec", new_date("2021-06-20"))
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    press(window, "F4")
    window.close()
    again = open_window(qtbot, tmp_path, case)
    idle(qtbot, again)
    assert reading(again).document.published == "2021-06-20"
    assert [t.earliest for t in reading(again).times if t.text == "أمس"] == ["2021-06-19"]


def test_an_article_that_was_never_read_is_read_when_it_is_shown(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with CaseFile.create(tmp_path / "a.rawi") as case:
        case.documents.add(Article(builders.TEXT), file=None)
    window = open_window(qtbot, tmp_path, tmp_path / "a.rawi")
    idle(qtbot, window)
    assert reading(window).mentions


def test_every_correction_is_there_after_closing(qtbot: QtBot, tmp_path: Path) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    for _ in range(4):
        press(window, "Alt+Down")
        press(window, "0")
    press(window, "Del")
    before = reading(window)
    window.close()
    again = open_window(qtbot, tmp_path, case)
    assert reading(again) == before
    press(again, "Ctrl+Z")
    assert len(reading(again).mentions) == len(before.mentions) + 1


def test_a_search_leads_to_the_words(qtbot: QtBot, tmp_path: Path) -> None:
    case = long_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    idle(qtbot, window)
    press(window, "Ctrl+K")
    assert window.top.search.hasFocus()
    window.top.search.insert("شاهد رقم 60")
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.top.search.looking, timeout=20_000)
    idle(qtbot, window)
    assert reading(window).document.text == LONG
    span = window.article.text.selected_span()
    assert span is not None
    assert LONG[slice(*span)].startswith("شاهد")
    assert window.article.text.is_visible_at(span[0])
    hits = window.top.search.hits
    assert hits.mapToGlobal(QPoint(0, 0)).x() >= window.mapToGlobal(QPoint(0, 0)).x()
