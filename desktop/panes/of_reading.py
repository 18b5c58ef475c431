"""What is worked out of a whole reading and shown in several places: once, not once for each."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from desktop.analysis.model import Analysis

T = TypeVar("T")


def once_a_reading(work: Callable[[Analysis], T]) -> Callable[[Analysis], T]:
    """``work``, which gives again what it gave of the reading that it was asked of last."""
    last: tuple[Analysis, T] | None = None

    @wraps(work)
    def known(analysis: Analysis) -> T:
        nonlocal last
        # Another thread may ask meanwhile: what was taken here belongs together.
        had = last
        if had is None or had[0] is not analysis:
            had = last = analysis, work(analysis)
        return had[1]

    return known
