"""Where a person says that a place lies, and what the case then counts there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.analysis.model import Analysis, Article, Entity, Location, Place, PlaceCandidate
from storage.applying.places import geo_uri, place_of
from storage.case_file import CaseFile
from storage.intervals import minutes
from storage.judgements import EntityRef, Judgement, anchor_at
from tests import builders

AT = geo_uri(31.95, 35.57, 2.0, "wof:9")
FREE = geo_uri(31.5, 35.25, 0.5, None)
MENTION = builders.span("الكرامة")
CANDIDATES = (PlaceCandidate("الكرامة", 31.95, 35.57, 2.0, "wof:9"),)


def machine(**more: Place) -> Analysis:
    """The hand-made reading, in which nobody knows where الكرامة (e5) lies."""
    read = builders.analysis()
    places = {"e5": Place(None, None, None, None, CANDIDATES), **more}
    entities = tuple(replace(e, place=places.get(e.id)) for e in read.entities)
    return replace(read, entities=entities)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[CaseFile]:
    with CaseFile.create(tmp_path / "a.rawi") as opened:
        for number in range(2):
            text = builders.TEXT + "\n" * number
            added = opened.documents.add(Article(text, published="2021-05-04"), file=None)
            opened.layers.replace(added.id, _of(text))
        yield opened


def _of(text: str) -> Analysis:
    read = machine()
    return replace(read, document=replace(read.document, text=text))


def say(case: CaseFile, value: str, document: int = 1) -> None:
    anchor = anchor_at(builders.TEXT, *MENTION)
    case.journal.append(Judgement(action="place", document=document, anchor=anchor, value=value))


def place(case: CaseFile, document: int = 1) -> Place | None:
    return entity(case, document).place


def entity(case: CaseFile, document: int = 1) -> Entity:
    view = case.current(document)
    assert view is not None
    assert case.verify(thorough=True).problems == ()
    return next(one for one in view.entities if one.name == "الكرامة")


def test_a_place_of_the_gazetteer_is_chosen_and_taken_back(case: CaseFile) -> None:
    before = place(case)
    say(case, AT)
    assert place(case) == Place(31.95, 35.57, 2.0, "wof:9", CANDIDATES)
    assert place(case, 2) == before, "what is said of one article holds for it alone"
    case.journal.undo()
    assert place(case) == before
    case.journal.redo()
    assert place(case) == Place(31.95, 35.57, 2.0, "wof:9", CANDIDATES)


def test_a_point_of_ones_own_goes_by_its_coordinates(case: CaseFile) -> None:
    say(case, FREE)
    assert place(case) == Place(31.5, 35.25, 0.5, "geo:31.5,35.25", CANDIDATES)


def test_that_nobody_knows_takes_the_point_away(case: CaseFile) -> None:
    say(case, AT)
    say(case, "")
    assert place(case) == Place(None, None, None, None, CANDIDATES)


@pytest.mark.parametrize(
    "value", ["geo:x", "35,40", "geo:91,0", "geo:0,181", "geo:nan,3", "geo:1,2;u=x", "geo:1", "?"]
)
def test_what_is_no_place_changes_nothing(case: CaseFile, value: str) -> None:
    before = entity(case)
    say(case, value)
    assert entity(case) == before


def test_it_survives_another_reading(case: CaseFile) -> None:
    say(case, AT)
    newer = machine(e5=Place(1.0, 2.0, 3.0, "wof:other"))
    moved = tuple(replace(e, id="e50") if e.id == "e5" else e for e in newer.entities)
    mentions = tuple(replace(m, entity="e50") if m.entity == "e5" else m for m in newer.mentions)
    case.layers.replace(1, replace(newer, entities=moved, mentions=mentions, engine="newer"))
    held = place(case)
    assert held is not None
    assert (held.lat, held.lon, held.gazetteer) == (31.95, 35.57, "wof:9")


def test_the_value_is_a_geo_uri_and_is_read_again() -> None:
    assert AT == "geo:31.95,35.57;u=2000;id=wof:9"
    assert place_of(AT) == Place(31.95, 35.57, 2.0, "wof:9")
    assert place_of("geo:1.5,2.5") == Place(1.5, 2.5, 2.0, "geo:1.5,2.5")


def test_events_are_counted_at_the_places_that_have_a_point(case: CaseFile) -> None:
    assert case.places.counted() == []
    say(case, AT)
    (one,) = case.places.counted()
    view = case.current(1)
    assert view is not None
    own = {m.id for m in view.mentions if m.entity == "e5"}
    events = [event for event in view.events if event.place in own]
    assert (one.name, one.place, sum(one.types.values())) == ("الكرامة", "wof:9", len(events))
    assert one.types == Counter(event.type for event in events)
    assert 1 <= one.origins <= len(events)
    lines = case.places.events(one.number, limit=10)
    assert {line.event for line in lines} == {event.id for event in events}
    assert len(case.places.events(one.number, limit=1)) == 1


def test_two_articles_at_one_place_are_counted_together(case: CaseFile) -> None:
    say(case, AT)
    alone = case.places.counted()[0]
    anchor = anchor_at(builders.TEXT + "\n", *MENTION)
    case.journal.append(Judgement(action="place", document=2, anchor=anchor, value=AT))
    (both,) = case.places.counted()
    assert sum(both.types.values()) == 2 * sum(alone.types.values())
    assert both.origins > alone.origins


def test_a_window_counts_only_what_may_have_happened_then(case: CaseFile) -> None:
    say(case, AT)

    def count(first: str, last: str) -> int:
        start, end = minutes(first, last=False), minutes(last, last=True)
        assert start is not None
        assert end is not None
        return sum(sum(one.types.values()) for one in case.places.counted((start, end)))

    view = case.current(1)
    assert view is not None
    own = {m.id for m in view.mentions if m.entity == "e5"}
    timed = [e for e in view.events if e.place in own and e.time]
    assert count("2021-05-01", "2021-05-31") == len(timed) > 0
    assert count("2022-01-01", "2022-01-31") == 0


def test_a_merged_place_keeps_its_point(case: CaseFile) -> None:
    say(case, AT)
    case.journal.append(
        Judgement(
            action="merge",
            entity=EntityRef("place", "الكرامة"),
            target=EntityRef("place", "بلدة الكرامة الأردنية"),
        )
    )
    (one,) = case.places.counted()
    assert (one.name, one.place) == ("بلدة الكرامة الأردنية", "wof:9")


def located(places: dict[str, Place], at: Location) -> Analysis:
    """The hand-made reading in which الكرامة is told by الرقة."""
    read = machine(**places)
    entities = tuple(
        replace(e, place=None, location=at) if e.id == "e5" else e for e in read.entities
    )
    return replace(read, entities=entities)


RAQQA = Place(35.95, 39.01, 6.0, "wof:1")


def test_a_place_that_is_told_by_another_one_is_counted_there(case: CaseFile) -> None:
    east = Location("at_distance", "e1", distance_km=45.0, bearing=90.0)
    south = Location("near", "e1", bearing=180.0)
    for number, at in ((1, east), (2, south)):
        read = located({"e1": RAQQA}, at)
        text = builders.TEXT + "\n" * (number - 1)
        case.layers.replace(number, replace(read, document=replace(read.document, text=text)))
    assert case.verify(thorough=True).problems == ()
    told = [one for one in case.places.counted() if one.told_by is not None]
    assert {(one.told_by.distance_km, one.told_by.bearing) for one in told if one.told_by} == {
        (45.0, 90.0),
        (None, 180.0),
    }
    assert {one.told_by.place for one in told if one.told_by} == {"wof:1"}
    for one in told:
        lines = case.places.events(one.number, limit=20, told_by=one.told_by)
        assert len(lines) == sum(one.types.values()) > 0
        assert len({line.document.id for line in lines}) == 1
    nothing = minutes("1990-01-01", last=False)
    assert nothing is not None
    window = (nothing, nothing + 60)
    assert [one for one in case.places.counted(window) if one.told_by is not None] == []
    say(case, AT)
    told = [one for one in case.places.counted() if one.told_by is not None]
    assert len(told) == 1, "where a person said it lies it is told by no other place"
