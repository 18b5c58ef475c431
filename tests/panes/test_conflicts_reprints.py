"""One text is one quotation on the conflict board, wherever it was printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from desktop.case_comparison import CaseConflict, ToldClaim
from desktop.look.translation import Language
from desktop.panes.conflicts import ConflictsPane
from desktop.panes.conflicts_card import ConflictCard
from desktop.panes.conflicts_quote import ClaimQuote
from desktop.panes.conflicts_reprints import quoted
from desktop.panes.conflicts_rows import ArticleLabel, rows_across
from desktop.window_main import MainWindow
from desktop.workspace import judging
from storage.case_file import CaseFile
from tests.compared import add_article
from tests.made_once import made_once
from tests.windows import open_window

_AGENCY = (
    "نقلت وكالة «سانا» عن مصدر عسكري أن وحدات الجيش سيطرت أمس الثلاثاء على بلدة تل الرمان في ريف "
    "حماة بعد اشتباكات استمرت يومين. وأضاف المصدر أن وحدات الهندسة تزيل الألغام التي زرعها "
    "المسلحون قبل انسحابهم نحو الشمال، وأن الأهالي بدؤوا بالعودة إلى منازلهم بعد أيام من النزوح."
)
_DENIAL = "نفت فصائل المعارضة سيطرة الجيش على بلدة تل الرمان في ريف حماة."
_REPRINTING = ("الوطن", "تشرين", "البعث")


@made_once
def case_of_reprints(path: Path) -> Path:
    with CaseFile.create(path) as case:
        for outlet in _REPRINTING:
            add_article(case, outlet, "2018-03-07", f"{_AGENCY}\n{outlet}")
        add_article(case, "العاصي", "2018-03-07", _DENIAL)
    return path


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_window(qtbot, tmp_path, case_of_reprints(tmp_path / "a.rawi"))
    qtbot.waitUntil(lambda: bool(made.workspace.comparing.found.conflicts), timeout=30_000)
    made.docks.docks["conflicts"].raise_()
    qtbot.waitUntil(lambda: bool(pane_of(made).across.cards) and not pane_of(made).waiting)
    return made


def pane_of(window: MainWindow) -> ConflictsPane:
    pane = window.panes["conflicts"]
    assert isinstance(pane, ConflictsPane)
    return pane


def card_of(window: MainWindow) -> ConflictCard:
    return next(card for card in pane_of(window).across.cards if card.links)


def told(document: int, outlet: str, *before: str, words: str = "قول") -> ToldClaim:
    return ToldClaim(document, "c1", (*before, outlet), "asserts", words, 0, 3)


def test_the_same_words_of_other_sources_are_another_quotation() -> None:
    labels = {n: ArticleLabel(f"مقال {n}", f"ناشر {n}", None) for n in range(1, 6)}
    claims = [
        told(1, "أ", "مصدر"), told(2, "ب", "مصدر"), told(3, "ج", "شهود"), told(4, "د"),
        told(5, "ه", "مصدر", words="قول آخر"),
    ]  # fmt: skip
    conflicts = [(claims[0], other) for other in claims[1:]]
    rows = rows_across([CaseConflict("contradiction", "", pair) for pair in conflicts], labels)
    sides = [rows[0].sides[0], *(row.sides[1] for row in rows)]
    found = quoted(sides)
    assert [[one.side.document, *(s.document for s in one.also)] for one in found] == [
        [1, 2], [3], [4], [5]
    ]  # fmt: skip


def test_reprints_are_told_once_with_a_way_to_each(qtbot: QtBot, window: MainWindow) -> None:
    card = card_of(window)
    first = [quote for quote in card.quotes if quote.row.chain[0] == "مصدر عسكري"]
    assert len(first) == 1
    printed = {first[0].side.label.outlet if first[0].side.label else None}
    printed |= {link.side.label.outlet for link in card.links if link.side.label}
    assert printed == set(_REPRINTING)
    link = card.links[-1]
    link.click()
    shown = window.workspace.case_session.document()
    assert shown is not None
    assert shown.id == link.side.document
    QTest.qWait(1)
    assert window.workspace.selection.chosen("claim") is not None


def test_a_verdict_on_one_text_is_on_all_its_reprints(qtbot: QtBot, window: MainWindow) -> None:
    case = window.workspace.case_session.case
    assert case is not None
    card_of(window).verdict.choose("second")
    judged = case.conflict_verdicts.all()
    documents = {span.document for pair in judged for span in pair}
    assert documents == {1, 2, 3, 4}


def test_grades_are_given_at_a_quotation_by_keys_and_undone(
    qtbot: QtBot, window: MainWindow
) -> None:
    def first() -> ClaimQuote:
        return card_of(window).quotes[0]

    verdict = card_of(window).verdict.standing.verdict
    QTest.keyClick(first(), Qt.Key.Key_4, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: first().grade == "?4")
    QTest.keyClick(first(), Qt.Key.Key_C)
    qtbot.waitUntil(lambda: first().grade == "C4")
    assert "مشكوك فيه" in first().toolTip()
    assert card_of(window).verdict.standing.verdict == verdict
    window.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: first().grade == "?4")
    window.workspace.actions.run("undo")
    qtbot.waitUntil(lambda: not first().grade)


def test_two_keys_one_after_the_other_are_in_the_case_at_once(window: MainWindow) -> None:
    case = window.workspace.case_session.case
    assert case is not None
    quote = card_of(window).quotes[0]
    QTest.keyClick(quote, Qt.Key.Key_4, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(quote, Qt.Key.Key_C)
    assert list(case.annotations.credibility().values()) == ["4"] * len(quote.sides)
    assert list(case.annotations.reliability().values()) == ["C"]


def test_one_text_shows_a_grade_only_where_all_its_reprints_have_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    case, quote = window.workspace.case_session.case, card_of(window).quotes[0]
    assert case is not None
    assert len(quote.sides) > 1
    QTest.keyClick(quote, Qt.Key.Key_4, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: card_of(window).quotes[0].grade == "?4")
    place = (quote.side.document or 1, quote.row.start, quote.row.end)
    lines = case.ledger_lines(case.ledger.at([place]))
    judging.grade(window.workspace.case_session, lines=lines, value="2")
    qtbot.waitUntil(lambda: not card_of(window).quotes[0].grade)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_sides_are_called_as_the_verdicts_call_them(
    window: MainWindow, language: Language
) -> None:
    window.workspace.set_language(language)
    tr = window.workspace.tr
    labels = {label.text() for label in card_of(window).findChildren(QLabel)}
    assert {tr("conflicts.first_side"), tr("conflicts.second_side")} <= labels
