"""Contradictions: events that cannot both be so, and denials."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.claims.claim_view import ClaimView
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.model import Event
from desktop.analysis.reasons import reason
from resources.lexicons import Row

_SAME_WORDS = 2.2
# An answer stands at most so many claims behind what it answers.
_ANSWER = 4
# Types that a place can only undergo once at a time.
_HELD = ("control_change", "advance", "siege")
_UNREAL = ("attempted", "planned")


class Contradictions:
    """Finds contradictions between two claims of different origins. Of several ``articles`` only
    those count that no second happening at the place explains."""

    def __init__(
        self,
        comparison: Comparison,
        oppositions: tuple[Row, ...],
        own_part: frozenset[str],
        *,
        articles: int = 1,
    ) -> None:
        self.comparison = comparison
        self._opposing: dict[tuple[str, str], list[tuple[Row, bool]]] = {}
        for row in oppositions:
            types = row["first"], row["second"]
            for one, two, turned in ((*types, False), (*types[::-1], True)):
                self._opposing.setdefault((one, two), []).append((row, turned))
        self.own_part = own_part
        self.across = articles > 1

    def between(self, one: ClaimView, two: ClaimView) -> str | None:
        """Why two claims contradict each other, or None."""
        if one.origin == two.origin or "opines" in (one.claim.stance, two.claim.stance):
            return None
        return next(self._reasons(one, two), None)

    def _reasons(self, one: ClaimView, two: ClaimView) -> Iterator[str]:
        for first in one.events:
            for second in two.events:
                for row, turned in self._opposing.get((first.type, second.type), ()):
                    a, b = (second, first) if turned else (first, second)
                    x, y = (two, one) if turned else (one, two)
                    found = self._opposed(a, b, row)
                    if found is not None:
                        yield self._why(row["reason"], x, y, **found)
        denied = self._denied(one, two)
        if denied is not None:
            yield denied

    def _opposed(self, a: Event, b: Event, row: Row) -> dict[str, str] | None:
        comparison = self.comparison
        if "negated" in (a.polarity, b.polarity) or a.modality in _UNREAL or b.modality in _UNREAL:
            return None
        if not comparison.same_time(a, b):
            return None
        actors, others = comparison.actors(a), comparison.actors(b)
        same = actors & others
        if row["actors"] == "different" and not comparison.different(actors, others):
            return None
        if row["actors"] == "same" and not same:
            return None
        if row["share"] == "target":
            shared = comparison.targets(a) & comparison.targets(b) & comparison.named_entities
        else:
            shared = comparison.places(a) & comparison.places(b)
            shared = comparison.small_places(shared) if self.across else shared
            unknown = not any(key in comparison.named_entities for key in comparison.places(b))
            if same and unknown:
                shared = shared or comparison.places(a)
        if not shared:
            return None
        return {
            "actor": comparison.named(actors),
            "other": comparison.named(others),
            "place": comparison.named(shared),
            "target": comparison.named(shared),
        }

    def _denied(self, one: ClaimView, two: ClaimView) -> str | None:
        """One says so, another denies it: by the stance of the claim, or by a negated event."""
        denials = [view.claim.stance == "denies" for view in (one, two)]
        if denials[0] != denials[1]:
            said, denied = (two, one) if denials[0] else (one, two)
            if self._answers(said, denied):
                return self._why("denied_part", said, denied, what=said.claim.text)
            same = self.comparison.likeness(said, denied) >= _SAME_WORDS
            if said.claim.start == denied.claim.start or same:
                return self._why("denied_words", said, denied, what=denied.claim.text)
            return self._same_event_denied(said, denied)
        for a in one.events:
            for b in two.events:
                if self._is_negation(one, a, two, b) and self._one_event(a, b):
                    said, denied = (two, one) if a.polarity == "negated" else (one, two)
                    what = (b if a.polarity == "negated" else a).trigger.text
                    return self._why("denied_event", said, denied, what=what)
        return None

    def _same_event_denied(self, said: ClaimView, denied: ClaimView) -> str | None:
        """«نفى … سيطرة الجيش على البلدة»: the event itself, of the same side, is denied."""
        comparison = self.comparison
        for a in said.events:
            for b in denied.events:
                if a.type != b.type or a.polarity == "negated" or not self._one_event(a, b):
                    continue
                actors, others = comparison.actors(a), comparison.actors(b)
                same = actors & others or comparison.targets(a) & comparison.targets(b)
                if same or (b.type in _HELD and not (actors and others)):
                    return self._why("denied_event", said, denied, what=a.trigger.text)
        return None

    def _answers(self, said: ClaimView, denied: ClaimView) -> bool:
        """Whether somebody denies a part in what another told of them («نفت صلتها بالهجوم»)."""
        if not 0 < denied.number - said.number <= _ANSWER or denied.words.isdisjoint(self.own_part):
            return False
        return self.comparison.entity_of(denied.origin) in said.entities

    def _is_negation(self, one: ClaimView, a: Event, two: ClaimView, b: Event) -> bool:
        """Whether one claim only negates what the other tells («لم يسقط قتلى»)."""
        if a.type != b.type or a.polarity == b.polarity:
            return False
        if self.across and a.type not in _HELD:
            return False
        negating = one if a.polarity == "negated" else two
        return all(e.polarity == "negated" for e in negating.events if e.type == a.type)

    def _one_event(self, a: Event, b: Event) -> bool:
        comparison = self.comparison
        if not comparison.same_time(a, b) or a.type in ("other", "statement"):
            return False
        places, others = comparison.places(a), comparison.places(b)
        targets = comparison.targets(a) & comparison.targets(b)
        return bool(places & others) or (bool(targets) and not (places and others))

    def _why(self, code: str, first: ClaimView, second: ClaimView, **values: str) -> str:
        texts = self.comparison.texts
        return reason(code, first=texts[first.origin], second=texts[second.origin], **values)
