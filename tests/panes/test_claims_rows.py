from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.look.translation import words
from desktop.panes.claims_rows import Column, claim_rows, counts, filtered, ordered
from tests.builders import analysis


def ids(*arguments: object, **more: object) -> list[str]:
    return [row.id for row in filtered(claim_rows(analysis()), *arguments, **more)]  # type: ignore[arg-type]


def test_a_row_tells_the_chain_from_its_origin_the_time_and_the_conflict() -> None:
    first = claim_rows(analysis())[0]
    assert first.chain == ("متحدث باسم قوات النهر", "وكالة الفرات")
    assert first.stance == "asserts"
    assert first.interval is not None
    assert first.conflicts == ("contradiction",)
    assert analysis().document.text[first.start : first.end] == first.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["c1", "c2", "c3", "c4"]),
        ("الكرامه", ["c1", "c3"]),
        ("معارضه", ["c3"]),
        ("قوات مسلحا", ["c2"]),
        ("بغداد", []),
    ],
)
def test_the_filter_forgives_spelling_and_looks_at_words_and_sources(
    query: str, found: list[str]
) -> None:
    assert ids(query) == found


def test_a_stance_filters_too() -> None:
    assert ids("", "alleges") == ["c3"]
    assert ids("قوات", "alleges") == []


@pytest.mark.parametrize(
    ("column", "descending", "found"),
    [
        ("said", True, ["c4", "c3", "c2", "c1"]),
        ("stance", False, ["c1", "c2", "c4", "c3"]),
        ("time", False, ["c3", "c1", "c2", "c4"]),
        ("time", True, ["c1", "c2", "c3", "c4"]),
        ("source", False, ["c4", "c1", "c2", "c3"]),
    ],
)
def test_order_by_a_column(column: Column, descending: bool, found: list[str]) -> None:
    rows = ordered(claim_rows(analysis()), column, descending=descending)
    assert [row.id for row in rows] == found


def test_counts_agree_with_their_numbers() -> None:
    rows = claim_rows(analysis())
    assert counts(rows, words("ar")) == "4 أقوال · 3 مصادر أصلية"
    assert counts(rows[:2], words("ar")) == "قولان · مصدر أصلي واحد"
    assert counts(rows * 5, words("ar")) == "20 قولًا · 3 مصادر أصلية"
    assert counts(rows[:1], words("en")) == "1 claim · 1 origin"


def test_an_outlet_that_nobody_named_has_a_name_for_the_eye() -> None:
    nameless = tuple(replace(source, text="") for source in analysis().sources)
    rows = claim_rows(replace(analysis(), sources=nameless), "الناشر")
    assert {name for row in rows for name in row.chain} == {"الناشر"}
