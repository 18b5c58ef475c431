"""How many one happening killed or wounded, as a range by those who say so, nobody counted twice.

Eleven newspapers with one agency's report are one origin; an origin that gives two numbers spans
both. Numbers are of one happening where they tell of one fate of the same people at one place on
one day; where no day is told, within a few days of the others' day or publication.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from desktop.analysis.claims.conflict_words import conflict_words, has_phrase
from desktop.analysis.counted import number_of, told_together
from desktop.analysis.model import Analysis, Claim, Event, Quantity
from desktop.analysis.text.fold import fold_name, fold_word
from resources.lexicons import Lexicons

Fate = Literal["killed", "wounded", "together"]
"""«together»: one number tells of the killed and the wounded, and how many of neither."""
_FATES: Mapping[str, Fate] = {"killing": "killed", "injury": "wounded"}
# What is told without a day was told of within so many days of it.
_NEWS_DAYS = 10
# Fewer words are said of many happenings alike.
_A_SENTENCE = 6


@dataclass(frozen=True, slots=True)
class TollTold:
    """A number of one claim.

    ``origin``: key of who says so, "" where only the outlet does, ``named``: whoever has that key
    in another report is the same one; ``whom``: which people are
    counted, "" for people of no kind; ``day``, ``published``: ISO dates; ``high`` None: «at least»;
    ``start``, ``end``: characters of the claim in its document; ``words``: its own; ``approximate``
    means «some».
    """

    document: int
    start: int
    end: int
    fate: Fate
    whom: str
    place: str
    place_name: str
    day: str | None
    published: str | None
    low: float
    high: float | None
    origin: str
    origin_words: str
    named: bool
    outlet: str
    approximate: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True)
class OriginToll:
    """What one origin says of a happening; ``told``: where, the first of them first."""

    words: str
    low: float
    high: float | None
    told: tuple[TollTold, ...]


@dataclass(frozen=True, slots=True)
class TollRange:
    """One happening: ``low`` the least and ``high`` the most that any origin says; ``open``: an
    origin says «at least» of the most. ``day`` None where nobody tells it, ``first`` is then the
    first day of publication."""

    fate: Fate
    whom: str
    place_name: str
    day: str | None
    first: str | None
    low: float
    high: float
    open: bool
    origins: tuple[OriginToll, ...]
    outlets: int


@dataclass(frozen=True, slots=True)
class TollTotal:
    """Several happenings together, each counted once."""

    happenings: int
    low: float
    high: float
    open: bool


def tolls_told(number: int, analysis: Analysis, lexicons: Lexicons) -> tuple[TollTold, ...]:
    """The numbers of killed and wounded in the claims of an article that have a place, but for the
    totals of many happenings («منذ بداية العام»).

    Args:
        number: of the document.
        analysis: its reading.
        lexicons: to tell fighters from other people.
    """
    fighters = {r["singular"] for r in lexicons.rows("casualty_nouns") if r["status"] == "fighter"}
    totals = conflict_words(lexicons).totals
    claims = [c for c in analysis.claims if not has_phrase(totals, fold_word(c.text).split())]
    return tuple(_told(number, replace(analysis, claims=tuple(claims)), fighters))


def toll_ranges(
    told: Iterable[TollTold],
    report_of: Callable[[int], int] = lambda number: number,
    outlets_of: Callable[[int], set[str]] = lambda _number: set(),
) -> tuple[TollRange, ...]:
    """One range for each happening, in order of days.

    Args:
        told: all numbers of a case.
        report_of: the first document that prints the same report as this one (itself as a rule).
        outlets_of: all outlets that printed the very text of a document.
    """
    places: dict[tuple[str, str, str], list[TollTold]] = defaultdict(list)
    for one in told:
        places[one.place, one.fate, one.whom].append(one)
    found = [
        _range(happening, report_of, outlets_of)
        for at_place in places.values()
        for happening in _happenings(at_place)
    ]
    return tuple(sorted(found, key=lambda one: (one.first or "9999", one.place_name, one.fate)))


def total(
    ranges: Iterable[TollRange], fate: Fate, first: str | None = None, last: str | None = None
) -> TollTotal:
    """The happenings of a period together, each once. ``first``, ``last``: ISO dates, inclusive."""
    chosen = [one for one in ranges if one.fate == fate and _within(one, first, last)]
    return TollTotal(
        len(chosen),
        sum(one.low for one in chosen),
        sum(one.high for one in chosen),
        any(one.open for one in chosen),
    )


def _within(one: TollRange, first: str | None, last: str | None) -> bool:
    if first is None and last is None:
        return True
    day = one.day or one.first
    return day is not None and (first or "") <= day <= (last or "9999")


# --- what claims tell


def _told(number: int, analysis: Analysis, fighters: set[str]) -> Iterator[TollTold]:
    events = {event.id: event for event in analysis.events}
    reader = _Reader(analysis)
    for claim in analysis.claims:
        if claim.stance in ("denies", "opines"):
            continue
        own = [events[each] for each in claim.events if each in events]
        key, words, named = reader.origin(claim)
        for event, fate, quantity in _numbers(claim, own, analysis):
            place = reader.place(event, own)
            if quantity.low is None or place is None:
                continue
            noun = (quantity.what or "").split(" ")[0]
            yield TollTold(
                number, claim.start, claim.end, fate,
                noun if noun in fighters else "", *place, reader.day(event, own),
                analysis.document.published, quantity.low, quantity.high, key, words, named,
                analysis.document.outlet or "", quantity.approximate, claim.text,
            )  # fmt: skip


def _numbers(
    claim: Claim, events: Sequence[Event], analysis: Analysis
) -> Iterator[tuple[Event, Fate, Quantity]]:
    """The numbers of a claim, each with its event."""
    by_id = {quantity.id: quantity for quantity in analysis.quantities}
    harms = list(filter(_harms, events))
    for event in harms:
        quantity = number_of(event, events, by_id)
        if quantity is not None:
            yield event, _FATES[event.type], quantity
    told = [q for q in analysis.quantities if claim.start <= q.start and q.end <= claim.end]
    for event, quantity in told_together(harms, told, analysis.document.text):
        yield event, "together", quantity


def _harms(event: Event) -> bool:
    """Whether somebody was killed or wounded in it, and it is told as a fact."""
    told = event.polarity == "affirmed" and event.modality in ("actual", "ongoing")
    return event.type in _FATES and told


class _Reader:
    """Looks up what a reading says of an event."""

    def __init__(self, analysis: Analysis) -> None:
        self._mentions = {mention.id: mention for mention in analysis.mentions}
        self._entities = {entity.id: entity for entity in analysis.entities}
        self._times = {time.id: time for time in analysis.times}
        self._sources = {source.id: source for source in analysis.sources}

    def place(self, event: Event, beside: Sequence[Event]) -> tuple[str, str] | None:
        """The key and name of where it was: its own place, else the one place of the claim."""
        own = self._place(event)
        if own is not None:
            return own
        others = {place for other in beside if (place := self._place(other)) is not None}
        return others.pop() if len(others) == 1 else None

    def _place(self, event: Event) -> tuple[str, str] | None:
        mention = self._mentions.get(event.place or "")
        entity = self._entities.get(mention.entity or "") if mention else None
        if entity is None:
            return None
        known = entity.place.gazetteer if entity.place else None
        return known or fold_word(entity.name), entity.name

    def day(self, event: Event, beside: Sequence[Event]) -> str | None:
        """The one day of it, its own or of the claim's other events, as an ISO date."""
        own = self._day(event)
        if own is not None or event.time is not None:
            return own
        others = {day for other in beside if (day := self._day(other)) is not None}
        return others.pop() if len(others) == 1 else None

    def _day(self, event: Event) -> str | None:
        time = self._times.get(event.time or "")
        if time is None or time.earliest is None or time.latest is None:
            return None
        return time.earliest[:10] if time.earliest[:10] == time.latest[:10] else None

    def origin(self, claim: Claim) -> tuple[str, str, bool]:
        """The key of who says so, what they are called, and whether that tells them from others."""
        sources = [self._sources[link] for link in claim.chain if link in self._sources]
        if not sources or not sources[0].text:
            return "", "", False
        first = sources[0]
        entity = self._entities.get(first.entity or "")
        if first.named and entity is not None:
            return f"{entity.kind}:{fold_name(entity.name)}", entity.name, True
        words = " ".join(first.text.split())
        # «A military source» of one agency is one; of another it may be another.
        carrier = sources[1].text if len(sources) > 1 else ""
        known = first.named or bool(carrier)
        return f":{fold_name(words)}:{fold_name(carrier)}", words, known


