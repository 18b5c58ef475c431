"""What cannot be used is named in the person's language with what to do; the case stays whole."""

from __future__ import annotations

import os
import sqlite3
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QTableView
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Analysis
from desktop.look.translation import Language
from desktop.panes.claims import ClaimsPane
from desktop.panes.dialogs.passphrase import PassphraseDialog
from desktop.panes.dialogs.paste import PasteDialog
from desktop.window_main import MainWindow
from storage.case_file import CaseFile
from storage.connection import APPLICATION_ID
from tests.journeys.importing import looked, take_in
from tests.journeys.test_bringing_in import drop
from tests.windows import (
    click_words,
    kind_at,
    make_case,
    open_window,
    press,
    reading,
    select_words,
)

LANGUAGES: tuple[Language, ...] = ("ar", "en")


def idle(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=30_000)


def empty(path: Path) -> None:
    path.write_bytes(b"")


def binary(path: Path) -> None:
    path.write_bytes(bytes(range(256)) * 40)


def unknown_encoding(path: Path) -> None:
    path.write_bytes("قال المتحدث إن الهدوء عاد إلى المدينة".encode("cp864", "ignore") * 30)


def fifty_megabytes(path: Path) -> None:
    with path.open("wb") as file:
        file.write("قال المتحدث ".encode())
        file.truncate(50_000_000)


def without_arabic(path: Path) -> None:
    path.write_text("The spokesman said that nothing happened.\n" * 20, encoding="utf-8")


def web_page(path: Path) -> None:
    path.write_text("<!doctype html><html><p>قال المتحدث</p></html>", encoding="utf-8")


