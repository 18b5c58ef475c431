"""The timeline from afar says what a scan of the current views says, and reprints fold."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktop.analysis.model import Article
from storage import codes
from storage.case_file import CaseFile
from storage.intervals import DAY, minutes, moment_of
from storage.judgements import EntityRef
from storage.queries.density import Bins
from tests.storage.test_queries import EXAMPLES, MERGES, TIMES, key, made, numbers, parts, views
from tests.storage.test_reprints import words

Merges = list[tuple[EntityRef, EntityRef]]
Times = list[tuple[str | None, str | None]]


@settings(deadline=None, max_examples=EXAMPLES, phases=[Phase.explicit, Phase.generate])
@given(MERGES, TIMES, st.data())
def test_events_are_counted_where_they_begin(
    merges: Merges, times: Times, data: st.DataObject
) -> None:
    with made(merges, times) as case:
        known = numbers(case)
        lanes = data.draw(st.lists(st.sampled_from(sorted(known)), max_size=3, unique=True))
        role = data.draw(st.sampled_from(["actor", "place", codes.SOURCE]))
        first = data.draw(st.integers(-20, 20), label="first day")
        width = data.draw(st.sampled_from([600, DAY, 9 * DAY]))
        bins = Bins((minutes("2013-01-01", last=False) or 0) + first * DAY, width, 20)
        types: Counter[tuple[str, int]] = Counter()
        held: Counter[tuple[str, int]] = Counter()
        some = Counter[int]()
        undated = 0
        for view in views(case).values():
            when = {time.id: time for time in view.times}
            by_id = {event.id: event for event in view.events}
            for event_id, roles in parts(view):
                time = when[by_id[event_id].time or ""]
                early, late = minutes(time.earliest, last=False), minutes(time.latest, last=True)
                if early is None and late is None:
                    undated += 1
                    continue
                place = (moment_of(early, late) - bins.start) // width
                if 0 <= place < bins.count:
                    types[by_id[event_id].type, place] += 1
                    inside = [lane for lane in lanes if role in roles.get(lane, ())]
                    held.update((str(lane), place) for lane in inside)
                    some[place] += bool(inside)
        counted = case.density.by_type(bins)
        assert {(t, n): c for t, row in counted.items() for n, c in enumerate(row) if c} == types
        totals = Counter(place for _, place in types.elements())
        assert {n: c for n, c in enumerate(case.density.totals(bins)) if c} == totals
        asked = {str(lane): case.density.names_of(known[lane]) for lane in lanes}
        rows, covered = case.density.by_names(bins, role, asked)
        assert {(k, n): c for k, row in rows.items() for n, c in enumerate(row) if c} == held
        assert {n: c for n, c in enumerate(covered) if c} == +some
        assert case.density.undated_count() == undated


@settings(deadline=None, max_examples=4, phases=[Phase.explicit, Phase.generate])
@given(MERGES)
def test_the_entities_of_most_events_come_first(merges: Merges) -> None:
    with made(merges, [("2013-01-01", "2013-01-01")] * 8) as case:
        counts = Counter(
            held
            for view in views(case).values()
            for _, roles in parts(view)
            for held, its_roles in roles.items()
            if "actor" in its_roles
        )
        found = case.density.frequent("actor", limit=5)
        assert [count for _, count in found] == [count for _, count in counts.most_common(5)]
        assert all(counts[key(entity)] == count for entity, count in found)


def test_the_extent_and_the_undated(tmp_path: Path) -> None:
    none = (None, None)
    times: Times = [none, ("2013-01-02", "2013-01-05"), (None, "2012-12-20"), *[none] * 5]
    with made([], times) as case:
        first, last = minutes("2012-12-20", last=True), minutes("2013-01-02", last=False)
        assert case.density.extent() == (first, last)
        count = case.density.undated_count()
        listed = [
            line
            for offset in range(0, count, 7)
            for line in case.density.undated(offset=offset, limit=7)
        ]
        assert len({line.row for line in listed}) == len(listed) == count > 7
        assert all(line.earliest is None and line.latest is None for line in listed)
        told = case.timeline.tellings(listed)
        assert {told[e.claim_row].document for e in listed if e.claim_row} <= {
            e.document for e in listed
        }
        assert told
    with CaseFile.create(tmp_path / "empty.rawi") as case:
        assert case.density.extent() is None
        assert case.density.published() is None


def test_reprints_among_some_documents_are_told_apart(tmp_path: Path) -> None:
    report = words(200, 1)
    with CaseFile.create(tmp_path / "a.rawi") as case:
        texts = [report, words(200, 2), f"{words(10, 3)} {report}", words(200, 4), report + " زيد"]
        ids = [case.documents.add(Article(text), file=None).id for text in texts]
        assert case.reprints.among(ids) == [[ids[0], ids[2], ids[4]], [ids[1]], [ids[3]]]
        assert case.reprints.among(ids[3:]) == [[ids[3]], [ids[4]]]
        assert case.reprints.among([]) == []
