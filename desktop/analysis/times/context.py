"""What a time expression is resolved against: the publication, and what the text said before."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.analysis.times.interval import Interval
from desktop.analysis.times.reasons import Reason


@dataclass(frozen=True)
class Context:
    """``anchor`` is the day of publication or None. ``future``: words before the expression look
    ahead («سيعقد», «من المقرر»). ``day_before``: the last single day named in the paragraph.
    ``compared``: the time that «مقابل … قبل شهر» counts from. ``calendar``: ``calendar.toml``."""

    anchor: date | None
    calendar: dict[str, Any]
    future: bool = False
    day_before: date | None = None
    compared: date | None = None


@dataclass(frozen=True, slots=True)
class Resolved:
    """``interval`` None: the time stays open, and the reason says why."""

    interval: Interval | None
    reason: Reason
    zone: str | None = None


class Unanchored(Exception):
    """The expression needs a date of publication and there is none."""
