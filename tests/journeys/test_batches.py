"""A person says one thing of all mentions in the case, and takes it back with one key."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Analysis, Article, Document, Entity, Mention, Paragraph
from desktop.panes.dialogs.batch import BatchDialog
from desktop.window_main import MainWindow
from desktop.workspace.rules import Chosen
from storage.case_file import CaseFile
from tests.made_once import made_once
from tests.windows import open_window, press, select_words

NAME = "كتائب الوادي"
ARTICLES = 5


def test_a_retag_over_five_articles_is_taken_back_by_one_key(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _case(tmp_path / "a.rawi", ARTICLES)
    window = open_window(qtbot, tmp_path, path)
    seen: list[str] = []

    def retag(dialog: BatchDialog) -> int:
        qtbot.waitUntil(lambda: dialog.preview is not None)
        seen.append(dialog.count.text())
        _choose(dialog, ("relabel", "facility"))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(BatchDialog, "exec", retag)
    window.workspace.selection.choose(Chosen("entity", "e1"))
    press(window, "B")
    _finished(qtbot, window)
    assert seen == ["10 مواضع في 5 مقالات"]
    assert _kinds(window) == {"facility"}
    case = window.workspace.case_session.case
    assert case is not None
    assert len(case.journal.entries()) == 2 * ARTICLES
    press(window, "Ctrl+Z")
    assert _kinds(window) == {"organisation"}
    assert not window.workspace.case_session.can_undo
    press(window, "Ctrl+Shift+Z")
    assert _kinds(window) == {"facility"}
    window.close()
    with CaseFile.open(path, read_only=True) as stored:
        assert {e.judgement.action for e in stored.journal.entries()} == {"relabel"}


def test_words_are_tagged_wherever_they_stand(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, _case(tmp_path / "a.rawi", 3))

    def tag(dialog: BatchDialog) -> int:
        qtbot.waitUntil(lambda: dialog.preview is not None)
        _choose(dialog, ("tag", "place"))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(BatchDialog, "exec", tag)
    select_words(window, "المعبر")
    press(window, "Shift+B")
    _finished(qtbot, window)
    case = window.workspace.case_session.case
    assert case is not None
    for number in case.documents.ids():
        reading = case.current(number)
        assert reading is not None
        assert [m.text for m in reading.mentions if m.kind == "place"] == ["المعبر", "المعبر"]
    press(window, "Ctrl+Z")
    assert all(not _of_kind(case, n, "place") for n in case.documents.ids())


def test_many_changes_are_undone_beside_the_window(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, _case(tmp_path / "a.rawi", 30))

    def reject(dialog: BatchDialog) -> int:
        qtbot.waitUntil(lambda: dialog.preview is not None)
        _choose(dialog, ("reject", None))
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(BatchDialog, "exec", reject)
    window.workspace.selection.choose(Chosen("entity", "e1"))
    press(window, "B")
    _finished(qtbot, window)
    assert _kinds(window) == set()
    press(window, "Ctrl+Z")
    _finished(qtbot, window)
    assert _kinds(window) == {"organisation"}
    assert not window.workspace.case_session.can_undo


def test_an_entity_is_renamed_in_every_article(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, _case(tmp_path / "a.rawi", 3))

    def rename(dialog: BatchDialog) -> int:
        qtbot.waitUntil(lambda: dialog.preview is not None)
        _choose(dialog, ("rename", None))
        dialog.field.setText("كتائب وادي الشاطئ")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(BatchDialog, "exec", rename)
    window.workspace.selection.choose(Chosen("entity", "e1"))
    QTest.keySequence(window.article.text, "B")
    case = window.workspace.case_session.case
    assert case is not None
    for number in case.documents.ids():
        reading = case.current(number)
        assert reading is not None
        assert "كتائب وادي الشاطئ" in {entity.name for entity in reading.entities}


def _finished(qtbot: QtBot, window: MainWindow) -> None:
    """What was asked for is done."""
    qtbot.waitUntil(lambda: not window.workspace.background.working, timeout=20_000)


def _choose(dialog: BatchDialog, data: tuple[str, str | None]) -> None:
    places = [dialog.what.itemData(at) for at in range(dialog.what.count())]
    dialog.what.setCurrentIndex(places.index(data))


@made_once
def _case(path: Path, count: int) -> Path:
    """Articles that each name one body twice, and a crossing that nobody tagged."""
    with CaseFile.create(path) as case:
        for number in range(count):
            text = (
                f"خبر رقم {number}\nدخلت {NAME} المعبر فجرًا.\n"
                f"وغادرت {NAME} المعبر مساء اليوم {number}."
            )
            added = case.documents.add(Article(text, outlet="الساحل"), file=None)
            case.layers.replace(added.id, _reading(text))
    return path


def _reading(text: str) -> Analysis:
    first = text.index(NAME)
    starts = (first, text.index(NAME, first + 1))
    mentions = tuple(
        Mention(
            f"m{n}", start, start + len(NAME), NAME, "organisation", "name", "e1", "pattern", 0.7
        )
        for n, start in enumerate(starts)
    )
    title = text.partition("\n")[0]
    paragraphs = (Paragraph(0, len(text), "body"),)
    return Analysis(
        Document(title, "الساحل", None, None, text, paragraphs), mentions,
        (Entity("e1", "organisation", NAME, (), ("m0", "m1")),), (), (), (), (), (), (),
    )  # fmt: skip


def _kinds(window: MainWindow) -> set[str]:
    """The kinds of all mentions of the body in the case."""
    case = window.workspace.case_session.case
    assert case is not None
    found: set[str] = set()
    for number in case.documents.ids():
        reading = case.current(number)
        assert reading is not None
        found |= {mention.kind for mention in reading.mentions if mention.text == NAME}
    return found


def _of_kind(case: CaseFile, number: int, kind: str) -> list[str]:
    reading = case.current(number)
    assert reading is not None
    return [mention.text for mention in reading.mentions if mention.kind == kind]