# --- happenings


def _happenings(told: Sequence[TollTold]) -> Iterator[list[TollTold]]:
    """The numbers of one place and fate parted by happening: by day, and what has no day goes with
    the last day before its publication."""
    by_day: dict[str, list[TollTold]] = defaultdict(list)
    for one in told:
        if one.day is not None:
            by_day[one.day].append(one)
    undated: list[list[TollTold]] = []
    for one in sorted((o for o in told if o.day is None), key=lambda o: o.published or "9999"):
        days = [day for day in by_day if _follows(one.published, day)]
        near = [
            group
            for group in undated
            if _goes_with(one, group[0]) or any(_repeats(one, each) for each in group)
        ]
        if days:
            by_day[max(days)].append(one)
        elif near:
            near[-1].append(one)
        else:
            undated.append([one])
    yield from (by_day[day] for day in sorted(by_day))
    yield from undated


def _goes_with(one: TollTold, other: TollTold) -> bool:
    """Whether numbers without a day are of one happening: those of an article whose day of
    publication nobody knows are."""
    return one.document == other.document or _follows(one.published, other.published)


def _repeats(one: TollTold, other: TollTold) -> bool:
    """Whether an outlet prints again what it printed, word by word, such as a headline that stands
    beside its articles for weeks."""
    same = one.outlet == other.outlet and one.words == other.words
    return same and len(one.words.split()) >= _A_SENTENCE


