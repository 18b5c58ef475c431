"""The number that an event of killing or wounding counts, where one number is told of both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from desktop.analysis.model import Event, Quantity
from desktop.analysis.text.fold import fold_word

FATES = frozenset({"killing", "injury"})
_AND = 4
"""Characters of « و» and « أو » at most, between two words that have one number together."""
_BETWEEN = "بين"
_NEAR = 40
"""Characters at most from a number to «بين قتيل وجريح»."""
_SINGULAR_FROM = 11
"""From this number on what is counted stands in the singular, and in the accusative."""


def number_of(
    event: Event, events: Iterable[Event], quantities: Mapping[str, Quantity]
) -> Quantity | None:
    """How many an event counts; parts of a number («بينهم») stand behind it.

    Args:
        events: those that may count the same or stand beside it, this one among them.
        quantities: of the article, by their ids.
    """
    own = _counts(event, quantities)
    if event.type not in FATES:
        return next(iter(own), None)
    harmful = [each for each in events if each.type in FATES] if own else []
    for quantity in own:
        if any(_counted_as_both(quantity, *pair) for pair in _joined(harmful)):
            continue
        sharing = [each for each in harmful if quantity in _counts(each, quantities)]
        if _owner(quantity, sharing) is event:
            return quantity
    return None


def told_together(
    events: Iterable[Event], quantities: Iterable[Quantity], text: str
) -> Iterator[tuple[Event, Quantity]]:
    """Numbers of the killed and the wounded together, each with the first of its two events:
    «مقتل وإصابة 7», «7 بين قتيل وجريح», «15 قتيلاً وجريحاً».

    Args:
        events, quantities: of one claim.
        text: of its article.
    """
    numbers = list(quantities)
    for pair in _joined(events):
        known = {quantity.id: quantity for quantity in numbers}
        shared = [q for q in _counts(pair[0], known) if q in _counts(pair[1], known)]
        both = [q for q in shared if pair[1].trigger.end <= q.start and _of_both(pair)]
        both += [q for q in numbers if _counted_as_both(q, *pair)]
        both += _divided(pair[0], numbers, text)
        yield from ((pair[0], quantity) for quantity in both[:1])


def _joined(events: Iterable[Event]) -> Iterator[tuple[Event, Event]]:
    """A word of killing and one of wounding between which nothing but «and» is."""
    harmful = sorted(
        (each for each in events if each.type in FATES), key=lambda each: each.trigger.start
    )
    for one, other in pairwise(harmful):
        apart = other.trigger.start - one.trigger.end
        if one.type != other.type and 0 < apart <= _AND:
            yield one, other


def _counted_as_both(quantity: Quantity, one: Event, other: Event) -> bool:
    """Whether a number counts two nouns at once, both as the number asks for them: «15 قتيلاً
    وجريحاً»; «3 قتلى وجريح» is three and one."""
    inside = quantity.start < one.trigger.start and one.trigger.end == quantity.end
    ends = (fold_word(each.trigger.text).endswith("ا") for each in (one, other))
    return inside and (quantity.low or 0) >= _SINGULAR_FROM and all(ends)


def _divided(first: Event, quantities: Sequence[Quantity], text: str) -> list[Quantity]:
    """The number of people who are «between» killed and wounded: the last before."""
    word = text[max(first.trigger.start - _NEAR, 0) : first.trigger.start].split()[-1:]
    if word != [_BETWEEN]:
        return []
    people = [q for q in quantities if q.end <= first.trigger.start and q.counts is not None]
    return [q for q in people[-1:] if first.trigger.start - q.end <= _NEAR]


def _counts(event: Event, quantities: Mapping[str, Quantity]) -> list[Quantity]:
    counts = (quantities.get(a.quantity or "") for a in event.arguments if a.role == "count")
    return [quantity for quantity in counts if quantity is not None]


def _owner(quantity: Quantity, sharing: Sequence[Event]) -> Event | None:
    """Whose number it is where several events have it: that of the last word before it («قُتلوا
    وأصيب 13»), else of the first behind it. «مقتل وإصابة 13» tells how many of neither."""
    if len({event.type for event in sharing}) < 2:
        return sharing[0]
    before = sorted(
        (event for event in sharing if event.trigger.end <= quantity.start),
        key=lambda event: event.trigger.start,
    )
    if not before:
        return min(sharing, key=lambda event: event.trigger.start)
    return None if _of_both(before) else before[-1]


def _of_both(before: Sequence[Event]) -> bool:
    """Whether the last two words before a number have it together: nothing but «and» is between
    them, and the first is no verb whose ending tells that its subject stands before it, and not of
    several words, of which one says who («سقوط ضحايا وإصابة 9»)."""
    if len(before) < 2:
        return False
    first, second = (event.trigger for event in before[-2:])
    complete = first.text.endswith("وا") or " " in first.text
    return second.start - first.end <= _AND and not complete
