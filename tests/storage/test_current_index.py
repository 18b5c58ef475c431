"""The index: what queries over the whole case find is what the current views say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.case_file import CaseFile
from storage.intervals import minutes
from storage.judgements import EntityRef, Judgement, anchor_at
from tests.storage.cases import OTHER, TEXT, analysis, article

TABLES = [f"{what}_index" for what in ("document", "entity", "claim", "event", "role", "merge")]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        for text in (TEXT, OTHER):
            number = opened.documents.add(article(text, published="2021-05-02"), file=None).id
            opened.layers.replace(number, analysis(text, published="2021-05-02"))
        yield opened


def contents(case: CaseFile) -> dict[str, list[tuple[object, ...]]]:
    read = case.connection.rows
    return {table: sorted(read(f"SELECT * FROM {table}"), key=repr) for table in TABLES}


def rebuilt(case: CaseFile) -> dict[str, list[tuple[object, ...]]]:
    with case.connection.atomic() as db:
        db.conn.execute("DELETE FROM index_state")
    case.renew_index()
    return contents(case)


def mentions(case: CaseFile, name: str) -> int:
    rows = case.connection.rows(
        "SELECT ifnull(sum(m.mentions), 0) FROM entity_index m JOIN names n ON n.id = m.name_id"
        " JOIN names c ON c.id = n.canonical_id WHERE c.name = ?",
        name,
    )
    return int(rows[0][0])


def test_every_write_keeps_what_a_rebuild_would_make(case: CaseFile) -> None:
    start = TEXT.index("صيدا")
    case.journal.append(
        Judgement(
            action="relabel", document=1, anchor=anchor_at(TEXT, start, start + 4), kind="other"
        )
    )
    case.journal.append(
        Judgement(action="set_property", document=2, property="outlet", value="المرفأ")
    )
    case.journal.undo()
    case.layers.replace(1, analysis())
    before = contents(case)
    assert before["event_index"]
    assert before["claim_index"]
    assert rebuilt(case) == before


def test_a_merge_in_the_whole_case_counts_everywhere_and_is_taken_back(case: CaseFile) -> None:
    apart = mentions(case, "صيدا"), mentions(case, "طرابلس")
    assert apart == (3, 1)
    case.journal.append(
        Judgement(
            action="merge", entity=EntityRef("place", "صيدا"), target=EntityRef("place", "طرابلس")
        )
    )
    assert (mentions(case, "صيدا"), mentions(case, "طرابلس")) == (0, 4)
    case.journal.undo()
    assert (mentions(case, "صيدا"), mentions(case, "طرابلس")) == apart


def test_a_rejected_mention_leaves_the_index(case: CaseFile) -> None:
    start = TEXT.index("طرابلس")
    case.journal.append(
        Judgement(action="reject", document=1, anchor=anchor_at(TEXT, start, start + 6))
    )
    assert mentions(case, "طرابلس") == 0


def test_the_minutes_of_days_and_moments() -> None:
    day = 24 * 60
    assert minutes("0001-01-01", last=False) == 0
    assert minutes("0001-01-01", last=True) == day - 1
    assert minutes("0001-01-02T01:30", last=True) == day + 90
    assert minutes(None, last=True) is None
    assert minutes("-0044-03-15", last=False) is None
