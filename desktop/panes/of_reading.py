"""What is worked out of a whole reading and shown in several places: once, not once for each."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from desktop.analysis.model import Analysis

P = ParamSpec("P")
T = TypeVar("T")
Work = Callable[Concatenate[Analysis, P], T]


def once_a_reading(work: Work[P, T]) -> Work[P, T]:
    """``work``, which gives again what it gave when it was asked last, where that was of the same
    reading and with the same other arguments."""
    last: tuple[Analysis, object, T] | None = None

    @wraps(work)
    def known(analysis: Analysis, /, *args: P.args, **kwargs: P.kwargs) -> T:
        nonlocal last
        # Another thread may ask meanwhile: what was taken here belongs together.
        had, asked = last, (args, kwargs)
        if had is None or had[0] is not analysis or had[1] != asked:
            had = last = analysis, asked, work(analysis, *args, **kwargs)
        return had[2]

    return known
