"""A person searches a case: misspelt, narrowed, saved, asked again another day; and goes anywhere
from one field."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from pytestqt.qtbot import QtBot

from desktop.analysis.model import Article
from desktop.panes.entity import EntityPane
from desktop.panes.search import SearchPane
from desktop.window_main import MainWindow
from desktop.workspace.rules import Chosen
from storage.case_file import CaseFile
from tests.made_once import made_once
from tests.read_once import read_once
from tests.windows import open_window, press, reading

ARTICLES = (
    ("زيارة إلى بغداد\nقال قاسم سليماني إن المدرسة في بغداد ستُفتح.", "الفرات", "2017-10-03"),
    ("عودة الطلاب\nعاد الطلاب إلى المدرسة في حلب. والمدرسة كبيرة.", "الشام", "2017-11-12"),
    ("بيان الوزارة\nأعلنت الوزارة أن بالمدرسة عشرين معلمًا في حلب.", "الفرات", "2017-11-20"),
    ("كأس المدينة\nفاز فريق النجم بالكأس أمس.", "الملعب", "2017-11-21"),
)


@made_once
def schools(path: Path) -> Path:
    with CaseFile.create(path) as case:
        for text, outlet, day in ARTICLES:
            article = Article(text, outlet=outlet, published=day)
            added = case.documents.add(article, file=None)
            case.layers.replace(added.id, read_once(article))
    return path


def search_pane(window: MainWindow) -> SearchPane:
    pane = window.panes["search"]
    assert isinstance(pane, SearchPane)
    return pane


def ask(qtbot: QtBot, window: MainWindow, query: str) -> SearchPane:
    """Type a query into the pane and wait for all of its answer."""
    pane = search_pane(window)
    press(window, "Ctrl+Shift+K")
    assert pane.bar.field.hasFocus()
    pane.bar.field.insert(query)
    QTest.keyClick(pane.bar.field, Qt.Key.Key_Return)
    settle(qtbot, pane)
    return pane


def settle(qtbot: QtBot, pane: SearchPane) -> None:
    def answered() -> bool:
        return not pane.bar.pausing and not pane.waiting

    qtbot.waitUntil(answered, timeout=30_000)


def titles(pane: SearchPane) -> list[str]:
    return [found.hit.document.title for found in pane.model.hits]


def value(pane: SearchPane, words: str) -> QTreeWidgetItem:
    """The line of a facet's value."""
    (item,) = pane.facets.findItems(
        words, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive, 0
    )
    return item


def choose(qtbot: QtBot, pane: SearchPane, words: str) -> None:
    pane.facets.itemClicked.emit(value(pane, words), 0)
    settle(qtbot, pane)


