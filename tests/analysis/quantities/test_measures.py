import pytest

from tests.analysis.times.told import only_quantity


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("كلفته 50 ألف ليرة سورية", "SYP"),
        ("كلفته 50 ألف ليرة", None),
        ("كلفته في تونس 12 مليون دينار", "TND"),
        ("بين تونس والعراق 12 مليون دينار", None),
        ("صادرات السعودية بقيمة 3 مليارات ريال", "SAR"),
        ("بسعر 80 دولاراً للبرميل", "USD"),
        ("ثمنه 20 دولاراً كندياً", "CAD"),
        ("يزن 7 أطنان", "t"),
        ("زلزال بقوة 5.8 درجات على مقياس ريختر", "Mw"),
        ("الحرارة 35 درجة مئوية", "°C"),
        ("مساحتها 12 كيلومتراً مربعاً", "km2"),
        ("أنتجت مليوني برميل", "bbl"),
        ("قطع مسافة كيلومترين", "km"),
    ],
)
def test_units_and_currencies(text: str, unit: str | None) -> None:
    assert only_quantity(text).unit == unit
