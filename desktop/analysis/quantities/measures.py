"""Units and currencies after a number."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from desktop.analysis.quantities.lexicon import Currency, QuantityLexicon
from desktop.analysis.quantities.phrases import proclitic_cuts
from desktop.analysis.text.tokens import Token

_METRE = "م"
_MOST_METRES = 3
_HEAT = ("حراره", "الحراره", "درجه", "درجات", "بدرجه")
_HEAT_REACH = 12


@dataclass(frozen=True, slots=True)
class Measured:
    """``end`` is the index after the unit; ``code`` None for a currency of an open country."""

    end: int
    code: str | None
    measures: str


def unit_at(
    tokens: Sequence[Token],
    index: int,
    lexicon: QuantityLexicon,
    article_codes: Mapping[str, str],
) -> Measured | None:
    """The unit at a token.

    A currency's country is that of the adjective after it («ليرة سورية»); without one it is the
    only one that the article names (``article_codes``), or stays open.
    """
    hit = lexicon.units.longest(tokens, index, bare=True)
    if hit is None:
        return _metre(tokens, index)
    unit = hit.value
    if not unit.noun:
        return Measured(hit.end, unit.code, unit.measures)
    candidates = lexicon.currencies[unit.noun]
    if hit.end < len(tokens):
        adjective = _masculine(tokens[hit.end].fold)
        for currency in candidates:
            if adjective & currency.country_words:
                return Measured(hit.end + 1, currency.code, unit.measures)
    if len(candidates) == 1 or candidates[0].code == "USD":
        return Measured(hit.end, candidates[0].code, unit.measures)
    return Measured(hit.end, article_codes.get(unit.noun), unit.measures)


def _metre(tokens: Sequence[Token], index: int) -> Measured | None:
    """«300م» is metres; «2015م» a year, «40م» of a temperature degrees, and «300 م» may begin a
    name."""
    if any(token.fold.startswith(_HEAT) for token in tokens[max(0, index - _HEAT_REACH) : index]):
        return None
    if not 0 < index < len(tokens) or tokens[index].fold != _METRE:
        return None
    number, touching = tokens[index - 1], tokens[index - 1].end == tokens[index].start
    small = number.kind == "number" and len(number.fold) <= _MOST_METRES
    return Measured(index + 1, "m", "مسافة") if touching and small else None


def _masculine(word: str) -> set[str]:
    """An adjective of nation and its shorter forms («سعوديا», «سعودية» → «سعودي»)."""
    return {word, word[:-1], word.removeprefix("ال")}


def article_currencies(tokens: Sequence[Token], lexicon: QuantityLexicon) -> dict[str, str]:
    """For each currency noun its code, when the article names just one of its countries."""
    words = {rest for token in tokens for _, rest in proclitic_cuts(token.fold)}
    found = {}
    for noun, currencies in lexicon.currencies.items():
        named = [currency.code for currency in currencies if _is_named(currency, words)]
        if len(named) == 1:
            found[noun] = named[0]
    return found


def _is_named(currency: Currency, words: set[str]) -> bool:
    return any(word in words or "ال" + word in words for word in currency.country_words)
