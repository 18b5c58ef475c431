from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from storage.case_file import CaseFile
from tests.commands.running import Terminal, start


def hits(out: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in out.splitlines()]


def test_json_is_one_object_a_line(case: Path, news: Path) -> None:
    answer = start("search", case, "انفجرت", "--json")
    assert (answer.code, answer.err) == (0, "")
    (hit,) = hits(answer.out)
    assert set(hit) == {"document", "level", "score", "snippet", "spans"}
    assert hit["document"] == {"id": 1, "title": "انفجار في سوق حمص", "file": str(news)}
    assert hit["level"] == "exact"
    assert isinstance(hit["score"], float)
    assert "انفجرت" in hit["snippet"]
    with CaseFile.open(case, read_only=True) as opened:
        text = opened.documents.get(1).text
    assert [text[start:end] for start, end in hit["spans"]] == ["انفجرت"]


def test_spans_quote_the_words_found_in_every_document(rawi: Terminal, case: Path) -> None:
    found = hits(rawi("search", case, "الإنفجار", "--json").out)
    assert {hit["document"]["id"] for hit in found} == {1, 2}
    with CaseFile.open(case, read_only=True) as opened:
        for hit in found:
            text = opened.documents.get(hit["document"]["id"]).text
            for start, end in hit["spans"]:
                assert "نفجار" in text[start:end]


@pytest.mark.parametrize(
    ("query", "level", "found"),
    [
        ("المدارس", "exact", {2}),
        ("المدارسَ", "spelling", {2}),
        ("المدراس", "stem", set()),
        ("مدارس", "exact", set()),
        ("مدارس", "stem", {2}),
        ("شرطه", "exact", set()),
        ("الشرطه", "spelling", {1}),
        ("بالشرطة", "stem", {1}),
    ],
)
def test_each_level_forgives_what_it_says(
    rawi: Terminal, case: Path, query: str, level: str, found: set[int]
) -> None:
    answer = rawi("search", case, query, "--level", level, "--json")
    assert answer.code == 0
    assert {hit["document"]["id"] for hit in hits(answer.out)} == found


def test_a_table_for_people(rawi: Terminal, case: Path) -> None:
    answer = rawi("search", case, "حمص")
    assert answer.code == 0
    assert "انفجار في سوق حمص" in answer.out
    assert "exact" in answer.out


def test_nothing_found_is_said_on_stderr_and_no_failure(rawi: Terminal, case: Path) -> None:
    assert rawi("search", case, "زرافة", "--json").out == ""
    answer = rawi("search", case, "زرافة")
    assert (answer.code, answer.out) == (0, "")
    assert answer.err.strip()


def test_the_limit_is_kept(rawi: Terminal, case: Path) -> None:
    assert len(hits(rawi("search", case, "في", "--json").out)) == 2
    assert len(hits(rawi("search", case, "في", "--json", "--limit", "1").out)) == 1


@pytest.mark.parametrize("query", ["", "   ", '"', "*", "( OR", "\u200f"], ids=ascii)
def test_what_is_no_query_is_told(rawi: Terminal, case: Path, query: str) -> None:
    answer = rawi("search", case, query)
    assert (answer.code, answer.out) == (1, "")
    assert "write at least one word" in answer.err


@pytest.mark.parametrize("query", ["حمص AND", "NEAR(حمص)", "title:حمص", "حمص*", '"حمص'])
def test_the_index_s_own_language_is_not_spoken(rawi: Terminal, case: Path, query: str) -> None:
    assert rawi("search", case, query).code == 0
