"""Where the numbers of a toll stand on its line. No Qt."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from desktop.analysis.claims.toll_ranges import OriginToll, TollRange

# A number is at least so far from the next one (part of the line), or it is left out.
_APART = 0.07
# Part of the line that is left free beyond the least and the most.
_MARGIN = 0.08


@dataclass(frozen=True, slots=True)
class Tick:
    """A number on the line: ``at`` 0 to 1 from the least; ``origins`` say it; ``labelled``: there
    is room for its number."""

    value: float
    at: float
    origins: int
    labelled: bool


@dataclass(frozen=True, slots=True)
class TollLine:
    """``start``, ``end``: the range on the line, 0 to 1; ``open``: it goes on beyond its end."""

    ticks: tuple[Tick, ...]
    start: float
    end: float
    open: bool


def lay_toll(toll: TollRange) -> TollLine:
    """The ticks of a toll by value; the least and the most always have their number."""
    span = toll.high - toll.low

    def place(value: float) -> float:
        return 0.5 if not span else _MARGIN + (value - toll.low) / span * (1 - 2 * _MARGIN)

    saying: dict[float, int] = defaultdict(int)
    for origin in toll.origins:
        for value in numbers_of(origin):
            saying[value] += 1
    values = sorted(saying)
    labelled = {values[0], values[-1]}
    last, end = place(values[0]), place(values[-1])
    for value in values[1:-1]:
        if place(value) - last >= _APART and end - place(value) >= _APART:
            labelled.add(value)
            last = place(value)
    ticks = tuple(Tick(v, place(v), saying[v], v in labelled) for v in values)
    return TollLine(ticks, place(toll.low), place(toll.high), toll.open)


def numbers_of(origin: OriginToll) -> tuple[float, ...]:
    """The least and the most that an origin says, once where they are one."""
    if origin.high is None or origin.high == origin.low:
        return (origin.low,)
    return origin.low, origin.high
