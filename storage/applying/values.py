"""Times and numbers that a person corrected, applied. Pure.

The value of such a judgement is an interval: ``2017-11-01/2017-11-30`` or ``3/5``; ``..`` is an
open end; a single value is both ends; an empty value means that the words are no time, or no
number.
"""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.model import Analysis, Quantity, Timex
from storage.applying.anchored import nearest, span
from storage.judgements import Judgement

OPEN = ".."


def correct_time(analysis: Analysis, judgement: Judgement) -> Analysis:
    """The time at the anchor has the interval that was said; where none was found, there is one."""
    place = span(analysis, judgement)
    if place is None or judgement.value is None:
        return analysis
    found = nearest(analysis.times, place)
    times = tuple(timex for timex in analysis.times if timex is not found)
    if judgement.value:
        earliest, latest = (end if end != OPEN else None for end in _ends(judgement.value))
        start, end = (found.start, found.end) if found else place
        said = Timex(
            found.id if found else f"at{start}_{end}",
            start,
            end,
            analysis.document.text[start:end],
            "date" if earliest == latest else "period",
            earliest,
            latest,
            f"{earliest or OPEN}/{latest or OPEN}" if earliest != latest else earliest,
            "analyst",
        )
        times = tuple(sorted((*times, said), key=lambda timex: timex.start))
    return _without_lost_times(replace(analysis, times=times))


def correct_number(analysis: Analysis, judgement: Judgement) -> Analysis:
    """The number at the anchor has the bounds that were said; where none was, there is one."""
    place = span(analysis, judgement)
    if place is None or judgement.value is None:
        return analysis
    found = nearest(analysis.quantities, place)
    quantities = tuple(one for one in analysis.quantities if one is not found)
    if judgement.value:
        try:
            low, high = (None if end == OPEN else float(end) for end in _ends(judgement.value))
        except ValueError:
            return analysis
        start, end = place
        blank = Quantity(
            f"aq{start}_{end}", start, end, analysis.document.text[start:end], None, None,
            approximate=False, what=None, unit=None,
        )  # fmt: skip
        said = replace(found or blank, low=low, high=high, approximate=False)
        quantities = tuple(sorted((*quantities, said), key=lambda one: one.start))
    return _without_lost_numbers(replace(analysis, quantities=quantities))


def _ends(value: str) -> tuple[str, str]:
    first, slash, last = value.partition("/")
    return first, last if slash else first


def _without_lost_times(analysis: Analysis) -> Analysis:
    known = {timex.id for timex in analysis.times}
    events = tuple(
        replace(
            event,
            time=event.time if event.time in known else None,
            arguments=tuple(a for a in event.arguments if a.time is None or a.time in known),
        )
        for event in analysis.events
    )
    return replace(analysis, events=events)


def _without_lost_numbers(analysis: Analysis) -> Analysis:
    known = {quantity.id for quantity in analysis.quantities}
    events = tuple(
        replace(
            event,
            arguments=tuple(
                a for a in event.arguments if a.quantity is None or a.quantity in known
            ),
        )
        for event in analysis.events
    )
    return replace(analysis, events=events)
