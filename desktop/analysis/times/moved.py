"""Times that an appointment is moved from and to: «أرجأ البرلمان جلسة الخميس إلى السبت»."""

from __future__ import annotations

from desktop.analysis.times.words import Cursor

_REACH = 8


def is_moved(cursor: Cursor, index: int) -> bool:
    """Whether a verb of moving before the token tells that «X إلى Y» is the old time and the new
    one, not what lies between."""
    return any(
        cursor.first(at, "reschedule") is not None for at in range(max(0, index - _REACH), index)
    )