def not_there(path: Path) -> None:
    path.unlink(missing_ok=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "make",
    [empty, unknown_encoding, fifty_megabytes, without_arabic, web_page, not_there],
    ids=lambda make: make.__name__,
)
def test_a_file_that_is_no_article(
    qtbot: QtBot, tmp_path: Path, make: Callable[[Path], None], language: Language
) -> None:
    bad = tmp_path / "خبر bad.txt"
    make(bad)
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case, language=language)
    drop(window, bad)
    idle(qtbot, window)
    assert window.problems.isVisible()
    assert_told(window.problems.words.text(), "خبر bad.txt", language)
    assert window.workspace.case_session.count == 2
    window.close()
    with CaseFile.open(case, read_only=True) as stored:
        assert stored.verify().problems == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_file_that_may_be_text_is_asked_about(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    bad = tmp_path / "خبر bad.txt"
    binary(bad)
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"), language=language)
    drop(window, bad)
    dialog = looked(qtbot, window)
    model = dialog.findChildren(QTableView)[0].model()
    cells = [model.index(0, at).data() for at in range(model.columnCount())]
    said = " ".join(str(cell) for cell in cells)
    assert bad.name in said
    assert window.workspace.tr("problem.file_binary", file="").strip(" :")[-20:] in said
    assert window.workspace.case_session.count == 2


def assert_told(words: str, name: str, language: Language) -> None:
    """The sentence names the file, is of the language, and begins on its side."""
    assert name in words
    own = words.replace(name, "")
    letters = sum("\u0621" <= letter <= "\u064a" for letter in own)
    assert (letters > 15) == (language == "ar")
    assert words.startswith("\u200f" if language == "ar" else "\u200e")


def foreign_database(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE recipes (name TEXT)")


def broken(path: Path) -> None:
    make_case(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + b"\xff" * 3000 + whole[3100 : len(whole) // 2])


def newer(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute("PRAGMA user_version = 99")
        database.execute("CREATE TABLE documents (id INTEGER)")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "make", [empty, foreign_database, broken, newer], ids=lambda make: make.__name__
)
def test_a_file_that_is_no_case(
    qtbot: QtBot, tmp_path: Path, make: Callable[[Path], None], language: Language
) -> None:
    bad = tmp_path / "خبر bad.rawi"
    make(bad)
    before = bad.read_bytes()
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"), language=language)
    drop(window, bad)
    assert_told(window.problems.words.text(), "خبر bad.rawi", language)
    assert bad.read_bytes() == before
    assert window.workspace.case_session.name == "a"
    assert reading(window).mentions


def test_a_file_of_any_bytes_may_be_a_case_under_a_passphrase(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is asked for, and who does not know it keeps what was open; the file is not touched."""
    bad = tmp_path / "bad.rawi"
    binary(bad)
    before = bad.read_bytes()
    asked: list[PassphraseDialog] = []

    def give_up(dialog: PassphraseDialog) -> int:
        asked.append(dialog)
        return 0

    monkeypatch.setattr(PassphraseDialog, "exec", give_up)
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    drop(window, bad)
    assert len(asked) == 1
    assert bad.read_bytes() == before
    assert window.workspace.case_session.name == "a"
    assert reading(window).mentions


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_message_follows_the_language(qtbot: QtBot, tmp_path: Path, language: Language) -> None:
    bad = tmp_path / "bad.rawi"
    empty(bad)
    other: Language = "en" if language == "ar" else "ar"
    window = open_window(qtbot, tmp_path, language=language)
    drop(window, bad)
    window.workspace.set_language(other)
    assert_told(window.problems.words.text(), "bad.rawi", other)


def test_no_case_can_be_made_in_a_folder_that_is_not_there(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = (str(tmp_path / "none" / "new.rawi"), "")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: chosen)
    window = open_window(qtbot, tmp_path)
    press(window, "Ctrl+N")
    assert_told(window.problems.words.text(), "new.rawi", "ar")
    assert not window.workspace.case_session.is_open


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_case_in_a_read_only_folder_is_read(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    case = make_case(folder / "a.rawi")
    folder.chmod(0o555)
    try:
        window = open_window(qtbot, tmp_path, case)
        assert reading(window).mentions
        assert window.read_only.isVisible()
        window.close()
    finally:
        folder.chmod(0o755)


def test_what_is_dropped_on_a_read_only_case_is_refused_with_a_reason(
    qtbot: QtBot, tmp_path: Path
) -> None:
    case = make_case(tmp_path / "a.rawi")
    open_window(qtbot, tmp_path, case)
    other = tmp_path / "other"
    other.mkdir()
    second = open_window(qtbot, other, case)
    file = tmp_path / "new.txt"
    file.write_text("انفجار في حمص\nقالت الشرطة إن سيارة انفجرت.", encoding="utf-8")
    drop(second, file)
    assert_told(second.problems.words.text(), "a.rawi", "ar")
    second.problems.clear()
    drop(second, text="قالت الشرطة إن سيارة انفجرت.")
    assert_told(second.problems.words.text(), "a.rawi", "ar")


def fill_the_disk(window: MainWindow) -> None:
    """From now on the case's file cannot grow."""
    case = window.workspace.case_session.case
    assert case is not None
    case.connection.db.conn.execute("PRAGMA max_page_count = 1")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_full_disk_ends_an_import_with_one_sentence(
    qtbot: QtBot, tmp_path: Path, language: Language
) -> None:
    files = []
    for number in range(6):
        files.append(tmp_path / f"{number}.txt")
        text = f"خبر رقم {number}\n" + "قال المتحدث إن الهدوء عاد إلى مدينة حمص.\n" * 200
        files[-1].write_text(text, encoding="utf-8")
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case, language=language)
    fill_the_disk(window)
    drop(window, *files)
    take_in(qtbot, window)
    said = window.problems.words.text()
    assert_told(said, "a.rawi", language)
    assert "\n" not in said
    assert window.workspace.case_session.count == 2
    window.close()
    with CaseFile.open(case, read_only=True) as stored:
        assert stored.verify().problems == ()
        assert stored.documents.count() == 2


def test_a_correction_on_a_full_disk_is_not_shown_as_done(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    fill_the_disk(window)
    for turn in range(800):
        before = reading(window)
        select_words(window, "مصادر معارضة")
        press(window, "2" if turn % 2 == 0 else "Ctrl+Z")
        if window.problems.isVisible():
            break
    assert_told(window.problems.words.text(), "a.rawi", "ar")
    assert reading(window) == before


def test_pasted_words_that_are_no_article_stay_in_the_dialog(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    dialog = PasteDialog(window.workspace, "Nothing happened today.", window)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert "النص الملصق" in dialog.problem.text()
    dialog.text_field.setPlainText("قالت الشرطة إن سيارة انفجرت.")
    dialog.accept()
    assert not dialog.isVisible()
    assert dialog.article is not None
    assert dialog.article.text == "قالت الشرطة إن سيارة انفجرت."


def test_another_case_opened_amid_an_import_gets_none_of_its_articles(
    qtbot: QtBot, tmp_path: Path
) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for number in range(9):
        text = f"خبر رقم {number}\n" + "قال المتحدث إن الهدوء عاد إلى مدينة حمص.\n" * 40
        (files / f"{number}.txt").write_text(text, encoding="utf-8")
    first, second = make_case(tmp_path / "a.rawi"), make_case(tmp_path / "b.rawi")
    window = open_window(qtbot, tmp_path, first)
    drop(window, files)
    QTest.mouseClick(looked(qtbot, window).do, Qt.MouseButton.LeftButton)
    drop(window, second)
    idle(qtbot, window)
    assert window.workspace.case_session.name == "b"
    assert window.workspace.case_session.count == 2
    assert not window.statusBar().bar.isVisible()  # type: ignore[attr-defined]


def test_closing_amid_an_import_keeps_every_finished_article(qtbot: QtBot, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for number in range(9):
        text = f"خبر رقم {number}\n" + "قال المتحدث إن الهدوء عاد إلى مدينة حمص.\n" * 40
        (files / f"{number}.txt").write_text(text, encoding="utf-8")
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    drop(window, files)
    QTest.mouseClick(looked(qtbot, window).do, Qt.MouseButton.LeftButton)
    session = window.workspace.case_session
    qtbot.waitUntil(lambda: session.count > 3, timeout=20_000)
    finished = {row.title for row in session.rows()}
    window.close()
    with CaseFile.open(case) as stored:
        assert finished <= {row.title for row in stored.current.rows()}
        assert stored.verify().problems == ()
        assert not stored.read_only


def test_the_text_of_a_very_long_article_is_there_before_its_marks(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workspace.long_reading.LONG", 100)
    case = make_case(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path)
    window.workspace.case_session.open(case)
    assert "مستشفى السلام" in window.article.text.toPlainText()
    assert window.workspace.long_reading.busy
    assert reading(window).mentions == ()
    shown = window.article.text.document()
    qtbot.waitUntil(lambda: not window.workspace.long_reading.busy, timeout=10_000)
    # Panes fill one after another.
    qtbot.waitUntil(lambda: not window.workspace.hub.spreading, timeout=10_000)
    claims = window.panes["claims"]
    assert isinstance(claims, ClaimsPane)
    assert claims.model.rowCount() == len(reading(window).claims)
    assert window.article.text.document() is shown, "the page stays where it was scrolled to"
    assert kind_at(window, "مستشفى السلام") == "facility"
    click_words(window, "أبو ياسر")
    press(window, "Del")
    assert kind_at(window, "أبو ياسر") is None
    assert not window.workspace.long_reading.busy


def test_what_panes_show_of_a_long_reading_is_worked_out_beside_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workspace.long_reading.LONG", 100)
    window = open_window(qtbot, tmp_path)
    readings: list[Analysis] = []
    threads: list[int] = []
    window.workspace.long_reading.prepare(readings.append)
    window.workspace.long_reading.prepare(lambda _: threads.append(threading.get_ident()))
    window.workspace.case_session.open(make_case(tmp_path / "a.rawi"))
    qtbot.waitUntil(lambda: not window.workspace.long_reading.busy, timeout=10_000)
    assert readings == [reading(window)]
    assert readings[0] is reading(window), "what is remembered of it is of use"
    assert threads != [threading.get_ident()]


def test_a_case_is_closed_while_a_long_reading_is_on_its_way(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.workspace.long_reading.LONG", 100)
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    window.workspace.case_session.show(2)
    window.workspace.case_session.show(1)
    window.workspace.case_session.close()
    QTest.qWait(50)
    assert window.workspace.document_id is None
