"""Discrepancies: the same thing counted differently by claims of different origins.

Reports are full of numbers of different happenings; two of them differ only where the claims tell
of one happening: no other place, no other time, the same kind of event, or the same words.
"""

from __future__ import annotations

import re

from desktop.analysis.claims.claim_view import VAGUE_TYPES, ClaimView, light_stem
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.claims.conflict_words import ConflictWords
from desktop.analysis.claims.tolls import Tolls
from desktop.analysis.model import Event, Quantity
from desktop.analysis.reasons import reason
from desktop.analysis.text.fold import fold_word

# An approximate number and another within this share of it agree.
_NEAR = 0.1
# Shares of words in common from which two claims are about one thing.
_RELATED = 0.25
_SAME_SUBJECT = 0.5
_SAME_WORDS = 0.5
# A claim refers to what was told at most so many claims before.
_NEIGHBOURS = 4
# A claim with so many numbers of one kind, or rates, is a list of figures.
_LIST = 2
_LIST_OF_RATES = 3
# A number counts in the event whose trigger is so near (characters).
_REACH = 45
_HARM = frozenset({"killing", "injury", "capture", "arrest", "release", "displacement"})
_NUMBER = "عدد"
# What money in an unknown currency is.
_SUM = "قيمة"
_CURRENCY = re.compile(r"[A-Z]{3}")
# «بينهم خمسة أطفال»: a part of those counted before.
_TO = frozenset({"الي"})
_PART = frozenset({"بينهم", "بينها", "منهم", "منها", "بينهن", "احدهم", "ضمنهم"})
# «النسبة الحقيقية تفوق …»: the figure that was just told.
_FIGURES = frozenset(
    {"المساحه", "النسبه", "العدد", "الحصيله", "الرقم", "المبلغ", "القيمه", "الكلفه", "التكلفه"}
)
# Lengths and durations of one kind are many in any text: units, and stems of what is counted.
_UNITS = ("km", "m", "h", "min", "s", "day", "year", "month", "week", "distance", "duration")
_TIMES = "يوم أيام ساعة ساعات شهر أشهر سنة سنوات عام أعوام دقيقة دقائق أسبوع أسابيع مرة مرات"
_UNCOMPARED = frozenset((*_UNITS, *(light_stem(fold_word(word)) for word in _TIMES.split())))


class Discrepancies:
    """Finds numbers in which two claims of an article differ."""

    def __init__(self, comparison: Comparison, words: ConflictWords, tolls: Tolls) -> None:
        self.comparison = comparison
        self.words = words
        self.tolls = tolls

    def between(self, one: ClaimView, two: ClaimView) -> str | None:
        """Why two claims differ in a number, or None; ``one`` is the earlier. They must not give a
        number of the same thing alike."""
        if self.comparison.one_voice(one, two) or "denies" in (one.claim.stance, two.claim.stance):
            return None
        toll = self.tolls.of_one_happening(one, two)
        if toll is not None:
            return numbers_differ(self.comparison, one, two, *toll)
        if one.background or two.background or not _related(one, two):
            return None
        if not self.words.of_one_scope(one.folds, two.folds):
            return None
        pairs = [
            (a, b)
            for a in one.quantities
            for b in two.quantities
            if _Pair(self.comparison, self.words, one, two, a, b).of_one_happening()
        ]
        if not pairs or any(_agree(a, b) for a, b in pairs):
            return None
        return numbers_differ(self.comparison, one, two, *pairs[0])


def numbers_differ(
    comparison: Comparison, one: ClaimView, two: ClaimView, a: Quantity, b: Quantity
) -> str:
    """The reason of a discrepancy."""
    texts = comparison.texts
    return reason(
        "numbers",
        first=texts[one.origin],
        second=texts[two.origin],
        number=a.text,
        other=b.text,
        what=a.what or b.what or a.unit or "",
    )


