from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray

from desktop.workspace.remembered import Remembered


def test_what_is_kept_is_there_again(tmp_path: Path) -> None:
    first = Remembered(tmp_path / "window.ini")
    first.keep("language", "en")
    first.keep("docks/ar", QByteArray(b"abc"))
    first.keep("article_pixels", 21)
    first.write()
    second = Remembered(tmp_path / "window.ini")
    assert second.language("ar") == "en"
    assert second.shape("docks/ar") == QByteArray(b"abc")
    assert second.number("article_pixels", 17) == 21


def test_nonsense_falls_back(tmp_path: Path) -> None:
    (tmp_path / "window.ini").write_text("[General]\nlanguage=xx\ntheme=7\n", encoding="utf-8")
    remembered = Remembered(tmp_path / "window.ini")
    assert remembered.language("ar") == "ar"
    assert remembered.theme("dark") == "dark"
    assert remembered.shape("geometry") is None
    assert remembered.number("article_pixels", 17) == 17


def test_recent_cases_newest_first_without_those_that_are_gone(tmp_path: Path) -> None:
    remembered = Remembered(tmp_path / "window.ini")
    paths = [tmp_path / f"{number}.rawi" for number in range(10)]
    for path in paths:
        path.touch()
        remembered.add_recent(path)
    remembered.add_recent(paths[5])
    paths[9].unlink()
    names = [path.name for path in remembered.recent_cases()]
    assert names[:3] == ["5.rawi", "8.rawi", "7.rawi"]
    assert "9.rawi" not in names
