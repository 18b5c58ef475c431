"""A Unigram tokenizer (Kudo 2018, as in SentencePiece): a word becomes its likeliest pieces.

The usual library for this brings a network client with it, which a program that promises never to
open a socket should not carry; for words that are already apart, the algorithm is short.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

# SentencePiece marks with it that a piece begins a word.
_BEGIN = "\u2581"
# What an unknown letter costs, below the score of the rarest piece (SentencePiece's constant).
_UNKNOWN_PENALTY = 10.0
_CACHED_WORDS = 32768


class Unigram:
    """Pieces with their log-probabilities.

    Args:
        scores: the score of each piece.
        ids: the id of each piece.
        unknown: the id of what no piece covers.
    """

    def __init__(self, scores: Mapping[str, float], ids: Mapping[str, int], unknown: int) -> None:
        self._pieces = {piece: (score, ids[piece]) for piece, score in scores.items()}
        self._unknown = unknown
        self._longest = max(map(len, scores), default=1)
        self._unknown_score = min(scores.values(), default=0.0) - _UNKNOWN_PENALTY
        self.encode = lru_cache(_CACHED_WORDS)(self._encode)

    def _encode(self, word: str) -> tuple[int, ...]:
        """The ids of one word's pieces, at least one."""
        text = _BEGIN + _normal(word).replace(" ", _BEGIN)
        best = [0.0, *([float("-inf")] * len(text))]
        back: list[tuple[int, int]] = [(0, self._unknown)] * (len(text) + 1)
        for end in range(1, len(text) + 1):
            for start in range(max(0, end - self._longest), end):
                piece = self._pieces.get(text[start:end])
                if piece is None:
                    continue
                score = best[start] + piece[0]
                if score > best[end]:
                    best[end], back[end] = score, (start, piece[1])
            if best[end - 1] + self._unknown_score > best[end]:
                best[end] = best[end - 1] + self._unknown_score
                back[end] = (end - 1, self._unknown)
        return self._path(back)

    def _path(self, back: list[tuple[int, int]]) -> tuple[int, ...]:
        """The pieces read from the end; a run of unknown letters is one piece."""
        found: list[int] = []
        end = len(back) - 1
        while end > 0:
            end, piece = back[end]
            if piece != self._unknown or not found or found[-1] != self._unknown:
                found.append(piece)
        return tuple(reversed(found))


def _normal(word: str) -> str:
    """Compatibility forms made plain, controls and zero-width marks dropped."""
    plain = unicodedata.normalize("NFKC", word)
    return "".join(c for c in plain if unicodedata.category(c) not in ("Cc", "Cf"))