def test_a_misspelt_word_is_found_narrowed_saved_and_there_another_day(
    qtbot: QtBot, tmp_path: Path
) -> None:
    case = schools(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    pane = ask(qtbot, window, "للمدرسه")
    assert len(titles(pane)) == 3 == pane.count
    choose(qtbot, pane, "الفرات")
    assert sorted(titles(pane)) == ["بيان الوزارة", "زيارة إلى بغداد"]
    choose(qtbot, pane, "تشرين الثاني 2017")
    assert titles(pane) == ["بيان الوزارة"]
    assert [chip.text() for chip in pane.bar.chips]
    query = pane.bar.field.text()
    pane.bar.keep.click()
    assert "★" in pane.bar.keep.text()
    window.close()

    again = open_window(qtbot, tmp_path, case)
    pane = search_pane(again)
    press(again, "Ctrl+Shift+K")
    (saved,) = pane.home.saved
    saved.click()
    settle(qtbot, pane)
    assert pane.bar.field.text() == query
    assert titles(pane) == ["بيان الوزارة"]
    pane.bar.chips[0].click()
    qtbot.waitUntil(lambda: pane.bar.pausing or pane.waiting or len(titles(pane)) != 1)
    settle(qtbot, pane)
    assert len(titles(pane)) == 2, "without the outlet, two of the month remain"


def test_enter_walks_through_the_places_and_on_to_the_next_article(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, schools(tmp_path / "a.rawi"))
    pane = ask(qtbot, window, "المدرسة تاريخ:2017-11")
    QTest.keyClick(pane.bar.field, Qt.Key.Key_Down)
    assert pane.list.hasFocus()
    seen = []
    for _ in range(3):
        QTest.keyClick(pane.list, Qt.Key.Key_Return)
        QApplication.processEvents()
        span = window.article.text.selected_span()
        assert span is not None
        seen.append((window.workspace.document_id, reading(window).document.text[slice(*span)]))
        assert pane.list.hasFocus()
    assert sorted(seen) == [(2, "المدرسة"), (2, "والمدرسة"), (3, "بالمدرسة")]
    QTest.keyClick(pane.list, Qt.Key.Key_Escape)
    assert pane.bar.field.hasFocus()


def test_all_places_of_the_article_are_marked(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, schools(tmp_path / "a.rawi"))
    pane = ask(qtbot, window, "المدرسة ناشر:الشام")
    QTest.keyClick(pane.bar.field, Qt.Key.Key_Return)
    QTest.keyClick(pane.list, Qt.Key.Key_Return)
    text = reading(window).document.text
    assert [text[start:end] for start, end in window.article.text.found()] == [
        "المدرسة",
        "والمدرسة",
    ]


def test_what_is_new_since_is_told_by_the_saved_search(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, schools(tmp_path / "a.rawi"))
    pane = ask(qtbot, window, "المدرسة")
    window.workspace.actions.run("search_save")
    settle(qtbot, pane)
    assert pane.tally() == 0
    session = window.workspace.case_session
    assert session.case is not None
    article = Article("خبر\nفي المدرسة حفل.", outlet="الشام", published="2017-12-01")
    added = session.case.documents.add(article, file=None)
    session.follow(added.changes)
    qtbot.waitUntil(lambda: pane.tally() == 1, timeout=20_000)
    qtbot.waitUntil(lambda: len(titles(pane)) == 4, timeout=20_000)
    pane.kept.open(pane.kept.saved[0])
    settle(qtbot, pane)
    assert [pane.model.is_new(row) for row in range(4)].count(True) == 1
    assert pane.tally() == 0
    press(window, "Ctrl+Z")
    qtbot.waitUntil(lambda: pane.kept.saved == ())


def test_a_field_that_is_not_understood_is_told_beside_the_query(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, schools(tmp_path / "a.rawi"))
    pane = ask(qtbot, window, "المدرسة تاريخ:غدا")
    assert "غدا" in pane.bar.problem.text()
    assert not pane.bar.problem.isHidden()
    assert window.problems.isHidden(), "no banner: what is typed may be half of a query"
    pane.bar.field.setText("المدرسة")
    settle(qtbot, pane)
    assert pane.bar.problem.isHidden()


def test_an_example_is_put_into_the_field(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, schools(tmp_path / "a.rawi"), language="en")
    press(window, "Ctrl+Shift+K")
    pane = search_pane(window)
    pane.home.examples[0].click()
    assert pane.bar.field.text()
    assert pane.bar.field.hasFocus()


def go(qtbot: QtBot, window: MainWindow, typed: str) -> None:
    """Ctrl+K, some words, Enter."""
    press(window, "Ctrl+K")
    window.top.search.insert(typed)
    QTest.keyClick(window.top.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.top.search.looking, timeout=30_000)
    QApplication.processEvents()


def theme(window: MainWindow) -> str:
    return window.workspace.appearance.theme


def test_a_latin_name_leads_to_the_entity(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, schools(tmp_path / "a.rawi"))
    window.workspace.case_session.show(4)
    go(qtbot, window, "Soleimani")
    page = window.panes["entity"]
    assert isinstance(page, EntityPane)
    qtbot.waitUntil(lambda: "قاسم سليماني" in page.name.text(), timeout=20_000)
    assert window.docks.is_in_front("entity")
    window.workspace.case_session.show(1)
    go(qtbot, window, "suleymani")
    rule = window.workspace.selection.rule
    assert isinstance(rule, Chosen), "it is chosen in the article that names it"
    names = {entity.id: entity.name for entity in reading(window).entities}
    assert names[rule.id] == "قاسم سليماني"


def test_a_command_is_run_by_its_name_in_either_language(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, schools(tmp_path / "a.rawi"))
    assert theme(window) == "light"
    go(qtbot, window, "dark th")
    assert theme(window) == "dark"
    assert window.article.text.hasFocus(), "the keys are back where they were"
    press(window, "Ctrl+K")
    (group,) = [entry for entry in window.top.search.hits.entries() if entry.key[0] == "command"]
    assert group.key == ("command", "theme"), "what was done last is offered first"


def test_an_article_is_reached_by_its_title_and_all_hits_by_the_last_line(
    qtbot: QtBot, tmp_path: Path
) -> None:
    window = open_window(qtbot, tmp_path, schools(tmp_path / "a.rawi"))
    go(qtbot, window, "كاس المدينه")
    assert window.workspace.document_id == 4
    press(window, "Ctrl+K")
    field = window.top.search
    field.insert("المدرسة")
    qtbot.waitUntil(lambda: not field.looking, timeout=30_000)
    while (entry := field.hits.entry()) is not None and entry.key[0] != "all":
        QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    pane = search_pane(window)
    settle(qtbot, pane)
    assert window.docks.is_in_front("search")
    assert len(titles(pane)) == 3


def test_escape_gives_the_keys_back(qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(qtbot, tmp_path, schools(tmp_path / "a.rawi"))
    window.article.text.setFocus()
    press(window, "Ctrl+K")
    field = window.top.search
    assert not field.hits.isHidden(), "what was opened last is offered"
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert window.article.text.hasFocus()
    assert field.hits.isHidden()


def test_the_last_searches_are_there_the_next_day_until_they_are_forgotten(
    qtbot: QtBot, tmp_path: Path
) -> None:
    case = schools(tmp_path / "a.rawi")
    window = open_window(qtbot, tmp_path, case)
    for query in ("المدرسة", "person:Soleimani", "الوزارة"):
        pane = ask(qtbot, window, query)
        QTest.keyClick(pane.bar.field, Qt.Key.Key_Return)
        if query != "الوزارة":
            QTest.keyClick(pane.list, Qt.Key.Key_Return)
        pane.focus_field()
        pane.bar.field.clear()
        settle(qtbot, pane)
    window.close()
    assert b"person:Soleimani" in case.read_bytes()
    settings = list(tmp_path.glob("*.ini"))
    assert settings
    assert not [file for file in settings if b"Soleimani" in file.read_bytes()]

    again = open_window(qtbot, tmp_path, case)
    press(again, "Ctrl+Shift+K")
    pane = search_pane(again)
    told = [button.text().strip("\u2066\u2067\u2068\u2069") for button in pane.home.recent]
    assert told == ["person:Soleimani", "المدرسة"], "a search that led nowhere is none of them"
    pane.home.recent[1].click()
    settle(qtbot, pane)
    assert len(titles(pane)) == 3
    pane.bar.field.clear()
    settle(qtbot, pane)
    pane.home.forget[0].click()
    assert len(pane.home.recent) == 1
    pane.home.forget[-1].click()
    assert pane.home.recent == []
    assert pane.bar.field.hasFocus()
    again.close()
    assert b"person:Soleimani" not in case.read_bytes()
