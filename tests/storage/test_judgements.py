"""What a person can say of times, numbers, claims, entities and sources, and what it does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.analysis.model import Analysis
from storage.annotations import ClaimVerdict
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement, anchor_at
from tests.storage.cases import TEXT, analysis, article


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        number = opened.documents.add(article(published="2021-05-02"), file=None).id
        opened.layers.replace(number, analysis(published="2021-05-02"))
        yield opened


def at(words: str, *, occurrence: int = 0) -> dict[str, object]:
    start = -1
    for _ in range(occurrence + 1):
        start = TEXT.index(words, start + 1)
    return {"document": 1, "anchor": anchor_at(TEXT, start, start + len(words))}


def say(case: CaseFile, action: str, words: str, **fields: object) -> None:
    case.journal.append(Judgement(action=action, **at(words), **fields))  # type: ignore[arg-type]


def view(case: CaseFile) -> Analysis:
    current = case.current(1)
    assert current is not None
    assert case.verify().problems == ()
    return current


def test_a_time_is_corrected_and_taken_away(case: CaseFile) -> None:
    say(case, "correct_time", "وأصيب ثلاثة", value="2021-04-30/2021-05-01")
    (added,) = [timex for timex in view(case).times if timex.why == "analyst"]
    assert (added.earliest, added.latest, added.kind) == ("2021-04-30", "2021-05-01", "period")
    say(case, "correct_time", "وأصيب ثلاثة", value="2021-05-01/..")
    (changed,) = [timex for timex in view(case).times if timex.why == "analyst"]
    assert (changed.id, changed.latest) == (added.id, None)
    say(case, "correct_time", "وأصيب ثلاثة", value="")
    assert not [timex for timex in view(case).times if timex.why == "analyst"]


def test_a_number_is_corrected_in_its_place(case: CaseFile) -> None:
    before = next(q for q in view(case).quantities if "ثلاثة" in q.text)
    say(case, "correct_number", before.text, value="3/5")
    after = next(q for q in view(case).quantities if q.id == before.id)
    assert (after.low, after.high, after.counts) == (3.0, 5.0, before.counts)
    say(case, "correct_number", before.text, value="x/y")
    assert next(q for q in view(case).quantities if q.id == before.id) == after
    say(case, "correct_number", before.text, value="")
    current = view(case)
    assert before.id not in {q.id for q in current.quantities}
    assert before.id not in {a.quantity for e in current.events for a in e.arguments}


def test_a_claim_that_is_none_goes_and_its_events_stay(case: CaseFile) -> None:
    before = view(case)
    claim = before.claims[1]
    case.journal.append(
        Judgement(action="reject_claim", document=1, anchor=anchor_at(TEXT, claim.start, claim.end))
    )
    after = view(case)
    assert claim.id not in {one.id for one in after.claims}
    assert after.events == before.events
    case.journal.undo()
    assert view(case) == before


def test_a_stance_is_changed_and_a_wrong_one_changes_nothing(case: CaseFile) -> None:
    claim = view(case).claims[1]
    anchor = anchor_at(TEXT, claim.start, claim.end)
    case.journal.append(
        Judgement(action="set_stance", document=1, anchor=anchor, value="denies"),
    )
    assert view(case).claims[1].stance == "denies"
    case.journal.append(Judgement(action="set_stance", document=1, anchor=anchor, value="shouts"))
    assert view(case).claims[1].stance == "denies"


def test_a_mention_is_linked_alone_and_split_with_its_like(case: CaseFile) -> None:
    before = [m for m in view(case).mentions if m.text == "صيدا"]
    assert before
    say(case, "link", "صيدا", target=EntityRef("place", "صيدا القديمة"))
    current = view(case)
    linked = next(e for e in current.entities if e.name == "صيدا القديمة")
    assert len(linked.mentions) == 1
    say(case, "split", "صيدا", target=EntityRef("facility", "ميناء صيدا"))
    current = view(case)
    moved = next(e for e in current.entities if e.name == "ميناء صيدا")
    assert {m.kind for m in current.mentions if m.entity == moved.id} == {"facility"}
    assert "صيدا القديمة" not in {e.name for e in current.entities}


def test_what_was_refused_stays_refused_when_an_engine_cuts_it_otherwise(case: CaseFile) -> None:
    start = TEXT.index("رئيس بلدية الميناء")
    wide = anchor_at(TEXT, start, start + len("رئيس بلدية الميناء"))
    narrow = TEXT.index("بلدية الميناء")
    case.journal.append(
        Judgement(
            action="tag", document=1, kind="organisation",
            anchor=anchor_at(TEXT, narrow, narrow + len("بلدية الميناء")),
        )
    )  # fmt: skip
    case.journal.append(Judgement(action="reject", document=1, anchor=wide))
    assert "بلدية الميناء" in {m.text for m in view(case).mentions}


def test_several_at_once_are_undone_at_once(case: CaseFile) -> None:
    before = view(case)
    case.journal.append(
        *(Judgement(action="reject", **at(words)) for words in ("طرابلس", "صيدا"))  # type: ignore[arg-type]
    )
    assert not {"طرابلس", "صيدا"} & {m.text for m in view(case).mentions}
    case.journal.undo()
    assert view(case) == before
    case.journal.redo()
    assert not {"طرابلس", "صيدا"} & {m.text for m in view(case).mentions}
    assert case.journal.redo() is None


def test_remarks_and_grades_stand_beside_the_reading(case: CaseFile) -> None:
    before = view(case)
    say(case, "note", "صيدا", value="أي صيدا؟")
    case.journal.append(Judgement(action="note", value="للمراجعة"))
    claim = before.claims[1]
    anchor = anchor_at(TEXT, claim.start, claim.end)
    case.journal.append(Judgement(action="confirm_claim", document=1, anchor=anchor))
    for grade in ("3", "2"):
        case.journal.append(Judgement(action="grade_claim", document=1, anchor=anchor, value=grade))
    source = EntityRef("organisation", "رويترز")
    case.journal.append(Judgement(action="grade_source", entity=source, value="B"))
    assert view(case) == before
    notes = case.annotations.notes(1)
    assert [note.text for note in notes] == ["أي صيدا؟", "للمراجعة"]
    assert TEXT[notes[0].start : notes[0].end] == "صيدا"
    assert case.annotations.verdicts(1) == [
        ClaimVerdict(claim.start, claim.end, confirmed=True, credibility="2")
    ]
    assert case.annotations.reliability() == {("organisation", "رويترز"): "B"}


def test_a_note_is_written_anew_and_withdrawn_and_undo_brings_it_back(case: CaseFile) -> None:
    def told() -> list[str]:
        return [note.text for note in case.annotations.notes(1)]

    say(case, "note", "صيدا", value="أي صيدا؟")
    (note,) = case.annotations.notes(1)
    say(case, "note", "صيدا", value="صيدا لبنان", uid=note.uid)
    assert told() == ["صيدا لبنان"]
    (newer,) = case.annotations.notes(1)
    say(case, "note", "صيدا", uid=newer.uid)
    assert told() == []
    case.journal.undo()
    assert told() == ["صيدا لبنان"]
    case.journal.undo()
    assert told() == ["أي صيدا؟"]
    say(case, "note", "صيدا", value="قرب صور", uid=note.uid)
    assert told() == ["قرب صور"]


def test_two_copies_of_a_note_written_anew_both_stand(case: CaseFile) -> None:
    say(case, "note", "صيدا", value="أي صيدا؟")
    (note,) = case.annotations.notes(1)
    for words in ("صيدا لبنان", "صيدا البحر"):
        say(case, "note", "صيدا", value=words, uid=note.uid)
    assert {held.text for held in case.annotations.notes(1)} == {"صيدا لبنان", "صيدا البحر"}


def test_the_history_tells_everything_newest_first_page_by_page(case: CaseFile) -> None:
    say(case, "reject", "طرابلس")
    case.journal.append(Judgement(action="note", value="للمراجعة"))
    case.journal.undo()
    first = case.history.page(limit=2)
    rest = case.history.page(before=first[-1], limit=2)
    assert [row.action for row in (*first, *rest)] == ["undo", "note", "reject"]
    assert [row.stands for row in (*first, *rest)] == [True, False, True]
    assert first[0].about is not None
    assert first[0].about.value == "للمراجعة"
    assert rest[0].title == TEXT.split("\n")[0]
    assert [row.action for row in case.history.page(document=1)] == ["reject"]
    assert case.history.count() == 3


def test_a_snapshot_is_gone_back_to_and_the_way_back_is_open(case: CaseFile) -> None:
    say(case, "reject", "طرابلس")
    at_snapshot = view(case)
    case.snapshots.take("قبل الدمج")
    case.journal.undo()
    say(case, "reject", "صيدا")
    later = view(case)
    (snapshot,) = case.snapshots.all()
    case.snapshots.go_back(snapshot.uid, before="قبل العودة")
    assert view(case) == at_snapshot
    back = case.snapshots.all()[0]
    assert back.name == "قبل العودة"
    case.snapshots.go_back(back.uid, before="مرة أخرى")
    assert view(case) == later
    with pytest.raises(KeyError):
        case.snapshots.go_back("none", before="x")


def test_naming_a_moment_ends_no_redo(case: CaseFile) -> None:
    say(case, "reject", "طرابلس")
    case.journal.undo()
    case.snapshots.take("الآن")
    assert case.journal.redo() is not None
