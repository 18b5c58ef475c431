"""Verdicts and notes on conflicts: kept, undone, found again in later texts and merged copies."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.analysis.model import Article
from storage.case_file import CaseFile
from storage.conflict_verdicts import ClaimSpan, ConflictJudged, judged_of
from storage.disagreements import disagreements

ONE, TWO = ClaimSpan(1, 0, 12), ClaimSpan(2, 0, 10)
FIRST_TEXT, SECOND_TEXT = "سيطر الجيش على البلدة أمس.", "لم يسيطر الجيش على البلدة."


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as made:
        for text in (FIRST_TEXT, SECOND_TEXT):
            made.documents.add(Article(text), file=None)
        yield made


def verdict(case: CaseFile, one: ClaimSpan = ONE, two: ClaimSpan = TWO) -> ConflictJudged:
    return judged_of(case.conflict_verdicts.all(), (one, two))


@pytest.mark.parametrize(("pair", "turned"), [((ONE, TWO), (TWO, ONE)), ((TWO, ONE), (ONE, TWO))])
def test_the_side_that_holds_is_the_same_whichever_way_the_pair_is_asked_for(
    case: CaseFile, pair: tuple[ClaimSpan, ClaimSpan], turned: tuple[ClaimSpan, ClaimSpan]
) -> None:
    case.conflict_verdicts.judge([pair], "first")
    assert verdict(case, *pair).verdict == "first"
    assert verdict(case, *turned).verdict == "second"


def test_the_last_word_counts_and_undo_takes_it_back(case: CaseFile) -> None:
    case.conflict_verdicts.judge([(ONE, TWO)], "both")
    changes = case.conflict_verdicts.note([(TWO, ONE)], "في وقتين")
    assert changes.beside_readings
    case.conflict_verdicts.judge([(ONE, TWO)], "none")
    assert (verdict(case).verdict, verdict(case).note) == ("none", "في وقتين")
    case.journal.undo()
    assert verdict(case).verdict == "both"
    case.journal.undo()
    assert verdict(case).note == ""
    case.journal.redo()
    assert verdict(case).note == "في وقتين"
    case.conflict_verdicts.judge([(ONE, TWO)], None)
    assert verdict(case).verdict is None


def test_all_pairs_of_a_group_are_one_step(case: CaseFile) -> None:
    other = ClaimSpan(2, 12, 20)
    case.conflict_verdicts.judge([(ONE, TWO), (ONE, other)], "second")
    assert verdict(case, ONE, other).verdict == "second"
    case.journal.undo()
    assert case.conflict_verdicts.all() == {}


def test_a_verdict_is_of_the_corrected_text_too(case: CaseFile) -> None:
    report = SECOND_TEXT + " " + " ".join(f"كلمة{n}" for n in range(80))
    number = case.documents.add(Article("نص. " + report), file="b.txt").id
    at = len("نص. ")
    case.conflict_verdicts.judge([(ONE, ClaimSpan(number, at, at + 10))], "second")
    later = case.documents.add(Article("تصحيح: نص. " + report), file="b.txt").id
    assert case.revisions.is_superseded(number)
    at = len("تصحيح: نص. ")
    assert verdict(case, ONE, ClaimSpan(later, at, at + 10)).verdict == "second"


def test_verdicts_of_two_copies_meet_and_their_disagreement_is_shown(
    case: CaseFile, tmp_path: Path
) -> None:
    other_path = tmp_path / "b.rawi"
    case.copy_to(other_path)
    case.conflict_verdicts.judge([(ONE, TWO)], "first")
    with CaseFile.open(other_path) as other:
        other.documents.add(Article("مقال ثالث"), file=None)
        other.conflict_verdicts.judge([(TWO, ONE)], "first")
        case.merge(other)
    assert verdict(case).verdict in ("first", "second")
    (found,) = disagreements(case.journal)
    assert len(found.entries) == 2


def test_a_copy_with_other_numbers_keeps_the_verdict(case: CaseFile, tmp_path: Path) -> None:
    case.conflict_verdicts.judge([(ONE, TWO)], "first")
    with CaseFile.create(tmp_path / "c.rawi") as fresh:
        fresh.documents.add(Article("مقال قبلهما"), file=None)
        fresh.merge(case)
        moved = {fresh.documents.get(n).text: n for n in fresh.documents.ids()}
        one = ClaimSpan(moved[FIRST_TEXT], ONE.start, ONE.end)
        two = ClaimSpan(moved[SECOND_TEXT], TWO.start, TWO.end)
        assert verdict(fresh, one, two).verdict == "first"


def test_a_copied_file_opens_with_its_verdicts(case: CaseFile, tmp_path: Path) -> None:
    case.conflict_verdicts.judge([(ONE, TWO)], "open")
    case.close()
    shutil.copy(tmp_path / "a.rawi", tmp_path / "d.rawi")
    with CaseFile.open(tmp_path / "d.rawi") as again:
        assert verdict(again).verdict == "open"
