"""A part of the whole case as the timeline shows it, and what of it a choice lights."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import product

from desktop.analysis.model import Analysis, Event, Quote
from desktop.case_comparison import CaseConflict
from desktop.look.direction import isolate
from desktop.look.translation import Words
from desktop.panes.timeline_conflicts import Contradiction
from desktop.panes.timeline_events import Telling, ToldEvent
from desktop.panes.timeline_histogram import Density, Histogram
from desktop.panes.timeline_lanes import Lane, LaneBy
from desktop.panes.timeline_scale import TimeScale
from desktop.panes.timeline_text import label
from desktop.panes.timeline_time import DAY, interval_between
from desktop.panes.timeline_view import CaseFrame, TimelineView, lane_name
from desktop.workspace.case_events import Account, CaseEvent
from desktop.workspace.case_timeline import MOST_EVENTS, CaseOverview, CaseSlice
from desktop.workspace.lighting import light
from desktop.workspace.rules import AllOf, AnyOf, Chosen, During, Not, Rule

_ROUND_THE_NEWS = 14 * DAY


def member(document: int, event: str) -> str:
    """What an event of one article goes by among those of all."""
    return f"{document}:{event}"


def told_by(event: CaseEvent, words: Words) -> ToldEvent:
    """An event of the case with all its accounts."""
    accounts = sorted(event.accounts, key=lambda one: one is not event.first)
    parties = {who.name: None for one in accounts for who in one.parties}
    told = told_account(event.first, words)
    return ToldEvent(
        event=told.event,
        members=tuple(member(one.document, one.event) for one in accounts),
        time=None,
        interval=told.interval,
        actor=told.actor,
        place=told.place,
        focus=told.focus,
        tellings=tuple(_telling(one, words) for one in accounts),
        origins=event.origins,
        source=told.source,
        document=told.document,
        article=told.article,
        parties=tuple(parties),
    )


def told_account(one: Account, words: Words) -> ToldEvent:
    """An event as one article tells it."""
    name = member(one.document, one.event)
    return ToldEvent(
        event=Event(
            name, one.type, Quote(one.start, one.end, one.words), None, None,  # type: ignore[arg-type]
            one.polarity, one.modality, (),  # type: ignore[arg-type]
        ),
        members=(name,),
        time=None,
        interval=interval_between(one.earliest, one.latest),
        actor=str(one.actor.id) if one.actor else None,
        place=str(one.place.id) if one.place else None,
        focus=one.focus,
        tellings=(_telling(one, words),),
        origins=1,
        source=str(one.source.id) if one.source else None,
        document=one.document,
        article=" · ".join(isolate(name) for name in (one.outlet, one.title) if name),
        parties=tuple(who.name for who in one.parties),
    )  # fmt: skip


def _telling(one: Account, words: Words) -> Telling:
    origin, printed_by = one.origin or one.outlet or "", one.outlet or one.title
    printed = [isolate(printed_by)] if printed_by != origin else []
    if one.published:
        printed.append(words.iso_date(one.published))
    claim = member(one.document, one.claim or "")
    return Telling(claim, origin, one.stance, " · ".join(printed))


def case_frame(overview: CaseOverview, covers: tuple[int, int]) -> CaseFrame:
    """Where a part lies in all of the case's time; the news are what happened from some days before
    the first article to some days after the last."""
    news = overview.published
    totals = Histogram(overview.start, overview.width, overview.counts)
    if news is not None:
        first = max(news[0] - _ROUND_THE_NEWS, totals.start)
        last = min(news[1] + _ROUND_THE_NEWS, max(totals.end, news[1]))
        news = totals.occupied(first, last)
    return CaseFrame(covers, totals, news)


def case_view(
    part: CaseSlice,
    overview: CaseOverview,
    words: Words,
    by: LaneBy,
    conflicts: Iterable[CaseConflict],
    published: tuple[int, int] | None,
) -> TimelineView:
    """A part of the case, with the contradictions between the articles that it shows."""
    told = tuple(told_by(event, words) for event in part.events or ())
    by_lane: dict[str, list[int]] = {lane.key: [] for lane in part.lanes}
    for number, key in enumerate(part.keys):
        by_lane[key].append(number)
    lanes = [Lane(lane.key, lane.name, lane.rank, tuple(by_lane[lane.key])) for lane in part.lanes]
    density = None
    if part.events is None:
        counted = (Histogram(part.start, part.width, lane.counts) for lane in part.lanes)
        density = Density(tuple(counted))
    return TimelineView(
        told=told,
        lanes=tuple(lanes),
        labels=tuple(label(event, words, by_type=by == "type") for event in told),
        lane_names=tuple(lane_name(lane.name, words, by) for lane in lanes),
        dated=tuple(range(len(told))),
        numbers={name: number for number, event in enumerate(told) for name in event.members},
        pairs=tuple(_pairs(told, conflicts)),
        published=published,
        publications=overview.publications,
        density=density,
        case=case_frame(overview, (part.start, part.end)),
    )


def _pairs(told: Sequence[ToldEvent], conflicts: Iterable[CaseConflict]) -> list[Contradiction]:
    """Contradictions between events in view; of the events of two claims those nearest in time."""
    by_claim: dict[str, list[int]] = {}
    for number, event in enumerate(told):
        for telling in event.tellings:
            by_claim.setdefault(telling.claim, []).append(number)
    found = []
    for conflict in conflicts:
        if conflict.kind != "contradiction":
            continue
        names = tuple(member(side.document, side.id) for side in conflict.sides)
        pairs = [
            (abs(_start(told[one]) - _start(told[two])), one, two)
            for one, two in product(*(by_claim.get(name, ()) for name in names))
            if one != two
        ]
        if pairs:
            _, one, two = min(pairs)
            found.append(Contradiction(":".join(names), (names[0], names[1]), one, two))
    return found


def _start(told: ToldEvent) -> int:
    return told.interval.start if told.interval else 0


def lit_in_case(
    rule: Rule, told: Sequence[ToldEvent], document: int | None, reading: Analysis | None
) -> frozenset[str]:
    """What a rule lights among the events of all articles.

    An entity lights all events in which its name takes part, a time those that may have happened
    then; whatever else was chosen in the shown article lights that article's own events.
    """
    match rule:
        case During():
            return _named(one for one in told if _within(one, rule))
        case Chosen(kind, entity):
            own = light(rule, reading).events if reading else frozenset[str]()
            names = _names(entity, reading) if kind == "entity" and reading else set()
            by_name = _named(one for one in told if names & set(one.parties))
            return by_name | {member(document or 0, event) for event in own}
        case AllOf(rules):
            parts = [lit_in_case(part, told, document, reading) for part in rules]
            return frozenset.intersection(*parts) if parts else _named(told)
        case AnyOf(rules):
            return frozenset().union(
                *(lit_in_case(part, told, document, reading) for part in rules)
            )
        case Not(part):
            return _named(told) - lit_in_case(part, told, document, reading)


def _named(told: Iterable[ToldEvent]) -> frozenset[str]:
    return frozenset(name for event in told for name in event.members)


def _within(told: ToldEvent, during: During) -> bool:
    span = told.interval
    if span is None:
        return False
    return (span.open_start or span.start < during.end) and (
        span.open_end or span.end > during.start
    )


def _names(entity: str, reading: Analysis) -> set[str]:
    found = next((one for one in reading.entities if one.id == entity), None)
    return {found.name, *found.aliases} if found else set()


def entities_named(told: ToldEvent, reading: Analysis) -> tuple[str, ...]:
    """The entities of a reading that take part in an event of another article, by their names."""
    parties = set(told.parties)
    return tuple(
        entity.id for entity in reading.entities if parties & {entity.name, *entity.aliases}
    )


def asked_for(scale: TimeScale) -> tuple[int, int]:
    """What to read for a view: half a strip more on either side, for the next step."""
    more = (scale.end - scale.origin) / 2
    return max(int(scale.origin - more), 0), int(scale.end + more) + 1


def is_enough(part: CaseSlice, scale: TimeScale, finest: float) -> bool:
    """Whether what was read shows all of a view as finely as it can be seen.

    Args:
        part: what was read.
        scale: the view.
        finest: pixels of the narrowest column.
    """
    if part.start > max(scale.origin, 0) or part.end < scale.end:
        return False
    if part.events is not None:
        return True
    # Half as coarse would be asked for; or so little that its events can be told apart.
    if part.width >= 2 * max(finest * scale.per_pixel, 1):
        return False
    lanes = (Histogram(part.start, part.width, lane.counts) for lane in part.lanes)
    first, last = asked_for(scale)
    return sum(lane.within(first, last) for lane in lanes) > MOST_EVENTS // 2
