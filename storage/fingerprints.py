"""Fingerprints of a text: a few numbers that texts share where they share a passage. Pure.

Winnowing (Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document
Fingerprinting", 2003): of the hashes of all runs of WORDS words, the least of every WINDOW runs is
kept. Two texts that share WORDS + WINDOW - 1 words in a row share at least one fingerprint,
wherever the passage stands, and an article of 300 words has about 25.
"""

from __future__ import annotations

import re
import zlib
from collections import deque
from functools import lru_cache

from desktop.analysis.text.fold import fold_word

WORDS = 5
WINDOW = 22
# Vowel marks stand inside words, and are no letters to a regular expression.
_WORD = re.compile(r"[\w\u064b-\u065f\u0670]+")
_MASK = (1 << 48) - 1
_FACTOR = 0x5DEECE66D  # any large odd number spreads the words of a run over all bits
_OLDEST = pow(_FACTOR, WORDS, 1 << 48)


def fingerprints(text: str) -> frozenset[int]:
    """The fingerprints of a text, each below 2^48; spelling variants of a word count as one."""
    runs = _runs([_hash(word) for word in _WORD.findall(text)])
    kept = set()
    least: deque[tuple[int, int]] = deque()
    for place, run in enumerate(runs):
        while least and least[-1][0] >= run:
            least.pop()
        least.append((run, place))
        if least[0][1] <= place - WINDOW:
            least.popleft()
        if place >= WINDOW - 1 or place == len(runs) - 1:
            kept.add(least[0][0])
    return frozenset(kept)


def _runs(words: list[int]) -> list[int]:
    """A hash for every run of WORDS words; one of the whole text where it is shorter."""
    found = []
    value = 0
    for place, word in enumerate(words):
        value = value * _FACTOR + word
        if place >= WORDS:
            value -= words[place - WORDS] * _OLDEST
        value &= _MASK
        if place >= WORDS - 1 or place == len(words) - 1:
            # The sum alone leaves its last word visible in the low bits.
            found.append((value ^ (value >> 23)) * _FACTOR & _MASK)
    return found


@lru_cache(maxsize=1 << 16)
def _hash(word: str) -> int:
    return zlib.crc32(fold_word(word).lower().encode("utf-8", "surrogatepass"))
