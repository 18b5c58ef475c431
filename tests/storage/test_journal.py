"""The journal: what a person said stays said, can be taken back, and survives everything."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from storage.case_file import CaseFile
from storage.connection import DatabaseError
from storage.judgements import EntityRef, Judgement, anchor_at, from_json, locate, to_json
from tests.storage.cases import TEXT, analysis, article


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        number = opened.documents.add(article(published="2021-05-02"), file=None).id
        opened.layers.replace(number, analysis(published="2021-05-02"))
        yield opened


def judgement(action: str, words: str, **fields: object) -> Judgement:
    start = TEXT.index(words)
    anchor = anchor_at(TEXT, start, start + len(words))
    return Judgement(action=action, document=1, anchor=anchor, **fields)  # type: ignore[arg-type]


def names(case: CaseFile) -> dict[str, str]:
    current = case.current(1)
    assert current is not None
    return {mention.text: mention.kind for mention in current.mentions}


def test_a_tag_is_a_mention_by_the_analyst_with_an_entity(case: CaseFile) -> None:
    case.journal.append(judgement("tag", "فرق الصيانة", kind="organisation"))
    current = case.current(1)
    assert current is not None
    tagged = next(m for m in current.mentions if m.text == "فرق الصيانة")
    assert (tagged.by, tagged.kind, tagged.confidence) == ("analyst", "organisation", 1.0)
    assert any(e.id == tagged.entity and e.mentions == (tagged.id,) for e in current.entities)


def test_a_rejected_mention_is_gone_and_stays_gone_after_analysis(case: CaseFile) -> None:
    assert "طرابلس" in names(case)
    case.journal.append(judgement("reject", "طرابلس"))
    case.layers.replace(1, analysis(published="2021-05-02"))
    assert "طرابلس" not in names(case)
    current = case.current(1)
    assert current is not None
    assert all(entity.name != "طرابلس" for entity in current.entities)


def test_another_kind_for_all_of_an_entity(case: CaseFile) -> None:
    case.journal.append(judgement("relabel", "صيدا", kind="other"))
    assert names(case)["صيدا"] == "other"


def test_merged_entities_are_one(case: CaseFile) -> None:
    case.journal.append(
        Judgement(
            action="merge",
            entity=EntityRef("place", "صيدا"),
            target=EntityRef("place", "طرابلس"),
        )
    )
    current = case.current(1)
    assert current is not None
    merged = next(entity for entity in current.entities if entity.name == "طرابلس")
    assert "صيدا" in merged.aliases
    assert len(merged.mentions) == 2


def test_outlet_and_date_are_what_the_person_says(case: CaseFile) -> None:
    case.journal.append(
        Judgement(action="set_property", document=1, property="outlet", value="المرفأ")
    )
    changes = case.journal.append(
        Judgement(action="set_property", document=1, property="published", value="2020-01-01")
    )
    assert "properties" in changes.kinds
    assert case.current.article(1).published == "2020-01-01"
    assert case.current.rows()[0].outlet == "المرفأ"


def test_undo_and_redo_survive_a_restart(tmp_path: Path, case: CaseFile) -> None:
    case.journal.append(judgement("reject", "طرابلس"))
    case.journal.append(judgement("reject", "صيدا"))
    case.journal.undo()
    case.close()
    with CaseFile.open(tmp_path / "a.rawi") as again:
        assert "صيدا" in names(again)
        assert "طرابلس" not in names(again)
        redo = again.journal.next_redo()
        assert redo is not None
        assert redo.judgement.anchor is not None
        assert redo.judgement.anchor.quote == "صيدا"
        again.journal.redo()
        again.journal.undo()
        again.journal.undo()
        assert {"صيدا", "طرابلس"} <= names(again).keys()
        assert again.journal.undo() is None
        assert again.journal.redo() is not None


def test_a_new_judgement_ends_what_could_be_redone(case: CaseFile) -> None:
    case.journal.append(judgement("reject", "طرابلس"))
    case.journal.undo()
    case.journal.append(judgement("reject", "صيدا"))
    assert case.journal.redo() is None


@pytest.mark.parametrize("sql", ["DELETE FROM journal", "UPDATE journal SET author = 'x'"])
def test_nobody_takes_an_entry_away(tmp_path: Path, case: CaseFile, sql: str) -> None:
    case.journal.append(judgement("reject", "طرابلس"))
    with pytest.raises(DatabaseError, match="append-only"), case.journal._connection.atomic() as db:
        db.conn.execute(sql)


def test_verify_sees_a_changed_entry(tmp_path: Path, case: CaseFile) -> None:
    case.journal.append(judgement("reject", "طرابلس"))
    case.close()
    database = sqlite3.connect(tmp_path / "a.rawi")
    database.execute("DROP TRIGGER journal_is_append_only")
    database.execute("UPDATE journal SET author = 'somebody'")
    database.commit()
    database.close()
    with CaseFile.open(tmp_path / "a.rawi") as again:
        assert any(problem.name == "entry_changed" for problem in again.verify().problems)


def test_words_are_found_again_where_the_text_moved() -> None:
    anchor = anchor_at(TEXT, TEXT.index("صيدا"), TEXT.index("صيدا") + 4)
    moved = "مقدمة جديدة عن صيدا.\n" + TEXT
    assert locate(moved, anchor) == (moved.rindex("صيدا"), moved.rindex("صيدا") + 4)
    assert locate("نص آخر", anchor) is None


def test_the_same_words_that_come_to_stand_at_the_offsets_are_not_the_anchored_ones() -> None:
    text = "في بيروت هدوء، وفي صيدا هدوء"
    anchor = anchor_at(text, text.rindex("هدوء"), len(text))
    later = "في طرابلس، في بيروت هدوء، وفي صيدا هدوء"
    later = later.replace("في طرابلس، ", "x" * (anchor.start - text.index("هدوء")))
    assert later[anchor.start : anchor.end] == "هدوء"
    assert locate(later, anchor) == (later.rindex("هدوء"), len(later))


def test_verify_counts_and_finds_nothing_wrong(case: CaseFile) -> None:
    case.journal.append(judgement("reject", "طرابلس"))
    report = case.verify()
    assert (report.documents, report.entries, report.problems) == (1, 1, ())
    assert report.spans > 10


def test_verify_sees_a_span_that_does_not_quote(case: CaseFile) -> None:
    wrong = analysis(published="2021-05-02")
    mention = replace(wrong.mentions[0], text="غيره")
    case.layers.replace(1, replace(wrong, mentions=(mention, *wrong.mentions[1:])))
    assert len(case.verify().problems) == 1


# --- the whole case


SIDON, TRIPOLI = EntityRef("place", "صيدا"), EntityRef("place", "طرابلس")


def test_what_is_kept_apart_changes_no_reading_and_can_be_taken_back(case: CaseFile) -> None:
    before = case.current(1)
    case.journal.append(Judgement(action="keep_apart", entity=SIDON, target=TRIPOLI))
    assert case.journal.kept_apart() == [(SIDON, TRIPOLI)]
    assert case.current(1) == before
    case.journal.undo()
    assert case.journal.kept_apart() == []
    case.journal.redo()
    assert case.journal.kept_apart() == [(SIDON, TRIPOLI)]
    assert case.verify().problems == ()


def test_a_merge_of_one_of_two_places_leaves_the_other(case: CaseFile) -> None:
    current = case.current(1)
    assert current is not None
    lies = next(e.place.gazetteer for e in current.entities if e.name == "صيدا" and e.place)
    assert lies is not None
    for places, left in ((("elsewhere",), "صيدا"), ((lies, "elsewhere"), None)):
        case.journal.append(
            Judgement(action="merge", entity=replace(SIDON, places=places), target=TRIPOLI)
        )
        now = case.current(1)
        assert now is not None
        assert ("صيدا" in {entity.name for entity in now.entities}) == (left is not None)


def test_a_judgement_is_read_as_it_was_written() -> None:
    told = Judgement(action="merge", entity=replace(SIDON, places=("a", "b")), target=TRIPOLI)
    assert from_json(to_json(told, None), None) == told
    assert "places" not in to_json(Judgement(action="merge", entity=SIDON, target=TRIPOLI), None)


def test_what_changed_a_reading_is_told_since_any_mark(case: CaseFile) -> None:
    last = case.current.changed_since(0)
    assert last.documents == (1,)
    told = []
    for said in (
        Judgement(action="keep_apart", entity=SIDON, target=TRIPOLI),
        Judgement(action="note", value="للمراجعة"),
        judgement("reject", "طرابلس"),
        Judgement(action="merge", entity=SIDON, target=TRIPOLI),
        None,
    ):
        if said is None:
            case.journal.undo()
        else:
            case.journal.append(said)
        last = case.current.changed_since(last.mark)
        told.append((last.documents, last.whole_case))
    nothing: tuple[tuple[int, ...], bool] = ((), False)
    assert told == [nothing, nothing, ((1,), False), ((), True), ((), True)]
    assert case.current.changed_since(0).documents == (1,)


def test_what_changes_no_reading_is_said_to_change_none(case: CaseFile) -> None:
    grade = Judgement(action="grade_source", entity=EntityRef("person", "سامي الحداد"), value="B")
    mark = case.current.changed_since(0).mark
    beside = case.journal.append(judgement("grade_claim", "فرق الصيانة", value="2"), grade)
    assert beside.beside_readings
    assert beside.documents == {1}
    assert case.current.changed_since(mark).documents == ()
    undone = case.journal.undo()
    assert undone is not None
    assert undone.beside_readings
    assert case.annotations.reliability() == {}
    both = case.journal.append(grade, judgement("tag", "فرق الصيانة", kind="organisation"))
    assert not both.beside_readings
    assert "فرق الصيانة" in names(case)
