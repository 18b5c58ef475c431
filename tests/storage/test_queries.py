"""What the queries over a case answer is what a scan of its current views says."""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from desktop.analysis.model import Analysis, Article, Timex
from desktop.analysis.text.fold import fold_word
from storage import codes
from storage.case_file import CaseFile
from storage.intervals import DAY, minutes
from storage.judgements import EntityRef, Judgement
from storage.queries.ledger import Order
from storage.queries.ledger_filter import ClaimFilter
from storage.queries.lines import Named
from storage.queries.timeline import TakesPart, Window
from tests.benchmarks.cases import articles
from tests.storage.depth import times

Key = tuple[str, str]
DOCUMENTS = 8
EXAMPLES = times(6)
MADE = list(articles(DOCUMENTS))
NAMES = sorted({(e.kind, e.name) for _, read in MADE for e in read.entities})
REFS = st.sampled_from([EntityRef(kind, name) for kind, name in NAMES[::9]])
MERGES = st.lists(st.tuples(REFS, REFS), max_size=5)
DATES = st.one_of(
    st.none(), st.sampled_from(["2012-12-30", "2013-01-02", "2013-01-05", "2013-06-01"])
)
TIMES = st.lists(st.tuples(DATES, DATES), min_size=DOCUMENTS, max_size=DOCUMENTS)


@contextmanager
def made(
    merges: list[tuple[EntityRef, EntityRef]], times: list[tuple[str | None, str | None]]
) -> Iterator[CaseFile]:
    """A case of a few articles, each with its time; the last is a new text of the first."""
    with tempfile.TemporaryDirectory() as folder, CaseFile.create(Path(folder, "a.rawi")) as case:
        with case.together():
            for number, ((article, read), (earliest, latest)) in enumerate(
                zip(MADE, times, strict=True)
            ):
                _add(case, article, _at(read, earliest, latest), f"{number}.txt")
            article, read = MADE[0]
            text = article.text + "\nزيد سطر."
            later = replace(read, document=replace(read.document, text=text))
            _add(case, replace(article, text=text), later, "0.txt")
        for entity, target in merges:
            case.journal.append(Judgement(action="merge", entity=entity, target=target))
        yield case


def _add(case: CaseFile, article: Article, read: Analysis, file: str) -> None:
    case.layers.replace(case.documents.add(article, file=file).id, read)


def _at(read: Analysis, earliest: str | None, latest: str | None) -> Analysis:
    if earliest and latest and earliest > latest:
        earliest, latest = latest, earliest
    time: Timex = replace(read.times[0], earliest=earliest, latest=latest)
    return replace(read, times=(time,))


def views(case: CaseFile) -> dict[int, Analysis]:
    """The current views that count."""
    found = {n: case.current(n) for n in case.documents.ids() if not case.revisions.later(n)}
    return {number: view for number, view in found.items() if view is not None}


def key(named: Named) -> Key:
    return named.kind, fold_word(named.name)


def entities(view: Analysis) -> dict[str, Key]:
    return {entity.id: (entity.kind, fold_word(entity.name)) for entity in view.entities}


def parts(view: Analysis) -> Iterator[tuple[str, dict[Key, set[str]]]]:
    """The events of a view, each with who takes part in it as what."""
    known = entities(view)
    called = {m.id: known[m.entity] for m in view.mentions if m.entity}
    sources = {source.id: source.entity for source in view.sources}
    for event in view.events:
        roles: dict[Key, set[str]] = defaultdict(set)
        if event.place:
            roles[called[event.place]].add("place")
        for argument in event.arguments:
            if argument.mention:
                roles[called[argument.mention]].add(argument.role)
        for claim in view.claims:
            origin = sources[claim.chain[0]]
            if event.id in claim.events and origin:
                roles[known[origin]].add(codes.SOURCE)
        yield event.id, roles


def numbers(case: CaseFile) -> dict[Key, int]:
    rows = case.connection.rows("SELECT kind, folded, id FROM names WHERE canonical_id = id")
    return {(kind, folded): number for kind, folded, number in rows}


@settings(deadline=None, max_examples=EXAMPLES, phases=[Phase.explicit, Phase.generate])
@given(MERGES, TIMES)
def test_the_page_of_every_entity(
    merges: list[tuple[EntityRef, EntityRef]], times: list[tuple[str | None, str | None]]
) -> None:
    with made(merges, times) as case:
        mentions: dict[Key, Counter[int]] = defaultdict(Counter)
        claims, events = Counter[Key](), Counter[Key]()
        for number, view in views(case).items():
            known = entities(view)
            for mention in view.mentions:
                if mention.entity:
                    mentions[known[mention.entity]][number] += 1
            sources = {source.id: source.entity for source in view.sources}
            claims.update(known[o] for c in view.claims if (o := sources[c.chain[0]]))
            events.update(held for _, roles in parts(view) for held in roles)
        for entity, number in numbers(case).items():
            page = case.entities.entity(number)
            told = mentions[entity]
            assert (page.documents, page.mentions) == (len(told), sum(told.values()))
            assert (page.claims, page.events) == (claims[entity], events[entity])
            listed = case.entities.mentions(number, limit=100, each=100)
            assert {one.document.id: one.mentions for one in listed} == dict(told)
            assert all(p.words in p.around for one in listed for p in one.passages)
            assert len(case.entities.claims(number, limit=1000)) == claims[entity]
            assert len(case.entities.events(number, limit=1000)) == events[entity]
            beside = Counter(
                other for other in mentions if other != entity for n in told if mentions[other][n]
            )
            found = case.entities.beside(number, limit=1000)
            assert {key(other): shared for other, shared in found.entities} == dict(beside)
            assert sum(count for _, count in case.entities.over_time(number)) == len(told)


