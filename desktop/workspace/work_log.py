"""What long work ran in this window, how it ended and what it met; kept in memory alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from desktop.workspace.hub import Hub
from desktop.workspace.messages import ProblemMet, WorkEnded, WorkProgress
from desktop.workspace.problems import Problem

Outcome = Literal["running", "done", "cancelled", "failed"]
_MOST = 200


@dataclass(frozen=True, slots=True)
class Work:
    """One job. ``what`` is the translation key of its name; ``done`` of ``total`` parts."""

    what: str
    began: datetime
    total: int
    done: int = 0
    ended: datetime | None = None
    outcome: Outcome = "running"
    problems: tuple[Problem, ...] = ()


def _now() -> datetime:
    return datetime.now().astimezone()


class WorkLog:
    """Follows the hub. Work that ended before anything was told of it leaves no line; a problem
    belongs to the work that was running when it was met."""

    def __init__(self, hub: Hub, now: Callable[[], datetime] = _now) -> None:
        self._now = now
        self.entries: list[Work] = []
        self.unread = 0
        """Problems, and work that failed, since :meth:`mark_read`."""
        hub.subscribe(WorkProgress, self._note_progress)
        hub.subscribe(WorkEnded, self._note_end)
        hub.subscribe(ProblemMet, self._note_problem)

    def mark_read(self) -> None:
        self.unread = 0

    def _note_progress(self, told: WorkProgress) -> None:
        at = self._running(told.what)
        if at is None:
            self.entries = [*self.entries, Work(told.what, self._now(), told.total)][-_MOST:]
            at = len(self.entries) - 1
        self.entries[at] = replace(self.entries[at], done=told.done, total=told.total)

    def _note_end(self, told: WorkEnded) -> None:
        at = self._running(told.what)
        if at is not None:
            outcome: Outcome = (
                "failed" if told.failed else "cancelled" if told.cancelled else "done"
            )
            self.entries[at] = replace(self.entries[at], ended=self._now(), outcome=outcome)
            self.unread += told.failed

    def _note_problem(self, told: ProblemMet) -> None:
        at = self._running(None)
        if at is not None:
            met = (*self.entries[at].problems, told.problem)
            self.entries[at] = replace(self.entries[at], problems=met)
            self.unread += 1

    def _running(self, what: str | None) -> int | None:
        """Where the work of this name that is going on stands; of any name where None is given."""
        for at in range(len(self.entries) - 1, -1, -1):
            entry = self.entries[at]
            if entry.outcome == "running" and what in (None, entry.what):
                return at
        return None
