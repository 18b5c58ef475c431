"""A disk pulled out while its case is open, a full disk, an article that a merge replaces."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article
from desktop.panes.dialogs.note import NoteDialog
from desktop.window_main import MainWindow
from storage.annotations import Note
from storage.case_file import CaseFile
from storage.connection import Connection
from storage.problems import DiskFull
from tests.windows import make_case, open_window, select_words


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    folder = tmp_path / "usb"
    folder.mkdir()
    return open_window(qtbot, tmp_path, make_case(folder / "a.rawi"))


def notes(window: MainWindow) -> list[Note]:
    case = window.workspace.case_session.case
    assert case is not None
    return case.annotations.notes(1)


def look(qtbot: QtBot, window: MainWindow, *, present: bool) -> None:
    presence = window.workspace.presence

    def is_so() -> bool:
        presence.look()
        return presence.present is present

    qtbot.waitUntil(is_so)


def test_the_window_says_so_and_goes_on_when_the_file_is_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    folder, away = tmp_path / "usb", tmp_path / "pulled"
    text = window.article.text.toPlainText()
    folder.rename(away)
    look(qtbot, window, present=False)
    assert window.absence.isVisible()
    assert "«\u2068a\u2069»" in window.absence.words.text()
    assert window.article.text.toPlainText() == text, "what was shown stays"
    away.rename(folder)
    look(qtbot, window, present=True)
    assert window.absence.isHidden()


def test_what_is_typed_is_kept_until_the_file_is_back(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, away = tmp_path / "usb", tmp_path / "pulled"
    folder.rename(away)
    kept: list[str] = []

    def write(dialog: NoteDialog) -> int:
        if not kept:
            dialog.field.setPlainText("ملاحظة طويلة")
        else:
            away.rename(folder)
        kept.append(dialog.text)
        return 1

    monkeypatch.setattr(NoteDialog, "exec", write)
    select_words(window, "الفرات")
    window.article.write_note()
    assert kept == ["ملاحظة طويلة", "ملاحظة طويلة"]
    assert window.problems.isVisible(), "the person was told why"
    assert [note.text for note in notes(window)] == ["ملاحظة طويلة"]


def test_a_disk_that_comes_back_as_another_one_is_opened_anew(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    session = window.workspace.case_session
    session.show(2)
    folder, away = tmp_path / "usb", tmp_path / "pulled"
    before = session.case
    folder.rename(away)
    look(qtbot, window, present=False)
    shutil.copytree(away, folder)

    def opened() -> bool:
        window.workspace.presence.look()
        QApplication.processEvents()
        return session.case is not None and session.case is not before

    qtbot.waitUntil(opened)
    assert session.can_edit
    assert window.workspace.document_id == 2
    assert window.absence.isHidden()


def test_a_full_disk_is_told_and_what_was_typed_is_kept(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts: list[str] = []
    full = True

    def write(dialog: NoteDialog) -> int:
        nonlocal full
        if not texts:
            dialog.field.setPlainText("ملاحظة")
        else:
            full = False
        texts.append(dialog.text)
        return 1

    path = window.workspace.case_session.path
    assert path is not None
    atomic = Connection.atomic

    def no_room(connection: Connection) -> object:
        if full:
            raise DiskFull(path)
        return atomic(connection)

    monkeypatch.setattr(Connection, "atomic", no_room)
    monkeypatch.setattr(NoteDialog, "exec", write)
    select_words(window, "الفرات")
    window.article.write_note()
    assert texts == ["ملاحظة", "ملاحظة"]
    assert [note.text for note in notes(window)] == ["ملاحظة"]


def test_an_article_that_a_merge_replaces_while_it_is_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    session = window.workspace.case_session
    case = session.case
    assert case is not None
    report = " ".join(f"كلمة{n}" for n in range(80))
    shown = case.documents.add(Article(f"خبر. {report}"), file="same.txt").id
    session.show(shown)
    copy = tmp_path / "copy.rawi"
    case.copy_to(copy)
    with CaseFile.open(copy) as other:
        other.documents.add(Article(f"تصحيح: خبر. {report}"), file="same.txt")
    window.workspace.case_jobs.merge(copy, lambda _report: None)
    qtbot.waitUntil(lambda: not window.workspace.background.busy)
    qtbot.waitUntil(lambda: case.revisions.is_superseded(shown))
    assert window.workspace.document_id == shown
    assert "خبر" in window.article.text.toPlainText(), "what is read is not torn away"
    session.step(1)
    session.step(-1)
