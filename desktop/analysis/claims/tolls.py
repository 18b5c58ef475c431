"""Tolls: how many one happening killed, wounded or took, whatever the noun counted («مدنيين»).

The later claim points back at the happening («الهجوم أوقع …»), names the same places, or is a bare
figure right behind the toll that it corrects («وقدّرت المنظمة عدد القتلى بتسعة»).
"""

from __future__ import annotations

from collections.abc import Mapping

from desktop.analysis.claims.claim_view import VAGUE_TYPES, ClaimView, light_stem
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.conflict_words import ConflictWords, has_phrase
from desktop.analysis.model import Quantity
from desktop.analysis.quantities.casualties import Fate
from desktop.analysis.text.fold import fold_word

# A claim refers to what was told at most so many claims before; a bare figure, to what was just
# told.
_NEIGHBOURS = 4
_JUST_TOLD = 2
# A number counts in the event whose trigger is so near (characters).
_REACH = 30
# Those who receive the dead and wounded speak at most so many claims behind the news.
_MEDICS = 6
_CAUSES = frozenset({"attack", "strike", "bombing", "clash", "weather", "protest"})
# Approximate numbers that differ by no more than this share of the greater agree.
_ABOUT = 0.25
_FATES: Mapping[str, Fate] = {
    "killing": "killed", "injury": "wounded", "arrest": "captured", "capture": "captured",
}  # fmt: skip
_FREED = frozenset({"release", "transfer"})
# Parts of a toll are not the toll.
_PARTS = frozenset({"طفل", "امراه", "سيده", "رضيع", "طفله", "مسعف", "صحفي", "نساء"})
# «بينهم خمسة أطفال»: a part of those counted before.
_PART = frozenset({"بينهم", "بينها", "منهم", "منها", "بينهن", "احدهم", "ضمنهم"})
_Toll = tuple[Quantity, Quantity]


