"""The whole case by time: near by its events, from afar by counts, and both say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.workspace.case_timeline import MAIN_LANES, MOST_EVENTS, CaseLaneBy, CaseTimeline
from resources.lexicons import load
from storage.case_file import CaseFile
from storage.intervals import DAY
from tests.benchmarks.cases import articles

LANES: tuple[CaseLaneBy, ...] = ("actor", "side", "place", "type", "source", "document")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Iterator[CaseFile]:
    path = tmp_path_factory.mktemp("timeline") / "a.rawi"
    with CaseFile.create(path) as made:
        with made.together():
            for number, (article, read) in enumerate(articles(90)):
                made.layers.replace(made.documents.add(article, file=f"{number}.txt").id, read)
        yield made


@pytest.fixture
def timeline(case: CaseFile) -> CaseTimeline:
    return CaseTimeline(case, load())


def test_the_overview_counts_every_dated_event(case: CaseFile, timeline: CaseTimeline) -> None:
    overview = timeline.overview()
    assert sum(overview.counts) == sum(len(read.events) for _, read in articles(90))
    assert overview.published == (1058209920, 1058209920 + 90 * DAY)
    assert overview.start <= overview.published[0]
    assert overview.end == overview.start + overview.width * len(overview.counts)


@pytest.mark.parametrize("by", LANES)
def test_near_and_afar_tell_of_the_same_events(timeline: CaseTimeline, by: CaseLaneBy) -> None:
    overview = timeline.overview()
    start = overview.start + 20 * DAY
    near = timeline.between(start, start + 15 * DAY, by=by, finest=1)
    assert near.events is not None
    assert 0 < len(near.events) <= MOST_EVENTS
    assert len(near.keys) == len(near.events)
    assert set(near.keys) == {lane.key for lane in near.lanes}
    far = timeline.between(overview.start, overview.end, by=by, finest=DAY / 2)
    assert far.events is None
    assert far.width == 1024
    assert all(len(lane.counts) * far.width == far.end - far.start for lane in far.lanes)
    total = sum(sum(lane.counts) for lane in far.lanes)
    every = sum(overview.counts)
    assert total == every if by in ("side", "type", "document") else total >= every
    ranks = {lane.key: lane.rank for lane in timeline.lanes(by)}
    assert all(ranks[lane.key] == lane.rank for lane in far.lanes if lane.key)
    assert len(near.lanes) <= MAIN_LANES + 1


def test_reprints_fold_into_bars_of_one_origin(tmp_path: Path) -> None:
    [(article, read)] = articles(1)
    headline, _, body = article.text.partition("\n")
    text = f"{headline[::-1]}\n{body}"
    reprint = replace(article, text=text, outlet="صحيفة أخرى", published="2013-01-03")
    again = replace(read, document=replace(read.document, text=text))
    with CaseFile.create(tmp_path / "a.rawi") as case:
        for one, its_reading in ((article, read), (reprint, again)):
            case.layers.replace(case.documents.add(one, file=None).id, its_reading)
        timeline = CaseTimeline(case, load())
        overview = timeline.overview()
        events = timeline.between(overview.start, overview.end, by="type", finest=1).events
        assert events
        assert {tuple(one.document for one in event.accounts) for event in events} == {(1, 2)}
        assert {event.origins for event in events} == {1}


def test_a_change_of_place_reads_only_what_is_new(timeline: CaseTimeline) -> None:
    overview = timeline.overview()
    first = timeline.between(overview.start, overview.end, by="type", finest=DAY / 2)
    tiles = dict(timeline._tiles)
    moved = timeline.between(overview.start, overview.end - DAY, by="type", finest=DAY / 2)
    assert timeline._tiles == tiles
    assert moved.lanes == first.lanes


def test_a_case_without_events_is_empty(tmp_path: Path) -> None:
    with CaseFile.create(tmp_path / "empty.rawi") as case:
        timeline = CaseTimeline(case, load())
        assert timeline.overview().counts == ()
        near = timeline.between(0, 100, by="actor", finest=1)
        assert (near.events, near.lanes) == ((), ())
        assert timeline.undated(offset=0, limit=10) == []
