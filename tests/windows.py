"""Windows with a case in them, for tests."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Analysis, Article
from desktop.look.appearance import Appearance
from desktop.look.palette import Theme
from desktop.look.translation import Language
from desktop.window_main import MainWindow
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace
from storage.case_file import CaseFile
from tests import builders
from tests.made_once import made_once

SECOND = (
    "هدوء حذر في الرقة\n"
    "قال محافظ الرقة إن المدينة شهدت أمس هدوءًا حذرًا، وإن 300 عائلة عادت إلى بيوتها.\n"
)


@made_once
def make_case(path: Path) -> Path:
    """A case with the hand-made reading, and a later article."""
    with CaseFile.create(path) as case:
        article = Article(builders.TEXT, outlet="الفرات", published="2021-05-04")
        first = case.documents.add(article, file="first.txt")
        case.layers.replace(first.id, builders.analysis())
        later = Article(SECOND, outlet="الشام", published="2021-05-06")
        case.documents.add(later, file="second.txt")
    return path


def open_window(
    qtbot: QtBot,
    folder: Path,
    case: Path | None = None,
    *,
    language: Language = "ar",
    theme: Theme = "light",
) -> MainWindow:
    """A shown window, whose memory lies in ``folder``."""
    workspace = Workspace(Appearance(language, theme))
    window = MainWindow(workspace, Remembered(folder / "window.ini"))
    qtbot.addWidget(window)
    window.resize(1280, 800)
    window.show()
    qtbot.waitExposed(window)
    if case is not None:
        workspace.case_session.open(case)
    QTest.qWait(1)
    return window


def reading(window: MainWindow) -> Analysis:
    """What is shown."""
    assert window.workspace.analysis is not None
    return window.workspace.analysis


def place_of(window: MainWindow, words: str, nth: int = 0) -> QPoint:
    """The middle of some words on the page."""
    text = window.article.text
    start, end = builders.span(words, nth, reading(window).document.text)
    if not text.is_visible_at(start):
        text.show_position(start)
    return text.rectangle_of(start, end).center().toPoint()


def click_words(window: MainWindow, words: str, nth: int = 0) -> None:
    QTest.mouseClick(
        window.article.text.viewport(),
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        place_of(window, words, nth),
    )


def select_words(window: MainWindow, words: str, nth: int = 0) -> None:
    """Select words in the article, ready for a key."""
    text = reading(window).document.text
    window.article.text.select_span(*builders.span(words, nth, text))
    window.article.text.setFocus()


def press(window: MainWindow, keys: str) -> None:
    """Press a shortcut where the focus is."""
    QTest.keySequence(window.article.text, keys)


def kind_at(window: MainWindow, words: str, nth: int = 0) -> str | None:
    """The kind of the mention with these very words, None when they are none."""
    span = builders.span(words, nth, reading(window).document.text)
    found = (m.kind for m in reading(window).mentions if (m.start, m.end) == span)
    return next(found, None)
