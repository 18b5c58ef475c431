"""A copy of the case under another passphrase is merged; it is asked for, nothing plain stays."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.look.translation import LANGUAGES, Language
from desktop.panes.dialogs.report import ReportDialog
from storage.case_file import CaseFile
from storage.cipher import is_encrypted
from storage.passphrase import Passphrase
from tests.journeys.test_encrypted_case import Person, person, run
from tests.storage.secrets import MARKERS, NEW, TYPED, fill, plain_files
from tests.windows import open_window

__all__ = ["person"]


def make(path: Path, count: int, typed: str | None) -> Path:
    passphrase = None if typed is None else Passphrase(typed)
    with CaseFile.create(path, passphrase=passphrase) as case:
        fill(case, count)
    return path


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("own", [TYPED, None], ids=["encrypted", "plain"])
def test_its_passphrase_is_asked_for_and_it_comes_in(
    qtbot: QtBot,
    tmp_path: Path,
    person: Person,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
    own: str | None,
) -> None:
    case, other = make(tmp_path / "a.rawi", 1, own), make(tmp_path / "b.rawi", 3, NEW)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    shown: list[str] = []
    monkeypatch.setattr(
        ReportDialog, "exec", lambda dialog: shown.append(dialog.page.toPlainText())
    )
    if own is not None:
        person.will_type([own])
    window = open_window(qtbot, tmp_path, case, language=language)
    explained: list[str] = []
    person.look = lambda dialog: explained.append(dialog.explanation.text())
    before = other.read_bytes()
    person.will_type(["wrong"], [NEW])
    run(window, "merge_copy")
    qtbot.waitUntil(lambda: bool(shown), timeout=30_000)
    assert len(person.problems) == 1
    assert ("plain text" in explained[0]) == (language == "en" and own is None)
    session = window.workspace.case_session
    assert session.count == 3
    window.close()
    assert other.read_bytes() == before
    assert is_encrypted(case) == (own is not None)
    plain = [Path(file).name for file in plain_files(tmp_path)]
    if own is not None:
        assert plain == []
    else:
        assert set(plain) == {"a.rawi", *(file.name for file in tmp_path.glob("*.backups/*"))}
    assert MARKERS[0] not in "".join(shown)


def test_who_does_not_know_it_has_changed_nothing(
    qtbot: QtBot, tmp_path: Path, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, other = make(tmp_path / "a.rawi", 1, None), make(tmp_path / "b.rawi", 3, NEW)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    window = open_window(qtbot, tmp_path, case)
    person.will_type(["wrong"])
    run(window, "merge_copy")
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=30_000)
    assert window.workspace.case_session.count == 1
