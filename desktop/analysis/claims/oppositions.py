"""Opposed outcomes: two claims tell events, or states of things, that cannot both be so."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.claims.claim_view import ClaimView, light_stem
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.conflict_words import ConflictWords, OutcomeState
from desktop.analysis.model import Event
from desktop.analysis.reasons import reason
from resources.lexicons import Row

_UNREAL = ("attempted", "planned")
# A claim answers what was told at most so many claims away.
_ANSWER = 2
# States of things are compared within so many claims.
_NEIGHBOURS = 6
# What fails where nothing is taken.
_ASSAULTS = frozenset({"attack", "advance", "clash", "strike"})
# What two that accuse each other accuse each other of.
_CHARGES = frozenset({"attack", "strike", "bombing", "killing", "destruction", "clash"})
_Sides = frozenset[str]


class Oppositions:
    """Of several articles only those count that no second happening at the place explains."""

    def __init__(self, comparison: Comparison, words: ConflictWords, *, across: bool) -> None:
        self.comparison = comparison
        self.words = words
        self.across = across
        self._opposing: dict[tuple[str, str], list[tuple[Row, bool]]] = {}
        for row in words.oppositions:
            types = row["first"], row["second"]
            for one, two, turned in ((*types, False), (*types[::-1], True)):
                self._opposing.setdefault((one, two), []).append((row, turned))

    def reasons(self, one: ClaimView, two: ClaimView) -> Iterator[str]:
        """Why two claims cannot both be so. What a speaker says in the headline, the text tells."""
        if any(a.attributed and a.headline and not b.headline for a, b in ((one, two), (two, one))):
            return
        for first in one.events:
            for second in two.events:
                for row, turned in self._opposing.get((first.type, second.type), ()):
                    a, b = (second, first) if turned else (first, second)
                    x, y = (two, one) if turned else (one, two)
                    found = self._opposed(x, a, y, b, row)
                    if found is not None:
                        yield self._why(row["reason"], x, y, **found)
        if not self.across:
            yield from self._states(one, two)
            yield from self._states(two, one)
            yield from self._turned_out(one, two)
            yield from self._turned_out(two, one)
            yield from self._blamed(one, two)

    def _opposed(
        self, x: ClaimView, a: Event, y: ClaimView, b: Event, row: Row
    ) -> dict[str, str] | None:
        comparison = self.comparison
        if "negated" in (a.polarity, b.polarity) or a.modality in _UNREAL or b.modality in _UNREAL:
            return None
        if not comparison.same_time(a, b):
            return None
        actors, others = self._sides(x, a), self._sides(y, b)
        same = actors & others
        if row["actors"] == "different" and not comparison.different(actors, others):
            return None
        if row["actors"] == "same" and not same:
            return None
        if row["share"] == "target":
            # Of a body's many, some are killed and others taken.
            shared = comparison.targets(a) & comparison.targets(b) & comparison.named_persons
        else:
            shared = self._shared_place(x, a, y, b, same)
        if row["actors"] == "same" and comparison.fillers(b, "destination"):
            shared &= comparison.fillers(b, "origin")  # who comes to a place has not left it
        if not shared:
            return None
        return {
            "actor": comparison.named(actors),
            "other": comparison.named(others),
            "place": comparison.named(shared),
            "target": comparison.named(shared),
        }

    def _shared_place(
        self, x: ClaimView, a: Event, y: ClaimView, b: Event, same: _Sides
    ) -> frozenset[str]:
        """What two events have in common as their place; where one tells none, that of the other,
        when it stands near."""
        comparison = self.comparison
        if self.across:
            return comparison.small_places(comparison.places(a) & comparison.places(b))
        near = abs(x.number - y.number) <= _ANSWER
        first, second = comparison.places(a), comparison.places(b)
        if near and not first & second:
            first, second = comparison.where(x, a), comparison.where(y, b)
        if first & second:
            return first & second
        if near and not second and comparison.named_in(first, y):
            return comparison.named_in(first, y)
        if near and not second and comparison.called_in(first, y):
            return comparison.called_in(first, y)
        known = comparison.named_entities
        if same and second.isdisjoint(known):
            return comparison.places(a)
        if b.type == "repel" and near and self._points_back(y) and second.isdisjoint(known):
            return first & known or first
        return frozenset()

    def _sides(self, view: ClaimView, event: Event) -> _Sides:
        """Who acts; «قواته» in somebody's words are the speaker's."""
        comparison = self.comparison
        speaker = comparison.entity_of(view.origin) or view.origin
        return frozenset(
            key if comparison.is_entity(key) or light_stem(key) not in self.words.own_forces
            else speaker
            for key in comparison.actors(event)
        )  # fmt: skip

    def _points_back(self, view: ClaimView) -> bool:
        """Whether a claim that an attack was beaten off is about one that was told."""
        told = any(event.type == "attack" for event in view.events)
        return not told or not view.words.isdisjoint(self.words.happenings)

    def _states(self, told: ClaimView, view: ClaimView) -> Iterator[str]:
        """«لا يزال محتجزاً» against «أُفرج عنه»."""
        if abs(told.number - view.number) > _NEIGHBOURS:
            return
        for state in self.words.states_in(view.folds):
            for event in told.events:
                opposed = event.type in state.opposes and event.polarity == "affirmed"
                if not opposed or event.modality in _UNREAL:
                    continue
                shared = self._in_common(told, event, view, state)
                if shared:
                    what = self.comparison.named(shared)
                    yield self._why(state.reason, told, view, what=what)

    def _in_common(
        self, told: ClaimView, event: Event, view: ClaimView, state: OutcomeState
    ) -> frozenset[str]:
        comparison = self.comparison
        if state.share == "person":
            return comparison.people(told) & comparison.people(view)
        if state.state == "failed" and view.types.isdisjoint(_ASSAULTS):
            return frozenset()
        if state.state == "kept" and self._sides(told, event) & view.entities:
            return frozenset()
        return comparison.where(told, event) & view.places

    def _turned_out(self, told: ClaimView, view: ClaimView) -> Iterator[str]:
        """«المفاوضات نجحت» against «المفاوضات فشلت»."""
        if abs(told.number - view.number) > _ANSWER or self.comparison.elsewhere(told, view):
            return
        about = told.stems & view.stems - self.words.measures - self.words.particles
        of_one = about or told.places & view.places or told.types & view.types
        beside = abs(told.number - view.number) == 1 and told.attributed and view.attributed
        known = {state.state for state in self.words.states_in(told.folds)}
        for state in self.words.states_in(view.folds):
            shared = of_one or (state.share == "nothing" and beside)
            if shared and not known.isdisjoint(state.opposes):
                yield self._why("turned_out", told, view, what=view.claim.text)

    def _blamed(self, one: ClaimView, two: ClaimView) -> Iterator[str]:
        """Two sides that lay the same deed at another's door."""
        comparison = self.comparison
        if not one.claim.stance == two.claim.stance == "alleges":
            return
        if abs(one.number - two.number) > _ANSWER or comparison.elsewhere(one, two):
            return
        for a in one.events:
            for b in two.events:
                if a.type not in _CHARGES or a.type != b.type or not comparison.same_time(a, b):
                    continue
                actors, others = comparison.actors(a), comparison.actors(b)
                if comparison.different(actors, others):
                    named = {"actor": comparison.named(actors), "other": comparison.named(others)}
                    yield self._why("blamed_each", one, two, **named, what=a.trigger.text)

    def _why(self, code: str, first: ClaimView, second: ClaimView, **values: str) -> str:
        texts = self.comparison.texts
        return reason(code, first=texts[first.origin], second=texts[second.origin], **values)
