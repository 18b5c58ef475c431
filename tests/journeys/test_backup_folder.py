"""A person has the backups made on another disk, and is told where that is unsafe or missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.look.translation import LANGUAGES, Language
from storage import backup_places
from storage.backup_folder import backups
from tests.journeys.test_encrypted_case import run
from tests.windows import make_case, open_window


class Chooser:
    """Answers the dialog of the folder by pressing its button in a place; ``said`` is its text."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.said: list[str] = []
        self.warned: list[str] = []
        self.button = 0

        def choose(box: QMessageBox) -> int:
            self.said.append(box.text())
            roles = QMessageBox.ButtonRole
            wanted = (roles.ActionRole, roles.ResetRole, roles.RejectRole)[self.button]
            next(one for one in box.buttons() if box.buttonRole(one) == wanted).click()
            return 0

        monkeypatch.setattr(QMessageBox, "exec", choose)
        monkeypatch.setattr(
            QMessageBox, "warning", lambda _parent, _title, words: self.warned.append(words)
        )


@pytest.fixture
def chooser(monkeypatch: pytest.MonkeyPatch) -> Chooser:
    return Chooser(monkeypatch)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path / "قضية.rawi")


def choose(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_folder_is_chosen_and_remembered_and_given_up(
    qtbot: QtBot,
    tmp_path: Path,
    case: Path,
    chooser: Chooser,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
) -> None:
    elsewhere = tmp_path / "elsewhere"
    choose(monkeypatch, elsewhere)
    window = open_window(qtbot, tmp_path, case, language=language)
    run(window, "backup_folder")
    assert str(tmp_path) in chooser.said[0]
    assert ("same disk" in chooser.warned[0]) == (language == "en")
    qtbot.waitUntil(lambda: len(list(elsewhere.glob("*.backups/*.rawi"))) == 1, timeout=20_000)
    window.close()
    again = open_window(qtbot, tmp_path, case, language=language)
    chooser.button = 2
    run(again, "backup_folder")
    assert str(elsewhere) in chooser.said[1]
    assert ("same disk" in chooser.said[1]) == (language == "en")
    chooser.button = 1
    run(again, "backup_folder")
    qtbot.waitUntil(lambda: len(backups(case)) > 1, timeout=20_000)
    assert backup_places.choice(case) is None


def test_a_folder_on_another_disk_is_not_warned_of_until_it_is_gone(
    qtbot: QtBot, tmp_path: Path, case: Path, chooser: Chooser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup_places, "is_same_disk", lambda *_: False)
    elsewhere = tmp_path / "elsewhere"
    choose(monkeypatch, elsewhere)
    window = open_window(qtbot, tmp_path, case, language="en")
    run(window, "backup_folder")
    assert chooser.warned == []
    qtbot.waitUntil(lambda: bool(backups(case)), timeout=20_000)
    window.close()
    elsewhere.rename(tmp_path / "away")
    again = open_window(qtbot, tmp_path, case, language="en")
    qtbot.waitUntil(again.problems.isVisible, timeout=20_000)
    assert str(elsewhere) in again.problems.words.text()
    assert "Connect the disk" in again.problems.words.text()
