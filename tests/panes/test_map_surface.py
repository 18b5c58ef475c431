"""The names of the map come in turns of the event loop, and all of them in the end."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.look.appearance import Appearance
from desktop.panes import map_scene, map_surface, map_type
from desktop.panes.map_canvas import MapCanvas

_SIZE = 640, 400


@pytest.fixture(autouse=True)
def _nothing_painted_before() -> None:
    map_scene.load_all()
    map_type._sprites.clear()


def _shown(qtbot: QtBot) -> MapCanvas:
    canvas = MapCanvas(Appearance("ar", "light"))
    qtbot.addWidget(canvas)
    canvas.resize(*_SIZE)
    canvas.show()
    canvas.show_ground()
    return canvas


def _seen(canvas: MapCanvas) -> QImage:
    """Without the line that tells who has the keys."""
    whole = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return whole.copy(0, 4, _SIZE[0], _SIZE[1] - 4)


def test_so_many_names_at_most_are_painted_in_a_turn(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[str] = []
    paint = map_type._painted

    def note(words: str, *look: Any) -> QPixmap:
        painted.append(words)
        return paint(words, *look)

    monkeypatch.setattr(map_type, "_painted", note)
    canvas = _shown(qtbot)
    most, turns = 0, 0
    while canvas.waiting or not turns:
        before = len(painted)
        QApplication.processEvents()
        most, turns = max(most, len(painted) - before), turns + 1
        assert turns < 1000
    wanted = len(canvas.layout_now().names)
    assert len(painted) >= wanted > 2 * map_surface._NEW_NAMES
    assert most <= 2 * map_surface._NEW_NAMES


def test_in_the_end_the_map_is_as_if_painted_at_once(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = _shown(qtbot)
    first = _seen(canvas)
    qtbot.waitUntil(lambda: not canvas.waiting)
    in_turns = _seen(canvas)
    assert in_turns != first
    monkeypatch.setattr(map_surface, "_NEW_NAMES", 10_000)
    map_type._sprites.clear()
    at_once = _shown(qtbot)
    at_once.layout_now()
    _seen(at_once)
    assert not at_once.waiting
    # From the second time on what lies over the ground is copied.
    assert _seen(at_once) == in_turns


def test_what_a_zoom_brings_comes_too(qtbot: QtBot) -> None:
    canvas = _shown(qtbot)
    qtbot.waitUntil(lambda: not canvas.waiting)
    canvas.zoom(3.0)
    QApplication.processEvents()
    qtbot.waitUntil(lambda: not canvas.waiting)
    scene = canvas.scene()
    kept = {words for words, *_ in map_type._sprites}
    assert {label.wanted.words for label in scene.layout.names} <= kept
