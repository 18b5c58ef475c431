"""What found documents have in common, beside counts made over their readings one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest

from desktop.analysis.model import Analysis, Article
from storage.case_file import CaseFile
from storage.problems import BadQueryDate
from storage.queries.facets import Facet
from tests.benchmarks.cases import articles

COUNT = 80


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path_factory.mktemp("facets") / "a.rawi") as opened:
        with opened.together():
            for article, analysis in articles(COUNT):
                added = opened.documents.add(article, file=None)
                opened.layers.replace(added.id, analysis)
        yield opened


def facet(case: CaseFile, documents: tuple[int, ...], kind: str, most: int = 500) -> Facet:
    return next(one for one in case.facets(documents, most=most) if one.kind == kind)


def counted(facet: Facet) -> dict[str, int]:
    return {value.value: value.documents for value in facet.values}


def known() -> list[tuple[Article, Analysis]]:
    return list(articles(COUNT))


def test_outlets_and_times_are_counted_over_all_that_was_found(case: CaseFile) -> None:
    some = tuple(range(1, 41))
    pairs = known()[:40]
    outlets = Counter(article.outlet for article, _ in pairs if article.outlet)
    months = Counter((article.published or "")[:7] for article, _ in pairs)
    assert counted(facet(case, some, "outlet")) == outlets
    assert counted(facet(case, some, "month")) == months
    told = [value.value for value in facet(case, some, "month").values]
    assert told == sorted(told, reverse=True)


def test_events_and_stances_are_counted_by_document(case: CaseFile) -> None:
    every = tuple(range(1, COUNT + 1))
    kinds = Counter(kind for _, a in known() for kind in {event.type for event in a.events})
    stances = Counter(stance for _, a in known() for stance in {claim.stance for claim in a.claims})
    assert counted(facet(case, every, "kind")) == kinds
    assert counted(facet(case, every, "stance")) == stances


def test_a_value_taken_as_field_finds_as_many_as_the_facet_says(case: CaseFile) -> None:
    every = tuple(range(1, COUNT + 1))
    for value in facet(case, every, "kind").values:
        assert case.search.count(f"kind:{value.value}") == value.documents
    for value in facet(case, every, "month").values:
        assert case.search.count(f"date:{value.value}") == value.documents


def test_the_most_frequent_come_first_and_no_more_than_asked_for(case: CaseFile) -> None:
    names = facet(case, tuple(range(1, COUNT + 1)), "entity", most=5).values
    assert len(names) == 5
    assert [one.documents for one in names] == sorted((n.documents for n in names), reverse=True)
    assert all(one.name_kind and one.name_kind != "place" for one in names)


def test_what_many_rows_say_is_counted_over_the_latest(
    case: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.queries.facets.MOST", 10)
    latest = facet(case, tuple(range(1, COUNT + 1)), "kind")
    assert not latest.whole
    assert counted(latest) == counted(facet(case, tuple(range(COUNT - 9, COUNT + 1)), "kind"))


def test_of_nothing_there_are_no_values(case: CaseFile) -> None:
    assert all(not one.values for one in case.facets(()))


@pytest.mark.parametrize("level", ["exact", "spelling", "stem", "root"])
@pytest.mark.parametrize("query", ["هجوم", '"قال إن"', "kind:attack", "هجوم -قصف"])
def test_documents_are_as_many_as_counted(case: CaseFile, query: str, level: str) -> None:
    documents = case.search.documents(query, level=level)
    assert len(documents) == case.search.count(query, level=level)
    hits = case.search(query, level=level, limit=COUNT)
    assert sorted(hit.document.id for hit in hits) == list(documents)


def test_titles_hold_the_words_in_any_spelling(case: CaseFile) -> None:
    row = case.windows.rows(limit=1)[0]
    word = max(row.title.split(), key=len)
    found = case.titles(word, limit=COUNT)
    assert row.id in {one.id for one in found}
    assert len(case.titles(word, limit=1)) == 1
    with pytest.raises(BadQueryDate):
        case.titles("date:never")
