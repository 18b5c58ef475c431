from __future__ import annotations

from desktop.analysis.claims.reasons import describe
from desktop.analysis.model import MentionKind
from desktop.analysis.reading import Reading
from tests.analysis.claims.sample import compared, event, named, quantity

NAMES: dict[str, MentionKind] = {
    "الجيش": "organisation",
    "قوات النهر": "organisation",
    "الكرمة": "place",
    "البساتين": "place",
    "سالم الزبير": "person",
}


def conflicts(reading: Reading) -> list[tuple[str, str, str]]:
    """(kind, first claim, second claim) of every conflict."""
    reading = compared(reading)
    texts = {claim.id: claim.text for claim in reading.claims}
    for conflict in reading.conflicts:
        assert "|" not in describe(conflict.why, "ar")
    return [(c.kind, texts[c.claims[0]], texts[c.claims[1]]) for c in reading.conflicts]


def test_one_town_held_by_two() -> None:
    text = "استعاد الجيش الكرمة صباحاً. وزعم مصدر محلي أن قوات النهر تسيطر على الكرمة."
    reading = named(text, NAMES)
    reading = event(reading, "control_change", "استعاد", ("actor", "الجيش"), ("object", "الكرمة"))
    reading = event(
        reading, "control_change", "تسيطر", ("actor", "قوات النهر"), ("object", "الكرمة")
    )
    assert conflicts(reading) == [
        ("contradiction", "استعاد الجيش الكرمة صباحاً", "قوات النهر تسيطر على الكرمة")
    ]
    why = compared(reading).conflicts[0].why
    assert "الكرمة" in describe(why, "en")


def test_taken_by_one_and_repelled_by_the_other() -> None:
    text = "قال مصدر محلي إن قوات النهر دخلت الكرمة. وقال مصدر عسكري إن الجيش صدها عند الكرمة."
    reading = named(text, NAMES)
    reading = event(reading, "control_change", "دخلت", ("actor", "قوات النهر"), ("place", "الكرمة"))
    reading = event(reading, "repel", "صدها", ("actor", "الجيش"), ("place", "الكرمة"))
    assert [row[0] for row in conflicts(reading)] == ["contradiction"]


def test_two_towns_are_no_contradiction() -> None:
    text = "استعاد الجيش الكرمة صباحاً. وزعم مصدر محلي أن قوات النهر تسيطر على البساتين."
    reading = named(text, NAMES)
    reading = event(reading, "control_change", "استعاد", ("actor", "الجيش"), ("object", "الكرمة"))
    reading = event(
        reading, "control_change", "تسيطر", ("actor", "قوات النهر"), ("object", "البساتين")
    )
    assert conflicts(reading) == []


def test_one_origin_does_not_contradict_itself() -> None:
    text = "استعاد الجيش الكرمة صباحاً. ثم دخلت قوات النهر الكرمة مساء."
    reading = named(text, NAMES)
    reading = event(reading, "control_change", "استعاد", ("actor", "الجيش"), ("object", "الكرمة"))
    reading = event(
        reading, "control_change", "دخلت", ("actor", "قوات النهر"), ("object", "الكرمة")
    )
    assert conflicts(reading) == []


def test_a_plan_contradicts_nothing() -> None:
    text = "استعاد الجيش الكرمة صباحاً. وقال مصدر محلي إن قوات النهر ستدخل الكرمة."
    reading = named(text, NAMES)
    reading = event(reading, "control_change", "استعاد", ("actor", "الجيش"), ("object", "الكرمة"))
    reading = event(
        reading, "control_change", "ستدخل", ("actor", "قوات النهر"), ("object", "الكرمة"),
        modality="planned",
    )  # fmt: skip
    assert conflicts(reading) == []


def test_an_elliptic_denial_contradicts_what_it_repeats() -> None:
    reading = named("انفجار قرب الميناء في الكرمة، والجيش ينفي", NAMES)
    assert conflicts(reading) == [
        ("contradiction", "انفجار قرب الميناء في الكرمة", "انفجار قرب الميناء في الكرمة")
    ]


def test_an_event_that_another_negates() -> None:
    text = "قال مصدر محلي إن قذائف سقطت على الكرمة. وقال الجيش إنه لم يقصف الكرمة."
    reading = named(text, NAMES)
    reading = event(reading, "strike", "قذائف", ("place", "الكرمة"))
    reading = event(reading, "strike", "يقصف", ("place", "الكرمة"), polarity="negated")
    assert [row[0] for row in conflicts(reading)] == ["contradiction"]


def test_the_same_thing_counted_differently() -> None:
    text = "قالت الشرطة إن الحادث أوقع 12 قتيلاً. وقال طبيب إن الحادث أوقع 7 قتلى."
    reading = named(text, NAMES)
    reading = quantity(reading, "12", 12, "قتيل")
    reading = quantity(reading, "7", 7, "قتيل")
    assert [row[0] for row in conflicts(reading)] == ["discrepancy"]


def test_the_same_number_or_another_thing_is_no_discrepancy() -> None:
    text = "قالت الشرطة إن الحادث أوقع 12 قتيلاً. وقال طبيب إن الحادث أوقع 12 قتيلاً و7 جرحى."
    reading = named(text, NAMES)
    reading = quantity(reading, "12 قتيلاً.", 12, "قتيل")
    reading = quantity(reading, "12 قتيلاً و", 12, "قتيل")
    reading = quantity(reading, "7", 7, "جريح")
    assert conflicts(reading) == []


def test_an_admission_confirms_the_other_side() -> None:
    text = (
        "سيطر الجيش على الكرمة بعد انسحاب قوات النهر منها. وأقر المتحدث باسم قوات النهر بانسحاب"
        " مقاتليها من الكرمة."
    )
    reading = event(named(text, NAMES), "displacement", "انسحاب مقاتليها")
    assert conflicts(reading) == [
        (
            "admission",
            "سيطر الجيش على الكرمة بعد انسحاب قوات النهر منها",
            "انسحاب مقاتليها من الكرمة",
        )
    ]


def test_an_admission_that_the_text_points_at() -> None:
    text = "الحصار مستمر منذ شهر، وهو ما أقرت به مصادر محلية عندما ذكرت أن الطرق مغلقة."
    assert conflicts(named(text)) == [("admission", "الحصار مستمر منذ شهر", "الطرق مغلقة")]


def test_a_headline_that_hardens_what_the_text_attributes() -> None:
    text = (
        "مقتل قائد قوات النهر في غارة على الكرمة\n"
        "أفادت مصادر محلية بمقتل قائد قوات النهر في غارة استهدفت سيارته في الكرمة."
    )
    reading = event(named(text, NAMES), "killing", "مقتل")
    reading = event(reading, "killing", "مقتل قائد قوات النهر في غارة استهدفت")
    assert [row[0] for row in conflicts(reading)] == ["framing"]


def test_a_headline_that_names_its_source_frames_nothing() -> None:
    text = (
        "قوات النهر: مقتل قائدنا في غارة على الكرمة\n"
        "أفادت مصادر محلية بمقتل قائد قوات النهر في غارة استهدفت سيارته في الكرمة."
    )
    assert conflicts(named(text, NAMES)) == []
