"""The doubts of a case: their order, their windows, and what a judgement does to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.analysis.model import Analysis, Article
from storage.case_file import CaseFile
from storage.judgements import Judgement, anchor_at
from storage.queries.doubts import DoubtLine, Reviewed
from tests import builders


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as case:
        for number in range(3):
            text = builders.TEXT + f"\n{number}"
            added = case.documents.add(Article(text, outlet="الفرات"), file=None)
            case.layers.replace(added.id, _reading(text))
        yield case


def test_the_most_doubtful_comes_first_in_windows(case: CaseFile) -> None:
    whole = case.doubts.page()
    assert _words(case, whole[:3]) == ["أمس"] * 3, "two events hang on it"
    assert _words(case, whole[3:5]) == ["مسلحًا", "فجر الأحد"], "one hangs on each"
    assert [line.document for line in whole[:3]] == [1, 2, 3]
    ranks = [line.key.rank for line in whole]
    assert ranks == sorted(ranks)
    first = case.doubts.page(limit=4)
    rest = case.doubts.page(after=first[-1].key)
    assert [*first, *rest] == whole
    assert {line.document for line in case.doubts.page(document=2)} == {2}


def test_a_confirmed_mention_is_reviewed_until_that_is_undone(case: CaseFile) -> None:
    line = _mentions(case, 1)[0]
    before = case.doubts.reviewed(1)
    case.journal.append(_about(case, line, "confirm", kind="person"))
    assert line not in case.doubts.page()
    assert case.doubts.reviewed(1) == Reviewed(1, before.left - 1, 1, before.left_here - 1)
    assert case.doubts.reviewed(2).done_here == 0
    case.journal.undo()
    assert line in case.doubts.page(document=1)
    assert case.doubts.reviewed(1) == before


def test_a_confirmed_claim_leaves_the_doubts_and_no_reading_changes(case: CaseFile) -> None:
    claims = [line for line in case.doubts.page(document=1) if line.kind == "claim"]
    mark = case.current.changed_since(0).mark
    changes = case.journal.append(_about(case, claims[0], "confirm_claim"))
    assert changes.beside_readings
    assert case.current.changed_since(mark).documents == ()
    assert claims[0] not in case.doubts.page(document=1)
    case.journal.undo()
    assert claims[0] in case.doubts.page(document=1)


def test_a_time_said_to_be_as_it_is_is_not_asked_about_again(case: CaseFile) -> None:
    line = next(line for line in case.doubts.page(document=3) if line.kind == "time")
    case.journal.append(_about(case, line, "correct_time", value="../.."))
    kept = [one for one in case.doubts.page(document=3) if one.kind == "time"]
    assert (line.start, line.end) not in {(one.start, one.end) for one in kept}


def test_a_new_analysis_keeps_what_was_reviewed(case: CaseFile) -> None:
    line = _mentions(case, 2)[0]
    case.journal.append(_about(case, line, "confirm", kind="person"))
    case.layers.replace(2, _reading(case.documents.get(2).text))
    assert (line.start, line.end) not in {(o.start, o.end) for o in case.doubts.page(document=2)}
    assert case.verify(thorough=True).problems == ()


def test_a_group_in_parts_is_undone_as_one(case: CaseFile) -> None:
    lines = [line for line in case.doubts.page() if line.kind == "mention"]
    for line in lines:
        case.journal.append(_about(case, line, "reject", group="g"))
    case.journal.undo()
    assert case.journal.next_undo() is None
    case.journal.redo()
    assert case.journal.size_of_group("g", active=True) == (len(lines), 3)
    assert case.journal.turn_group("undo", "g") is not None
    left = {entry.judgement.document for entry in case.journal.entries() if entry.active}
    assert left != set(), "only one document at once"
    while case.journal.turn_group("undo", "g") is not None:
        pass
    assert not [entry for entry in case.journal.entries() if entry.active]
    assert case.journal.turn_group("redo", "g") is not None
    again = {entry.judgement.document for entry in case.journal.entries() if entry.active}
    assert again == {lines[0].document}


def test_a_group_is_found_by_its_index(case: CaseFile) -> None:
    plan = case.connection.rows(
        "EXPLAIN QUERY PLAN SELECT uid FROM journal j"
        " WHERE json_extract(j.payload, '$.group') = ?1 ORDER BY j.clock, j.uid",
        "g",
    )
    assert "journal_of_groups" in str(plan)


def test_how_a_case_differs_from_a_snapshot(case: CaseFile) -> None:
    one, two, three = (_mentions(case, number)[0] for number in (1, 2, 3))
    case.journal.append(_about(case, one, "reject"))
    case.journal.append(_about(case, two, "reject"))
    case.snapshots.take("noon")
    case.journal.undo()
    case.journal.append(_about(case, three, "confirm", kind="person"))
    (noon,) = case.snapshots.all()
    since = case.snapshots.since(noon.uid)
    assert [entry.judgement.action for entry in since.said] == ["confirm"]
    assert [entry.judgement.document for entry in since.undone] == [two.document]
    case.snapshots.go_back(noon.uid, before="left")
    again = case.snapshots.since(noon.uid)
    assert (again.said, again.undone) == ((), ())


def _reading(text: str) -> Analysis:
    reading = builders.analysis()
    first, *rest = reading.claims
    return replace(
        reading,
        document=builders.document(text),
        times=tuple(replace(time, earliest=None, latest=None) for time in reading.times),
        claims=(replace(first, cues=()), *rest),
    )


def _about(case: CaseFile, line: DoubtLine, action: str, **values: object) -> Judgement:
    text = case.documents.get(line.document).text
    anchor = anchor_at(text, line.start, line.end)
    return Judgement(action=action, document=line.document, anchor=anchor, **values)  # type: ignore[arg-type]


def _mentions(case: CaseFile, document: int) -> list[DoubtLine]:
    return [line for line in case.doubts.page(document=document) if line.kind == "mention"]


def _words(case: CaseFile, lines: list[DoubtLine]) -> list[str]:
    return [passage.words for _, passage in case.doubts.words(lines)]
