"""Which words of a text are time expressions, and what each says; not yet which day it means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from desktop.analysis.times.ages import is_age
from desktop.analysis.times.grammar import read_time
from desktop.analysis.times.names import is_head, is_in_name, is_quotation_mark
from desktop.analysis.times.positions import read_position
from desktop.analysis.times.specs import Spec
from desktop.analysis.times.told_days import is_other_day
from desktop.analysis.times.words import Cursor, TimeHit

_OPENERS = frozenset(
    ("غره", "ال", "وال", "عده", "لعده", "نحو", "حوالي", "اكثر", "اقل", "زهاء", "قرابه")
)


@dataclass(frozen=True, slots=True)
class Found:
    """An expression: its tokens in the cursor (``end`` exclusive) and what it says."""

    first: int
    end: int
    spec: Spec


def expressions(cursor: Cursor) -> Iterator[Found]:
    """All time expressions of the cursor's tokens, in order."""
    index, count = 0, len(cursor.tokens)
    while index < count:
        token = cursor.tokens[index]
        if token.kind == "number" or (token.kind == "word" and _may_begin(cursor, index)):
            found = read_position(cursor, index)
            blocked = _blocked(cursor, index) if found is None else None
            if blocked is not None:
                # «صحيفة اليوم», but «في تونس اليوم الخميس».
                dated = cursor.bare(blocked.end, "weekday") and cursor.first(
                    blocked.end - 1, "day_offset"
                )
                index = blocked.end - 1 if dated else blocked.end
                if not dated:
                    continue
                found = read_time(cursor, index)
            found = found or read_time(cursor, index)
            if found is not None:
                spec, end = found
                if not (
                    is_in_name(cursor, index, end)
                    or is_other_day(cursor, index, spec)
                    or is_age(cursor, index, end, spec)
                ):
                    yield Found(index, end, spec)
                index = found[1]
                continue
        index += 1


def _blocked(cursor: Cursor, index: int) -> TimeHit | None:
    """Words that look like a time and are none; a country with «اليوم» is a newspaper after its
    head or in quotation marks («موقع "العراق اليوم"»)."""
    outlet = cursor.first(index, "outlet_name")
    if outlet is not None and (is_quotation_mark(cursor, index - 1) or is_head(cursor, index - 1)):
        return outlet
    return cursor.first(index, "blocked")


def _may_begin(cursor: Cursor, index: int) -> bool:
    """Most words neither belong to time nor count."""
    if cursor.hits(index):
        return True
    word = cursor.tokens[index].fold
    return cursor.quantities.numbers.get(word) is not None or word in _OPENERS
