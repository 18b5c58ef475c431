"""Relations between persons and bodies, on sentences of our own."""

from __future__ import annotations

import pytest

from tests.analysis.reading import entity_of, read


@pytest.mark.parametrize(
    ("text", "one", "other", "kind"),
    [
        (
            "قال المتحدث باسم وزارة الصحة، سامي الحداد، إن الوضع مستقر.",
            "سامي الحداد",
            "وزارة الصحة",
            "speaks_for",
        ),
        ("قُتل القيادي في حركة حماس سامي الحداد.", "سامي الحداد", "حماس", "member_of"),
        (
            "زار قائد قوات الدعم السريع، سامي الحداد، المدينة.",
            "سامي الحداد",
            "قوات الدعم السريع",
            "commands",
        ),
    ],
)
def test_persons_and_bodies(text: str, one: str, other: str, kind: str) -> None:
    found = read(text)
    person, body = entity_of(found, one), entity_of(found, other)
    assert person is not None
    assert body is not None
    assert (kind, body.id) in [(r.kind, r.entity) for r in person.relations]


def test_a_body_of_another() -> None:
    found = read("انسحبت قوات درع الوادي التابعة لوزارة الدفاع من المعبر.")
    one, other = entity_of(found, "قوات درع الوادي"), entity_of(found, "وزارة الدفاع")
    assert one is not None
    assert other is not None
    assert ("affiliated_with", other.id) in [(r.kind, r.entity) for r in one.relations]


def test_no_relation_without_a_word_for_it() -> None:
    found = read("التقى سامي الحداد وفداً من وزارة الصحة في دمشق.")
    assert all(entity.relations == () for entity in found.entities)
