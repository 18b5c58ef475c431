"""Dates in digits: 2022-03-07, 7/3/2022, 7.3.2022, 7/3."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from desktop.analysis.text.tokens import Token
from desktop.analysis.times.specs import Date, Parsed
from desktop.analysis.times.words import Cursor

_MARKS = frozenset(("-", "/", "–", "."))
# Years that a printed date may have: before are Hijri years, after nothing.
_YEARS = range(1800, 2200)
_CENTURY = 100
_FIRST_SHORT_YEAR = 10
_MONTHS_OF_YEAR = 12
_PREPOSITIONS = frozenset(("في", "وفي", "عند", "منذ", "حتي", "قبل", "بعد"))
_HIJRI_YEARS = range(1300, 1500)


def read_numeric(cursor: Cursor, index: int, *, announced: bool = False) -> Parsed | None:
    """A date in digits, the day before the month unless only the other order can be. ``announced``:
    words before it tell that two numbers are a day and a month."""
    tokens = cursor.tokens
    if index >= len(tokens) or tokens[index].kind != "number":
        return None
    dotted = tokens[index].fold.split(".")
    if len(dotted) == 3 and all(part.isdecimal() for part in dotted):
        spec = _date([int(part) for part in dotted])
        return (spec, index + 1) if spec else None
    pieces, end = _pieces(tokens, index)
    if len(pieces) == 3:
        spec = _date(pieces)
        era = cursor.bare(end, "hijri_era", "gregorian_era")
        return (spec, era.end if era else end) if spec else None
    if len(pieces) == 2 and pieces[1] in _YEARS and 1 <= pieces[0] <= 12:
        return Date(None, pieces[0], pieces[1]), end
    if len(pieces) == 2:
        return _day_and_month(cursor, index, pieces, end, announced=announced)
    return None


def _day_and_month(
    cursor: Cursor, index: int, pieces: list[int], end: int, *, announced: bool
) -> Parsed | None:
    """7/3, or «11/12, 2016»; the month may stand first when only that can be."""
    if cursor.fold(index + 1) in ("-", "–") and cursor.bare(end, "day_part", "meridiem"):
        # «الاثنين 8-9 صباحاً»: hours.
        return None
    day, month = pieces if _is_date(2000, pieces[1], pieces[0]) else reversed(pieces)
    if not _is_date(2000, month, day):
        return None
    year = cursor.digits(end + 1) if cursor.fold(end) in (",", "،") else None
    if year in _YEARS:
        return Date(day, month, year), end + 2
    if announced or _is_announced(cursor, index) or _is_placed(cursor, index, end, max(pieces)):
        return Date(day, month), end
    return None


def _is_placed(cursor: Cursor, index: int, end: int, greater: int) -> bool:
    """«في 22/4»: after a preposition, too great for a fraction or a score, and counting nothing."""
    sole = index == 1 and end == len(cursor.tokens)
    if greater <= _MONTHS_OF_YEAR and not sole:
        return False
    before = cursor.fold(index - 1)
    ahead = cursor.is_future_verb(index - 1) or cursor.first(index - 2, "future") is not None
    placed = before in _PREPOSITIONS or ahead
    after = cursor.tokens[end].kind if end < len(cursor.tokens) else "mark"
    return placed and after == "mark" and cursor.fold(end) not in ("%", "-", "/")


def _pieces(tokens: Sequence[Token], index: int) -> tuple[list[int], int]:
    """Up to three numbers joined by the same mark."""
    pieces = [tokens[index].fold]
    end = index + 1
    mark = tokens[end].fold if end < len(tokens) else ""
    while (
        mark in _MARKS
        and end + 1 < len(tokens)
        and tokens[end].fold == mark
        and tokens[end + 1].kind == "number"
        and tokens[end + 1].start - tokens[end - 1].end <= 3
        and len(pieces) < 3
    ):
        pieces.append(tokens[end + 1].fold)
        end += 2
    if any(not piece.isdecimal() or len(piece) > 4 for piece in pieces):
        return [], index
    return [int(piece) for piece in pieces], end


def _date(pieces: list[int]) -> Date | None:
    first, month, last = pieces
    if max(pieces) < _CENTURY:
        return _short_year(first, month, last)
    if first in _YEARS:
        # A printed date that the calendar lacks (2016-02-30) is still one.
        return Date(last, month, first) if 1 <= month <= 12 and 1 <= last <= 31 else None
    if last in _HIJRI_YEARS and 1 <= first <= 30 and 1 <= month <= 12:
        return Date(first, month, last, "hijri")
    if last in _YEARS:
        if _is_date(last, month, first):
            return Date(first, month, last)
        if _is_date(last, first, month):
            return Date(month, first, last)
    return None


def _short_year(first: int, second: int, last: int) -> Date | None:
    """18-9-15 is of 2015; 9-18-15 too; 16/04/21 of 2016 when the last cannot be a year."""
    century = 2000
    for day, month, year in ((first, second, last), (second, first, last), (last, second, first)):
        if _is_date(century + year, month, day) and year >= _FIRST_SHORT_YEAR:
            return Date(day, month, century + year)
    return None


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _is_announced(cursor: Cursor, index: int) -> bool:
    """«يوم 7/3», «الأحد 7/3», «بتاريخ 7/3»: a day and month alone may as well be a fraction."""
    if cursor.fold(index - 1) in ("بتاريخ", "تاريخ", "يوم", "ليوم", "(") and index:
        return cursor.fold(index - 1) != "(" or bool(cursor.hits(index - 2))
    return bool(cursor.first(index - 1, "weekday"))
