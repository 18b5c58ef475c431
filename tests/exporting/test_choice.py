"""What is left out is nowhere in what leaves."""

from __future__ import annotations

from desktop.exporting.choice import Choice, chosen
from desktop.exporting.content import Content
from tests import builders


def test_articles_that_were_not_chosen_stay(content: Content) -> None:
    left = chosen(content, Choice(documents=frozenset({2})))
    assert [document.number for document in left.documents()] == [2]


def test_what_articles_yield_together_leaves_with_all_of_them_only(content: Content) -> None:
    for number in (1, 2):
        across = chosen(content, Choice(documents=frozenset({number}))).across()
        assert not across.conflicts, "each of its claims is of another article"
        assert len(across.tolls) == (number == 1)
    assert chosen(content, Choice(documents=frozenset({1, 2}))).across() == content.across()


def test_notes_stay_and_grades_leave(content: Content) -> None:
    left = chosen(content, Choice(notes=False))
    assert not left.remarks
    assert not any(document.remarks for document in left.documents())
    assert all(document.grades for document in left.documents())
    (conflict,) = left.across().conflicts
    assert (conflict.note, conflict.verdict) == ("", "first")


def test_without_the_text_a_claim_still_quotes_its_words(content: Content) -> None:
    (first, _) = chosen(content, Choice(text=False)).documents()
    assert first.analysis.document.text == ""
    assert first.analysis.claims[0].text in builders.TEXT


def test_conflicts_of_articles_that_stay_stay(content: Content) -> None:
    across = chosen(content, Choice(documents=frozenset({1}))).across()
    assert across.conflicts == ()
    assert len(across.tolls) == 1
    assert chosen(content, Choice(notes=False)).across().conflicts[0].note == ""
