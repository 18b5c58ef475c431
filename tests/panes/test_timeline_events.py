from __future__ import annotations

from dataclasses import replace

from desktop.panes.timeline_events import told_events
from tests import builders
from tests.panes.told import reading

DAY1, DAY2, DAY3 = (("2021-05-01",) * 2, ("2021-05-02",) * 2, ("2021-05-03",) * 2)


def test_events_come_in_the_order_of_time_and_undated_ones_last() -> None:
    told = told_events(reading([DAY3, None, DAY1]))
    assert [event.id for event in told] == ["v2", "v0", "v1"]
    assert told[2].interval is None


def test_retellings_are_one_event_with_all_who_tell_it() -> None:
    (event,) = told_events(reading([DAY1, None, None], same_as={1: 0, 2: 1}, origins=3))
    assert event.members == ("v0", "v1", "v2")
    assert [telling.claim for telling in event.tellings] == ["c0", "c1", "c2"]
    assert event.origins == 3


def test_one_origin_through_two_claims_counts_once() -> None:
    (event,) = told_events(reading([DAY1, None], same_as={1: 0}, origins=1))
    assert event.origins == 1


def test_a_retelling_lends_its_date_and_the_narrowest_wins() -> None:
    week = ("2021-05-01", "2021-05-07")
    (event,) = told_events(reading([None, week, DAY2], same_as={1: 0, 2: 0}))
    assert event.time is not None
    assert event.time.id == "t2"


def test_a_circle_of_retellings_ends() -> None:
    told = told_events(reading([DAY1, DAY1], same_as={0: 1, 1: 0}))
    assert sorted(member for event in told for member in event.members) == ["v0", "v1"]


def test_the_focus_is_how_many_or_where() -> None:
    told = {event.id: event for event in told_events(builders.analysis())}
    assert told["v1"].focus == "الكرامة"
    assert told["v2"].focus == "12"
    assert told["v1"].actor == "e4"
    assert told["v1"].place == "e5"


def test_a_time_among_the_arguments_dates_an_event() -> None:
    analysis = reading([DAY1])
    event = analysis.events[0]
    argument = replace(event.arguments[0], role="time", mention=None, time="t0")
    moved = replace(analysis, events=(replace(event, time=None, arguments=(argument,)),))
    assert told_events(moved)[0].interval is not None
