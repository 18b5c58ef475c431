"""No tab shows half of its name."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QTabBar
from pytestqt.qtbot import QtBot

from desktop.look.translation import Language
from desktop.window_main import MainWindow
from desktop.window_tab_veil import TabVeil
from tests.windows import make_case, open_window


def bar_of(window: MainWindow) -> QTabBar:
    return max(window.findChildren(QTabBar), key=lambda bar: bar.count() * bar.isVisible())


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [1280, 1500])
def test_a_tab_without_room_for_its_name_is_not_shown(
    qtbot: QtBot, tmp_path: Path, language: Language, width: int
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"), language=language)
    window.resize(width, 800)
    bar = bar_of(window)
    (veil,) = bar.findChildren(TabVeil)
    qtbot.waitUntil(lambda: veil.size() == bar.size())
    cut = veil.cut()
    assert cut, "more panes than there is room for"
    image = bar.grab().toImage()
    for rect in cut:
        inner = rect.adjusted(2, 2, -2, -4)
        seen = {
            image.pixelColor(x, y).name()
            for x in range(inner.left(), inner.right())
            for y in range(inner.top(), inner.bottom())
        }
        assert seen <= {window.workspace.palette.panel.lower()}
