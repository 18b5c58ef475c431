"""What claims have in common: whom they tell of, where, when, how many, in which words."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.analysis.claims.claim_view import VAGUE_TYPES, ClaimView, light_stem
from desktop.analysis.claims.laid_open import LaidOpen
from desktop.analysis.model import Event, Mention, Quantity, Timex
from desktop.analysis.quantities.casualties import Casualty
from desktop.analysis.text.fold import fold_word

# What is counted over more days than this is a balance, not one happening.
_ONE_HAPPENING = timedelta(days=10)
_FORCES = frozenset(
    light_stem(word) for word in ("قوات", "القوات", "جيش", "الجيش", "فصائل", "حركه")
)
_PLACE_ROLES = ("place", "object", "origin", "destination")
_PART_ROLES = ("actor", "target", "victim", "partner")
_HELD_TYPES = ("control_change", "advance", "displacement")


class Comparison:
    """The claims of one reading, or of several whose ids are told apart."""

    def __init__(self, *readings: LaidOpen) -> None:
        self.mentions: dict[str, Mention] = {}
        self.texts: dict[str, str] = {}
        self.views: list[ClaimView] = []
        self.casualties: dict[str, Casualty] = {}
        self._times: dict[str, Timex] = {}
        self._events: dict[str, Event] = {}
        self._speakers: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._written: dict[str, str] = {}
        self._before: dict[str, str] = {}
        self._together: set[str] = set()
        self._counted: dict[tuple[str, str], str] = {}
        self._leading: dict[tuple[str, str], frozenset[str]] = {}
        self._wide: set[str] = set()
        self._persons: set[str] = set()
        self._facilities: set[str] = set()
        self._bodies: set[str] = set()
        for reading in readings:
            self._add(reading)
        self.named_entities = frozenset(
            m.entity for m in self.mentions.values() if m.form == "name" and m.entity is not None
        )

    def _add(self, reading: LaidOpen) -> None:
        self.mentions |= reading.mentions
        for source, text in reading.texts.items():
            self.texts.setdefault(source, text)
        self.views += reading.views
        self.casualties |= reading.casualties
        self._times |= reading.times
        self._events |= reading.events
        self._speakers |= reading.speakers
        for entity, name in reading.names.items():
            self._names.setdefault(entity, name)
        self._written |= reading.written
        self._before |= reading.before
        self._together |= reading.together
        self._leading |= reading.leading
        self._counted |= reading.counted
        self._wide |= reading.wide
        self._persons |= reading.persons
        self._facilities |= reading.facilities
        self._bodies |= reading.bodies

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

    def undergoing(self, event: Event) -> frozenset[str]:
        """Whom or what an event is done to."""
        return self.fillers(event, "target", "victim", "object")

    def undergone_by(self, event: Event) -> tuple[str, ...]:
        """The folded words for those whom an event is done to."""
        harmed = (a.mention for a in event.arguments if a.role in ("target", "victim"))
        return tuple(
            word
            for mention in harmed
            if mention in self.mentions
            for word in fold_word(self.mentions[mention].text).split()
        )

    def named_in(self, keys: frozenset[str], view: ClaimView) -> frozenset[str]:
        """Those of some entities whose name stands among a claim's words, recognised or not."""
        return frozenset(
            key
            for key in keys & self.named_entities
            if view.stems.issuperset(map(light_stem, fold_word(self._names[key]).split()))
        )

    def called_in(self, keys: frozenset[str], view: ClaimView) -> frozenset[str]:
        """Those of some entities that a claim calls by the first word of their name («التل», of
        «تل النمر»)."""
        names = {key: fold_word(self._names[key]).split() for key in keys & self.named_entities}
        return frozenset(
            key
            for key, name in names.items()
            if len(name) > 1 and light_stem(name[0]) in view.stems
        )

    def where(self, view: ClaimView, event: Event) -> frozenset[str]:
        """Where an event is, by its own words or, where those name no place, by its claim's."""
        own = self.places(event)
        return own if own & self.named_entities else own | view.places

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

    def takes_part(self, view: ClaimView) -> bool:
        """Whether anybody has a part in a claim's events, or is counted."""
        parts = (a for event in view.events for a in event.arguments if a.role in _PART_ROLES)
        return bool(view.quantities) or any(
            self.mentions[a.mention].kind in ("person", "organisation")
            for a in parts
            if a.mention in self.mentions
        )

    def same_time(self, first: Event, second: Event) -> bool:
        """Whether two events can be of one time: an unknown time can be any."""
        one, two = self._times.get(first.time or ""), self._times.get(second.time or "")
        if one is None or two is None:
            return True
        early = max(one.earliest or "", two.earliest or "")
        ends = [end for end in (one.latest, two.latest) if end]
        return not ends or early[:10] <= min(ends)[:10]

    def one_event(self, a: Event, b: Event) -> bool:
        """Whether two events can be one: at one time, at no two places, with a place or somebody
        that they hit in common."""
        if not self.same_time(a, b) or a.type in VAGUE_TYPES:
            return False
        places, others = self.places(a), self.places(b)
        if places and others:
            return bool(places & others) and (places <= others or others <= places)
        return bool(self.targets(a) & self.targets(b))

    @property
    def named_persons(self) -> frozenset[str]:
        """The persons with a name."""
        return self.named_entities & self._persons

    def people(self, view: ClaimView) -> frozenset[str]:
        """The persons named in a claim."""
        return view.entities & self._persons

    def bodies(self, view: ClaimView) -> frozenset[str]:
        """The organisations named in a claim."""
        return view.entities & self._bodies

    def outside(self, view: ClaimView) -> frozenset[str]:
        """The named places of a claim that are no buildings."""
        return view.places & self.named_entities - self._facilities

    def elsewhere(self, one: ClaimView, two: ClaimView) -> bool:
        """Whether two claims name different places: neither tells of a place within the other's."""
        first, second = (view.places & self.named_entities for view in (one, two))
        return bool(first and second) and first.isdisjoint(second)

    def entity_of(self, source: str) -> str:
        """The entity that a source is; "" for none."""
        return self._speakers.get(source, "")

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

    def first_day(self, view: ClaimView) -> str:
        """The first day that a claim's events can be of, in ISO 8601; "" when nothing tells."""
        days = [self._times[e.time].earliest or "" for e in view.events if e.time in self._times]
        return min(filter(None, days), default="")[:10]

    def same_days(self, one: ClaimView, two: ClaimView) -> bool:
        """Whether an event of each claim is known to be of some days that meet."""
        first, second = self._days(one), self._days(two)
        return any(_meet(a, b) for a in first for b in second)

    def _days(self, view: ClaimView) -> list[tuple[date, date]]:
        times = [self._times[e.time] for e in view.events if e.time in self._times]
        known = [_interval(time) for time in times if time.earliest and time.latest]
        return [days for days in known if days[1] - days[0] <= _ONE_HAPPENING]

    def small_places(self, places: frozenset[str]) -> frozenset[str]:
        """Those that are no region, country or the like: there two things happen at a time."""
        return places - self._wide

    def preceded_by(self, quantity: Quantity, words: frozenset[str]) -> bool:
        """Whether one of the words stands right before a quantity."""
        return self._before.get(quantity.id, "") in words

    def of_both(self, quantity: Quantity) -> bool:
        """Whether a number is of the killed and wounded together («سبعة بين قتيل وجريح»)."""
        return quantity.id in self._together

    def words_before(self, view: ClaimView, quantity: Quantity) -> frozenset[str]:
        """The stems of the words of a claim that lead to a quantity."""
        return self._leading.get((view.claim.id, quantity.id), frozenset())

    def counted(self, view: ClaimView, quantity: Quantity) -> str:
        """The stem of what a number in a claim counts, by its own noun or one before; "" where
        nothing tells."""
        if quantity.what is not None:
            return light_stem(fold_word(quantity.what))
        return self._counted.get((view.claim.id, quantity.id), "")

    def between(self, one: ClaimView, two: ClaimView) -> list[ClaimView]:
        """The claims of an article between two of its claims."""
        return self.views[one.number + 1 : two.number]

    def one_voice(self, one: ClaimView, two: ClaimView) -> bool:
        """Whether two claims come from one source, by itself or by its entity."""
        first, second = self.entity_of(one.origin), self.entity_of(two.origin)
        return one.origin == two.origin or (bool(first) and first == second)

    def different(self, one: frozenset[str], two: frozenset[str]) -> bool:
        """Whether two sets of keys surely stand for others: none is shared, nor a telling word of
        their names («القوات الموالية»، «الجيش الموالي»)."""
        if not one or not two or one & two:
            return False
        first, second = (self._telling(keys) for keys in (one, two))
        return first.isdisjoint(second)

    def _telling(self, keys: frozenset[str]) -> frozenset[str]:
        words = fold_word(self.named(keys)).split()
        return frozenset(light_stem(word.strip("،")) for word in words) - _FORCES

    def is_entity(self, key: str) -> bool:
        """Whether a key is an entity's, not words."""
        return key in self._names

    def named(self, keys: frozenset[str]) -> str:
        """The names of what keys stand for, for a person to read."""
        return "، ".join(sorted(self._name_of(key) for key in keys))

    def _name_of(self, key: str) -> str:
        return self._names.get(key) or self._written.get(key) or self.texts.get(key, key)

    def alike(self, one: ClaimView, two: ClaimView) -> bool:
        """Whether two claims have half of the words (stems) of the shorter in common."""
        return 2 * len(one.stems & two.stems) >= min(len(one.stems), len(two.stems))

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
