"""Pairs what the gold has with what a reading found: spans, likeness, one to one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Row = dict[str, Any]
Span = tuple[int, int]
Item = TypeVar("Item")


def span(row: Row) -> Span | None:
    """Start and end of a row; None for one that is not printed in the text."""
    start, end = row.get("start"), row.get("end")
    return None if start is None or end is None else (start, end)


def overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def likeness(one: Span | None, other: Span | None) -> float:
    """Intersection over union of two spans, from 0 to 1."""
    if one is None or other is None or not overlap(one, other):
        return 0.0
    common = min(one[1], other[1]) - max(one[0], other[0])
    return common / (max(one[1], other[1]) - min(one[0], other[0]))


def alike(one: Row, other: Row) -> float:
    """The likeness of the spans of two rows."""
    return likeness(span(one), span(other))


def pair(
    gold: Sequence[Item], found: Sequence[Item], worth: Callable[[Item, Item], float]
) -> list[tuple[int, int]]:
    """Indices of the pairs, the most alike first; nothing is paired twice, nothing at 0.

    Between equals the one that stands first wins.
    """
    ranked = sorted(
        (-value, g, f)
        for g, in_gold in enumerate(gold)
        for f, in_found in enumerate(found)
        if (value := worth(in_gold, in_found)) > 0
    )
    pairs: list[tuple[int, int]] = []
    taken_gold: set[int] = set()
    taken_found: set[int] = set()
    for _, g, f in ranked:
        if g not in taken_gold and f not in taken_found:
            taken_gold.add(g)
            taken_found.add(f)
            pairs.append((g, f))
    return pairs
