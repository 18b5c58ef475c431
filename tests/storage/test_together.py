"""Who is named together, by the index and by a scan of what holds."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest

from desktop.analysis.model import Entity
from desktop.analysis.text.fold import fold_word
from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement
from tests.benchmarks.cases import articles

DOCUMENTS = 30
Key = tuple[str, str]


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as made:
        with made.together():
            for number, (article, read) in enumerate(articles(DOCUMENTS)):
                made.layers.replace(made.documents.add(article, file=f"{number}.txt").id, read)
        yield made


def _key(entity: Entity) -> Key:
    return entity.kind, fold_word(entity.name)


def _held(case: CaseFile) -> dict[Key, set[int]]:
    """The documents that name each entity, by their current views."""
    held: dict[Key, set[int]] = defaultdict(set)
    for number in case.documents.ids():
        reading = case.current(number)
        assert reading is not None
        for entity in reading.entities:
            held[_key(entity)].add(number)
    return held


def _merge_two(case: CaseFile) -> None:
    """Say that the two entities of most articles, of one kind, are one."""
    first, *others = case.meetings.prominent(limit=60)
    other = next(one for one in others if one.entity.kind == first.entity.kind)
    merged, target = (EntityRef(one.entity.kind, one.entity.name) for one in (other, first))
    case.journal.append(Judgement(action="merge", entity=merged, target=target))


@pytest.mark.parametrize("merged", [False, True])
def test_entities_and_pairs_are_those_of_a_scan(case: CaseFile, merged: bool) -> None:
    if merged:
        _merge_two(case)
    found = case.meetings.most(limit=40)
    held = _held(case)
    keys = {one.entity.id: (one.entity.kind, fold_word(one.entity.name)) for one in found.entities}
    assert found.documents == DOCUMENTS
    assert len(keys) == 40
    for one in found.entities:
        assert one.documents == len(held[keys[one.entity.id]])
    pairs = {frozenset((keys[p.first], keys[p.second])): p.documents for p in found.pairs}
    expected = {
        frozenset((one, other)): len(held[one] & held[other])
        for one, other in combinations(keys.values(), 2)
        if held[one] & held[other]
    }
    assert pairs == expected


def test_those_of_most_articles_come_first_and_kinds_can_be_asked_for(case: CaseFile) -> None:
    counts = Counter({key: len(documents) for key, documents in _held(case).items()})
    found = case.meetings.prominent(limit=10)
    assert [one.documents for one in found] == [count for _, count in counts.most_common(10)]
    people = case.meetings.prominent(limit=10, kinds=("person",))
    assert {one.entity.kind for one in people} == {"person"}
    assert people[0].documents == max(n for (kind, _), n in counts.items() if kind == "person")


def test_articles_of_two_show_where_both_stand(case: CaseFile) -> None:
    pair = max(case.meetings.most(limit=40).pairs, key=lambda pair: pair.documents)
    assert pair.documents > 1
    assert case.meetings.count(pair.first, pair.second) == pair.documents
    found = case.meetings.documents(pair.first, pair.second)
    assert len(found) == pair.documents
    days = [one.document.published or "" for one in found]
    assert days == sorted(days, reverse=True)
    names = [case.entities.entity(number).name.name for number in (pair.first, pair.second)]
    for one in found:
        assert names[0] in one.passage.words or names[0] == one.passage.words
    assert any(all(name in one.passage.words for name in names) for one in found)
    page = case.meetings.documents(pair.first, pair.second, offset=1, limit=1)
    assert page == found[1:2]


def test_two_that_never_meet_have_no_articles(case: CaseFile) -> None:
    found = case.meetings.most(limit=40)
    met = {frozenset((pair.first, pair.second)) for pair in found.pairs}
    apart = next(
        (one.entity.id, other.entity.id)
        for one, other in combinations(found.entities, 2)
        if frozenset((one.entity.id, other.entity.id)) not in met
    )
    assert case.meetings.count(*apart) == 0
    assert case.meetings.documents(*apart) == []
