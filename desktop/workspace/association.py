"""How closely two things belong together, by how often both are in one article. No Qt."""

from __future__ import annotations

from math import log, log2

Counts = tuple[int, int, int, int]
"""Articles with both, with the first, with the second, and all."""


def information(counts: Counts) -> float:
    """Pointwise mutual information in bits (Church and Hanks 1990): 0 where they meet as often as
    chance would have it, below where they avoid one another."""
    both, first, second, every = counts
    if not both:
        return float("-inf")
    return log2(both * every / (first * second))


def likelihood(counts: Counts) -> float:
    """The log-likelihood ratio (Dunning 1993): how little chance explains that they meet, large
    only where enough articles say so. Negative where they meet less often than by chance."""
    both, first, second, every = counts
    table = (
        (both, first * second),
        (first - both, first * (every - second)),
        (second - both, (every - first) * second),
        (every - first - second + both, (every - first) * (every - second)),
    )
    worth = 2 * sum(seen * log(seen * every / chance) for seen, chance in table if seen and chance)
    return worth if both * every >= first * second else -worth
