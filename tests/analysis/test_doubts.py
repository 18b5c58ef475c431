"""What a reading doubts of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from desktop.analysis.doubts import Doubt, doubts
from desktop.analysis.model import Analysis, Mention, Place, PlaceCandidate
from tests import builders

WORDS = builders.TEXT


def test_weak_mentions_are_doubted_with_what_hangs_on_them() -> None:
    found = {WORDS[d.start : d.end]: d for d in doubts(builders.analysis())}
    assert found["أبو ياسر"] == Doubt("mention", *builders.span("أبو ياسر"), 0.55, 1)
    assert found["مسلحًا"].hanging == 1
    assert "قوات النهر" not in found, "the machine is sure of it"


def test_what_a_person_said_is_not_doubted() -> None:
    reading = _with_mention("m8", by="analyst")
    assert "أبو ياسر" not in {WORDS[d.start : d.end] for d in doubts(reading)}


def test_a_description_that_nothing_hangs_on_is_not_asked_about() -> None:
    reading = replace(_with_mention("m6", confidence=0.5), events=())
    assert "مسلحًا" not in {WORDS[d.start : d.end] for d in doubts(reading)}


def test_a_name_of_several_places_is_doubted_once() -> None:
    near = PlaceCandidate("الكرامة", 35.8, 39.2, 3, "1")
    place = Place(35.8, 39.2, 3, "1", (near, replace(near, gazetteer="2", lat=31.9)))
    reading = builders.analysis()
    entities = tuple(replace(e, place=place) if e.id == "e5" else e for e in reading.entities)
    found = [d for d in doubts(replace(reading, entities=entities)) if d.confidence == 0.55]
    assert [(d.start, d.end) for d in found if WORDS[d.start : d.end] == "الكرامة"] == [
        builders.span("الكرامة")
    ]


def test_a_time_without_bounds_and_a_number_of_nothing_are_doubted() -> None:
    reading = builders.analysis()
    times = tuple(replace(time, earliest=None, latest=None) for time in reading.times)
    numbers = tuple(replace(number, what=None) for number in reading.quantities)
    found = doubts(replace(reading, times=times, quantities=numbers))
    assert [WORDS[d.start : d.end] for d in found if d.kind == "time"] == ["أمس", "فجر الأحد"]
    assert [WORDS[d.start : d.end] for d in found if d.kind == "number"] == ["12"]


def test_a_claim_that_no_words_attribute_is_doubted() -> None:
    reading = builders.analysis()
    assert [d for d in doubts(reading) if d.kind == "claim"] == []
    first, *rest = reading.claims
    found = doubts(replace(reading, claims=(replace(first, cues=()), *rest)))
    assert [(d.start, d.hanging) for d in found if d.kind == "claim"] == [(first.start, 1)]


def _with_mention(identity: str, **values: Any) -> Analysis:
    reading = builders.analysis()

    def changed(mention: Mention) -> Mention:
        return replace(mention, **values) if mention.id == identity else mention

    return replace(reading, mentions=tuple(changed(m) for m in reading.mentions))
