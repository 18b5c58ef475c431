"""A search is narrowed by what its hits have in common, and widened again, in what is typed."""

from __future__ import annotations

import pytest

from desktop.workspace.query_terms import (
    field_of,
    fields_in,
    holding,
    narrowed,
    place_of_value,
    widened,
)
from desktop.workspace.searching import FacetKind, FacetValue
from storage.search.query import Field, parse

OUTLET = Field("outlet", "وكالة سانا")


@pytest.mark.parametrize(
    "query", ["قصف", "قصف أو غارة", '"وقف إطلاق', "(قصف أو (غارة", "قرب(أ ب, 3"]
)
def test_a_field_that_is_added_must_hold_whatever_was_typed(query: str) -> None:
    more = narrowed(query, OUTLET, "ar")
    assert fields_in(more) == (OUTLET,)
    assert parse(more) != parse(query)
    assert parse(widened(more, OUTLET)) == parse(query)


def test_words_of_either_language_name_the_field() -> None:
    assert narrowed("قصف", Field("date", "2017-11"), "ar") == "قصف تاريخ:2017-11"
    assert narrowed("قصف", Field("date", "2017-11"), "en") == "قصف date:2017-11"
    assert narrowed("قصف", OUTLET, "en") == 'قصف outlet:"وكالة سانا"'
    assert narrowed("", OUTLET, "en") == 'outlet:"وكالة سانا"'


@pytest.mark.parametrize(
    "query", ['قصف publisher:"وكالة سانا"', "قصف ناشر:«وكالة سانا» ", 'outlet:"وكالة سانا" قصف']
)
def test_a_field_is_taken_out_by_whichever_name_it_was_asked(query: str) -> None:
    assert widened(query, OUTLET) == "قصف"


def test_other_words_and_fields_stay() -> None:
    query = "سانا ناشر:سانا تاريخ:2017 ناشر:سانايا"
    assert widened(query, Field("outlet", "سانا")) == "سانا تاريخ:2017 ناشر:سانايا"


@pytest.mark.parametrize(
    ("facet", "value", "field"),
    [
        ("outlet", FacetValue("الفرات", 3), Field("outlet", "الفرات")),
        ("month", FacetValue("2017-11", 3), Field("date", "2017-11")),
        ("place", FacetValue("حلب", 3, "place"), Field("place", "حلب")),
        ("entity", FacetValue("سانا", 3, "other"), Field("entity", "سانا")),
        ("kind", FacetValue("strike", 3), Field("kind", "قصف")),
        ("stance", FacetValue("denies", 3), Field("stance", "ينفي")),
    ],
)
def test_a_value_is_asked_for_by_its_field(
    facet: FacetKind, value: FacetValue, field: Field
) -> None:
    assert field_of(facet, value, "ar") == field


def test_what_is_asked_in_other_words_counts_as_asked() -> None:
    strike = field_of("kind", FacetValue("strike", 3), "ar")
    assert holding("قصف event:strike", strike) == Field("kind", "strike")
    assert holding("قصف حدث:غارة", strike) == Field("kind", "غارة")
    assert holding("قصف حدث:نزوح", strike) is None
    assert holding("-حدث:غارة قصف", strike) is None


def test_the_place_of_what_is_not_understood() -> None:
    assert place_of_value("قصف تاريخ:غدا", "غدا") == (10, 13)
    assert place_of_value("قصف", "غدا") is None
    assert place_of_value("قصف", "") is None
