"""Web addresses in a text: their digits are no numbers and no dates."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")


def address_spans(text: str) -> tuple[tuple[int, int], ...]:
    """The spans of web addresses, in order (characters, end exclusive)."""
    return tuple(match.span() for match in _ADDRESS.finditer(text))


def in_addresses(offset: int, spans: tuple[tuple[int, int], ...]) -> bool:
    return any(start <= offset < end for start, end in spans)