class Tolls:
    """Compares what claims tell of casualties."""

    def __init__(self, comparison: Comparison, words: ConflictWords) -> None:
        self.comparison = comparison
        self.words = words

    def of_one_happening(self, one: ClaimView, two: ClaimView) -> _Toll | None:
        """Two numbers of what one happening did, in two claims of an article that tell of it
        (``one`` the earlier); None where they agree."""
        if one.background != two.background or has_phrase(self.words.update, two.folds):
            return None
        if not self.comparison.one_time(one, two):
            return None
        if not self.words.of_one_scope(one.folds, two.folds):
            return None
        back = self._points_back(one, two)
        placed = bool(one.places and one.places == two.places) or self._one_scene(one, two)
        told = self._is_bare(one, two) or self._is_of_medics(one, two)
        if not back and not placed and not told:
            return None
        toll = self.differing(one, two, rivals=back and two.claim.stance == "alleges")
        if toll is None or (one.headline != two.headline and toll[0].low == toll[1].low):
            return None  # a headline leaves out «at least»
        return toll

    def differing(self, one: ClaimView, two: ClaimView, *, rivals: bool = False) -> _Toll | None:
        """Two numbers of people that were killed, wounded or taken; None where they agree.
        ``rivals``: the claims tell of other victims of the same («مدنيين», «مسلحين»)."""
        first, second = self._toll(one), self._toll(two)
        for fate in first:
            if fate not in second or _agree(first[fate], second[fate]):
                continue
            a, b = first[fate][0], second[fate][0]
            if rivals or self._same_people(a, b):
                return None if _may_agree(a, b) else (a, b)
        return None

    def _one_scene(self, one: ClaimView, two: ClaimView) -> bool:
        """Whether both claims tell of one kind of harm at one place, known or only named."""
        near = 0 < two.number - one.number <= _JUST_TOLD
        if not near or not self.comparison.outside(two) <= one.places:
            return False
        return any(
            a.type == b.type and a.type in _FATES
            and self.comparison.places(a) & self.comparison.places(b)
            for a in one.events
            for b in two.events
        )  # fmt: skip

    def _points_back(self, one: ClaimView, two: ClaimView) -> bool:
        near = 0 < two.number - one.number <= _NEIGHBOURS
        nowhere_else = two.places & self.comparison.named_entities <= one.places
        return near and nowhere_else and not two.words.isdisjoint(self.words.happenings)

    def _is_bare(self, one: ClaimView, two: ClaimView) -> bool:
        """Whether a claim tells a figure only: not where, not when, nor who did it."""
        if not 0 < two.number - one.number <= _JUST_TOLD or two.times:
            return False
        if two.places & self.comparison.named_entities or two.types - set(_FATES):
            return False
        return not any(self.comparison.actors(e) for e in two.events if e.type not in VAGUE_TYPES)

    def _is_of_medics(self, one: ClaimView, two: ClaimView) -> bool:
        """Whether those who receive the dead and wounded tell how many an event told before had:
        they name no other place than where they lie, and no other deed."""
        near = 0 < two.number - one.number <= _MEDICS
        if not near or two.times or not (one.attributed and two.attributed):
            return False
        source = fold_word(self.comparison.texts[two.origin]).split()
        if self.words.medics.isdisjoint(map(light_stem, source)):
            return False
        elsewhere = self.comparison.outside(two) - one.places - one.around
        return not elsewhere and two.types & _CAUSES <= one.types

    def _same_people(self, a: Quantity, b: Quantity) -> bool:
        """Whether two numbers count the same people: «قتلى» are anybody, soldiers are no gunmen and
        neither are civilians."""
        kinds = [self._people(quantity) for quantity in (a, b)]
        return "anybody" in kinds or kinds[0] == kinds[1]

    def _people(self, quantity: Quantity) -> str:
        told = self.comparison.casualties.get(quantity.id)
        if quantity.what is None or (told is not None and told.status is None):
            return "anybody"
        fighter = told is not None and told.status == "fighter"
        return light_stem(fold_word(quantity.what)) if fighter else "civilians"

    def _toll(self, view: ClaimView) -> dict[Fate, list[Quantity]]:
        """The numbers of each fate in a claim, parts of others left aside."""
        found: dict[Fate, list[Quantity]] = {}
        for quantity in view.quantities:
            fate = self._fate(view, quantity)
            if fate is not None:
                found.setdefault(fate, []).append(quantity)
        return found

    def _fate(self, view: ClaimView, quantity: Quantity) -> Fate | None:
        """What befell those counted, by their noun, the words before or the event beside them."""
        if self.comparison.of_both(quantity):
            return None
        event = view.nearest_event(quantity.start, _REACH)
        if event is not None and (event.polarity == "negated" or event.type in _FREED):
            return None
        told = self.comparison.casualties.get(quantity.id)
        if told is not None:
            return told.fate if told.part_of is None and not self._is_part(quantity) else None
        counted = self.comparison.counted(view, quantity)
        if quantity.what is None and counted in self.words.fates:
            return self.words.fates[counted]
        people = quantity.counts is not None and quantity.unit is None
        if event is None or not people or self._is_part(quantity):
            return None
        return _FATES.get(event.type)

    def _is_part(self, quantity: Quantity) -> bool:
        part = self.comparison.preceded_by(quantity, _PART)
        return part or fold_word(quantity.what or "") in _PARTS


def _agree(one: list[Quantity], two: list[Quantity]) -> bool:
    """Whether two claims give a number of one fate alike, or one the sum of the other's."""
    told, others = ({(q.low, q.high) for q in numbers} for numbers in (one, two))
    return not told.isdisjoint(others) or _sum(one) in others or _sum(two) in told


def _may_agree(a: Quantity, b: Quantity) -> bool:
    """Whether an approximate number can be the other."""
    if not (a.approximate or b.approximate) or a.low is None or b.low is None:
        return a.approximate or b.approximate
    return abs(a.low - b.low) <= _ABOUT * max(a.low, b.low)


def _sum(numbers: list[Quantity]) -> tuple[float | None, float | None]:
    return (
        sum(q.low or 0 for q in numbers),
        None if any(q.high is None for q in numbers) else sum(q.high or 0 for q in numbers),
    )
