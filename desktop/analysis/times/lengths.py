"""Lengths of time: «ثلاثة أيام», «أكثر من شهر», «بين 3 و5 سنوات», «يوماً أو يومين»."""

from __future__ import annotations

from dataclasses import replace

from desktop.analysis.times.amounts import Amount, read_amount
from desktop.analysis.times.specs import Duration, Parsed, Window
from desktop.analysis.times.words import Cursor

_SOLE_PREPOSITIONS = frozenset(("في", "خلال", "ل"))
_WHOLE = frozenset(("طوال", "طيله", "وطوال", "وطيله"))
# «عقود» are decades or contracts, «فصول» quarters or chapters: only the words around can tell.
_AMBIGUOUS = frozenset(("decade", "quarter", "moment"))
_PRONOUNS = ("ته", "تها", "تهم", "نا", "هم")
_DASHES = frozenset(("-", "–", "—"))
_OF_TIME = ("من", frozenset(("الزمن", "الزمان")))


def read_length(cursor: Cursor, index: int) -> Parsed | None:
    """The duration that begins at a token, or None."""
    whole = _whole_unit(cursor, index) or _within(cursor, index)
    if whole is not None:
        return whole
    bound = cursor.quantities.before.longest(cursor.tokens, index)
    at = bound.end if bound and bound.end < len(cursor.tokens) else index
    bounded = at > index
    during = bounded or _is_lasting(cursor, at) or cursor.first(index - 1, "during") is not None
    amount = read_ranged_amount(cursor, at, single=during)
    if amount is None and not during:
        amount = _sole_amount(cursor, at)
        during = amount is not None
    if amount is None:
        return None
    end = _past_time(cursor, amount.end)
    if amount.unit in _AMBIGUOUS and not (during or end > amount.end):
        return None
    return Duration(amount.iso), end


def _is_lasting(cursor: Cursor, index: int) -> bool:
    """«انقطع لسنوات», «لأيام»; but «يعود لسنوات طفولته»."""
    few = cursor.first(index, "units")
    if few is None or not few.prefix.endswith("ل") or few.value.definite:
        return False
    return not cursor.fold(few.end).endswith(_PRONOUNS)


def read_ranged_amount(cursor: Cursor, index: int, *, single: bool) -> Amount | None:
    """An amount, or two of one unit as its ends («ثلاثة أو أربعة أشهر», «من أسبوع إلى أسبوعين»)."""
    opening = cursor.first(index, "from", "between")
    start = opening.end if opening is not None else index
    between = opening is not None and opening.value.kind == "between"
    range_ = _two_ends(cursor, start, between=between, single=single or opening is not None)
    if range_ is not None:
        return range_
    return read_amount(cursor, index, single=single) if opening is None else None


def _two_ends(cursor: Cursor, index: int, *, between: bool, single: bool) -> Amount | None:
    first = read_amount(cursor, index, single=True)
    number = cursor.number(index) if first is None else None
    if first is not None and (first.vague or first.rest is not None):
        return None
    if first is None and number is None:
        return None
    end = first.end if first else number.end if number else index
    at = _past_joint(cursor, end, between=between)
    if at is None:
        return None
    last = read_amount(cursor, at, single=True)
    if first is not None and last is None:
        return _then_number(cursor, first, at)
    low = first.low if first else float(number.low) if number else 0
    if last is None or last.vague or last.rest is not None or low >= last.low:
        return None
    if first is not None and first.unit != last.unit:
        return None
    named = first is None or single or first.low > 1 or cursor.fold(end) == "او"
    return replace(last, low=low) if named else None


def _then_number(cursor: Cursor, first: Amount, index: int) -> Amount | None:
    """«يومين أو ثلاثة»."""
    number = cursor.number(index)
    if number is None or cursor.fold(index - 1) != "او" or float(number.low) <= first.low:
        return None
    after = cursor.tokens[number.end].kind if number.end < len(cursor.tokens) else "mark"
    return replace(first, high=float(number.high), end=number.end) if after == "mark" else None


def _past_joint(cursor: Cursor, index: int, *, between: bool) -> int | None:
    """Where the second end begins: after «أو», «إلى», a dash, or «و» of «بين»."""
    word = cursor.fold(index)
    if word == "او" or word in _DASHES:
        return index + 1
    joint = cursor.first(index, "to")
    if joint is not None:
        return joint.end
    if between and word.startswith("و"):
        return index + 1 if word == "و" else index
    return None


def _past_time(cursor: Cursor, index: int) -> int:
    """«عقدين من الزمن»."""
    of_time = cursor.fold(index) == _OF_TIME[0] and cursor.fold(index + 1) in _OF_TIME[1]
    return index + 2 if of_time else index


def _sole_amount(cursor: Cursor, index: int) -> Amount | None:
    """«شهر», «لحظة» where the text says nothing else."""
    starts = index == 0 or (index == 1 and cursor.fold(0) in _SOLE_PREPOSITIONS)
    amount = read_amount(cursor, index, single=True) if starts else None
    return amount if amount is not None and amount.end == len(cursor.tokens) else None


def _within(cursor: Cursor, index: int) -> Parsed | None:
    """«في غضون عشر ساعات»."""
    within = cursor.first(index, "within")
    amount = read_ranged_amount(cursor, within.end, single=True) if within is not None else None
    if amount is None:
        return None
    return Duration(amount.iso, Window(amount.unit, amount.high, 1)), amount.end


def _whole_unit(cursor: Cursor, index: int) -> Parsed | None:
    """«طوال الأسبوع», «طيلة يوم»."""
    if cursor.fold(index) not in _WHOLE:
        return None
    unit = cursor.bare(index + 1, "unit")
    if unit is None or cursor.bare(unit.end, "last", "this", "next") is not None:
        return None
    if cursor.fold(unit.end).startswith("ال") or cursor.digits(unit.end) is not None:
        return None
    return Duration(Amount(unit.value.value, 1, 1, unit.end).iso), unit.end
