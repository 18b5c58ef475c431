from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.workspace.text_words import matches, next_stop, word_choices, word_span
from tests.builders import analysis


@pytest.mark.parametrize(
    ("query", "name", "found"),
    [
        ("احمد", "أحمد", True),
        ("القاهره", "القاهرة", True),
        ("قاهرة", "القاهرة", True),
        ("النهر", "قوات النهر", True),
        ("قوا", "قوات النهر", True),
        ("وقوات", "قوات النهر", True),
        ("بحر", "قوات النهر", False),
        ("", "أي اسم", True),
    ],
)
def test_a_filter_forgives_spelling(query: str, name: str, found: bool) -> None:
    assert matches(query, [name]) is found


@pytest.mark.parametrize(
    ("text", "word", "chosen"),
    [
        ("دعم لقسد في الشمال، وقسد ترد", "لقسد", "لقسد"),
        ("دعم لقسد في الشمال، قالت قسد", "لقسد", "قسد"),
        ("في الكرامة وبالكرامة", "وبالكرامة", "الكرامة"),
        ("كان هناك", "كان", "كان"),
        ("اتّفقَ الطرفان", "اتّفقَ", "اتّفقَ"),
    ],
)
def test_a_word_is_chosen_without_a_known_proclitic(text: str, word: str, chosen: str) -> None:
    reading = replace(analysis(), entities=(), document=replace(analysis().document, text=text))
    start, end = word_span(reading, text.index(word) + 1)
    assert text[start:end] == chosen


def test_between_words_nothing_is_chosen() -> None:
    reading = replace(analysis(), document=replace(analysis().document, text="أ . ب"))
    start, end = word_span(reading, 2)
    assert start == end


def test_what_else_a_word_may_be_is_offered_after_it() -> None:
    text = "دعم لقسد في الشمال"
    reading = replace(analysis(), entities=(), document=replace(analysis().document, text=text))
    choices = word_choices(reading, text.index("لقسد"))
    assert [text[a:b] for a, b in choices] == ["لقسد", "قسد"]
    reading = replace(reading, document=replace(reading.document, text=f"{text} قسد"))
    assert [text[a:b] for a, b in word_choices(reading, text.index("لقسد"))] == ["قسد", "لقسد"]


def test_the_caret_stops_between_a_proclitic_and_its_word() -> None:
    text = "قال، وبالكرامة. الكرامة"
    reading = replace(analysis(), document=replace(analysis().document, text=text))
    word, stem = text.index("وبالكرامة"), text.index("الكرامة")
    stops = [0]
    while stops[-1] < len(text):
        stops.append(next_stop(reading, stops[-1], 1))
    assert stops[:5] == [0, 3, stem, stem + len("الكرامة"), len(text)]
    assert next_stop(reading, stem + 3, -1) == stem
    assert next_stop(reading, stem, -1) == word
    assert next_stop(reading, 0, -1) == 0
