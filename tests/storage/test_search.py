"""Search forgives spelling and clitics, and says how far it went."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.case_file import CaseFile
from storage.problems import BadQuery, LevelNotBuilt
from storage.search import SearchHit
from tests.storage.cases import OTHER, TEXT, analysis, article


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        for text, file in ((TEXT, "a.txt"), (OTHER, "b.txt")):
            number = opened.documents.add(article(text), file=file).id
            opened.layers.replace(number, analysis(text))
        yield opened


def ids(hits: list[SearchHit]) -> list[int]:
    return sorted(hit.document.id for hit in hits)


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("صيدا", [1, 2]),
        ("صيدا رويترز", [1]),
        ('"مدينة صيدا"', [1, 2]),
        ('"صيدا مدينة"', []),
        ("صيدا -رويترز", [2]),
        ("صيدا NOT رويترز", [2]),
        ("رويترز OR الكهرباء", [1, 2]),
        ("كهرب*", [2]),
        ("'؛\" OR", None),
    ],
)
def test_queries(case: CaseFile, query: str, documents: list[int] | None) -> None:
    if documents is None:
        with pytest.raises(BadQuery):
            case.search(query)
        return
    assert ids(case.search(query)) == documents


@pytest.mark.parametrize(
    ("query", "level"),
    [("البلدية", "exact"), ("البلديه", "spelling"), ("أصيب", "stem"), ("للبلدية", "stem")],
)
def test_each_hit_says_its_level(case: CaseFile, query: str, level: str) -> None:
    hits = case.search(query)
    assert hits[0].document.id == 1
    assert hits[0].level == level


def test_no_further_than_asked(case: CaseFile) -> None:
    assert case.search("البلديه", level="exact") == []
    assert len(case.search("البلديه", level="spelling")) == 1


def test_spans_are_places_of_the_stored_text(case: CaseFile) -> None:
    hit = next(h for h in case.search("للمدينة") if h.document.id == 1)
    assert [TEXT[start:end] for start, end in hit.spans] == ["مدينة", "مدينة"]
    assert hit.snippet in TEXT
    assert hit.document.title == "البلدية تعيد فتح الجسر"
    assert hit.document.file == "a.txt"


@pytest.mark.parametrize("query", ["", "  ", "«»", '"', "*", "-", "OR", "NOT"])
def test_a_query_without_words_is_refused_kindly(case: CaseFile, query: str) -> None:
    with pytest.raises(BadQuery):
        case.search(query)


ODD = ['a" OR "b', "مدينة)", "(مدينة", "NEAR(مدينة", "spelling:مدينة", "^م"]


@pytest.mark.parametrize("query", ODD)
def test_nothing_typed_is_an_operator_of_the_index(case: CaseFile, query: str) -> None:
    case.search(query)


def test_there_is_no_index_of_roots_yet(case: CaseFile) -> None:
    with pytest.raises(LevelNotBuilt):
        case.search("كتب", level="root")
