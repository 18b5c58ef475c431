"""What can happen to a case, how often each did, and after how much of it one thing was wrong."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

TALLY: Counter[str] = Counter()
# After how many steps something did not hold, the first time.
FAILED_AFTER: list[int] = []
# What happens to a machine, given a source of chance.
_Does = Callable[[Any, random.Random], None]


@dataclass(frozen=True)
class Step:
    """Something that happens, ``weight`` times as often as others, ``when`` it can."""

    does: _Does
    weight: int
    when: Callable[[Any], bool]


HAPPENING: list[Step] = []


def step(weight: int, when: Callable[[Any], bool] = lambda _: True) -> Callable[[_Does], _Does]:
    def registered(does: _Does) -> _Does:
        HAPPENING.append(Step(does, weight, when))
        return does

    return registered


@contextmanager
def noting_failures() -> Iterator[None]:
    try:
        yield
    except Exception:
        FAILED_AFTER.append(TALLY.total())
        raise
