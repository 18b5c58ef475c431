"""A person keeps a case safe: backups by themselves and by hand, its check, a merge, warnings."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from desktop.look.translation import Language
from desktop.panes.dialogs.report import ReportDialog
from desktop.window_main import MainWindow
from storage.automatic_backup import BackupRun
from storage.backup_folder import backups
from storage.case_file import CaseFile
from storage.judgements import Judgement
from tests.windows import make_case, open_window, press, select_words

LANGUAGES: tuple[Language, ...] = ("ar", "en")


@pytest.fixture
def case(tmp_path: Path) -> Path:
    return make_case(tmp_path / "قضية.rawi")


@pytest.fixture
def pages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs show, which close at once."""
    shown: list[str] = []

    def read(dialog: ReportDialog) -> int:
        shown.append(dialog.page.toPlainText())
        return 0

    monkeypatch.setattr(ReportDialog, "exec", read)
    return shown


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=30_000)


def backed_up(qtbot: QtBot, window: MainWindow) -> None:
    window.workspace.safekeeping.back_up()
    qtbot.waitUntil(lambda: bool(window.workspace.safekeeping.backups), timeout=30_000)


def choose(monkeypatch: pytest.MonkeyPatch, path: Path) -> None:
    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, lambda *_: (str(path), ""))


def set_outlet(path: Path, value: str) -> None:
    with CaseFile.open(path) as case:
        case.journal.append(
            Judgement(action="set_property", document=1, property="outlet", value=value)
        )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_backup_is_made_and_the_window_says_when(
    qtbot: QtBot, tmp_path: Path, case: Path, language: Language
) -> None:
    window = open_window(qtbot, tmp_path, case, language=language)
    label = window.statusBar().findChildren(QLabel)
    assert window.statusBar().backup.text() == ""  # type: ignore[attr-defined]
    backed_up(qtbot, window)
    assert label
    (made,) = backups(case)
    words = window.statusBar().backup.text()  # type: ignore[attr-defined]
    assert f"{made.made.astimezone():%H:%M}" in words
    tip = window.statusBar().backup.toolTip()  # type: ignore[attr-defined]
    assert made.path.parent.name in tip


def test_it_is_made_by_itself_soon_after_opening(qtbot: QtBot, tmp_path: Path, case: Path) -> None:
    window = open_window(qtbot, tmp_path, case)
    qtbot.waitUntil(lambda: len(backups(case)) == 1, timeout=30_000)
    window.close()


def test_backups_can_be_switched_off_and_stay_off(qtbot: QtBot, tmp_path: Path, case: Path) -> None:
    window = open_window(qtbot, tmp_path, case)
    window.workspace.actions.run("backup_automatic")
    window.workspace.safekeeping.back_up()
    window.close()
    again = open_window(qtbot, tmp_path, case)
    assert not again.workspace.actions.action("backup_automatic").isChecked()
    again.workspace.safekeeping.back_up()
    again.close()
    assert backups(case) == []


def test_closing_while_a_backup_is_made_waits_for_nothing_and_loses_nothing(
    qtbot: QtBot, tmp_path: Path, case: Path
) -> None:
    window = open_window(qtbot, tmp_path, case)
    window.workspace.safekeeping.back_up()
    window.close()
    qtbot.wait(300)
    assert not case.with_name(case.name + "-wal").exists()
    with CaseFile.open(case) as opened:
        assert not opened.read_only
        assert opened.verify().problems == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_is_saved_under_another_name(
    qtbot: QtBot, tmp_path: Path, case: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, case, language=language)
    choose(monkeypatch, tmp_path / "نسخة.rawi")
    window.workspace.actions.run("backup_to")
    idle(qtbot, window)
    with CaseFile.open(tmp_path / "نسخة.rawi") as copy:
        assert copy.documents.count() == 2
    window.workspace.actions.run("backup_to")
    idle(qtbot, window)
    assert window.problems.isVisible()
    assert "نسخة.rawi" in window.problems.words.text()


