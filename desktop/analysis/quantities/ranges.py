"""Ranges of numbers: «بين 3 و5», «من 3 إلى 5», «10-15», «ثلاثة أو أربعة»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.analysis.quantities.lexicon import QuantityLexicon
from desktop.analysis.quantities.numbers import Number, read_number
from desktop.analysis.quantities.surroundings import is_change, is_old_value
from desktop.analysis.text.tokens import Token

_TO = frozenset(("الي", "حتي"))
_DASHES = frozenset(("-", "–", "—"))


@dataclass(frozen=True, slots=True)
class Bounds:
    """A number, or the two ends of a range. ``at`` is the index of the last number's first token,
    ``end`` the index after it; ``keyword``: a word says that it is a range."""

    low: Decimal
    high: Decimal
    at: int
    end: int
    last: Number
    keyword: bool = False


def read_range(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Bounds | None:
    """The number or range that begins at a token, or None."""
    word = tokens[index].fold
    if word in ("بين", "وبين", "من", "ومن") and index + 1 < len(tokens):
        return _after_keyword(tokens, index, word.removeprefix("و"), lexicon)
    number = read_number(tokens, index, lexicon.numbers)
    if number is None:
        return None
    single = Bounds(number.low, number.high, index, number.end, number)
    joined = _dashed(tokens, index, number, lexicon)
    return joined or single


def _after_keyword(
    tokens: Sequence[Token], index: int, keyword: str, lexicon: QuantityLexicon
) -> Bounds | None:
    first = read_number(tokens, index + 1, lexicon.numbers)
    if first is None or first.end >= len(tokens):
        return None
    end = _past_repeated_unit(tokens, first.end, lexicon)
    if keyword == "بين":
        at = end + 1 if tokens[end].fold == "و" else end
        tied = tokens[end].fold.startswith("و")
    else:
        at, tied = end + 1, tokens[end].fold in _TO
        if is_change(tokens, index, lexicon):
            return None
    if not tied or at >= len(tokens):
        return None
    second = read_number(tokens, at, lexicon.numbers)
    return _joined(first, second, at, keyword=True) if second else None


def _past_repeated_unit(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> int:
    """«بين 3 في المئة و5 في المئة»: the first unit, when something follows it."""
    unit = lexicon.units.longest(tokens, index, bare=True)
    return unit.end if unit is not None and unit.end < len(tokens) else index


def _dashed(
    tokens: Sequence[Token], index: int, first: Number, lexicon: QuantityLexicon
) -> Bounds | None:
    end = first.end
    if end + 1 >= len(tokens):
        return None
    mark = tokens[end].fold
    second = read_number(tokens, end + 1, lexicon.numbers)
    if second is None:
        return None
    measured = lexicon.units.longest(tokens, second.end, bare=True) is not None
    if mark in _DASHES and (measured or tokens[end].start == tokens[end - 1].end):
        after = tokens[second.end].fold if second.end < len(tokens) else ""
        if after in _DASHES or first.form != "digits" or second.form != "digits":
            return None
        return _joined(first, second, end + 1, keyword=False)
    if mark == "او" or (mark in _TO and not is_old_value(tokens, index, lexicon)):
        return _joined(first, second, end + 1, keyword=True)
    return None


def _joined(first: Number, second: Number, at: int, *, keyword: bool) -> Bounds | None:
    """«بين 20 و30 ألفاً»: the scale of the second belongs to both."""
    low = first.low
    if first.scale == 1 and second.scale > 1 and low * second.scale <= second.high:
        low *= second.scale
    if low > second.high or first.form == "fraction":
        return None
    return Bounds(low, second.high, at, second.end, second, keyword)
