"""Minutes after an hour: «والنصف», «إلا ربعاً», «وعشرين دقيقة», «وخمسة وثلاثين»."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.analysis.times.words import Cursor, remembered

_HOUR = 60
_MOST = 2


@dataclass(frozen=True, slots=True)
class Minutes:
    """``count`` minutes, below 0 after «إلا». ``sure``: they can be nothing else than minutes."""

    count: int
    end: int
    said: bool = False
    sure: bool = False


@remembered
def read_minutes(cursor: Cursor, index: int) -> Minutes:
    """All that is added to the hour before a token, or taken from it."""
    total = Minutes(0, index)
    for _ in range(_MOST):
        found = _one(cursor, total.end)
        if found is None:
            break
        total = Minutes(
            total.count + found.count, found.end, said=True, sure=total.sure or found.sure
        )
    return total


def _one(cursor: Cursor, index: int) -> Minutes | None:
    fraction = cursor.first(index, "clock_fraction")
    if fraction is not None:
        return Minutes(fraction.value.number, fraction.end, said=True, sure=True)
    word = cursor.fold(index)
    if word == "الا":
        less = _amount(cursor, index + 1)
        if less is None or not less.sure:
            return None
        return Minutes(-less.count, less.end, said=True, sure=True)
    if not word.startswith("و"):
        return None
    return _amount(cursor, index + 1 if word == "و" else index, tied=word != "و")


def _amount(cursor: Cursor, index: int, *, tied: bool = False) -> Minutes | None:
    """A part of an hour, or a number of minutes, with or without the word."""
    number = cursor.number(index)
    if number is None or number.low != number.high or number.form == "vague":
        return None
    if tied and not number.prefix.startswith("و"):
        return None
    if number.low < 1:
        count = round(float(number.low) * _HOUR)
        return Minutes(count, number.end, said=True, sure=True)
    unit = cursor.bare(number.end, "unit", "units")
    if number.low >= _HOUR or number.low != int(number.low):
        return None
    if unit is not None and unit.value.value != "minute":
        return None
    if unit is None and number.form == "digits":
        # «بين الساعة 5 و6»
        return None
    end = unit.end if unit is not None else number.end
    return Minutes(int(number.low), end, said=True, sure=unit is not None)
