"""A day as a person types it for the bound of a period: a year, a month or a day. No Qt."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.analysis.text.fold import fold


def bound(typed: str, *, last: bool) -> date | None:
    """The first or last day of what was typed: «2017», «2017-11», «12-11-2017», «2017/11/12», in
    any digits. None for nothing.

    Raises:
        ValueError: it is no such thing.
    """
    parts = fold(typed).text.strip().replace("/", "-").replace(".", "-").split("-")
    if parts == [""]:
        return None
    numbers = [int(part) for part in parts]
    if len(numbers) == 3 and numbers[0] <= 31 < numbers[2]:
        numbers.reverse()
    match numbers:
        case [year]:
            return date(year, 12, 31) if last else date(year, 1, 1)
        case [year, month]:
            return _last_of(year, month) if last else date(year, month, 1)
        case [year, month, day]:
            return date(year, month, day)
    raise ValueError(typed)


def _last_of(year: int, month: int) -> date:
    following = date(year + month // 12, month % 12 + 1, 1)
    return following - timedelta(days=1)
