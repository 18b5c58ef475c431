"""Reprints are found by their text, and a changed article keeps what was said of it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.analysis.model import Article
from storage.case_file import CaseFile
from storage.fingerprints import WINDOW, WORDS, fingerprints
from storage.judgements import Judgement, anchor_at
from tests.storage.cases import TEXT, analysis

LETTERS = "ابتجحدرسصطعفقكلمنهوي"


def words(count: int, seed: int) -> str:
    draw = random.Random(seed)
    return " ".join("".join(draw.choices(LETTERS, k=5)) for _ in range(count))


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        yield opened


def put(case: CaseFile, text: str, file: str | None = None) -> int:
    return case.documents.add(Article(text), file=file).id


def test_a_shared_passage_leaves_a_shared_fingerprint() -> None:
    passage = words(WORDS + WINDOW - 1, 1)
    one = fingerprints(f"{words(90, 2)} {passage} {words(40, 3)}")
    other = fingerprints(f"{words(7, 4)} {passage}")
    assert one & other
    assert not fingerprints(words(200, 5)) & fingerprints(words(200, 6))


def test_spelling_variants_are_one_text() -> None:
    assert fingerprints("قَالَ الإعلامُ إنّ أحمد وصل إلى المدينة") == fingerprints(
        "قال الاعلام ان احمد وصل الى المدينه"
    )


def test_one_report_under_other_headlines_is_one_group(case: CaseFile) -> None:
    report = words(200, 1)
    agency = put(case, f"{words(8, 2)}\n{report}")
    shortened = put(case, f"{words(6, 3)}\n{' '.join(report.split()[:120])}")
    continued = put(case, f"{words(9, 4)}\n{report}\n{words(60, 5)}")
    other = put(case, f"{words(8, 6)}\n{words(200, 7)}")
    assert case.reprints.group(agency) == [agency, shortened, continued]
    assert case.reprints.of(other) == []
    shared = {found.document: found.shared for found in case.reprints.of(shortened)}
    assert shared[continued] > 0.7


def test_what_an_outlet_prints_under_everything_is_no_reprint(case: CaseFile) -> None:
    footer = words(60, 1)
    numbers = [put(case, f"{words(30, seed)}\n{footer}") for seed in range(10, 215)]
    assert case.reprints.of(numbers[-1]) == []


def reject(case: CaseFile, number: int, quote: str) -> None:
    text = case.documents.get(number).text
    start = text.index(quote)
    anchor = anchor_at(text, start, start + len(quote))
    case.journal.append(Judgement(action="reject", document=number, anchor=anchor))


def test_a_changed_text_of_the_same_file_keeps_what_was_said(case: CaseFile) -> None:
    first = put(case, TEXT, "a.txt")
    case.layers.replace(first, analysis(TEXT))
    reject(case, first, "طرابلس")
    changed = "تحديث: " + TEXT + "\nوشكر رئيس البلدية العمال."
    second = put(case, changed, "a.txt")
    case.layers.replace(second, analysis(changed))
    assert case.revisions.earlier(second) == [first]
    view = case.current(second)
    assert view is not None
    assert "طرابلس" not in {mention.text for mention in view.mentions}
    assert "صيدا" in {mention.text for mention in view.mentions}
    changes = case.journal.undo()
    assert changes is not None
    assert changes.documents == {first, second}
    view = case.current(second)
    assert view is not None
    assert "طرابلس" in {mention.text for mention in view.mentions}
    assert case.verify().problems == ()


def test_words_that_the_new_text_does_not_hold_are_not_forgotten(case: CaseFile) -> None:
    first = put(case, TEXT, "a.txt")
    reject(case, first, "صيدا")
    second = put(case, TEXT.replace("صيدا", "صور"), "a.txt")
    assert [judgement.action for judgement in case.current.unplaced(second)] == ["reject"]
    assert case.current.unplaced(first) == []


def test_another_article_in_the_same_file_is_another_document(case: CaseFile) -> None:
    put(case, TEXT, "a.txt")
    second = put(case, words(80, 1), "a.txt")
    assert case.revisions.earlier(second) == []
