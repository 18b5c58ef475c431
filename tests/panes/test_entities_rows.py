from __future__ import annotations

from dataclasses import replace

from desktop.panes.entities_rows import EntityRow, HeadingRow, entity_rows
from tests.builders import analysis


def names(query: str) -> list[str]:
    return [row.name for row in entity_rows(analysis(), query) if isinstance(row, EntityRow)]


def test_rows_are_grouped_and_counted() -> None:
    rows = entity_rows(analysis())
    headings = [(row.kind, row.count) for row in rows if isinstance(row, HeadingRow)]
    assert headings == [
        ("organisation", 2), ("place", 2), ("person", 3), ("facility", 1), ("weapon", 1),
    ]  # fmt: skip
    counts = {row.name: row.count for row in rows if isinstance(row, EntityRow)}
    assert counts["الكرامة"] == 3


def test_most_mentioned_first_and_names_before_descriptions() -> None:
    people = [
        row.name
        for row in entity_rows(analysis())
        if isinstance(row, EntityRow) and row.kind == "person"
    ]
    assert people[0] == "أبو ياسر"


def test_the_filter_forgives_spelling_and_knows_aliases() -> None:
    assert names("كرامه") == ["الكرامة"]
    assert names("River") == ["قوات النهر"]
    assert names("والكرامة") == ["الكرامة"]
    assert names("لا أحد") == []


def test_a_kind_without_matches_has_no_heading() -> None:
    assert [type(row) for row in entity_rows(analysis(), "الكرامة")] == [HeadingRow, EntityRow]


def test_what_a_person_judged_looks_confirmed() -> None:
    rows = {row.name: row for row in entity_rows(analysis()) if isinstance(row, EntityRow)}
    assert rows["مستشفى السلام"].confirmed
    assert not rows["الكرامة"].confirmed


def test_without_a_reading_there_are_no_rows() -> None:
    assert entity_rows(None) == []
    assert entity_rows(replace(analysis(), entities=())) == []
