"""The help has the same topics in both languages, and its links do what they say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.look.translation import LANGUAGES, Language
from desktop.panes.dialogs.help import HelpDialog
from desktop.window_main import MainWindow
from resources.help import topics
from tests.windows import make_case, open_window, press

_LINKS = re.compile(r"\(rawi:(\w+)\)")


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    return open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))


def opened(window: MainWindow) -> HelpDialog:
    press(window, "F1")
    return window.findChildren(HelpDialog)[-1]


def test_both_languages_tell_the_same_with_links_that_are_commands(window: MainWindow) -> None:
    arabic, english = (topics(language) for language in ("ar", "en"))
    assert [topic.id for topic in arabic] == [topic.id for topic in english]
    for one, other in zip(arabic, english, strict=True):
        links = _LINKS.findall(one.text)
        assert links == _LINKS.findall(other.text), one.id
        for link in links:
            window.workspace.actions.spec(link)


def test_the_keys_come_first_and_the_arrow_goes_on_to_the_first_steps(window: MainWindow) -> None:
    dialog = opened(window)
    assert "Ctrl+K" in dialog.page.toPlainText()
    assert not dialog.isModal(), "the work goes on under it"
    dialog.topics.setFocus()
    QTest.keyClick(dialog.topics, Qt.Key.Key_Down)
    assert "خمس دقائق" in dialog.page.toPlainText()


def test_a_link_does_what_it_says(window: MainWindow) -> None:
    dialog = opened(window)
    assert not window.docks.is_in_front("ledger")
    dialog.page.anchorClicked.emit(QUrl("rawi:pane_ledger"))
    assert window.docks.is_in_front("ledger")


def test_what_is_typed_finds_topics(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.search.setText("التشفير")
    titles = [dialog.topics.item(row).text() for row in range(dialog.topics.count())]
    assert "السلامة" in titles
    assert "القراءة" not in titles


@pytest.mark.parametrize("language", LANGUAGES)
def test_paragraphs_run_as_their_language_does(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    dialog = opened(open_window(qtbot, tmp_path, language=language))
    dialog.topics.setCurrentRow(1)
    first = dialog.page.document().begin()
    wanted = Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight
    assert first.blockFormat().layoutDirection() == wanted