@settings(deadline=None, max_examples=EXAMPLES, phases=[Phase.explicit, Phase.generate])
@given(MERGES, TIMES, st.data())
def test_the_timeline_of_any_window(
    merges: list[tuple[EntityRef, EntityRef]],
    times: list[tuple[str | None, str | None]],
    data: st.DataObject,
) -> None:
    with made(merges, times) as case:
        known = numbers(case)
        first = data.draw(st.integers(-40, 160), label="first day")
        start = (minutes("2013-01-01", last=False) or 0) + first * DAY
        end = start + data.draw(st.integers(0, 300), label="days") * DAY + 600
        who = data.draw(st.lists(st.sampled_from(sorted(known)), max_size=2, unique=True))
        roles = data.draw(st.sampled_from([(), ("actor",), ("target", "source")]))
        types = data.draw(st.sampled_from([(), ("attack", "killing", "arrest")]))
        window = Window(start, end, types, tuple(TakesPart(known[one], roles) for one in who))
        wanted, reaching = set(), 0
        for number, view in views(case).items():
            when = {time.id: time for time in view.times}
            by_id = {event.id: event for event in view.events}
            for event_id, held in parts(view):
                event = by_id[event_id]
                time = when[event.time or ""]
                earliest = minutes(time.earliest, last=False)
                latest = minutes(time.latest, last=True)
                if (earliest is None and latest is None) or (types and event.type not in types):
                    continue
                if (earliest or 0) > end or (latest is not None and latest < start):
                    continue
                if all(held.get(one) and (not roles or held[one] & set(roles)) for one in who):
                    wanted.add((number, event_id))
                    reaching += earliest is None or earliest < start
        shown = case.timeline.events(window, limit=10_000)
        assert shown.all
        assert {(line.document.id, line.event) for line in shown.events} == wanted
        assert len(case.timeline.events(window, limit=2).events) == min(2, len(wanted))
        counts = case.timeline.counts(window, width=7 * DAY)
        assert (counts.reaching_in, sum(counts.beginning)) == (reaching, len(wanted) - reaching)


@settings(deadline=None, max_examples=EXAMPLES, phases=[Phase.explicit, Phase.generate])
@given(MERGES, st.data())
def test_the_ledger_in_any_order_and_window(
    merges: list[tuple[EntityRef, EntityRef]], data: st.DataObject
) -> None:
    with made(merges, [("2013-01-01", "2013-01-01")] * DOCUMENTS) as case:
        known = numbers(case)
        who = data.draw(st.lists(st.sampled_from(sorted(known)), max_size=1))
        stances = data.draw(st.sampled_from([(), ("denies",), ("asserts", "alleges")]))
        types = data.draw(st.sampled_from([(), ("attack", "killing")]))
        documents = data.draw(st.sampled_from([(), (2, 3)]))
        order: Order = data.draw(st.sampled_from(["document", "published", "origin"]))
        descending = data.draw(st.booleans())
        wanted = ClaimFilter(stances, tuple(known[one] for one in who), (), documents, types)
        scanned = set()
        for number, view in views(case).items():
            called = entities(view)
            sources = {source.id: source.entity for source in view.sources}
            by_id = {event.id: event for event in view.events}
            for claim in view.claims:
                origin = called.get(sources[claim.chain[0]] or "")
                if (
                    (not stances or claim.stance in stances)
                    and (not who or origin in who)
                    and (not documents or number in documents)
                    and (not types or any(by_id[e].type in types for e in claim.events))
                ):
                    scanned.add((number, claim.id, claim.text))
        assert case.ledger.count(wanted) == len(scanned)
        lines = case.ledger.rows(wanted, order=order, descending=descending, limit=1000)
        assert {(line.document.id, line.claim, line.passage.words) for line in lines} == scanned
        assert len(lines) == len(scanned)
        orders: dict[Order, list[Any]] = {
            "document": [line.row for line in lines],
            "published": [line.document.published or "" for line in lines],
            "origin": [fold_word(line.origin.name) for line in lines if line.origin],
        }
        assert orders[order] == sorted(orders[order], reverse=descending)
        pages = [
            line
            for offset in range(0, len(lines) + 4, 4)
            for line in case.ledger.rows(
                wanted, order=order, descending=descending, offset=offset, limit=4
            )
        ]
        assert pages == lines


def test_documents_by_windows_leave_out_earlier_texts() -> None:
    with made([], [(None, None)] * DOCUMENTS) as case:
        assert case.windows.count() == DOCUMENTS
        assert case.windows.count(superseded=True) == DOCUMENTS + 1
        rows = case.windows.rows(order="published", descending=True, offset=2, limit=3)
        dates = sorted((str(row.published), row.id) for row in case.windows.rows())
        assert [(row.published, row.id) for row in rows] == dates[::-1][2:5]
        assert 1 not in {row.id for row in case.windows.rows()}


def test_the_place_of_a_document_and_its_neighbours_agree_with_the_windows() -> None:
    with made([], [(None, None)] * DOCUMENTS) as case:
        case.documents.add(Article("خبر بلا تاريخ."), file="undated.txt")
        case.documents.add(Article("خبر آخر بلا تاريخ."), file="undated_too.txt")
        ids = [row.id for row in case.windows.rows(order="published", superseded=True)]
        assert len(ids) == DOCUMENTS + 3
        assert [case.windows.before(number) for number in ids] == list(range(len(ids)))
        assert [case.windows.beside(number, by=1) for number in ids] == [*ids[1:], None]
        assert [case.windows.beside(number, by=-1) for number in ids] == [None, *ids[:-1]]
        assert case.windows.before(999) is None
        assert case.windows.beside(999, by=1) is None
        assert set(case.windows.named([ids[0], ids[-1], 999])) == {ids[0], ids[-1]}
