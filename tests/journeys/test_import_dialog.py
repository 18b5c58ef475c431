"""A person looks at what files hold, says what they know better, and lets it come in."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.import_order import ImportOrder
from desktop.look.direction import isolate
from desktop.panes.dialogs.import_columns import ImportColumns
from desktop.panes.dialogs.paste import PasteDialog
from desktop.unfinished_imports import RunningImport
from storage.case_file import CaseFile
from tests.builders import TEXT
from tests.journeys.importing import idle, looked, rows_of, take_in
from tests.windows import SECOND, make_case, open_window

NEWS = "انفجار في حمص\nقالت الشرطة إن سيارتين انفجرتا أمس في حي الزهراء بمدينة حمص.\n"
TOLD = "وقال المتحدث إن الطريق بين المدينتين فُتح بعد ظهر الثلاثاء، وإن القوافل عادت إليه. "
PAGE = (
    '<!doctype html><head><meta property="og:site_name" content="وكالة النهر">'
    '<meta property="article:published_time" content="2021-03-04T10:00:00+03:00"></head>'
    f"<article><h1>فتح الطريق</h1><p>{TOLD * 3}</p><p>{TOLD * 2}</p></article>"
)
LEFT = Qt.MouseButton.LeftButton


def test_what_was_found_is_corrected_for_many_at_once_and_comes_in(
    qtbot: QtBot, tmp_path: Path
) -> None:
    folder = tmp_path / "وارد"
    folder.mkdir()
    files = {"a.txt": NEWS, "b.txt": f"{SECOND}\nوأضاف أن الأسواق فُتحت.", "c.txt": TEXT}
    files |= {"d.txt": "خبر لا يلزم\nقال شاهد إن المطر نزل.", "page.html": PAGE}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "photo.png").write_bytes(b"\x89PNG\r\n")
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "x.rawi"), language="en")
    window.importing.import_files([folder])
    dialog = looked(qtbot, window)
    states = {row.look.path.name: row.standing.state for row in dialog.rows.rows}
    assert states == {
        "a.txt": "new", "b.txt": "like", "c.txt": "known", "d.txt": "new",
        "page.html": "new", "photo.png": "problem",
    }  # fmt: skip
    (page,) = rows_of(dialog, "page.html")
    told = [dialog.model.index(page, column).data() for column in range(1, 6)]
    assert told == ["فتح الطريق", isolate("page.html"), "وكالة النهر", "4 March 2021", "new"]
    assert "3 new articles · 1 much like one in the case" in dialog.summary.text()

    dialog.table.select(rows_of(dialog, "a.txt") + rows_of(dialog, "b.txt"))
    dialog.details.outlet.setFocus()
    QTest.keyClicks(dialog.details.outlet, "River")
    QTest.keyClick(dialog.details.outlet, Qt.Key.Key_Return)
    assert dialog.progress.isHidden(), "Enter in a field begins nothing"
    QTest.keyClicks(dialog.details.date, "2021-05-09")
    dialog.table.select(rows_of(dialog, "d.txt"))
    QTest.keyClick(dialog.table, Qt.Key.Key_Space)
    assert "4" in dialog.do.text()
    dialog.table.select([page])
    qtbot.waitUntil(lambda: "المتحدث" in dialog.preview.toPlainText(), timeout=60_000)

    take_in(qtbot, window)
    held = {row.title.split()[0]: row for row in window.workspace.case_session.rows()}
    assert window.workspace.case_session.count == 5
    assert [(held[one].outlet, held[one].published) for one in ("انفجار", "فتح")] == [
        ("River", "2021-05-09"),
        ("وكالة النهر", "2021-03-04T10:00:00+03:00"),
    ]
    assert dialog.progress.words.text() == (
        "3 articles came in · 1 was there already · 1 file could not be read whole"
    )
    assert dialog.progress.problems.model().index(0, 0).data() == isolate("photo.png")
    assert not window.problems.isVisible()

    (folder / "photo.png").write_text("خبر في صورة\nقال شاهد إن الطريق مفتوح.", encoding="utf-8")
    QTest.mouseClick(dialog.progress.retry, LEFT)
    idle(qtbot, window)
    assert dialog.progress.words.text() == "1 article came in"
    assert window.workspace.case_session.count == 6
    dialog.close()


def test_one_article_comes_in_without_a_question(qtbot: QtBot, tmp_path: Path) -> None:
    file = tmp_path / "homs.html"
    file.write_text(PAGE, encoding="utf-8")
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "x.rawi"), language="en")
    window.importing.import_files([file])
    idle(qtbot, window)
    assert window.importing.dialog is None
    assert window.workspace.case_session.count == 3
    said = window.statusBar().currentMessage()
    assert "وكالة النهر" in said
    assert "4 March 2021" in said


def test_another_encoding_is_seen_before_it_is_taken(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes(NEWS.encode("iso8859_6"))
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([str(file)], ""))
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "x.rawi"))
    window.workspace.actions.run("import_checked")
    dialog = looked(qtbot, window)
    preview, box = dialog.preview, dialog.details.encoding
    qtbot.waitUntil(lambda: "الشرطة" in preview.toPlainText(), timeout=60_000)
    for codec, right in (("cp1256", False), ("iso8859_6", True)):
        box.setCurrentIndex(box.findData(codec))
        box.activated.emit(box.currentIndex())
        qtbot.waitUntil(lambda: dialog.rows.rows[0].look.request.encoding == codec, timeout=60_000)  # noqa: B023
        assert ("الشرطة" in preview.toPlainText()) is right
    take_in(qtbot, window)
    texts = [row.title for row in window.workspace.case_session.rows()]
    assert "انفجار في حمص" in texts
    dialog.close()


def test_a_page_may_be_read_in_another_encoding_too(qtbot: QtBot, tmp_path: Path) -> None:
    for number in (1, 2):
        text = PAGE.replace("<h1>", f"<h1>{number} ")
        (tmp_path / f"{number}.html").write_bytes(text.encode("cp1256"))
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "x.rawi"))
    window.importing.import_files([tmp_path / "1.html", tmp_path / "2.html"])
    dialog = looked(qtbot, window)
    box = dialog.details.encoding
    assert box.isEnabled()
    box.setCurrentIndex(box.findData("iso8859_6"))
    box.activated.emit(box.currentIndex())
    qtbot.waitUntil(lambda: dialog.rows.rows[0].look.encoding == "iso8859_6", timeout=60_000)
    assert [row.look.encoding for row in dialog.rows.rows][1] == "cp1256"
    dialog.close()


def test_a_day_is_typed_in_arabic_digits_and_what_is_none_is_told(
    qtbot: QtBot, tmp_path: Path
) -> None:
    for name, text in (("a.txt", NEWS), ("b.txt", f"{NEWS} وعاد الهدوء إلى كل الأحياء اليوم.")):
        (tmp_path / name).write_text(text, encoding="utf-8")
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "x.rawi"), language="en")
    window.importing.import_files([tmp_path / "a.txt", tmp_path / "b.txt"])
    dialog = looked(qtbot, window)
    dialog.table.select([0, 1])
    date = dialog.details.date
    date.setFocus()
    for written, kept, told in (
        ("٢٠٢١-٠٥-٠٩", "2021-05-09", "9 May 2021"),
        ("5/4/2021", "2021-05-09", "is no date"),
        ("25/4/2021", "2021-04-25", "25 April 2021"),
    ):
        date.selectAll()
        # Keys of QTest are ASCII.
        typed = QInputMethodEvent()
        typed.setCommitString(written)
        QApplication.sendEvent(date, typed)
        date.editingFinished.emit()
        assert {row.said.published for row in dialog.rows.rows} == {kept}
        assert told in dialog.details.hint.text()
    dialog.close()


def test_columns_are_said_once_for_all_tables_with_that_header(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def say(dialog: ImportColumns) -> int:
        for name, role in (("q1", "text"), ("q2", "outlet")):
            box = dialog.boxes[name]
            box.setCurrentIndex(box.findData(role))
            box.activated.emit(box.currentIndex())
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ImportColumns, "exec", say)
    for number in (1, 2, 3):
        rows = [{"q1": f"ثم {number}{at}", "q2": "النهر", "q3": "x"} for at in range(2)]
        lines = "\n".join(json.dumps(row) for row in rows)
        (tmp_path / f"{number}.jsonl").write_text(lines, encoding="utf-8")
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "x.rawi"))
    window.importing.import_files([tmp_path / "1.jsonl"])
    dialog = looked(qtbot, window)
    assert [row.standing.state for row in dialog.rows.rows] == ["problem"]
    QTest.mouseClick(dialog.details.columns, LEFT)
    qtbot.waitUntil(lambda: len(dialog.rows.rows) == 2, timeout=60_000)
    take_in(qtbot, window)
    dialog.close()
    window.importing.import_files([tmp_path / "2.jsonl"])
    again = looked(qtbot, window)
    assert again is not dialog
    assert [(row.outlet, row.is_article) for row in again.rows.rows] == [("النهر", True)] * 2
    again.close()
    assert window.workspace.case_session.count == 4
    window.workspace.intake.import_paths([tmp_path / "3.jsonl"])
    qtbot.waitUntil(lambda: window.workspace.case_session.count == 6, timeout=60_000)


def test_an_import_that_was_cut_off_is_offered_and_goes_on(qtbot: QtBot, tmp_path: Path) -> None:
    folder, path = tmp_path / "وارد", make_case(tmp_path / "x.rawi")
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    with CaseFile.open(path) as case:
        for order in (ImportOrder((tmp_path / "old.txt",)), ImportOrder((folder,))):
            running = RunningImport(case, order, 40)
            running.begin()
            running.end(whole=False, done=12)
    window = open_window(qtbot, tmp_path, path, language="en")
    banner = window.unfinished
    assert "وارد" in banner.words.text()
    assert "12 of 40" in banner.words.text()
    QTest.mouseClick(banner.go_on, LEFT)
    idle(qtbot, window)
    assert window.workspace.case_session.count == 3
    assert "old.txt" in banner.words.text()
    QTest.mouseClick(banner.dismiss, LEFT)
    assert not banner.isVisible()
    window.workspace.case_session.close()
    window.workspace.case_session.open(path)
    assert not banner.isVisible()


def test_a_closed_window_leaves_an_import_that_can_go_on(qtbot: QtBot, tmp_path: Path) -> None:
    folder, path = tmp_path / "in", make_case(tmp_path / "x.rawi")
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.txt").write_text(f"{number} {NEWS}", encoding="utf-8")
    window = open_window(qtbot, tmp_path, path)
    session = window.workspace.case_session
    window.workspace.intake.import_paths([folder])
    qtbot.waitUntil(lambda: session.count > 2, timeout=60_000)
    session.close()
    session.open(path)
    assert session.count < 10
    QTest.mouseClick(window.unfinished.go_on, LEFT)
    idle(qtbot, window)
    assert session.count == 10


def test_new_files_of_a_watched_folder_come_in_by_themselves(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, path = tmp_path / "in", make_case(tmp_path / "x.rawi")
    folder.mkdir()
    (folder / "a.txt").write_text(NEWS, encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    monkeypatch.setattr("desktop.workspace.watched_folder._SOON", 50)
    window = open_window(qtbot, tmp_path, path, language="en")
    session = window.workspace.case_session
    window.workspace.actions.run("watch_folder")
    qtbot.waitUntil(lambda: session.count == 3, timeout=60_000)
    (folder / "bad.png").write_bytes(b"\x89PNG")
    (folder / "b.txt").write_text(f"آخر {NEWS}", encoding="utf-8")
    qtbot.waitUntil(lambda: session.count == 4, timeout=60_000)
    idle(qtbot, window)
    assert not window.problems.isVisible()
    session.close()
    (folder / "c.txt").write_text(f"ثالث {NEWS}", encoding="utf-8")
    session.open(path)
    assert window.workspace.actions.action("watch_folder").isChecked()
    qtbot.waitUntil(lambda: session.count == 5, timeout=60_000)
    idle(qtbot, window)
    assert session.case is not None
    assert session.case.connection.rows("SELECT count(*) FROM provenances") == [(5,)]
    window.workspace.actions.run("watch_folder")
    assert window.workspace.watched_folder.folder is None
    assert session.case.own_memory.get("watched_folder") is None


def test_a_pasted_page_says_who_printed_it_and_when(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wait(dialog: PasteDialog) -> int:
        qtbot.waitUntil(lambda: dialog.outlet_field.text() != "", timeout=60_000)
        assert dialog.date_field.text() == "2021-03-04"
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(PasteDialog, "exec", wait)
    data = QMimeData()
    data.setHtml(PAGE)
    data.setText(f"فتح الطريق\n{TOLD * 5}")
    QApplication.clipboard().setMimeData(data)
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "x.rawi"))
    window.workspace.actions.run("paste_article")
    idle(qtbot, window)
    row = window.workspace.case_session.document()
    assert row is not None
    assert (row.title, row.outlet) == ("فتح الطريق", "وكالة النهر")
