"""The number that an event of killing or wounding counts, where one number is told of both."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from desktop.analysis.model import Event, Quantity

FATES = frozenset({"killing", "injury"})
_AND = 4
"""Characters of « و» and « أو » at most, between two words that have one number together."""


def number_of(
    event: Event, events: Iterable[Event], quantities: Mapping[str, Quantity]
) -> Quantity | None:
    """How many an event counts; parts of a number («بينهم») stand behind it.

    Args:
        events: those that may count the same, this one among them.
        quantities: of the article, by their ids.
    """
    own = _counts(event, quantities)
    if event.type not in FATES:
        return next(iter(own), None)
    harmful = [each for each in events if each.type in FATES] if own else []
    for quantity in own:
        sharing = [each for each in harmful if quantity in _counts(each, quantities)]
        if _owner(quantity, sharing) is event:
            return quantity
    return None


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
    them, and the first is no verb whose ending tells that its subject stands before it."""
    if len(before) < 2:
        return False
    first, second = (event.trigger for event in before[-2:])
    return second.start - first.end <= _AND and not first.text.endswith("وا")
