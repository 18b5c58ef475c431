"""A week of news of four outlets, from a folder to a case that was reviewed and judged."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from desktop.panes.compare import ComparePane
from desktop.panes.conflicts import ConflictsPane
from desktop.panes.review import ReviewPane
from desktop.window_main import MainWindow
from storage.case_file import CaseFile
from tests.journeys.importing import take_in
from tests.journeys.test_bringing_in import drop
from tests.windows import open_window, press

OUTLETS = ("وكالة النهر", "صحيفة الضفة", "موقع الميدان", "إذاعة الجبل")
TOWNS = ("الميادين", "البوكمال", "الرقة", "تدمر", "منبج")


def week(folder: Path) -> list[str]:
    """Forty articles of our own writing: each day one outlet denies what another one announced."""
    folder.mkdir()
    titles = []
    for number in range(40):
        day, outlet = number // 4 + 1, number % 4
        town, dead = TOWNS[number // 4 % len(TOWNS)], 10 + number // 4
        title = f"اليوم {day} في {town}: رواية {OUTLETS[outlet]}"
        when = f"يوم {day} تشرين الثاني 2017"
        says = (
            f"أعلن الجيش السوري {when} أنه سيطر على {town}.",
            f"نفى تنظيم داعش أن يكون الجيش السوري سيطر على {town} {when}.",
            f"قال ناشطون إن {dead} مدنيًا قتلوا في قصف على {town} {when}.",
            f"قالت مصادر طبية إن {dead + 5} مدنيًا قتلوا في قصف على {town} {when}.",
        )[outlet]
        told = f"{title}\n{says}\nوقال قائد ميداني إن الطريق إلى {town} مفتوح.\n"
        (folder / f"{number:02}.txt").write_text(told, encoding="utf-8")
        titles.append(title)
    return titles


def wait_for_all(qtbot: QtBot, window: MainWindow) -> None:
    work = window.workspace
    qtbot.waitUntil(
        lambda: not work.background.busy and not work.comparing.waiting, timeout=120_000
    )


def test_a_week_of_news_from_a_folder_to_a_judged_case(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    titles = week(tmp_path / "week")
    case = tmp_path / "week.rawi"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(case), ""))
    window = open_window(qtbot, tmp_path)
    drop(window, tmp_path / "week")
    take_in(qtbot, window).close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    wait_for_all(qtbot, window)
    assert window.pages.currentWidget() is window.article
    assert sorted(row.title for row in window.workspace.case_session.rows()) == sorted(titles)

    said = review(qtbot, window)
    compare(qtbot, window, titles)
    judge(qtbot, window)

    press(window, "Ctrl+4")
    assert window.docks.profile.id == "brief"
    assert window.docks.is_shown("conflicts")
    assert window.docks.is_shown("timeline")
    window.close()
    with CaseFile.open(case, read_only=True) as kept:
        assert kept.documents.count() == 40
        actions = [entry.judgement.action for entry in kept.journal.entries() if entry.active]
        assert actions.count("reject") == said["reject"]
        assert actions.count("confirm") == said["confirm"]
        assert [one.verdict for one in kept.conflict_verdicts.all().values()] == ["first"]


def review(qtbot: QtBot, window: MainWindow) -> dict[str, int]:
    """Answer six doubts by keys: every third one is no name."""
    press(window, "Ctrl+2")
    pane = window.panes["review"]
    assert isinstance(pane, ReviewPane)
    qtbot.waitUntil(lambda: pane.queue.item is not None)
    said = {"confirm": 0, "reject": 0}
    pane.list.setFocus()
    while sum(said.values()) < 6:
        item = pane.queue.item
        assert item is not None
        if item.kind != "mention":
            QTest.keySequence(pane.list, "S")
            continue
        reject = sum(said.values()) % 3 == 2
        QTest.keySequence(pane.list, "Del" if reject else "Return")
        said["reject" if reject else "confirm"] += 1
        QApplication.processEvents()
        assert item not in pane.queue.items
    return said


def compare(qtbot: QtBot, window: MainWindow, titles: list[str]) -> None:
    """Beside the first article stands another one that tells the like, with what both name."""
    session = window.workspace.case_session
    first = next(row.id for row in session.rows() if row.title == titles[0])
    session.show(first)
    press(window, "Ctrl+3")
    pane = window.panes["compare"]
    assert isinstance(pane, ComparePane)
    qtbot.waitUntil(lambda: not pane.waiting and pane.found.document is not None)
    assert pane.found.document != first
    beside = pane.text.toPlainText().splitlines()[0]
    assert beside in titles
    assert beside != titles[0]
    assert "الجيش السوري" in {entity.name for entity in pane.found.shared}


def judge(qtbot: QtBot, window: MainWindow) -> None:
    """The first conflict on the board, with both its sentences in sight, gets a verdict by key."""
    press(window, "Ctrl+1")
    window.docks.reveal("conflicts")
    pane = window.panes["conflicts"]
    assert isinstance(pane, ConflictsPane)
    qtbot.waitUntil(lambda: bool(pane.cards))
    card = pane.cards[0]
    assert len(card.quotes) >= 2
    card.quotes[0].setFocus()
    QTest.keyClick(card.quotes[0], Qt.Key.Key_1)
    QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)
