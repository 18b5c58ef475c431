from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.analysis.model import Analysis, EventType, Relation
from desktop.panes.timeline_events import told_events
from desktop.panes.timeline_lanes import LANES_BY, MAIN_LANES, Lane, LaneBy, lanes
from tests.panes.told import ACTORS, reading

DAY = ("2021-05-01", "2021-05-01")


def made(analysis: Analysis, by: LaneBy) -> tuple[Lane, ...]:
    return lanes(told_events(analysis), analysis, by)


def test_actors_have_lanes_the_fullest_first() -> None:
    found = made(reading([DAY, DAY, DAY, DAY, None]), "actor")
    assert [lane.name for lane in found] == list(ACTORS)
    assert [len(lane.events) for lane in found] == [2, 1, 1]


def test_those_without_a_side_share_the_last_lane() -> None:
    found = made(reading([DAY, DAY, DAY]), "side")
    assert [lane.name for lane in found] == ["north", "south", None]
    assert found[-1].hue == -1


def test_a_unit_acts_in_the_lane_of_its_army() -> None:
    analysis = reading([DAY, DAY])
    unit = replace(analysis.entities[1], relations=(Relation("part_of", "e0"),))
    analysis = replace(analysis, entities=(analysis.entities[0], unit, analysis.entities[2]))
    (lane,) = made(analysis, "actor")
    assert lane.key == "e0"
    assert len(lane.events) == 2


@pytest.mark.parametrize("by", LANES_BY)
def test_every_dated_event_is_in_exactly_one_lane(by: LaneBy) -> None:
    found = made(reading([DAY] * 9 + [None] * 3), by)
    assert sorted(number for lane in found for number in lane.events) == list(range(9))


def test_more_types_than_main_lanes_share_the_last_one() -> None:
    kinds: tuple[EventType, ...] = (
        "attack",
        "clash",
        "strike",
        "bombing",
        "repel",
        "advance",
        "siege",
        "killing",
    )
    analysis = reading([DAY] * len(kinds))
    events = tuple(
        replace(event, type=kind) for event, kind in zip(analysis.events, kinds, strict=True)
    )
    found = made(replace(analysis, events=events), "type")
    assert len(found) == MAIN_LANES + 1
    assert len(found[-1].events) == len(kinds) - MAIN_LANES
