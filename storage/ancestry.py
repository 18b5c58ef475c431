"""Which entries of a journal their author could know of when writing another. Pure.

A journal is a chain that now and then parts, where a case was copied, and joins again, where copies
were merged. Entries in a row form a strand; what a strand's first entry follows from is kept once,
as the furthest place in every other strand (a version vector), so asking costs no walk.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field


@dataclass(slots=True)
class Ancestry:
    """Made of (hash, hashes that it follows from), every entry after those that it follows from."""

    _places: dict[str, tuple[int, int]] = field(default_factory=dict)
    _known: list[dict[int, int]] = field(default_factory=list)
    _tips: dict[str, int] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[tuple[str, tuple[str, ...]]]) -> Ancestry:
        made = cls()
        for entry, parents in entries:
            made._add(entry, tuple(parent for parent in parents if parent in made._places))
        return made

    @property
    def parted(self) -> bool:
        """Whether copies ever grew apart; if not, every entry knows all before it."""
        return len(self._known) > 1

    def knows(self, later: str, earlier: str) -> bool:
        """Whether ``earlier`` is the entry ``later`` itself or one that it follows from."""
        strand, place = self._places[earlier]
        own_strand, own_place = self._places[later]
        if strand == own_strand:
            return place <= own_place
        return place <= self._known[own_strand].get(strand, -1)

    def _add(self, entry: str, parents: tuple[str, ...]) -> None:
        strand = self._tips.pop(parents[0], None) if len(parents) == 1 else None
        if strand is None:
            strand, place = len(self._known), 0
            self._known.append(self._union(parents))
        else:
            place = self._places[parents[0]][1] + 1
        self._places[entry] = (strand, place)
        self._tips[entry] = strand

    def _union(self, parents: tuple[str, ...]) -> dict[int, int]:
        """What one knows who knows the parents; a strand that was joined goes on no further."""
        known: dict[int, int] = {}
        for parent in parents:
            strand, place = self._places[parent]
            for other, furthest in (*self._known[strand].items(), (strand, place)):
                known[other] = max(known.get(other, -1), furthest)
        return known