def _follows(published: str | None, day: str | None) -> bool:
    if published is None or day is None:
        return False
    # Either may have a time of day.
    later, earlier = (date.fromisoformat(moment[:10]) for moment in (published, day))
    return 0 <= (later - earlier).days <= _NEWS_DAYS


def _range(
    happening: Sequence[TollTold],
    report_of: Callable[[int], int],
    outlets_of: Callable[[int], set[str]],
) -> TollRange:
    by_origin: dict[str, list[TollTold]] = defaultdict(list)
    for one in sorted(
        _said_by_somebody(happening), key=lambda o: (o.published or "9999", o.document, o.start)
    ):
        by_origin[_origin_key(one, report_of)].append(one)
    origins = sorted(
        (_origin(told) for told in _joined(by_origin)), key=lambda one: (one.low, one.words)
    )
    most = max(max(one.low, one.high or 0.0) for one in origins)
    days = [one.day for one in happening if one.day]
    published = sorted(one.published for one in happening if one.published)
    first = happening[0]
    return TollRange(
        first.fate, first.whom, first.place_name, days[0] if days else None,
        days[0] if days else next(iter(published), None), min(one.low for one in origins), most,
        any(one.high is None and one.low >= most for one in origins), tuple(origins),
        len({name for one in happening for name in _outlets(one, outlets_of)}),
    )  # fmt: skip


def _said_by_somebody(happening: Sequence[TollTold]) -> list[TollTold]:
    """Without what an outlet says itself, in its headline say, and in the same article lets another
    say: that is the other's word."""
    said = {(one.document, one.low, one.high) for one in happening if one.origin}
    return [one for one in happening if one.origin or (one.document, one.low, one.high) not in said]


def _outlets(one: TollTold, outlets_of: Callable[[int], set[str]]) -> set[str]:
    """Of one that a person corrected, what they said counts."""
    printed = outlets_of(one.document)
    if len(printed) <= 1:
        return {one.outlet or f"#{one.document}"}
    return printed


def _joined(by_origin: Mapping[str, list[TollTold]]) -> list[list[TollTold]]:
    """«The Red Crescent» and «the Red Crescent Society» at one happening are one origin."""
    joined: list[tuple[set[str], list[TollTold]]] = []
    for told in by_origin.values():
        words = set(fold_name(told[0].origin_words).split()) if told[0].named else set()
        same = next((one for one in joined if words and one[0] and _holds(one[0], words)), None)
        if same is None:
            joined.append((words, list(told)))
        else:
            same[1].extend(told)
    return [told for _, told in joined]


def _holds(one: set[str], two: set[str]) -> bool:
    return one <= two or two <= one


def _origin_key(one: TollTold, report_of: Callable[[int], int]) -> str:
    if one.named:
        return one.origin
    # An outlet that names nobody is its report's origin; whom it does not name, nobody else may.
    return f"{one.origin}@{report_of(one.document)}"


def _origin(told: Sequence[TollTold]) -> OriginToll:
    highs = [one.high for one in told]
    low = min(one.low for one in told)
    high = None if None in highs else max(one.high for one in told if one.high is not None)
    return OriginToll(told[0].origin_words or told[0].outlet, low, high, tuple(told))
