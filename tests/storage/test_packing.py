"""Packed analyses: they come back as they were, and only with their own text."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.analysis.model import Analysis, Place, Quote
from desktop.analysis.schema import from_dict, to_dict
from storage.packing import PackingError, pack, unpack
from tests.benchmarks.cases import articles
from tests.storage.cases import OTHER, TEXT, analysis


def back(value: Analysis, text: str) -> Analysis:
    return from_dict(unpack(pack(to_dict(value), text), text))


@pytest.mark.parametrize("text", [TEXT, OTHER, "", "ليس فيه شيء"])
def test_a_reading_comes_back_as_it_was(text: str) -> None:
    read = analysis(text, published="2021-05-02")
    assert back(read, text) == read


def test_generated_readings_come_back_in_a_third_of_their_texts_room() -> None:
    packed = texts = 0
    for article, read in articles(20):
        body = pack(to_dict(read), article.text)
        assert from_dict(unpack(body, article.text)) == read
        packed, texts = packed + len(body), texts + len(article.text.encode())
    assert packed < 0.4 * texts


@settings(deadline=None)
@given(start=st.integers(-3, 9), end=st.integers(-3, 90), words=st.text(max_size=9))
def test_offsets_that_do_not_give_the_words_are_kept_with_them(
    start: int, end: int, words: str
) -> None:
    read = analysis(TEXT)
    wrong = replace(read.events[0], trigger=Quote(start, end, words))
    assert back(replace(read, events=(wrong,)), TEXT).events == (wrong,)


def test_another_text_of_the_same_beginning_is_told() -> None:
    body = pack(to_dict(analysis(TEXT)), TEXT)
    for text in (OTHER, TEXT + " ", TEXT[:-1]):
        with pytest.raises(PackingError):
            unpack(body, text)


def test_a_place_that_nothing_is_known_of_is_still_a_place() -> None:
    reading = analysis(TEXT)
    entity = replace(reading.entities[0], place=Place(None, None, None, None))
    read = replace(reading, entities=(entity, *reading.entities[1:]))
    assert back(read, TEXT) == read
