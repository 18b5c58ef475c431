"""KML is parsed by lxml and has its elements in the order of the OGC's schema (07-147r2)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from lxml import etree, html

from desktop.analysis.model import Location
from desktop.exporting.content import Content
from desktop.exporting.kml import write_kml
from desktop.look.translation import words
from tests import builders
from tests.exporting.reading_back import KARAMA, RAQQA, with_claims, with_places, written

KML = "{http://www.opengis.net/kml/2.2}"
ORDER = {
    "Document": ("name", "Style", "Placemark"),
    "Placemark": (
        "name", "description", "TimeSpan", "styleUrl", "ExtendedData", "MultiGeometry",
    ),
    "TimeSpan": ("begin", "end"),
    "Style": ("IconStyle", "LineStyle", "PolyStyle"),
    "IconStyle": ("color", "scale"),
    "LineStyle": ("color", "width"),
    "PolyStyle": ("color",),
    "MultiGeometry": ("Point", "Polygon"),
    "Polygon": ("outerBoundaryIs",),
    "outerBoundaryIs": ("LinearRing",),
    "LinearRing": ("coordinates",),
    "Point": ("coordinates",),
    "ExtendedData": ("Data",),
    "Data": ("value",),
}  # fmt: skip
"""What may stand in an element, in the order in which xsd:sequence has it."""


def parsed(content: Content) -> Any:
    root = etree.fromstring(written(content, write_kml))
    assert root.tag == f"{KML}kml"
    for element in root.iter():
        check(element)
    return root


def check(element: Any) -> None:
    name = element.tag.removeprefix(KML)
    assert not name.startswith("{"), f"{name} is of another namespace"
    if name in ORDER:
        places = [ORDER[name].index(child.tag.removeprefix(KML)) for child in element]
        assert all(one <= other for one, other in pairwise(places)), f"order within {name}"
    elif name == "coordinates":
        for lon, lat in (map(float, told.split(",")) for told in element.text.split()):
            assert -180 <= lon <= 180
            assert -90 <= lat <= 90
    elif name != "kml":
        assert not len(element), f"{name} is a leaf"


def placemarks(content: Content) -> list[Any]:
    return list(parsed(content).iter(f"{KML}Placemark"))


def told(element: Any, *path: str) -> list[str]:
    return [found.text for found in element.iterfind("/".join(f"{KML}{name}" for name in path))]


def test_a_place_is_a_point_in_a_circle(content: Content) -> None:
    (first, *_) = placemarks(with_places(content, e5=KARAMA))
    assert told(first, "MultiGeometry", "Point", "coordinates") == ["39.280000,35.870000"]
    (ring,) = told(
        first, "MultiGeometry", "Polygon", "outerBoundaryIs", "LinearRing", "coordinates"
    )  # fmt: skip
    assert len(ring.split()) > 30
    assert ring.split()[0] == ring.split()[-1]


def test_a_direction_is_a_sector_and_a_whole_country_no_circle(content: Content) -> None:
    sector = Location("at_distance", "e1", distance_km=15, bearing=45)
    (first, *_) = placemarks(with_places(content, e1=RAQQA, e5=sector))
    assert len(first.findall(f".//{KML}Polygon")) == 1
    (first, *_) = placemarks(with_places(content, e5=replace(KARAMA, radius_km=900)))
    assert not first.findall(f".//{KML}Polygon")
    (radius,) = (e for e in first.iter(f"{KML}Data") if e.get("name") == "radius_km")
    assert radius[0].text == "900"


def test_a_day_spans_from_its_first_second_to_its_last(content: Content) -> None:
    first, _, third, fourth = placemarks(content)[:4]
    assert told(first, "TimeSpan", "begin") == ["2021-05-03T00:00:00"]
    assert told(first, "TimeSpan", "end") == ["2021-05-03T23:59:59"]
    assert told(third, "TimeSpan", "end") == ["2021-05-02T06:00:59"]
    assert not told(fourth, "TimeSpan", "begin"), "nobody told when"


@pytest.mark.parametrize(("language", "direction"), [("ar", "rtl"), ("en", "ltr")])
def test_the_balloon_is_in_the_persons_language(
    content: Content, language: Any, direction: str
) -> None:
    (first, *_) = placemarks(replace(content, words=words(language)))
    (balloon,) = told(first, "description")
    page = html.fromstring(balloon)
    assert page.get("dir") == direction
    assert page.findtext("blockquote") == builders.analysis().claims[0].text
    said = words(language).tr("export.column.said_by")
    assert f"{said}:" in page.text_content()


def test_an_article_cannot_put_markup_into_a_balloon(content: Content) -> None:
    evil = "<script>alert(1)</script>\x07]]>"
    (first, *_) = placemarks(with_claims(content, lambda claim: replace(claim, text=evil)))
    (balloon,) = told(first, "description")
    assert "<script" not in balloon
    assert evil.replace("\x07", "\ufffd") in html.fromstring(balloon).text_content()


def test_every_event_is_there_with_or_without_a_place(content: Content) -> None:
    found = placemarks(content)
    assert len(found) == 2 * len(builders.analysis().events)
    assert not any(each.findall(f"{KML}MultiGeometry") for each in found)


def test_whole_numbers_are_written_whole(content: Content) -> None:
    root = parsed(content)
    told = root.findall(f".//{KML}Data[@name='low']/{KML}value")
    assert "12" in {each.text for each in told}
