"""Web addresses in a text: their digits are no numbers and no dates."""

from __future__ import annotations

import re
from bisect import bisect_right

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def address_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of web addresses, in order (characters, end exclusive)."""
    return tuple(match.span() for match in _ADDRESS.finditer(text))


def in_addresses(offset: int, spans: tuple[tuple[int, int], ...]) -> bool:
    """Whether a character stands in one of the spans, which are in order and apart."""
    index = bisect_right(spans, offset, key=lambda span: span[0]) - 1
    return index >= 0 and offset < spans[index][1]
