"""What stands in a reading at the words that a judgement is anchored to. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from desktop.analysis.model import Analysis
from storage.judgements import Judgement, locate


class Spanned(Protocol):
    """Something with a place in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


S = TypeVar("S", bound=Spanned)


def span(analysis: Analysis, judgement: Judgement) -> tuple[int, int] | None:
    """Where the anchored words stand in the reading's text; None where they are gone."""
    if judgement.anchor is None:
        return None
    return locate(analysis.document.text, judgement.anchor)


def nearest(items: Iterable[S], place: tuple[int, int] | None) -> S | None:
    """The item of that very span, else the one that shares most of it, the shorter first; None
    where none shares any. A newer engine may cut the same thing a little otherwise."""
    if place is None:
        return None
    start, end = place
    shared = [(min(item.end, end) - max(item.start, start), item) for item in items]
    best = max(shared, key=lambda pair: (pair[0], pair[1].start - pair[1].end), default=None)
    return best[1] if best and best[0] > 0 else None


def alike(item: Spanned, place: tuple[int, int]) -> bool:
    """Whether two spans are the same but for a little at their ends: three quarters in common."""
    shared = min(item.end, place[1]) - max(item.start, place[0])
    whole = max(item.end, place[1]) - min(item.start, place[0])
    return 4 * shared >= 3 * whole > 0
