"""What Recognizers-Text expects of a number, ordinal, percentage or range of numbers."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any

from desktop.analysis.quantities.numerals import Numeral, read_numerals
from tests.benchmarks.suite import Found

_KINDS = {
    "Number_NumberModel": ("number",),
    "Number_NumberRangeModel": ("range",),
    "Number_OrdinalModel": ("ordinal", "relative"),
    "Number_OrdinalModelSuppressExtendedTypes": ("ordinal",),
    "Number_PercentModel": ("percent",),
}
_RANGE = re.compile(r"([\[(])([-\d.Ee+]*),([-\d.Ee+]*)([\])])")


def found_numbers(file: str, text: str) -> tuple[Found, ...]:
    """The numerals of a text that a file of the suite asks for."""
    kinds = _KINDS[file]
    return tuple(Found(n.start, n.end, n) for n in read_numerals(text) if n.kind in kinds)


def number_accepts(told: Mapping[str, Any], reference: str) -> Callable[[Numeral], bool] | None:
    """The question for one expected result."""
    if "relativeTo" in told and told["relativeTo"] != "start":
        offset, origin = float(told["offset"]), told["relativeTo"]
        return lambda found: (found.low, found.counted_from) == (offset, origin)
    value = str(told["value"])
    bounds = _RANGE.fullmatch(value)
    if bounds is not None:
        low, high = (_number(bounds.group(n)) for n in (2, 3))
        return lambda found: _same(found.low, low) and _same(found.high, high)
    number = _number(value.removesuffix("%"))
    return lambda found: _same(found.low, number) and _same(found.high, number)


def _number(written: str) -> float | None:
    return float(written) if written else None


def _same(found: float | None, expected: float | None) -> bool:
    if found is None or expected is None:
        return found is expected
    return abs(found - expected) <= 1e-9 * max(1.0, abs(expected))
