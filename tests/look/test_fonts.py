from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from desktop.look import fonts


@pytest.mark.usefixtures("qapp")
def test_both_families_are_bundled() -> None:
    assert {fonts.INTERFACE_FAMILY, fonts.ARTICLE_FAMILY} <= set(fonts.load_fonts())


def test_a_missing_font_is_told_once_and_stood_in_for(
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (tmp_path / "fonts").mkdir()
    monkeypatch.setattr("desktop.look.fonts.resources.files", lambda _: tmp_path)
    fonts.load_fonts.cache_clear()
    try:
        assert fonts.load_fonts() == fonts.load_fonts() == ()
    finally:
        monkeypatch.undo()
        fonts.load_fonts.cache_clear()
        fonts.load_fonts()
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 2
    assert any(fonts.ARTICLE_FAMILY in line for line in told)
    assert QFontMetricsF(fonts.article_font()).horizontalAdvance("الرقة") > 0


WITHOUT_FONTS = """
import sys, tempfile
from pathlib import Path
from PySide6.QtGui import QFontDatabase, QFontInfo, QRawFont
from PySide6.QtWidgets import QApplication
application = QApplication(sys.argv[:1])
aliases = {"Monospace", "Sans Serif", "Serif"}
assert set(QFontDatabase.families()) <= aliases, QFontDatabase.families()
from desktop.look.appearance import Appearance
from desktop.look.fonts import ARTICLE_FAMILY, INTERFACE_FAMILY, article_font, interface_font
from desktop.picture import settle
from desktop.window_main import MainWindow
from desktop.workspace.remembered import Remembered
from desktop.workspace.workspace import Workspace
from tests.pictures.drawing import picture_case
folder = Path(tempfile.mkdtemp())
workspace = Workspace(Appearance())
window = MainWindow(workspace, Remembered(folder / "window.ini"))
window.show()
workspace.case_session.open(picture_case(folder / "a.rawi"))
settle(window)
bundled = set(QFontDatabase.families()) - aliases
assert {ARTICLE_FAMILY, INTERFACE_FAMILY} <= bundled, bundled
for font, family in ((article_font(), ARTICLE_FAMILY), (interface_font(), INTERFACE_FAMILY)):
    assert QFontInfo(font).family() == family
    raw = QRawFont.fromFont(font)
    assert all(raw.supportsCharacter(ord(letter)) for letter in "راويالقورية،؟")
page = window.article.text.viewport().grab().toImage()
inks = {page.pixelColor(x, y).lightness() for x in range(page.width())
        for y in range(0, page.height(), 2)}
assert len(inks) > 40, len(inks)
window.close()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig is Linux's")
def test_a_system_without_fonts_has_the_bundled_ones(tmp_path: Path) -> None:
    none = tmp_path / "fonts.conf"
    none.write_text("<?xml version='1.0'?><fontconfig></fontconfig>", encoding="utf-8")
    settings = {"FONTCONFIG_FILE": str(none), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_FONTS],
        env={**os.environ, **settings, "XDG_CACHE_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
