"""Work that one transaction does for many documents at once instead of for each by itself.

Rows of a table or an index are written several times faster in one go and in order. What is put off
is done before anything is read and before the transaction ends, so nobody sees a difference. Where
a part of the transaction is taken back, so is what was put off in it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

# So much work is held in memory at most.
_MOST = 1000


@dataclass(frozen=True, slots=True)
class Mark:
    """What was waiting at one moment."""

    waiting: list[Any]
    count: int


class Deferred:
    """The work that waits in a connection's transaction; ``run`` does all of it."""

    def __init__(self) -> None:
        self.run: Callable[[Sequence[Any]], None] = lambda _: None
        self._waiting: list[Any] = []

    def put(self, work: Any) -> None:
        self._waiting.append(work)

    @property
    def waits(self) -> bool:
        return bool(self._waiting)

    @property
    def is_due(self) -> bool:
        """Whether too much waits."""
        return len(self._waiting) >= _MOST

    def take(self) -> list[Any]:
        """All that waits, which waits no more."""
        waiting, self._waiting = self._waiting, []
        return waiting

    def mark(self) -> Mark:
        return Mark(self._waiting, len(self._waiting))

    def back_to(self, mark: Mark) -> None:
        """Let wait what waited at a moment, whatever was done or put off since."""
        self._waiting = mark.waiting
        del self._waiting[mark.count :]
