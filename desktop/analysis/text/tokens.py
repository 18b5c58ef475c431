"""Tokens: words, numbers and marks, with their folded spelling and their place in both texts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from desktop.analysis.text.fold import Folded

TokenKind = Literal["word", "latin", "number", "mark"]

_ARABIC_LETTER = r"\u0621-\u064a\u0671-\u06d3\u06d5\u06fa-\u06ff\u0750-\u077f"
_TOKEN = re.compile(
    rf"(?P<number>\d+(?:[.,]\d+)*)"
    rf"|(?P<word>[{_ARABIC_LETTER}]+)"
    rf"|(?P<latin>[^\W\d_{_ARABIC_LETTER}]+)"
    rf"|(?P<mark>\S)"
)


@dataclass(frozen=True, slots=True)
class Token:
    """One token: ``text`` as written, ``fold`` as folded.

    ``start``/``end`` are offsets in the stored text, ``fold_start``/``fold_end`` in the folded one.
    """

    start: int
    end: int
    text: str
    fold: str
    fold_start: int
    fold_end: int
    kind: TokenKind


def tokenise(text: str, folded: Folded) -> tuple[Token, ...]:
    """All tokens of the text in order. Marks are single characters; space is no token."""
    tokens = []
    for match in _TOKEN.finditer(folded.text):
        start, end = folded.original_span(match.start(), match.end())
        kind: TokenKind = match.lastgroup  # type: ignore[assignment]
        tokens.append(
            Token(start, end, text[start:end], match.group(), match.start(), match.end(), kind)
        )
    return tuple(tokens)
