"""Fingerprints of a text: a few numbers that texts share where they share a passage. Pure.

Winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting", 2003): of the hashes of all runs of WORDS words, the least of every WINDOW runs is
kept. Two texts that share WORDS + WINDOW - 1 words in a row share at least one fingerprint,
wherever the passage stands, and an article of 300 words has about 25.
"""

from __future__ import annotations

import zlib
from functools import lru_cache

from desktop.analysis.text.fold import fold_word
from storage.search_index import words_of

WORDS = 5
WINDOW = 22
_MASK = (1 << 48) - 1
_FACTOR = 0x5DEECE66D  # any large odd number spreads the words of a run over all bits


def fingerprints(text: str) -> frozenset[int]:
    """The fingerprints of a text, each below 2^48; spelling variants of a word count as one."""
    runs = _runs([_hash(word.text) for word in words_of(text)])
    if len(runs) <= WINDOW:
        return frozenset([min(runs)] if runs else [])
    return frozenset(min(runs[start : start + WINDOW]) for start in range(len(runs) - WINDOW + 1))


def _runs(words: list[int]) -> list[int]:
    """A hash for every run of WORDS words; one of the whole text where it is shorter."""
    found = []
    for start in range(max(1, len(words) - WORDS + 1) if words else 0):
        value = 0
        for word in words[start : start + WORDS]:
            value = (value * _FACTOR + word) & _MASK
        # The sum alone leaves the order of its last word visible in the low bits.
        found.append((value ^ (value >> 23)) * _FACTOR & _MASK)
    return found


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return zlib.crc32(fold_word(word).lower().encode("utf-8", "surrogatepass"))
