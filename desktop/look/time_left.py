"""How long work will still take, as people say it."""

from __future__ import annotations

from desktop.look.translation import Words

_MINUTE = 60


def time_left(words: Words, seconds: float | None) -> str:
    """«2 min left»; «» where that is not known, or about to be over."""
    if seconds is None or seconds <= 1:
        return ""
    if seconds >= _MINUTE:
        return words.tr("status.minutes_left", count=round(seconds / _MINUTE))
    return words.tr("status.seconds_left", count=round(seconds))
