"""Quantities told by a form and not by a number: duals («سيارتين»), «قتيل واحد», «طن ونصف»."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from desktop.analysis.quantities.found import Found
from desktop.analysis.quantities.lexicon import QuantityLexicon
from desktop.analysis.quantities.measures import unit_at
from desktop.analysis.quantities.nouns import ONE_WORDS, read_dual, read_one
from desktop.analysis.quantities.numbers import read_number
from desktop.analysis.quantities.phrases import proclitic_cuts
from desktop.analysis.text.tokens import Token

_TWO_OTHERS = frozenset(("اخران", "اخريان"))
_DUAL, _MOST_AFTER_DUAL = Decimal(2), Decimal(5)


def read_form(
    tokens: Sequence[Token],
    index: int,
    lexicon: QuantityLexicon,
    currencies: Mapping[str, str],
) -> Found | None:
    """The quantity that a noun at ``index`` tells by itself, or None."""
    return (
        _dual(tokens, index, lexicon)
        or _one(tokens, index, lexicon)
        or _unit_and_part(tokens, index, lexicon, currencies)
    )


def _dual(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Found | None:
    dual = read_dual(tokens, index, lexicon)
    if dual is None:
        return _two_others(tokens, index)
    meaning, counted = dual
    word = tokens[index].fold
    prefix = len(word) - len(_without_prefix(word, lexicon))
    code = meaning.unit.code if meaning.unit else None
    what = meaning.unit.measures if meaning.unit else counted.what
    high, end = _or_more(tokens, counted.end, lexicon)
    return Found(index, end, _DUAL, high, what=what, unit=code, cut=prefix)


def _two_others(tokens: Sequence[Token], index: int) -> Found | None:
    """«قتل شخص وأصيب آخران»; after another dual it only agrees with that one."""
    if index > 0 and tokens[index - 1].fold.endswith(("ان", "تان")):
        return None
    for prefix, rest in proclitic_cuts(tokens[index].fold):
        if rest in _TWO_OTHERS:
            return Found(index, index + 1, _DUAL, _DUAL, cut=len(prefix))
    return None


def _without_prefix(word: str, lexicon: QuantityLexicon) -> str:
    return next((rest for _, rest in proclitic_cuts(word) if rest in lexicon.duals), word)


def _or_more(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> tuple[Decimal, int]:
    """«غارتين أو ثلاث»: the upper end, two where none is told, and the index after it."""
    if index + 1 >= len(tokens) or tokens[index].fold != "او":
        return _DUAL, index
    number = read_number(tokens, index + 1, lexicon.numbers)
    if number is None or not _DUAL < number.low <= _MOST_AFTER_DUAL:
        return _DUAL, index
    return number.low, number.end


def _one(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Found | None:
    one = read_one(tokens, index, lexicon)
    if one is None:
        return None
    prefix, counted = one
    number = Decimal(1)
    return Found(index, counted.end, number, number, what=counted.what, cut=len(prefix))


def _unit_and_part(
    tokens: Sequence[Token],
    index: int,
    lexicon: QuantityLexicon,
    currencies: Mapping[str, str],
) -> Found | None:
    """«طن ونصف», «كيلومتر واحد»: one of a unit, and a part of it."""
    hit = lexicon.units.longest(tokens, index)
    if hit is None or hit.end >= len(tokens) or hit.value.code == "%":
        return None
    value = _part_of_one(tokens, hit.end, lexicon)
    unit = unit_at(tokens, index, lexicon, currencies)
    if value is None or unit is None:
        return None
    return Found(index, hit.end + 1, value, value, unit=unit.code, what=unit.measures)


def _part_of_one(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Decimal | None:
    if tokens[index].fold in ONE_WORDS:
        return Decimal(1)
    number = read_number(tokens, index, lexicon.numbers)
    if number is None or number.form != "fraction" or number.prefix != "و" or number.definite:
        return None
    return 1 + number.low if number.low < 1 else None
