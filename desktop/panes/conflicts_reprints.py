"""Claims of one side of a conflict that say the same words of the same sources: one text, printed
by several outlets. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from desktop.analysis.text.fold import fold_word
from desktop.panes.conflicts_rows import Side


@dataclass(frozen=True, slots=True)
class Quoted:
    """A claim, and ``also`` the same words of the same sources in other articles."""

    side: Side
    also: tuple[Side, ...] = ()


def quoted(camp: Iterable[Side]) -> tuple[Quoted, ...]:
    """The claims of a side, each text once, in the order given."""
    found: dict[tuple[str, str, tuple[str, ...]], list[Side]] = {}
    for side in camp:
        claim = side.claim
        # The last source is the outlet, which differs; an outlet's own words are its own.
        sources = tuple(map(fold_word, claim.chain[:-1])) or claim.chain
        key = (claim.stance, fold_word(" ".join(claim.text.split())), sources)
        found.setdefault(key, []).append(side)
    return tuple(Quoted(first, tuple(also)) for first, *also in found.values())