@pytest.mark.parametrize("language", LANGUAGES)
def test_another_copy_is_merged_and_what_is_not_agreed_upon_is_shown(
    qtbot: QtBot,
    tmp_path: Path,
    case: Path,
    language: Language,
    monkeypatch: pytest.MonkeyPatch,
    pages: list[str],
) -> None:
    other = tmp_path / "other.rawi"
    shutil.copy(case, other)
    set_outlet(case, "المرفأ")
    set_outlet(other, "الساحل")
    window = open_window(qtbot, tmp_path, case, language=language)
    choose(monkeypatch, other)
    window.workspace.actions.run("merge_copy")
    idle(qtbot, window)
    (page,) = pages
    assert "المرفأ" in page
    assert "الساحل" in page
    assert ("open disagreement" in page) == (language == "en")
    before = backups(case)[-1]
    with CaseFile.open(before.path) as backup:
        assert backup.current.row(1).outlet == "المرفأ"
    rows = {row.id: row.outlet for row in window.workspace.case_session.rows()}
    assert window.workspace.case_session.case is not None
    assert rows[1] == window.workspace.case_session.case.current.row(1).outlet


def test_a_case_is_not_merged_with_itself(
    qtbot: QtBot, tmp_path: Path, case: Path, monkeypatch: pytest.MonkeyPatch, pages: list[str]
) -> None:
    window = open_window(qtbot, tmp_path, case)
    choose(monkeypatch, case)
    window.workspace.actions.run("merge_copy")
    idle(qtbot, window)
    assert window.problems.isVisible()
    assert pages == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_is_checked_while_it_is_edited(
    qtbot: QtBot, tmp_path: Path, case: Path, language: Language, pages: list[str]
) -> None:
    window = open_window(qtbot, tmp_path, case, language=language)
    window.workspace.actions.run("verify")
    select_words(window, "مقاتليها")
    press(window, "6")
    idle(qtbot, window)
    (page,) = pages
    assert ("all is well" in page) == (language == "en")
    assert "2" in page


def test_what_is_wrong_with_a_case_is_shown(
    qtbot: QtBot, tmp_path: Path, case: Path, pages: list[str]
) -> None:
    with CaseFile.open(case) as opened, opened.connection.atomic() as db:
        db.conn.execute("UPDATE entity_index SET mentions = mentions + 1 WHERE document_id = 1")
    window = open_window(qtbot, tmp_path, case, language="en")
    window.workspace.actions.run("verify")
    idle(qtbot, window)
    assert "document 1: the index" in pages[0]
    assert "rawi repair" in pages[0]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_synced_folder_is_warned_of_until_it_is_put_away(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    case = make_case(folder / "a.rawi")
    window = open_window(qtbot, tmp_path, case, language=language)
    assert window.location.isVisible()
    assert "Dropbox" in window.location.words.text()
    window.workspace.case_session.show(2)
    window.location.dismiss.click()
    assert not window.location.isVisible()
    window.close()
    again = open_window(qtbot, tmp_path, case, language=language)
    assert not again.location.isVisible()


def test_a_usual_folder_is_not_warned_of(qtbot: QtBot, tmp_path: Path, case: Path) -> None:
    window = open_window(qtbot, tmp_path, case)
    assert not window.location.isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_backup_that_is_opened_is_only_read(
    qtbot: QtBot, tmp_path: Path, case: Path, language: Language
) -> None:
    with CaseFile.open(case) as opened:
        made = BackupRun(opened.connection).wait().made
    assert made is not None
    window = open_window(qtbot, tmp_path, made.path, language=language)
    assert window.read_only.isVisible()
    assert ("automatic backup" in window.read_only.words.text()) == (language == "en")
    assert not window.workspace.actions.action("merge_copy").isEnabled()


@pytest.mark.skipif(sys.platform == "win32", reason="an open file stays where it is there")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_case_that_was_taken_away_is_told_and_can_be_saved(
    qtbot: QtBot, tmp_path: Path, case: Path, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, case, language=language)
    case.unlink()
    select_words(window, "مقاتليها")
    press(window, "6")
    assert window.problems.isVisible()
    assert case.name in window.problems.words.text()
    choose(monkeypatch, tmp_path / "saved.rawi")
    window.workspace.actions.run("backup_to")
    idle(qtbot, window)
    with CaseFile.open(tmp_path / "saved.rawi") as saved:
        assert saved.documents.count() == 2
