"""Found articles and problems go through JSON unharmed; what is none of them is refused."""

from __future__ import annotations

import json
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as some

from desktop.importing.found import FoundArticle, Guess, from_record, to_record
from desktop.importing.problems import (
    FileTooLarge,
    FileUnreadable,
    ImportProblem,
    problem_from_record,
)

GUESS = some.none() | some.builds(Guess, some.text(), some.text(), some.text())


@given(
    some.builds(
        FoundArticle,
        text=some.text(),
        format=some.just("html"),
        title=GUESS,
        outlet=GUESS,
        published=GUESS,
        author=GUESS,
        encoding=some.none() | some.just("cp1256"),
        columns=some.none() | some.dictionaries(some.text(), some.text()),
    )
)
def test_an_article_comes_back_as_it_was(found: FoundArticle) -> None:
    assert from_record(json.loads(json.dumps(to_record(found)))) == found


@pytest.mark.parametrize(
    "change",
    [
        {"text": 1},
        {"text": None},
        {"title": "no record"},
        {"title": {"value": "x"}},
        {"outlet": {"value": "x", "reason": [], "evidence": ""}},
        {"encoding": 7},
    ],
)
def test_what_is_no_article_is_refused(change: dict[str, object]) -> None:
    record = to_record(FoundArticle("نص", "text")) | change
    with pytest.raises(ValueError, match="not a found article"):
        from_record(record)
    with pytest.raises(ValueError, match="not a found article"):
        from_record({})


@pytest.mark.parametrize(
    "problem",
    [FileUnreadable("a.txt", reason="no"), FileTooLarge("a.txt", megabytes=9, limit=8)],
)
def test_a_problem_comes_back_as_it_was(problem: ImportProblem) -> None:
    through_json = problem_from_record(json.loads(json.dumps(problem.record())))
    between_processes = pickle.loads(pickle.dumps(problem))
    for back in (through_json, between_processes):
        assert type(back) is type(problem)
        assert back.fields == problem.fields
        assert str(back) == str(problem)


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"problem": "object", "fields": {"file": "a"}},
        {"problem": "FileMissing", "fields": {}},
        {"problem": "FileMissing", "fields": {"file": []}},
        {"problem": "FileTooLarge", "fields": {"file": "a"}},
        {"problem": "FileMissing", "fields": 3},
    ],
)
def test_what_is_no_problem_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="not a problem"):
        problem_from_record(record)
