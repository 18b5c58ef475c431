"""Claims laid open for comparison: what each tells of whom, where, when and how many."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from desktop.analysis.model import Claim, Event, Mention, Quantity, Timex
from desktop.analysis.reading import Reading
from desktop.analysis.text.clitics import without_enclitics
from desktop.analysis.text.fold import fold_word

_Spanned = TypeVar("_Spanned", Mention, Quantity, Timex)
# What is counted over more days than this is a balance, not one happening.
_ONE_HAPPENING = timedelta(days=10)
_SHORTEST_STEM = 3
# Claims are compared event by event and number by number. One with more of either is a text without
# punctuation, taken for one claim: its beginning is compared.
_MOST = 40
# Characters in which the word before a quantity stands.
_BEFORE = 12
_SUFFIXES = ("يين", "يون", "تين", "تان", "ين", "ون", "ات", "ان", "يه", "ه", "ا", "ي")
_PLACE_ROLES = ("place", "object", "origin", "destination")
_HELD_TYPES = ("control_change", "advance", "displacement")
# Types that say too little to tell two events of the same kind for one.
VAGUE_TYPES = frozenset({"other", "statement"})


@dataclass(frozen=True)
class ClaimView:
    """``actors``, ``places`` and ``targets`` of events are keys of ``Comparison.key``; ``number``:
    of the claim in its article; ``words``: folded."""

    claim: Claim
    number: int
    headline: bool
    background: bool
    events: tuple[Event, ...]
    entities: frozenset[str]
    places: frozenset[str]
    words: frozenset[str]
    stems: frozenset[str]
    times: tuple[Timex, ...]
    quantities: tuple[Quantity, ...]

    def nearest_event(self, start: int, reach: int) -> Event | None:
        """The event whose trigger stands nearest to a character, within ``reach`` of it."""
        events = [e for e in self.events if abs(e.trigger.start - start) <= reach]
        return min(events, key=lambda e: abs(e.trigger.start - start), default=None)

    @property
    def origin(self) -> str:
        return self.claim.chain[0]

    @property
    def attributed(self) -> bool:
        return len(self.claim.chain) > 1

    @property
    def types(self) -> frozenset[str]:
        return frozenset(e.type for e in self.events) - VAGUE_TYPES


class Comparison:
    """The claims of a reading, each with what lies in its span."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.mentions: dict[str, Mention] = {m.id: m for m in reading.mentions}
        self._times: dict[str, Timex] = {t.id: t for t in reading.times}
        self._events = {event.id: event for event in reading.events}
        self.named_entities = frozenset(
            m.entity for m in reading.mentions if m.form == "name" and m.entity is not None
        )
        self._speakers = {source.id: source.entity for source in reading.sources}
        self._names = {entity.id: entity.name for entity in reading.entities}
        self._written = {fold_word(m.text): m.text for m in reversed(reading.mentions)}
        self.texts = {source.id: source.text for source in reading.sources}
        self._mentions = sorted(reading.mentions, key=lambda mention: mention.start)
        self._quantities = sorted(reading.quantities, key=lambda quantity: quantity.start)
        self._dated = sorted(
            (t for t in reading.times if t.earliest and t.latest), key=lambda time: time.start
        )
        self.views = [self._view(claim, n) for n, claim in enumerate(reading.claims)]

    def _view(self, claim: Claim, number: int) -> ClaimView:
        reading = self.reading
        inside = _within(self._mentions, claim.start, claim.end)
        sentence = reading.sentence_at(claim.start)
        paragraph = reading.document.paragraphs[sentence.paragraph] if sentence else None
        before = reading.tokens_between(max(0, claim.start - 8), claim.start)
        return ClaimView(
            claim=claim,
            number=number,
            headline=paragraph is not None and paragraph.kind == "headline",
            background=bool(before) and before[-1].fold in ("وكان", "وكانت", "كان", "كانت"),
            events=tuple(self._events[v] for v in claim.events[:_MOST] if v in self._events),
            entities=frozenset(m.entity for m in inside if m.entity is not None),
            places=frozenset(
                m.entity for m in inside if m.entity and m.kind in ("place", "facility")
            ),
            stems=frozenset(
                light_stem(token.fold)
                for token in reading.tokens_between(claim.start, claim.end)
                if token.kind != "mark" and len(token.fold) > _SHORTEST_STEM - 1
            ),
            words=frozenset(token.fold for token in reading.tokens_between(claim.start, claim.end)),
            times=tuple(_within(self._dated, claim.start, claim.end)),
            quantities=tuple(_within(self._quantities, claim.start, claim.end)[:_MOST]),
        )

    def key(self, mention: str) -> str:
        """What a mention stands for: its entity, or its folded words."""
        found = self.mentions[mention]
        return found.entity or fold_word(found.text)

    def fillers(self, event: Event, *roles: str) -> frozenset[str]:
        """The keys of an event's arguments in some roles."""
        return frozenset(
            self.key(argument.mention)
            for argument in event.arguments
            if argument.role in roles and argument.mention in self.mentions
        )

    def actors(self, event: Event) -> frozenset[str]:
        return self.fillers(event, "actor")

    def targets(self, event: Event) -> frozenset[str]:
        return self.fillers(event, "target", "victim")

    def places(self, event: Event) -> frozenset[str]:
        """Where an event is, by its own place or by that of the event it is about. What is taken or
        held says it more exactly than the town round it."""
        held = self.fillers(event, "object", "origin") if event.type in _HELD_TYPES else frozenset()
        if held:
            return held
        found = self.fillers(event, *_PLACE_ROLES)
        if event.place in self.mentions and event.place is not None:
            found |= {self.key(event.place)}
        for argument in event.arguments:
            other = self._events.get(argument.event or "")
            if other is not None:
                found |= self.fillers(other, *_PLACE_ROLES)
        return found

    def same_time(self, first: Event, second: Event) -> bool:
        """Whether two events can be of one time: an unknown time can be any."""
        one, two = self._times.get(first.time or ""), self._times.get(second.time or "")
        if one is None or two is None:
            return True
        early = max(one.earliest or "", two.earliest or "")
        ends = [end for end in (one.latest, two.latest) if end]
        return not ends or early[:10] <= min(ends)[:10]

    def entity_of(self, source: str) -> str:
        """The entity that a source is; "" for none."""
        return self._speakers.get(source) or ""

    def one_time(self, one: ClaimView, two: ClaimView) -> bool:
        """Whether two claims can tell of one time, by the dates in them: two that meet, of no more
        than some days; a balance («منذ بداية العام») is told of the same period only."""
        first = [_interval(time) for time in one.times]
        second = [_interval(time) for time in two.times]
        if not first or not second:
            return all(end - start <= _ONE_HAPPENING for start, end in (*first, *second))
        return any(
            a == b or (_meet(a, b) and max(a[1] - a[0], b[1] - b[0]) <= _ONE_HAPPENING)
            for a in first
            for b in second
        )

    def preceded_by(self, quantity: Quantity, words: frozenset[str]) -> bool:
        """Whether one of the words stands right before a quantity."""
        before = self.reading.tokens_between(max(0, quantity.start - _BEFORE), quantity.start)
        return bool(before) and before[-1].fold.removeprefix("و") in words

    def named(self, keys: frozenset[str]) -> str:
        """The names of what keys stand for, for a person to read."""
        return "، ".join(sorted(self._names.get(key, self._written.get(key, key)) for key in keys))

    def likeness(self, one: ClaimView, two: ClaimView) -> float:
        """How much two claims tell the same: shared event types, entities, numbers and words."""
        shared = one.stems & two.stems
        fewer = min(len(one.stems), len(two.stems)) or 1
        numbers = {(q.low, q.high) for q in one.quantities} & {
            (q.low, q.high) for q in two.quantities
        }
        return (
            len(one.types & two.types)
            + 0.6 * min(len(one.entities & two.entities), 3)
            + 0.6 * min(len(numbers), 1)
            + 1.5 * len(shared) / fewer
        )


def _interval(time: Timex) -> tuple[date, date]:
    start, end = time.earliest or "", time.latest or ""
    return date.fromisoformat(start[:10]), date.fromisoformat(end[:10])


def _meet(one: tuple[date, date], two: tuple[date, date]) -> bool:
    return one[0] <= two[1] and two[0] <= one[1]


def _within(items: list[_Spanned], start: int, end: int) -> list[_Spanned]:
    """Those of the sorted items that begin in a span."""
    first = bisect_left(items, start, key=lambda item: item.start)
    return items[first : bisect_left(items, end, key=lambda item: item.start)]


def light_stem(word: str) -> str:
    """A folded word without conjunction, preposition, article and the commonest endings: enough to
    meet the same word in two sentences."""
    for prefix in ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ب", "ل", "ف"):
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST_STEM:
            word = word[len(prefix) :]
            break
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= _SHORTEST_STEM:
            return word[: -len(suffix)]
    return without_enclitics(word)[-1] if len(word) > 2 * _SHORTEST_STEM else word
