"""What places are called on the map in an English window."""

from __future__ import annotations

import pytest

from desktop.analysis.text.fold import fold_word
from desktop.panes.map_names import english, in_language
from desktop.panes.map_places import at_point
from resources.gazetteer import load
from resources.map import shapes


@pytest.mark.parametrize(
    ("name", "kind", "called"),
    [
        ("القورية", "locality", "Al Qurayya"),
        ("حماة", "region", "Hamah"),
        ("سوريا", "country", "Syria"),
        ("الرقة", "locality", "Ar Raqqah"),
    ],
)
def test_a_place_of_the_gazetteer(name: str, kind: str, called: str) -> None:
    found = next(p for p in load().find(fold_word(name)) if p.kind == kind and p.country == "SY")
    place = at_point(
        "k", name, found.lat, found.lon, found.radius_km, kind, found.country, found.id
    )
    assert english(place) == called
    assert in_language(place, "en").called == called
    assert in_language(place, "ar").called == name


def test_what_no_table_names_goes_by_its_arabic_name() -> None:
    place = at_point("k", "قرية لا اسم لها", 20.0, 50.0, 1.0, "", "", "")
    assert english(place) is None
    assert in_language(place, "en").called == "قرية لا اسم لها"


def test_most_provinces_of_the_gazetteer_have_an_outline() -> None:
    outlined = {shape.code for shape in shapes("provinces")}
    regions = load().with_ids(outlined)
    assert len(regions) > 250, "most are places of the gazetteer"
    assert {place.kind for place in regions.values()} == {"region"}
    syrian = {p.name for p in regions.values() if p.country == "SY"}
    assert {"حلب", "حماة", "دير الزور", "الرقة", "ريف دمشق"} <= syrian
    assert len(syrian) >= 13
