"""A person without a mouse: Tab goes round the window, and what has the keys is seen."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.window_main import MainWindow
from desktop.workspace.rules import Chosen
from tests.windows import make_case, open_window, press, reading


def walk(window: MainWindow, steps: int) -> list[QWidget]:
    """The widgets that have the focus, one after the other, from the article's text on."""
    window.article.text.setFocus()
    visited: list[QWidget] = []
    for _ in range(steps):
        focused = QApplication.focusWidget()
        assert focused is not None
        visited.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    return visited


def test_tab_reaches_every_pane_in_the_order_of_the_eye(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    visited = walk(window, 160)
    panes = window.panes
    wanted = [
        window.article.text,
        panes["entities"].filter,  # type: ignore[attr-defined]
        panes["entities"].view,  # type: ignore[attr-defined]
        panes["claims"].table,  # type: ignore[attr-defined]
        panes["conflicts"].cards[0].quotes[0],  # type: ignore[attr-defined]
        panes["timeline"].canvas,  # type: ignore[attr-defined]
        window.top.search,
        window.article.header.details,
        window.article.legend.chips[0],
    ]
    places = [visited.index(widget) for widget in wanted]
    assert places == sorted(places)


def test_tab_alone_chooses_no_entity(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    view = window.panes["entities"].view  # type: ignore[attr-defined]
    view.setFocus(Qt.FocusReason.TabFocusReason)
    assert window.workspace.selection.rule is None
    QTest.keyClick(view, Qt.Key.Key_Down)
    assert isinstance(window.workspace.selection.rule, Chosen)


def test_what_has_the_keys_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    conflicts = window.panes["conflicts"]
    assert not window.docks.is_in_front("conflicts"), "it lies behind the tab of the claims"
    conflicts.cards[0].quotes[0].setFocus()  # type: ignore[attr-defined]
    assert window.docks.is_in_front("conflicts")


def test_a_pane_behind_another_tab_comes_forward_from_the_menu(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.workspace.actions.run("pane_conflicts")
    assert window.docks.is_in_front("conflicts")
    window.workspace.actions.run("pane_conflicts")
    assert not window.docks.is_shown("conflicts")
    window.workspace.actions.run("pane_conflicts")
    assert window.docks.is_in_front("conflicts")


def test_an_article_is_corrected_without_a_mouse(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.article.text.setFocus()
    for _ in range(3):
        press(window, "Alt+Down")
    current = window.article.current
    assert current is not None
    press(window, "4")
    place = (current.start, current.end)
    kinds = {(m.start, m.end): m.kind for m in reading(window).mentions}
    assert kinds[place] == "facility"
    press(window, "Ctrl+Z")
    kinds = {(m.start, m.end): m.kind for m in reading(window).mentions}
    assert kinds[place] == current.kind


def test_menus_show_the_keys_as_they_are_pressed(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    actions = window.workspace.actions
    for spec in actions:
        _, _, keys = actions.action(spec.id).text().partition("\t")
        assert bool(keys) == bool(spec.shortcuts), spec.id
    assert actions.action("text_larger").text().endswith("\u2066Ctrl++\u2069")


def test_words_are_selected_and_tagged_with_keys_alone(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    text = window.article.text
    text.setFocus()
    control_shift = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    for _ in range(2):
        QTest.keyClick(text, Qt.Key.Key_Left, control_shift)
    span = text.selected_span()
    assert span is not None
    assert reading(window).document.text[slice(*span)] == "اشتباكات في"
    press(window, "6")
    assert any((m.start, m.end) == span and m.by == "analyst" for m in reading(window).mentions)
