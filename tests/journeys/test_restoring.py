"""A person wants a backup back: sees what there is, looks at one, goes on with one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article
from desktop.look.translation import LANGUAGES, Language
from desktop.panes.dialogs.backups import BackupsDialog
from storage.automatic_backup import BackupRun
from storage.backup_folder import backups
from storage.case_file import CaseFile
from storage.passphrase import Passphrase
from tests.journeys.test_encrypted_case import Person, person, run
from tests.storage.secrets import NEW, TYPED, new_passphrase, passphrase
from tests.windows import open_window

__all__ = ["person"]


def make(path: Path, given: Passphrase | None = None) -> Path:
    """A case of three articles, with a backup of when it had one, and one of when it had two."""
    with CaseFile.create(path, passphrase=given) as case:
        for number in range(3):
            case.documents.add(Article(f"نص الخبر {number} في صيدا"), file=None)
            if number < 2:
                assert BackupRun(case.connection).wait().made is not None
    return path


class Reader:
    """Answers the list of backups: waits until all is told, then does ``deed`` with a row."""

    def __init__(self, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
        self.rows: list[list[str]] = []
        self.explanation = ""
        self.deed: Callable[[BackupsDialog], object] = lambda dialog: dialog.reject()
        self.told: list[str] = []
        reader = self

        def read(dialog: BackupsDialog) -> int:
            dialog.show()
            count = dialog.list.topLevelItemCount()
            items = [dialog.list.topLevelItem(row) for row in range(count)]
            known = [item for item in items if item is not None]
            qtbot.waitUntil(lambda: all(i.text(1) != "…" for i in known), timeout=20_000)
            reader.rows = [[item.text(column) for column in range(4)] for item in known]
            reader.deed(dialog)
            return dialog.result()

        monkeypatch.setattr(BackupsDialog, "exec", read)
        monkeypatch.setattr(
            QMessageBox, "information", lambda _parent, _title, words: self.told.append(words)
        )

    def will(self, deed: str, row: int) -> None:
        def do(dialog: BackupsDialog) -> None:
            item = dialog.list.topLevelItem(row)
            assert item is not None
            dialog.list.setCurrentItem(item)
            QTest.mouseClick(dialog.buttons[deed], Qt.MouseButton.LeftButton)

        self.deed = do


@pytest.fixture
def reader(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Reader:
    return Reader(qtbot, monkeypatch)


def answer(monkeypatch: pytest.MonkeyPatch, *, sure: bool) -> list[str]:
    """What is asked before a case is replaced, and what is answered."""
    asked: list[str] = []

    def choose(box: QMessageBox) -> int:
        asked.append(box.text())
        roles = QMessageBox.ButtonRole
        wanted = roles.AcceptRole if sure else roles.RejectRole
        next(one for one in box.buttons() if box.buttonRole(one) == wanted).click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", choose)
    return asked


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_list_says_when_how_much_and_how_large(
    qtbot: QtBot, tmp_path: Path, reader: Reader, language: Language
) -> None:
    case = make(tmp_path / "قضية.rawi")
    window = open_window(qtbot, tmp_path, case, language=language)
    run(window, "restore_backup")
    assert [row[1:3] for row in reader.rows] == [["2", "0"], ["1", "0"]]
    for row, backup in zip(reader.rows, reversed(backups(case)), strict=True):
        assert f"{backup.made.astimezone():%H:%M}" in row[0]
        assert f"{backup.path.stat().st_size / 1e6:.1f}" in row[3]
    assert window.workspace.case_session.path == case


@pytest.mark.parametrize("language", LANGUAGES)
def test_one_is_looked_at_and_then_put_in_the_case_s_place(
    qtbot: QtBot,
    tmp_path: Path,
    reader: Reader,
    monkeypatch: pytest.MonkeyPatch,
    language: Language,
) -> None:
    case = make(tmp_path / "قضية.rawi")
    window = open_window(qtbot, tmp_path, case, language=language)
    session = window.workspace.case_session
    reader.will("look", 1)
    run(window, "restore_backup")
    assert session.path == backups(case)[0].path
    assert session.count == 1
    assert window.read_only.isVisible()
    asked = answer(monkeypatch, sure=False)
    reader.will("place", 1)
    run(window, "restore_backup")
    assert "قضية.rawi" in asked[0]
    assert list(tmp_path.glob("*.before-*")) == []
    answer(monkeypatch, sure=True)
    run(window, "restore_backup")
    assert session.path == case
    assert session.count == 1
    assert session.read_only_because is None
    (kept,) = tmp_path.glob("*.before-*.rawi")
    assert kept.name in reader.told[-1]
    with CaseFile.open(kept) as former:
        assert former.documents.count() == 3


def test_one_is_made_a_new_case_and_is_open_then(
    qtbot: QtBot, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    case, out = make(tmp_path / "a.rawi"), tmp_path / "جديدة.rawi"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(out), ""))
    window = open_window(qtbot, tmp_path, case)
    reader.will("new", 0)
    run(window, "restore_backup")
    session = window.workspace.case_session
    assert (session.path, session.count) == (out, 2)
    assert session.can_edit
    with CaseFile.open(case) as former:
        assert former.documents.count() == 3


def test_a_case_that_cannot_be_opened_is_brought_back(
    qtbot: QtBot, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make(tmp_path / "a.rawi")
    case.write_bytes(case.read_bytes()[:5000])
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(case), ""))
    answer(monkeypatch, sure=True)
    window = open_window(qtbot, tmp_path)
    reader.will("place", 0)
    run(window, "restore_backup")
    assert window.workspace.case_session.count == 2


def test_a_case_that_another_window_writes_to_stays_open_as_it_was(
    qtbot: QtBot, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make(tmp_path / "a.rawi")
    answer(monkeypatch, sure=True)
    with CaseFile.open(case):
        window = open_window(qtbot, tmp_path, case, language="en")
        reader.will("place", 0)
        run(window, "restore_backup")
        assert "busy with this case" in window.problems.words.text()
        assert window.workspace.case_session.count == 3
    assert list(tmp_path.glob("*.before-*")) == []


def test_encrypted_ones_open_with_the_case_and_where_they_do_not_the_passphrase_is_asked_for(
    qtbot: QtBot, tmp_path: Path, person: Person, reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make(tmp_path / "a.rawi", passphrase())
    answer(monkeypatch, sure=True)
    window = open_window(qtbot, tmp_path)
    person.will_type([TYPED])
    window.workspace.case_session.open(case)
    reader.will("place", 0)
    run(window, "restore_backup")
    assert window.workspace.case_session.count == 2
    window.workspace.case_session.close()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(case), ""))
    person.will_type([NEW], [TYPED])
    reader.will("look", 1)
    run(window, "restore_backup")
    assert len(person.problems) == 1
    assert window.workspace.case_session.count == 1
    with pytest.raises(Exception, match="does not open"):
        CaseFile.open(backups(case)[0].path, passphrase=new_passphrase())


def test_a_case_without_backups_says_so(qtbot: QtBot, tmp_path: Path, reader: Reader) -> None:
    CaseFile.create(tmp_path / "a.rawi").close()
    window = open_window(qtbot, tmp_path, tmp_path / "a.rawi", language="en")
    run(window, "restore_backup")
    assert "no automatic backup" in reader.told[0]


@pytest.mark.parametrize("pane", ["compare", "review", "entity"])
def test_an_article_that_is_shown_and_not_in_the_backup_gives_way_to_one_that_is(
    qtbot: QtBot, tmp_path: Path, reader: Reader, monkeypatch: pytest.MonkeyPatch, pane: str
) -> None:
    case = make(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    session = window.workspace.case_session
    session.show(3)
    window.docks.reveal(pane)
    reader.will("look", 1)
    run(window, "restore_backup")
    assert session.document_id == 1
    session.open(case)
    session.show(3)
    answer(monkeypatch, sure=True)
    reader.will("place", 1)
    run(window, "restore_backup")
    qtbot.waitUntil(lambda: not window.panes[pane].waiting)
    # A backup that was made meanwhile may stand over the one of a single article.
    assert session.all_documents() in ([1], [1, 2])
    assert session.document_id == 1
    qtbot.waitUntil(lambda: "الخبر 0" in window.article.text.toPlainText())
    window.workspace.actions.run("go_back")
    assert session.document_id in session.all_documents()
