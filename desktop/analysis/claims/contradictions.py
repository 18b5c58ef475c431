"""Contradictions: events that cannot both be so, and denials."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.analysis.claims.claim_view import ClaimView, light_stem
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.conflict_words import ConflictWords, has_phrase
from desktop.analysis.claims.denials import Denials
from desktop.analysis.claims.oppositions import Oppositions
from desktop.analysis.model import Event
from desktop.analysis.reasons import reason
from desktop.analysis.text.fold import fold_word

# Types that a place can only undergo once at a time.
_HELD = ("control_change", "advance", "siege")


class Contradictions:
    """Finds contradictions between two claims of different origins. Of several ``articles`` only
    those count that no second happening at the place explains."""

    def __init__(self, comparison: Comparison, words: ConflictWords, *, articles: int = 1) -> None:
        self.comparison = comparison
        self.words = words
        self.across = articles > 1
        self.denials = Denials(comparison, words, across=self.across)
        self.oppositions = Oppositions(comparison, words, across=self.across)

    def between(self, one: ClaimView, two: ClaimView) -> str | None:
        """Why two claims contradict each other, or None."""
        if one.origin == two.origin or "opines" in (one.claim.stance, two.claim.stance):
            return None
        return next(self._reasons(one, two), None)

    def _reasons(self, one: ClaimView, two: ClaimView) -> Iterator[str]:
        denials = [self.denials.is_denial(view) for view in (one, two)]
        if denials[0] != denials[1]:
            said, denied = (two, one) if denials[0] else (one, two)
            denied_as = self.denials.of(said, denied)
            if denied_as is not None:
                yield denied_as
            return
        yield from self.oppositions.reasons(one, two)
        yield from self._negated(one, two)
        if self.denials.is_none_of(one, two):
            texts = self.comparison.texts
            first, second = texts[one.origin], texts[two.origin]
            yield reason("denied_thing", first=first, second=second, what=two.claim.text)

    def _negated(self, one: ClaimView, two: ClaimView) -> Iterator[str]:
        """One tells an event, another that it was not («لم يسقط قتلى»)."""
        texts = self.comparison.texts
        for a in one.events:
            for b in two.events:
                if not self._is_negation(one, a, two, b):
                    continue
                said, denied = (two, one) if a.polarity == "negated" else (one, two)
                if has_phrase(self.words.habits, said.folds):
                    continue  # «معظم الضربات أوقعت ضحايا» is of no one strike
                first_told, answer = (b, a) if a.polarity == "negated" else (a, b)
                spared = self.comparison.undergone_by(answer) or denied.folds
                if self.words.are_others(self.comparison.undergone_by(first_told), spared):
                    continue  # «قُتل قيادي» and «لم يسقط مدنيون» are both so
                if self.denials.tells_another(said, denied):
                    continue
                if self.comparison.one_event(a, b) or self.denials.is_answer(
                    said, first_told, denied, answer
                ):
                    what = first_told.trigger.text
                    first, second = texts[said.origin], texts[denied.origin]
                    yield reason("denied_event", first=first, second=second, what=what)

    def _is_negation(self, one: ClaimView, a: Event, two: ClaimView, b: Event) -> bool:
        """Whether one claim only negates what the other tells («لم يسقط قتلى»)."""
        if a.type != b.type or a.polarity == b.polarity:
            return False
        if self.across and a.type not in _HELD:
            return False
        negating, event = (one, a) if a.polarity == "negated" else (two, b)
        if has_phrase(self.words.further, negating.folds) or self._is_limit(negating, event):
            return False
        return all(e.polarity == "negated" for e in negating.events if e.type == a.type)

    def _is_limit(self, view: ClaimView, event: Event) -> bool:
        """«لم تتجاوز 20 في المئة» tells a number; it negates nothing."""
        measures = light_stem(fold_word(event.trigger.text)) in self.words.measures
        return measures and bool(view.quantities)
