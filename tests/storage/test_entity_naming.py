"""How often, by whom, when and in which words an entity is named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from desktop.analysis.model import Analysis
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement
from tests.benchmarks.cases import articles


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as made:
        with made.together():
            for number, (article, read) in enumerate(articles(20)):
                made.layers.replace(made.documents.add(article, file=f"{number}.txt").id, read)
        yield made


def _readings(case: CaseFile) -> Iterator[Analysis]:
    for number in case.documents.ids():
        reading = case.current(number)
        assert reading is not None
        yield reading


def _most_named(case: CaseFile) -> tuple[int, str]:
    found = case.meetings.prominent(limit=1)[0].entity
    return found.id, found.name


def _mentions(reading: Analysis, name: str) -> int:
    return sum(len(entity.mentions) for entity in reading.entities if entity.name == name)


def test_days_count_articles_and_mentions(case: CaseFile) -> None:
    number, name = _most_named(case)
    expected: Counter[int] = Counter()
    for reading in _readings(case):
        if count := _mentions(reading, name):
            day = date.fromisoformat(str(reading.document.published))
            expected[day.toordinal() - 1] += count
    found = case.entity_naming.days(number)
    assert {count.day: count.mentions for count in found} == expected
    assert [count.day for count in found] == sorted(expected)


def test_names_tell_their_outlets(case: CaseFile) -> None:
    number, name = _most_named(case)
    outlets = Counter(
        reading.document.outlet for reading in _readings(case) if _mentions(reading, name)
    )
    (found,) = case.entity_naming.names(number)
    assert found.name == name
    assert Counter(dict(found.outlets)) == outlets
    assert found.documents == outlets.total()


def test_a_merged_name_stands_beside_the_other(case: CaseFile) -> None:
    first, *others = case.meetings.prominent(limit=60)
    other = next(one for one in others if one.entity.kind == first.entity.kind)
    case.journal.append(
        Judgement(
            action="merge",
            entity=EntityRef(other.entity.kind, other.entity.name),
            target=EntityRef(first.entity.kind, first.entity.name),
        )
    )
    names = [use.name for use in case.entity_naming.names(first.entity.id)]
    assert set(names) == {first.entity.name, other.entity.name}
    mentions = sum(count.mentions for count in case.entity_naming.days(first.entity.id))
    assert mentions == first.mentions + other.mentions


def test_what_is_said_is_the_words_of_the_text_latest_article_first(case: CaseFile) -> None:
    number, name = _most_named(case)
    said = case.entity_naming.said(number)
    assert {one.words for one in said} == {name}
    assert all(one.end - one.start == len(one.words) for one in said)
    days = [str(case.current(one.document).document.published) for one in said]  # type: ignore[union-attr]
    assert days == sorted(days, reverse=True)


def test_mentions_can_be_narrowed_to_days(case: CaseFile) -> None:
    number, _ = _most_named(case)
    first = case.entity_naming.days(number)[0]
    assert first.day is not None
    found = case.entities.mentions(number, days=(first.day, first.day))
    assert len(found) == first.documents
    assert sum(held.mentions for held in found) == first.mentions


def test_notes_on_entities_are_read_and_withdrawn(case: CaseFile) -> None:
    number, name = _most_named(case)
    ref = EntityRef(case.entities.entity(number).name.kind, name)
    case.journal.append(Judgement(action="note", entity=ref, value="يُراجع"))
    (note,) = case.annotations.on_entities()
    assert (note.text, note.entity) == ("يُراجع", ref)
    case.journal.append(Judgement(action="note", entity=ref, value=None, uid=note.uid))
    assert case.annotations.on_entities() == []
    case.journal.undo()
    assert [one.text for one in case.annotations.on_entities()] == ["يُراجع"]
