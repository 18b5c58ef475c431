"""What a name goes by after the merges of the whole case. Pure.

A name goes where the last standing merge of it says, and from there on, as far as merges lead;
where they lead in a circle, the circle's last one says what all in it go by. So «C is A» holds for
a case in which A is B already, and of two persons who merged A into different names, the later is
followed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from desktop.analysis.text.fold import fold_word
from storage.judgements import EntityRef, Judgement


class Called(NamedTuple):
    """A name as merges tell of it; ``places`` as in EntityRef: empty where it is not said which."""

    folded: str
    kind: str
    places: tuple[str, ...]

    @classmethod
    def of(cls, ref: EntityRef) -> Called:
        return cls(fold_word(ref.name), ref.kind, ref.places)

    def covers(self, other: Called) -> bool:
        """Whether who speaks of this name means the other one."""
        same = (self.folded, self.kind) == (other.folded, other.kind)
        return same and (not self.places or not set(self.places).isdisjoint(other.places))


@dataclass(frozen=True, slots=True)
class Merge:
    """``source`` is ``target``; ``order`` is the entry's place in the journal."""

    source: Called
    target: Called
    words: str
    order: tuple[int, str]

    @classmethod
    def of(cls, judgement: Judgement, order: tuple[int, str]) -> Merge:
        assert judgement.entity is not None, "a merge names two entities"
        assert judgement.target is not None, "a merge names two entities"
        source, target = Called.of(judgement.entity), Called.of(judgement.target)
        return cls(source, target, judgement.target.name, order)


class Rest(NamedTuple):
    """The name that another goes by, and its ``words`` as they were written."""

    name: Called
    words: str


# The last standing merge of a name, None where there is none.
Leaving = Callable[[Called], Merge | None]


def resting(name: Called, leaving: Leaving) -> Rest | None:
    """What a name goes by; None where no merge is of it."""
    passed: dict[Called, Merge] = {}
    at, rest = name, None
    while at not in passed:
        merge = leaving(at)
        if merge is None:
            return rest
        passed[at] = merge
        at, rest = merge.target, Rest(merge.target, merge.words)
    on_the_way = list(passed)
    circle = [passed[one] for one in on_the_way[on_the_way.index(at) :]]
    last = max(circle, key=lambda merge: merge.order)
    return Rest(last.target, last.words)


class Merges:
    """The standing merges of a case."""

    def __init__(self, judgements: Iterable[Judgement]) -> None:
        """``judgements``: the merges, oldest first."""
        self._latest_first: dict[tuple[str, str], list[Merge]] = defaultdict(list)
        merges = [Merge.of(judgement, (n, "")) for n, judgement in enumerate(judgements)]
        for merge in reversed(merges):
            self._latest_first[merge.source[:2]].append(merge)

    @property
    def is_empty(self) -> bool:
        """Whether no names are merged."""
        return not self._latest_first

    def resting(self, name: Called) -> Rest | None:
        """What a name goes by; None where no merge is of it."""
        return resting(name, self._leaving)

    def _leaving(self, name: Called) -> Merge | None:
        known = self._latest_first.get(name[:2], ())
        return next((merge for merge in known if merge.source.covers(name)), None)
