"""The rows of the ledger as they stand one below the other: claims, or groups that open. No Qt.

A group is a row of its own with the rows of its claims below it while it is open. Few are open at a
time, so that a place is found among a hundred thousand groups without going through them.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right, insort
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands at a place: the claim ``row`` (None: the group itself) of a ``group`` (None: the
    claims are in no groups)."""

    group: int | None
    row: int | None


class Sections:
    """``rows``: all claims where ``groups`` is None, else the groups are told by their number."""

    def __init__(self, rows: array[int] | None = None, groups: int | None = None) -> None:
        self.rows = array("q") if rows is None else rows
        self.groups = groups
        self._open: dict[int, array[int]] = {}
        self._opened: list[int] = []

    def __len__(self) -> int:
        if self.groups is None:
            return len(self.rows)
        return self.groups + sum(len(rows) for rows in self._open.values())

    def at(self, place: int) -> Spot:
        """What stands at a place, from 0."""
        if self.groups is None:
            return Spot(None, self.rows[place])
        before = 0
        for group in self._opened:
            head, rows = group + before, self._open[group]
            if place <= head:
                break
            if place <= head + len(rows):
                return Spot(group, rows[place - head - 1])
            before += len(rows)
        return Spot(place - before, None)

    def is_open(self, group: int) -> bool:
        return group in self._open

    def open_count(self, group: int) -> int:
        """How many claims stand below a group now."""
        return len(self._open.get(group, ()))

    def head(self, group: int) -> int:
        """The place of a group's own row."""
        opened = self._opened[: bisect_right(self._opened, group - 1)]
        return group + sum(len(self._open[one]) for one in opened)

    def open(self, group: int, rows: Sequence[int]) -> None:
        """Let the claims of a group stand below it."""
        if group not in self._open:
            insort(self._opened, group)
        self._open[group] = array("q", rows)

    def close(self, group: int) -> None:
        if self._open.pop(group, None) is not None:
            self._opened.remove(group)

    def place_of(self, row: int) -> int | None:
        """The place of a claim; None where it is not shown."""
        if self.groups is None:
            return self.rows.index(row) if row in self.rows else None
        for group in self._opened:
            rows = self._open[group]
            if row in rows:
                return self.head(group) + 1 + rows.index(row)
        return None
