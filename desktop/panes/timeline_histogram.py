"""How many events begin when: what is shown of too many to be drawn one by one. No Qt."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Histogram:
    """Events that begin in each stretch of ``width`` minutes, the first of which begins at
    ``start``."""

    start: int = 0
    width: int = 1
    counts: tuple[int, ...] = ()

    @property
    def end(self) -> int:
        return self.start + self.width * len(self.counts)

    def beyond(self, first: float, last: float) -> tuple[int, int]:
        """How many lie in stretches wholly before, and wholly after, these minutes."""
        places = ((first - self.start) // self.width, -((self.start - last) // self.width))
        before, after = (int(min(max(place, 0), len(self.counts))) for place in places)
        return sum(self.counts[:before]), sum(self.counts[after:])

    def occupied(self, first: float, last: float) -> tuple[int, int] | None:
        """From the beginning of the first stretch in these minutes that has any to the end of the
        last; None where none has."""
        begins = max(int((first - self.start) // self.width), 0)
        places = range(begins, min(int(-((self.start - last) // self.width)), len(self.counts)))
        held = [place for place in places if self.counts[place]]
        if not held:
            return None
        return self.start + held[0] * self.width, self.start + (held[-1] + 1) * self.width

    def within(self, first: float, last: float) -> int:
        """How many lie in stretches that touch these minutes."""
        return sum(self.counts) - sum(self.beyond(first, last))


@dataclass(frozen=True, slots=True)
class Density:
    """What is too much to be drawn one by one: a histogram for each lane of the view, in order."""

    lanes: tuple[Histogram, ...]
