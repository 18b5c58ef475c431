from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.window_crash import watch, write_report
from storage.problems import CaseMissing
from tests.windows import open_window

SECRET = "نص سري من مقال"


def fail() -> None:
    raise KeyError(SECRET)


def test_a_report_holds_the_place_and_no_article_text(tmp_path: Path) -> None:
    try:
        fail()
    except KeyError as error:
        report = write_report(KeyError, error.__traceback__, tmp_path / "log")
    written = report.read_text(encoding="utf-8")
    assert "KeyError" in written
    assert "test_window_crash.py" in written
    assert SECRET not in written


def test_a_bug_is_told_and_a_problem_is_a_banner(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QMessageBox, "critical", lambda *words: told.append(str(words[-1])))
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    window = open_window(qtbot, tmp_path)
    watch(window)
    sys.excepthook(ZeroDivisionError, ZeroDivisionError(), None)
    assert len(told) == 1
    assert "errors.log" in told[0]
    sys.excepthook(CaseMissing, CaseMissing("x.rawi"), None)
    assert len(told) == 1
    assert "x.rawi" in window.problems.words.text()
