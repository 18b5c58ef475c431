"""A person reviews what the machine doubts with the keyboard alone, and goes on another day."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article, Quantity
from desktop.panes.dialogs.article_details import ArticleDetails
from desktop.panes.dialogs.value import ValueDialog
from desktop.panes.review import ReviewPane
from desktop.window_main import MainWindow
from storage.case_file import CaseFile
from tests.benchmarks.cases import articles
from tests.made_once import made_once
from tests.read_once import read_once
from tests.windows import make_case, open_window, reading


def test_ten_doubts_by_keyboard_alone_undone_and_gone_on_with(qtbot: QtBot, tmp_path: Path) -> None:
    path = _case(tmp_path / "a.rawi", 12)
    window = open_window(qtbot, tmp_path, path)
    pane = _start(qtbot, window)
    first = list(pane.queue.items[:12])
    for keys in ("Return", "2", "Del", "S", "Return", "Return", "1", "Return", "Del", "Return"):
        qtbot.wait(1)
        QTest.keySequence(pane.list, keys)
    assert pane.queue.items[0] == first[3], "what was skipped is still asked about"
    assert pane.queue.item == first[10]
    assert pane.list.hasFocus()
    _shows(window, pane)
    _reviews(qtbot, pane, 9)
    QTest.keySequence(pane.list, "Z")
    assert pane.queue.item == first[9]
    QTest.keySequence(pane.list, "Ctrl+Z")
    assert pane.queue.item == first[8]
    _shows(window, pane)
    window.close()
    with CaseFile.open(path, read_only=True) as case:
        said = [entry.judgement.action for entry in case.journal.entries() if entry.active]
        assert len(said) == 7
        assert said.count("reject") == 1
    again = open_window(qtbot, tmp_path, path)
    pane = _start(qtbot, again)
    _reviews(qtbot, pane, 7)
    assert first[0] not in pane.queue.items
    assert first[8] in pane.queue.items
    QTest.keySequence(pane.list, "Return")
    _reviews(qtbot, pane, 8)


def test_a_digit_retags_the_doubted_words(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = _start(qtbot, window)
    item = pane.queue.item
    assert item is not None
    assert (item.kind, item.document) == ("mention", 1)
    QTest.keySequence(pane.list, "5")
    kinds = {(m.start, m.end): m.kind for m in reading(window).mentions}
    assert kinds[item.start, item.end] == "weapon"


def test_a_wrong_number_is_given_its_value(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(qtbot, tmp_path, _case(tmp_path / "a.rawi", 3))
    pane = _start(qtbot, window)
    while pane.queue.item is not None and pane.queue.item.kind != "number":
        QTest.keySequence(pane.list, "S")
    item = pane.queue.item
    assert item is not None

    def type_value(dialog: ValueDialog) -> int:
        dialog.field.setText("3/5")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ValueDialog, "exec", type_value)
    QTest.keySequence(pane.list, "E")
    numbers = {(q.start, q.end): (q.low, q.high) for q in _reading_of(window, item.document)}
    assert numbers[item.start, item.end] == (3, 5)
    assert item not in pane.queue.items


def test_the_status_bar_tells_the_doubts_of_the_article_and_leads_there(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    bar = window.statusBar()
    assert bar.doubts.text() == "موضعان يحتاجان مراجعة"  # type: ignore[attr-defined]
    bar.doubts.click()  # type: ignore[attr-defined]
    pane = window.panes["review"]
    assert isinstance(pane, ReviewPane)
    qtbot.waitUntil(pane.list.hasFocus)
    assert [item.kind for item in pane.queue.items].count("mention") == 2


def test_this_article_alone_is_reviewed_where_that_is_wanted(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, _case(tmp_path / "a.rawi", 6))
    pane = _start(qtbot, window)
    pane.scope.choose(1)
    shown = window.workspace.document_id
    assert {item.document for item in pane.queue.items} == {shown}
    window.workspace.case_session.step(1)
    assert window.workspace.document_id != shown
    assert {item.document for item in pane.queue.items} == {window.workspace.document_id}


def test_a_conflict_is_decided_and_leaves_the_queue_until_that_is_undone(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, make_case(tmp_path / "a.rawi"))
    pane = _start(qtbot, window)
    qtbot.waitUntil(lambda: any(item.kind == "conflict" for item in pane.queue.items))
    while pane.queue.item is not None and pane.queue.item.kind != "conflict":
        QTest.keySequence(pane.list, "S")
    item = pane.queue.item
    assert item is not None
    assert item.conflict is not None
    assert all(claim.text in pane.card.sentence.text() for claim in item.conflict.sides)
    QTest.keySequence(pane.list, "2")
    assert item not in pane.queue.items
    case = window.workspace.case_session.case
    assert case is not None
    assert [judged.verdict for judged in case.conflict_verdicts.all().values()] == ["second"]
    QTest.keySequence(pane.list, "Z")
    assert pane.queue.item == item


def test_the_day_of_an_article_answers_all_its_open_times_at_once(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "قال مسؤول أمس إن المعبر أُغلق. وأضاف أنه سيُفتح غدًا، وأن القافلة وصلت أول من أمس."
    with CaseFile.create(tmp_path / "a.rawi") as case:
        article = Article(text)
        added = case.documents.add(article, file=None)
        case.layers.replace(added.id, read_once(article))

    def fill(dialog: ArticleDetails) -> int:
        dialog.date_field.setText("2021-06-20")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(ArticleDetails, "exec", fill)
    window = open_window(qtbot, tmp_path, tmp_path / "a.rawi")
    pane = _start(qtbot, window)
    open_times = [item for item in pane.queue.items if item.kind == "time"]
    assert len(open_times) == 3
    while pane.queue.item is not None and pane.queue.item.kind != "time":
        QTest.keySequence(pane.list, "S")
    assert "date" in pane.card.buttons
    QTest.keySequence(pane.list, "D")
    qtbot.waitUntil(lambda: not window.workspace.background.busy, timeout=20_000)
    qtbot.waitUntil(lambda: not any(item.kind == "time" for item in pane.queue.items))
    assert {time.earliest for time in reading(window).times} == {
        "2021-06-18",
        "2021-06-19",
        "2021-06-21",
    }


def test_the_answers_are_seen_however_long_the_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    text = "هاجم مسلحون " + "بلدة بعيدة من بلدات الريف الشرقي " * 40 + "وقُتل أبو ياسر."
    with CaseFile.create(tmp_path / "a.rawi") as case:
        article = Article(text)
        added = case.documents.add(article, file=None)
        case.layers.replace(added.id, read_once(article))
    window = open_window(qtbot, tmp_path, tmp_path / "a.rawi")
    window.resize(900, 600)
    pane = _start(qtbot, window)
    qtbot.wait(20)
    for button in pane.card.buttons.values():
        assert button.visibleRegion().boundingRect().size() == button.size()


@made_once
def _case(path: Path, count: int) -> Path:
    with CaseFile.create(path) as case:
        for article, analysis in articles(count):
            added = case.documents.add(article, file=None)
            case.layers.replace(added.id, analysis)
    return path


def _reading_of(window: MainWindow, document: int | None) -> tuple[Quantity, ...]:
    case = window.workspace.case_session.case
    assert case is not None
    assert document is not None
    analysis = case.current(document)
    assert analysis is not None
    return analysis.quantities


def _start(qtbot: QtBot, window: MainWindow) -> ReviewPane:
    """The review with the keys in it."""
    pane = window.panes["review"]
    assert isinstance(pane, ReviewPane)
    QTest.keySequence(window.article.text, "Ctrl+R")
    qtbot.waitUntil(lambda: pane.queue.item is not None)
    return pane


def _shows(window: MainWindow, pane: ReviewPane) -> None:
    """The article stands at the item in hand."""
    item = pane.queue.item
    assert item is not None
    assert window.workspace.document_id == item.document
    assert window.article.text.selected_span() == (item.start, item.end)
    assert window.article.text.is_visible_at(item.start)


def _reviews(qtbot: QtBot, pane: ReviewPane, count: int) -> None:
    """So many doubts were reviewed, and the pane says so."""

    def said() -> bool:
        reviewed = pane.queue.reviewed
        return reviewed is not None and reviewed.done == count

    qtbot.waitUntil(said)
    assert f" {count} " in pane.board.progress.text()
