from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar
from pytestqt.qtbot import QtBot

from desktop.look.translation import words
from desktop.workspace.actions import ActionSpec
from desktop.workspace.messages import ProblemMet
from desktop.workspace.workspace import Workspace
from storage.problems import CaseMissing
from tests.windows import open_window


def test_every_action_has_words_in_both_languages(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    names = [spec.words_key for spec in window.workspace.actions]
    missing = [
        (language, name)
        for language in ("ar", "en")
        for name in names
        if name not in words(language)
    ]
    assert len(names) > 30
    assert missing == []


def test_no_two_actions_share_a_key(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    keys = [
        QKeySequence(key).toString() for spec in window.workspace.actions for key in spec.shortcuts
    ]
    assert sorted(keys) == sorted(set(keys))


def test_every_action_is_in_a_menu_of_the_window(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path)
    shown = {entry.objectName() for entry in entries(window.top.menus)}
    assert {spec.id for spec in window.workspace.actions} <= shown


def entries(menu: QMenu | QMenuBar) -> Iterator[QAction]:
    """All entries of a menu and of the menus in it."""
    for entry in menu.actions():
        yield entry
        if isinstance(inner := entry.menu(), QMenu):
            yield from entries(inner)


@pytest.mark.usefixtures("qapp")
def test_a_problem_of_the_persons_is_told_and_stops_there() -> None:
    workspace, told = Workspace(), list[ProblemMet]()
    workspace.hub.subscribe(ProblemMet, told.append)

    def fail() -> None:
        raise CaseMissing(Path("x.rawi"))

    workspace.actions.add(ActionSpec(id="quit", menu="case", run=fail))
    workspace.actions.run("quit")
    assert [type(message.problem) for message in told] == [CaseMissing]


@pytest.mark.usefixtures("qapp")
def test_what_may_not_be_done_is_not_done() -> None:
    workspace, done = Workspace(), list[int]()
    workspace.actions.add(
        ActionSpec(id="quit", menu="case", run=lambda: done.append(1), enabled=lambda: False)
    )
    workspace.actions.run("quit")
    assert done == []


@pytest.mark.usefixtures("qapp")
def test_an_action_is_registered_once() -> None:
    workspace = Workspace()
    workspace.actions.add(ActionSpec(id="quit", menu="case", run=lambda: None))
    with pytest.raises(ValueError, match="quit"):
        workspace.actions.add(ActionSpec(id="quit", menu="case", run=lambda: None))
