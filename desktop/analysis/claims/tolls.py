"""Tolls: how many one happening killed or wounded, whatever the noun that is counted («مدنيين»).

The later claim points back at the happening («الهجوم أوقع …») or names the same places.
"""

from __future__ import annotations

from desktop.analysis.claims.comparison import ClaimView, Comparison, light_stem
from desktop.analysis.model import Quantity
from desktop.analysis.text.fold import fold_word

# A claim refers to what was told at most so many claims before.
_NEIGHBOURS = 4
# A number counts in the event whose trigger is so near (characters).
_REACH = 30
_DEAD = frozenset(light_stem(fold_word(noun)) for noun in ("قتيل", "شهيد", "ضحية", "جثة"))
_HURT = frozenset(light_stem(fold_word(noun)) for noun in ("جريح", "مصاب", "إصابة"))
# Parts of a toll are not the toll.
_PARTS = frozenset({"طفل", "امراه", "سيده", "رضيع", "طفله", "مسعف", "صحفي", "نساء"})
_PART = frozenset({"بينهم", "بينها", "منهم", "منها", "بينهن", "احدهم", "ضمنهم"})


def differing_toll(
    comparison: Comparison, one: ClaimView, two: ClaimView, happenings: frozenset[str]
) -> tuple[Quantity, Quantity] | None:
    """Two numbers of people that one happening killed, or wounded, in two claims; None where they
    agree or nothing says that the happening is one.

    Args:
        one: the earlier claim.
        happenings: definite nouns that point back at what was told.
    """
    near = 0 < two.number - one.number <= _NEIGHBOURS
    points_back = near and two.places <= one.places and not two.words.isdisjoint(happenings)
    placed = bool(one.places) and one.places == two.places
    if not (points_back or placed) or not comparison.one_time(one, two):
        return None
    first, second = _toll(comparison, one), _toll(comparison, two)
    for kind in ("killing", "injury"):
        a, b = first.get(kind), second.get(kind)
        if a is not None and b is not None and (a.low, a.high) != (b.low, b.high):
            return None if a.approximate or b.approximate else (a, b)
    return None


def _toll(comparison: Comparison, view: ClaimView) -> dict[str, Quantity]:
    """The first number of killed and of wounded in a claim, parts of either left aside."""
    found: dict[str, Quantity] = {}
    for quantity in view.quantities:
        part = comparison.preceded_by(quantity, _PART)
        kind = _harm(view, quantity)
        if kind in ("killing", "injury") and not part:
            found.setdefault(kind, quantity)
    return found


def _harm(view: ClaimView, quantity: Quantity) -> str:
    """What befell those counted, by their noun or the event beside it; "" when nothing tells."""
    what = fold_word(quantity.what or "")
    if light_stem(what) in _DEAD:
        return "killing"
    if light_stem(what) in _HURT:
        return "injury"
    event = view.nearest_event(quantity.start, _REACH)
    if quantity.counts is None or what in _PARTS or event is None or event.polarity == "negated":
        return ""
    return event.type
