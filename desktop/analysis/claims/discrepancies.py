"""Discrepancies: the same thing counted differently by claims of different origins."""

from __future__ import annotations

import re

from desktop.analysis.claims.comparison import VAGUE_TYPES, ClaimView, Comparison, light_stem
from desktop.analysis.claims.reasons import reason
from desktop.analysis.model import Quantity
from desktop.analysis.text.fold import fold_word

# An approximate number and another within this share of it agree.
_NEAR = 0.1
_RELATED = 0.25
# A number counts in the event whose trigger is so near (characters).
_REACH = 45
_HARM = frozenset({"killing", "injury", "capture", "arrest", "release", "displacement"})
_MONEY = 0.4
_CURRENCY = re.compile(r"[A-Z]{3}")
# Lengths and durations of one kind are many in any text: units, and stems of what is counted.
_UNITS = ("km", "m", "h", "min", "s", "day", "year", "month", "week", "distance", "duration")
_TIMES = "يوم أيام ساعة ساعات شهر أشهر سنة سنوات عام أعوام دقيقة دقائق أسبوع أسابيع مرة مرات"
_UNCOMPARED = frozenset((*_UNITS, *(light_stem(fold_word(word)) for word in _TIMES.split())))


def discrepancy(comparison: Comparison, one: ClaimView, two: ClaimView) -> str | None:
    """Why two claims differ in a number, or None. They must tell of the same kind of event, or
    share words, and give no number of the same thing alike."""
    if one.origin == two.origin or not _related(one, two):
        return None
    pairs = [
        (a, b)
        for a in one.quantities
        for b in two.quantities
        if _same_thing(a, b) and _one_story(comparison, one, two, a, b)
    ]
    if not pairs or any(_agree(a, b) for a, b in pairs):
        return None
    a, b = pairs[0]
    texts = comparison.texts
    return reason(
        "numbers",
        first=texts[one.origin],
        second=texts[two.origin],
        number=a.text,
        other=b.text,
        what=a.what or a.unit or "",
    )


def _one_story(
    comparison: Comparison, one: ClaimView, two: ClaimView, a: Quantity, b: Quantity
) -> bool:
    """Whether two counts can be of one happening. People harmed are counted for many happenings in
    any report of war: these need one kind of harm and one place, or the same words. Sums of money
    need the same words."""
    shared = _shared(one, two, frozenset(map(light_stem, fold_word(a.what or "").split())))
    if _CURRENCY.fullmatch(a.unit or ""):
        return shared >= _MONEY
    first, second = one.nearest_event(a.start, _REACH), two.nearest_event(b.start, _REACH)
    harms = {event.type for event in (first, second) if event is not None} & _HARM
    if harms:
        same = first is not None and second is not None and first.type == second.type
        return same and (bool(one.places & two.places) or shared >= _RELATED)
    return _one_event(comparison, one, two) or shared >= _RELATED


def _one_event(comparison: Comparison, one: ClaimView, two: ClaimView) -> bool:
    """Whether the claims have events of one type that are not told of two places."""
    for first in one.events:
        for second in two.events:
            if first.type == second.type and first.type not in VAGUE_TYPES:
                places, others = comparison.places(first), comparison.places(second)
                if not places or not others or places & others:
                    return True
    return False


def _related(one: ClaimView, two: ClaimView) -> bool:
    return bool(one.types & two.types) or _shared(one, two, frozenset()) >= _RELATED


def _shared(one: ClaimView, two: ClaimView, counted: frozenset[str]) -> float:
    """The share of words in common, what is counted left aside."""
    first, second = one.stems - counted, two.stems - counted
    return len(first & second) / (min(len(first), len(second)) or 1)


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
