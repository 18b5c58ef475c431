"""Who was killed, wounded, captured or is missing, each counted once."""

from __future__ import annotations

import pytest

from desktop.analysis.quantities.casualties import casualties, total
from desktop.analysis.quantities.parts import parts_of
from resources.lexicons import load
from tests.analysis.times.told import read


def told(text: str) -> list[tuple[str, str, str | None, bool]]:
    reading = read(text)
    names = {quantity.id: quantity.text for quantity in reading.quantities}
    return [
        (names[each.quantity], each.fate, each.status, each.part_of is not None)
        for each in casualties(reading, load())
    ]


def test_fates_and_parts() -> None:
    text = "قُتل 12 مدنياً بينهم أربعة أطفال وثلاث نساء، وأصيب 20 آخرون، وأسر ثلاثة جنود."
    assert told(text) == [
        ("12 مدنياً", "killed", "civilian", False),
        ("أربعة أطفال", "killed", "civilian", True),
        ("ثلاث نساء", "killed", "civilian", True),
        ("20", "wounded", None, False),
        ("ثلاثة جنود", "captured", "fighter", False),
    ]


def test_a_noun_tells_the_fate() -> None:
    text = "أعلن المشفى استقبال 15 قتيلاً بينهم طفلان وأربعين جريحاً وثلاثة مفقودين."
    assert told(text) == [
        ("15 قتيلاً", "killed", None, False),
        ("طفلان", "killed", "civilian", True),
        ("أربعين جريحاً", "wounded", None, False),
        ("ثلاثة مفقودين", "missing", None, False),
    ]


@pytest.mark.parametrize(
    "text", ["وصلت 12 شاحنة بينها أربع سيارات إسعاف", "نقل المشفى 3 أطنان من الدواء"]
)
def test_what_is_no_casualty(text: str) -> None:
    assert told(text) == []


def test_a_part_larger_than_what_stands_before_is_none() -> None:
    reading = read("شارك 5 وزراء في حفل حضره مئة ضيف بينهم عشرون صحفياً")
    parts = parts_of(reading, load())
    names = {quantity.id: quantity.text for quantity in reading.quantities}
    assert {names[one]: names[two] for one, two in parts.items()} == {"عشرون صحفياً": "مئة ضيف"}


def test_a_total_counts_nothing_twice() -> None:
    reading = read(
        "مقتل 12 مدنياً في قصف على السوق\nقُتل 12 مدنياً بينهم أربعة أطفال، وقُتل خمسة جنود.\n"
    )
    quantities = {quantity.id: quantity for quantity in reading.quantities}
    found = casualties(reading, load())
    assert total(found, quantities, "killed") == (17, 17)
    assert total(found, quantities, "missing") == (0, 0)
