"""Which of the places of a name is meant: by country, fame, kind, and what lies beside it."""

from __future__ import annotations

import pytest

from desktop.analysis.model import Place
from tests.analysis.reading import entity_of, read


def place(text: str, name: str) -> Place:
    entity = entity_of(read(text), name)
    assert entity is not None
    assert entity.place is not None
    return entity.place


@pytest.mark.parametrize(
    ("text", "name", "lat", "lon"),
    [
        ("افتتح المعرض في الرياض أمس.", "الرياض", 24.6, 46.8),
        ("وصل الوفد إلى القاهرة بعد زيارة صنعاء وعدن.", "القاهرة", 30.05, 31.25),
        ("تقدمت القوات باتجاه تعز في اليمن.", "تعز", 13.6, 44.0),
        ("عاد الحجاج من مكة المكرمة إلى جدة.", "مكة المكرمة", 21.4, 39.8),
        ("انسحبوا من الجولان، وأعلنت الإمارات وأبوظبي ترحيبهما.", "الجولان", 33.0, 35.8),
    ],
)
def test_a_city_is_pinned_at_the_city(text: str, name: str, lat: float, lon: float) -> None:
    found = place(text, name)
    assert found.lat is not None
    assert found.lon is not None
    assert abs(found.lat - lat) < 0.3
    assert abs(found.lon - lon) < 0.3


def test_a_governorate_is_wider_than_its_city() -> None:
    city = place("انفجرت سيارة في مدينة حلب.", "حلب")
    region = place("نزح سكان القرى في محافظة حلب.", "حلب")
    assert city.radius_km is not None
    assert region.radius_km is not None
    assert city.radius_km < region.radius_km


def test_a_small_place_is_not_a_town_of_another_country() -> None:
    found = place("قصفت المدفعية منطقة مساكن غرب درعا في سوريا ثم دمشق.", "مساكن")
    assert found.lat is None
    assert found.candidates


def test_a_direction_tells_which_village() -> None:
    alone = place("وصلوا إلى بلدة الكرامة في سوريا.", "الكرامة")
    beside = place("وصلوا إلى بلدة الكرامة شرقي الرقة في سوريا.", "الكرامة")
    assert alone.lat is None
    assert beside.lat is not None
    assert abs(beside.lat - 35.87) < 0.1


def test_an_unknown_village_far_from_what_it_lies_beside_is_open() -> None:
    found = place("استهدفوا قرية المرجة غربي إدلب في سوريا.", "المرجة")
    assert found.lat is None
