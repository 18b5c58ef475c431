"""Conflicts between articles in the conflicts pane, by mouse and keys."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.case_comparison import CaseConflict, ToldClaim
from desktop.panes import conflicts_section
from desktop.panes.conflicts import ConflictsPane
from desktop.panes.conflicts_rows import ArticleLabel, rows_across
from desktop.window_main import MainWindow
from desktop.workspace import editing
from tests.compared import make_compared_case
from tests.windows import open_window, reading

LABELS = {
    1: ArticleLabel("الأول", "الضفة", "2021-03-06"),
    2: ArticleLabel("الثاني", "النهر", "2021-03-04"),
    3: ArticleLabel("الثالث", None, None),
}


def told(document: int, claim: str = "c1") -> ToldClaim:
    return ToldClaim(document, claim, ("مصدر", ""), "asserts", "قول", 0, 3)


def conflict(one: int, two: int, kind: str = "contradiction") -> CaseConflict:
    return CaseConflict(kind, "", (told(one), told(two)))  # type: ignore[arg-type]


def test_the_earlier_article_comes_first_and_contradictions_before_the_rest() -> None:
    rows = rows_across([conflict(1, 2, "discrepancy"), conflict(3, 2), conflict(1, 2)], LABELS)
    assert [row.kind for row in rows] == ["contradiction", "contradiction", "discrepancy"]
    assert [[side.document for side in row.sides] for row in rows] == [[2, 1], [2, 3], [2, 1]]
    assert rows[0].sides[0].claim.chain == ("مصدر", "—")


def test_only_those_with_one_article_and_none_with_an_article_that_is_gone() -> None:
    found = [conflict(1, 2), conflict(2, 3), conflict(1, 9)]
    assert len(rows_across(found, LABELS)) == 2
    assert len(rows_across(found, LABELS, document=3)) == 1


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path) -> MainWindow:
    made = open_window(qtbot, tmp_path, make_compared_case(tmp_path / "a.rawi"))
    qtbot.waitUntil(lambda: bool(made.workspace.comparing.found.conflicts), timeout=30_000)
    made.docks.docks["conflicts"].raise_()
    qtbot.waitUntil(pane_of(made).isVisible)
    return made


def pane_of(window: MainWindow) -> ConflictsPane:
    pane = window.panes["conflicts"]
    assert isinstance(pane, ConflictsPane)
    return pane


def plain(words: str) -> str:
    """Without bidirectional isolates."""
    return words.replace("\u2068", "").replace("\u2069", "")


def count(pane: ConflictsPane) -> int:
    return len(pane.across.cards)


def test_both_articles_stand_under_their_quotations(window: MainWindow) -> None:
    pane = pane_of(window)
    (card,) = pane.across.cards
    assert pane.across.heading.isVisible()
    spoken = [plain(quote.accessibleName()) for quote in card.quotes]
    assert "الضفة · 4 آذار 2021" in spoken[0]
    assert "النهر · 5 آذار 2021" in spoken[1]
    assert pane.tally() == 1
    assert "بين المقالات" in pane.header_text()


def test_a_click_on_a_side_opens_its_article_at_the_claim(qtbot: QtBot, window: MainWindow) -> None:
    pane = pane_of(window)
    (card,) = pane.across.cards
    assert window.workspace.document_id == 1
    QTest.mouseClick(card.quotes[1], Qt.MouseButton.LeftButton)
    assert window.workspace.document_id == 2
    chosen = window.workspace.selection.chosen("claim")
    claim = next(claim for claim in reading(window).claims if claim.id == chosen)
    assert claim.text == card.quotes[1].row.text
    assert card.quotes[1].chosen
    assert not card.quotes[0].chosen
    assert not card.quotes[0].dimmed, "the other article's side stays readable"
    assert pane.across.cards == (card,), "what did not change keeps its card"
    assert card.quotes[1].visibleRegion().boundingRect().height() > 0, "it stays in sight"


def test_the_keys_reach_a_side(window: MainWindow) -> None:
    (card,) = pane_of(window).across.cards
    window.activateWindow()
    card.quotes[1].setFocus()
    QTest.keyClick(card.quotes[1], Qt.Key.Key_Space)
    assert window.workspace.document_id == 2


def test_only_those_of_the_shown_article(window: MainWindow) -> None:
    pane = pane_of(window)
    pane.scope.choose(1)
    assert count(pane) == 1
    window.workspace.case_session.show(3)
    assert count(pane) == 0
    assert pane.across.heading.text() == "لا تضارب بين هذا المقال وغيره"
    pane.scope.choose(0)
    assert count(pane) == 1
    assert pane.choices() == 0


def test_another_outlet_stands_under_the_quotation_at_once(
    qtbot: QtBot, window: MainWindow
) -> None:
    editing.set_details(
        window.workspace.case_session, document_id=2, outlet="الساقية", published="2021-03-05"
    )
    pane = pane_of(window)
    qtbot.waitUntil(lambda: "الساقية" in pane.across.cards[0].quotes[1].accessibleName())


def test_a_claim_that_is_another_now_is_shown_where_it_stood(window: MainWindow) -> None:
    pane, session = pane_of(window), window.workspace.case_session
    (card,) = pane.across.cards
    assert session.case is not None
    machine = session.case.layers.machine(2)
    assert machine is not None
    session.case.layers.replace(2, replace(machine, claims=(), conflicts=()))
    QTest.mouseClick(card.quotes[1], Qt.MouseButton.LeftButton)
    assert window.workspace.document_id == 2
    assert window.workspace.selection.rule is None


def test_the_english_window_says_it_in_english(window: MainWindow) -> None:
    window.workspace.set_language("en")
    pane = pane_of(window)
    assert pane.across.heading.text() == "Between articles"
    assert "4 March 2021" in pane.across.cards[0].quotes[0].accessibleName()


def test_closing_the_case_takes_its_conflicts_away(window: MainWindow) -> None:
    window.workspace.case_session.close()
    assert pane_of(window).tally() == 0


def test_of_very_many_a_few_are_shown_at_first(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conflicts_section, "_AT_A_TIME", 1)
    section = pane_of(window).across
    rows = rows_across([conflict(1, 2), conflict(2, 3), conflict(1, 3)], LABELS)
    section.set_rows(rows, "كثير", window.workspace.appearance)
    assert section.more.text() == "أظهر اثنين آخرين"
    shown = [len(section.cards)]
    for _ in range(2):
        section.more.click()
        shown.append(len(section.cards))
    assert shown == [1, 2, 3]
    assert section.more.isHidden()
