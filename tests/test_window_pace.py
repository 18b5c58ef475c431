"""The pace of the program, watched instead of set: it would be that of all tests."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop import window_pace
from desktop.workspace.messages import DocumentShown
from desktop.workspace.workspace import Workspace


def test_threads_give_way_and_what_stays_is_not_looked_through(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns, frozen = list[float](), list[int]()
    monkeypatch.setattr("sys.setswitchinterval", turns.append)
    monkeypatch.setattr("gc.freeze", lambda: frozen.append(1))
    monkeypatch.setattr(window_pace, "_SETTLED", 1)
    workspace = Workspace()
    window_pace.Pace(workspace)
    assert len(turns) == 1
    assert 0 < turns[0] < 0.001
    qtbot.wait(10)
    assert frozen == [], "nothing is loaded yet"
    workspace.hub.publish(DocumentShown(1))
    qtbot.waitUntil(lambda: frozen == [1])
    workspace.hub.publish(DocumentShown(2))
    qtbot.wait(10)
    assert frozen == [1], "once: what a case leaves behind is garbage"
