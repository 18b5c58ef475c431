"""Tests need no display and never touch the person's own folders."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Letters as wide on every machine, so that lines break at the same words and pictures are alike.
os.environ.setdefault("FONTCONFIG_FILE", str(Path(__file__).with_name("fonts.conf")))

SHARED = Path(__file__).resolve().parent.parent.parent / "shared"


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings, data and caches of this test alone, and a language of our choice."""
    home = tmp_path_factory.mktemp("home")
    for name in ("CONFIG", "DATA", "CACHE", "STATE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(home))
    monkeypatch.setenv("HOME", str(home))
    for variable in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("LANG", "en_US.UTF-8")


@pytest.fixture
def shared() -> Path:
    """The folder of real articles and gold beside the checkout; skips where there is none."""
    if not (SHARED / "gold").is_dir():
        pytest.skip("needs the folder ../shared with real articles and gold, which is not here")
    return SHARED


def pytest_sessionfinish() -> None:
    """Empty the clipboard while there is a Python: Qt without a screen would let go of what a test
    copied after it, when it ends the process."""
    application = QGuiApplication.instance()
    if isinstance(application, QGuiApplication):
        application.clipboard().clear()
