"""Fields of a search: what now holds of a document, its names, events and claims."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.case_file import CaseFile
from storage.judgements import EntityRef, Judgement
from storage.problems import BadQueryDate, BadQueryValue
from tests.storage.cases import OTHER, TEXT, analysis, article
from tests.storage.test_search import ids


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    known: tuple[tuple[str, dict[str, str]], ...] = (
        (TEXT, {"outlet": "صحيفة النهار", "published": "2017-11-12"}),
        (OTHER, {"outlet": "وكالة سانا", "published": "2018-02-01"}),
        ("نفى الجيش مقتل خمسة مدنيين في قصف على مدينة حلب.", {}),
    )
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        for n, (text, properties) in enumerate(known):
            number = opened.documents.add(article(text, **properties), file=f"{n}.txt").id
            opened.layers.replace(number, analysis(text, **properties))
        yield opened


@pytest.mark.parametrize(
    ("query", "documents"),
    [
        ("outlet:النهار", [1]),
        ("ناشر:«صحيفة النهار»", [1]),
        ("صيدا -ناشر:سانا", [1]),
        ("from:2018", [2]),
        ("صيدا من:2017-11 إلى:2017-12", [1]),
        ("صيدا to:2017-11-12", [1]),
        ("date:2017-11..2018-02", [1, 2]),
        ("تاريخ:٢٠١٨", [2]),
        ("date:..2017", [1]),
        ("person:الحداد", [1]),
        ('شخص:"سامي الحداد"', [1]),
        ("person:Haddad", [1]),
        ("place:صيدا", [1, 2]),
        ("مكان:طرابلس صيدا", [1]),
        ("place:Saida -outlet:سانا", [1]),
        ("kind:killing", [3]),
        ("حدث:قصف", [3]),
        ("stance:denies", [3]),
        ("موقف:نفي", [3]),
        ("source:الكهرباء", [2]),
        ("حلب OR from:2018", [2, 3]),
        ("(kind:killing OR رويترز) -قصف", [1]),
        ("http://x:80", []),
    ],
)
def test_fields(case: CaseFile, query: str, documents: list[int]) -> None:
    hits = case.search(query)
    assert ids(hits) == documents
    assert case.search.count(query) == len(documents)


def test_the_latest_come_first_where_no_word_is_asked(case: CaseFile) -> None:
    assert [hit.document.id for hit in case.search("place:صيدا")] == [2, 1]


def test_names_that_were_merged_are_one(case: CaseFile) -> None:
    assert ids(case.search("place:حلب")) == [3]
    one, other = EntityRef("place", "حلب"), EntityRef("place", "صيدا")
    case.journal.append(Judgement(action="merge", entity=one, target=other))
    assert ids(case.search("place:حلب")) == [1, 2, 3]


@pytest.mark.parametrize("query", ["from:أمس", "date:2017-13", "إلى:2017-02-30", "date:2017..x"])
def test_what_is_no_date_is_told(case: CaseFile, query: str) -> None:
    with pytest.raises(BadQueryDate):
        case.search(query)


@pytest.mark.parametrize("query", ["kind:غزل", "stance:maybe"])
def test_an_unknown_kind_is_told_with_those_that_are_known(case: CaseFile, query: str) -> None:
    with pytest.raises(BadQueryValue) as problem:
        case.search(query)
    assert "killing" in str(problem.value) or "denies" in str(problem.value)
