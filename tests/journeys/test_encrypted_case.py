"""A person keeps a case under a passphrase: makes, opens, changes and gives up the lock."""

from __future__ import annotations

import os
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.look.translation import LANGUAGES, Language
from desktop.panes.dialogs.passphrase import PassphraseDialog
from desktop.window_main import MainWindow
from storage.case_file import CaseFile
from storage.cipher import is_encrypted
from storage.passphrase import Passphrase
from tests import builders
from tests.compared import make_compared_case
from tests.windows import make_case, open_window, press, reading, select_words

SECRET = "جسر فوق النهر ٧"
Answers = Sequence[str]


class Person:
    """Answers passphrase dialogs by the keyboard, in order; ``problems`` are what they were told,
    ``told`` what was said at the end."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.waiting: list[list[Answers]] = []
        self.problems: list[str] = []
        self.told: list[str] = []
        self.look: Callable[[PassphraseDialog], object] = lambda _dialog: None
        person = self

        def answer(dialog: PassphraseDialog) -> int:
            return person._answer(dialog)

        def tell(_parent: object, _title: str, words: str) -> None:
            person.told.append(words)

        monkeypatch.setattr(PassphraseDialog, "exec", answer)
        monkeypatch.setattr(QMessageBox, "information", tell)

    def will_type(self, *attempts: Answers) -> None:
        """In the next dialog: each attempt fills the fields and presses Enter; after the last,
        Escape."""
        self.waiting.append(list(attempts))

    def _answer(self, dialog: PassphraseDialog) -> int:
        dialog.show()
        self.look(dialog)
        for answers in self.waiting.pop(0):
            for field, words in zip(dialog.fields, answers, strict=True):
                field.setFocus()
                field.insert(words)
            QTest.keyClick(dialog.fields[-1], Qt.Key.Key_Return)
            if dialog.result():
                return dialog.result()
            self.problems.append(dialog.problem.text())
            assert [field.text() for field in dialog.fields] == [""] * len(dialog.fields)
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        return dialog.result()


@pytest.fixture
def person(monkeypatch: pytest.MonkeyPatch) -> Person:
    return Person(monkeypatch)


@pytest.fixture
def encrypted(tmp_path: Path) -> Path:
    path = tmp_path / "سرية.rawi"
    plain = make_case(tmp_path / "plain.rawi")
    with (
        CaseFile.create(path, passphrase=Passphrase(SECRET)) as case,
        CaseFile.open(plain, read_only=True) as other,
    ):
        case.merge(other)
    return path


def run(window: MainWindow, action: str) -> None:
    window.workspace.actions.run(action)
    QApplication.processEvents()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_passphrase_is_told_and_the_right_one_opens(
    qtbot: QtBot, tmp_path: Path, person: Person, encrypted: Path, language: Language
) -> None:
    window = open_window(qtbot, tmp_path, language=language)
    directions: list[Qt.LayoutDirection] = []
    person.look = lambda dialog: directions.append(dialog.layoutDirection())
    person.will_type(["wrong"], [""], ["جسر فوق النهر 7"])
    window.workspace.case_session.open(encrypted)
    assert window.workspace.case_session.path == encrypted
    assert builders.TEXT in reading(window).document.text
    wrong, empty = person.problems
    assert ("does not open" in wrong) == (language == "en")
    assert ("empty" in empty) == (language == "en")
    wanted = Qt.LayoutDirection.RightToLeft if language == "ar" else Qt.LayoutDirection.LeftToRight
    assert directions == [wanted]


def test_who_does_not_know_the_passphrase_keeps_the_case_they_had(
    qtbot: QtBot, tmp_path: Path, person: Person, encrypted: Path
) -> None:
    had = make_case(tmp_path / "had.rawi")
    window = open_window(qtbot, tmp_path, had)
    person.will_type(["wrong"])
    window.workspace.case_session.open(encrypted)
    assert window.workspace.case_session.path == had
    assert not window.problems.isVisible()


def test_what_is_typed_is_hidden_until_it_is_shown(
    qtbot: QtBot, tmp_path: Path, person: Person, encrypted: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    modes: list[QLineEdit.EchoMode] = []

    def look(dialog: PassphraseDialog) -> None:
        (field,) = dialog.fields
        assert field.hasFocus() or field is dialog.focusWidget()
        modes.append(field.echoMode())
        QTest.keyClick(field, Qt.Key.Key_Tab)
        assert dialog.focusWidget() is dialog.reveal
        QTest.keyClick(dialog.reveal, Qt.Key.Key_Space)
        modes.append(field.echoMode())

    person.look = look
    person.will_type([SECRET])
    window.workspace.case_session.open(encrypted)
    assert modes == [QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal]


def test_an_open_case_is_encrypted_changed_and_decrypted(
    qtbot: QtBot, tmp_path: Path, person: Person
) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    actions = window.workspace.actions
    assert not actions.action("case_decrypt").isEnabled()
    person.will_type([SECRET, "another"], [SECRET, SECRET])
    run(window, "case_encrypt")
    assert len(person.problems) == 1
    assert is_encrypted(case)
    assert "SSD" in person.told[0] or "صلبة" in person.told[0]
    assert not actions.action("case_encrypt").isEnabled()
    select_words(window, "الكرامة")
    press(window, "Del")  # work goes on
    person.will_type(["wrong", "new", "new"], [SECRET, "new", "new"])
    run(window, "case_passphrase")
    assert len(person.problems) == 2
    CaseFile.open(case, read_only=True, passphrase=Passphrase("new")).close()
    person.will_type(["new"])
    run(window, "case_decrypt")
    assert not is_encrypted(case)
    assert len(person.told) == 3
    before = reading(window)
    window.close()
    assert reading(open_window(qtbot, tmp_path, case)) == before


def test_enter_goes_on_to_the_next_empty_field(
    qtbot: QtBot, tmp_path: Path, person: Person
) -> None:
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)

    def look(dialog: PassphraseDialog) -> None:
        first, second = dialog.fields
        first.setFocus()
        first.insert(SECRET)
        QTest.keyClick(first, Qt.Key.Key_Return)
        assert dialog.isVisible()
        assert dialog.focusWidget() is second
        second.insert(SECRET)
        QTest.keyClick(second, Qt.Key.Key_Return)
        assert dialog.result()

    person.look = look
    person.will_type()
    run(window, "case_encrypt")
    CaseFile.open(case, read_only=True, passphrase=Passphrase(SECRET)).close()


def test_an_unforeseen_error_shows_no_passphrase(
    qtbot: QtBot, tmp_path: Path, encrypted: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path)

    def fail(_connection: object, _key: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("storage.connection.unlock", fail)

    def answer(dialog: PassphraseDialog) -> None:
        (field,) = dialog.fields
        field.insert(SECRET)
        dialog.accept()

    monkeypatch.setattr(PassphraseDialog, "exec", answer)
    with pytest.raises(RuntimeError) as met:
        window.workspace.case_session.open(encrypted)
    report = traceback.TracebackException.from_exception(met.value, capture_locals=True)
    frames = [frame for frame in report.stack if frame.filename != __file__]
    assert len(frames) > 5
    told = repr([frame.locals for frame in frames])
    key = Passphrase(SECRET).key(encrypted.read_bytes()[:16])
    for word in (SECRET, "جسر", key.specification()):
        assert word not in told


def test_a_new_case_is_made_encrypted(
    qtbot: QtBot, tmp_path: Path, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = tmp_path / "new.rawi"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(chosen), ""))
    window = open_window(qtbot, tmp_path)
    person.will_type([SECRET, SECRET])
    run(window, "case_new_encrypted")
    assert window.workspace.case_session.is_encrypted
    assert is_encrypted(chosen)


def test_the_comparison_in_another_process_gives_way_and_goes_on(
    qtbot: QtBot, tmp_path: Path, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workspace.comparing._FEW", 0)
    case = make_compared_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    comparing = window.workspace.comparing
    qtbot.waitUntil(lambda: comparing.found.conflicts != (), timeout=60_000)
    person.will_type([SECRET, SECRET])
    run(window, "case_encrypt")
    assert is_encrypted(case)
    assert comparing.found.conflicts == ()
    qtbot.waitUntil(lambda: comparing.found.conflicts != (), timeout=60_000)


def test_who_leaves_the_dialog_has_changed_nothing(
    qtbot: QtBot, tmp_path: Path, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = make_case(tmp_path / "a.rawi")
    content = case.read_bytes()
    window = open_window(qtbot, tmp_path, case)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "b.rawi"), ""))
    for action in ("case_encrypt", "case_new_encrypted"):
        person.will_type()
        run(window, action)
    window.close()
    assert case.read_bytes() == content
    assert not (tmp_path / "b.rawi").exists()
    assert person.told == []


def test_a_case_that_only_reads_is_not_encrypted(
    qtbot: QtBot, tmp_path: Path, person: Person
) -> None:
    case = make_case(tmp_path / "a.rawi")
    with CaseFile.open(case):
        window = open_window(qtbot, tmp_path, case)
        assert not window.workspace.actions.action("case_encrypt").isEnabled()


def test_what_the_window_remembers_holds_no_passphrase(
    qtbot: QtBot, tmp_path: Path, person: Person, encrypted: Path
) -> None:
    window = open_window(qtbot, tmp_path)
    person.will_type([SECRET])
    window.workspace.case_session.open(encrypted)
    key = window.workspace.case_session.case
    assert key is not None
    assert key.key is not None
    hidden = key.key.specification()[2:66]
    window.close()
    for file in tmp_path.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            for word in (SECRET, SECRET.split(maxsplit=1)[0], hidden):
                assert word.encode() not in content
    assert hidden not in repr(dict(os.environ))
