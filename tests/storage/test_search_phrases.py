"""Phrases and nearness against a model in plain Python, whichever way they are looked up."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.case_file import CaseFile
from storage.copying import copy_to_memory
from storage.search import compiling, remembered
from storage.search.forms import LEVELS, Form, form
from storage.search.tokens import written
from tests.storage.cases import article

WORDS = (
    "كتاب", "الكتاب", "وكتابها", "كتابة", "كتب", "كاتب", "مكتبة", "مكاتب",
    "درس", "مدرسة", "المدرسه", "مدارس", "تدريس", "زركشان", "إلى",
)  # fmt: skip
TEXTS = 120

# The rows of spellings that FTS5 is asked for, the hits of a page that are worth looking into texts
# for, and the places that are read in the time of one text.
WAYS = {
    "rows": (60, 10**9, 1.0),
    "places": (0, 10**9, 1.0),
    "texts": (0, 0, 0.01),
    "some texts, then places": (0, 0, 100.0),
}
LEVEL = st.sampled_from(LEVELS)
PHRASE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3)


def texts() -> list[list[str]]:
    draw = random.Random(7)
    return [draw.choices(WORDS, k=draw.randrange(1, 12)) for _ in range(TEXTS)]


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path_factory.mktemp("phrases") / "a.rawi") as case:
        with case.together():
            for number, words in enumerate(texts()):
                case.documents.add(article(f"{' '.join(words)}، {number}"), file=None)
        yield case


@pytest.fixture(params=WAYS)
def case(
    opened: CaseFile, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> CaseFile:
    rows, page, of_a_text = WAYS[request.param]
    monkeypatch.setattr(compiling, "_MOST_ROWS", rows)
    monkeypatch.setattr(compiling, "_PAGE", page)
    monkeypatch.setattr(compiling, "_PLACES_A_TEXT", of_a_text)
    return opened


def same(asked: str, found: str, level: str) -> bool:
    """Whether two words are one at a level, by what they may be."""
    one, other = form(written(asked)), form(written(found))
    if level == "exact":
        return written(asked) == written(found)
    kinds = ("spelling", "stem", "root")[: LEVELS.index(level)]
    return any(_of(one, kind) & _of(other, kind) for kind in kinds)


def _of(word: Form, kind: str) -> set[str]:
    return {getattr(reading, kind) for reading in word.readings}


def begins(asked: str, found: str, level: str) -> bool:
    if level == "exact":
        return written(found).startswith(written(asked))
    return form(written(found)).term.startswith(asked)


def starts(phrase: list[str], words: list[str], level: str, *, goes_on: bool = False) -> list[int]:
    def holds(place: int, found: str) -> bool:
        if goes_on and place == len(phrase) - 1:
            return begins(phrase[place], found, level)
        return same(phrase[place], found, level)

    return [
        at
        for at in range(len(words) - len(phrase) + 1)
        if all(holds(place, words[at + place]) for place in range(len(phrase)))
    ]


def near(phrases: list[list[str]], within: int, words: list[str], level: str) -> bool:
    for found in product(*(starts(phrase, words, level) for phrase in phrases)):
        ends = [at + len(p) for at, p in zip(found, phrases, strict=True) if at == min(found)]
        if max(found) - max(ends) <= within:
            return True
    return False


def answered(case: CaseFile, query: str, level: str) -> dict[int, str]:
    hits = case.search(query, level=level, limit=TEXTS)
    assert len(hits) == case.search.count(query, level=level)
    return {hit.document.id: hit.level for hit in hits}


def tightest(holds: list[bool]) -> str | None:
    return next((level for level, held in zip(LEVELS, holds, strict=False) if held), None)


def expected(by_level: list[list[bool]]) -> dict[int, str]:
    """Document to level, of whether each text matches, level by level."""
    by_text = enumerate(zip(*by_level, strict=True), 1)
    found = {number: tightest(list(held)) for number, held in by_text}
    return {number: level for number, level in found.items() if level is not None}


CHECKED = settings(
    max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True
)


@CHECKED
@given(phrase=PHRASE, level=LEVEL)
def test_phrases(case: CaseFile, phrase: list[str], level: str) -> None:
    levels = LEVELS[: LEVELS.index(level) + 1]
    model = expected([[bool(starts(phrase, w, one)) for w in texts()] for one in levels])
    assert answered(case, f'"{" ".join(phrase)}"', level) == model


@CHECKED
@given(phrase=PHRASE, begun=st.sampled_from(("كت", "مدر", "مك", "در")), level=LEVEL)
def test_phrases_that_go_on(case: CaseFile, phrase: list[str], begun: str, level: str) -> None:
    levels = LEVELS[: LEVELS.index(level) + 1]
    row = [*phrase, begun]
    model = expected([[bool(starts(row, w, one, goes_on=True)) for w in texts()] for one in levels])
    assert answered(case, f'"{" ".join(row)}*"', level) == model


@CHECKED
@given(phrases=st.lists(PHRASE, min_size=2, max_size=3), within=st.integers(0, 4), level=LEVEL)
def test_nearness(case: CaseFile, phrases: list[list[str]], within: int, level: str) -> None:
    levels = LEVELS[: LEVELS.index(level) + 1]
    model = expected([[near(phrases, within, w, one) for w in texts()] for one in levels])
    quoted = " ".join(f'"{" ".join(phrase)}"' for phrase in phrases)
    assert answered(case, f"NEAR({quoted}, {within})", level) == model


def test_phrases_are_found_where_nothing_may_be_written(
    opened: CaseFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A case of an older format that may not be written is a sealed copy in memory."""
    monkeypatch.setattr(compiling, "_MOST_ROWS", 0)
    copy = copy_to_memory(opened.connection)
    copy.seal_memory()
    with CaseFile(copy, None, "") as sealed:
        found = answered(sealed, '"كتاب مدرسة"', "root")
    assert found == answered(opened, '"كتاب مدرسة"', "root") != {}


