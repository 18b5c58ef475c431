"""The time expression that begins at a token: the table of contents of the grammar."""

from __future__ import annotations

from desktop.analysis.times.amounts import Amount, read_amount
from desktop.analysis.times.clock import read_clock
from desktop.analysis.times.dates import read_date, read_holiday
from desktop.analysis.times.days import read_day_part
from desktop.analysis.times.ranges import read_range
from desktop.analysis.times.specs import (
    Distance,
    Duration,
    Parsed,
    Recurring,
    Since,
    Together,
    Window,
)
from desktop.analysis.times.units import read_unit
from desktop.analysis.times.words import Cursor

_PUNCTUAL_REACH = 4
# «عقود» are decades or contracts, «فصول» quarters or chapters: only the words before can tell.
_AMBIGUOUS = frozenset(("decade", "quarter", "moment"))


def read_time(cursor: Cursor, index: int) -> Parsed | None:
    """The longest expression at a token, or None."""
    if not cursor.hits(index) and cursor.tokens[index].kind == "mark":
        return None
    return (
        read_range(cursor, index, read_point)
        or _since(cursor, index)
        or _every(cursor, index)
        or _distance(cursor, index)
        or read_point(cursor, index)
        or _duration(cursor, index)
    )


def read_point(cursor: Cursor, index: int) -> Parsed | None:
    """A single time: clock, part of a day, day, date, month, year, unit, with «الموافق …»."""
    found = (
        read_clock(cursor, index)
        or read_day_part(cursor, index)
        or read_date(cursor, index)
        or read_holiday(cursor, index)
        or read_unit(cursor, index)
    )
    if found is None:
        return None
    same = cursor.bare(found[1], "corresponding")
    other = read_day_part(cursor, same.end) if same else None
    if other is None:
        return found
    return Together((other[0], found[0])), other[1]


def _since(cursor: Cursor, index: int) -> Parsed | None:
    since = cursor.first(index, "since")
    if since is None:
        return None
    amount = _qualified_amount(cursor, since.end)
    if amount is not None:
        if _is_punctual(cursor, index) and amount.unit in ("day", "night", "hour", "minute"):
            return Distance(amount.unit, amount.low, amount.high, -1), amount.end
        return Window(amount.unit, amount.high, -1), amount.end
    found = read_range(cursor, since.end, read_point) or read_point(cursor, since.end)
    if found is None:
        return None
    return Since(found[0]), found[1]


def _qualified_amount(cursor: Cursor, index: int) -> Amount | None:
    """An amount after «نحو», «أكثر من»."""
    if index >= len(cursor.tokens):
        return None
    bound = cursor.quantities.before.longest(cursor.tokens, index)
    return read_amount(cursor, bound.end if bound else index, single=True)


def _is_punctual(cursor: Cursor, index: int) -> bool:
    """A verb of a moment before «منذ ثلاثة أيام» makes it a day, not a period."""
    return any(cursor.first(i, "punctual") for i in range(max(0, index - _PUNCTUAL_REACH), index))


def _every(cursor: Cursor, index: int) -> Parsed | None:
    adverb = cursor.first(index, "recurring")
    if adverb is not None:
        return Recurring(adverb.value.value), adverb.end
    every = cursor.first(index, "every")
    if every is None:
        return None
    day = cursor.bare(every.end, "day_word")
    weekday = cursor.bare(day.end if day else every.end, "bare_weekday", "weekday")
    if weekday is not None:
        return Recurring("P1W"), weekday.end
    amount = read_amount(cursor, every.end, single=True)
    if amount is None or amount.vague:
        return None
    return Recurring(amount.iso), amount.end


def _distance(cursor: Cursor, index: int) -> Parsed | None:
    """«قبل شهر», «بعد يومين»; counted from something else when «من» follows."""
    word = cursor.first(index, "before", "after")
    if word is None:
        return None
    amount = _qualified_amount(cursor, word.end)
    if amount is None:
        return None
    direction = -1 if word.value.kind == "before" else 1
    anchored = False if cursor.fold(amount.end) in ("من", "علي", "فقط") else None
    now = cursor.bare(amount.end + 1, "day_offset", "now") if anchored is False else None
    from_now = now is not None and now.value.number == 0
    end = now.end if now is not None and from_now else amount.end
    spec = Distance(amount.unit, amount.low, amount.high, direction, anchored=from_now or anchored)
    return spec, end


def _duration(cursor: Cursor, index: int) -> Parsed | None:
    bound = cursor.quantities.before.longest(cursor.tokens, index)
    at = bound.end if bound and bound.end < len(cursor.tokens) else index
    expected = cursor.first(index - 1, "during") is not None
    amount = read_amount(cursor, at, single=expected)
    if amount is None or (amount.unit in _AMBIGUOUS and not expected):
        return None
    return Duration(amount.iso), amount.end
