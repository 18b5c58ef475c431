"""Every pane for everybody: spoken names, the Tab key, words that are not cut off."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.look.preferences import Preferences
from desktop.look.translation import Language
from desktop.picture import settle
from desktop.window_main import MainWindow
from desktop.workspace.rules import Chosen
from tests.journeys.controls import clipped, controls, nameless, out_of_reach, told
from tests.pictures.drawing import picture_case
from tests.windows import open_window

LANGUAGES: tuple[Language, ...] = ("ar", "en")
SIZES = ((1024, 700), (1280, 800))
SCALES = (100, 150)


def opened(qtbot: QtBot, tmp_path: Path, language: Language, scale: int = 100) -> MainWindow:
    window = open_window(qtbot, tmp_path, picture_case(tmp_path / "a.rawi"), language=language)
    workspace = window.workspace
    workspace.set_preferences(Preferences(scale=scale), workspace.appearance.theme)
    qtbot.waitUntil(lambda: not workspace.comparing.waiting, timeout=20_000)
    workspace.selection.choose(Chosen("claim", "c1"))
    return window


def parts(window: MainWindow) -> dict[str, QWidget]:
    """What the window is made of, each pane when it lies in front."""
    return {
        "top": window.top,
        "status bar": window.statusBar(),
        "article": window.article,
        **window.docks.docks,
    }


def bring(window: MainWindow, part: str) -> None:
    window.docks.reveal(part)
    settle(window)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_control_of_a_pane_is_spoken_and_reached(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    window = opened(qtbot, tmp_path, language)
    wrong = []
    for name, part in parts(window).items():
        bring(window, name)
        wrong += [f"{name}: {one}" for one in (*nameless(part), *out_of_reach(part))]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
def test_no_words_are_cut_off(qtbot: QtBot, tmp_path: Path, language: Language, scale: int) -> None:
    window = opened(qtbot, tmp_path, language, scale)
    wrong = []
    for size in SIZES:
        window.resize(*size)
        window.docks.arrange()
        least = window.minimumSizeHint()
        assert (least.width(), least.height()) <= size, "the window is larger than it was made"
        assert (window.width(), window.height()) == size
        for name, part in parts(window).items():
            bring(window, name)
            wrong += [f"{name} at {size}: {one}" for one in clipped(part)]
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("language", LANGUAGES)
def test_tab_goes_through_every_control_of_a_pane(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    """Through its header and its inside, to the button that hides it; nothing is left out."""
    window = opened(qtbot, tmp_path, language)
    wrong = []
    for name, dock in window.docks.docks.items():
        bring(window, name)
        chain = [w for w in window.panes[name].focus_chain() if w.isVisible() and w.isEnabled()]
        reached = tabbed(window, chain[0], 150) if chain else []
        wrong += [f"{name}: Tab misses {told(w)}" for w in chain if w not in reached]
        inside = [w for w in controls(dock) if w.focusPolicy() & Qt.FocusPolicy.TabFocus]
        wrong += [
            f"{name}: Tab misses {told(w)}"
            for w in inside
            if w.isEnabled() and w not in reached and not any(w.isAncestorOf(r) for r in reached)
        ]
    assert not wrong, "\n".join(wrong)


def tabbed(window: MainWindow, first: QWidget, steps: int) -> list[QWidget]:
    """What has the focus, one after the other; some let Tab walk through what is in them first."""
    first.setFocus(Qt.FocusReason.TabFocusReason)
    reached: list[QWidget] = []
    for _ in range(steps):
        focused = QApplication.focusWidget()
        if focused is None or (focused is first and len(reached) > 1):
            break
        if focused not in reached:
            reached.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return reached


@pytest.mark.parametrize("language", LANGUAGES)
def test_tab_goes_as_the_eye_goes(qtbot: QtBot, tmp_path: Path, language: Language) -> None:
    """Line by line, each in the direction of reading, in every pane."""
    window = opened(qtbot, tmp_path, language)
    wrong = []
    for name, part in parts(window).items():
        bring(window, name)
        for before, after in pairwise(in_tab_order(window, part)):
            if not reads_on(window, before, after):
                wrong.append(f"{name}: {told(after)} comes after {told(before)}")
    assert not wrong, "\n".join(wrong)


def in_tab_order(window: MainWindow, part: QWidget) -> list[QWidget]:
    """What Tab visits in a part of the window, from where it enters it."""
    found: list[QWidget] = []
    widget = window.nextInFocusChain()
    while widget is not None and widget is not window:
        takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isEnabled()
        inside = part.isAncestorOf(widget) and not any(one.isAncestorOf(widget) for one in found)
        if takes and inside and widget.isVisible() and widget.focusProxy() is None:
            found.append(widget)
        widget = widget.nextInFocusChain()
    return found


def reads_on(window: MainWindow, before: QWidget, after: QWidget) -> bool:
    """Whether one stands after another as one reads: farther along its line, or below it."""
    one, other = (QRect(w.mapTo(window, QPoint()), w.size()) for w in (before, after))
    shared = min(one.bottom(), other.bottom()) - max(one.top(), other.top())
    if shared > min(one.height(), other.height()) / 2:
        rtl = window.workspace.appearance.right_to_left
        return other.right() <= one.right() if rtl else other.left() >= one.left()
    return other.top() >= one.top()
