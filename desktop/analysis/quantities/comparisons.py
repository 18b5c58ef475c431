"""Open ranges of numbers: «أكبر من 20», «لا يقل عن مئة», «500 أو أكثر», «>= 30», and two of them
together: «أكبر من 10 وأقل من 20»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from desktop.analysis.quantities.arithmetic import Value, read_value
from desktop.analysis.quantities.lexicon import QuantityLexicon
from desktop.analysis.quantities.ordinals import read_ordinal
from desktop.analysis.text.tokens import Token

_JOINTS = frozenset(("و", "،", ","))
_OPENINGS = frozenset(("بين", "من"))
_DASHES = frozenset(("-", "–", "—", "~"))
_SIDES = {"at_least": (True, False), "at_most": (False, True), "equal": (True, True)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """``low`` and ``high`` are None where open; ``end`` is the index after the last token."""

    low: Decimal | None
    high: Decimal | None
    end: int
    prefix: str = ""


def read_comparison(
    tokens: Sequence[Token], index: int, lexicon: QuantityLexicon
) -> Comparison | None:
    """The comparison at a token; a second one that closes the first is taken with it."""
    between = _between(tokens, index, lexicon)
    if between is not None:
        return between
    first = _one(tokens, index, lexicon)
    if first is None:
        return None
    at = first.end
    while at < len(tokens) and tokens[at].fold in _JOINTS:
        at += 1
    second = _one(tokens, at, lexicon, joined=at == first.end) if at < len(tokens) else None
    if second is None:
        return first
    return _closed(first, second) or first


def _closed(first: Comparison, second: Comparison) -> Comparison | None:
    """Both bounds, when one is below and the other above and they leave room between."""
    low = first.low if first.high is None else second.low
    high = first.high if first.low is None else second.high
    if low is None or high is None or low >= high:
        return None
    return Comparison(low, high, second.end, first.prefix)


def _one(
    tokens: Sequence[Token], index: int, lexicon: QuantityLexicon, *, joined: bool = False
) -> Comparison | None:
    before = lexicon.compared_before.longest(tokens, index)
    if before is not None and before.value in _SIDES and before.end < len(tokens):
        if _is_sign_in_code(tokens, index):
            return None
        if joined and not before.prefix.startswith("و"):
            return None
        value = _value(tokens, before.end, lexicon)
        if value is None:
            return None
        end = _past_equal(tokens, value.end, lexicon)
        low, high = _bounds(before.value, value)
        return Comparison(low, high, end, before.prefix)
    value = read_value(tokens, index, lexicon)
    after = lexicon.compared_after.longest(tokens, value.end) if value else None
    if value is None or after is None or after.value not in _SIDES:
        return None
    low, high = _bounds(after.value, value)
    return Comparison(low, high, after.end, value.prefix)


def _is_sign_in_code(tokens: Sequence[Token], index: int) -> bool:
    """«=>», «<a>»: a sign that touches what stands before is no comparison."""
    touching = index > 0 and tokens[index - 1].end == tokens[index].start
    return tokens[index].kind == "mark" and touching


def _past_equal(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> int:
    """«أكثر من 50 أو يساوي», but not «… أو يساوي 60»."""
    after = lexicon.compared_after.longest(tokens, index)
    if after is None or after.value != "or_equal":
        return index
    another = after.end < len(tokens) and _value(tokens, after.end, lexicon) is not None
    return index if another else after.end


def _between(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Comparison | None:
    """«بين سالب خمسة وعشرة», «من العاشر إلى العشرين», «20~100», «1000 - 5000»."""
    keyword = tokens[index].fold if tokens[index].fold in _OPENINGS else ""
    at = index + 1 if keyword else index
    if at >= len(tokens):
        return None
    low = _value(tokens, at, lexicon)
    if low is None or low.end + 1 >= len(tokens) or low.form == "vague":
        return None
    joint = tokens[low.end].fold
    if keyword:
        wanted = ("و",) if keyword == "بين" else ("الي", "حتي")
        start = low.end + 1 if joint in wanted else low.end
        if joint not in wanted and not (keyword == "بين" and joint.startswith("و")):
            return None
    else:
        start = low.end + 1
        if joint not in _DASHES or not _is_open_dash(tokens, low, index):
            return None
    high = _value(tokens, start, lexicon)
    if high is None or low.low >= high.high or (not keyword and high.form != low.form):
        return None
    return Comparison(low.low, high.high, high.end)


def _is_open_dash(tokens: Sequence[Token], low: Value, index: int) -> bool:
    """Between digits, and no part of a telephone number or a date."""
    before = tokens[index - 1] if index else None
    code = before is not None and before.kind == "mark" and before.end == tokens[index].start
    return low.form == "digits" and not code


def _bounds(side: str, value: Value) -> tuple[Decimal | None, Decimal | None]:
    low, high = _SIDES[side]
    return value.low if low else None, value.high if high else None


def _value(tokens: Sequence[Token], index: int, lexicon: QuantityLexicon) -> Value | None:
    """The number after the words; «العاشر» may stand for ten there."""
    value = read_value(tokens, index, lexicon)
    if value is not None:
        return value
    ordinal = read_ordinal(tokens, index, lexicon)
    if ordinal is None or ordinal.counted_from != "start" or ordinal.prefix:
        return None
    return Value(ordinal.value, ordinal.value, index, ordinal.end, "ordinal")
