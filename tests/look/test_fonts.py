from __future__ import annotations

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
