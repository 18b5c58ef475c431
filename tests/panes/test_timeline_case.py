"""A part of the case as the timeline shows it, and what a choice lights in it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.case_comparison import CaseConflict, ToldClaim
from desktop.look.translation import words
from desktop.panes.timeline_case import (
    asked_for,
    case_frame,
    case_view,
    entities_named,
    is_enough,
    lit_in_case,
    told_by,
)
from desktop.panes.timeline_histogram import Histogram
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_text import plain_tip
from desktop.panes.timeline_time import DAY, Interval, interval_between
from desktop.panes.timeline_tips import bar_tip
from desktop.workspace.case_events import Account, CaseEvent, Party
from desktop.workspace.case_timeline import CaseLane, CaseOverview, CaseSlice
from desktop.workspace.rules import AllOf, AnyOf, Chosen, During, Not, Rule
from tests.panes.told import ACTORS, reading
from tests.workspace.test_case_events import UNNAMED, on

ARABIC = words("ar")
NORTH = Party(7, ACTORS[0])
OVERVIEW = CaseOverview(0, 100 * DAY, DAY, (1,) * 100, (20 * DAY, 30 * DAY), 3)


def event(*accounts: Account, origins: int = 1) -> CaseEvent:
    return CaseEvent(accounts, origins)


def part(*events: CaseEvent, start: int = 0, end: int = 100 * DAY) -> CaseSlice:
    lanes = (CaseLane("7", "جهة", 2), CaseLane("", None, -1))
    keys = tuple("7" if number % 2 == 0 else "" for number in range(len(events)))
    return CaseSlice(start, end, events, keys, lanes)


def test_an_event_is_one_bar_with_all_its_accounts() -> None:
    told = told_by(event(on(1), on(2, UNNAMED, published=None), origins=2), ARABIC)
    assert told.members == ("1:v1", "2:v1")
    assert (told.document, told.origins) == (1, 2)
    assert told.interval == Interval(1000, 1101)
    tip = bar_tip(told, ARABIC, rtl=True)
    for expected in ("هجوم", "القرية", "ناطق", "مصدر عسكري", "4 أيار 2021", "صحيفة", "مصدران"):
        assert expected in tip
    assert "مصدران" in plain_tip(told, ARABIC)


def test_lanes_keep_the_hue_of_their_rank() -> None:
    view = case_view(part(event(on(1)), event(on(2))), OVERVIEW, ARABIC, "actor", (), None)
    found = [(lane.key, lane.hue, lane.events) for lane in view.lanes]
    assert found == [("7", 2, (0,)), ("", -1, (1,))]
    assert view.lane_names == ("جهة", "عام")
    assert view.density is None
    assert not view.is_empty


def test_what_is_too_much_is_a_histogram_of_each_lane() -> None:
    lanes = (CaseLane("attack", "attack", 0, (1, 2)), CaseLane("", None, -1, (5, 0)))
    view = case_view(CaseSlice(0, 20, None, (), lanes, 10), OVERVIEW, ARABIC, "type", (), None)
    assert view.density is not None
    assert view.density.lanes == (Histogram(0, 10, (1, 2)), Histogram(0, 10, (5, 0)))
    assert view.lane_names == ("هجوم", "غير ذلك")
    assert not view.is_empty


def test_contradictions_between_articles_join_their_events() -> None:
    sides = tuple(
        ToldClaim(document, "c1", ("مصدر",), "asserts", "نص", 0, 3) for document in (1, 2)
    )
    conflict = CaseConflict("contradiction", "لا يصحان معًا", (sides[0], sides[1]))
    shown = part(event(on(1)), event(on(3)), event(on(2)))
    view = case_view(shown, OVERVIEW, ARABIC, "actor", (conflict,), None)
    assert [(pair.first, pair.second, pair.claims) for pair in view.pairs] == [
        (0, 2, ("1:c1", "2:c1"))
    ]
    other = replace(conflict, kind="discrepancy")
    assert not case_view(shown, OVERVIEW, ARABIC, "actor", (other,), None).pairs


def test_the_news_are_framed_and_the_rest_is_counted() -> None:
    view = case_view(part(event(on(1))), OVERVIEW, ARABIC, "actor", (), None)
    assert view.extent() == (0, 100 * DAY)
    assert view.extent(near=True) == (6 * DAY, 44 * DAY)
    assert view.beyond(20 * DAY, 30 * DAY) == (20, 70)
    assert view.beyond(-DAY, 999 * DAY) == (0, 0)
    nothing_then = replace(OVERVIEW, published=(900 * DAY, 901 * DAY))
    assert case_frame(nothing_then, (0, 0)).news is None


SHOWN = reading([("2021-05-01", "2021-05-01"), None])
EARLY = event(on(9, actor=NORTH, parties=(NORTH,), earliest=100, latest=200))
LATE = event(on(1, event="v0", parties=(), earliest=5000, latest=5001))
OPEN = event(on(8, event="v9", parties=(), earliest=None, latest=90))


@pytest.mark.parametrize(
    ("rule", "lit"),
    [
        (During(150, 160), {"9:v1"}),
        (During(0, 10), {"8:v9"}),
        (During(5001, 5002), {"1:v0"}),
        (During(5002, 5003), set()),
        (Chosen("entity", "e0"), {"9:v1", "1:v0"}),
        (Chosen("event", "v0"), {"1:v0"}),
        (Chosen("claim", "c1"), set()),
        (AnyOf((During(0, 10), Chosen("event", "v0"))), {"8:v9", "1:v0"}),
        (AllOf((During(100, 5001), Chosen("entity", "e0"))), {"9:v1", "1:v0"}),
        (Not(During(150, 160)), {"1:v0", "8:v9"}),
    ],
)
def test_a_choice_lights_events_of_all_articles(rule: Rule, lit: set[str]) -> None:
    view = case_view(part(OPEN, EARLY, LATE), OVERVIEW, ARABIC, "actor", (), None)
    found = lit_in_case(rule, view.told, 1, SHOWN)
    assert found & set(view.numbers) == lit


def test_who_takes_part_elsewhere_is_found_here_by_name() -> None:
    told = told_by(EARLY, ARABIC)
    assert entities_named(told, SHOWN) == ("e0",)
    assert entities_named(told_by(LATE, ARABIC), SHOWN) == ()


def scale(origin: float, per_pixel: float) -> TimeScale:
    return TimeScale(origin, per_pixel, 0, 100, rtl=True)


def test_half_a_strip_more_is_read_on_either_side() -> None:
    assert asked_for(scale(1000, 10)) == (500, 2501)
    assert asked_for(scale(0, 10)) == (0, 1501)


def test_events_are_enough_at_any_zoom_inside_what_was_read() -> None:
    shown = part(event(on(1)), start=500, end=2500)
    assert is_enough(shown, scale(1000, 10), 5)
    assert is_enough(shown, scale(1000, 0.1), 5)
    assert not is_enough(shown, scale(400, 10), 5)
    assert not is_enough(shown, scale(1600, 10), 5)


def test_counts_are_enough_while_they_are_fine_and_many() -> None:
    def counted(each: int) -> CaseSlice:
        return CaseSlice(0, 6400, None, (), (CaseLane("", None, -1, (each,) * 100),), 64)

    assert is_enough(counted(50), scale(1000, 10), 5)
    assert not is_enough(counted(50), scale(1000, 6), 5)
    assert not is_enough(counted(1), scale(1000, 10), 5)


def test_minutes_of_the_index_are_intervals() -> None:
    day = 20 * DAY
    assert interval_between(day, day + DAY - 1) == Interval(day, day + DAY)
    assert interval_between(day, None) == Interval(day, day + DAY, open_end=True)
    assert interval_between(day + 5, None) == Interval(day + 5, day + 6, open_end=True)
    assert interval_between(None, day + DAY - 1) == Interval(day, day + DAY, open_start=True)
    assert interval_between(None, day + 5) == Interval(day + 5, day + 6, open_start=True)
    assert interval_between(None, None) is None
