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
_HIJRI_YEARS = range(1300, 1500)


def read_numeric(cursor: Cursor, index: int) -> Parsed | None:
    """A date in digits, the day before the month unless only the other order can be."""
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
        return (spec, end) if spec else None
    if len(pieces) == 2 and pieces[1] in _YEARS and 1 <= pieces[0] <= 12:
        return Date(None, pieces[0], pieces[1]), end
    if len(pieces) == 2 and _is_announced(cursor, index):
        day, month = pieces
        if _is_date(2000, month, day):
            return Date(day, month), end
    return None


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
    if first in _YEARS:
        return Date(last, month, first) if _is_date(first, month, last) else None
    if last in _HIJRI_YEARS and 1 <= first <= 30 and 1 <= month <= 12:
        return Date(first, month, last, "hijri")
    if last in _YEARS:
        if _is_date(last, month, first):
            return Date(first, month, last)
        if _is_date(last, first, month):
            return Date(month, first, last)
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
