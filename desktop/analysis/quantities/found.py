"""A quantity while it is being found: token indices and bounds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from desktop.analysis.quantities.lexicon import Bound


@dataclass(frozen=True, slots=True)
class Found:
    """``first`` and ``end`` are token indices, ``cut`` the letters of the first token that stay
    out; ``unit`` is a code, ``what`` a noun."""

    first: int
    end: int
    low: Decimal | None
    high: Decimal | None
    approximate: bool = False
    what: str | None = None
    unit: str | None = None
    cut: int = 0


def bounded(found: Found, bound: Bound) -> Found:
    """What «نحو», «أكثر من», «أقل من» make of it."""
    if bound == "about":
        return replace(found, approximate=True)
    if bound == "at_least":
        return replace(found, high=None)
    return replace(found, low=None)
