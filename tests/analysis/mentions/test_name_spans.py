"""What the model marks as a name, and what of it is one by the rules."""

from __future__ import annotations

import pytest

from desktop.analysis.mentions.name_spans import NameSpans
from desktop.analysis.mentions.words import name_words
from desktop.analysis.model import Article, MentionKind
from desktop.analysis.text.document import begin_reading
from resources import gazetteer
from resources.lexicons import load


def span_of(marked: str, kind: MentionKind, before: str = "") -> tuple[str, str] | None:
    """The words and kind of what is left of words that the model marked behind others."""
    lexicons = load()
    reading = begin_reading(Article(f"{before} {marked}".strip()), lexicons)
    spans = NameSpans(reading, name_words(lexicons), gazetteer.load())
    first = len(before.split())
    found = spans.span(first, len(reading.tokens) - 1, kind)
    if found is None:
        return None
    text = reading.text[reading.tokens[found.first].start : reading.tokens[found.last].end]
    return text, found.kind


@pytest.mark.parametrize(
    ("marked", "name"),
    [
        ("بمحيط دمشق", "دمشق"),
        ("محيط كفريدين", "كفريدين"),
        ("وبأطراف مدينة حلب", "حلب"),
        ("وسط غزة", "غزة"),
        ("جنوب لبنان", "جنوب لبنان"),
        ("المحيط الهندي", "المحيط الهندي"),
        ("ريف دمشق", "ريف دمشق"),
        ("حلب الغربي", "حلب"),
    ],
)
def test_where_a_place_lies_is_no_part_of_its_name(marked: str, name: str) -> None:
    assert span_of(marked, "place") == (name, "place")


@pytest.mark.parametrize(
    "marked",
    [
        "الريف",
        "بالريف الغربي",
        "المحيط",
        "بمحيط القرية",
        "المدينة",
        "البلدة",
        "والقرى",
        "محيط",
        "للريف الشرقي",
    ],
)
def test_a_common_noun_is_no_place_s_name(marked: str) -> None:
    assert span_of(marked, "place") is None


def test_a_common_noun_of_people_is_no_person_s_name() -> None:
    assert span_of("مدني", "person") is None
    assert span_of("وجريحان", "person") is None
    assert span_of("شهيد مدني", "person") is None
    assert span_of("إياد مدني", "person") == ("إياد مدني", "person")
    assert span_of("سلطان", "person") == ("سلطان", "person")


def test_a_body_that_is_called_by_a_person_s_name_has_its_head() -> None:
    assert span_of("الأسد", "organisation", "قصف شنته كتائب") == ("كتائب الأسد", "organisation")
    assert span_of("الحوثي", "organisation", "هاجمت ميليشيا") == ("الحوثي", "organisation")


@pytest.mark.parametrize(
    ("marked", "kind", "name"),
    [
        ("زور مغار بريف", "place", "زور مغار"),
        ("تل رفعت بمنطقة", "place", "تل رفعت"),
        ("عيسى الحداد بمدينة", "person", "عيسى الحداد"),
    ],
)
def test_where_something_lies_is_told_behind_its_name(
    marked: str, kind: MentionKind, name: str
) -> None:
    assert span_of(marked, kind) == (name, kind)


@pytest.mark.parametrize(
    ("word", "kind", "stem"),
    [
        ("وأفين", "person", "افين"),
        ("وإيرمان", "person", "ايرمان"),
        ("وعين", "place", "عين"),
        ("وائل", "person", "وايل"),
        ("ويليام", "person", "ويليام"),
    ],
)
def test_what_joins_a_name_is_no_part_of_it(word: str, kind: MentionKind, stem: str) -> None:
    lexicons = load()
    reading = begin_reading(Article(f"{word} سليمو"), lexicons)
    spans = NameSpans(reading, name_words(lexicons), gazetteer.load())
    assert spans.piece(0, kind).stem == stem
