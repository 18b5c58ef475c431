"""Ordinal numbers: «الثالثة», «الخامس والعشرون», «العشرون»; relative ones: «الأخير», «التالي»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.analysis.quantities.lexicon import QuantityLexicon
from desktop.analysis.quantities.numbers import read_number
from desktop.analysis.text.tokens import Token

_CONJUNCTION = "و"


@dataclass(frozen=True, slots=True)
class Ordinal:
    """``end`` is the index after the last token. ``counted_from``: "start", "current" or "end"."""

    value: Decimal
    end: int
    prefix: str
    counted_from: str = "start"


def read_ordinal(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Ordinal | None:
    """The ordinal at a token, the longest; a definite number is one too («المئة والخامسة»)."""
    if tokens[index].kind != "word":
        return None
    whole = _definite_number(tokens, index, lexicon)
    hit = lexicon.ordinals.longest(tokens, index)
    if hit is None or (whole is not None and whole.end > hit.end):
        return whole
    if hit.prefix.startswith(_CONJUNCTION) and hit.value.counted_from != "start":
        return None
    return Ordinal(hit.value.value, hit.end, hit.prefix, hit.value.counted_from)


def _definite_number(
    tokens: Sequence[Token], index: int, lexicon: QuantityLexicon
) -> Ordinal | None:
    number = read_number(tokens, index, lexicon.numbers)
    if number is None or not number.definite or number.form in ("vague", "fraction"):
        return None
    value, end = number.low, number.end
    # «المئة والخامسة والعشرون»: the hundreds as a number, the rest as an ordinal.
    rest = lexicon.ordinals.longest(tokens, end) if end < len(tokens) else None
    if rest is not None and rest.prefix == _CONJUNCTION and value % 100 == 0:
        return Ordinal(value + rest.value.value, rest.end, number.prefix)
    if number.form in ("one", "dual"):
        return None
    return Ordinal(value, end, number.prefix)
