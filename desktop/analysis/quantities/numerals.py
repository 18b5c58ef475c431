"""Every number, ordinal, percentage and range that a text says, whether it counts anything or not.

What :mod:`desktop.analysis.quantities.find` gives for an article are quantities: numbers that
count. Here nothing is judged away; this is for a text that is nothing but a number, for tables, and
for who wants to see how the engine reads numerals:

    >>> from desktop.analysis.quantities.numerals import read_numerals
    >>> [(n.text, n.kind, n.low) for n in read_numerals("المركز الثالث بنسبة 12,5 في المئة")]
    [('الثالث', 'ordinal', 3), ('12,5 في المئة', 'percent', 12.5)]
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from desktop.analysis.quantities.arithmetic import Value, read_value
from desktop.analysis.quantities.comparisons import read_comparison
from desktop.analysis.quantities.lexicon import QuantityLexicon, quantity_lexicon
from desktop.analysis.quantities.ordinals import Ordinal, read_ordinal
from desktop.analysis.quantities.phrases import after_prefix
from desktop.analysis.quantities.ranges import read_range
from desktop.analysis.text.addresses import address_spans, in_addresses
from desktop.analysis.text.fold import fold
from desktop.analysis.text.tokens import Token, tokenise
from resources.lexicons import Lexicons, load

NumeralKind = Literal["number", "ordinal", "relative", "percent", "range"]
_PERCENT_HEADS = frozenset(("نسبه", "بنسبه"))


@dataclass(frozen=True, slots=True)
class Numeral:
    """``low`` and ``high`` are the same but for a range and a vague number; None where open.

    ``counted_from``: what an ordinal counts from; «الأخير» is 0 from the "end", «التالي» 1 from the
    "current" one (both of kind "relative").
    """

    start: int
    end: int
    text: str
    kind: NumeralKind
    low: float | None
    high: float | None
    counted_from: str = "start"


@dataclass(frozen=True, slots=True)
class _Span:
    """Token indices, with the proclitic letters of the first token that stay outside."""

    first: int
    end: int
    prefix: str = ""


def read_numerals(text: str, lexicons: Lexicons | None = None) -> tuple[Numeral, ...]:
    """The numerals of a text in order. A definite number («العشرون») is given twice, as the number
    and as the ordinal; the ends of a range are also numbers of their own.

    Args:
        text: any text; offsets are indices into it.
        lexicons: what the words mean; those that Rawi ships when None.
    """
    lexicon = quantity_lexicon(lexicons or load())
    tokens = _outside_addresses(tokenise(text, fold(text)), text)
    numbers = tuple(_numbers(text, tokens, lexicon))
    percents = [numeral for numeral in numbers if numeral.kind == "percent"]
    ordinals = [
        ordinal
        for ordinal in _ordinals(text, tokens, lexicon)
        # «في المئة»
        if not any(each.start <= ordinal.start < each.end for each in percents)
    ]
    # «عشر» of «الحادي عشر» is no number of its own.
    counting = (
        number
        for number in numbers
        if not any(each.start < number.start < each.end for each in ordinals)
    )
    found = [*_ranges(text, tokens, lexicon), *ordinals, *counting]
    return tuple(sorted(found, key=lambda numeral: (numeral.start, -numeral.end)))


def _outside_addresses(tokens: Sequence[Token], text: str) -> tuple[Token, ...]:
    """The tokens that are not part of a web address."""
    addresses = address_spans(text)
    if not addresses:
        return tuple(tokens)
    return tuple(token for token in tokens if not in_addresses(token.start, addresses))


def plain(value: Decimal | None) -> float | None:
    """A whole number as int, any other as float."""
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def _numeral(
    text: str,
    tokens: Sequence[Token],
    span: _Span,
    kind: NumeralKind,
    bounds: tuple[Decimal | None, Decimal | None],
    counted_from: str = "start",
) -> Numeral:
    start = after_prefix(tokens[span.first], span.prefix)
    end = tokens[span.end - 1].end
    low, high = bounds
    return Numeral(start, end, text[start:end], kind, plain(low), plain(high), counted_from)


def _numbers(text: str, tokens: Sequence[Token], lexicon: QuantityLexicon) -> Iterator[Numeral]:
    index = 0
    while index < len(tokens):
        value = read_value(tokens, index, lexicon)
        if value is None:
            index += 1
            continue
        percent = _percent(tokens, value, lexicon)
        span = percent or _Span(value.first, value.end, value.prefix)
        kind: NumeralKind = "percent" if percent else "number"
        yield _numeral(text, tokens, span, kind, (value.low, value.high))
        index = span.end


def _percent(tokens: Sequence[Token], value: Value, lexicon: QuantityLexicon) -> _Span | None:
    """«12 %», «%12», «12 في المئة», and «نسبة 12» that leaves the sign out."""
    unit = lexicon.units.longest(tokens, value.end)
    if unit is not None and unit.value.code == "%":
        return _Span(value.first, unit.end, value.prefix)
    before = tokens[value.first - 1] if value.first else None
    if before is None:
        return None
    if before.fold == "%" and before.end == tokens[value.first].start:
        return _Span(value.first - 1, value.end)
    if before.fold in _PERCENT_HEADS and unit is None:
        return _Span(value.first - 1, value.end, "ب" if before.fold[0] == "ب" else "")
    return None


def _ordinals(text: str, tokens: Sequence[Token], lexicon: QuantityLexicon) -> Iterator[Numeral]:
    index = 0
    while index < len(tokens):
        ordinal: Ordinal | None = read_ordinal(tokens, index, lexicon)
        if ordinal is None:
            index += 1
            continue
        kind: NumeralKind = "ordinal" if ordinal.counted_from == "start" else "relative"
        span = _Span(index, ordinal.end, ordinal.prefix)
        bounds = (ordinal.value, ordinal.value)
        yield _numeral(text, tokens, span, kind, bounds, ordinal.counted_from)
        index = ordinal.end


def _ranges(text: str, tokens: Sequence[Token], lexicon: QuantityLexicon) -> Iterator[Numeral]:
    index = 0
    while index < len(tokens):
        compared = read_comparison(tokens, index, lexicon)
        if compared is not None:
            span = _Span(index, compared.end, compared.prefix)
            yield _numeral(text, tokens, span, "range", (compared.low, compared.high))
            index = compared.end
            continue
        bounds = read_range(tokens, index, lexicon)
        if bounds is not None and bounds.keyword:
            span = _Span(index, bounds.end)
            yield _numeral(text, tokens, span, "range", (bounds.low, bounds.high))
        index = bounds.end if bounds is not None else index + 1