class _Pair:
    """Two numbers of the same thing in two claims, ``one`` the earlier."""

    def __init__(
        self,
        comparison: Comparison,
        words: ConflictWords,
        one: ClaimView,
        two: ClaimView,
        a: Quantity,
        b: Quantity,
    ) -> None:
        self.comparison = comparison
        self.words = words
        self.one, self.two, self.a, self.b = one, two, a, b
        self.near = abs(one.number - two.number) <= _NEIGHBOURS
        counted = frozenset(map(light_stem, fold_word(a.what or "").split()))
        self.common = (one.stems - counted) & (two.stems - counted)
        self.share = len(self.common) / (
            min(len(one.stems - counted), len(two.stems - counted)) or 1
        )

    def of_one_happening(self) -> bool:
        """Whether both count one thing of one happening."""
        if self.comparison.of_both(self.a) or self.comparison.of_both(self.b):
            return False
        if not _same_thing(self.a, self.b):
            if self._is_figure_of_it():
                return self.near
            if not self._counts_alike():
                return False
        return self._of_one_rate() if _is_rate(self.a) else self._of_one_count()

    def _of_one_rate(self) -> bool:
        if self._is_listed(_LIST_OF_RATES) or not self.near:
            return False
        return self._same_subject() or not self.two.words.isdisjoint(_FIGURES)

    def _of_one_count(self) -> bool:
        one_time = self.comparison.one_time(self.one, self.two)
        if not one_time or self._is_listed(_LIST) or not self._one_place():
            return False
        first = self.one.nearest_event(self.a.start, _REACH)
        second = self.two.nearest_event(self.b.start, _REACH)
        harms = {event.type for event in (first, second) if event is not None} & _HARM
        if self._is_of_anybody() and not self._same_harm(first, second):
            return False
        if self._is_estimate(first, second) or self._is_the_figure():
            return True
        if harms:
            return self._same_harm(first, second)
        return self._same_event() or (self.near and self.share >= _SAME_WORDS)

    def _counts_alike(self) -> bool:
        """«عدد الأسر … 5 آلاف» beside «8200 أسرة»."""
        counted = self.comparison.counted(self.one, self.a)
        alike = counted == self.comparison.counted(self.two, self.b)
        return bool(counted) and alike and self.a.unit is self.b.unit is None

    def _is_of_anybody(self) -> bool:
        """«13 شخصاً»: people of no kind are counted everywhere, of many things; of the same where
        the words are, or where nothing but their number is told."""
        if light_stem(fold_word(self.a.what or "")) not in self.words.anybody:
            return False
        counts = _NUMBER in self.comparison.words_before(self.two, self.b)
        return self.share < _RELATED and not counts

    def _is_figure_of_it(self) -> bool:
        """«المبلغ لا يتجاوز 80 ألفاً» behind a sum: a number alone, of what was just told."""
        alone = self.b.unit is None and self.b.what is None
        return alone and _is_rate(self.a) and not self.two.words.isdisjoint(_FIGURES)

    def _is_the_figure(self) -> bool:
        """«المساحة المتضررة لا تتجاوز 50 هكتاراً» behind «200 هكتار»."""
        return self.near and self.b.unit is not None and not self.two.words.isdisjoint(_FIGURES)

    def _is_estimate(self, first: Event | None, second: Event | None) -> bool:
        """Whether the later claim only says how many there are («أحصت الغرفة 8200 أسرة»)."""
        if not self.near or (first is not None and second is not None) or self.two.types:
            return False
        led = self.comparison.words_before(self.two, self.b)
        return _NUMBER in led or self.words.estimates(self.two.claim.cues)

    def _same_subject(self) -> bool:
        """Whether the words before two rates or sums say of the same thing how much it is; «لم
        تتجاوز 30 في المئة» is of what was just told."""
        if self._is_change(self.one, self.a) != self._is_change(self.two, self.b):
            return False
        bodies, others = (self.comparison.bodies(view) for view in (self.one, self.two))
        if bodies and others and bodies.isdisjoint(others):
            return False
        first, second = (
            self.comparison.words_before(view, quantity) - self.words.measures
            for view, quantity in ((self.one, self.a), (self.two, self.b))
        )
        if not second and self.two.number - self.one.number == 1:
            return not self.two.folds[0].startswith("ال")  # «السعر …، البالغ 90 دولاراً»
        common = first & second
        return bool(common) and len(common) >= _SAME_SUBJECT * min(len(first), len(second))

    def _is_change(self, view: ClaimView, quantity: Quantity) -> bool:
        """«هبوط … 50 بالمئة» is a change, «ارتفع إلى 50 بالمئة» a level."""
        changes = self.comparison.words_before(view, quantity) & self.words.changes
        return bool(changes) and not self.comparison.preceded_by(quantity, _TO)

    def _is_listed(self, most: int) -> bool:
        return any(
            sum(_same_thing(q, number) for q in view.quantities) >= most
            for view, number in ((self.one, self.a), (self.two, self.b))
        )

    def _same_harm(self, first: Event | None, second: Event | None) -> bool:
        if first is None or second is None or first.type != second.type:
            return False
        parts = (
            self.comparison.preceded_by(self.a, _PART),
            self.comparison.preceded_by(self.b, _PART),
        )
        placed = bool(self.one.places & self.two.places)
        return parts[0] == parts[1] and (placed or self.share >= _RELATED)

    def _one_place(self) -> bool:
        """No other place: the places of one are among the other's, or the later claim names none
        and stands near."""
        first, second = self.one.places, self.two.places
        if first and second:
            return first <= second or second <= first
        return self.near and (not second or self.share >= _RELATED)

    def _same_event(self) -> bool:
        types = {event.type for event in self.one.events} - VAGUE_TYPES
        return not types.isdisjoint(event.type for event in self.two.events)


def _is_rate(quantity: Quantity) -> bool:
    """Money and percentages: any text has many, of many things."""
    if quantity.unit is None:
        return quantity.what == _SUM
    return quantity.unit == "%" or _CURRENCY.fullmatch(quantity.unit) is not None


def _related(one: ClaimView, two: ClaimView) -> bool:
    if one.types & two.types:
        return True
    return len(one.stems & two.stems) >= _RELATED * (min(len(one.stems), len(two.stems)) or 1)


def _same_thing(a: Quantity, b: Quantity) -> bool:
    if a.unit != b.unit or a.unit in _UNCOMPARED:
        return False
    if a.what and b.what:
        what = light_stem(fold_word(a.what))
        return what == light_stem(fold_word(b.what)) and what not in _UNCOMPARED
    return a.unit is not None and a.what == b.what


def _agree(a: Quantity, b: Quantity) -> bool:
    if (a.low, a.high) == (b.low, b.high):
        return True
    if not (a.approximate or b.approximate) or a.low is None or b.low is None:
        return False
    return abs(a.low - b.low) <= _NEAR * max(abs(a.low), abs(b.low))
