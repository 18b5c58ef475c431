"""Tolls: how many one happening killed or wounded, whatever the noun that is counted («مدنيين»).

The later claim points back at the happening («الهجوم أوقع …») or names the same places.
"""

from __future__ import annotations

from desktop.analysis.claims.claim_view import ClaimView, light_stem
from desktop.analysis.claims.comparison import Comparison
from desktop.analysis.model import Quantity
from desktop.analysis.text.fold import fold_word

# A claim refers to what was told at most so many claims before.
_NEIGHBOURS = 4
# A number counts in the event whose trigger is so near (characters).
_REACH = 30
_DEAD = frozenset(light_stem(fold_word(noun)) for noun in ("قتيل", "شهيد", "ضحية", "جثة"))
_FIGHTERS = frozenset(
    light_stem(fold_word(noun))
    for noun in ("مسلح", "مقاتل", "جندي", "عنصر", "ضابط", "عسكري", "إرهابي", "شرطي", "قيادي")
)
_HURT = frozenset(light_stem(fold_word(noun)) for noun in ("جريح", "مصاب", "إصابة"))
# Parts of a toll are not the toll.
_PARTS = frozenset({"طفل", "امراه", "سيده", "رضيع", "طفله", "مسعف", "صحفي", "نساء"})
_PART = frozenset({"بينهم", "بينها", "منهم", "منها", "بينهن", "احدهم", "ضمنهم"})


def told_again(
    comparison: Comparison, one: ClaimView, two: ClaimView, happenings: frozenset[str]
) -> bool:
    """Whether two claims of an article tell of one happening.

    Args:
        one: the earlier claim.
        happenings: definite nouns that point back at what was told.
    """
    near = 0 < two.number - one.number <= _NEIGHBOURS
    points_back = near and two.places <= one.places and not two.words.isdisjoint(happenings)
    placed = bool(one.places) and one.places == two.places
    return (points_back or placed) and comparison.one_time(one, two)


def differing_toll(
    comparison: Comparison, one: ClaimView, two: ClaimView
) -> tuple[Quantity, Quantity] | None:
    """Two numbers of people that one happening killed, or wounded, in two claims that tell of it;
    None where they agree."""
    first, second = _toll(comparison, one), _toll(comparison, two)
    for kind in ("killing", "injury"):
        a, b = first.get(kind), second.get(kind)
        if a is None or b is None or not _same_people(a, b):
            continue
        if (a.low, a.high) != (b.low, b.high):
            return None if a.approximate or b.approximate else (a, b)
    return None


def _same_people(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers count the same people: «قتلى» are anybody, soldiers are no gunmen and
    neither are civilians."""
    kinds = [_people(quantity) for quantity in (a, b)]
    return "anybody" in kinds or kinds[0] == kinds[1]


def _people(quantity: Quantity) -> str:
    what = light_stem(fold_word(quantity.what or ""))
    if what in _DEAD or what in _HURT:
        return "anybody"
    return what if what in _FIGHTERS else "civilians"


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
