"""A case compared in another process, as in this one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.case_comparison import CaseComparison, compare
from desktop.comparison_process import ComparisonProcess
from resources.lexicons import load
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement
from tests.compared import add_article, make_compared_case


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.open(make_compared_case(tmp_path / "a.rawi")) as opened:
        yield opened


def test_what_the_articles_yield_together(case: CaseFile) -> None:
    found = compare(case, load())
    (conflict,) = found.conflicts
    assert conflict.kind == "contradiction"
    assert [side.document for side in conflict.sides] == [1, 2]
    assert [side.chain[-1] for side in conflict.sides] == ["الضفة", "النهر"]
    (suggestion,) = found.suggestions
    assert (suggestion.entity.name, suggestion.target.name) == ("كفرزيبان", "كفر زيبان")


def test_only_what_changed_is_read_again(case: CaseFile) -> None:
    comparison = CaseComparison(case, load())
    comparison.catch_up()
    assert comparison.behind() == []
    name = EntityRef("place", "كفرزيبان")
    case.journal.append(
        Judgement(action="keep_apart", entity=name, target=EntityRef("place", "كفر زيبان"))
    )
    assert comparison.behind() == []
    assert comparison.compare().suggestions == ()
    case.journal.append(
        Judgement(action="set_property", document=2, property="outlet", value="الضفة")
    )
    assert comparison.behind() == [2]


def test_a_merge_that_a_person_accepts_is_suggested_no_more(case: CaseFile) -> None:
    (suggestion,) = compare(case, load()).suggestions
    case.journal.append(
        Judgement(
            action="merge",
            entity=EntityRef("place", suggestion.entity.name),
            target=EntityRef("place", suggestion.target.name),
        )
    )
    assert compare(case, load()).suggestions == ()
    case.journal.undo()
    assert compare(case, load()).suggestions == (suggestion,)


def test_another_process_finds_the_same(case: CaseFile) -> None:
    process, read = ComparisonProcess(case.path, None), list[int]()
    try:
        assert process.compare(lambda: read.append(1), lambda: False) == compare(case, load())
        assert len(read) == 3
        assert process.compare(lambda: read.append(1), lambda: True) is None
        add_article(case, "السهل", "2021-03-07", "وصل الوفد إلى بلدة كفرزيبان.")
        if not process.alive:  # it was slow to stop
            process = ComparisonProcess(case.path, None)
        assert process.compare(lambda: None, lambda: False) == compare(case, load())
    finally:
        process.close()
    assert not process.alive


def test_a_process_that_died_gives_nothing(case: CaseFile) -> None:
    process = ComparisonProcess(case.path, None)
    process.close()
    assert process.compare(lambda: None, lambda: False) is None


def test_a_case_that_cannot_be_read_gives_nothing(tmp_path: Path) -> None:
    process = ComparisonProcess(tmp_path / "gone.rawi", None)
    try:
        assert process.compare(lambda: None, lambda: False) is None
    finally:
        process.close()