@pytest.fixture
def remembering(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[CaseFile]:
    """A case whose words are all common enough to be kept from one search to the next."""
    monkeypatch.setattr(compiling, "_MOST_ROWS", 0)
    monkeypatch.setattr(remembered, "_LEAST", 1)
    with CaseFile.create(tmp_path / "a.rawi") as case:
        case.documents.add(article("درس كتاب"), file=None)
        assert len(case.search('"درس كتاب"')) == 1
        yield case


def test_what_came_since_the_last_search_is_found(remembering: CaseFile) -> None:
    remembering.documents.add(article("قال: درس كتاب"), file=None)
    assert len(remembering.search('"درس كتاب"')) == 2
    assert remembering.search.count('"درس كتاب"') == 2


def test_what_was_taken_back_is_found_no_more(remembering: CaseFile) -> None:
    with suppress(ZeroDivisionError), remembering.together():
        remembering.documents.add(article("قال: درس كتاب"), file=None)
        assert len(remembering.search('"درس كتاب"')) == 2
        raise ZeroDivisionError
    assert len(remembering.search('"درس كتاب"')) == 1


def test_what_another_window_brought_in_is_found(remembering: CaseFile) -> None:
    with CaseFile.open(remembering.path, read_only=True) as other:
        assert len(other.search('"درس كتاب"')) == 1
        remembering.documents.add(article("قال: درس كتاب"), file=None)
        assert len(other.search('"درس كتاب"')) == 2


def test_places_kept_make_room_for_newer_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remembered, "_LEAST", 1)
    monkeypatch.setattr(remembered, "_MOST", 4)
    kept = remembered.Kept()
    for number in range(3):
        kept.keep([str(number)], np.arange(2))
    assert kept.places(["0"]) is None
    assert kept.places(["2"]) is not None
